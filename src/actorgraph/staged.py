"""What intake gives and is given: a slice ready to be published, where it comes from, its judge."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from actorgraph import gate
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.ledger import Rows
from actorgraph.quarantine import Record, reason_of
from actorgraph.schema import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What a batch is judged by. `context`: the triples of the reference slices; `without` gives
    them without a slice of this name, None where it is not among them: what a new version replaces
    must not stand beside it. `deltas`: whether one may be taken now, or has to wait until the other
    files of the batch are read."""

    schema: Schema
    shapes: gate.Shapes
    context: gate.Context
    without: Callable[[str], gate.Context | None] = lambda _: None
    max_quarantined: float | None = None
    deltas: bool = True


class Postponed(Exception):  # noqa: N818 - it names what happens to the file
    """A delta, met while its base may still be among the files to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A slice that has passed the gate and lies beside the ledger, ready to be published.

    `base`: the version that a delta has changed, None for a whole slice; `late`: it is no newer
    than that, and nothing of it is to be taken. `unread`: see `Chunk.unread`.
    """

    source: Source
    slice: str
    version: str
    content: Path
    triples: int
    content_sha256: str
    rows: Rows
    statements_quarantined: int
    findings: pl.DataFrame
    records: tuple[Record, ...]
    texts: Mapping[str, str]
    notes: tuple[str, ...]
    input_name: str
    input_sha256: str
    base: str | None = None
    late: bool = False
    unread: tuple[str, ...] = ()
    input_path: str = ""
    queued: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a slice comes from."""

    source: Source
    slice: str
    file: SourceFile
    batch: int

    @property
    def where(self) -> str:
        return f"{self.source.name}/{self.slice}"

    def record(self, **what: Any) -> Record:
        return Record(
            batch=self.batch,
            source=self.source.name,
            slice=self.slice,
            input=self.file.name,
            source_sha256=self.file.sha256,
            path=self.file.given_path,
            settings=dict(self.file.options),
            **what,
        )


def records_of(chunk: Chunk, dropped: pl.DataFrame, origin: Origin) -> Iterable[Record]:
    for row in () if chunk.quarantine is None else chunk.quarantine.iter_rows(named=True):
        yield origin.record(**row)
    units = dropped.group_by("row", "part", maintain_order=True).all()
    for unit in units.iter_rows(named=True):
        yield origin.record(
            row=unit["row"],
            part=unit["part"],
            reason=reason_of(unit["shape"][0]),
            field=", ".join(dict.fromkeys(unit["shape"])),
            detail="; ".join(
                f"{focus}: {message}"
                for focus, message in zip(unit["focus"], unit["message"], strict=True)
            ),
        )
