"""Conflicts with two sides: the relation, the sides, and who took part when.

A conflict is a PoliticalRelation of two Collectives, its sides. A state that takes part is named
in its side (`hasMember`) and has a Membership of the conflict with dates and losses, in which
the side takes part too, since a state can change sides.
"""

from collections.abc import Sequence

import polars as pl

from actorgraph_ingest import _cow

SIDES = ("a", "b")


def sides(conflict: pl.Expr) -> list[pl.Expr]:
    """The ids of the two sides of a conflict."""
    return [conflict + "." + side for side in SIDES]


def collectives(
    conflicts: pl.DataFrame, members: pl.DataFrame | None = None, counts: Sequence[str] = ()
) -> pl.DataFrame:
    """Both sides of each of `conflicts` (id, called); `members` has side (an id) and state.

    `counts` are the columns of `conflicts` with the number of states on either side."""
    made = pl.concat(
        conflicts.select(
            (pl.col("id") + "." + side).alias("id"),
            pl.format("Side {} of {}", pl.lit(side.upper()), "called").alias("skos:prefLabel@en"),
            *([pl.col(counts[n]).alias("memberCount")] if counts else []),
        )
        for n, side in enumerate(SIDES)
    )
    if members is not None:
        named = members.group_by("side").agg(pl.col("state").unique().sort().alias("hasMember"))
        made = made.join(named, left_on="id", right_on="side", how="left", maintain_order="left")
    return _cow.shared(made)


def memberships(spells: pl.DataFrame, suffix: str = "") -> pl.DataFrame:
    """Who took part, from rows of `_cow.by_state` with key, conflict and the ids of quantities."""
    first = pl.col("part") == 1
    return spells.select(
        "_row", *_cow.BOUNDS, "dateText", "dateBasis",
        id=_cow.below(suffix),
        member="state",
        memberOf="conflict",
        participant="side",
        quantity=pl.concat_list(pl.when(first).then("losses"), pl.when(first).then("hostility"))
        .list.drop_nulls(),
        statedIn=pl.col("key") + ".r",
    )  # fmt: skip


def counted(rows: pl.DataFrame, suffix: str, thing: str, low: pl.Expr, best: pl.Expr,
            high: pl.Expr, words: pl.Expr) -> pl.DataFrame:  # fmt: skip
    """Quantities below `key`: exact, or a range, or more than `low`; rows without a number fall
    out."""
    found = rows.select(
        "_row",
        id=pl.col("key") + suffix,
        low=pl.when(best.is_null()).then(low).cast(pl.Float64),
        best=best.cast(pl.Float64),
        high=pl.when(best.is_null()).then(high).cast(pl.Float64),
        quantifies=pl.lit(thing),
        unitCode=pl.lit("1"),
        asStated=words,
    ).filter(pl.any_horizontal(pl.col("low", "best", "high").is_not_null()))
    qualifier = (
        pl.when(pl.col("best").is_not_null())
        .then(pl.lit("agv:q-exactly"))
        .when(pl.col("high").is_null())
        .then(pl.lit("agv:q-moreThan"))
        .otherwise(pl.lit("agv:q-between"))
    )
    return found.with_columns(qualifier=qualifier)
