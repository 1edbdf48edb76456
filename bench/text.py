"""How well articles are read: the goals table of the text reader, each row with its interval.

python bench/text.py --cases DIR [--half open|held|all] [--limit N] [--only WORD] [--json]

Every module `_text_rows_*.py` beside this file gives rows by its function `rows(cases)`. The cases
are halved by a hash of their ids: the open half may be read while the reader is made, the held
half is never looked at, and what counts is measured on it.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from _text_kit import Cases, Row

HERE = Path(__file__).parent
HALVES = ("open", "held")


def measured(cases: Cases, only: str) -> list[Row]:
    found: list[Row] = []
    for path in sorted(HERE.glob("_text_rows_*.py")):
        if only and only not in path.stem:
            continue
        found.extend(importlib.import_module(path.stem).rows(cases))
    return found


def shown(row: Row, digits: int = 3) -> str:
    return f"{row.value:.{digits}f} [{row.low:.{digits}f}, {row.high:.{digits}f}]"


def lines(tables: dict[str, list[Row]]) -> Iterator[str]:
    heads = [f"n {half} | {half}" for half in tables]
    names = [
        "test", *heads, "throw-away coder", "v0.1", "v1", f"v0.1 reached ({list(tables)[-1]})", "v1"
    ]  # fmt: skip
    yield "| " + " | ".join(names) + " |"
    yield "|" + "---|" * (len(names) + len(heads))
    for same in zip(*tables.values(), strict=True):
        last = same[-1]
        values = [f"{row.n} | {shown(row)}" for row in same]
        goals = ["–" if goal is None else f"{goal:g}" for goal in (last.coder, last.v01, last.v1)]
        ends = [last.reached(last.v01), last.reached(last.v1)]
        name = last.test + (f" ({last.note})" if last.note else "")
        yield "| " + " | ".join([name, *values, *goals, *ends]) + " |"


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--half", choices=["open", "held", "all"])
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--only", default="", help="only the modules with this in their name")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args(given)
    halves = [asked.half] if asked.half else HALVES
    tables = {h: measured(Cases(asked.cases, h, asked.limit), asked.only) for h in halves}
    if asked.json:
        print(json.dumps({h: [asdict(row) for row in rows] for h, rows in tables.items()}))
    else:
        print("\n".join(lines(tables)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
