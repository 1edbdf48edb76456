"""Tab-separated tables of the hostile cases: no header, no quoting, a key and a name."""

from collections.abc import Iterator

from actorgraph.delimited import TABS, rows
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.reading import Tally
from actorgraph_ingest import _hostile_frames

SOURCE = Source(
    name="hostile-tabs",
    title="Tab-separated tables of the hostile cases",
    publisher="the benchmark",
    url="https://example.org/hostile",
    licence="https://creativecommons.org/publicdomain/zero/1.0/",
    redistribute=True,
)


def recognise(file: SourceFile) -> bool:
    return file.name.endswith(".tsv")


def frames(file: SourceFile) -> Iterator[Chunk]:
    tally = Tally()
    read = rows(file, TABS, columns=("id", "name"), tally=tally)
    yield _hostile_frames.chunk(file, SOURCE.id, read, tally)
