"""Fit the scores of readings on marked sentences: writes ingest/article/scores.tsv.

python scripts/fit_scores.py CASES [--out FILE]

Only the open half of the cases is read. An event is right where its category is among the marked
ones of its sentence; a claim where its content meets a marked one (see bench/_text_rows_claims.py);
a mention where the linked article says the same node, or, for an actor known only by the text,
names anything there; a date where both its days are the marked ones. Quantities are marked nowhere:
their weight is set by hand.
"""

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "bench"))

import _text_rows_claims as claims  # noqa: E402
import _text_rows_dates as days  # noqa: E402
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
    for case in cases.rows("events.jsonl") + cases.rows("events_plv.jsonl"):
        if not case["events"]:
            continue
        found, article = read(case["text"]), as_article(case["text"])
        wanted = {ROOTS.get(e["plover"], e["plover"]) for e in case["events"] if e.get("plover")}
        made = scores.Scores(article, found)
        told = [*found.events, *(e for c in walk(found.claims) for e in c.events)]
        for event in told if wanted else ():
            right = ROOTS.get(event.type, event.type) in wanted
            yield sample("event", made.of_event(event), right)


def of_claims(cases: Cases) -> Iterator[Sample]:
    names = ("attribution_polnear.jsonl", "attribution_gum.jsonl")
    for case in (c for name in names for c in claims.halved(cases, name, lambda _: True)):
        text, places = case["text"], claims.numbered(case["text"])
        golds = [claims.Told(g, places) for g in case["attributions"] if g.get("cue")]
        made = scores.Scores(as_article(text), None)
        for one in continued.attributions(text):
            if one.nested:
                continue
            told = claims.Told.of(one, text, places)
            right = any(told.near(gold) >= claims.TOUCH for gold in golds)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "ingest" / "article" / "scores.tsv")
    asked = parser.parse_args()
    found = list(samples(Cases(asked.cases, "open")))
    asked.out.write_text(HEAD + "\n".join(table(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
