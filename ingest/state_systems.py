"""Spells of two state systems in one form: after Gleditsch and Ward, and of the Correlates of War.

A system is a PoliticalRelation with a Membership a spell; a spell that ends in the year 9999 is
open. Gleditsch and Ward list microstates apart, so these have a relation of their own; the
Correlates of War count them as members, and there the flag is the packager's.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import day
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout
from actorgraph_ingest import _cow

SOURCE = Source(
    name="state-systems",
    title="State systems: Gleditsch and Ward, Correlates of War",
    publisher="Andreas Beger",
    url="https://github.com/andybega/states",
    licence="https://opensource.org/licenses/MIT",
    redistribute=True,
    order=45,
    expects=(150, 1000),
)
_SPELL = ("country_name", "start", "end")
LAYOUTS = {
    "gw": Layout(taken=("gwcode", "gwc", *_SPELL, "microstate")),
    "cow": Layout(
        taken=("cowcode", "cowc", *_SPELL),
        ignored={"microstate": "not of the Correlates of War, which count them as members"},
    ),
}
SCHEMES = {"gw": ("gwn", "gwc"), "cow": ("cown", "cowc")}
SYSTEMS = {
    "gw": "State system after Gleditsch and Ward",
    "gw-micro": "Microstates after Gleditsch and Ward",
    "cow": "State system after the Correlates of War",
}
OPEN = "9999-12-31"
FLAGS = {"False": "gw", "True": "gw-micro"}


def recognise(file: SourceFile) -> bool:
    return _kind(file) is not None


def _kind(file: SourceFile) -> str | None:
    return _cow.kind(file, LAYOUTS)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: which rows are told twice is seen on the whole table."""
    kind = _kind(file) or ""
    for block in _cow.read(file, LAYOUTS[kind]):
        once, repeated = _spells(block, kind).once(f"{kind}code", "start")
        good = once.without(_checks(kind))
        yield good.chunk(
            slice=kind,
            frames=_nodes(good.rows, kind),
            duplicates=repeated,
        )


def _spells(block: Block, kind: str) -> Block:
    """The columns of both files under one name; statistics programs write `2` as `2.0`."""
    flagged = pl.col("microstate").replace_strict(FLAGS, default=None)
    closed = pl.when(pl.col("end") != OPEN).then(day("end"))
    return block.with_columns(
        pl.col(f"{kind}code").str.replace(r"\.0+$", "").alias("code"),
        pl.col(f"{kind}c").alias("letters"),
        (flagged if kind == "gw" else pl.lit(kind)).alias("system"),
        startEarliest=day("start"),
        startLatest=day("start"),
        endEarliest=closed,
        endLatest=closed,
    )


def _checks(kind: str) -> tuple[Check, ...]:
    code, flag = f"{kind}code", "microstate"
    return (
        Check(pl.col("code").is_null(), "missing-id", code),
        _cow.unknown("code", SCHEMES[kind][0])._replace(field=code),
        Check(pl.col("startEarliest").is_null(), "bad-date", "start", pl.col("start")),
        Check(day("end").is_null(), "bad-date", "end", pl.col("end")),
        _cow.in_order("end"),
        Check(pl.col("system").is_null(), "bad-code", flag, pl.col(flag) if kind == "gw" else ""),
    )


def _nodes(rows: pl.DataFrame, kind: str) -> dict[str, pl.DataFrame]:
    number, letters = SCHEMES[kind]
    keyed = rows.with_columns(_cow.ids(rows, "states", "system", "code", "start"))
    spells = _cow.by_state(keyed, "code", number)
    memberships = spells.select(
        "_row", *_cow.BOUNDS, "dateBasis",
        id=_cow.below(""), member="state", memberOf="states-" + pl.col("system"),
        statedIn=pl.col("key") + ".r",
    )  # fmt: skip
    relations = _relations(spells)
    own = _cow.records(relations.select("id", recordKey="id"), SOURCE.id)
    records = _records(spells.filter(part=1), letters)
    return {
        "PoliticalRelation": relations,
        "Membership": memberships,
        "DatasetRecord": pl.concat([records, own], how="diagonal"),
    }


def _relations(spells: pl.DataFrame) -> pl.DataFrame:
    made = spells.group_by("system", maintain_order=True).agg(party=pl.col("state").unique().sort())
    relation = "states-" + pl.col("system")
    return _cow.shared(
        made.select(
            pl.col("system").replace_strict(SYSTEMS).alias("name@en"),
            "party",
            id=relation,
            relationType=pl.lit("agv:relation-stateSystem"),
            statedIn=relation + ".r",
        )
    )


def _records(rows: pl.DataFrame, letters: str) -> pl.DataFrame:
    """The name is one of the state, unless the row is about several states in turn."""
    one = pl.col("parts") == 1
    return rows.select(
        "_row",
        pl.when(one).then("country_name").alias("name@en"),
        id=pl.col("key") + ".r",
        describes=pl.when(one).then("state"),
        recordKey=pl.concat_str("code", "start", separator=" "),
        sourceCode="letters",
        codeScheme=pl.lit(f"agv:scheme-{letters}"),
        fromSource=pl.lit(SOURCE.id),
    )
