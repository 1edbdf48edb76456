"""SIPRI's register of arms transfers, from the copy which its user has exported.

SIPRI does not let its rows be passed on (`redistribute` is false). A row is what was delivered of
one deal in one year: an Event of COOPERATE from supplier to recipient, since most of it is sold,
with the number of items and the volume in SIPRI's trend-indicator value (millions). The order of
the deal is an Event of AGREE of its year. A supplier or recipient whom SIPRI does not know stays
open; a name with `*` is an armed group, one with `**` an international organization.

The export begins with some lines of title; rows keep the line numbers of the file. An export is a
slice, named after its file.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import polars as pl

from actorgraph.cells import number, unread, whole
from actorgraph.delimited import CSV
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.reading import Fault
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph.terms import expand
from actorgraph_ingest import _keys, _sipri_nodes, _utf8

SOURCE = Source(
    name="sipri-transfers",
    title="SIPRI Arms Transfers Database",
    publisher="Stockholm International Peace Research Institute",
    url="https://www.sipri.org/databases/armstransfers",
    licence=expand("agv:licence-terms-own"),
    redistribute=False,
    text_retained=False,
    order=50,
    expects=(1, 200_000),
)
LAYOUT = Layout(
    taken=(
        "SIPRI AT Database ID", "Supplier", "Recipient", "Designation", "Description",
        "Armament category", "Order date", "Numbers delivered", "Delivery year",
        "TIV delivery values",
    ),
    optional=(
        "Order date is estimate", "Numbers delivered is estimate", "Delivery year is estimate",
    ),
    ignored={
        "Status": "whether the arms were used before",
        "SIPRI estimate": "a part of how the volume was worked out",
        "TIV deal unit": "a part of how the volume was worked out",
        "Local production": "where the arms were put together",
    },
)  # fmt: skip
_TITLE_LINES = 40


def recognise(file: SourceFile) -> bool:
    """By the names of the columns, which stand below some lines of title."""
    return _header(file) is not None


def _header(file: SourceFile) -> int | None:
    """The number of lines above the names of the columns."""
    lines = file.head.split(b"\n")[:_TITLE_LINES]
    for number_, line in enumerate(lines):
        if b"SIPRI AT Database ID" in line:
            names: list[str] = []
            text = line.decode("utf-8", "replace").lstrip("\ufeff").rstrip("\r; ")
            if CSV.fields(text, names) is None and set(LAYOUT.taken) <= set(names):
                return number_
    return None


def frames(file: SourceFile) -> Iterator[Chunk]:
    above = _header(file) or 0
    key = pl.concat_str("SIPRI AT Database ID", "Delivery year", separator="-")
    once = _keys.Once(key, "SIPRI AT Database ID")
    with tempfile.TemporaryDirectory() as folder:
        table, notes = _table(file, above, Path(folder))
        for block in read(table, LAYOUT):
            kept, repeats = once.of(_sound(_shifted(block, above)))
            yield Chunk(
                slice=file.name.partition(".")[0],
                version=str(kept.rows["year"].max() or ""),
                frames=_sipri_nodes.nodes(kept.rows, SOURCE.id),
                rows_in=kept.rows_in,
                duplicates=repeats,
                quarantine=kept.quarantine,
                notes=(*notes, *kept.notes),
            )
            notes = ()


def _table(file: SourceFile, above: int, folder: Path) -> tuple[SourceFile, tuple[str, ...]]:
    """A copy of what stands below the title, in UTF-8 and without semicolons at the ends."""
    path, copy = file.local(), folder / "table"
    utf8 = _utf8.is_utf8(path)
    with path.open("rb") as old, copy.open("wb") as new:
        for place, line in enumerate(old):
            if place >= above:
                text = line if utf8 else _utf8.from_fallback(line)
                new.write(text.rstrip(b"\r\n").rstrip(b";") + b"\n")
    with copy.open("rb") as made:
        head = made.read(len(file.head))
    return replace(file, path=copy, head=head), () if utf8 else (_utf8.NOTE,)


def _shifted(block: Block, above: int) -> Block:
    """With the line numbers of the file."""
    faults = tuple(Fault(f.row + above, *f[1:]) for f in block.faults)
    rows = block.rows.with_columns(pl.col("_row") + above)
    return replace(block, rows=rows, faults=faults)


def _sound(block: Block) -> Block:
    read_ = block.with_columns(
        key=whole("SIPRI AT Database ID").cast(pl.String),
        ordered=whole("Order date"), year=whole("Delivery year"),
        items=number("Numbers delivered"), volume=number("TIV delivery values"),
    ).with_columns(middle=pl.date(pl.col("year"), 7, 1))  # fmt: skip
    rows = _sipri_nodes.with_sides(read_.rows)
    return replace(read_, rows=rows).without(_checks())


def _checks() -> list[Check]:
    key, category = pl.col("SIPRI AT Database ID"), pl.col("Armament category")
    return [
        Check(key.is_null(), "missing-id", "SIPRI AT Database ID"),
        Check(pl.col("key").is_null(), "bad-id", "SIPRI AT Database ID", key),
        Check(~_is_year("year"), "bad-date", "Delivery year", pl.col("Delivery year")),
        Check(pl.col("Order date").is_not_null() & ~_is_year("ordered"), "bad-date", "Order date",
              pl.col("Order date")),
        *(
            Check(unread(name, number) | (number(name) < 0), "bad-number", name, pl.col(name))
            for name in ("Numbers delivered", "TIV delivery values")
        ),
        Check(~category.is_in(list(_sipri_nodes.things())).fill_null(value=False), "bad-code",
              "Armament category", category),
        *(
            Check(pl.col(f"{side} unknown"), "bad-code", side, pl.col(side).fill_null("(none)"))
            for side in _sipri_nodes.SIDES
        ),
    ]  # fmt: skip


def _is_year(name: str) -> pl.Expr:
    return pl.col(name).is_between(1900, 2200).fill_null(value=False)
