"""The ledger: one folder a slice, in it one Parquet file and one manifest a version.

This is the truth, of which the index is made. Sorted by predicate, subject, object, one property is
one stretch of the file. A version is never changed. Removing a slice adds an empty one to it.
"""

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import polars as pl

from actorgraph.disk import fsync, write_durably
from actorgraph.errors import StoreError
from actorgraph.terms import mint, short_hash
from actorgraph.triples import TRIPLE_SCHEMA

_NAME_LIMIT = 120
_STAGING = ".staging"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What became of the rows of an input. They always add up."""

    rows_in: int = 0
    accepted: int = 0
    duplicates: int = 0
    collapsed: int = 0
    filtered: int = 0
    quarantined: int = 0

    def __add__(self, other: "Rows") -> "Rows":
        mine, theirs = asdict(self), asdict(other)
        return Rows(**{name: mine[name] + theirs[name] for name in mine})

    @property
    def reconciles(self) -> bool:
        kept = self.accepted + self.duplicates + self.collapsed + self.filtered
        return self.rows_in == kept + self.quarantined


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The manifest of one version of a slice.

    `base`: the version that a delta has changed, None for a whole slice; `rows` and `findings` are
    the delta's. `closes`: classes whose nodes end by absence, `unread`: those not readable here.
    """

    source: str
    slice: str
    version: str
    seq: int
    batch: int
    content_sha256: str
    triples: int
    input_name: str = ""
    input_path: str = ""
    input_sha256: str = ""
    licence: str = ""
    redistribute: bool = False
    rows: Rows = field(default_factory=Rows)
    findings: Mapping[str, int] = field(default_factory=dict)
    statements_quarantined: int = 0
    withdrawn: bool = False
    recorded: str = ""
    code: str = ""
    shapes: str = ""
    base: str | None = None
    closes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Source and slice, the name a user gives: "article/doc-94d0…"."""
        return f"{self.source}/{self.slice}"

    @property
    def stem(self) -> str:
        return f"{self.seq:06d}-{self.content_sha256[:12]}"

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Version":
        made = cls(**{**data, "rows": Rows(**data["rows"])})
        return replace(made, closes=tuple(made.closes), unread=tuple(made.unread))


class Ledger:
    """The ledger below `root`. Writing needs the workspace's lock."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def folder(self, source: str, slice_: str) -> Path:
        name = mint(slice_)
        if len(name) > _NAME_LIMIT:
            name = f"{name[: _NAME_LIMIT - 17]}-{short_hash(slice_, 16)}"
        return self.root / mint(source) / name

    def path(self, version: Version) -> Path:
        return self.folder(version.source, version.slice) / f"{version.stem}.parquet"

    def versions(self, source: str, slice_: str) -> list[Version]:
        """All versions of one slice, the one that counts last."""
        return _ranked(_manifests(self.folder(source, slice_)))

    def history(self, version: Version) -> list[Version]:
        """The versions of its slice up to this one, one for each of the source's own dates, in
        their order. What was recorded before a withdrawal is no part of it."""
        found = self.versions(version.source, version.slice)
        withdrawn = max((v.seq for v in found if v.withdrawn), default=0)
        by_date = {v.version: v for v in found if v.seq > withdrawn}
        return [v for v in by_date.values() if v.version <= version.version]

    def all_versions(self) -> Iterator[Version]:
        """Every version of every slice. Raises StoreError at a manifest that cannot be read."""
        for source in sorted(self.root.iterdir()) if self.root.is_dir() else ():
            if source.is_dir() and source.name != _STAGING:
                for folder in sorted(source.iterdir()):
                    yield from _manifests(folder)

    def current(self) -> dict[str, Version]:
        """Key -> the version that counts, withdrawn ones left out."""
        slices: dict[str, list[Version]] = {}
        for version in self.all_versions():
            slices.setdefault(version.key, []).append(version)
        newest = {key: _ranked(versions)[-1] for key, versions in sorted(slices.items())}
        return {key: v for key, v in newest.items() if not v.withdrawn}

    def scan(self, version: Version) -> pl.LazyFrame:
        """Its triples: subject, predicate, object. Raises StoreError where the file is gone."""
        path = self.path(version)
        if not path.is_file():
            raise StoreError(
                "a version of the ledger is missing", where=str(path),
                remedy="bring it back from a backup, or ingest its source again",
            )  # fmt: skip
        return pl.scan_parquet(path)

    def frame(self, version: Version) -> pl.DataFrame:
        """Its triples, read whole; a damaged file is a StoreError."""
        try:
            return self.scan(version).collect()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise damaged(self.path(version), error) from error

    def publish(
        self, version: Version, content: Path, findings: pl.DataFrame | None = None
    ) -> None:
        """Move a staged Parquet file into its slice; the manifest, written last, makes it count."""
        target = self.path(version)
        _make_folder(target.parent)
        if findings is not None:
            findings.write_parquet(target.with_suffix(".findings.parquet"))
            fsync(target.with_suffix(".findings.parquet"))
        content.replace(target)
        fsync(target.parent)
        data = json.dumps(version.as_json(), ensure_ascii=False, indent=1, sort_keys=True).encode()
        write_durably(target.with_suffix(".json"), data)

    def withdraw(self, version: Version, *, seq: int, batch: int, recorded: str) -> Version:
        """An empty newest version of the slice of `version`."""
        gone = replace(
            version,
            seq=seq,
            batch=batch,
            recorded=recorded,
            withdrawn=True,
            triples=0,
            rows=Rows(),
            findings={},
            unread=(),
            content_sha256=hashlib.sha256().hexdigest(),
        )
        staged = self.staging() / f"{seq}.parquet"
        pl.DataFrame(schema=TRIPLE_SCHEMA).write_parquet(staged)
        self.publish(gone, staged)
        return gone

    def staging(self) -> Path:
        """The folder for files on their way in; on the same disk, so that a rename is enough."""
        folder = self.root / _STAGING
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def forget_batch(self, batch: int, keys: Iterable[tuple[str, str]]) -> None:
        """Undo an unfinished batch: drop what it wrote into the slices it had announced."""
        for source, slice_ in keys:
            folder = self.folder(source, slice_)
            for version in list(_manifests(folder)):
                if version.batch == batch:
                    self.path(version).with_suffix(".json").unlink()
            held = {path.stem for path in folder.glob("*.json")}
            for path in [*folder.glob("*.parquet"), *folder.glob("*.tmp")]:
                if path.name.partition(".")[0] not in held:
                    path.unlink()
            with suppress(OSError):
                folder.rmdir()
        self.clear_staging()

    def clear_staging(self) -> None:
        """Drop what an earlier batch has left on its way in."""
        shutil.rmtree(self.root / _STAGING, ignore_errors=True)


def _make_folder(path: Path) -> None:
    """A slice's folder, and its source's; their names are durable too."""
    if not path.is_dir():
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True)
            fsync(path.parent.parent)
        path.mkdir()
        fsync(path.parent)


def _ranked(versions: Iterable[Version]) -> list[Version]:
    """Versions of one slice, the one that counts last: the newest by the source's own date, of
    one date the one recorded last. What was recorded before a withdrawal counts no more."""
    order: dict[int, tuple[int, bool, str]] = {}
    withdrawals = 0
    recorded = sorted(versions, key=lambda v: v.seq)
    for version in recorded:
        order[version.seq] = (withdrawals, version.withdrawn, version.version)
        withdrawals += version.withdrawn
    return sorted(recorded, key=lambda v: (order[v.seq], v.seq))


def damaged(path: Path, error: Exception) -> StoreError:
    return StoreError(
        f"damaged: {str(error).splitlines()[0]}",
        where=str(path),
        remedy="bring it back from a backup, or ingest its source again",
    )


def _manifests(folder: Path) -> Iterator[Version]:
    for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            yield Version.from_json(json.loads(path.read_bytes()))
        except (ValueError, KeyError, TypeError, OSError) as error:
            raise damaged(path, error) from error
