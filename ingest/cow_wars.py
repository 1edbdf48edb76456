"""Wars of the Correlates of War: who fought in inter-state wars, and the list of all wars.

A war is a PoliticalRelation of two sides. The table of participants names the states of each side
and dates each time of fighting; the list names all wars, those within and outside the system of
states too, without saying who fought. Both have the number of the war as key of its record, so
that what they tell of one war is one cluster.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import day, unread, whole
from actorgraph.frames import Chunk, SourceFile
from actorgraph.tabular import Block, Check, Layout
from actorgraph_ingest import _cow, _cow_wars

SOURCE = _cow.card("cow-wars", "COW Wars", "COW-war", (50, 10_000))
SPELLS = _cow_wars.SPELLS
LAYOUTS = {
    "participants": Layout(
        taken=(
            "WarNum", "WarName", "ccode", "Side",
            *(column for first, last in SPELLS for column in (*first, *last)),
            "BatDeath", "Version",
        ),
        ignored={
            "WarType": "the kind of inter-state war, all of one kind",
            "StateName": "a name for the number of the state",
            "TransFrom": "number of the war that it grew out of",
            "TransTo": "number of the war that it became",
            "WhereFought": "regions in numbers, coarser than a place",
            "Initiator": "the model has no initiator of a relation",
            "Outcome": "the model has no outcome of a relation",
        },
        synonyms={"version": "Version"},
        nulls=_cow.MISSING,
    ),
    "list": Layout(taken=("Year", "War Name", "War Type & Number")),
}  # fmt: skip
_FIRST, _LAST = SPELLS[0]
CHECKS = {
    "participants": (
        Check(pl.col("WarNum").is_null(), "missing-id", "WarNum"),
        _cow.unknown("ccode"),
        Check(~pl.col("Side").is_in(["1", "2"]).fill_null(value=False), "bad-code", "Side",
              pl.col("Side")),
        Check(pl.col("startEarliest").is_null(), "bad-date", "StartYear1",
              pl.concat_str(_FIRST, separator="-", ignore_nulls=True)),
        _cow.in_order("EndYear1"),
        Check(pl.col("_start2") > pl.col("_end2"), "bad-date", "EndYear2"),
        Check(unread("BatDeath", whole), "bad-number", "BatDeath", pl.col("BatDeath")),
    ),
    "list": (
        Check(pl.col("number").is_null(), "missing-id", "War Type & Number",
              pl.col("War Type & Number")),
        Check(day("_day").is_null(), "bad-date", "Year", pl.col("Year")),
        Check(pl.col("endLatest") < pl.col("startEarliest"), "bad-date", "War Name",
              "ends before it begins"),
    ),
}  # fmt: skip
KEYS = {"participants": ("WarNum", "ccode", "Side", *_FIRST), "list": ("War Type & Number",)}


def recognise(file: SourceFile) -> bool:
    return _cow.kind(file, LAYOUTS) is not None


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: a war is made of all its rows."""
    kind = _cow.kind(file, LAYOUTS) or ""
    for block in _cow.read(file, LAYOUTS[kind]):
        dated = _fought(block) if kind == "participants" else _listed(block)
        good, repeated = dated.once(*KEYS[kind])
        good = good.without(CHECKS[kind])
        make = _cow_wars.participants if kind == "participants" else _cow_wars.listed
        versions = good.rows.rename({"Version": "version"}) if kind == "participants" else None
        yield good.chunk(
            slice=kind,
            version="" if versions is None else _cow.version(versions),
            frames=make(good.rows, SOURCE.id),
            duplicates=repeated,
        )


def _fought(block: Block) -> Block:
    """The bounds of the first time of fighting; those of the second end in 2."""
    (first, last), (again, over) = SPELLS
    return block.with_columns(
        *_cow.days(*first, "startEarliest", "startLatest"),
        *_cow.days(*last, "endEarliest", "endLatest"),
        *_cow.days(*again, "_start2", "_startLatest2"),
        *_cow.days(*over, "_endEarliest2", "_end2"),
        _cow.words(first, last),
        _cow.words(again, over).alias("_words2"),
    )


def _listed(block: Block) -> Block:
    """`War of 1817-1818`: the years are in the name; `-present` is open."""
    name = pl.col("War Name")
    last = pl.coalesce(
        name.str.extract(r"\d{4}-(\d{4})$", 1), name.str.extract(r"(?:^| )(\d{4})$", 1)
    )
    dated = block.with_columns(
        _day=pl.col("Year") + "-01-01",
        _last=last.cast(pl.Int32),
        number=pl.col("War Type & Number").str.extract(r"#(\d{1,6})$", 1),
    )
    return dated.with_columns(
        startEarliest=day("_day"),
        startLatest=day("_day").dt.offset_by("1y").dt.offset_by("-1d"),
        endEarliest=pl.date("_last", 1, 1),
        endLatest=pl.date("_last", 12, 31),
        dateText=name.str.extract(r"(\d{4}(?:-(?:\d{4}|present))?)$", 1),
    )
