"""A source for the engine's tests: `key,day,agent,recipient,name` rows about made-up bodies."""

from collections.abc import Iterator

import polars as pl

from actorgraph.frames import Chunk, Source, SourceFile, quarantine_frame
from actorgraph.terms import mint

SOURCE = Source(
    name="toy-events",
    title="Toy events",
    publisher="The tests",
    url="https://example.org/toy",
    licence="https://creativecommons.org/publicdomain/zero/1.0/",
    redistribute=True,
)
HEADER = b"key,day,agent,recipient,name\n"


def recognise(file: SourceFile) -> bool:
    return file.head.startswith(HEADER)


def frames(file: SourceFile) -> Iterator[Chunk]:
    rows = pl.read_csv(file.local(), infer_schema=False).with_row_index("_row", 1)
    rows = rows.with_columns(pl.col("_row").cast(pl.Int64))
    unread = rows.filter(pl.col("key").is_null())
    rows = rows.filter(pl.col("key").is_not_null())
    unique = rows.unique("key", keep="first", maintain_order=True)
    slice_, _, version = file.name.removesuffix(".csv").partition("@")
    ids = pl.Series([mint("toy", slice_, key) for key in unique["key"]], dtype=pl.String)
    events = unique.with_columns(id=ids)
    yield Chunk(
        slice=slice_,
        version=version,
        rows_in=rows.height + unread.height,
        duplicates=rows.height - unique.height,
        frames={
            "Event": events.select(
                "id",
                "_row",
                pl.lit("agv:type-CONSULT").alias("eventType"),
                pl.col("day").alias("startEarliest"),
                pl.col("day").alias("endLatest"),
                ("toy-" + pl.col("agent")).alias("agent"),
                ("toy-" + pl.col("recipient")).alias("recipient"),
                (pl.col("id") + ".r").alias("statedIn"),
            ),
            "DatasetRecord": events.select(
                pl.col("id") + ".r",
                "_row",
                pl.col("key").alias("recordKey"),
                pl.lit(SOURCE.id).alias("fromSource"),
                ("toy-" + pl.col("agent")).alias("describes"),
                pl.col("name").alias("name@en"),
            ),
            "Organization": _bodies(events),
        },
        quarantine=quarantine_frame(
            (row, "missing-id", "key", "is empty", "") for row in unread["_row"]
        ),
    )


def _bodies(events: pl.DataFrame) -> pl.DataFrame:
    names = pl.concat([events["agent"], events["recipient"]]).drop_nulls().unique().sort()
    return pl.DataFrame({"id": "toy-" + names}).with_columns(
        _row=pl.lit(None, pl.Int64), actorKind=pl.lit("agv:sector-NGO")
    )
