"""The state system of the Correlates of War: spells of states, of major powers, and state-years.

The system, and the rank of major power, are a PoliticalRelation each with a Membership a spell. A
spell that ends on the last day of the version's year goes on. The state-years say the same by
year: years of one state that follow each other are one spell, and count as collapsed.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import day, unread, whole
from actorgraph.frames import Chunk, SourceFile
from actorgraph.tabular import Block, Check, Layout
from actorgraph_ingest import _cow

SOURCE = _cow.card(
    "cow-states", "COW State System Membership", "state-system-membership", (10, 50_000)
)
START, END = ("styear", "stmonth", "stday"), ("endyear", "endmonth", "endday")
_SPELL = ("stateabb", "ccode", *START, *END, "version")
LAYOUTS = {
    "states": Layout(taken=(*_SPELL, "statenme"), nulls=_cow.MISSING),
    "years": Layout(taken=("stateabb", "ccode", "year", "version"), nulls=_cow.MISSING),
    "majors": Layout(taken=_SPELL, nulls=_cow.MISSING),
}
RELATIONS = {
    "states": ("cow-system", "State system after the Correlates of War"),
    "years": ("cow-system", "State system after the Correlates of War"),
    "majors": ("cow-majors", "Major powers after the Correlates of War"),
}
_YEAR = pl.col("version").str.contains(r"^\d{4}$")
_LAST = pl.when(_YEAR).then("version").cast(pl.Int32)  # the year which the version covers
SPELL_CHECKS = (
    _cow.unknown("ccode"),
    Check(pl.col("_start").is_null(), "bad-date", "styear", pl.concat_str(START, separator="-")),
    Check(pl.col("_end").is_null(), "bad-date", "endyear", pl.concat_str(END, separator="-")),
    _cow.in_order("endyear"),
)
YEAR_CHECKS = (
    _cow.unknown("ccode"),
    Check(day("_day").is_null(), "bad-date", "year", pl.col("year")),
    Check(unread("ccode", whole), "bad-code", "ccode"),
)


def recognise(file: SourceFile) -> bool:
    return _kind(file) is not None


def _kind(file: SourceFile) -> str | None:
    return _cow.kind(file, LAYOUTS, alone=("years", "majors"))


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: what is open, and which years follow each other, is seen on the whole table."""
    kind = _kind(file) or ""
    for block in _cow.read(file, LAYOUTS[kind]):
        if kind == "years":
            good, repeated = block.once("ccode", "year")
            good = good.with_columns(_day=pl.col("year") + "-01-01").without(YEAR_CHECKS)
            spells = _years(good.rows)
        else:
            good, repeated = _spells(block).once("ccode", *START)
            good = good.without(SPELL_CHECKS)
            spells = good.rows
        yield good.chunk(
            slice=kind,
            version=_cow.version(good.rows),
            frames=_nodes(spells, kind),
            duplicates=repeated,
            collapsed=good.rows.height - spells.height,
        )


def _spells(block: Block) -> Block:
    dated = block.with_columns(
        *_cow.days(*START, "_start", "startLatest"),
        *_cow.days(*END, "_end", "_endLatest"),
        _cow.words(START, END),
    )
    goes_on = (pl.col("_endLatest") == pl.date(_LAST, 12, 31)).fill_null(value=False)
    return dated.with_columns(
        startEarliest=pl.col("_start"),
        endEarliest=pl.col("_end"),
        endLatest=pl.when(~goes_on).then("_endLatest"),
    )


def _years(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a run of years, that of its first."""
    year = whole("year").cast(pl.Int32)
    numbered = rows.with_columns(year.alias("_year")).sort("ccode", "_year")
    run = (pl.col("_year") - pl.int_range(pl.len(), dtype=pl.Int32)).over("ccode")
    made = numbered.group_by("ccode", run.alias("_run"), maintain_order=True).agg(
        pl.all().exclude("_run", "_year").first(),
        pl.col("_year").min().alias("first"),
        pl.col("_year").max().alias("last"),
    )
    goes_on = (pl.col("last") == _LAST).fill_null(value=False)
    return made.sort("_row").with_columns(
        startEarliest=pl.date("first", 1, 1),
        startLatest=pl.date("first", 12, 31),
        endEarliest=pl.date("last", 1, 1),
        endLatest=pl.when(~goes_on).then(pl.date("last", 12, 31)),
        dateText=pl.format("{} to {}", "first", "last"),
    )


def _nodes(rows: pl.DataFrame, kind: str) -> dict[str, pl.DataFrame]:
    relation, _ = RELATIONS[kind]
    marked = rows.with_columns(since=pl.col("startEarliest").cast(pl.String), kind=pl.lit(kind))
    keyed = marked.with_columns(_cow.ids(marked, "cow", "kind", "ccode", "since"))
    spells = _cow.by_state(keyed)
    memberships = spells.select(
        "_row", *_cow.BOUNDS, "dateText", "dateBasis",
        id=_cow.below(""), member="state", memberOf=pl.lit(relation),
        statedIn=pl.col("key") + ".r",
    )  # fmt: skip
    made = _relation(spells, kind)
    own = _cow.records(made.select("id", recordKey="id"), SOURCE.id)
    return {
        "PoliticalRelation": made,
        "Membership": memberships,
        "DatasetRecord": pl.concat([_records(spells.filter(part=1)), own], how="diagonal"),
    }


def _relation(spells: pl.DataFrame, kind: str) -> pl.DataFrame:
    relation, name = RELATIONS[kind]
    made = spells.select(
        pl.lit(name).alias("name@en"),
        id=pl.lit(relation),
        relationType=pl.lit("agv:relation-stateSystem"),
        party=pl.col("state").unique().sort().implode(),
        statedIn=pl.lit(f"{relation}.r"),
    )
    return _cow.shared(made.filter(pl.col("party").list.len() > 0))


def _records(rows: pl.DataFrame) -> pl.DataFrame:
    """The name is one of the state, unless the row is about several states in turn."""
    one = pl.col("parts") == 1
    name = pl.col("statenme") if "statenme" in rows.columns else pl.lit(None, pl.String)
    return rows.select(
        "_row",
        pl.when(one).then(name).alias("name@en"),
        id=pl.col("key") + ".r",
        describes=pl.when(one).then("state"),
        recordKey=pl.concat_str("ccode", "since", separator=" "),
        sourceCode="stateabb",
        codeScheme=pl.lit("agv:scheme-cowc"),
        fromSource=pl.lit(SOURCE.id),
    )
