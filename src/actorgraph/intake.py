"""From a source file to staged slices: read, judge, count, write aside. Nothing is published."""

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from uuid import uuid4

from actorgraph.delta import Base
from actorgraph.errors import Refused
from actorgraph.frames import Chunk, SourceFile
from actorgraph.ledger import SliceWriter
from actorgraph.slicing import Slicing, dataset
from actorgraph.sources import UNREADABLE, Script
from actorgraph.staged import Judge, Origin, Staged

__all__ = ["Judge", "Staged", "dataset", "stage"]


def stage(
    script: Script,
    file: SourceFile,
    judge: Judge,
    staging: Path,
    batch: int,
    base_of: Callable[[str], Base | None] = lambda _: None,
    count: Callable[[int], None] = lambda _: None,
) -> Iterator[Staged | Refused]:
    """Stage each slice of a file; a slice that is refused comes as the error that says why.
    `base_of` gives the version of a slice that counts, which a delta changes; `count` is told
    the rows of each chunk."""
    done: set[str] = set()
    for key, chunks in groupby(_chunks(script, file), lambda c: c.slice):
        if key in done:
            raise Refused(
                f"slice {key} goes on after another one", where=f"{file.name} ({script.name})",
                remedy="let the script yield all chunks of a slice in a row",
            )  # fmt: skip
        done.add(key)
        # the name has to be new: one file may be given twice, or two of the same bytes
        writer = SliceWriter(staging, f"{batch}-{uuid4().hex}")
        slicing = Slicing(Origin(script.card, key, file, batch), judge, writer, base_of)
        for chunk in chunks:
            slicing.take(chunk)
            count(chunk.rows_in)
        yield slicing.finish()


def _chunks(script: Script, file: SourceFile) -> Iterator[Chunk]:
    """What the script yields. Data it cannot read are refused, and other files go on."""
    try:
        for chunk in script.frames(file):
            if not chunk.slice:
                raise Refused("a slice without a name", where=file.name)
            yield chunk
    except UNREADABLE as error:
        what = next(iter(str(error).splitlines()), type(error).__name__)
        raise Refused(f"cannot be read: {what}", where=f"{file.name} ({script.name})") from error
