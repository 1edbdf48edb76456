"""ICEWS coded events (1995 to April 2023): who did what to whom, as machines read the news.

A row gives an Event `statedIn` its DatasetRecord, which cites the story it was read in: its number
and its publisher. The number of an event comes again in other years, so the key of a row is number
and day. The type comes from the CAMEO code; Event Text and Intensity only repeat that. A row whose
code is missing (`---`) has no type and goes to quarantine. Who an actor is: `_icews_actors.py`.

A file of a year or a day is a slice, named after it; a later stamp in the name replaces it.
"""

import re
from collections.abc import Iterator

import polars as pl

from actorgraph.cells import day, number, unread, whole
from actorgraph.delimited import TABS
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph.terms import expand
from actorgraph_ingest import _cameo, _icews_nodes, _keys, _territory

SOURCE = Source(
    name="icews",
    title="ICEWS Coded Event Data",
    publisher="Lockheed Martin and Harvard Dataverse",
    url="https://doi.org/10.7910/DVN/28075",
    licence=expand("agv:licence-cite"),
    redistribute=True,
    order=50,
    expects=(100, 2_000_000),
)
COUNTRIES = ("Source Country", "Target Country", "Country")
LAYOUT = Layout(
    taken=(
        "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country",
        "CAMEO Code", "Target Name", "Target Sectors", "Target Country", "Story ID",
        "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
        "Longitude",
    ),
    ignored={"Event Text": "follows from the code", "Intensity": "follows from the code"},
    nulls=("", "NULL", "NA"),
    dialect=TABS,
)  # fmt: skip
_YEAR = re.compile(r"events\.(\d{4})(?:\.(\d{14}|\d{8}))?", re.IGNORECASE)
_DAY = re.compile(r"(\d{8})[-_.]icews", re.IGNORECASE)


def recognise(file: SourceFile) -> bool:
    """By the names of the columns; POLECAT has others."""
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    slice_, stamp = _named(file)
    once = _keys.Once(pl.concat_str("Event ID", "Event Date", separator="-"), "Event ID")
    for block in read(file, LAYOUT):
        kept, repeats = once.of(_sound(block))
        made = _icews_nodes.nodes(kept.rows, SOURCE.id)
        yield Chunk(
            slice=slice_,
            version=stamp or str(kept.rows["date"].max() or ""),
            frames=made.frames,
            rows_in=kept.rows_in,
            duplicates=repeats,
            quarantine=kept.quarantine,
            notes=(*kept.notes, *made.notes),
        )


def _named(file: SourceFile) -> tuple[str, str]:
    """The slice, and the stamp of its version where the name has one."""
    year, single = _YEAR.search(file.name), _DAY.search(file.name)
    if year is not None:
        return year[1], year[2] or ""
    return (single[1] if single is not None else file.name.partition(".")[0]), ""


def _sound(block: Block) -> Block:
    read_ = block.with_columns(
        date=day("Event Date"), latitude=number("Latitude"), longitude=number("Longitude"),
        sentence=whole("Sentence Number"), key=pl.col("Event ID").str.extract(r"^(\d{1,18})$", 1),
    )  # fmt: skip
    rows = read_.rows
    for name in COUNTRIES:
        rows = _keys.with_state(rows, "icews", name, "date", f"state {name}")
    return Block(rows, read_.rows_in, read_.faults, read_.notes).without(_checks(rows))


def _checks(rows: pl.DataFrame) -> list[Check]:
    codes = _cameo.events(rows["CAMEO Code"]).drop_nulls("read_as")["code"]
    countries = _territory.codes("icews")["code"].implode()
    code = pl.col("CAMEO Code")
    return [
        Check(pl.col("Event ID").is_null(), "missing-id", "Event ID"),
        Check(pl.col("key").is_null(), "bad-id", "Event ID", pl.col("Event ID")),
        Check(pl.col("date").is_null(), "bad-date", "Event Date", pl.col("Event Date")),
        Check(~code.is_in(codes.implode()).fill_null(False), "bad-code", "CAMEO Code", code),
        *(
            Check(~pl.col(name).is_in(countries), "bad-code", name, pl.col(name))
            for name in COUNTRIES
        ),
        *(
            Check(pl.col(name).is_null(), "missing-column", name)
            for name in ("Source Name", "Target Name")
        ),
        *(
            Check(
                unread(name, number) | (pl.col(name.lower()).abs() > bound), "bad-number", name,
                pl.col(name),
            )
            for name, bound in (("Latitude", 90), ("Longitude", 180))
        ),
        Check(
            unread("Sentence Number", whole) | (pl.col("sentence") < 1), "bad-number",
            "Sentence Number", pl.col("Sentence Number"),
        ),
    ]  # fmt: skip
