"""Fit the scores of readings on marked sentences: writes ingest/article/scores.tsv.

python scripts/fit_scores.py CASES [--out FILE]
python scripts/fit_scores.py CASES --check      how often the scores are right, on the held half

Only the open half of the cases is fitted on. An event is right where its category is among the
marked ones of its sentence; a claim where its content meets a marked one (see
bench/_text_rows_claims.py); a mention where the linked article says the same node, or, for an actor
known only by the text, names anything there; a date where both its days are the marked ones.
Quantities are marked nowhere: their weight is set by hand.
"""

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))

import _text_rows_claims as claims  # noqa: E402
import _text_rows_dates as days  # noqa: E402
import _text_rows_samples as samples_of  # noqa: E402
from _text_events import best_match, told  # noqa: E402
from _text_kit import Cases, as_article, read, walk  # noqa: E402
from _text_rows_events import ROOTS  # noqa: E402

from actorgraph import content  # noqa: E402

scores: Any = content.load_ingest("_text.scores")
dates: Any = content.load_ingest("_text.dates")
continued: Any = content.load_ingest("_text.continued")

Features = tuple[tuple[str, str], ...]
Sample = tuple[str, Features, bool]
PULL = 2.0  # towards no weight, in marked readings
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


def sample(kind: str, features: dict[str, str], right: bool) -> Sample:
    return kind, tuple(sorted(features.items())), right


def of_events(cases: Cases) -> Iterator[Sample]:
    """All events of PLOVER's records; of a labelled relation only the one between its actors, as
    nobody has marked the others; those of the sample articles by their place."""
    for case in cases.rows("events.jsonl", lambda r: r["set"] == "plover-gsr"):
        wanted = {event["plover"] for event in case["events"]}
        for event, features in events_of(case["text"]):
            yield sample("event", features, event.type in wanted)
    for case in cases.rows("events_plv.jsonl"):
        gold = case["events"][0]
        best = best_match(list(told(read(case["text"]))), gold, case["text"])
        for event, features in events_of(case["text"]):
            if best is not None and (event.trigger, event.type) == (best.trigger, best.type):
                right = ROOTS.get(event.type, event.type) == ROOTS.get(
                    gold["plover"], gold["plover"]
                )
                yield sample("event", features, right)
    for text, golds in articles(cases):
        for event, features in events_of(text):
            right = any(samples_of._same_event(event, gold) for gold in golds)
            yield sample("event", features, right)


def events_of(text: str) -> Iterator[tuple[Any, dict[str, str]]]:
    """The events of a text with their features."""
    found = read(text)
    made = scores.Scores(as_article(text), found)
    for event in (*found.events, *(e for c in walk(found.claims) for e in c.events)):
        yield event, made.of_event(event)


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
        for issued in (case["doc_date"], "") if gold else ():
            for when in dates.dates(case["sentence"], 0, len(case["sentence"]), issued):
                if when.start < case["end"] and case["start"] < when.end:
                    pair = ((when.earliest, when.latest), when.text)
                    right = days.agree(pair, gold, case["doc_date"])
                    features = {
                        "basis": when.basis or "none",
                        "dateline": "yes" if issued else "no",
                    }
                    yield sample("date", features, right)


def fitted(rows: list[tuple[Features, bool]]) -> dict[tuple[str, str], float]:
    """Logistic weights by plain descent over the counted combinations of features."""
    tries: Counter[Features] = Counter(features for features, _ in rows)
    hits: Counter[Features] = Counter(features for features, right in rows if right)
    names = sorted({pair for features in tries for pair in features})
    weights = dict.fromkeys([("base", ""), *names], 0.0)
    for _ in range(3000):
        slope = {pair: -PULL * w for pair, w in weights.items() if pair[0] != "base"}
        slope["base", ""] = 0.0
        for features, n in tries.items():
            odds = weights["base", ""] + sum(weights[pair] for pair in features)
            off = hits[features] - n / (1 + math.exp(-odds))
            for pair in (("base", ""), *features):
                slope[pair] += off
        for pair, steep in slope.items():
            weights[pair] += 2.0 * steep / len(rows)
    return weights


def table(found: list[Sample]) -> Iterator[str]:
    for kind in sorted({kind for kind, _, _ in found}):
        rows = [(features, right) for k, features, right in found if k == kind]
        for (name, value), weight in fitted(rows).items():
            mine = [
                right for features, right in rows if name == "base" or (name, value) in features
            ]
            yield f"{kind}\t{name}\t{value}\t{weight:.2f}\t{len(mine)}\t{sum(mine)}"
    for kind, name, value, weight in BY_HAND:
        yield f"{kind}\t{name}\t{value}\t{weight:.2f}\t0\t0"


def bands(found: list[Sample]) -> Iterator[str]:
    """By type and band of score: how many readings, their mean score, the share that was right."""
    yield "type\tscore\tn\tmean\tright"
    limits = (0.0, scores.KEPT, 0.6, 0.7, 0.8, scores.WRITTEN, 1.01)
    for kind in sorted({kind for kind, _, _ in found}):
        rows = [(scores.probability(kind, dict(f)), right) for k, f, right in found if k == kind]
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
