"""From the sound rows of ACLED to frames: events, records, deaths, places, actors."""

from functools import cache
from pathlib import Path

import polars as pl

from actorgraph_ingest import _keys, _named, _territory, _where

TABLE = Path(__file__).parent / "acled" / "types.csv"
NO_ROW = pl.lit(None, pl.Int64)
UNITS = ("admin1", "admin2", "admin3")
# Kinds of actors, which ACLED writes as words or, before 2024, as numbers.
INTER = {
    "1": "state forces", "2": "rebel group", "3": "political militia", "4": "identity militia",
    "5": "rioters", "6": "protesters", "7": "civilians", "8": "external/other forces",
}  # fmt: skip
PEOPLE = ("rioters", "protesters", "civilians")
_FORCES = r"^(?:Military Forces|Police Forces|Government) of (.+?) \("
_LAND = r"\(([^()0-9]+)\)$"


@cache
def types() -> pl.DataFrame:
    """event_type, sub_event_type, type, mode, context, roles."""
    return pl.read_csv(TABLE, infer_schema=False)


def nodes(rows: pl.DataFrame, dataset: str) -> dict[str, pl.DataFrame]:
    rows = rows.with_columns(
        event=pl.lit("acled-") + pl.col("event_id_cnty"), country="state",
        latitude="_latitude", longitude="_longitude",
    )  # fmt: skip
    rows, places, place_records = _where.located(rows, "acled", UNITS, "location")
    named = _actors(rows)
    return {
        "Event": _events(rows, named),
        "Quantity": _deaths(rows),
        "DatasetRecord": pl.concat(
            [_records(rows, dataset), _names(named, dataset), place_records], how="diagonal"
        ),
        "Place": places,
        **_actor_frames(named),
    }


def _actors(rows: pl.DataFrame) -> pl.DataFrame:
    """_row, event, part (1, 2; 3 for who is named beside them), name, kind, id, state."""
    parts = [
        rows.select(
            "_row", "event", pl.lit(n).alias("part"), pl.col(f"actor{n}").alias("name"),
            pl.col(f"inter{n}").str.to_lowercase().alias("kind"),
        )
        for n in (1, 2)
    ]  # fmt: skip
    for n in (1, 2):
        beside = rows.select(
            "_row", "event", pl.lit(3).alias("part"),
            pl.col(f"assoc_actor_{n}").str.split(";").alias("name"),
            pl.lit(None, pl.String).alias("kind"),
        ).explode("name", empty_as_null=True)  # fmt: skip
        parts.append(beside)
    told = pl.concat(parts).with_columns(
        pl.col("name").str.strip_chars(), pl.col("kind").replace(INTER)
    ).filter(pl.col("name") != "")  # fmt: skip
    return _with_state(_keys.hashed(told, "acled-actor-", ["name"], "id"))


def _with_state(named: pl.DataFrame) -> pl.DataFrame:
    """The state of its forces and of its people; what a group does is not the act of a state."""
    forces = pl.col("name").str.extract(_FORCES, 1)
    people = pl.col("kind").is_in(PEOPLE) | pl.col("name").str.contains(
        r"^(?:Civilians|Protesters|Rioters|Unidentified) "
    )
    known = ~pl.col("name").str.starts_with("Unidentified")
    land = pl.coalesce(forces, pl.when(people & known).then(pl.col("name").str.extract(_LAND, 1)))
    frame = named.with_columns(
        land=land, forces=forces.is_not_null(), people=people.fill_null(False)
    )
    ids = {}
    for name in frame["land"].drop_nulls().unique().to_list():
        found = _territory.by_name(name)
        if found is not None and found.is_state:
            ids[name] = found.id
    return frame.with_columns(
        state=pl.col("land").replace_strict(ids, default=None, return_dtype=pl.String)
    )


def _events(rows: pl.DataFrame, named: pl.DataFrame) -> pl.DataFrame:
    for part, into in ((1, "one"), (2, "two"), (3, "beside")):
        ids = named.filter(pl.col("part") == part).group_by("event").agg(
            pl.col("id").unique().sort().alias(into)
        )  # fmt: skip
        rows = rows.join(ids, on="event", how="left", maintain_order="left")
    civilians = pl.col("actor2").str.starts_with("Civilians").fill_null(value=False)
    directed = pl.when((pl.col("roles") == "both") & civilians).then(pl.lit("directed"))
    does = directed.otherwise("roles")
    none = pl.lit([], pl.List(pl.String))
    one, two, beside = (pl.col(name).fill_null([]) for name in ("one", "two", "beside"))
    with_second = pl.when(does == "both").then(pl.concat_list(one, two))
    others = with_second.when(does == "first").then(two).otherwise(none)
    reversed_ = (does == "reversed") & (two.list.len() > 0)
    first = pl.when(reversed_).then(two).when(does.is_in(["directed", "first"])).then(one)
    second = pl.when(does == "directed").then(two).when(does == "reversed").then(one)
    return rows.select(
        "_row", "location",
        id="event",
        eventType=pl.lit("agv:type-") + pl.col("type"),
        eventMode=pl.lit("agv:mode-") + pl.col("mode"),
        eventContext=pl.lit("agv:ctx-") + pl.col("context"),
        agent=first.otherwise(none),
        recipient=second.otherwise(none),
        participant=pl.concat_list(others, beside).list.unique().list.sort(),
        startEarliest=_bound(last=False),
        endLatest=_bound(last=True),
        quantity=pl.when(pl.col("dead").is_not_null()).then(pl.col("event") + ".q1"),
        statedIn=pl.col("event") + ".r",
    )  # fmt: skip


def _bound(*, last: bool) -> pl.Expr:
    """Of a day that may be known to the week (2) or the month (3) only."""
    date, precision = pl.col("date"), pl.col("time_precision")
    week = date.dt.offset_by("6d" if last else "-6d")
    month = date.dt.month_end() if last else date.dt.month_start()
    return pl.when(precision == "2").then(week).when(precision == "3").then(month).otherwise(date)


def _deaths(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.drop_nulls("dead").select(
        "_row",
        id=pl.col("event") + ".q1",
        best="dead",
        qualifier=pl.lit("agv:q-exactly"),
        quantifies=pl.lit("agv:thing-fatalities"),
        unitCode=pl.lit("1"),
        asStated="fatalities",
    )


def _records(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    sources = pl.col("source").str.split(";").list.eval(pl.element().str.strip_chars())
    return rows.select(
        "_row",
        id=pl.col("event") + ".r",
        recordKey="event_id_cnty",
        fromSource=pl.lit(dataset),
        sourceCode=pl.concat_str("event_type", "sub_event_type", separator="/"),
        codeScheme=pl.lit("agv:scheme-acled"),
        sourceText=sources.list.eval(pl.element().filter(pl.element() != "")),
        datePrecision="time_precision",
        placePrecision="geo_precision",
    )


def _sector() -> pl.Expr:
    name, kind = pl.col("name"), pl.col("kind")
    forces = (
        pl.when(name.str.starts_with("Police Forces"))
        .then(pl.lit("COP"))
        .when(name.str.starts_with("Military Forces"))
        .then(pl.lit("MIL"))
        .when(name.str.starts_with("Government of"))
        .then(pl.lit("GOV"))
    )
    code = (
        forces.when(kind == "rebel group")
        .then(pl.lit("REB"))
        .when(kind.is_in(PEOPLE) | name.str.starts_with("Civilians"))
        .then(pl.lit("CVL"))
        .when(name.str.starts_with("Unidentified Armed"))
        .then(pl.lit("UAF"))
    )
    return pl.lit("agv:sector-") + code  # fmt: skip


def _actor_frames(named: pl.DataFrame) -> dict[str, pl.DataFrame]:
    told = named.group_by("id", "name").agg(
        pl.col("forces", "people").any(),
        pl.col("state").first(),
        _sector().drop_nulls().unique().sort().alias("actorKind"),
    ).sort("id")  # fmt: skip
    common = (
        NO_ROW.alias("_row"),
        pl.col("id"),
        pl.col("actorKind"),
        pl.col("state").alias("country"),
    )
    own = pl.when("forces").then("state").alias("partOf")
    people = told.filter("people")
    return {
        "Collective": people.select(*common, pl.col("name").alias("skos:prefLabel@en")),
        "Organization": told.filter(~pl.col("people")).select(*common, own),
    }


def _names(named: pl.DataFrame, dataset: str) -> pl.DataFrame:
    told = named.filter(~pl.col("people").any().over("id"))
    return _named.records(told, dataset)
