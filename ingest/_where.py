"""Places of event tables: a point with its name, within the units of administration above it."""

from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from actorgraph_ingest import _keys, _named


class Located(NamedTuple):
    """`rows` with the column `location`, the frame of the places, and the records of their names.

    A record belongs to the first row with its place: nothing refers to a record."""

    rows: pl.DataFrame
    places: pl.DataFrame
    records: pl.DataFrame


def located(rows: pl.DataFrame, source: str, units: Sequence[str], name: str) -> Located:
    """Where each row was: at a point of the name in `name` (`latitude`, `longitude`), else in the
    smallest of `units` (columns of names, the largest first), else in the state in `country`.

    An id is made of all that a place has, so that one id never has two names or points; whether
    two ids are one place is a question for linking.
    """
    rows = rows.with_columns(pl.when(pl.col(unit) != pl.col(name).fill_null("")).then(unit)
                             for unit in units)  # fmt: skip
    levels: list[pl.DataFrame] = []
    above = ["country"]
    within = pl.lit(None, pl.String)
    for unit in units:
        above.append(unit)
        rows = _keys.hashed(rows, f"{source}-unit-", above, f"_{unit}")
        here = pl.when(pl.col(unit).is_not_null()).then(pl.col(f"_{unit}"))
        levels.append(_level(rows, here, unit, within, point=False))
        within = here.otherwise(within)
    rows = _keys.hashed(rows.with_columns(
        _lat=pl.col("latitude").cast(pl.String), _long=pl.col("longitude").cast(pl.String)
    ), f"{source}-place-", [*above, name, "_lat", "_long"], "_place")  # fmt: skip
    here = pl.when(pl.col(name).is_not_null()).then(pl.col("_place"))
    levels.append(_level(rows, here, name, within, point=True))
    found = rows.with_columns(pl.coalesce(here, within, pl.col("country")).alias("location"))
    made = pl.concat(levels)
    return Located(
        found.drop("_lat", "_long", "_place", *(f"_{unit}" for unit in units)),
        made.drop("name", "_row").with_columns(_row=pl.lit(None, pl.Int64)),
        _named.named_in(made, f"src-{source}"),
    )


def _level(
    rows: pl.DataFrame, here: pl.Expr, name: str, within: pl.Expr, *, point: bool
) -> pl.DataFrame:
    nowhere = pl.lit(None, pl.Float64)
    found = rows.select(
        here.alias("id"), pl.col(name).alias("name"), within.alias("within"), "country",
        (pl.col("latitude") if point else nowhere).alias("latitude"),
        (pl.col("longitude") if point else nowhere).alias("longitude"),
        "_row",
    )  # fmt: skip
    first = found.drop_nulls("id").sort("id", "_row")
    return first.unique("id", keep="first", maintain_order=True)
