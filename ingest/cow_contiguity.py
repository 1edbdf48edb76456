"""Direct contiguity of the Correlates of War: which states touched, or how near they were by sea.

A spell is a PoliticalRelation of two states; its kind, from 1 (a border on land) to 5 (up to 400
miles of water), stands as code on the record. A spell that lasts to the last month of the table
goes on.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import made_day, whole
from actorgraph.frames import Chunk, SourceFile
from actorgraph.tabular import Block, Check, Layout
from actorgraph_ingest import _cow

SOURCE = _cow.card("cow-contiguity", "COW Direct Contiguity", "direct-contiguity", (100, 10_000))
LAYOUT = Layout(
    taken=("dyad", "statelno", "statehno", "conttype", "begin", "end", "version"),
    ignored={
        "statelab": "letters for the number of the state",
        "statehab": "letters for the number of the state",
        "notes": "remarks of the compiler",
    },
    nulls=_cow.MISSING,
)
KINDS = ("1", "2", "3", "4", "5")
CHECKS = (
    _cow.unknown("statelno"),
    _cow.unknown("statehno"),
    Check(~pl.col("conttype").is_in(KINDS).fill_null(value=False), "bad-code", "conttype",
          pl.col("conttype")),
    Check(pl.col("startEarliest").is_null(), "bad-date", "begin", pl.col("begin")),
    Check(pl.col("_end").is_null(), "bad-date", "end", pl.col("end")),
    _cow.in_order("end"),
)  # fmt: skip


def recognise(file: SourceFile) -> bool:
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    for block in _cow.read(file, LAYOUT):
        good, repeated = _dated(block).once("dyad", "conttype", "begin")
        good = good.without(CHECKS)
        yield good.chunk(
            slice="contiguity",
            version=_cow.version(good.rows),
            frames=_nodes(good.rows),
            duplicates=repeated,
        )


def _month(column: str, *, last: bool) -> pl.Expr:
    """`192001` as its first or last day; a month of 00 is not a month."""
    number = pl.when(pl.col(column).str.contains(r"^\d{4}(0[1-9]|1[0-2])$")).then(whole(column))
    return made_day(number // 100, number % 100, pl.lit(None, pl.Int64), last=last)


def _dated(block: Block) -> Block:
    dated = block.with_columns(
        startEarliest=_month("begin", last=False),
        startLatest=_month("begin", last=True),
        endEarliest=_month("end", last=False),
        _end=_month("end", last=True),
        dateText=pl.concat_str(
            pl.col("begin", "end").str.replace(r"^(\d{4})(\d\d)$", "$1-$2"), separator=" to "
        ),
    )
    return dated.with_columns(endLatest=pl.when(pl.col("_end") < pl.col("_end").max()).then("_end"))


def _nodes(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """A spell of several states in turn is one of each pair that there was."""
    keyed = rows.with_columns(_cow.ids(rows, "cow-contiguity", "dyad", "conttype", "begin"))
    first = _cow.by_state(keyed, "statelno").rename({"state": "low", "part": "_low"})
    pairs = _cow.by_state(first.drop("parts", "_since", "_until"), "statehno")
    pairs = pairs.filter(pl.col("low") != pl.col("state")).with_columns(
        part=pl.int_range(1, pl.len() + 1).over("key"),
        dateBasis=pl.when(pl.len().over("key") > 1).then(pl.lit("agv:dateBasis-inferred")),
    )
    relations = pairs.select(
        "_row", *_cow.BOUNDS, "dateText", "dateBasis",
        id=_cow.below(""),
        relationType=pl.lit("agv:relation-contiguity"),
        party=pl.concat_list("low", "state"),
        statedIn=pl.col("key") + ".r",
    )  # fmt: skip
    records = keyed.select(
        "_row",
        id=pl.col("key") + ".r",
        recordKey=pl.concat_str("dyad", "conttype", "begin", separator=" "),
        sourceCode="conttype",
        codeScheme=pl.lit(_cow.CODES),
        fromSource=pl.lit(SOURCE.id),
    )
    return {"PoliticalRelation": relations, "DatasetRecord": records}
