"""The articles which UCDP GED names as its sources, and who published them."""

import polars as pl

from actorgraph_ingest import _keys, _outlets

_ARTICLE = r"^(.*?),\s*(\d{4}-\d{2}-\d{2}),\s*(.+)$"


def articles(rows: pl.DataFrame, source: str) -> _outlets.Published:
    """_row, event, document, publisher, issued, title: one row an article of a row; and those of
    the publishers that are in no table.

    `source_article` is a list of quoted texts `office,day,headline`; older rows have free words.
    """
    inside = pl.col("source_article").str.extract(r'^\s*"(.*)"\s*$', 1)
    listed = pl.coalesce(inside, "source_article").str.split('";"')
    texts = rows.select("_row", "event", listed.alias("text")).drop_nulls("text")
    texts = texts.explode("text", empty_as_null=True).with_columns(
        pl.col("text").str.replace_all('""', '"', literal=True)
    )
    names = enumerate(("office", "day", "title"), 1)
    read = texts.with_columns(
        pl.col("text").str.extract(_ARTICLE, place).str.strip_chars().alias(name)
        for place, name in names
    ).with_columns(issued=pl.col("day").str.to_date("%Y-%m-%d", strict=False))
    sound = read.filter(
        pl.col("issued").is_not_null(), pl.col("office") != "", pl.col("title") != ""
    )
    keyed = _keys.hashed(sound, "doc-", ["office", "day", "title"], "document")
    return _outlets.published(keyed, source, "office")


def documents(found: pl.DataFrame, dataset: str) -> pl.DataFrame:
    return (
        found.unique("document")
        .sort("document")
        .select(
            pl.lit(None, pl.Int64).alias("_row"),
            pl.col("document").alias("id"),
            pl.lit(dataset).alias("fromSource"),
            "publisher",
            pl.col("issued").alias("dcterms:issued"),
            pl.col("title").alias("dcterms:title@und"),
        )
    )
