"""UCDP/PRIO armed conflicts by year, in the form of the R package peacesciencer.

The file has a row for each pair of states on the two sides of a conflict in a year; the rows of
one conflict and year are one PoliticalRelation, a war where UCDP counts a thousand dead (intensity
2), else an armed conflict, between the primary parties. Whoever fights together is a coalition of
its own, so that allies are not taken for enemies. A side without a state, of which the file says
nothing, is a Collective of that conflict. Bounds are those of the year, of the episode's first day
where UCDP knows it to the day, and of its last.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import day, unread, whole
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph_ingest import _keys

SOURCE = Source(
    name="ucdp-acd",
    title="UCDP/PRIO Armed Conflict Dataset",
    publisher="Uppsala Conflict Data Program",
    url="https://ucdp.uu.se/downloads/",
    licence="https://creativecommons.org/licenses/by/4.0/",
    redistribute=True,
    order=50,
    expects=(500, 50_000),
)
SIDES = {"a": ("gwno_a", "gwno_a_2nd"), "b": ("gwno_b", "gwno_b_2nd")}
STATES = tuple(name for names in SIDES.values() for name in names)
DAYS = ("start_date2", "ep_end_date")
LAYOUT = Layout(
    taken=(
        "conflict_id", "year", *STATES, "incompatibility", "intensity_level", "start_prec2", *DAYS,
    ),
    ignored={
        **dict.fromkeys(("start_date", "start_prec"), "when the conflict first killed anybody"),
        "type_of_conflict": "follows from the parties",
        "ep_end": "follows from ep_end_date",
    },
    nulls=("", "NA"),
)  # fmt: skip
RELATIONS = {1: "agv:relation-armedConflict", 2: "agv:relation-war"}
OVER = ("government", "territory", "both")
WHOLE_FILE = 10_000_000  # rows: the rows of one conflict and year need not stand together
_NONE = pl.lit(None, pl.Int64)


def recognise(file: SourceFile) -> bool:
    """By the names of the columns."""
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    for block in read(file, LAYOUT, WHOLE_FILE):
        sound = _sound(block)
        years = _years(sound.rows)
        yield sound.chunk(
            slice="acd",
            version=str(sound.rows["year_"].max() or ""),
            frames=_nodes(years),
            collapsed=sound.rows.height - years.height,
        )


def _sound(block: Block) -> Block:
    numbers = {"conflict_": "conflict_id", "year_": "year", "level": "intensity_level"}
    read_ = block.with_columns(
        **{into: whole(name) for into, name in numbers.items()},
        **{f"n_{name}": whole(name).cast(pl.String) for name in STATES},
        **{f"d_{name}": day(name) for name in DAYS},
    )
    rows = read_.rows.with_columns(middle=pl.date(pl.col("year_"), 7, 1))
    for name in STATES:
        rows = _keys.with_state(rows, "gwn", f"n_{name}", "middle", f"s_{name}")
    return Block(rows, read_.rows_in, read_.faults, read_.notes).without(
        [
            Check(pl.col("conflict_id").is_null(), "missing-id", "conflict_id"),
            Check(pl.col("conflict_").is_null(), "bad-id", "conflict_id", pl.col("conflict_id")),
            Check(~_year_fits(), "bad-date", "year", pl.col("year")),
            *(Check(unread(name, day), "bad-date", name, pl.col(name)) for name in DAYS),
            Check(pl.col("d_ep_end_date").dt.year() < pl.col("year_"), "bad-date", "ep_end_date",
                  pl.col("ep_end_date")),
            Check(~pl.col("level").is_in(list(RELATIONS)).fill_null(False), "bad-code",
                  "intensity_level", pl.col("intensity_level")),
            Check(~pl.col("incompatibility").is_in(OVER).fill_null(False), "bad-code",
                  "incompatibility", pl.col("incompatibility")),
            Check(pl.col("gwno_a").is_null(), "missing-column", "gwno_a"),
            *(
                Check(pl.col(name).is_not_null() & pl.col(f"s_{name}").is_null(), "bad-code",
                      name, pl.col(name))
                for name in STATES
            ),
        ]
    )  # fmt: skip


def _year_fits() -> pl.Expr:
    began = pl.col("d_start_date2").dt.year() <= pl.col("year_")
    return pl.col("year_").is_between(1900, 2200).fill_null(False) & began.fill_null(True)


def _years(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a conflict and year: the states of each side, the bounds, the ids."""
    states = (pl.col(f"s_{name}").drop_nulls().unique().sort().alias(name) for name in STATES)
    years = rows.group_by("conflict_", "year_").agg(
        pl.col("_row").min(),
        *states,
        pl.col("level", "incompatibility", "start_prec2", "d_start_date2", "d_ep_end_date").first(),
    )
    known = (whole("start_prec2") == 1) & (pl.col("d_start_date2").dt.year() == pl.col("year_"))
    ends = pl.col("d_ep_end_date").dt.year() == pl.col("year_")
    return years.sort("conflict_", "year_").with_columns(
        id=pl.format("ucdp-acd-{}-{}", "conflict_", "year_"),
        other=pl.format("ucdp-conflict-{}.b", "conflict_"),
        first=pl.when(known).then("d_start_date2").otherwise(pl.date(pl.col("year_"), 1, 1)),
        last=pl.when(ends).then("d_ep_end_date").otherwise(pl.date(pl.col("year_"), 12, 31)),
        no_state=pl.col("gwno_b").list.len() == 0,
    )


def _nodes(years: pl.DataFrame) -> dict[str, pl.DataFrame]:
    record = {
        "statedIn": pl.col("id") + ".r", "startEarliest": pl.col("first"),
        "endLatest": pl.col("last"),
    }  # fmt: skip
    unnamed = pl.when("no_state").then(pl.concat_list("other")).otherwise("gwno_b")
    fights = years.select(
        "_row", "id", **record,
        relationType=pl.col("level").replace_strict(RELATIONS, return_dtype=pl.String),
        party=pl.concat_list("gwno_a", unnamed).list.unique().list.sort(),
        **{"name@en": pl.format("conflict {} over {}", "conflict_", _over())},
    )  # fmt: skip
    allies = [_allies(years, side, names, record) for side, names in SIDES.items()]
    return {
        "PoliticalRelation": pl.concat([fights, *allies], how="diagonal"),
        "Collective": _unnamed(years),
        "DatasetRecord": years.select(
            "_row",
            id=pl.col("id") + ".r",
            recordKey=pl.format("{}-{}", "conflict_", "year_"),
            fromSource=pl.lit(SOURCE.id),
            identifier=pl.concat_list(pl.format("ucdp-conflict:{}", "conflict_")),
            datePrecision=whole("start_prec2").cast(pl.String),
        ),
    }


def _over() -> pl.Expr:
    both = pl.lit("government and territory")
    return pl.when(pl.col("incompatibility") == "both").then(both).otherwise("incompatibility")


def _allies(
    years: pl.DataFrame, side: str, names: tuple[str, ...], record: dict[str, pl.Expr]
) -> pl.DataFrame:
    """The states of one side, where there are several; an unnamed side is one of them."""
    unnamed = pl.when("no_state").then(pl.concat_list("other")) if side == "b" else pl.lit(None)
    own = [pl.col(name) for name in names] + [unnamed.cast(pl.List(pl.String))]
    party = pl.concat_list(one.fill_null([]) for one in own).list.unique().list.sort()
    told = years.with_columns(party=party).filter(pl.col("party").list.len() > 1)
    return told.select(
        "_row",
        "party",
        **record,
        id=pl.col("id") + f".{side}",
        relationType=pl.lit("agv:relation-coalition"),
    )


def _unnamed(years: pl.DataFrame) -> pl.DataFrame:
    found = years.filter("no_state").unique("conflict_").sort("conflict_")
    return found.select(
        _NONE.alias("_row"),
        pl.col("other").alias("id"),
        pl.format("the side without a state in UCDP conflict {}", "conflict_").alias(
            "skos:prefLabel@en"
        ),
    )
