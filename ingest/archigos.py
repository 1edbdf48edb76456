"""Archigos: the effective leaders of states since 1840, with how they came, left and fared.

A spell is a Tenure of the office of effective leader of a state, which may be that of a head of
state, of government or of neither. One `leadid` is one Person with as many tenures as rows; the
few ids that stand for two people, born in different years and leading different states, are parted.
States are in the numbers of Gleditsch and Ward. A leader who was still in office when the version
ended has a tenure without end. How a leader entered, left and fared stands as code on the record.
"""

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from actorgraph.cells import day, number, unread, whole
from actorgraph.delimited import Dialect
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout
from actorgraph.terms import expand
from actorgraph_ingest import _archigos, _cow

SOURCE = Source(
    name="archigos",
    title="Archigos: a data set of political leaders",
    publisher="Goemans, Gleditsch and Chiozza",
    url="https://www.rochester.edu/college/faculty/hgoemans/data.htm",
    licence=expand("agv:licence-cite"),
    redistribute=True,
    order=45,
    expects=(1000, 10_000),
)
_NUMBERS = "the same as a word in another column"
LAYOUT = Layout(
    taken=(
        "obsid", "leadid", "ccode", "idacr", "leader", "startdate", "enddate", "entry", "exit",
        "exitcode", "posttenurefate", "yrborn", "yrdied", "borndate", "deathdate", "dbpediauri",
    ),
    optional=("eindate", "eoutdate", "fties"),
    ignored={
        "prevtimesinoffice": "follows from the rows",
        "gender": "the model has no gender of a person",
        "ebirthdate": "the day of birth again, as a number",
        "edeathdate": "the day of death again, as a number",
        "numentry": _NUMBERS,
        "numexit": _NUMBERS,
        "numexitcode": _NUMBERS,
        "numposttenurefate": _NUMBERS,
        "ftcur": "follows from the tenures of the relatives",
    },
    synonyms={
        "dbpedia.uri": "dbpediauri",
        "num.entry": "numentry",
        "num.exit": "numexit",
        "num.exitcode": "numexitcode",
        "num.posttenurefate": "numposttenurefate",
    },
    nulls=("", "NA"),
)  # fmt: skip
OPEN = "Still in Office"
ENTRIES = ("Regular", "Irregular", "Foreign Imposition", "Unknown")
EXITS = (
    "Regular", "Irregular", "Natural Death", OPEN, "Foreign", "Retired Due to Ill Health",
    "Suicide", "Unknown",
)  # fmt: skip


def _epoch(column: str) -> pl.Expr:
    """Days since 1970, as R counts them."""
    return pl.date(1970, 1, 1) + pl.duration(days=whole(column))


def _odd(column: str, codes: tuple[str, ...]) -> Check:
    wrong = ~pl.col(column).is_in(codes).fill_null(value=False)
    return Check(wrong, "bad-code", column, pl.col(column))


CHECKS = (
    Check(pl.col("obsid").is_null(), "missing-id", "obsid"),
    Check(pl.col("leadid").is_null(), "missing-id", "leadid"),
    Check(pl.col("leader").is_null(), "missing-id", "leader"),
    *(Check(unread(c, day), "bad-date", c, pl.col(c)) for c in ("startdate", "enddate")),
    Check(pl.col("start").is_null(), "bad-date", "startdate"),
    Check(pl.col("end").is_null(), "bad-date", "enddate"),
    Check(day("startdate") != _epoch("eindate"), "bad-date", "eindate",
          "another day than startdate"),
    Check(day("enddate") != _epoch("eoutdate"), "bad-date", "eoutdate",
          "another day than enddate"),
    Check(pl.col("start") > pl.col("end"), "bad-date", "enddate", "ends before it begins"),
    *(Check(unread(c, number), "bad-number", c, pl.col(c)) for c in ("yrborn", "yrdied")),
    Check(pl.col("state").is_null(), "bad-code", "ccode", pl.col("ccode")),
    _odd("entry", ENTRIES),
    _odd("exit", EXITS),
)  # fmt: skip


TABS = replace(LAYOUT, dialect=Dialect(separator="\t"))  # as the authors publish it


def recognise(file: SourceFile) -> bool:
    return LAYOUT.fits(file) or TABS.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: the spells of one leader, and relatives, can stand anywhere in the table."""
    for block in _cow.read(file, LAYOUT if LAYOUT.fits(file) else TABS):
        good, repeated = _dated(block).once("obsid")
        good = good.without(CHECKS)
        made, notes = _archigos.nodes(good.rows, SOURCE.id)
        yield Chunk(
            slice="leaders",
            version=str(good.rows["end"].max() or ""),
            frames=made,
            rows_in=good.rows_in,
            duplicates=repeated,
            quarantine=good.quarantine,
            notes=(*good.notes, *notes),
        )


def _dated(block: Block) -> Block:
    """The state is the one that the number meant in the middle of the spell: Atatürk led Turkey."""
    dated = block.with_columns(
        pl.col("ccode").str.replace(r"\.0$", ""),
        start=pl.coalesce(day("startdate"), _epoch("eindate")),
        end=pl.coalesce(day("enddate"), _epoch("eoutdate")),
    )
    half = (pl.col("end") - pl.col("start")).dt.total_days() // 2
    middle = dated.rows.with_columns(_middle=pl.col("start") + pl.duration(days=half))
    states = _cow.state_on(middle, "ccode", "_middle", "state", "gwn")
    return replace(dated, rows=middle.with_columns(states))
