"""`actorgraph remove SOURCE/SLICE…`."""

from argparse import ArgumentParser, Namespace

from actorgraph import workspace
from actorgraph.build import Builder
from actorgraph.commands import talk


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("slices", nargs="+", metavar="SOURCE/SLICE")


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    with talk.progress() as (step, meter):
        batch = Builder(ws, step, meter).remove(args.slices)
    talk.receipt(batch, args.workspace)
    talk.next_step(args.workspace, "status")
    return 0
