"""Tables with a header as columns of text, for source scripts: strict, in blocks, all counted.

A `Layout` says which columns a source takes and which it ignores; `read` yields blocks of rows
with what could not be read; `Block.without` sets rows apart that an expression finds faulty.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import polars as pl

from actorgraph.delimited import CSV, Dialect, rows
from actorgraph.errors import LimitError
from actorgraph.frames import Chunk, Frames, SourceFile, quarantine_frame
from actorgraph.reading import BOM, Fault, Record, Tally, Unreadable

BLOCK = 50_000  # rows held as Python objects at a time
RECODED = 256 * 2**20  # a file in another encoding is held whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The columns of a table.

    `taken` must be there, `optional` may be; `ignored` says of each column left out why. A name
    of `synonyms` is read as the one it stands for. A cell that is one of `nulls` has no value.
    `encoding` other than UTF-8, and lines that end in a lone U+000D, are translated first.
    """

    taken: Sequence[str]
    optional: Sequence[str] = ()
    ignored: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    nulls: Sequence[str] = ("",)
    dialect: Dialect = CSV
    encoding: str = "utf-8"

    def fits(self, file: SourceFile) -> bool:
        """Whether the first line names every column that is taken."""
        return set(self.taken) <= set(self.names(file))

    def names(self, file: SourceFile) -> tuple[str, ...]:
        """The columns which the first line names, synonyms resolved."""
        found: list[str] = []
        first = file.head.removeprefix(BOM).replace(b"\r", b"\n").split(b"\n", 1)[0]
        text = first.decode(self.encoding, "replace")
        try:
            if not text.strip() or self.dialect.fields(text, found) is not None:
                return ()
        except Unreadable:  # whatever this is, it is no header
            return ()
        return tuple(self.synonyms.get(name.strip(), name.strip()) for name in found)


class Check(NamedTuple):
    """Rows where `wrong` is true go to quarantine for `reason`; `detail` may be an expression."""

    wrong: pl.Expr
    reason: str
    field: str
    detail: pl.Expr | str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """`rows`: `_row` (the number of the line, 1 is the header), the columns as text, `_raw`."""

    rows: pl.DataFrame
    rows_in: int
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()

    def without(self, checks: Sequence[Check]) -> "Block":
        """The block with the rows set apart that fail a check; the first one that does counts."""
        if not checks:
            return self
        wrong = [check.wrong.fill_null(value=False) for check in checks]
        place = pl.coalesce(
            *(pl.when(w).then(pl.lit(n, pl.Int32)) for n, w in enumerate(wrong)),
            pl.lit(None, pl.Int32),
        )
        judged = self.rows.with_columns(place.alias("_check"))
        good = judged.filter(pl.col("_check").is_null()).drop("_check")
        if good.height == judged.height:
            return self
        faults = list(self.faults)
        for number, check in enumerate(checks):
            detail = pl.lit(check.detail) if isinstance(check.detail, str) else check.detail
            bad = judged.filter(pl.col("_check") == number)
            told = bad.select("_row", detail.cast(pl.String).fill_null("").alias("d"), "_raw")
            faults += [Fault(r, check.reason, check.field, d, raw) for r, d, raw in told.rows()]
        return replace(self, rows=good, faults=tuple(sorted(faults, key=lambda f: f.row)))

    def once(self, *key: str) -> tuple["Block", int]:
        """The block with each row that is told again left out, and how many those were; rows
        that differ under one key are set apart. For a table that is read as one block."""
        columns = [c for c in self.rows.columns if c not in ("_row", "_raw")]
        rows = self.rows.unique(columns, keep="first", maintain_order=True)
        told = "several rows of " + pl.concat_str(
            [pl.col(c).fill_null("-") for c in key], separator=" "
        )
        twice = Check(pl.struct(key).is_duplicated(), "duplicate-conflict", key[0], told)
        return replace(self, rows=rows).without([twice]), self.rows.height - rows.height

    def with_columns(self, *columns: pl.Expr, **named: pl.Expr) -> "Block":
        return replace(self, rows=self.rows.with_columns(*columns, **named))

    @property
    def quarantine(self) -> pl.DataFrame:
        return quarantine_frame(self.faults)

    def chunk(
        self, slice: str, frames: Frames, *, version: str = "", duplicates: int = 0,
        collapsed: int = 0, filtered: int = 0,
    ) -> Chunk:  # fmt: skip
        """What was made of this block, with all its rows accounted for."""
        return Chunk(
            slice=slice,
            version=version,
            frames=frames,
            rows_in=self.rows_in,
            duplicates=duplicates,
            collapsed=collapsed,
            filtered=filtered,
            quarantine=self.quarantine,
            notes=self.notes,
        )


def read(file: SourceFile, layout: Layout, block: int = BLOCK) -> Iterator[Block]:
    """The rows of a file, `block` at a time; at least one block, which carries the notes.

    Raises Refused where a column that is taken is missing, LimitError beyond the limits.
    """
    with tempfile.TemporaryDirectory() as folder:
        yield from _blocks(_recoded(file, layout, Path(folder)), layout, block)


def _blocks(file: SourceFile, layout: Layout, size: int) -> Iterator[Block]:
    names = layout.names(file)
    notes = _new_columns(names, layout)
    columns = [name for name in (*layout.taken, *layout.optional) if name in names]
    absent = [name for name in layout.optional if name not in names]
    tally = Tally()
    read: list[Record[str]] = []
    faults: list[Fault] = []
    done = 0
    for one in rows(file, layout.dialect, columns=names, required=layout.taken, tally=tally):
        if one.row == 1:
            continue  # the header, whose names are given
        if isinstance(one, Fault):
            faults.append(one)
        else:
            read.append(one)
        if len(read) + len(faults) >= size:
            yield _block(read, faults, columns, absent, layout, notes if not done else ())
            done, read, faults = done + 1, [], []
    last = (*(notes if not done else ()), *tally.notes)
    if read or faults or not done or tally.notes:
        yield _block(read, faults, columns, absent, layout, last)


def _block(
    read: Sequence[Record[str]], faults: Sequence[Fault], columns: Sequence[str],
    absent: Sequence[str], layout: Layout, notes: tuple[str, ...],
) -> Block:  # fmt: skip
    data: dict[str, list[object]] = {"_row": [one.row for one in read]}
    for name in columns:
        data[name] = [one.values[name] for one in read]
    data["_raw"] = [one.raw for one in read]
    schema = {"_row": pl.Int64, **dict.fromkeys([*columns, "_raw"], pl.String)}
    frame = pl.DataFrame(data, schema=schema)
    nulls = list(layout.nulls)
    cells = [pl.when(~pl.col(c).is_in(nulls)).then(pl.col(c)).alias(c) for c in columns]
    frame = frame.with_columns(*cells, *(pl.lit(None, pl.String).alias(c) for c in absent))
    return Block(frame, len(read) + len(faults), tuple(faults), notes)


def _new_columns(names: Sequence[str], layout: Layout) -> tuple[str, ...]:
    known = {*layout.taken, *layout.optional, *layout.ignored}
    new = [name for name in names if name not in known]
    return (f"columns we do not know, left out: {', '.join(new)}",) if new else ()


def _recoded(file: SourceFile, layout: Layout, folder: Path) -> SourceFile:
    """The file in UTF-8 with line feeds, where it is not so already."""
    old_ends = b"\r" in file.head and b"\n" not in file.head
    if layout.encoding == "utf-8" and not old_ends:
        return file
    if file.local().stat().st_size > RECODED:
        raise LimitError(
            f"is not UTF-8 and larger than {RECODED:,} bytes", where=file.name,
            remedy="convert it to UTF-8",
        )  # fmt: skip
    data = file.read_bytes()
    if old_ends:
        data = data.replace(b"\r", b"\n")
    path = folder / "recoded"
    path.write_bytes(data.decode(layout.encoding).encode())
    return replace(file, path=path, head=path.read_bytes()[: len(file.head)])
