"""`actorgraph set NODE FIELD VALUE` and `actorgraph reject NODE`: a person's corrections."""

import getpass
from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime

from actorgraph import corrections, workspace
from actorgraph.commands import talk
from actorgraph.errors import UsageError


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
    node = args.node.removeprefix("id:")
    with workspace.locked(ws):
        corrections.append(ws.corrections, node, field, value, author, now)
    talk.out(f"{node} {field} {value}: kept in {ws.corrections.name}")
    if field == "status":
        talk.next_step("actorgraph rebuild")
    else:
        talk.next_step("actorgraph ingest the document's file again")
    return 0
