"""`actorgraph export FILE`."""

from argparse import ArgumentParser, Namespace
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
    done = exports.write(
        ws, args.file, args.format, raw=args.raw, redistributable=args.redistributable
    )
    talk.out(f"wrote {done.path} ({done.path.stat().st_size:,} bytes)")
    for name in done.restricted:
        say(f"source {name} may not be passed on: --redistributable leaves it out")
    for key in done.left_out:
        say(f"left out: {key}, which may not be passed on")
    talk.next_step("actorgraph check")
    return 0
