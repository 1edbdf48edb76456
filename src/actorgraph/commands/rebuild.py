"""`actorgraph rebuild`."""

from argparse import ArgumentParser, Namespace

from actorgraph import workspace
from actorgraph.build import Builder
from actorgraph.commands import talk


def add_arguments(parser: ArgumentParser) -> None:
    del parser


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    with talk.progress() as (step, meter):
        made = Builder(ws, step, meter).rebuild()
    talk.out(f"digest {made.manifest.digest}")
    talk.next_step(args.workspace, "verify")
    return 0
