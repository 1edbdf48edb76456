"""What commands say beside their data."""

import json
import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from actorgraph.cli import say
from actorgraph.ledger import Version
from actorgraph.receipt import BatchReceipt, SliceReceipt
from actorgraph.staging import Meter, Progress
from actorgraph.terminal import visible

_PASSED = 12


def out(line: str = "") -> None:
    """One line of data, without anything a terminal would obey."""
    print(visible(line))


def out_json(data: dict[str, Any]) -> None:
    print(json.dumps(data, ensure_ascii=True, sort_keys=False))


def command(workspace: Path, words: str) -> str:
    """A command as it can be typed from here: with the workspace, unless it is this folder."""
    where = "" if workspace == Path() else f"-C {shlex.quote(str(workspace))} "
    return f"actorgraph {where}{words}"


def next_step(workspace: Path, words: str) -> None:
    say(f"next: {command(workspace, words)}")


def ingest_again(workspace: Path, versions: Iterable[Version]) -> None:
    """The next step after a decision that counts once the files of some slices are read again."""
    files = {one.input_path or one.input_name for one in versions}
    there = sorted(_from_here(Path(name)) for name in files if Path(name).is_file())
    for name in sorted(name for name in files if not Path(name).is_file()):
        say(f"{name}: is not there to be read again; it counts when the file is ingested")
    if there:
        next_step(workspace, shlex.join(["ingest", *there]))
    else:
        next_step(workspace, "status --slices")


def _from_here(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


@contextmanager
def progress() -> Iterator[tuple[Progress, Meter]]:
    """Tell the step under way, and the rows of a file with their rate and the time that is left,
    on a terminal only. How many rows a file has is reckoned from the lines at its beginning."""
    if not sys.stderr.isatty():
        yield (lambda _: None), (lambda *_: None)
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
    )  # fmt: skip
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("starting", total=None, rate="")

        def step(what: str) -> None:
            bars.reset(task, total=None, description=escape(visible(what)), rate="")

        def count(rows: int, expected: int) -> None:
            known = bars.tasks[0]
            done = known.completed + rows
            rate = f"{done:,.0f} rows, {done / max(known.elapsed or 0, 0.001):,.0f}/s"
            total = max(expected, done) if expected else None
            bars.update(task, completed=done, total=total, rate=rate)

        yield step, count


def receipt(batch: BatchReceipt, workspace: Path) -> None:
    """The receipt of a batch, for people."""
    for slice_ in batch.slices:
        if not slice_.reference:
            for line in _lines(slice_):
                line = line.replace(": actorgraph review", f": {command(workspace, 'review')}")
                # a source script knows the command, but not where it is typed
                out(line.replace(": actorgraph set ", f": {command(workspace, 'set ')}"))
    reference = [s for s in batch.slices if s.reference and s.outcome != "unchanged"]
    if reference:
        added = sum(s.triples_added for s in reference)
        out(f"reference data: {len(reference)} tables, {added:,} triples")
    for error in batch.refused:
        say(str(error))
    passed(batch)
    if batch.quarantine is not None:
        say(f"quarantine: {batch.quarantine}")


def passed(batch: BatchReceipt) -> None:
    """The files of a folder that nothing reads, in one line."""
    if batch.passed:
        names = ", ".join(batch.passed[:_PASSED])
        more = f" and {len(batch.passed) - _PASSED:,} more" if len(batch.passed) > _PASSED else ""
        count = f"{len(batch.passed):,} file{'' if len(batch.passed) == 1 else 's'}"
        say(f"{count} that no source reads: {names}{more}")


def _lines(slice_: SliceReceipt) -> Iterator[str]:
    name = f"{slice_.source}/{slice_.slice}"
    if slice_.input:
        name = f"{slice_.input}: {name}"
    if slice_.base is not None:
        name = f"{name}: delta on {slice_.base or 'an undated version'}"
    if slice_.outcome in ("unchanged", "empty", "older", "removed"):
        words = {
            "unchanged": "nothing new",
            "empty": "no rows, nothing to keep",
            "older": "kept, but a newer version counts",
            "removed": "withdrawn",
        }
        yield f"{name}: {words[slice_.outcome]}"
    else:
        triples = f"(+{slice_.triples_added:,} -{slice_.triples_removed:,} triples)"
        yield f"{name}: {_difference(slice_)} {triples}"
    yield f"  {rows(slice_)}"
    if slice_.reasons:
        counts = ", ".join(f"{n:,} {reason}" for reason, n in sorted(slice_.reasons.items()))
        yield f"  in quarantine: {counts}; first: {slice_.first_reason}"
    if slice_.findings:
        counts = ", ".join(f"{n:,} {k.lower()}" for k, n in sorted(slice_.findings.items()))
        yield f"  the gate found: {counts}"
    for note in slice_.notes:
        yield f"  {note}"


def _difference(slice_: SliceReceipt) -> str:
    """`3 new, 1 delisted, 7 changed` in records of the source, or statements where it has none."""
    records = {
        "new": slice_.records_new,
        slice_.gone: slice_.records_gone,
        "changed": slice_.records_changed,
    }
    if any(records.values()):
        return ", ".join(f"{number:,} {word}" for word, number in records.items() if number)
    return (
        f"+{slice_.statements_new:,} statements, {slice_.statements_changed:,} changed, "
        f"{slice_.statements_gone:,} gone"
    )


def rows(slice_: SliceReceipt) -> str:
    """`2,111 rows = 294 accepted + …`, leaving out what is nothing."""
    r = slice_.rows
    parts = {
        "accepted": r.accepted,
        "duplicates": r.duplicates,
        "collapsed": r.collapsed,
        "filtered": r.filtered,
        "quarantined": r.quarantined,
    }
    sums = " + ".join(f"{n:,} {k}" for k, n in parts.items() if n or k == "accepted")
    one = "row" if r.rows_in == 1 else "rows"
    line = f"{r.rows_in:,} {one} = {sums}"
    if slice_.statements_quarantined:
        line += f"; {slice_.statements_quarantined:,} statements quarantined"
    return line
