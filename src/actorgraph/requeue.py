"""The quarantine once more: files with rows in it are read again, after a mend of a script, a
shape, a table, or a setting."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from actorgraph import quarantine
from actorgraph.build import Builder
from actorgraph.errors import ActorgraphError
from actorgraph.files import open_input
from actorgraph.limits import Limits
from actorgraph.quarantine import Record
from actorgraph.receipt import BatchReceipt
from actorgraph.staging import Options

# What reads a file as it was read: its path, its bytes, the source, and the settings given.
_Way = tuple[str, str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requeued:
    """`before`, `after`: rows in quarantine of the files that were read; `missing`: files that
    are not where they were, or not as they were."""

    before: int
    after: int
    receipts: tuple[BatchReceipt, ...]
    missing: tuple[str, ...]


def requeue(builder: Builder, batch: int | None = None) -> Requeued:
    """Read the files again that have rows in quarantine, those of one batch or of all."""
    folder = builder.ws.quarantine
    ways: dict[_Way, list[Record]] = defaultdict(list)
    for record in quarantine.held(folder):
        if batch is None or record.batch == batch:
            ways[_way(record)].append(record)
    receipts, missing, before, after = [], [], 0, 0
    for way, records in sorted(ways.items()):
        if not _is_there(way):
            missing.append(way[0] or records[0].input)
            continue
        quarantine.settle(folder, lambda record, way=way: _way(record) == way)  # type: ignore[misc]
        options = Options(source=way[2], settings=dict(way[3]))
        receipts.append(builder.ingest([Path(way[0])], options))
        before += _rows(records)
        after += _rows(r for r in quarantine.held(folder) if _way(r) == way)
    return Requeued(
        before=before, after=after, receipts=tuple(receipts), missing=tuple(sorted(set(missing)))
    )


def _way(record: Record) -> _Way:
    settings = tuple(sorted(record.settings.items()))
    return record.path, record.source_sha256, record.source, settings


def _is_there(way: _Way) -> bool:
    path, digest, *_ = way
    if not path:
        return False
    try:
        with open_input(Path(path), Limits()) as opened:
            return any(plain.sha256 == digest for plain in opened)
    except (ActorgraphError, OSError):
        return False


def _rows(records: Iterable[Record]) -> int:
    """Rows, not statements of them."""
    return len({(r.slice_key, r.row, r.source_sha256) for r in records})
