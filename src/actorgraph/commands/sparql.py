"""`actorgraph sparql QUERY`: a query of the user's own, from the argument, a file or stdin."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from actorgraph import workspace
from actorgraph.commands.output import add_output, finish, limits_of, show
from actorgraph.errors import UsageError


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", help="the query, @FILE, or - for stdin")
    add_output(parser)


def run(args: Namespace) -> int:
    from actorgraph.query import canned

    ws = workspace.locate(args.workspace)
    store = ws.generation()
    store.check()
    table = canned.ask_text(store.store, _text(args.query), limits_of(args, ws))
    show(table, args)
    count = f"{len(table):,} row{'' if len(table) == 1 else 's'}"
    return finish(table, count, args.workspace)


def _text(given: str) -> str:
    try:
        if given == "-":
            return sys.stdin.read()
        return Path(given[1:]).read_text("utf-8") if given.startswith("@") else given
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", where=given) from error
