"""Fit the scores of readings on marked sentences: writes ingest/article/scores.tsv.

python scripts/fit_scores.py CASES [--out FILE]
python scripts/fit_scores.py CASES --check      how often the scores are right, on the held half

Only the open half of the cases is fitted on. An event is right where its category and both sides
are those marked in its sentence; most of all counts what was judged in whole articles
(bench/judged/open-events.tsv), since most sentences tell no coded event. A claim is right where
its content meets a marked one (see bench/_text_rows_claims.py); a mention where the linked article
says the same node, or, for an actor known only by the text, names anything there; a date where
both its days are the marked ones.
Quantities are marked nowhere: their weight is set by hand.
"""

import argparse
import csv
import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))

import _text_rows_claims as claims  # noqa: E402
import _text_rows_dates as days  # noqa: E402
import _text_rows_samples as samples_of  # noqa: E402
from _text_events import best_match, both_sides, made, told  # noqa: E402
from _text_kit import Cases, as_article, read, walk  # noqa: E402
from _text_rows_events import ROOTS  # noqa: E402

from actorgraph import content  # noqa: E402

scores: Any = content.load_ingest("_text.output.scores")
dates: Any = content.load_ingest("_text.times.dates")
continued: Any = content.load_ingest("_text.claims.continued")

Features = tuple[tuple[str, str], ...]
Sample = tuple[str, Features, bool, float]
PULL = 3.0  # towards no weight, in marked readings
STEPS = 12
CODED = 0.15  # what an event of a sentence that was chosen for it counts, beside one of an article
# Prose that nobody wrote rules from: of events scored .6 and more two blind draws (bench/judged,
# `newswire`) had .57 right where .77 was expected, -0.9; newswire had what was expected.
UNREAD = -0.5
JUDGED = ROOT / "bench" / "judged" / "open-events.tsv"
BY_HAND = [("quantity", "base", "", 2.2)]
HEAD = """# How sure a reading is: log-odds by type, feature and value, of scripts/fit_scores.py.
# n, right: the marked readings that had the value, and how many of them were right; 0 is by hand.
type\tfeature\tvalue\tweight\tn\tright
"""


def samples(cases: Cases) -> Iterator[Sample]:
    yield from of_events(cases)
    yield from of_claims(cases)
    yield from of_mentions(cases)
    yield from of_dates(cases)


def sample(kind: str, features: dict[str, str], right: bool, weight: float = 1.0) -> Sample:
    return kind, tuple(sorted(features.items())), right, weight


def of_events(cases: Cases) -> Iterator[Sample]:
    """All events of PLOVER's records; of a labelled relation only the one between its actors, as
    nobody has marked the others; those of the sample articles by their place; what was judged."""
    for case in cases.rows("events.jsonl", lambda r: r["set"] == "plover-gsr"):
        for event, features in events_of(case["text"]):
            right = any(_same(event, gold, case["text"]) for gold in case["events"])
            yield sample("event", features, right, CODED)
    for case in cases.rows("events_plv.jsonl"):
        gold = case["events"][0]
        best = best_match(list(told(read(case["text"]))), gold, case["text"])
        for event, features in events_of(case["text"]):
            if best is not None and (event.trigger, event.type) == (best.trigger, best.type):
                yield sample("event", features, _same(event, gold, case["text"]), CODED)
    for text, golds in articles(cases):
        for event, features in events_of(text):
            right = any(samples_of._same_event(event, gold) for gold in golds)
            yield sample("event", features, right, CODED)
    if cases.half == "open":
        yield from judged(cases)


def _same(event: Any, gold: dict[str, Any], text: str) -> bool:
    root = ROOTS.get(gold["plover"], gold["plover"])
    return ROOTS.get(event.type, event.type) == root and both_sides(
        made(event), gold, text, read(text)
    )


def judged(cases: Cases) -> Iterator[Sample]:
    """The events of whole articles that a judge has seen, where they are still read so."""
    with JUDGED.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((r for r in lines if not r.startswith("#")), delimiter="\t")
        seen = {(r["document"], int(r["trigger"]), r["category"]): r["verdict"] for r in rows}
    documents = {key[0] for key in seen}
    every = Cases(cases.folder)
    for name in ("attribution_polnear.jsonl", "entities_linked.jsonl", "attribution_gum.jsonl"):
        for case in every.rows(name, lambda r: r.get("id") in documents):
            for event, features in events_of(case["text"], str(case.get("date") or "")):
                verdict = seen.get((case["id"], event.trigger, event.type))
                if verdict is not None:
                    yield sample("event", features, verdict == "right")


def events_of(text: str, issued: str = "") -> Iterator[tuple[Any, dict[str, str]]]:
    """The events of a text with their features."""
    found = read(text, issued)
    scored = scores.Scores(as_article(text, issued), found)
    for event in (*found.events, *(e for c in walk(found.claims) for e in c.events)):
        yield event, scored.of_event(event)


def articles(cases: Cases) -> Iterator[tuple[str, list[Any]]]:
    """The sample articles with their marked events."""
    path, folder = cases.folder / "gold_seeds.json", samples_of._articles(cases.folder)
    if path.exists() and folder is not None:
        for gold in json.loads(path.read_text(encoding="utf-8"))["documents"]:
            yield (folder / gold["file"]).read_text(encoding="utf-8"), gold["events"]


def of_claims(cases: Cases) -> Iterator[Sample]:
    names = ("attribution_polnear.jsonl", "attribution_gum.jsonl")
    for case in (c for name in names for c in claims.halved(cases, name, lambda _: True)):
        text, places = case["text"], claims.numbered(case["text"])
        golds = [claims.Told(g, places) for g in case["attributions"] if g.get("cue")]
        made = scores.Scores(as_article(text), None)
        for one in continued.attributions(text):
            if one.nested:
                continue
            mine = claims.Told.of(one, text, places)
            right = any(mine.near(gold) >= claims.TOUCH for gold in golds)
            yield sample("claim", made.of_attribution(one), right)


def of_mentions(cases: Cases) -> Iterator[Sample]:
    for case in cases.rows("entities_linked.jsonl"):
        first, last = case.get("span") or (0, len(case["text"]))
        found = read(case["text"])
        made = scores.Scores(as_article(case["text"]), found)
        for party in found.parties:
            start, end = party.name
            if party.generic or party.pronoun or not party.refs or not first <= start < last:
                continue
            golds = [m for m in case["mentions"] if m["start"] < end and start < m["end"]]
            ids = {f"wd-{m.get('wikidata')}" for m in golds}
            ours = party.refs[0].startswith((".", "@", "ref-"))
            right = bool(golds) if ours else bool(ids & {*party.refs, party.country})
            yield sample("mention", made.of_mention(party), right)


def of_dates(cases: Cases) -> Iterator[Sample]:
    for case in cases.rows("dates.jsonl"):
        gold = days.true(case["value"])
        if gold is None:
            continue
        for issued in (case["doc_date"], ""):
            for when in dates.dates(case["sentence"], 0, len(case["sentence"]), issued):
                if when.start < case["end"] and case["start"] < when.end:
                    pair = ((when.earliest, when.latest), when.text)
                    right = days.agree(pair, gold, case["doc_date"])
                    features = {
                        "basis": when.basis or "none",
                        "dateline": "yes" if issued else "no",
                    }
                    yield sample("date", features, right)


def fitted(rows: list[tuple[Features, bool, float]]) -> dict[tuple[str, str], float]:
    """Logistic weights by Newton's steps."""
    names = [("base", ""), *sorted({pair for features, _, _ in rows for pair in features})]
    place = {name: n for n, name in enumerate(names)}
    marked = [([0, *(place[pair] for pair in features)], right, w) for features, right, w in rows]
    weights = [0.0] * len(names)
    for _ in range(STEPS):
        slope = [0.0, *(-PULL * w for w in weights[1:])]
        bend = [[0.0] * len(names) for _ in names]
        for n in range(len(names)):
            bend[n][n] = PULL if n else 1e-6
        for places, right, weight in marked:
            share = 1 / (1 + math.exp(-sum(weights[n] for n in places)))
            off, curve = weight * (right - share), weight * share * (1 - share)
            for n in places:
                slope[n] += off
                for m in places:
                    bend[n][m] += curve
        weights = [w + step for w, step in zip(weights, solved(bend, slope), strict=True)]
    return dict(zip(names, weights, strict=True))


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The vector that a positive matrix makes into another, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for n, head in enumerate(rows):
        for row in rows[n + 1 :]:
            part = row[n] / head[n]
            if part:
                row[n:] = [a - part * b for a, b in zip(row[n:], head[n:], strict=True)]
    found = [0.0] * len(rows)
    for n in range(len(rows) - 1, -1, -1):
        rest = sum(rows[n][m] * found[m] for m in range(n + 1, len(rows)))
        found[n] = (rows[n][-1] - rest) / rows[n][n]
    return found


def table(found: list[Sample]) -> Iterator[str]:
    for kind in sorted({kind for kind, *_ in found}):
        rows = [(features, right, weight) for k, features, right, weight in found if k == kind]
        for (name, value), weight in fitted(rows).items():
            weight += UNREAD if (kind, name) == ("event", "base") else 0.0
            mine = [
                right for features, right, _ in rows if name == "base" or (name, value) in features
            ]
            yield f"{kind}\t{name}\t{value}\t{weight:.2f}\t{len(mine)}\t{sum(mine)}"
    for kind, name, value, weight in BY_HAND:
        yield f"{kind}\t{name}\t{value}\t{weight:.2f}\t0\t0"


def bands(found: list[Sample]) -> Iterator[str]:
    """By type and band of score: how many readings, their mean score, the share that was right."""
    yield "type\tscore\tn\tmean\tright"
    limits = (0.0, scores.KEPT, 0.6, 0.7, 0.8, scores.WRITTEN, 1.01)
    for kind in sorted({kind for kind, *_ in found}):
        rows = [(scores.probability(kind, dict(f)), right) for k, f, right, _ in found if k == kind]
        for low, high in pairwise(limits):
            mine = [row for row in rows if low <= row[0] < high]
            if mine:
                mean, share = (sum(row[n] for row in mine) / len(mine) for n in (0, 1))
                yield f"{kind}\t{low:.1f}-{min(high, 1):.1f}\t{len(mine)}\t{mean:.2f}\t{share:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "ingest" / "article" / "scores.tsv")
    parser.add_argument("--check", action="store_true", help="fit nothing; look at the held half")
    asked = parser.parse_args()
    if asked.check:
        print("\n".join(bands(list(samples(Cases(asked.cases, "held"))))))
        return
    found = list(samples(Cases(asked.cases, "open")))
    asked.out.write_text(HEAD + "\n".join(table(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
