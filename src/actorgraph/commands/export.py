"""`actorgraph export FILE`."""

from argparse import ArgumentParser, Namespace
from itertools import groupby
from pathlib import Path

from actorgraph import exports, workspace
from actorgraph.cli import say
from actorgraph.commands import talk


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="ends in .ttl, .nt, .trig or .nq")
    parser.add_argument("--format", choices=("ttl", "nt", "trig", "nq"))
    parser.add_argument(
        "--raw", action="store_true", help="ttl and nt: what the slices state, nothing derived"
    )
    parser.add_argument(
        "--redistributable", action="store_true",
        help="leave out slices whose source may not be passed on; implies --raw",
    )  # fmt: skip


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    with talk.progress() as (progress, _):
        progress("writing")
        done = exports.write(
            ws, args.file, args.format, raw=args.raw, redistributable=args.redistributable
        )
    talk.out(f"wrote {done.path} ({done.path.stat().st_size:,} bytes)")
    for name in done.restricted:
        say(f"source {name} may not be passed on: --redistributable leaves it out")
    for source, keys in groupby(done.left_out, lambda key: key.partition("/")[0]):
        names = [key.partition("/")[2] for key in keys]
        more = f" and {len(names) - 3:,} more" if len(names) > 3 else ""
        say(f"left out, may not be passed on: {source}: {', '.join(names[:3])}{more}")
    talk.next_step(args.workspace, "check")
    return 0
