"""From the rows of GDELT that count to frames: events, records, documents, places, actors."""

from typing import NamedTuple

import polars as pl

from actorgraph.terms import mint, short_hash
from actorgraph_ingest import _cameo, _gdelt_actors, _territory
from actorgraph_ingest._gdelt_actors import KNOWN, OF_DOCUMENT
from actorgraph_ingest._gdelt_rows import EVENT_ID, URL, is_web

# Places have numbers of three registers: US states, places in the USA, places elsewhere.
# FeatureID alone would mix them up: TX is Texas as a state and Turkmenistan as a country.
REGISTERS = {"2": "fips", "3": "gnis", "4": "gns", "5": "gns"}

PLACES = pl.Schema(
    {"id": pl.String, "_row": pl.Int64, "country": pl.String, "latitude": pl.String,
     "longitude": pl.String}
)  # fmt: skip


class Nodes(NamedTuple):
    """Frames by class, and lines for the receipt."""

    frames: dict[str, pl.DataFrame]
    notes: tuple[str, ...]


def nodes(rows: pl.DataFrame, dataset: str, prefix: str) -> Nodes:
    """The frames of `rows`, which are sound and told once; ids of events begin with `prefix`."""
    cited = documents(rows)
    rows = rows.join(cited.select(URL, "doc"), on=URL, how="left").with_columns(
        pl.format(f"{prefix}-{{}}", EVENT_ID).alias("event")
    )
    actors = _gdelt_actors.resolve(pl.concat([_pairs(rows, n) for n in (1, 2)]))
    for n in (1, 2):
        rows = _with_actor(rows, actors, n)
    rows = _with_place_key(rows)
    places = _places(rows)
    rows = _with_location(rows, places)
    codes = _cameo.events(rows["EventCode"])
    frames = {
        "Event": _events(rows, codes),
        "DatasetRecord": pl.concat(
            [_records(rows, dataset), _place_records(places, dataset)], how="diagonal"
        ),
        "Document": document_frame(cited, dataset),
        "Place": _place_frame(places),
        **_actor_frames(rows, actors),
    }
    return Nodes(frames, _notes(rows, actors, codes))


def documents(rows: pl.DataFrame, column: str = URL) -> pl.DataFrame:
    """The address and its document; each distinct address is hashed once."""
    urls = rows.select(pl.col(column).drop_nulls().unique().sort())
    ids = [f"doc-{short_hash(url, 16)}" for url in urls[column].to_list()]
    return urls.with_columns(pl.Series("doc", ids, dtype=pl.String))


def document_frame(cited: pl.DataFrame, dataset: str, column: str = URL) -> pl.DataFrame:
    """A document for each address, or for each citation in words."""
    return cited.select(
        pl.col("doc").alias("id"),
        pl.lit(None, pl.Int64).alias("_row"),
        pl.lit(dataset).alias("fromSource"),
        pl.when(is_web(column)).then(column).alias("url"),
        pl.when(~is_web(column)).then(pl.lit("citation:") + pl.col(column)).alias("identifier"),
    )


def _pairs(rows: pl.DataFrame, n: int) -> pl.DataFrame:
    return rows.select(pl.col(f"Actor{n}Code").alias("code"), pl.col(f"Actor{n}Name").alias("name"))


def _with_actor(rows: pl.DataFrame, actors: pl.DataFrame, n: int) -> pl.DataFrame:
    """`actor1` or `actor2`: the id of the node; that of a document's own actor is below it."""
    found = actors.select(
        pl.col("code").alias(f"Actor{n}Code"), pl.col("name").alias(f"Actor{n}Name"),
        pl.col("id").alias(f"actor{n}"), pl.col("scope").alias(f"scope{n}"),
    )  # fmt: skip
    keys = [f"Actor{n}Code", f"Actor{n}Name"]
    rows = rows.join(found, on=keys, how="left", nulls_equal=True, maintain_order="left")
    below = pl.format("{}.{}", pl.coalesce("doc", "event"), f"actor{n}")
    own = pl.col(f"scope{n}") == OF_DOCUMENT
    return rows.with_columns(pl.when(own).then(below).otherwise(f"actor{n}").alias(f"actor{n}"))


def _actor_frames(rows: pl.DataFrame, actors: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Collective and Organization: one node each for what is not in the reference tables."""
    used = pl.concat(
        rows.select(
            pl.col(f"actor{n}").alias("node"), pl.col(f"Actor{n}Code").alias("code"),
            pl.col(f"Actor{n}Name").alias("name"),
        )
        for n in (1, 2)
    ).drop_nulls("node").unique("node")  # fmt: skip
    made = used.join(
        actors.filter(pl.col("scope") != KNOWN), on=["code", "name"], nulls_equal=True
    ).sort("node")
    frame = made.select(
        "class",
        pl.col("node").alias("id"),
        pl.lit(None, pl.Int64).alias("_row"),
        pl.col("label").alias("skos:prefLabel@en"),
        pl.col("sectors").alias("actorKind"),
        "country",
    )
    return {
        name: frame.filter(pl.col("class") == name).drop("class")
        for name in ("Collective", "Organization")
    }


def _with_place_key(rows: pl.DataFrame) -> pl.DataFrame:
    """`register` and `number` of the place; null for a whole country or no place."""
    geo = pl.col("ActionGeo_Type")
    number = pl.when(geo == "2").then("ActionGeo_ADM1Code").otherwise("ActionGeo_FeatureID")
    register = geo.replace_strict(REGISTERS, default=None, return_dtype=pl.String)
    return rows.with_columns(register.alias("register"), number.alias("number"))


def _places(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a place below the country: key, its id, first row, names, position and state."""
    found = rows.select(
        "_row",
        "register", "number",
        pl.col("ActionGeo_FullName").alias("name"),
        pl.col("ActionGeo_CountryCode").alias("fips"),
        pl.col("ActionGeo_Lat").alias("lat"),
        pl.col("ActionGeo_Long").alias("long"),
    ).drop_nulls(["register", "number"])  # fmt: skip
    places = (
        found.sort("lat", "long", nulls_last=True)
        .group_by("register", "number")
        .agg(
            pl.col("_row", "fips").min(),
            pl.col("lat", "long").first(),  # of one point, should the file give two
            pl.col("name").drop_nulls().unique().sort(),
        )
    )
    ids = [mint(*key) for key in places.select("register", "number").rows()]
    placed = places.with_columns(pl.Series("id", ids, dtype=pl.String)).sort("id")
    return placed.join(_states("fips", "country"), on="fips", how="left", maintain_order="left")


def _states(code: str, into: str) -> pl.DataFrame:
    """FIPS code and state: codes of seas and of lands that are no actors lead nowhere."""
    acting = _territory.codes("fips").filter(pl.col("kind").is_in(_territory.ACTING))
    return acting.select(pl.col("code").alias(code), pl.col("id").alias(into))


def _place_frame(places: pl.DataFrame) -> pl.DataFrame:
    return places.select(
        "id",
        pl.lit(None, pl.Int64).alias("_row"),
        "country",
        pl.col("lat").alias("latitude"),
        pl.col("long").alias("longitude"),
    )


def as_first_told(places: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """Places as an earlier part of the file told them: a place has one position."""
    again = told.join(places, on="id", how="semi")
    return pl.concat([again, places.join(told, on="id", how="anti")]).sort("id")


def _place_records(places: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """The names of a place stand on a record, since one place has several (Bombay, Mumbai).

    It belongs to the first row that names the place: nothing refers to a record."""
    return places.select(
        pl.col("id") + ".r", "_row",
        pl.col("number").alias("recordKey"),
        pl.lit(dataset).alias("fromSource"),
        pl.col("id").alias("describes"),
        pl.col("name").alias("name@en"),
    )  # fmt: skip


def _with_location(rows: pl.DataFrame, places: pl.DataFrame) -> pl.DataFrame:
    """`location`: the place, else the state of the country code."""
    place = places.select("register", "number", pl.col("id").alias("place"))
    found = rows.join(place, on=["register", "number"], how="left", maintain_order="left").join(
        _states("ActionGeo_CountryCode", "state"), on="ActionGeo_CountryCode", how="left",
        maintain_order="left",
    )  # fmt: skip
    return found.with_columns(pl.coalesce("place", "state").alias("location"))


def _events(rows: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    typed = rows.join(
        codes, left_on="EventCode", right_on="code", how="left", maintain_order="left"
    )
    return typed.select(
        pl.col("event").alias("id"),
        "_row", "eventType", "eventMode", "eventContext",
        pl.col("actor1").alias("agent"),
        pl.col("actor2").alias("recipient"),
        "location",
        pl.col("date").alias("startEarliest"),
        pl.col("date").alias("endLatest"),
        (pl.col("event") + ".r").alias("statedIn"),
    )  # fmt: skip


def _records(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    return rows.select(
        (pl.col("event") + ".r").alias("id"),
        "_row",
        pl.col(EVENT_ID).alias("recordKey"),
        pl.lit(dataset).alias("fromSource"),
        pl.col("EventCode").alias("sourceCode"),
        pl.lit(_cameo.SCHEME).alias("codeScheme"),
        pl.col("NumMentions").alias("mentionCount"),
        pl.col("NumSources").alias("sourceCount"),
        pl.col("NumArticles").alias("articleCount"),
        pl.col("doc").alias("citesDocument"),
    )


def _notes(rows: pl.DataFrame, actors: pl.DataFrame, codes: pl.DataFrame) -> tuple[str, ...]:
    """What was not in the tables, counted by name."""
    unknown = actors.filter(pl.col("unknown").list.len() > 0)
    tokens = pl.concat(_pairs(rows, n) for n in (1, 2)).join(
        unknown.select("code", "name", "unknown"), on=["code", "name"], nulls_equal=True
    )["unknown"].explode(empty_as_null=True)  # fmt: skip
    lands = _territory.codes("fips")["code"].implode()
    country = pl.col("ActionGeo_CountryCode")
    seas = rows.filter(country.is_not_null() & ~country.is_in(lands))["ActionGeo_CountryCode"]
    parents = codes.filter(pl.col("read_as") != pl.col("code"))["code"].implode()
    read = rows.filter(pl.col("EventCode").is_in(parents))["EventCode"]
    counted = (
        ("actor codes that are in no list", tokens),
        ("country codes of places that are in no list", seas),
        ("event codes read as the code above them", read),
    )
    return tuple(f"{what}: {tally(values)}" for what, values in counted if len(values))


def tally(values: pl.Series) -> str:
    counts = values.rename("value").value_counts().sort("count", "value", descending=[True, False])
    return ", ".join(f"{value} {count}" for value, count in counts.rows())
