"""`actorgraph requeue [BATCH]`: read the files again that have rows in quarantine."""

from argparse import ArgumentParser, Namespace

from actorgraph import workspace
from actorgraph.build import Builder
from actorgraph.cli import say
from actorgraph.commands import talk
from actorgraph.commands.ingest import add_bounds, limits, share
from actorgraph.requeue import requeue
from actorgraph.staging import Options


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("batch", nargs="?", type=int, help="of this batch only")
    add_bounds(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    options = Options(limits=limits(args), max_quarantined=share(args, ws))
    with talk.progress() as (step, meter):
        done = requeue(Builder(ws, step, meter), args.batch, options)
    if args.json:
        talk.out_json({"before": done.before, "after": done.after, "missing": list(done.missing)})
    else:
        for receipt in done.receipts:
            talk.receipt(receipt, args.workspace)
        if done.receipts:
            talk.out(
                f"{done.accepted:,} of {done.before:,} rows accepted now, "
                f"{done.after:,} still in quarantine"
            )
        elif not done.missing:
            talk.out("nothing in quarantine")
    for path in done.missing:
        say(f"{path}: not there, or changed since; give it again: "
            f"{talk.command(args.workspace, 'ingest FILE')}")  # fmt: skip
    refused = any(receipt.refused for receipt in done.receipts)
    return 3 if done.after or done.missing or refused else 0
