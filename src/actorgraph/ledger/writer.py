"""Writing one version of a slice: pieces in, one sorted Parquet file out."""

import hashlib
import io
import shutil
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, cast

import polars as pl

from actorgraph.disk import fsync
from actorgraph.terms import short_hash
from actorgraph.triples import TRIPLE_SCHEMA, Piece, joined, to_lines

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
        digest, total = hashlib.sha256(), 0
        parts, hashed = [], []
        with ThreadPoolExecutor(1) as aside:
            for predicate in sorted(self._held.keys() | self._spilled.keys()):
                part = self._sorted(predicate)
                total += part.height
                # one after another, while the file is written; what was spilled is held but once
                hashed.append(aside.submit(hash_lines, digest, part))
                if self._spilled:
                    hashed[-1].result()
                parts.append(self._part(predicate, part) if self._spilled else part.lazy())
            self._write(pl.concat(parts) if parts else pl.LazyFrame(schema=TRIPLE_SCHEMA))
            for one in hashed:
                one.result()
        shutil.rmtree(self._runs, ignore_errors=True)
        fsync(self._target)
        return self._target, total, digest.hexdigest()

    def _write(self, merged: pl.LazyFrame) -> None:
        if self._spilled:
            merged.sink_parquet(self._target, compression="zstd", compression_level=1)
        else:
            merged.collect().write_parquet(self._target, compression="zstd", compression_level=1)

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
        pairs = _ordered(pl.concat(frames))
        return pairs.select("subject", pl.lit(predicate).alias("predicate"), "object")

    def _part(self, predicate: str, part: pl.DataFrame) -> pl.LazyFrame:
        path = self._runs / f"{short_hash(predicate, 16)}.parquet"
        part.write_parquet(path, compression="lz4")
        return pl.scan_parquet(path)


def _ordered(pairs: pl.DataFrame) -> pl.DataFrame:
    """Unique, and sorted by subject and object. Mostly a node has one value of a property, and
    nodes come in their order: then there is nothing to do."""
    if not pairs["subject"].is_sorted():
        pairs = pairs.sort("subject")
    subjects = pairs["subject"]
    if (subjects == subjects.shift()).any():
        pairs = pairs.unique().sort("subject", "object")
    return pairs


class _Hashing(io.RawIOBase):
    """A stream that feeds what is written to it to a hash."""

    def __init__(self, digest: "hashlib._Hash") -> None:
        self._digest = digest

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._digest.update(data)
        return len(data)


def hash_lines(digest: "hashlib._Hash", part: pl.DataFrame) -> None:
    """Feed triples to a hash, as N-Triples lines."""
    to_lines(part, cast(IO[bytes], _Hashing(digest)))
