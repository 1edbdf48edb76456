"""Comma-separated tables of the hostile cases, with a header that names the columns."""

from collections.abc import Iterator

from actorgraph.delimited import rows
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.reading import Tally
from actorgraph_ingest import _hostile_frames

SOURCE = Source(
    name="hostile-table",
    title="Tables of the hostile cases",
    publisher="the benchmark",
    url="https://example.org/hostile",
    licence="https://creativecommons.org/publicdomain/zero/1.0/",
    redistribute=True,
)


def recognise(file: SourceFile) -> bool:
    return file.name.endswith(".csv") and b"id" in file.head.partition(b"\n")[0].split(b",")


def frames(file: SourceFile) -> Iterator[Chunk]:
    tally = Tally()
    read = rows(file, required=("id",), tally=tally)
    yield _hostile_frames.chunk(file, SOURCE.id, read, tally)
