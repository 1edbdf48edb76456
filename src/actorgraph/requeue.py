"""The quarantine once more: files with rows in it are read again, after a mend of a script, a
shape, a table, or a setting."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from actorgraph import quarantine
from actorgraph.build import Builder
from actorgraph.errors import ActorgraphError
from actorgraph.files import open_input
from actorgraph.gathering import Input
from actorgraph.limits import Limits
from actorgraph.quarantine import Record
from actorgraph.receipt import BatchReceipt
from actorgraph.staging import Options

# What reads a file as it was read: its path, its bytes, the source, and the settings given.
_Way = tuple[str, str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requeued:
    """`before`, `after`: rows in quarantine of the files that were read, of which `accepted` are
    accepted now; `missing`: files that are not where they were, or not as they were."""

    before: int
    after: int
    accepted: int
    receipts: tuple[BatchReceipt, ...]
    missing: tuple[str, ...]


def requeue(builder: Builder, batch: int | None = None, options: Options | None = None) -> Requeued:
    """Read the files again that have rows in quarantine, those of one batch or of all, in one
    batch. `options` are for all of them, beside the source and settings they were read with."""
    options = options or Options()
    folder = builder.ws.quarantine
    ways: dict[_Way, list[Record]] = defaultdict(list)
    for record in quarantine.held(folder):
        if batch is None or record.batch == batch:
            ways[_way(record)].append(record)
    there = {way: found for way, found in sorted(ways.items()) if _is_there(way, options.limits)}
    asked = [
        (Input(Path(path), only=frozenset({digest})),
         replace(options, source=source, settings=dict(settings)))
        for path, digest, source, settings in there
    ]  # fmt: skip
    receipts = (builder.read(asked),) if asked else ()
    before = _rows(record for found in there.values() for record in found)
    after = _rows(record for record in quarantine.held(folder) if _way(record) in there)
    missing = {way[0] or found[0].input for way, found in ways.items() if way not in there}
    return Requeued(
        before=len(before), after=len(after), accepted=len(before - after),
        receipts=receipts, missing=tuple(sorted(missing)),
    )  # fmt: skip


def _way(record: Record) -> _Way:
    settings = tuple(sorted(record.settings.items()))
    return record.path, record.source_sha256, record.source, settings


def _is_there(way: _Way, limits: Limits) -> bool:
    path, digest, *_ = way
    if not path:
        return False
    try:
        with open_input(Path(path), limits) as opened:
            return any(plain.sha256 == digest for plain in opened)
    except (ActorgraphError, OSError):
        return False


def _rows(records: Iterable[Record]) -> set[tuple[object, ...]]:
    """Rows, not statements of them; which slice they belong to may have been what was wrong."""
    return {(r.source, r.path, r.source_sha256, r.row) for r in records}
