"""All entities of a file by id: which row gives an entity, what an id is, where an old id went.

The file is read once; its blocks lie in a folder until they are made into nodes, because the ends
of an edge can stand anywhere in the file. Only ids are held in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from actorgraph_ingest import _ftm_lines, _ftm_tables

KINDS = {"id": pl.String, "kind": pl.String}


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """`n` numbers all entities as read. `kept`: the n that give an entity (the line of its own
    rather than one it is nested in); `conflicts`: ids that lines tell differently; `retold`: how
    often an entity is nested with another content; `kinds`: id -> class; `moved`: the old ids
    that edges still use -> the id they were merged into."""

    parts: tuple[Path, ...]
    kept: pl.Series
    conflicts: pl.Series
    retold: int
    kinds: pl.DataFrame
    moved: pl.DataFrame

    def blocks(self) -> Iterator[pl.DataFrame]:
        """The blocks as they were read, with `n` and the class, `kind`, of each entity."""
        first = 0
        for part in self.parts:
            block = pl.read_parquet(part).with_row_index("n", offset=first)
            first += block.height
            yield block.with_columns(kind=_kind())


def _kind() -> pl.Expr:
    kinds = {name: schema.kind or None for name, schema in _ftm_tables.schemata().items()}
    return pl.col("schema").replace_strict(
        list(kinds), list(kinds.values()), default=None, return_dtype=pl.String
    )


def build(reader: _ftm_lines.Reader, folder: Path) -> Index:
    """Read the whole file into `folder`."""
    parts, entities, ends = [], [], []
    for number, block in enumerate(reader.blocks()):
        part = folder / f"{number:06}.parquet"
        block.write_parquet(part, compression="lz4")
        parts.append(part)
        entities.append(block.select("row", "top", "id", "digest", kind=_kind()))
        told = pl.concat([block["first"], block["second"].rename("first")])
        ends.append(told.explode().drop_nulls().unique())
    rows = pl.concat(entities).with_row_index("n")
    kinds = rows.select("id", "kind").drop_nulls().unique("id", keep="first", maintain_order=True)
    lost = pl.concat(ends).unique().to_frame("id").join(kinds, on="id", how="anti")["id"]
    return _index(rows, parts, kinds, _moved(parts, lost))


def _index(
    rows: pl.DataFrame, parts: list[Path], kinds: pl.DataFrame, moved: pl.DataFrame
) -> Index:
    own = rows.filter("top").group_by("id").agg(contents=pl.col("digest").n_unique())
    conflicts = own.filter(pl.col("contents") > 1)["id"]
    sound = rows.filter(~pl.col("id").is_in(conflicts.implode()))
    kept = sound.sort("top", "n", descending=[True, False]).unique(
        "id", keep="first", maintain_order=True
    )
    nested = sound.filter(~pl.col("top")).join(kept, on="id", suffix="_kept")
    return Index(
        parts=tuple(parts),
        kept=kept["n"].sort(),
        conflicts=conflicts,
        retold=nested.filter(pl.col("digest") != pl.col("digest_kept")).height,
        kinds=kinds,
        moved=moved,
    )


def _moved(parts: list[Path], lost: pl.Series) -> pl.DataFrame:
    """`old`, `id` for the ids that no entity has, but that one has among its referents. Where two
    have, the smaller id counts."""
    schema = {"old": pl.String, "id": pl.String}
    if lost.is_empty():
        return pl.DataFrame(schema=schema)
    found = [
        pl.read_parquet(part, columns=["id", "referents"])
        .explode("referents")
        .filter(pl.col("referents").is_in(lost.implode()))
        .select(old="referents", id="id")
        for part in parts
    ]
    return pl.concat(found).sort("id").unique("old", keep="first")
