"""POLECAT (since 2018): events that machines read from the news in seven languages, in PLOVER.

A row gives an Event `statedIn` its DatasetRecord, which cites the story (the part of the Event ID
before the underscore) with publisher, day and language. Several actors of one side stay on one
event. Type, mode and contexts are PLOVER's already; a type that we do not know goes to quarantine,
a mode or context is left out and counted. Intensity and Quad Code follow from type and mode.
Titles of Wikipedia become identifiers on the records of actors. A file is a slice.

Some of the files are not UTF-8, have tabs too many, or name columns that are not there:
`_polecat_file.py` mends them and says so.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl

from actorgraph.cells import day, number, unread
from actorgraph.delimited import TABS
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph.terms import expand
from actorgraph_ingest import _concepts, _keys, _polecat_file, _polecat_nodes, _territory

SOURCE = Source(
    name="polecat",
    title="POLECAT event data",
    publisher="Leidos and Harvard Dataverse",
    url="https://doi.org/10.7910/DVN/AJGVIT",
    licence=expand("agv:licence-cite"),
    redistribute=True,
    order=50,
    expects=(100, 5_000_000),
)
IGNORED = {
    **dict.fromkeys(("Intensity", "Quad Code"), "follows from type and mode"),
    **dict.fromkeys(("Actor COW", "Recipient COW"), "follows from the country"),
    **dict.fromkeys(("Story People", "Story Organizations", "Story Locations"),
                    "of the story, not of the event"),
    **dict.fromkeys(("Headline", "Event Text", "Feed", "Story ID"), "only in a few files"),
    "Version": "of the coder",
}  # fmt: skip
LAYOUT = Layout(
    taken=tuple(name for name in _polecat_file.COLUMNS if name not in IGNORED),
    ignored=IGNORED,
    synonyms={"Event Intensity": "Intensity"},
    nulls=("", "None"),
    dialect=TABS,
)
SAME_TYPE = {"demand": "agv:type-REQUEST"}  # what PLOVER called it at first
_ID = r"^[A-Za-z0-9_.:-]{0,99}[A-Za-z0-9_-]$"
COUNTRIES = ("Actor Country", "Recipient Country", "Country")


def recognise(file: SourceFile) -> bool:
    """By the names of the columns."""
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    once = _keys.Once(pl.col("Event ID"), "Event ID")
    with tempfile.TemporaryDirectory() as folder:
        sound_file, mended = _polecat_file.mended(file, Path(folder))
        for block in read(sound_file, LAYOUT):
            kept, repeats = once.of(_sound(block))
            made = _polecat_nodes.nodes(kept.rows, SOURCE.id)
            yield Chunk(
                slice=file.name.partition(".")[0],
                version=str(kept.rows["issued"].max() or ""),
                frames=made.frames,
                rows_in=kept.rows_in,
                duplicates=repeats,
                quarantine=kept.quarantine,
                notes=(*mended, *kept.notes, *made.notes),
            )
            mended = ()


def _types() -> dict[str, str]:
    found = _concepts.codes("type")
    return {code: one for code, one in found.items() if not code.startswith("x-")} | SAME_TYPE


def _sound(block: Block) -> Block:
    kind = pl.col("Event Type").str.strip_chars().str.to_lowercase()
    read_ = block.with_columns(
        date=day("Event Date"), issued=day("Publication Date"),
        latitude=number("Latitude"), longitude=number("Longitude"),
        eventType=kind.replace_strict(_types(), default=None, return_dtype=pl.String),
    )  # fmt: skip
    rows = _keys.with_state(read_.rows, "iso3", "Country", "date", "country")
    return Block(rows, read_.rows_in, read_.faults, read_.notes).without(_checks())


def _checks() -> list[Check]:
    key, known = pl.col("Event ID"), _territory.codes("iso3")["code"].to_list()
    return [
        Check(key.is_null(), "missing-id", "Event ID"),
        Check(~key.str.contains(_ID), "bad-id", "Event ID", key),
        Check(pl.col("date").is_null(), "bad-date", "Event Date", pl.col("Event Date")),
        Check(unread("Publication Date", day), "bad-date", "Publication Date",
              pl.col("Publication Date")),
        Check(pl.col("eventType").is_null(), "bad-code", "Event Type", pl.col("Event Type")),
        *(
            Check(
                pl.col(name).str.replace_all("; ", "|", literal=True).str.split("|").list.eval(
                    ~pl.element().is_in([*known, "None", ""])
                ).list.any(),
                "bad-code", name, pl.col(name),
            )
            for name in COUNTRIES
        ),
        *(
            Check(
                unread(name, number) | (pl.col(name.lower()).abs() > bound), "bad-number", name,
                pl.col(name),
            )
            for name, bound in (("Latitude", 90), ("Longitude", 180))
        ),
    ]  # fmt: skip
