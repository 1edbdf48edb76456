"""Writing one version of a slice: pieces in, one sorted Parquet file out."""

import hashlib
import shutil
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from actorgraph.disk import fsync
from actorgraph.terms import short_hash
from actorgraph.triples import COLUMNS, TRIPLE_SCHEMA, Piece, joined

SPILL = 6_000_000
FEW = 5_000


class SliceWriter:
    """Collects the pieces of one slice and writes them as one sorted Parquet file.

    Above `spill` triples the pieces go to disk, so memory stays bounded.
    """

    def __init__(self, staging: Path, name: str, spill: int = SPILL) -> None:
        self._limit = spill
        self._target = staging / f"{name}.parquet"
        self._runs = staging / f"{name}.runs"
        self._held: dict[str, list[pl.DataFrame]] = {}
        self._spilled: dict[str, list[Path]] = {}
        self._count = 0

    def add(self, pieces: Iterable[Piece]) -> None:
        for predicate, pairs in pieces:
            self._held.setdefault(predicate, []).append(pairs)
            self._count += pairs.height
        if self._count > self._limit:
            self._spill()

    def _spill(self) -> None:
        self._runs.mkdir(exist_ok=True)
        for predicate, frames in self._held.items():
            runs = self._spilled.setdefault(predicate, [])
            path = self._runs / f"{short_hash(predicate, 16)}-{len(runs)}.parquet"
            pl.concat(frames).unique().write_parquet(path, compression="lz4")
            runs.append(path)
        self._held, self._count = {}, 0

    def finish(self) -> tuple[Path, int, str]:
        """The file, its number of triples, and the sha256 of them as sorted N-Triples lines."""
        if not self._spilled and self._count <= FEW:
            return self._finish_few()
        digest, total, parts = hashlib.sha256(), 0, []
        names = sorted(self._held.keys() | self._spilled.keys())
        for predicate in names:
            part = self._sorted(predicate)
            total += part.height
            hash_lines(digest, part)
            parts.append(self._part(predicate, part) if self._spilled else part.lazy())
        merged = pl.concat(parts) if parts else pl.LazyFrame(schema=TRIPLE_SCHEMA)
        if self._spilled:
            merged.sink_parquet(self._target, compression="zstd", compression_level=1)
        else:
            merged.collect().write_parquet(self._target, compression="zstd", compression_level=1)
        shutil.rmtree(self._runs, ignore_errors=True)
        fsync(self._target)
        return self._target, total, digest.hexdigest()

    def _finish_few(self) -> tuple[Path, int, str]:
        """The same in one piece, sooner than one property at a time."""
        whole = joined([Piece(name, pairs) for name, held in self._held.items() for pairs in held])
        digest = hashlib.sha256()
        hash_lines(digest, whole)
        whole.write_parquet(self._target, compression="zstd", compression_level=1)
        fsync(self._target)
        return self._target, whole.height, digest.hexdigest()

    def _sorted(self, predicate: str) -> pl.DataFrame:
        frames = self._held.pop(predicate, [])
        frames += [pl.read_parquet(path) for path in self._spilled.get(predicate, ())]
        pairs = pl.concat(frames).unique().sort("subject", "object")
        return pairs.select("subject", pl.lit(predicate).alias("predicate"), "object")

    def _part(self, predicate: str, part: pl.DataFrame) -> pl.LazyFrame:
        path = self._runs / f"{short_hash(predicate, 16)}.parquet"
        part.write_parquet(path, compression="lz4")
        return pl.scan_parquet(path)


def hash_lines(digest: "hashlib._Hash", part: pl.DataFrame) -> None:
    """Feed triples to a hash, as N-Triples lines."""
    for batch in part.iter_slices(200_000):
        lines = batch.select(pl.concat_str(*COLUMNS, separator=" ") + " .\n")
        digest.update("".join(lines.to_series().to_list()).encode())
