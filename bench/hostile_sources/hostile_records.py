"""JSON Lines of the hostile cases: objects with an id and a caption."""

from collections.abc import Iterator
from typing import Any

from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.reading import Fault, Record, Tally, records
from actorgraph_ingest import _hostile_frames

SOURCE = Source(
    name="hostile-records",
    title="JSON Lines of the hostile cases",
    publisher="the benchmark",
    url="https://example.org/hostile",
    licence="https://creativecommons.org/publicdomain/zero/1.0/",
    redistribute=True,
)


def recognise(file: SourceFile) -> bool:
    return file.name.endswith((".jsonl", ".json")) and b'"text"' not in file.head


def frames(file: SourceFile) -> Iterator[Chunk]:
    tally = Tally()
    read = (_named(item) for item in records(file, tally))
    yield _hostile_frames.chunk(file, SOURCE.id, read, tally)


def _named(item: Record[Any] | Fault) -> Record[Any] | Fault:
    if isinstance(item, Fault):
        return item
    values = item.values
    named = {**values, "name": values.get("caption"), "fatalities": values.get("n")}
    return Record(item.row, named, item.raw)
