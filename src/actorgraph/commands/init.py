"""`actorgraph init [FOLDER]`."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from actorgraph import workspace
from actorgraph.build import Builder
from actorgraph.commands import talk


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, help="a new or empty folder")


def run(args: Namespace) -> int:
    folder: Path = args.folder or args.workspace
    ws = workspace.create(folder)
    with talk.progress() as (step, meter):
        batch = Builder(ws, step, meter).ingest(())
    if batch.refused:
        raise batch.refused[0]
    talk.receipt(batch, folder)
    talk.out(f"workspace {folder}")
    talk.next_step(folder, "ingest FILE…")
    return 0
