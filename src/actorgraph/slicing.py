"""One slice under way: its chunks are judged, counted and written aside, one after another."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from actorgraph import frames as contract
from actorgraph import gate
from actorgraph.delta import Base, Delta
from actorgraph.errors import Refused
from actorgraph.frames import Chunk, Frames, Source
from actorgraph.ledger import Rows, SliceWriter
from actorgraph.quarantine import Record
from actorgraph.spelling import remarks
from actorgraph.staged import Judge, Origin, Postponed, Staged, records_of
from actorgraph.triples import pieces

# A slice with more rows in quarantine than both of these is refused whole: the source has
# drifted, and a graph of what is left would mislead.
DRIFT_ROWS = 20
DRIFT_SHARE = 0.05


@dataclass(slots=True)
class Slicing:
    """What the chunks of one slice add up to. `base_of` gives what a delta changes."""

    origin: Origin
    judge: Judge
    writer: SliceWriter
    base_of: Callable[[str], Base | None]
    delta: Delta | None = None
    rows: Rows = field(default_factory=Rows)
    statements_quarantined: int = 0
    findings: list[pl.DataFrame] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    queued: list[Mapping[str, Any]] = field(default_factory=list)
    version: str = ""
    chunks: int = 0

    def take(self, chunk: Chunk) -> None:
        """Judge a chunk and write what is accepted. Raises Refused where the script errs."""
        self._begin(chunk)
        schema = self.judge.schema
        frames = {**chunk.frames, "dcat:Dataset": dataset(self.origin.source)}
        contract.check_columns(frames, schema, self.origin.where)
        findings = gate.check(frames, self._context(frames), schema, self.judge.shapes)
        split = gate.split(frames, findings, schema)
        rows = self._rows(chunk, frames, split.kept)
        made = pieces(split.kept, schema)
        self.writer.add(made if self.delta is None else self.delta.bring(made))
        self.chunks += 1
        self.rows += rows
        self.version = max(self.version, chunk.version)
        self.statements_quarantined += split.dropped["part"].drop_nulls().n_unique()
        self.findings.append(findings)
        self.records += records_of(chunk, split.dropped, self.origin)
        self.texts |= chunk.texts
        self.queued += chunk.queued
        self.notes |= dict.fromkeys((*chunk.notes, *remarks(split.kept)))
        self.unread |= {*chunk.unread, *self._refused(frames, split.kept)}

    def _begin(self, chunk: Chunk) -> None:
        """A slice is whole or a delta, from its first chunk on."""
        where = self.origin.where
        if self.chunks and (chunk.replaces is None) != (self.delta is None):
            raise Refused("is a whole slice and a delta at once", where=where)
        if chunk.replaces is None:
            return
        if not self.judge.deltas:
            raise Postponed
        if self.delta is None:
            base = self.base_of(self.origin.slice)
            if base is None:
                raise Refused(
                    "no base for this delta", where=where, remedy="ingest the full file first"
                )
            self.delta = Delta(base)
        self.delta.replace(chunk.replaces, chunk.frames, chunk.removed)

    def _context(self, frames: Frames) -> gate.Context:
        schema = self.judge.schema
        context = self.judge.without(self.origin.where) or self.judge.context
        return context if self.delta is None else context.plus(self.delta.around(frames, schema))

    def _rows(self, chunk: Chunk, frames: Frames, kept: Frames) -> Rows:
        before, after = contract.count_rows(frames), contract.count_rows(kept)
        unread = 0 if chunk.quarantine is None else chunk.quarantine["row"].n_unique()
        rows = Rows(
            rows_in=chunk.rows_in,
            accepted=after + chunk.removed,
            duplicates=chunk.duplicates,
            collapsed=chunk.collapsed,
            filtered=chunk.filtered,
            quarantined=unread + before - after,
        )
        if not rows.reconciles:
            raise Refused(
                f"the rows do not add up: {rows}", where=self.origin.where,
                remedy="mend `rows_in` and the counts that the script gives",
            )  # fmt: skip
        return rows

    def _refused(self, frames: Frames, kept: Frames) -> Iterable[str]:
        """Ids of nodes that the gate has refused, though their absence would mean something."""
        for name in self.origin.source.closed_by_absence:
            if name in frames:
                ids = frames[name]["id"].drop_nulls()
                yield from ids.filter(~ids.is_in(kept[name]["id"].implode()))

    def finish(self) -> Staged | Refused:
        """The staged slice, once its chunks have been looked at together."""
        drift = self._drift()
        if drift is not None:
            return drift
        late = self.delta is not None and self.version <= self.delta.base.version
        if self.delta is not None and not late:
            for piece in self.delta.rest():
                self.writer.add([piece])
            self.notes |= dict.fromkeys(self.delta.notes())
        elif self.delta is not None:
            held = self.delta.base.version or "undated"
            self.notes[f"not newer than version {held}, which counts: nothing was applied"] = None
        staged = self._staged(late)
        if self.chunks > 1 or self.delta is not None:
            schema, shapes = self.judge.schema, self.judge.shapes
            what = gate.overfull(pl.scan_parquet(staged.content), schema, shapes)
            if what is not None:
                staged.content.unlink()
                remedy = "let the script give a node alike in each chunk"
                where = self.origin.where
                return Refused(f"{what}, of several chunks", where=where, remedy=remedy)
        return staged

    def _drift(self) -> Refused | None:
        rows, share = self.rows, self.judge.max_quarantined
        allowed = max(DRIFT_ROWS, DRIFT_SHARE * rows.rows_in)
        if share is not None:
            allowed = share * rows.rows_in
        if rows.quarantined <= allowed:
            return None
        return Refused(
            f"{rows.quarantined:,} of {rows.rows_in:,} rows cannot be accepted",
            where=self.origin.where,
            remedy="look for a change of format; --max-quarantined 1 takes the rest anyway",
        )

    def _staged(self, late: bool) -> Staged:
        content, triples, digest = self.writer.finish()
        source, file = self.origin.source, self.origin.file
        return Staged(
            source=source,
            slice=self.origin.slice,
            version=self.version,
            content=content,
            triples=triples,
            content_sha256=digest,
            rows=self.rows,
            statements_quarantined=self.statements_quarantined,
            findings=pl.concat(self.findings),
            records=tuple(self.records),
            texts=self.texts if source.text_retained else {},
            notes=tuple(self.notes),
            input_name=file.name,
            input_sha256=file.sha256,
            input_path=_writable(file.given_path),
            base=None if self.delta is None else self.delta.base.version,
            late=late,
            queued=tuple(self.queued),
            unread=tuple(sorted(self.unread)) if source.closed_by_absence else (),
        )


def _writable(path: str) -> str:
    """A path as a manifest keeps it; nothing where its bytes are no text."""
    return path if path == path.encode("utf-8", "ignore").decode("utf-8") else ""


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
