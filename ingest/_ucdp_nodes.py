"""From the sound rows of UCDP GED to frames: events, sides, conflicts, the dead, the sources."""

from collections.abc import Iterator

import polars as pl

from actorgraph_ingest import _territory, _ucdp_articles, _where

NONE = pl.lit(None, pl.Int64)
COUNTRY_ONLY, AT_SEA = 6, 7  # of where_prec
ONE_SIDED = 3
SOURCE = "ucdp-ged"
UNITS = ("adm_1", "adm_2")


def nodes(rows: pl.DataFrame, prefix: str, dataset: str) -> dict[str, pl.DataFrame]:
    rows = _with_sides(rows.with_columns(event=prefix + pl.col("key")))
    rows, places, place_records = _with_place(rows)
    articles, outlets, outlet_records = _ucdp_articles.articles(rows, SOURCE)
    cited = articles.select("event", "document").unique().sort("event", "document")
    cited = cited.group_by("event").agg(citesDocument="document")
    rows = rows.join(cited, on="event", how="left", maintain_order="left")
    return {
        "Event": _events(rows),
        "Quantity": pl.concat(_quantities(rows)),
        "DatasetRecord": pl.concat(
            [
                *(make(rows, dataset) for make in (_records, _side_records, _conflict_records)),
                place_records,
                outlet_records,
            ],
            how="diagonal",
        ),
        "Document": _ucdp_articles.documents(articles, dataset),
        "Organization": pl.concat([_groups(rows), outlets], how="diagonal"),
        "Collective": _civilians(rows),
        "PoliticalRelation": _conflicts(rows),
        "Place": places,
    }  # fmt: skip


def _with_sides(rows: pl.DataFrame) -> pl.DataFrame:
    """`a`, `b`: who fought; `civilians`: those of the country; `conflict`, where two fight."""
    one_sided = pl.col("_type_of_violence") == ONE_SIDED
    group = {s: pl.format("ucdp-actor-{}", f"_side_{s}_new_id") for s in "ab"}
    return rows.with_columns(
        civilians=pl.format("ucdp-civilians-{}", "_country_id"),
        one_sided=one_sided,
    ).with_columns(
        a=pl.coalesce("state_gwnoa", group["a"]),
        b=pl.when("one_sided").then("civilians")
        .otherwise(pl.coalesce("state_gwnob", group["b"])),
        conflict=pl.when(~one_sided).then(pl.format("ucdp-conflict-{}", "_conflict_new_id")),
    )  # fmt: skip


def _with_place(rows: pl.DataFrame) -> _where.Located:
    """Names count as far as the precision says that they are the place of the event. What
    happened at sea or in the air lies in no country, whichever the conflict is about."""
    precision, name = pl.col("_where_prec"), pl.col("where_coordinates").str.strip_chars()
    placed, on_land = precision != COUNTRY_ONLY, precision < AT_SEA
    units = pl.col(UNITS).str.strip_chars()
    found = rows.with_columns(
        pl.when(placed & on_land).then(units),
        where_coordinates=pl.when(placed).then(name),
        country=pl.when(on_land).then("state_country_id"),
        latitude="_latitude",
        longitude="_longitude",
    )
    return _where.located(found, SOURCE, UNITS, "where_coordinates")


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    two = ~pl.col("one_sided")
    parts = [pl.col("event") + f".{part}" for part in ("q1", *PARTS)]
    counts = [pl.lit(value=True), *(pl.col(column) > 0 for column, _ in PARTS.values())]
    return rows.select(
        "_row", "location",
        pl.col("event").alias("id"),
        pl.lit("agv:type-ASSAULT").alias("eventType"),
        pl.when(~two).then("a").alias("agent"),
        pl.when(~two).then("b").alias("recipient"),
        pl.when(two).then(pl.concat_list("a", "b", "conflict")).alias("participant"),
        pl.col("_start").alias("startEarliest"),
        pl.col("_end").alias("endLatest"),
        pl.col("where_description").alias("placeText"),
        pl.concat_list(
            pl.when(counted).then(part) for part, counted in zip(parts, counts, strict=True)
        ).list.drop_nulls().alias("quantity"),
        (pl.col("event") + ".r").alias("statedIn"),
    )  # fmt: skip


# Parts of the total: the column, and whose dead they are.
PARTS = {
    "q2": ("_deaths_a", "a"), "q3": ("_deaths_b", "b"), "q4": ("_deaths_civilians", "civilians"),
}  # fmt: skip


def _quantities(rows: pl.DataFrame) -> Iterator[pl.DataFrame]:
    common = (
        pl.lit("agv:thing-fatalities").alias("quantifies"),
        pl.lit("1").alias("unitCode"),
    )
    stated = pl.format("low {}, best {}, high {}", "_low", "_best", "_high")
    yield rows.select(
        "_row", *common, id=pl.col("event") + ".q1", low="_low", best="_best", high="_high",
        qualifier=pl.lit("agv:q-between"), asStated=stated, ofActor=pl.lit(None, pl.String),
    )  # fmt: skip
    for part, (column, whose) in PARTS.items():
        yield rows.filter(pl.col(column) > 0).select(
            "_row", *common, id=pl.col("event") + f".{part}", low=NONE, best=column, high=NONE,
            qualifier=pl.lit("agv:q-exactly"),
            asStated=pl.format(f"{column[1:]} {{}}", column), ofActor=whose,
        )  # fmt: skip


def _records(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    cited = pl.col("citesDocument").is_not_null()
    counted = pl.col("_number_of_sources")
    return rows.select(
        "_row", "citesDocument",
        id=pl.col("event") + ".r",
        recordKey="key",
        fromSource=pl.lit(dataset),
        sourceCode=pl.col("_type_of_violence").cast(pl.String),
        codeScheme=pl.lit("agv:scheme-ucdp"),
        identifier=pl.concat_list(
            pl.format("ucdp-conflict:{}", "_conflict_new_id"),
            pl.format("ucdp-dyad:{}", "_dyad_new_id"),
        ),
        datePrecision=pl.col("_date_prec").cast(pl.String),
        placePrecision=pl.col("_where_prec").cast(pl.String),
        eventClarity=pl.col("_event_clarity").cast(pl.String),
        sourceCount=pl.when(counted > 0).then(counted),
        sourceText=pl.concat_list(
            pl.col("source_original"), pl.when(~cited).then("source_article")
        ).list.drop_nulls(),
    )  # fmt: skip


def _side(rows: pl.DataFrame, side: str, government: str) -> pl.DataFrame:
    own = rows.filter(
        pl.col(f"state_{government}").is_null() & pl.col(side).str.starts_with("ucdp-actor-")
    )
    rebels = (pl.col("_type_of_violence") == 1).alias("rebels")
    return own.select(
        "_row", rebels, pl.col(side).alias("id"), pl.col(f"side_{side}").alias("name")
    )


def _all_groups(rows: pl.DataFrame) -> pl.DataFrame:
    sides = pl.concat([_side(rows, "a", "gwnoa"), _side(rows, "b", "gwnob")])
    return sides.group_by("id").agg(
        pl.col("_row").min(), pl.col("rebels").any(), pl.col("name").unique().sort()
    ).sort("id")  # fmt: skip


def _groups(rows: pl.DataFrame) -> pl.DataFrame:
    """Whoever fights a government is a rebel; of the others UCDP tells no kind."""
    kind = pl.when("rebels").then(pl.lit("agv:sector-REB"))
    return _all_groups(rows).select("id", NONE.alias("_row"), kind.alias("actorKind"))


def _side_records(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """The names of a group. They belong to the first row with it: nothing refers to a record."""
    key = pl.col("id").str.strip_prefix("ucdp-actor-")
    return _all_groups(rows).select(
        "_row",
        id=pl.col("id") + ".r",
        recordKey=key,
        fromSource=pl.lit(dataset),
        describes="id",
        identifier=pl.concat_list(pl.lit("ucdp-actor:") + key),
        **{"name@en": pl.col("name")},
    )


def _civilians(rows: pl.DataFrame) -> pl.DataFrame:
    """Those of one country, so far as a row speaks of them."""
    spoken = rows.filter(pl.col("one_sided") | (pl.col("_deaths_civilians") > 0))
    named = spoken.select("civilians", "state_country_id").unique("civilians").sort("civilians")
    names = [_territory.territories()[one].name for one in named["state_country_id"]]
    return named.select(
        NONE.alias("_row"),
        pl.col("civilians").alias("id"),
        pl.Series("skos:prefLabel@en", [f"civilians in {name}" for name in names], pl.String),
        pl.lit("agv:sector-CVL").alias("actorKind"),
    )


def _conflicts(rows: pl.DataFrame) -> pl.DataFrame:
    """The conflicts of two sides; which year each was active is for the yearly table to say."""
    two = rows.drop_nulls("conflict")
    told = two.group_by("conflict").agg(
        pl.concat_list("a", "b").explode(empty_as_null=True).unique().sort().alias("party"),
        pl.col("conflict_name").drop_nulls().unique().sort().alias("name@en"),
    )
    return told.sort("conflict").select(
        "party",
        "name@en",
        NONE.alias("_row"),
        pl.col("conflict").alias("id"),
        pl.lit("agv:relation-armedConflict").alias("relationType"),
        (pl.col("conflict") + ".r").alias("statedIn"),
    )


def _conflict_records(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    return rows.drop_nulls("conflict").unique("conflict").sort("conflict").select(
        NONE.alias("_row"),
        id=pl.col("conflict") + ".r",
        recordKey=pl.col("_conflict_new_id").cast(pl.String),
        fromSource=pl.lit(dataset),
        identifier=pl.concat_list(pl.format("ucdp-conflict:{}", "_conflict_new_id")),
    )  # fmt: skip
