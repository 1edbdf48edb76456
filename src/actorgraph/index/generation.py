"""Generations: immutable folders of the index, one of them current.

    index/CURRENT           the name of the published generation
    index/gen-000007/       store/ segments/ generation.json

A generation is made aside, made durable, renamed, and published by replacing CURRENT. Readers
keep the one they opened. The last two stay on disk.
"""

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from actorgraph.disk import fsync, fsync_tree, sha256, write_durably
from actorgraph.errors import StoreError
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.ledger import Version
from actorgraph.terms import XSD, Triple

KEPT = 2
_MARK_GRAPH = "urn:actorgraph:generation"
_DATA_FILES = (".sst", ".log", ".blob")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a generation was made from. `digest` is the graph's, as 64 hex digits.

    `files`: name -> size of the store's data files, since a store that has lost a file may open
    without a word; `hashes`: name -> sha256, since reading a damaged block may never end. The
    versions in it stand beside it, in catalog.json.
    """

    batch: int
    seq: int
    digest: str
    base: int
    derived: int
    ontology: str
    rules: str
    decisions: str
    files: Mapping[str, int] = field(default_factory=dict)
    hashes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Generation:
    path: Path
    manifest: Manifest

    @property
    def store(self) -> Path:
        return self.path / "store"

    @property
    def segments(self) -> Path:
        return self.path / "segments"

    def catalog(self) -> dict[str, Version]:
        """Slice key -> the version of it that this generation holds."""
        path = self.path / "catalog.json"
        try:
            return {v.key: v for v in map(Version.from_json, json.loads(path.read_bytes()))}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _damaged(str(error), path) from error

    def check(self) -> None:
        """Raise StoreError where a data file is missing or has another size than it had."""
        now = data_files(self.store)
        for name, size in self.manifest.files.items():
            if now.get(name) != size:
                what = "is missing" if name not in now else f"has {now[name]} bytes, not {size}"
                raise _damaged(f"{name} {what}", self.store)

    def check_bytes(self) -> None:
        """Read the data files whole. Raise StoreError where one is not as it was written."""
        self.check()
        for name, digest in self.manifest.hashes.items():
            if sha256(self.store / name) != digest:
                raise _damaged(f"{name} has other bytes than were written", self.store)

    def open(self) -> OxigraphEngine:
        """The store, read-only, after the check and with this generation's own mark in it."""
        self.check()
        engine = OxigraphEngine.open(self.store)
        if not engine.ask(
            f"ASK {{ GRAPH <{_MARK_GRAPH}> {{ {' '.join(mark(self.manifest.batch))} }} }}"
        ):
            raise _damaged("its last writes are gone", self.store)
        return engine


def mark(batch: int) -> Triple:
    """The triple that says which batch wrote a store last."""
    name = f"<{_MARK_GRAPH}>"
    return name, "<urn:actorgraph:batch>", f'"{batch}"^^<{XSD}integer>'


def set_mark(engine: OxigraphEngine, batch: int, previous: int | None) -> None:
    gone = [] if previous is None else [mark(previous)]
    engine.apply([mark(batch)], gone, graph=_MARK_GRAPH)


def data_files(store: Path) -> dict[str, int]:
    """Name -> size of the files that hold data."""
    if not store.is_dir():
        return {}
    return {
        entry.name: entry.stat().st_size
        for entry in sorted(os.scandir(store), key=lambda e: e.name)
        if entry.name.endswith(_DATA_FILES) or entry.name.startswith("MANIFEST")
    }


def hashes(store: Path, previous: Manifest | None) -> dict[str, str]:
    """Name -> sha256 of the data files. Tables that the previous generation had are links to
    its own, which are never written again, so their hashes are known."""
    known: dict[tuple[str, int], str] = {}
    if previous is not None:
        known = {(n, previous.files[n]): h for n, h in previous.hashes.items() if n[-4:] == ".sst"}
    sizes = data_files(store)
    return {name: known.get((name, sizes[name])) or sha256(store / name) for name in sizes}


def current(root: Path) -> Generation | None:
    """The published generation, None before the first. Raises StoreError where it is damaged."""
    pointer = root / "CURRENT"
    if not pointer.is_file():
        return None
    try:
        name = pointer.read_text("ascii").strip()
        data: dict[str, Any] = json.loads((root / name / "generation.json").read_bytes())
        return Generation(root / name, Manifest(**data))
    except (OSError, ValueError, TypeError) as error:
        raise _damaged(str(error), root) from error


def last_published(root: Path) -> int:
    """The number of the batch that CURRENT names, even where its generation is damaged."""
    pointer = root / "CURRENT"
    digits = pointer.read_bytes().strip()[-6:] if pointer.is_file() else b"0"
    return int(digits) if digits.isdigit() else 0


def _damaged(what: str, where: Path) -> StoreError:
    return StoreError(
        f"the index is damaged: {what}", where=str(where), remedy="actorgraph rebuild"
    )


def draft(root: Path, batch: int) -> Path:
    """An empty folder for the next generation, beside the published ones."""
    root.mkdir(exist_ok=True)
    for leftover in root.glob("*.new"):
        shutil.rmtree(leftover)
    path = root / f"gen-{batch:06d}.new"
    path.mkdir()
    return path


def publish(
    root: Path, path: Path, manifest: Manifest, catalog: Mapping[str, Version]
) -> Generation:
    """Make a draft durable, give it its name and point CURRENT at it."""
    data = json.dumps(asdict(manifest), indent=1, sort_keys=True)
    (path / "generation.json").write_text(data)
    versions = [version.as_json() for _, version in sorted(catalog.items())]
    (path / "catalog.json").write_text(json.dumps(versions))
    fsync_tree(path)
    final = path.with_suffix("")
    shutil.rmtree(final, ignore_errors=True)
    path.replace(final)
    fsync(root)
    write_durably(root / "CURRENT", f"{final.name}\n".encode())
    _prune(root, final.name)
    return Generation(final, manifest)


def _prune(root: Path, published: str) -> None:
    """Old generations go; one that a reader or the system still holds goes the next time."""
    names = sorted(p.name for p in root.glob("gen-??????") if p.name != published)
    for name in names[: max(0, len(names) - (KEPT - 1))]:
        with suppress(OSError):
            shutil.rmtree(root / name)
