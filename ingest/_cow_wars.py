"""The nodes of wars: relations, sides, memberships, battle deaths, records."""

import polars as pl

from actorgraph.cells import whole
from actorgraph_ingest import _cow, _cow_sides

SPELLS = tuple(
    tuple((f"{end}Year{n}", f"{end}Month{n}", f"{end}Day{n}") for end in ("Start", "End"))
    for n in (1, 2)
)
WAR = "agv:relation-war"


def participants(rows: pl.DataFrame, source: str) -> dict[str, pl.DataFrame]:
    since = pl.col("startEarliest").cast(pl.String).str.replace_all("-", "")
    started = rows.with_columns(since=since)
    keyed = started.with_columns(
        _cow.ids(started, "cow-war", "WarNum", "ccode", "Side", "since"),
        _cow.ids(started, "cow-war", "WarNum").alias("conflict"),
        hostility=pl.lit(None, pl.String),
    )
    keyed = keyed.with_columns(
        side=pl.col("conflict") + pl.when(pl.col("Side") == "1").then(pl.lit(".a"))
        .otherwise(pl.lit(".b")),
        losses=pl.when(pl.col("BatDeath").is_not_null()).then(pl.col("key") + ".q1"),
    )  # fmt: skip
    spells = _cow.by_state(keyed)
    again = _cow.by_state(_again(keyed))
    wars = _wars(pl.concat([keyed, _again(keyed)], how="diagonal"))
    none = pl.lit(None, pl.Int64)
    deaths = _cow_sides.counted(
        keyed, ".q1", "agv:thing-fatalities", none, whole("BatDeath"), none,
        "BatDeath " + pl.col("BatDeath"),
    )  # fmt: skip
    return {
        "PoliticalRelation": _relations(wars),
        "Collective": _cow_sides.collectives(wars, pl.concat([spells, again])),
        "Membership": pl.concat(
            [_cow_sides.memberships(spells), _cow_sides.memberships(again, ".m2")]
        ),
        "Quantity": deaths,
        "DatasetRecord": pl.concat([_records(keyed, source), _own(wars, source)], how="diagonal"),
    }


def _again(keyed: pl.DataFrame) -> pl.DataFrame:
    """The second time of fighting, of rows that have one; the losses are those of both."""
    return keyed.filter(pl.col("_start2").is_not_null()).with_columns(
        startEarliest="_start2", startLatest="_startLatest2", endEarliest="_endEarliest2",
        endLatest="_end2", dateText="_words2", losses=pl.lit(None, pl.String),
    )  # fmt: skip


def _wars(spells: pl.DataFrame) -> pl.DataFrame:
    """A row a war, from the first who began to the last who ended."""
    return spells.group_by("conflict", maintain_order=True).agg(
        pl.col("_row").min(),
        pl.col("WarNum").first(),
        pl.col("WarName").first().alias("called"),
        pl.col("startEarliest", "startLatest").min(),
        pl.col("endEarliest", "endLatest").max(),
    ).rename({"conflict": "id"})  # fmt: skip


def _relations(wars: pl.DataFrame) -> pl.DataFrame:
    return wars.select(
        "_row", "id", *_cow.BOUNDS,
        pl.col("called").alias("name@en"),
        relationType=pl.lit(WAR),
        party=pl.concat_list(_cow_sides.sides(pl.col("id"))),
        statedIn=pl.col("id") + ".r",
        dateBasis=pl.lit("agv:dateBasis-inferred"),
    ).pipe(_cow.shared)  # fmt: skip


def _own(wars: pl.DataFrame, source: str) -> pl.DataFrame:
    """The record of the war itself."""
    return wars.select(
        "_row",
        pl.col("called").alias("name@en"),
        id=pl.col("id") + ".r",
        recordKey="WarNum",
        fromSource=pl.lit(source),
    ).pipe(_cow.shared)


def _records(keyed: pl.DataFrame, source: str) -> pl.DataFrame:
    return keyed.select(
        "_row",
        id=pl.col("key") + ".r",
        recordKey=pl.concat_str("WarNum", "ccode", "Side", "since", separator=" "),
        fromSource=pl.lit(source),
    )


def listed(rows: pl.DataFrame, source: str) -> dict[str, pl.DataFrame]:
    """A war has sides, but the list names nobody on them."""
    keyed = rows.with_columns(_cow.ids(rows, "cow-warlist", "number"))
    relations = keyed.select(
        "_row", *_cow.BOUNDS, "dateText",
        pl.col("War Name").alias("name@en"),
        id="key",
        relationType=pl.lit(WAR),
        party=pl.concat_list(_cow_sides.sides(pl.col("key"))),
        statedIn=pl.col("key") + ".r",
    )  # fmt: skip
    records = keyed.select(
        "_row",
        pl.col("War Name").alias("name@en"),
        id=pl.col("key") + ".r",
        recordKey="number",
        sourceCode="War Type & Number",
        codeScheme=pl.lit(_cow.CODES),
        fromSource=pl.lit(source),
    )
    called = keyed.select(id="key", called="War Name")
    return {
        "PoliticalRelation": relations,
        "Collective": _cow_sides.collectives(called),
        "DatasetRecord": records,
    }
