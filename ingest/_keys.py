"""Keys of rows: ids from their texts, states by the day, and rows that come again."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from actorgraph.tabular import Block, Check
from actorgraph.terms import short_hash
from actorgraph_ingest import _territory

DIGITS = 16


def hashed(rows: pl.DataFrame, prefix: str, columns: Sequence[str], into: str) -> pl.DataFrame:
    """Adds the id `into`: `prefix` and a digest of the texts in `columns`. Null where all of
    them are null. Each combination is hashed once."""
    absent = pl.all_horizontal(pl.col(name).is_null() for name in columns)
    text = pl.concat_str([pl.col(name).fill_null("") for name in columns], separator="\t")
    keyed = rows.with_columns(pl.when(~absent).then(text).alias("_text"))
    texts = keyed["_text"].drop_nulls().unique()
    ids = [prefix + short_hash(one, DIGITS) for one in texts.to_list()]
    found = pl.DataFrame({"_text": texts, into: pl.Series(ids, dtype=pl.String)})
    return keyed.join(found, on="_text", how="left", maintain_order="left").drop("_text")


def with_state(rows: pl.DataFrame, scheme: str, code: str, day: str, into: str) -> pl.DataFrame:
    """Adds the id `into` of the actor that the text in `code` means in `scheme` on the date
    `day`; null where it means none."""
    pairs = rows.select(pl.col(code).alias("_code"), pl.col(day).alias("_day"))
    pairs = pairs.drop_nulls("_code").unique()
    ids = [_state(scheme, one, on) for one, on in pairs.rows()]
    found = pairs.with_columns(pl.Series(into, ids, dtype=pl.String))
    return rows.join(
        found, left_on=[code, day], right_on=["_code", "_day"], how="left",
        nulls_equal=True, maintain_order="left",
    )  # fmt: skip


def _state(scheme: str, code: str, day: dt.date | None) -> str | None:
    found = _territory.territory(scheme, code, day)
    return found.id if found is not None and found.is_state else None


def tally(values: pl.Series) -> str:
    """Each value with how often it stands there, the most frequent first."""
    counts = values.rename("value").value_counts().sort("count", "value", descending=[True, False])
    return ", ".join(f"{value} {count}" for value, count in counts.rows())


class Once:
    """Takes rows out that repeat an earlier one word for word, and sets those apart that have
    the key of another and say something else: within one block all of these, so that their
    order does not matter, else the later ones."""

    def __init__(self, key: pl.Expr, field: str) -> None:
        self._key, self._field = key, field
        self._seen = pl.DataFrame(schema={"_key": pl.String, "_before": pl.UInt64})

    def of(self, block: Block) -> tuple[Block, int]:
        """The block without them, and how many were repeats."""
        keyed = block.with_columns(_key=self._key, _digest=pl.col("_raw").hash())
        rows = keyed.rows.join(self._seen, on="_key", how="left", maintain_order="left")
        before = pl.col("_before")
        mixed = pl.col("_digest").n_unique().over("_key") > 1
        clash = before.is_not_null() & (before != pl.col("_digest"))
        checks = [Check(mixed | clash, "duplicate-conflict", self._field, pl.col("_key"))]
        sound = replace(keyed, rows=rows).without(checks)
        new = sound.rows.filter(before.is_null()).unique(
            "_key", keep="first", maintain_order=True
        )  # fmt: skip
        told = rows.select("_key", _before=pl.coalesce("_before", "_digest"))
        self._seen = pl.concat([self._seen, told.unique("_key", keep="first", maintain_order=True)])
        self._seen = self._seen.unique("_key", keep="first", maintain_order=True)
        repeats = sound.rows.height - new.height
        return replace(sound, rows=new.drop("_key", "_digest", "_before")), repeats
