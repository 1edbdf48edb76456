"""A workspace: one folder with a case's decisions, ledger, texts and index.

`STORE.json` marks it, `LOCK` lets one writer in. A batch announces the slices it will write in
`PENDING`; where that file is found without its generation, the batch is undone.
"""

import fcntl
import json
import os
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from actorgraph import quarantine
from actorgraph.disk import fsync, write_durably
from actorgraph.errors import StoreError, UsageError
from actorgraph.index import generation
from actorgraph.ledger import Ledger

FORMAT = 1
MARKER = "STORE.json"
_SETTINGS_FILE = "actorgraph.toml"
_SETTINGS = """# Settings of this case; everything has a default.

# [query]
# seconds = 10
# megabytes = 512

# [ingest]
# reference = false    # no reference actors of ours: everything comes from your own files
"""
_IGNORED = "ledger/\ntexts/\nquarantine/\nreview/\nindex/\nLOCK\nPENDING\n"


@dataclass(frozen=True, slots=True)
class Workspace:
    """Paths of a case. Make it with `create` or find it with `locate`."""

    root: Path

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.root / "ledger")

    @property
    def index(self) -> Path:
        return self.root / "index"

    @property
    def texts(self) -> Path:
        return self.root / "texts"

    @property
    def quarantine(self) -> Path:
        return self.root / "quarantine"

    @property
    def identity(self) -> Path:
        return self.root / "identity.sssom.tsv"

    @property
    def corrections(self) -> Path:
        return self.root / "corrections.tsv"

    @property
    def review(self) -> Path:
        return self.root / "review" / "queue.jsonl"

    @property
    def reviews(self) -> Path:
        return self.root / "reviews.tsv"

    def settings(self) -> dict[str, Any]:
        """`actorgraph.toml`. Raises UsageError where it is not TOML."""
        path = self.root / _SETTINGS_FILE
        try:
            return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"not TOML: {error}", where=str(path)) from error

    def setting(self, table: str, name: str) -> float | None:
        """A number of the settings, None where it is not set. Raises UsageError where it is none
        or negative."""
        held = self.settings().get(table, {})
        value = held.get(name) if isinstance(held, dict) else str(held)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
            raise UsageError(f"[{table}] {name}: {value!r} is not a number", where=_SETTINGS_FILE)
        return float(value)

    def generation(self) -> generation.Generation:
        """The published generation. Raises StoreError before the first, or where it is gone."""
        found = generation.current(self.index)
        if found is None:
            raise StoreError(
                "the index is missing", where=str(self.index), remedy="actorgraph rebuild"
            )
        return found


def create(root: Path) -> Workspace:
    """A new, empty workspace in a new or empty folder. Raises UsageError where something is."""
    try:
        if (root / MARKER).exists():
            raise UsageError("is a workspace already", where=str(root))
        if root.exists() and (not root.is_dir() or any(root.iterdir())):
            raise UsageError("is not empty", where=str(root), remedy="name a new folder")
        root.mkdir(parents=True, exist_ok=True)
        for name in ("ledger", "texts", "quarantine", "index"):
            (root / name).mkdir()
        (root / _SETTINGS_FILE).write_text(_SETTINGS)
        (root / ".gitignore").write_text(_IGNORED)
        write_durably(root / MARKER, json.dumps({"actorgraph": FORMAT}).encode())
    except OSError as error:
        raise StoreError(f"cannot be made: {error.strerror}", where=str(root)) from error
    return Workspace(root)


def locate(root: Path) -> Workspace:
    """The workspace at `root`. Raises StoreError where the folder is none or of another format."""
    marker = root / MARKER
    try:
        if not root.is_dir():
            raise StoreError("no such folder", where=str(root), remedy=f"actorgraph init {root}")
        found = json.loads(marker.read_bytes())["actorgraph"]
    except FileNotFoundError:
        raise StoreError(
            "is not a workspace (no STORE.json)",
            where=str(root),
            remedy=f"actorgraph init {root}, or name one with -C",
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(f"cannot be read: {error}", where=str(marker)) from error
    if found != FORMAT:
        raise StoreError(f"has format {found}, this program reads {FORMAT}", where=str(marker))
    return Workspace(root)


@contextmanager
def locked(workspace: Workspace) -> Iterator[None]:
    """Hold the writer's lock; first undo what a broken batch has left.

    Raises StoreError at once where another process writes or the folder is not writable.
    """
    try:
        descriptor = os.open(workspace.root / "LOCK", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreError(f"not writable: {error.strerror}", where=str(workspace.root)) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        if not isinstance(error, BlockingIOError):
            raise StoreError(
                f"cannot be locked: {error.strerror}", where=str(workspace.root),
                remedy="a workspace needs a disk with file locks",
            ) from error  # fmt: skip
        raise StoreError(
            "another process is writing here", where=str(workspace.root), remedy="wait for it"
        ) from None
    try:
        _recover(workspace)
        yield
    finally:
        os.close(descriptor)


def announce(workspace: Workspace, batch: int, slices: Iterable[tuple[str, str]]) -> None:
    """Say durably which slices this batch writes, before it writes the first."""
    data = json.dumps({"batch": batch, "slices": sorted(slices)})
    write_durably(workspace.root / "PENDING", data.encode())


def settle(workspace: Workspace) -> None:
    """The batch is published, or was never begun."""
    (workspace.root / "PENDING").unlink(missing_ok=True)
    fsync(workspace.root)


def undo(workspace: Workspace, batch: int) -> None:
    """Take back what an unpublished batch has written; a published one is left alone."""
    if generation.last_published(workspace.index) >= batch:
        return
    _, slices = _announced(workspace) or (batch, [])
    workspace.ledger.forget_batch(batch, slices)
    quarantine.path_of(workspace.quarantine, batch).unlink(missing_ok=True)
    settle(workspace)


def _recover(workspace: Workspace) -> None:
    announced = _announced(workspace)
    if announced is not None:
        undo(workspace, announced[0])
        settle(workspace)
    workspace.ledger.clear_staging()


def _announced(workspace: Workspace) -> tuple[int, list[tuple[str, str]]] | None:
    """Batch and slices of a batch that has not settled."""
    path = workspace.root / "PENDING"
    try:
        held = json.loads(path.read_bytes())
        return int(held["batch"]), [(source, key) for source, key in held["slices"]]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            f"cannot be read: {error}", where=str(path),
            remedy="take it away, then actorgraph verify",
        ) from error  # fmt: skip
