"""How commands that answer with a table print it, and what a query may cost."""

import shutil
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path

from actorgraph.cli import say
from actorgraph.commands import talk
from actorgraph.query.answer import MIB, Limits
from actorgraph.tables import Table
from actorgraph.workspace import Workspace


def add_output(parser: ArgumentParser) -> None:
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="JSON Lines, one object a row")
    form.add_argument("--csv", action="store_true", help="CSV, formulas made harmless")
    parser.add_argument("--raw", action="store_true", help="with --csv: texts as they are")
    parser.add_argument("--iris", action="store_true", help="full IRIs instead of short ids")
    parser.add_argument("--all", action="store_true", help="no limit on rows")
    parser.add_argument("--seconds", type=float, help="time for the query (default 10)")


def limits_of(args: Namespace, ws: Workspace) -> Limits:
    """The limits of `actorgraph.toml` and the command line."""
    limits = Limits()
    seconds, megabytes = ws.setting("query", "seconds"), ws.setting("query", "megabytes")
    if seconds is not None:
        limits = replace(limits, seconds=seconds)
    if megabytes is not None:
        limits = replace(limits, memory=int(megabytes) * MIB)
    if args.seconds is not None:
        limits = replace(limits, seconds=args.seconds)
    return replace(limits, rows=None, bytes=None) if args.all else limits


def show(table: Table, args: Namespace) -> None:
    if args.json:
        for line in table.json_lines(iris=args.iris):
            print(line)
    elif args.csv:
        sys.stdout.writelines(table.csv(raw=args.raw, iris=args.iris))
    else:
        print(table.text(shutil.get_terminal_size((100, 40)).columns))


def finish(table: Table, caption: str, workspace: Path) -> int:
    """Say how many rows came and whether the answer was cut; the exit code."""
    say(caption)
    if table.truncated:
        say("truncated: --all gives every row")
    talk.next_step(workspace, _next(table))
    return 3 if table.truncated else 0


def _next(table: Table) -> str:
    """Where a reader goes from the first row."""
    first = next(iter(table), {})
    situation = first.get("situation") or first.get("cluster")
    if situation and "situation" not in table.parameters:
        return f"ask answer_trace --situation {situation}"
    document = first.get("document")
    return f"show {document}" if document else "ask"
