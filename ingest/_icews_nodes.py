"""From the sound rows of ICEWS to frames: events, records, stories, publishers, places, actors."""

from typing import NamedTuple

import polars as pl

from actorgraph_ingest import _cameo, _icews_actors, _keys, _outlets, _where
from actorgraph_ingest._icews_actors import OF_EVENT
from actorgraph_ingest._named import KNOWN, records

NO_ROW = pl.lit(None, pl.Int64)
ON_RECORD = ("Actor", "Person")  # whose names stand on their records
ROLES = {"Source": ("agent", "a1"), "Target": ("recipient", "a2")}
UNITS = ("Province", "District")
_PAIR = ["name", "state"]


class Nodes(NamedTuple):
    frames: dict[str, pl.DataFrame]
    notes: tuple[str, ...]


def nodes(rows: pl.DataFrame, dataset: str) -> Nodes:
    rows = rows.with_columns(
        event=pl.format("icews-{}-{}", "key", "Event Date"), country=pl.col("state Country")
    )
    named, sectors = _named(rows)
    actors = _icews_actors.resolve(named.select(_PAIR).unique().sort(_PAIR))
    for side, (role, below) in ROLES.items():
        rows = _with_actor(rows, actors, side, role, below)
    rows = _keys.hashed(rows, "doc-", ["Story ID", "Publisher"], "story")
    rows, outlets, outlet_records = _outlets.published(rows, "icews", "Publisher")
    rows = rows.with_columns(place=pl.coalesce("City", "District", "Province"))
    rows, places, place_records = _where.located(rows, "icews", UNITS, "place")
    made = _actor_frames(named, actors)
    frames = {
        "Event": _events(rows),
        "DatasetRecord": pl.concat(
            [
                _records(rows, dataset),
                _names(named, actors, dataset),
                outlet_records,
                place_records,
            ],
            how="diagonal",
        ),
        "Document": _stories(rows, dataset),
        "Organization": outlets,
        "Place": places,
        **made,
    }
    return Nodes(frames, _notes(rows, sectors))


def _named(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """_row, event, below, name, state, kinds of each actor of each row; and what was read of the
    sectors."""
    parts = [
        rows.select(
            "_row", "event",
            pl.lit(below).alias("below"),
            pl.col(f"{side} Name").alias("name"),
            pl.col(f"state {side} Country").alias("state"),
            pl.col(f"{side} Sectors").alias("text"),
        )
        for side, (_, below) in ROLES.items()
    ]  # fmt: skip
    cells = pl.concat(parts)
    sectors = _icews_actors.sectors(cells["text"])
    named = cells.join(sectors.select("text", "kinds"), on="text", how="left")
    unknown = cells.join(sectors.select("text", "unknown"), on="text", how="inner")
    return named, unknown.explode("unknown", empty_as_null=True).drop_nulls("unknown")


def _with_actor(
    rows: pl.DataFrame, actors: pl.DataFrame, side: str, role: str, below: str
) -> pl.DataFrame:
    found = actors.select(
        pl.col("name").alias(f"{side} Name"), pl.col("state").alias(f"state {side} Country"),
        pl.col("id").alias(role), pl.col("scope").alias("_scope"),
    )  # fmt: skip
    keys = [f"{side} Name", f"state {side} Country"]
    joined = rows.join(found, on=keys, how="left", nulls_equal=True, maintain_order="left")
    own = pl.when(pl.col("_scope") == OF_EVENT).then(pl.col("event") + f".{below}")
    return joined.with_columns(pl.coalesce(role, own).alias(role)).drop("_scope")


def _actor_frames(named: pl.DataFrame, actors: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Frames by class of the actors that are in no reference table."""
    own = actors.filter(pl.col("scope") != KNOWN)
    found = named.join(own, on=_PAIR, how="inner", nulls_equal=True)
    below = pl.when(pl.col("scope") == OF_EVENT).then(pl.col("event") + "." + pl.col("below"))
    spoken = found.with_columns(id=pl.coalesce("id", below)).drop_nulls("id")
    made = spoken.group_by("id", "class", "name", "state").agg(
        pl.col("kinds").explode(empty_as_null=True).drop_nulls().unique().sort()
    ).sort("id").select(
        "class", "id", NO_ROW.alias("_row"),
        pl.when(~pl.col("class").is_in(ON_RECORD)).then("name").alias("skos:prefLabel@en"),
        pl.col("kinds").alias("actorKind"),
        pl.col("state").alias("country"),
    )  # fmt: skip
    return {
        name: made.filter(pl.col("class") == name).drop("class")
        for name in ("Actor", "Person", "Collective")
    }


def _names(named: pl.DataFrame, actors: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """A record of each actor with a name of its own, for those who link it."""
    own = actors.filter(pl.col("class").is_in(ON_RECORD))
    found = named.join(own, on=_PAIR, how="inner", nulls_equal=True)
    return records(found, dataset)


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    typed = rows.join(
        _cameo.events(rows["CAMEO Code"]), left_on="CAMEO Code", right_on="code", how="left",
        maintain_order="left",
    )  # fmt: skip
    return typed.select(
        "_row", "eventType", "eventMode", "eventContext", "agent", "recipient", "location",
        id="event", startEarliest="date", endLatest="date", statedIn=pl.col("event") + ".r",
    )  # fmt: skip


def _records(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    return rows.select(
        "_row",
        id=pl.col("event") + ".r",
        recordKey=pl.format("{}-{}", "key", "Event Date"),
        fromSource=pl.lit(dataset),
        sourceCode="CAMEO Code",
        codeScheme=pl.lit(_cameo.SCHEME),
        citesDocument="story",
        sentenceNumber="sentence",
    )


def _stories(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    return rows.drop_nulls("story").unique("story").sort("story").select(
        NO_ROW.alias("_row"),
        pl.col("story").alias("id"),
        pl.lit(dataset).alias("fromSource"),
        "publisher",
        (pl.lit("icews-story:") + pl.col("Story ID")).alias("identifier"),
    )  # fmt: skip


def _notes(rows: pl.DataFrame, unknown: pl.DataFrame) -> tuple[str, ...]:
    """What was in no table, counted by name."""
    codes = _cameo.events(rows["CAMEO Code"])
    parents = codes.filter(pl.col("read_as") != pl.col("code"))["code"].implode()
    counted = (
        ("sectors that are in no list", unknown["unknown"]),
        ("event codes read as the code above them",
         rows.filter(pl.col("CAMEO Code").is_in(parents))["CAMEO Code"]),
    )  # fmt: skip
    return tuple(f"{what}: {_keys.tally(values)}" for what, values in counted if len(values))
