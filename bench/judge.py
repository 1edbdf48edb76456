"""Precision that nobody could tune to: proposals drawn by a seed, judged twice, blind.

    python bench/judge.py draw --cases DIR --out FILE [--fresh] [--written]   what judges are given
    python bench/judge.py agree FIRST.tsv SECOND.tsv                          precision, agreement

`draw` takes 100 events and 100 claims, by a fixed seed, from the political documents of
`entities_linked` and from GUM's news, as the reader proposes them today; documents whose licence
had words masked are left out, since no judge could read them. `--written`: no event whose score
keeps it from the graph until a person has looked at it. Judges see the item and
the rule (bench/judged/RULE.md), never each other. A verdict is a line `id<TAB>right|wrong`; only
ids and verdicts are kept, in bench/judged/.
"""

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _text_kit import Case, Cases, as_article, read, wilson
from _text_rows_claims import half

from actorgraph import content

_annotate: Any = content.load_ingest("_text.output.annotate")
_scores: Any = content.load_ingest("_text.output.scores")
SEED, EACH, AROUND = 20, 100, 300
MASK = "****"


def documents(cases: Cases, fresh: bool) -> Iterator[Case]:
    """`fresh`: the held half of PolNeAR, which nobody has read."""
    if fresh:
        yield from cases.rows("attribution_polnear.jsonl", lambda r: half(r["id"]) == "held")
        return
    yield from cases.rows(
        "entities_linked.jsonl", lambda r: bool(r.get("political")) and MASK not in r["text"]
    )
    yield from cases.rows("attribution_gum.jsonl", lambda r: r.get("set") == "gum-news")


def proposed(case: Case) -> Iterator[dict[str, Any]]:
    text, date = case["text"], str(case.get("date") or "")
    for one in _annotate.annotations(as_article(text, date), read(text, date)):
        if one.type in ("event", "claim"):
            before, after = max(0, one.start - AROUND), one.end + AROUND
            yield {
                "id": f"{case['id']}:{one.type}:{one.start}-{one.end}:{one.fields.get('id', '')}",
                "type": one.type,
                "text": f"{text[before : one.start]}⟦{one.exact}⟧{text[one.end : after]}",
                "date": date,
                "reading": dict(one.fields),
                "score": one.score,
            }


def drawn(cases: Cases, fresh: bool, written: bool) -> list[dict[str, Any]]:
    items = [item for case in documents(cases, fresh) for item in proposed(case)]
    if written:
        items = [i for i in items if i["type"] == "claim" or i["score"] >= _scores.KEPT]
    dice = random.Random(SEED)
    chosen = []
    for kind in ("event", "claim"):
        mine = sorted((i for i in items if i["type"] == kind), key=lambda i: i["id"])
        chosen += dice.sample(mine, min(EACH, len(mine)))
    return chosen


def verdicts(path: Path) -> dict[str, bool]:
    with path.open(encoding="utf-8", newline="") as lines:
        return {row[0]: row[1] == "right" for row in csv.reader(lines, delimiter="\t") if row}


def agreement(first: dict[str, bool], second: dict[str, bool]) -> Iterator[str]:
    """Precision by each judge and by both, and how often they agree, also beyond chance."""
    for kind in ("event", "claim"):
        keys = sorted(k for k in first.keys() & second.keys() if f":{kind}:" in k)
        pairs = [(first[k], second[k]) for k in keys]
        if not pairs:
            continue
        n = len(pairs)
        for name, hits in (
            ("first judge", sum(a for a, _ in pairs)),
            ("second judge", sum(b for _, b in pairs)),
            ("both", sum(a and b for a, b in pairs)),
        ):
            low, high = wilson(hits, n)
            yield f"{kind}s, precision by {name}: {hits / n:.2f} [{low:.2f}, {high:.2f}] (n={n})"
        same = sum(a == b for a, b in pairs) / n
        a, b = sum(x for x, _ in pairs) / n, sum(y for _, y in pairs) / n
        chance = a * b + (1 - a) * (1 - b)
        kappa = (same - chance) / (1 - chance) if chance < 1 else 1.0
        yield f"{kind}s, agreement: {same:.2f}, kappa {kappa:.2f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    verbs = parser.add_subparsers(dest="verb", required=True)
    draw = verbs.add_parser("draw")
    draw.add_argument("--cases", type=Path, required=True)
    draw.add_argument("--out", type=Path, required=True)
    draw.add_argument("--fresh", action="store_true", help="from PolNeAR's held half")
    draw.add_argument("--written", action="store_true", help="only events that are written")
    agree = verbs.add_parser("agree")
    agree.add_argument("first", type=Path)
    agree.add_argument("second", type=Path)
    options = parser.parse_args()
    if options.verb == "draw":
        items = drawn(Cases(options.cases), options.fresh, options.written)
        lines = (json.dumps(item, ensure_ascii=False) for item in items)
        options.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        print(f"{len(items)} items")
    else:
        print("\n".join(agreement(verdicts(options.first), verdicts(options.second))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
