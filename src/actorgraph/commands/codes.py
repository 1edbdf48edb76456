"""`actorgraph codes CODE [--scheme S] [--date D]`: what a code means, in which scheme, and when.

Any ingest script may know codes: it then has `meanings(code, scheme, day)`, which gives rows.
"""

import shutil
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from actorgraph import sources
from actorgraph.commands import talk
from actorgraph.errors import UsageError
from actorgraph.terminal import render
from actorgraph.workspace import MARKER


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", help="a code such as AU, 260 or UKG")
    parser.add_argument("--scheme", help="of this scheme only, such as iso3, fips or cown")
    parser.add_argument("--date", help="on this day, as 1989-11-09; without it at any time")
    parser.add_argument("--json", action="store_true", help="JSON Lines, one object a meaning")


def run(args: Namespace) -> int:
    rows = meanings(_folder(args.workspace), args.code, args.scheme, _day(args.date))
    if not rows:
        where = f"{args.scheme} {args.code}" if args.scheme else args.code
        day = f" on {args.date}" if args.date else ""
        raise UsageError(f"no code `{where}`{day}", remedy="without --scheme and --date all count")
    if args.json:
        for row in rows:
            talk.out_json(dict(row))
    else:
        head = list(rows[0])
        cells = [list(row.values()) for row in rows]
        width = shutil.get_terminal_size((100, 40)).columns
        for line in render(head, cells, [False] * len(head), width):
            talk.out(line)
    return 0


def meanings(
    workspace: Path | None, code: str, scheme: str | None, day: date | None
) -> list[dict[str, str]]:
    """Every meaning of a code that the ingest scripts know."""
    found: list[dict[str, str]] = []
    for script in sources.load(workspace):
        ask = getattr(script.module, "meanings", None)
        if ask is not None:
            found += ask(code, scheme, day)
    return found


def _folder(workspace: Path) -> Path | None:
    """A code can be looked up outside any workspace as well."""
    return workspace if (workspace / MARKER).is_file() else None


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"{text!r} is no day", remedy="write it as 1989-11-09") from None
