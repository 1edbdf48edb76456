"""The territory table as reference actors: states and what acts like one, regions, capitals.

A state is `ag:State` whether it is sovereign, a dependency, claims to be one or is gone; `country`
says to which state a dependency belongs. Regions, high seas and capitals are places. Codes stand
on the record as `scheme:value`, and only those that mean this territory today: what a code meant
on a day is asked of the table itself.
"""

import datetime as dt
from collections.abc import Iterator

import polars as pl

from actorgraph.errors import UsageError
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph_ingest import _territory

SOURCE = Source(
    name="territories",
    title="States and territories with dated codes",
    publisher="actorgraph",
    url="https://w3id.org/actorgraph/",
    licence="http://creativecommons.org/publicdomain/zero/1.0/",
    redistribute=True,
    reference=True,
    files=("territories.csv",),
    order=0,
    expects=(250, 400),
)

LANGUAGES = ("ar", "es", "fr", "ru", "zh")
PUBLISHED = ("iso2", "iso3", "isonum", "fips", "cown", "cowc", "gwn", "cameo")
_HEADER = b"id,name,kind,formal,aliases,adjectives,demonyms,capital,capital_id,"


def recognise(file: SourceFile) -> bool:
    return file.head.startswith(_HEADER)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: the table is one slice."""
    table = _territory.read(file.local()).with_row_index("_row", 1).with_columns(_labels())
    table = table.with_columns(pl.col("_row").cast(pl.Int64), names=_aliases())
    acting = pl.col("kind").is_in(_territory.ACTING)
    places = table.filter(~acting).select("_row", "id", *_shown(), country=_empty())
    capitals = _capitals(table.filter(acting))
    yield Chunk(
        slice="territories",
        frames={
            "State": _states(table.filter(acting)),
            "Place": pl.concat([places, capitals], how="diagonal"),
            "DatasetRecord": _records(table),
        },
        rows_in=table.height,
    )


def meanings(code: str, scheme: str | None, day: dt.date | None) -> list[dict[str, str]]:
    """What a code of the table means, a row each, for `actorgraph codes`.

    Numbers are found as `40`, `040` and `40.0`. A day outside all spells of a code has no meaning.
    """
    if scheme is not None and scheme not in _territory.SCHEMES:
        known = ", ".join(_territory.SCHEMES)
        raise UsageError(f"no code scheme `{scheme}`; there are: {known}")
    key = code.strip()
    plain = key.removesuffix(".0").lstrip("0")
    numeric = pl.col("scheme").is_in(_territory.NUMERIC)
    found = _territory.spells(_territory.read()).filter(
        pl.when(numeric).then(pl.col("code") == plain).otherwise(pl.col("code") == key.upper())
        | (pl.col("code") == key)
    )
    if scheme is not None:
        found = found.filter(pl.col("scheme") == scheme)
    if day is not None:
        after = pl.col("start").fill_null(dt.date.min) <= day
        found = found.filter(after & (pl.col("end").fill_null(dt.date.max) >= day))
    names = _territory.territories()
    return [
        {"scheme": row["scheme"], "code": row["code"], "means": names[row["id"]].name,
         "id": row["id"], "kind": row["kind"], "from": str(row["start"] or ""),
         "until": str(row["end"] or "")}
        for row in found.iter_rows(named=True)
    ]  # fmt: skip


def _labels() -> list[pl.Expr]:
    own = [pl.col("name").alias("skos:prefLabel@en")]
    return own + [_filled(f"name_{lang}").alias(f"skos:prefLabel@{lang}") for lang in LANGUAGES]


def _shown() -> list[str]:
    return ["skos:prefLabel@en", *(f"skos:prefLabel@{lang}" for lang in LANGUAGES)]


def _filled(column: str) -> pl.Expr:
    return pl.col(column).replace("", None)


def _empty() -> pl.Expr:
    return pl.lit(None, pl.String)


def _aliases() -> pl.Expr:
    """The formal name and the aliases: adjectives are no names."""
    parts = pl.concat_list("formal", pl.col("aliases").str.split("|"))
    return parts.list.eval(pl.element().filter(pl.element() != "")).list.unique(maintain_order=True)


def _states(table: pl.DataFrame) -> pl.DataFrame:
    dependent = pl.when(pl.col("kind") == "dependent").then(_filled("parent"))
    return table.select(
        "_row",
        "id",
        *_shown(),
        pl.col("names").alias("skos:altLabel@en"),
        country=_filled("parent"),
        partOf=dependent,
    )


def _capitals(table: pl.DataFrame) -> pl.DataFrame:
    """One place a city: the present state's row comes first, its predecessors share it."""
    names = pl.col("capital").str.split("|")
    return (
        table.filter(pl.col("capital_id") != "")
        .unique("capital_id", keep="first", maintain_order=True)
        .select(
            "_row",
            names.list.first().alias("skos:prefLabel@en"),
            names.list.slice(1).alias("skos:altLabel@en"),
            id="capital_id",
            country="id",
        )
    )


def _records(table: pl.DataFrame) -> pl.DataFrame:
    ids = pl.col("id")
    return table.join(_codes(table), on="id", how="left", maintain_order="left").select(
        "_row",
        pl.concat_list("name", "names").list.unique(maintain_order=True).alias("name@en"),
        *(_filled(f"name_{lang}").alias(f"name@{lang}") for lang in LANGUAGES),
        "identifier",
        id=_territory.record(ids),
        describes=ids,
        recordKey=ids,
        fromSource=pl.lit(SOURCE.id),
    )


def _codes(table: pl.DataFrame) -> pl.DataFrame:
    current: pl.DataFrame = _territory.spells(table).filter(
        pl.col("end").is_null() & pl.col("scheme").is_in(PUBLISHED)
    )
    return current.group_by("id", maintain_order=True).agg(
        identifier=pl.col("scheme") + ":" + pl.col("code")
    )
