"""From the sound rows of POLECAT to frames: events, records, stories, places, actors."""

from typing import NamedTuple

import polars as pl

from actorgraph_ingest import _concepts, _keys, _outlets, _polecat_actors, _where
from actorgraph_ingest._named import KNOWN

NO_ROW = pl.lit(None, pl.Int64)
SOURCE = "polecat"
UNITS = ("Province", "District")
LANGUAGES = {
    "english": "en", "spanish": "es", "arabic": "ar", "portuguese": "pt", "french": "fr",
    "russian": "ru", "chinese": "zh",
}  # fmt: skip
ON_RECORD = ("Actor", "Person")


class Nodes(NamedTuple):
    frames: dict[str, pl.DataFrame]
    notes: tuple[str, ...]


def nodes(rows: pl.DataFrame, dataset: str) -> Nodes:
    rows = rows.with_columns(
        event=pl.lit("polecat-") + pl.col("Event ID").str.replace_all(":", "%3A")
    )
    single, odd = zip(
        *(_polecat_actors.listed(rows, s) for s in _polecat_actors.SIDES), strict=True
    )
    actors = _polecat_actors.resolve(pl.concat(single)).drop_nulls("id")
    sectors = _polecat_actors.kinds(actors["sectors"])
    for side, (role, _) in _polecat_actors.SIDES.items():
        taking = actors.filter(pl.col("side") == side).group_by("event").agg(
            pl.col("id").unique().sort().alias(role)
        )  # fmt: skip
        rows = rows.join(taking, on="event", how="left", maintain_order="left")
    rows, stories, outlets, outlet_records = _stories(rows, dataset)
    rows, places, place_records = _places(rows)
    modes, mode_notes = _coded(rows, "Event Mode", "mode")
    contexts, context_notes = _coded(rows, "Contexts", "ctx")
    typed = rows.with_columns(eventMode=modes, eventContext=contexts)
    made = _actor_frames(actors, sectors)
    made["Organization"] = outlets
    records = [_records(rows, dataset), _actor_records(actors, dataset)]
    frames = {
        "Event": _events(typed),
        "DatasetRecord": pl.concat([*records, outlet_records, place_records], how="diagonal"),
        "Document": stories,
        "Place": places,
        **made,
    }
    return Nodes(frames, (*mode_notes, *context_notes, *_notes(actors, sectors, sum(odd))))


def _coded(rows: pl.DataFrame, column: str, scheme: str) -> tuple[pl.Series, tuple[str, ...]]:
    """The concepts of a list of codes, and a note of those that are none."""
    known = _concepts.codes(scheme) | (
        {"misinfo": "agv:mode-misinformation"} if scheme == "mode" else {}
    )
    lists = rows[column].str.split("; ")
    codes = lists.explode(empty_as_null=True).drop_nulls().unique()
    found = {code: known.get(_concepts.plain(code)) for code in codes.to_list()}
    concepts = lists.list.eval(
        pl.element().replace_strict(found, default=None, return_dtype=pl.String)
    ).list.drop_nulls()
    every = lists.explode(empty_as_null=True).drop_nulls()
    unknown = every.filter(every.is_in([code for code, one in found.items() if one is None]))
    what = f"{column} that we do not know, left out"
    return concepts, (f"{what}: {_keys.tally(unknown)}",) if len(unknown) else ()


def _stories(
    rows: pl.DataFrame, dataset: str
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    story = pl.col("Event ID").str.extract(r"^(.+)_[^_]*$", 1)
    rows = rows.with_columns(story=pl.coalesce(story, "Event ID"), dated="Publication Date")
    rows = _keys.hashed(rows, "doc-", ["story", "Source", "dated", "Language"], "document")
    rows, outlets, records = _outlets.published(rows, SOURCE, "Source")
    tongue = pl.col("Language").str.to_lowercase()
    language = tongue.replace_strict(LANGUAGES, default=None, return_dtype=pl.String)
    code = pl.when(tongue.str.contains("^[a-z]{2,3}$")).then(tongue)
    told = rows.unique("document").sort("document").select(
        NO_ROW.alias("_row"),
        pl.col("document").alias("id"),
        pl.lit(dataset).alias("fromSource"),
        "publisher",
        (pl.lit("polecat-story:") + pl.col("story")).alias("identifier"),
        pl.col("issued").alias("dcterms:issued"),
        pl.coalesce(language, code).alias("dcterms:language"),
    )  # fmt: skip
    return rows, told, outlets, records


def _places(rows: pl.DataFrame) -> _where.Located:
    """A place of GeoNames keeps its number; what is a country there is the state here."""
    below = ~pl.col("Feature Type").str.starts_with("PCL").fill_null(value=False)
    named = rows.with_columns(
        spot=pl.when(below).then(pl.coalesce("Placename", "City", "District", "Province"))
    )
    rows, places, records = _where.located(named, SOURCE, UNITS, "spot")
    numbers = rows.select("location", number="GeoNames ID").drop_nulls().group_by("location").agg(
        (pl.lit("geonames:") + pl.col("number")).unique().sort().alias("identifier")
    )  # fmt: skip
    told = records.join(numbers, left_on="describes", right_on="location", how="left")
    return _where.Located(rows, places, told)


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(
        "_row", "eventType", "eventMode", "eventContext", "agent", "recipient", "location",
        id="event", startEarliest="date", endLatest="date", statedIn=pl.col("event") + ".r",
        placeText="Raw Placename",
    )  # fmt: skip


def _records(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    code = pl.concat_str("Event Type", "Event Mode", separator="/", ignore_nulls=True)
    return rows.select(
        "_row",
        id=pl.col("event") + ".r",
        recordKey="Event ID",
        fromSource=pl.lit(dataset),
        sourceCode=code,
        codeScheme=pl.lit("agv:scheme-plover"),
        citesDocument="document",
    )


def _actor_frames(actors: pl.DataFrame, sectors: pl.DataFrame) -> dict[str, pl.DataFrame]:
    own = actors.filter(pl.col("scope") != KNOWN)
    concept = dict(sectors.select("code", "concept").rows())
    made = own.group_by("id", "class", "state").agg(
        pl.col("label").min(),
        pl.col("sectors").explode(empty_as_null=True).drop_nulls().unique().sort(),
    ).sort("id", "class").select(
        "class", "id", NO_ROW.alias("_row"),
        pl.when(~pl.col("class").is_in(ON_RECORD)).then("label").alias("skos:prefLabel@en"),
        pl.col("sectors").list.eval(
            pl.element().replace_strict(concept, default=None, return_dtype=pl.String)
        ).list.drop_nulls().alias("actorKind"),
        pl.col("state").alias("country"),
    )  # fmt: skip
    return {
        name: made.filter(pl.col("class") == name).drop("class")
        for name in ("Actor", "Person", "Collective")
    }


def _actor_records(actors: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """Names, titles and articles of actors of their own."""
    own = actors.filter(pl.col("scope") != KNOWN, pl.col("class").is_in(ON_RECORD))
    listed = {"name@en": "label", "capacityText@en": "Title"}
    return own.group_by("id").agg(
        pl.col("_row").min(),
        pl.col("Wikipedia").min().alias("recordKey"),
        (pl.lit("wikipedia:") + pl.col("Wikipedia").str.replace_all(" ", "_"))
        .unique().sort().alias("identifier"),
        *(pl.col(one).drop_nulls().unique().sort().alias(into) for into, one in listed.items()),
    ).sort("id").with_columns(
        id=pl.col("id") + ".r", describes="id", fromSource=pl.lit(dataset)
    )  # fmt: skip


def _notes(actors: pl.DataFrame, sectors: pl.DataFrame, odd: int) -> tuple[str, ...]:
    unknown = sectors.filter(pl.col("concept").is_null())["code"]
    every = actors["sectors"].explode(empty_as_null=True).drop_nulls()
    found = every.filter(every.is_in(unknown.implode()))
    notes = []
    if len(found):
        notes.append(f"sectors that are in no list: {_keys.tally(found)}")
    if odd:
        notes.append(f"sides whose lists of actors do not match, so that names alone count: {odd}")
    return tuple(notes)
