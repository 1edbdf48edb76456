"""Militarized interstate disputes of the Correlates of War, and who took part in them.

MIDA and MIDB are two tables and two slices of one source, and speak of the same nodes. A dispute
is a PoliticalRelation of two sides (`cow-mid-2.a`); MIDA gives its dates, losses and level of
hostility, MIDB names the states of the sides, each with a Membership of the dispute. A state's
highest act against the other side is an Event of the time in which it took part: its recipient is
the one opponent, or the side where there were several, since the table does not say whom of them
it met. The code of the highest act stands on the record.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import unread, whole
from actorgraph.frames import Chunk, SourceFile
from actorgraph.tabular import Block, Check, Layout
from actorgraph_ingest import _cow, _cow_mid

SOURCE = _cow.card("cow-mid", "COW Militarized Interstate Disputes", "MIDs", (100, 50_000))
START, END = ("styear", "stmon", "stday"), ("endyear", "endmon", "endday")
_OTHER = {
    "dispnum4": "number of the dispute in an earlier version",
    "link1": "number of a related dispute",
    "link2": "number of a related dispute",
    "link3": "number of a related dispute",
    "changes_1": "kinds of changes since the version before",
    "changes_2": "kinds of changes since the version before",
    "changes_3": "kinds of changes since the version before",
    "outcome": "the model has no outcome of a relation",
    "settle": "the model has no settlement of a relation",
    "maxdur": "follows from the dates",
    "mindur": "follows from the dates",
    "recip": "follows from the acts of side B",
    "stabb": "letters for the number of the state",
    "revstate": "the model has no aims of a party",
    "revtype1": "the model has no aims of a party",
    "revtype2": "the model has no aims of a party",
    "orig": "follows from the dates",
}
_COMMON = ("dispnum3", *START, *END, "fatality", "fatalpre", "hiact", "hostlev", "version")
LAYOUTS = {
    "disputes": Layout(
        taken=(*_COMMON, "numa", "numb"), optional=("ongo2010",), ignored=_OTHER,
        nulls=_cow.MISSING,
    ),
    "participants": Layout(
        taken=(*_COMMON, "ccode", "sidea"), ignored=_OTHER, nulls=_cow.MISSING
    ),
}  # fmt: skip
LEVELS = ("0", "1", "2", "3", "4", "5")


def _in(column: str, codes: tuple[str, ...]) -> Check:
    wrong = pl.col(column).is_not_null() & ~pl.col(column).is_in(codes)
    return Check(wrong, "bad-code", column, pl.col(column))


COMMON_CHECKS = (
    Check(pl.col("dispnum3").is_null(), "missing-id", "dispnum3"),
    Check(pl.col("startEarliest").is_null(), "bad-date", "styear",
          pl.concat_str(START, separator="-", ignore_nulls=True)),
    Check(pl.col("_end").is_null(), "bad-date", "endyear",
          pl.concat_str(END, separator="-", ignore_nulls=True)),
    _cow.in_order("endyear"),
    _in("fatality", tuple(_cow_mid.BRACKETS)),
    _in("hostlev", LEVELS),
    Check(unread("fatalpre", whole), "bad-number", "fatalpre", pl.col("fatalpre")),
)  # fmt: skip
CHECKS = {
    "disputes": (
        *COMMON_CHECKS,
        *(Check(unread(c, whole), "bad-number", c, pl.col(c)) for c in ("numa", "numb")),
    ),
    "participants": (
        _cow.unknown("ccode"),
        *COMMON_CHECKS,
        Check(~pl.col("sidea").is_in(["0", "1"]).fill_null(value=False), "bad-code", "sidea",
              pl.col("sidea")),
    ),
}  # fmt: skip
KEYS = {"disputes": ("dispnum3",), "participants": ("dispnum3", "ccode", "sidea", *START)}


def recognise(file: SourceFile) -> bool:
    return _cow.kind(file, LAYOUTS) is not None


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: a dispute is made of all its rows."""
    kind = _cow.kind(file, LAYOUTS) or ""
    for block in _cow.read(file, LAYOUTS[kind]):
        good, repeated = _dated(block).once(*KEYS[kind])
        good = good.without(CHECKS[kind])
        make = _cow_mid.disputes if kind == "disputes" else _cow_mid.participants
        yield Chunk(
            slice=kind,
            version=_cow.version(good.rows),
            frames=make(good.rows, SOURCE.id),
            rows_in=good.rows_in,
            duplicates=repeated,
            quarantine=good.quarantine,
            notes=(*good.notes, *_cow_mid.notes(good.rows)),
        )


def _dated(block: Block) -> Block:
    """A dispute that went on when the data end has no end."""
    ongoing = pl.col("ongo2010") == "1" if "ongo2010" in block.rows.columns else pl.lit(value=False)
    dated = block.with_columns(
        *_cow.days(*START, "startEarliest", "startLatest"),
        *_cow.days(*END, "endEarliest", "_end"),
        _cow.words(START, END),
    )
    return dated.with_columns(endLatest=pl.when(~ongoing.fill_null(value=False)).then("_end"))
