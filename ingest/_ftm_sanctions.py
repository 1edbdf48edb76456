"""Sanctions of FollowTheMoney: who designated whom, under which programme.

The authority is told in words, with a country. A body of our reference data is named by its usual
name, a state by any of its names; any other authority is an organization that all sanctions with
the same words and country have in common. Its name stands on the records of the sanctions.
"""

import polars as pl

from actorgraph_ingest import _ftm_edges, _ftm_tables, _territory
from actorgraph_ingest._ftm_things import issued
from actorgraph_ingest._ftm_values import TEXTS, Notes, countries, hashed

Frames = dict[str, pl.DataFrame]


def made(told: pl.DataFrame, notes: Notes) -> Frames:
    """Frames of the sanctions in `told`, none of which is `lacking`."""
    rows = told.filter(pl.col("kind") == "SanctionDesignation")
    placed = _places(rows, notes)
    bodies = _bodies(rows, placed)
    named = bodies.group_by("node", maintain_order=True).agg(sanctioningAuthority="authority_id")
    link = _ftm_edges.base(rows).with_columns(
        sanctionTarget="one", program=_programs(rows), measure=rows["measure"]
    )
    link = link.join(named, left_on="id", right_on="node", how="left", maintain_order="left")
    link = link.with_columns(rows.select(issued()).to_series().alias("seen")).with_columns(_begun())
    return {
        "SanctionDesignation": link.drop("one", "two", "n", "seen"),
        "DatasetRecord": _records(rows, bodies),
        "Organization": _organizations(bodies),
    }


def _begun() -> list[pl.Expr]:
    """Many lists date nothing. What OpenSanctions has seen had begun by that day."""
    undated = pl.col("startEarliest").is_null() & pl.col("seen").is_not_null()
    bounded = undated & (pl.col("endLatest").is_null() | (pl.col("seen") <= pl.col("endLatest")))
    basis = pl.when(bounded).then(pl.lit("agv:dateBasis-fromIssued"))
    latest = pl.when(bounded).then("seen").otherwise("startLatest")
    return [latest.alias("startLatest"), basis.alias("dateBasis")]


def lacking() -> pl.Expr:
    """Has a sanction neither authority nor country?"""
    told = [pl.col(name).fill_null([]).list.len() for name in ("authority", "country")]
    return (pl.col("kind") == "SanctionDesignation") & (pl.sum_horizontal(told) == 0)


def _programs(rows: pl.DataFrame) -> pl.Series:
    told = pl.when(pl.col("program").list.len() > 0).then("program").otherwise("programId")
    return rows.select(told).to_series()


def _places(rows: pl.DataFrame, notes: Notes) -> pl.DataFrame:
    """n, state, body: of the country, where it is a single one."""
    found = countries(rows.unique("n"), "country", notes)
    state, body = (
        pl.when(pl.col(name).list.len() == 1).then(pl.col(name).list.first())
        for name in ("states", "bodies")
    )
    return found.select("n", state=state, body=pl.when(state.is_null()).then(body))


def _bodies(rows: pl.DataFrame, placed: pl.DataFrame) -> pl.DataFrame:
    """node, authority (the words), authority_id, `ours` if it is minted here, state, body."""
    words = rows.select("n", "node", "row", "country", authority="authority").explode("authority")
    words = words.join(placed, on="n", how="left", maintain_order="left")
    distinct = words["authority"].drop_nulls().unique().to_list()
    known = pl.DataFrame(
        [(name, _known(name)) for name in distinct],
        schema={"authority": pl.String, "known": pl.String},
        orient="row",
    )
    words = words.join(known, on="authority", how="left", maintain_order="left")
    # where only the country is told, the state itself or the body counts
    words = words.with_columns(
        known=pl.when(pl.col("authority").is_null())
        .then(pl.coalesce("state", "body"))
        .otherwise("known")
    )
    place = pl.col("country").fill_null(pl.lit([], TEXTS)).list.join("|").str.to_lowercase()
    key = pl.col("authority").str.to_lowercase() + "\n" + place
    minted = hashed("ftm-authority", words.select(key).to_series())
    return words.with_columns(
        authority_id=pl.coalesce("known", minted), ours=pl.col("known").is_null()
    ).sort("node", "authority_id")


def _known(name: str) -> str | None:
    body = _ftm_tables.mapping("authorities").get(name)
    state = _territory.by_name(name)
    return body or (state.id if state is not None and state.is_state else None)


def _records(rows: pl.DataFrame, bodies: pl.DataFrame) -> pl.DataFrame:
    """One record a sanction, and one more for each further authority that it names."""
    said = bodies.filter("ours").with_columns(k=pl.int_range(1, pl.len() + 1).over("node"))
    names = said.select(
        "k",
        pl.col("authority_id").alias("describes"),
        pl.concat_list("authority").alias("name@und"),
        pl.concat_list("state").list.drop_nulls().alias("nationality"),
        (pl.col("node") + ".r").alias("id"),
    )
    first = _ftm_edges.records(rows).join(names.filter(pl.col("k") == 1), on="id", how="left")
    more = _ftm_edges.records(rows).select("id", "n", "_row", "recordKey", "fromSource").join(
        names.filter(pl.col("k") > 1), on="id"
    )  # fmt: skip
    more = more.with_columns(id=pl.format("{}{}", "id", "k"))
    return pl.concat([first, more], how="diagonal").drop("n", "k")


def _organizations(bodies: pl.DataFrame) -> pl.DataFrame:
    ours = bodies.filter("ours").unique("authority_id").sort("authority_id")
    part = pl.concat_list("body").list.drop_nulls()
    return ours.select(id="authority_id", _row=pl.lit(None, pl.Int64), partOf=part)
