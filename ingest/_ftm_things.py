"""Persons, organizations, assets and positions of FollowTheMoney, each with its record.

What the list says of somebody stands on the record; rival dates of birth or death stand on records
of their own (`os-….r2`), since one record has one span.
"""

import polars as pl

from actorgraph_ingest import _ftm_tables
from actorgraph_ingest._ftm_values import (
    TEXTS,
    Notes,
    countries,
    first_day,
    last_day,
    nodes,
)

SOURCE_ID = "src-opensanctions"
_LATIN = r"^[\p{Latin}\p{Common}\p{Inherited}]+$"
# Of which state somebody is, by the most telling property that is there. For a person `country` may
# mean a residence or an address, which is no nationality.
_STATES = {
    "Person": ("nationality",),
    "Organization": ("jurisdiction", "main", "country"),
    "Asset": ("flag", "country"),
    "Office": ("country",),
}


def made(rows: pl.DataFrame, notes: Notes) -> dict[str, pl.DataFrame]:
    """Frames of the entities that are things; `rows` is of one block, one row an entity."""
    things = rows.filter(pl.col("kind").is_in(_ftm_tables.THINGS))
    things = things.with_columns(node=nodes(things["id"]), codes=_codes())
    placed = countries(things, "codes", notes)
    notes.add("country codes of no state, left out", placed["stateless"].explode().drop_nulls())
    things = things.join(placed, on="n", how="left", maintain_order="left")
    frames = {
        kind: things.filter(pl.col("kind") == kind).select(id="node", _row="row")
        for kind in ("Person", "Organization", "Asset")
    }
    sectors = _sectors(things, notes)
    for kind in _ftm_tables.ACTORS:
        frames[kind] = frames[kind].join(sectors, on="id", how="left", maintain_order="left")
    offices = things.filter(pl.col("kind") == "Office")
    single = pl.when(pl.col("states").list.len() == 1).then(pl.col("states").list.first())
    frames["Office"] = offices.select(id="node", _row="row", officeOf=single)
    frames["DatasetRecord"] = _records(things)
    return frames


def _codes() -> pl.Expr:
    choices = []
    for kind, columns in _STATES.items():
        told = [pl.when(pl.col(c).list.len() > 0).then(pl.col(c)) for c in columns]
        choices.append(pl.when(pl.col("kind") == kind).then(pl.coalesce(told)))
    return pl.coalesce(choices)


def _sectors(things: pl.DataFrame, notes: Notes) -> pl.DataFrame:
    """id, actorKind: from the topics of organizations, and from the schema. Topics of persons
    tell risks and roles."""
    actors = things.filter(pl.col("kind").is_in(_ftm_tables.ACTORS))
    topics = actors.select("node", "kind", topic="topics").explode("topic").drop_nulls("topic")
    known = _ftm_tables.mapping("sectors")
    notes.add(
        "topics in no list, left out", topics.filter(~pl.col("topic").is_in(list(known)))["topic"]
    )
    details = {name: s.detail for name, s in _ftm_tables.schemata().items() if s.detail}
    by_topic = topics.filter(pl.col("kind") == "Organization").select(
        "node", sector=pl.col("topic").replace_strict(known, default="")
    )
    by_schema = actors.select("node", sector=pl.col("schema").replace_strict(details, default=""))
    found = pl.concat([by_topic, by_schema]).filter(pl.col("sector") != "")
    return found.group_by(id="node").agg(
        actorKind=("agv:sector-" + pl.col("sector")).unique().sort()
    )


def _records(things: pl.DataFrame) -> pl.DataFrame:
    births, deaths = _spans(things, "births", "birth"), _spans(things, "deaths", "death")
    whole = things.select("n", k=pl.lit(1, pl.UInt32))
    places = pl.concat([whole, births.select("n", "k"), deaths.select("n", "k")]).unique()
    told = places.sort("n", "k").join(births, on=["n", "k"], how="left", maintain_order="left")
    told = told.join(deaths, on=["n", "k"], how="left", maintain_order="left")
    common = things.select(
        "n",
        pl.col("row").alias("_row"),
        pl.col("node").alias("describes"),
        pl.col("id").alias("recordKey"),
        fromSource=pl.lit(SOURCE_ID),
    )
    said = things.select("n", *_said(), k=pl.lit(1, pl.UInt32))
    records = told.join(common, on="n", maintain_order="left")
    records = records.join(said, on=["n", "k"], how="left", maintain_order="left")
    number = pl.when(pl.col("k") > 1).then(pl.col("k").cast(pl.String)).otherwise(pl.lit(""))
    return records.with_columns(id=pl.col("describes") + ".r" + number).drop("n", "k")


def _spans(things: pl.DataFrame, dates: str, what: str) -> pl.DataFrame:
    """n, k, <what>Earliest, <what>Latest: the rival spans of each, each once, in order."""
    first, last = f"{what}Earliest", f"{what}Latest"
    long = things.select("n", text=dates).explode("text").drop_nulls("text")
    spans = long.select(
        "n", first_day(pl.col("text")).alias(first), last_day(pl.col("text")).alias(last)
    )
    spans = spans.unique().sort("n", first, last)
    return spans.with_columns(k=pl.col("n").cum_count().over("n"))


def _said() -> list[pl.Expr]:
    """What only the first record says. The list's English heading is tagged so if it can be."""
    latin = pl.col("caption").str.contains(_LATIN)
    heading = pl.when(latin).then("caption").otherwise(None)
    other = pl.when(latin).then(None).otherwise(pl.col("caption"))
    names = pl.concat_list(pl.col("names").fill_null([]), other).list.drop_nulls()
    rest = names.list.set_difference(pl.concat_list(heading.fill_null("")))
    weak = pl.col("weak").fill_null([]).list.set_difference(pl.col("names").fill_null([]))
    old = pl.col("referents").fill_null([]).list.eval("opensanctions:" + pl.element())
    return [
        heading.alias("name@en"),
        rest.alias("name@und"),
        weak.alias("weakName@und"),
        pl.when(pl.col("kind") != "Office").then("states").alias("nationality"),
        pl.concat_list(pl.col("identifiers").fill_null([]), old).alias("identifier"),
        pl.col("capacity").alias("capacityText@und"),
        lists().alias("citesDocument"),
        issued().alias("dcterms:issued"),
    ]


def lists() -> pl.Expr:
    """The lists that an entity is on, as documents: OpenSanctions does not tell which of them says
    what, so its record cites them all."""
    return pl.col("datasets").fill_null(pl.lit([], TEXTS)).list.eval("ftm-list-" + pl.element())


def issued() -> pl.Expr:
    """The day on which OpenSanctions first had it."""
    return pl.col("first_seen").str.head(10).str.to_date("%Y-%m-%d", strict=False)
