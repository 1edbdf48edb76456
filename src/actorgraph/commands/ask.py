"""`actorgraph ask [QUERY --parameter value…]`: canned queries."""

import shlex
from argparse import ArgumentParser, Namespace
from pathlib import Path

from actorgraph import content, workspace
from actorgraph.cli import say
from actorgraph.commands import talk
from actorgraph.commands.output import add_output, finish, limits_of, show
from actorgraph.commands.summary import counts_in
from actorgraph.errors import ActorgraphError, UsageError
from actorgraph.query import canned
from actorgraph.query.session import Session
from actorgraph.tables import Table
from actorgraph.terms import SKOS, expand, parse_term

FREE_OPTIONS = True  # a query's parameters are its own


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", nargs="?", help="the query's name; none: list all")
    parser.add_argument(
        "-h", "--help", action="store_true", help="this; after a query's name: what it takes"
    )
    add_output(parser)
    parser.epilog = "A query's own parameters follow as --name value."
    parser.set_defaults(parser=parser)


def run(args: Namespace) -> int:
    if args.query is None:
        if args.help:
            args.parser.print_help()
            return 0
        return _list(args.workspace)
    if args.help:
        return _describe(args)
    ws = workspace.locate(args.workspace)
    queries = content.find("queries", ws.root)
    given = _parameters(args.others)
    store = ws.generation()
    store.check()
    limits = limits_of(args, ws)
    with Session(store.store, limits) as session:
        table = canned.ask(session, queries, args.query, given, limits)
        caption = _caption(table, dict(given), session)
        searched = None if len(table) else counts_in(session, queries)
    show(table, args)
    if searched:
        say(f"not found in {searched}; that it did not happen, or was not said, does not follow")
    return finish(table, caption, args.workspace)


def _caption(table: Table, given: dict[str, object], session: Session) -> str:
    """The table's own, with the name of each actor that a parameter was taken for."""
    caption = table.caption
    for name, taken in table.parameters.items():
        if taken != given[name] and (label := _label(session, taken)):
            caption = caption.replace(f" {name}={taken}", f" {name}={taken} ({label})", 1)
    return caption


def _label(session: Session, node: str) -> str:
    query = f"SELECT ?label {{ <{expand(node)}> <{SKOS}prefLabel> ?label }} ORDER BY ?label"
    found = [parse_term(row[0]) for row in session.query(query).rows if row[0]]
    return next((term.value for term in found if term.lang == "en"), "")


def _content(root: Path) -> Path | None:
    """The workspace whose own queries count too, where there is one."""
    return root if (root / "STORE.json").exists() else None


def _list(root: Path) -> int:
    inside = _content(root)
    queries = content.find("queries", inside)
    replaced = content.replaced("queries", inside) if inside else []
    code = 0
    for name in queries:
        mark = "  [replaced by this workspace]" if name in replaced else ""
        try:
            query = canned.load(queries, name)
        except ActorgraphError as error:  # one broken file does not hide the others
            say(str(error))
            code = error.exit_code
            continue
        takes = "".join(f" [--{p.name}]" if p.optional else f" --{p.name}" for p in query.params)
        talk.out(f"{name}{takes}: {query.summary}{mark}")
    talk.next_step(root, "ask claims_contested")
    return code


def _describe(args: Namespace) -> int:
    """What a query answers and takes."""
    query = canned.load(content.find("queries", _content(args.workspace)), args.query)
    talk.out(f"{query.name}: {query.summary}")
    if query.description:
        talk.out(query.description)
    for param in query.params:
        kind = f"{param.type}, optional" if param.optional else param.type
        talk.out(f"  --{param.name} ({kind}): {param.meaning}")
    pairs = (pair.partition("=") for pair in shlex.split(query.example))
    words = shlex.join(word for name, _, value in pairs for word in (f"--{name}", value))
    talk.next_step(args.workspace, f"ask {query.name} {words}".rstrip())
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
