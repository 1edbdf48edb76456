"""`actorgraph ask [QUERY --parameter value…]`: canned queries."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from actorgraph import content, workspace
from actorgraph.commands import talk
from actorgraph.commands.output import add_output, finish, limits_of, show
from actorgraph.errors import UsageError

FREE_OPTIONS = True  # a query's parameters are its own


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="?", help="the query's name; none: list all")
    add_output(parser)
    parser.epilog = "A query's own parameters follow as --name value."


def run(args: Namespace) -> int:
    from actorgraph.query import canned

    root = args.workspace
    if args.query is None:
        return _list(root)
    ws = workspace.locate(root)
    queries = content.find("queries", ws.root)
    given = _parameters(args.others)
    store = ws.generation()
    store.check()
    table = canned.ask(store.store, queries, args.query, given, limits_of(args, ws))
    show(table, args)
    return finish(table)


def _list(root: Path) -> int:
    from actorgraph.query import canned

    inside = root if (root / "STORE.json").exists() else None
    queries = content.find("queries", inside)
    replaced = content.replaced("queries", inside) if inside else []
    for name in queries:
        query = canned.load(queries, name)
        takes = f"  ({query.takes})" if query.params else ""
        mark = "  [replaced by this workspace]" if name in replaced else ""
        talk.out(f"{name}: {query.summary}{takes}{mark}")
    talk.next_step("actorgraph ask claims_contested")
    return 0


def _parameters(words: list[str]) -> list[tuple[str, object]]:
    """`--actor X --since=2024-01-01` as pairs, in the order given."""
    pairs: list[tuple[str, object]] = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("--") or word == "--":
            raise UsageError(f"`{word}` is no parameter", where="ask", remedy="write --name value")
        name, equals, value = word[2:].partition("=")
        if not equals:
            following = next(rest, None)
            if following is None:
                raise UsageError(f"parameter `{name}` has no value", where="ask")
            value = following
        pairs.append((name, value))
    return pairs
