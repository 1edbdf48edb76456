"""Diplomatic exchange of the Correlates of War: which two states had envoys in which year.

The years are apart, so a row says that the relation held in its year and nothing of when it began
or ended. The rank of the envoy at either side (1 chargé d'affaires, 2 minister, 3 ambassador, 9
other) stands as code on the record: `3/2`. Rows without any exchange state no relation and count
as filtered.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import number, whole
from actorgraph.frames import Chunk, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph_ingest import _cow

SOURCE = _cow.card(
    "cow-diplomacy", "COW Diplomatic Exchange", "diplomatic-exchange", (1, 2_000_000)
)
LAYOUT = Layout(
    taken=("ccode1", "ccode2", "year", "DR_at_1", "DR_at_2", "DE", "version"),
    nulls=_cow.MISSING,
)
RANKS = ("0", "1", "2", "3", "9")
_YEAR = whole("year").cast(pl.Int32)


def _odd(column: str, codes: tuple[str, ...]) -> Check:
    wrong = ~pl.col(column).is_in(codes).fill_null(value=False)
    return Check(wrong, "bad-code", column, pl.col(column))


CHECKS = (
    _cow.unknown("ccode1"),
    _cow.unknown("ccode2"),
    Check(pl.col("startLatest").is_null(), "bad-date", "year", pl.col("year")),
    *(_odd(column, RANKS) for column in ("DR_at_1", "DR_at_2")),
    _odd("DE", ("0", "1")),
)


def recognise(file: SourceFile) -> bool:
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """The version is that of the data, which statistics programs write as 2006.0999755859375."""
    for block in read(file, LAYOUT):
        good, repeated = _dated(block).once("ccode1", "ccode2", "year")
        good = good.without(CHECKS)
        told = good.rows.filter(pl.col("DE") == "1")
        version = good.rows.select(number("version").max().round(2)).item()
        yield good.chunk(
            slice="diplomatic-exchange",
            version="" if version is None else f"{version:g}",
            frames=_nodes(told),
            duplicates=repeated,
            filtered=good.rows.height - told.height,
        )


def _dated(block: Block) -> Block:
    known = pl.when(_YEAR.is_between(1800, 2100)).then(_YEAR)
    return block.with_columns(startLatest=pl.date(known, 12, 31), endEarliest=pl.date(known, 1, 1))


def _nodes(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    keyed = rows.with_columns(
        _cow.ids(rows, "cow-diplomacy", "ccode1", "ccode2", "year"),
        _cow.state_on(rows, "ccode1", "endEarliest", "one"),
        _cow.state_on(rows, "ccode2", "endEarliest", "two"),
    )
    relations = keyed.select(
        "_row", "startLatest", "endEarliest",
        id="key",
        relationType=pl.lit("agv:relation-diplomatic"),
        party=pl.concat_list("one", "two"),
        dateText="year",
        statedIn=pl.col("key") + ".r",
    )  # fmt: skip
    records = keyed.select(
        "_row",
        id=pl.col("key") + ".r",
        recordKey=pl.concat_str("ccode1", "ccode2", "year", separator=" "),
        sourceCode=pl.concat_str("DR_at_1", "DR_at_2", separator="/"),
        codeScheme=pl.lit(_cow.CODES),
        fromSource=pl.lit(SOURCE.id),
    )
    return {"PoliticalRelation": relations, "DatasetRecord": records}
