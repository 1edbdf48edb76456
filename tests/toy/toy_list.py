"""A list for the engine's tests: `key,name,url,ally` rows, whole or, with a first column `op`,
as a delta. `list@2024-03-01.csv` is the list of that day."""

from collections.abc import Iterator

import polars as pl

from actorgraph.frames import Chunk, Source, SourceFile, quarantine_frame
from actorgraph.terms import mint, short_hash

SOURCE = Source(
    name="toy-list",
    title="Toy list",
    publisher="The tests",
    url="https://example.org/toy-list",
    licence="https://creativecommons.org/publicdomain/zero/1.0/",
    redistribute=True,
    closed_by_absence=("SanctionDesignation",),
    gone="delisted",
)
HEADER = "key,name,url,ally"


def recognise(file: SourceFile) -> bool:
    return file.head.splitlines()[:1] in ([HEADER.encode()], [f"op,{HEADER}".encode()])


def frames(file: SourceFile) -> Iterator[Chunk]:
    rows = pl.read_csv(file.local(), infer_schema=False).with_row_index("_row", 1)
    rows = rows.with_columns(
        pl.col("_row").cast(pl.Int64),
        id=pl.Series([mint("toyl", key) for key in rows["key"]], dtype=pl.String),
    )
    is_delta = "op" in rows.columns
    bad = rows.filter(pl.col("name") == "?")
    gone = rows.filter(op="DEL") if is_delta else rows.clear()
    good = rows.filter(pl.col("name") != "?").join(gone, on="_row", how="anti")
    slice_, _, version = file.name.removesuffix(".csv").partition("@")
    yield Chunk(
        slice=slice_,
        version=version,
        frames=nodes(good),
        rows_in=rows.height,
        quarantine=quarantine_frame((row, "bad-code", "name", "", "") for row in bad["_row"]),
        replaces=rows["id"].to_list() if is_delta else None,
        removed=gone.height,
        unread=(bad["id"] + ".s1").to_list(),
    )


def nodes(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    documents = [f"doc-{short_hash(url, 16)}" for url in rows["url"]]
    rows = rows.with_columns(document=pl.Series(documents, dtype=pl.String))
    person, source = pl.col("id"), pl.lit(SOURCE.id)
    free = pl.lit(None, pl.Int64).alias("_row")
    return {
        "Person": rows.select("_row", "id"),
        "DatasetRecord": rows.select(
            "_row", (person + ".r").alias("id"), person.alias("describes"),
            pl.col("key").alias("recordKey"), source.alias("fromSource"),
            pl.col("name").alias("name@en"), pl.col("document").alias("citesDocument"),
        ),
        "SanctionDesignation": rows.select(
            "_row", (person + ".s1").alias("id"), person.alias("sanctionTarget"),
            pl.lit("toyl-council").alias("sanctioningAuthority"),
            pl.lit("2024-01-01").alias("startEarliest"), pl.lit("2024-01-01").alias("startLatest"),
            (person + ".r").alias("statedIn"),
        ),
        "Association": rows.filter(pl.col("ally").is_not_null()).select(
            "_row", (person + ".a").alias("id"), (person + ".r").alias("statedIn"),
            pl.concat_list("id", "toyl-" + pl.col("ally")).alias("party"),
        ),
        "Organization": rows.head(1).select(free, id=pl.lit("toyl-council")),
        "Document": rows.select(
            free, pl.col("document").alias("id"), "url", source.alias("fromSource")
        ).unique("id"),
    }  # fmt: skip
