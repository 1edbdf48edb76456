"""`actorgraph ingest FILE…`."""

import shlex
from argparse import ArgumentParser, Namespace
from difflib import get_close_matches
from pathlib import Path

from actorgraph import workspace
from actorgraph.build import Builder
from actorgraph.cli import say
from actorgraph.commands import talk
from actorgraph.errors import ActorgraphError, UsageError
from actorgraph.limits import Limits
from actorgraph.receipt import BatchReceipt
from actorgraph.sources import Unknown
from actorgraph.staging import Options


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE",
        help="files, folders whose files a source reads, or - for the standard input",
    )  # fmt: skip
    parser.add_argument(
        "--jobs", type=int, default=1, metavar="N", help="read N files at a time (default 1)"
    )
    parser.add_argument("--source", help="read as this source, whatever the file looks like")
    parser.add_argument(
        "--set", dest="settings", action="append", default=[], metavar="NAME=VALUE",
        help="a setting of the source, such as filter=off",
    )  # fmt: skip
    add_bounds(parser)
    parser.add_argument(
        "--allow-empty", action="store_true", help="let an empty result replace a slice"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a slice")


def add_bounds(parser: ArgumentParser) -> None:
    """What reading takes at the most: of a file, and of its rows that may be in quarantine."""
    parser.add_argument(
        "--limit", dest="limits", action="append", default=[], metavar="NAME=NUMBER",
        help="override a limit on input files, such as unpacked=20000000000",
    )  # fmt: skip
    parser.add_argument(
        "--max-quarantined", type=float, metavar="SHARE",
        help="accept a slice with up to this share of its rows in quarantine (0 to 1)",
    )  # fmt: skip


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    for path in args.files:
        if str(path).startswith(("http:/", "https:/")):
            raise UsageError(
                "is an address; nothing is fetched", where=str(path), remedy="save it as a file"
            )
    options = Options(
        source=args.source,
        settings=pairs(args.settings, "--set"),
        limits=limits(args),
        max_quarantined=share(args, ws),
        allow_empty=args.allow_empty,
        jobs=max(args.jobs, 1),
    )
    with talk.progress() as (step, meter):
        batch = Builder(ws, step, meter).ingest(args.files, options)
    if args.json:
        for slice_ in batch.slices:
            if not slice_.reference:
                talk.out_json(slice_.as_json())
        for error in batch.refused:
            say(str(error))
        talk.passed(batch)
    else:
        talk.receipt(batch, args.workspace)
        _summary(ws, batch, args.files)
    return exit_code(batch)


def share(args: Namespace, ws: workspace.Workspace) -> float | None:
    """The share of rows that may be quarantined: of the command line, else of the settings."""
    if args.max_quarantined is not None:
        if not 0 <= args.max_quarantined <= 1:
            raise UsageError("--max-quarantined takes a share from 0 to 1")
        return float(args.max_quarantined)
    share = ws.setting("ingest", "max_quarantined")
    return None if share is None else float(share)


def limits(args: Namespace) -> Limits:
    return Limits().with_overrides(pairs(args.limits, "--limit"))


def pairs(given: list[str], option: str) -> dict[str, str]:
    for text in given:
        if "=" not in text:
            raise UsageError(f"{option} takes NAME=VALUE, not `{text}`")
    return {name: value for name, _, value in (text.partition("=") for text in given)}


def _summary(ws: workspace.Workspace, batch: BatchReceipt, files: list[Path]) -> None:
    from actorgraph.commands.summary import counts

    if batch.changed:
        talk.out(counts(ws))
    read = any(s.outcome != "empty" for s in batch.slices if not s.reference)
    talk.next_step(ws.root, "ask claims_contested" if read else _mend(batch, files))


def _mend(batch: BatchReceipt, files: list[Path]) -> str:
    """What to do where nothing was read: name the file that was meant, or see what can be read;
    where a file has nothing in it, see what the case has."""
    for path in files:
        if not path.exists():
            there = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
            close = get_close_matches(path.name, there, 1)
            return shlex.join(["ingest", str(path.parent / close[0])]) if close else "ingest --help"
    return "ingest --help" if batch.refused or batch.passed else "status"


def exit_code(batch: BatchReceipt) -> int:
    """0 done or unchanged, 3 with findings; the error's own code where nothing was accepted."""
    mine = [s for s in batch.slices if not s.reference]
    if batch.refused and not any(
        s.outcome in ("new", "changed", "unchanged", "older") for s in mine
    ):
        first = batch.refused[0]
        return first.exit_code if isinstance(first, ActorgraphError) else 4
    if batch.passed and not mine:
        return Unknown.exit_code
    quarantined = any(s.rows.quarantined or s.statements_quarantined for s in mine)
    return 3 if batch.refused or quarantined else 0
