"""Who published what a data set cites: a medium of the reference tables, else a node by name."""

from functools import cache
from typing import NamedTuple

import polars as pl

from actorgraph_ingest import _keys, _reference, _territory


class Published(NamedTuple):
    """`rows` with the column `publisher`, the frame of those that are in no table, and the
    records of their names, each with the first row that names it."""

    rows: pl.DataFrame
    outlets: pl.DataFrame
    records: pl.DataFrame


@cache
def _known() -> dict[str, str]:
    """Folded names of media that mean one medium only."""
    media = set(_reference.table("media")["id"])
    names = _reference.names().filter(pl.col("id").is_in(media), pl.col("role") != "description")
    found: dict[str, set[str]] = {}
    for name, identifier in names.select("name", "id").rows():
        found.setdefault(_territory.fold(name), set()).add(identifier)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}


def published(rows: pl.DataFrame, source: str, column: str) -> Published:
    """Who `column` names, where it names anybody."""
    names = rows[column].drop_nulls().unique()
    ids = [_known().get(_territory.fold(name)) for name in names.to_list()]
    known = pl.DataFrame({column: names, "_known": pl.Series(ids, dtype=pl.String)})
    found = rows.join(known, on=column, how="left", maintain_order="left")
    found = _keys.hashed(found, f"{source}-outlet-", [column], "_own")
    own = found.filter(pl.col("_known").is_null() & pl.col("_own").is_not_null())
    told = own.group_by(id="_own", name=column).agg(pl.col("_row").min()).sort("id")
    return Published(
        found.with_columns(publisher=pl.coalesce("_known", "_own")).drop("_known", "_own"),
        told.select("id", _row=pl.lit(None, pl.Int64)),
        told.select(
            "_row",
            id=pl.col("id") + ".r",
            recordKey="name",
            fromSource=pl.lit(f"src-{source}"),
            describes="id",
            **{"name@en": pl.concat_list("name")},
        ),
    )
