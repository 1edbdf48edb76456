"""What could not be accepted, row by row, with where, why and the row itself."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from dataclasses import field as default
from pathlib import Path

from actorgraph.disk import write_durably

_REASONS = {
    "frame:iri": "bad-iri",
    "frame:limit": "limit",
    "frame:lang": "bad-lang",
    "frame:dangling": "dangling-ref",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One quarantined row, or one statement of it where `part` is set. `path` and `settings` are
    what it takes to read its file again."""

    batch: int
    source: str
    slice: str
    input: str
    source_sha256: str
    row: int | None
    part: str | None = None
    reason: str
    field: str
    detail: str
    raw: str = ""
    path: str = ""
    settings: Mapping[str, str] = default(default_factory=dict)

    @property
    def reading(self) -> tuple[str, str, str]:
        """What was read: a slice of the bytes of a file."""
        return self.source, self.slice, self.source_sha256

    @property
    def mark(self) -> tuple[object, ...]:
        """What tells it from others of one reading."""
        return self.row, self.part, self.reason, self.field, self.detail

    @property
    def slice_key(self) -> str:
        return f"{self.source}/{self.slice}"

    @property
    def summary(self) -> str:
        """`row 4: bad-json: Expecting value`, for people who have not opened the file yet."""
        row = "" if self.row is None else f"row {self.row}"
        what = " ".join((self.detail or self.raw).split())
        what = what if len(what) <= 160 else f"{what[:160]}…"
        return ": ".join(part for part in (row, self.reason, self.field, what) if part)


def path_of(folder: Path, batch: int) -> Path:
    return folder / f"{batch:06d}.jsonl"


def last(folder: Path) -> int:
    """The highest number of a batch that has rows here; 0 where there is none."""
    numbers = (p.stem for p in folder.rglob("*.jsonl"))
    return max((int(n) for n in numbers if n.isascii() and n.isdigit()), default=0)


def write(folder: Path, batch: int, records: Iterable[Record]) -> Path | None:
    """Write the records of a batch durably; no records, no file."""
    lines = [json.dumps(asdict(r), ensure_ascii=False, sort_keys=True) for r in records]
    if not lines:
        return None
    path = path_of(folder, batch)
    folder.mkdir(exist_ok=True)
    data = "\n".join(lines) + "\n"
    write_durably(path, data.encode("utf-8", "backslashreplace"))
    return path


def held(folder: Path) -> Iterator[Record]:
    """Everything that is in quarantine, batch by batch."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                yield Record(**json.loads(line))


@dataclass(slots=True)
class Closing:
    """Which records of earlier batches a batch has made history, by what it read anew.

    A slice closes its own records of the same bytes or the same path, and all of them where it
    replaces what counted; a file that was read to its end closes what it had left under any name.
    `kept`: readings that have left the same rows as before.
    """

    slices: set[tuple[str, str, str]] = default(default_factory=set)
    replaced: set[tuple[str, str]] = default(default_factory=set)
    files: set[tuple[object, ...]] = default(default_factory=set)
    kept: set[tuple[str, str, str]] = default(default_factory=set)

    def slice(self, source: str, slice_: str, digest: str, path: str, *, replaces: bool) -> None:
        self.slices |= {(source, slice_, digest), (source, slice_, path)}
        if replaces:
            self.replaced.add((source, slice_))

    def file(self, source: str, digest: str, path: str, settings: Mapping[str, str]) -> None:
        self.files.add((source, digest, path, *sorted(settings.items())))

    def closes(self, record: Record) -> bool:
        if record.reading in self.kept:
            return False
        by_path = (record.source, record.slice, record.path or record.source_sha256)
        given = sorted(record.settings.items())
        whole = (record.source, record.source_sha256, record.path, *given)
        return (
            bool({record.reading, by_path} & self.slices)
            or (record.source, record.slice) in self.replaced
            or whole in self.files
        )

    def __bool__(self) -> bool:
        return bool(self.slices or self.replaced or self.files)


def settle(folder: Path, closing: Closing, batch: int) -> None:
    """Move what a batch has made history into the folder `settled`. After a crash in the middle
    a record stands in both until its file is read again."""
    for path in sorted(folder.glob("*.jsonl")) if closing else ():
        # not splitlines: a text may hold other ends of lines
        lines = path.read_text("utf-8").removesuffix("\n").split("\n")
        moved = dict.fromkeys(line for line in lines if _is_history(line, closing, batch))
        if not moved:
            continue
        aside = folder / "settled" / path.name
        aside.parent.mkdir(exist_ok=True)
        earlier = aside.read_text("utf-8").removesuffix("\n").split("\n") if aside.exists() else []
        _write_lines(aside, [*earlier, *(line for line in moved if line not in set(earlier))])
        left = [line for line in lines if line not in moved]
        if left:
            _write_lines(path, left)
        else:
            path.unlink()


def _is_history(line: str, closing: Closing, batch: int) -> bool:
    record = Record(**json.loads(line))
    return record.batch < batch and closing.closes(record)


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    write_durably(path, "".join(f"{line}\n" for line in lines).encode())


def unheld(
    folder: Path, records: Iterable[Record], beside: Iterable[Record], closing: Closing
) -> list[Record]:
    """Of records that were read again, those that do not stand in quarantine as they were, nor
    `beside`. What does is noted as kept in `closing`."""
    now = _by_reading(records)
    mine = {record.reading for record in beside}
    before = _by_reading(r for r in (held(folder) if now else ()) if r.reading in now)
    same = (key for key, found in now.items() if before.get(key, {}).keys() == found.keys())
    closing.kept |= set(same)
    there = closing.kept | mine
    return [r for key, found in now.items() if key not in there for r in found.values()]


def _by_reading(
    records: Iterable[Record],
) -> dict[tuple[str, str, str], dict[tuple[object, ...], Record]]:
    made: dict[tuple[str, str, str], dict[tuple[object, ...], Record]] = {}
    for record in records:
        made.setdefault(record.reading, {})[record.mark] = record
    return made


def reason_of(shape: str) -> str:
    """The closed reason for a row that the gate refused by `shape`."""
    return _REASONS.get(shape, "shape-violation")
