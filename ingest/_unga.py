"""What the sources of votes in the United Nations share: whose seat it was, and one vote each."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import polars as pl

from actorgraph.tabular import Block, Check
from actorgraph_ingest import _territory

GENERAL_ASSEMBLY = "wd-Q47423"
SECURITY_COUNCIL = "wd-Q37470"

# Seats that another state held before a day and that Correlates of War gives to two members:
# China's was held by the Republic of China, Yemen's by the Yemen Arab Republic.
_SEATS = {
    "wd-Q148": (dt.date(1971, 10, 25), "wd-Q865"),
    "wd-Q805": (dt.date(1990, 5, 22), "wd-Q267584"),
}


_INVERTED = re.compile(r"(.+) \((.+ of)(?: the)?\)", re.IGNORECASE)


@cache
def member(scheme: str, code: str | None, name: str | None, day: dt.date | None) -> str | None:
    """The id of the state that a member was on a day: by the code, else by the name.

    Data sets of votes carry a member on under one name, "Russia" in 1960 or "Yugoslavia" in 2019;
    Correlates of War numbers such a line of states once, so its number with the day tells which.
    """
    found = _territory.territory(scheme, code, day) if code else None
    if found is None and name:
        found = _territory.by_name(name) or _territory.by_name(_INVERTED.sub(r"\2 \1", name))
    if found is None or not found.is_state:
        return None
    number = _numbers().get(found.id)
    holder = _territory.territory("cown", number, day) if number and day else None
    return found.id if holder is None else holder.id


def seat(scheme: str, code: str | None, name: str | None, day: dt.date | None) -> str | None:
    """The same where a source names seats, so that "China" is whoever held China's on the day."""
    found = member(scheme, code, name, day)
    until, before = _SEATS.get(found or "", (None, ""))
    return before if until and day and day < until else found


@cache
def _numbers() -> dict[str, str]:
    """Territory and its number of Correlates of War, the first where it has two."""
    spells = _territory.spells(_territory.read()).filter(pl.col("scheme") == "cown")
    first = spells.unique("id", keep="first", maintain_order=True)
    return dict(first.select("id", "code").rows())


Reader = Callable[[str, str | None, str | None, dt.date | None], str | None]


def with_voter(block: Block, reader: Reader, scheme: str, code: str, name: str, day: str) -> Block:
    """Adds `voter`; each combination of code, name and day is looked up once."""
    keys = block.rows.select(code, name, day).unique()
    found = [reader(scheme, *key) for key in keys.rows()]
    voters = keys.with_columns(pl.Series("voter", found, dtype=pl.String))
    rows = block.rows.join(
        voters, on=[code, name, day], how="left", nulls_equal=True, maintain_order="left"
    )
    return Block(rows, block.rows_in, block.faults, block.notes)


class Once:
    """One vote per voter and roll call over all blocks of a file: a row that says the same again
    is counted as a duplicate, one that says something else is set apart."""

    _KEY = ("roll", "voter")

    def __init__(self) -> None:
        schema = {"roll": pl.Int64, "voter": pl.String, "said": pl.String}
        self._seen = pl.DataFrame(schema=schema)

    def of(self, block: Block) -> tuple[Block, int]:
        """`roll`, `voter` and `value` are columns of the rows; how many were duplicates."""
        new = block.rows.select("roll", "voter", said="value")
        known = self._seen.height
        self._seen = pl.concat([self._seen, new]).unique(
            self._KEY, keep="first", maintain_order=True
        )
        before = self._seen.head(known).select(*self._KEY, told=pl.lit(value=True))
        joined = block.rows.join(self._seen, on=self._KEY, how="left", maintain_order="left").join(
            before, on=self._KEY, how="left", maintain_order="left"
        )
        first = pl.struct(self._KEY).is_first_distinct() & pl.col("told").is_null()
        marked = joined.with_columns(again=~first)
        conflict = pl.col("again") & (pl.col("said") != pl.col("value"))
        check = Check(conflict, "duplicate-conflict", "vote", "another vote stands above")
        good = Block(marked, block.rows_in, block.faults, block.notes).without([check])
        rows = good.rows.filter(~pl.col("again")).drop("said", "told", "again")
        repeated = good.rows.height - rows.height
        return Block(rows, good.rows_in, good.faults, good.notes), repeated


def with_last(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Each block, and whether it is the last one."""
    found = iter(blocks)
    held = next(found)
    for block in found:
        yield held, False
        held = block
    yield held, True


def unknown(block: Block, what: str) -> tuple[str, ...]:
    """A line for the receipt with the codes that are in no table, counted by name."""
    codes = [fault.detail or "(empty)" for fault in block.faults if fault.reason == "bad-code"]
    counts = sorted((-codes.count(code), code) for code in set(codes))
    told = ", ".join(f"{code} {-times}" for times, code in counts)
    return (f"{what}: {told}",) if told else ()
