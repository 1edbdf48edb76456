"""`actorgraph set NODE FIELD VALUE` and `actorgraph reject NODE`: a person's corrections."""

import getpass
from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime

from actorgraph import corrections, workspace
from actorgraph.commands import talk
from actorgraph.errors import UsageError
from actorgraph.terms import AG, expand, n3_iri, parse_term, shorten
from actorgraph.workspace import Workspace


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("node", help="a document or derivation, such as doc-94d0…")
    if parser.prog.endswith("set"):
        parser.add_argument("field", choices=(*corrections.DOCUMENT_FIELDS, "status"))
        parser.add_argument("value")
    parser.add_argument("--author", help="who decides (default: the user's name)")


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    field, value = ("status", "rejected") if args.verb == "reject" else (args.field, args.value)
    if field == "issued":
        try:
            date.fromisoformat(value)
        except ValueError:
            raise UsageError(f"`{value}` is not a date YYYY-MM-DD", where="set issued") from None
    author = args.author or getpass.getuser()
    now = datetime.now(UTC).date().isoformat()
    node = shorten(expand(args.node))
    _check_node(ws, node, "Derivation" if field == "status" else "Document")
    with workspace.locked(ws):
        corrections.append(ws.corrections, node, field, value, author, now)
    talk.out(f"{node} {field} {value}: kept in {ws.corrections.name}")
    if field == "status":
        talk.next_step(args.workspace, "rebuild")
    else:
        held = ws.generation().catalog().values()
        talk.ingest_again(args.workspace, (v for v in held if v.slice == node))
    return 0


def _check_node(ws: Workspace, node: str, wanted: str) -> None:
    """A correction of what is not there would lie in the file and change nothing."""
    engine = ws.generation().open()
    iri = n3_iri(node)
    try:
        if engine.ask(f"ASK {{ {iri} a <{AG}{wanted}> }}"):
            return
        links = engine.select(f"SELECT ?link {{ ?link <{AG}derived> {iri} }} ORDER BY ?link")
        found = [shorten(parse_term(row[0]).value) for row in links if row[0]]
    finally:
        engine.close()
    what = f"`{node}` is no {wanted.lower()} of this case"
    if wanted == "Derivation" and found:
        raise UsageError(what, remedy=f"what derives it: {', '.join(found)}")
    raise UsageError(
        what,
        remedy="actorgraph show DOCUMENT lists its derivations"
        if wanted == "Derivation"
        else "actorgraph status --slices lists them",
    )
