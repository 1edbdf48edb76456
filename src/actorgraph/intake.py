"""From a source file to staged slices: read, judge, count, write aside. Nothing is published."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import uuid4

import polars as pl

from actorgraph import frames as contract
from actorgraph import gate
from actorgraph.errors import Refused
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.ledger import Rows, SliceWriter
from actorgraph.quarantine import Record, reason_of
from actorgraph.schema import Schema
from actorgraph.sources import Script
from actorgraph.spelling import remarks
from actorgraph.triples import pieces

# A slice with more rows in quarantine than both of these is refused whole: the source has
# drifted, and a graph of what is left would mislead.
DRIFT_ROWS = 20
DRIFT_SHARE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What a batch is judged by. `context`: the triples of the reference slices."""

    schema: Schema
    shapes: gate.Shapes
    context: gate.Context
    max_quarantined: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """A slice that has passed the gate and lies beside the ledger, ready to be published."""

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


@dataclass(slots=True)
class _Tally:
    """What the chunks of one slice add up to."""

    rows: Rows = field(default_factory=Rows)
    statements_quarantined: int = 0
    findings: list[pl.DataFrame] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    version: str = ""
    chunks: int = 0


def stage(
    script: Script, file: SourceFile, judge: Judge, staging: Path, batch: int
) -> Iterator[Staged | Refused]:
    """Stage each slice of a file; a slice that is refused comes as the error that says why."""
    done: set[str] = set()
    for key, chunks in groupby(_chunks(script, file), lambda c: c.slice):
        if key in done:
            raise Refused(
                f"slice {key} goes on after another one", where=f"{file.name} ({script.name})",
                remedy="let the script yield all chunks of a slice in a row",
            )  # fmt: skip
        done.add(key)
        origin = _Origin(script.card, key, file, batch)
        # the name has to be new: one file may be given twice, or two of the same bytes
        writer = SliceWriter(staging, f"{batch}-{uuid4().hex}")
        tally = _Tally()
        for chunk in chunks:
            _take(chunk, origin, judge, writer, tally)
        drift = _drift(tally.rows, judge.max_quarantined, origin)
        yield drift if drift is not None else _finished(origin, judge, writer, tally)


def _chunks(script: Script, file: SourceFile) -> Iterator[Chunk]:
    """What the script yields. Data it cannot read are refused, and other files go on."""
    try:
        for chunk in script.frames(file):
            if not chunk.slice:
                raise Refused("a slice without a name", where=file.name)
            yield chunk
    except (pl.exceptions.PolarsError, UnicodeError, csv.Error) as error:
        what = next(iter(str(error).splitlines()), type(error).__name__)
        raise Refused(f"cannot be read: {what}", where=f"{file.name} ({script.name})") from error


@dataclass(frozen=True, slots=True)
class _Origin:
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
            **what,
        )


def _take(chunk: Chunk, origin: _Origin, judge: Judge, writer: SliceWriter, tally: _Tally) -> None:
    frames = {**chunk.frames, "dcat:Dataset": dataset(origin.source)}
    contract.check_columns(frames, judge.schema, origin.where)
    findings = gate.check(frames, judge.context, judge.schema, judge.shapes)
    split = gate.split(frames, findings, judge.schema)
    kept, dropped = split.kept, split.dropped
    before, after = contract.count_rows(frames), contract.count_rows(kept)
    unread = 0 if chunk.quarantine is None else chunk.quarantine["row"].n_unique()
    rows = Rows(
        rows_in=chunk.rows_in,
        accepted=after,
        duplicates=chunk.duplicates,
        collapsed=chunk.collapsed,
        filtered=chunk.filtered,
        quarantined=unread + before - after,
    )
    if not rows.reconciles:
        raise Refused(
            f"the rows do not add up: {rows}", where=origin.where,
            remedy="mend `rows_in` and the counts that the script gives",
        )  # fmt: skip
    writer.add(pieces(kept, judge.schema))
    tally.chunks += 1
    tally.rows += rows
    tally.version = max(tally.version, chunk.version)
    tally.statements_quarantined += dropped["part"].drop_nulls().n_unique()
    tally.findings.append(findings)
    tally.records += _records(chunk, dropped, origin)
    tally.texts |= chunk.texts
    tally.notes |= dict.fromkeys((*chunk.notes, *remarks(kept)))


def dataset(source: Source) -> pl.DataFrame:
    """The source itself, stated in every slice so that each slice stands alone."""
    return pl.DataFrame(
        {
            "id": [source.id],
            "_row": [None],
            "dcterms:title@en": [source.title],
            "dcterms:license": [source.licence],
            "dcterms:rightsHolder": [source.publisher],
            "redistribute": [source.redistribute],
            "textRetained": [source.text_retained],
            "sourceOrder": [source.order],
        },
        schema_overrides={"_row": pl.Int64},
    )


def _records(chunk: Chunk, dropped: pl.DataFrame, origin: _Origin) -> Iterable[Record]:
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


def _drift(rows: Rows, share: float | None, origin: _Origin) -> Refused | None:
    allowed = max(DRIFT_ROWS, DRIFT_SHARE * rows.rows_in)
    if share is not None:
        allowed = share * rows.rows_in
    if rows.quarantined <= allowed:
        return None
    return Refused(
        f"{rows.quarantined:,} of {rows.rows_in:,} rows cannot be accepted",
        where=origin.where,
        remedy="look for a change of format; --max-quarantined 1 takes the rest anyway",
    )


def _finished(
    origin: _Origin, judge: Judge, writer: SliceWriter, tally: _Tally
) -> Staged | Refused:
    """The staged slice, once its chunks have been looked at together."""
    staged = _staged(origin, writer, tally)
    if tally.chunks > 1:
        what = gate.overfull(pl.scan_parquet(staged.content), judge.schema, judge.shapes)
        if what is not None:
            staged.content.unlink()
            remedy = "let the script give a node alike in each chunk"
            return Refused(f"{what}, of several chunks", where=origin.where, remedy=remedy)
    return staged


def _staged(origin: _Origin, writer: SliceWriter, tally: _Tally) -> Staged:
    content, triples, digest = writer.finish()
    return Staged(
        source=origin.source,
        slice=origin.slice,
        version=tally.version,
        content=content,
        triples=triples,
        content_sha256=digest,
        rows=tally.rows,
        statements_quarantined=tally.statements_quarantined,
        findings=pl.concat(tally.findings),
        records=tuple(tally.records),
        texts=tally.texts if origin.source.text_retained else {},
        notes=tuple(tally.notes),
        input_name=origin.file.name,
        input_sha256=origin.file.sha256,
    )
