"""What could not be accepted, row by row, with where, why and the row itself."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
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


def settle(folder: Path, wanted: Callable[[Record], bool]) -> None:
    """Move records into the folder `settled`, where they are history: their rows are read anew."""
    for path in sorted(folder.glob("*.jsonl")):
        lines = path.read_text("utf-8").splitlines()
        moved = [line for line in lines if wanted(Record(**json.loads(line)))]
        if not moved:
            continue
        aside = folder / "settled" / path.name
        aside.parent.mkdir(exist_ok=True)
        earlier = aside.read_bytes() if aside.exists() else b""
        write_durably(aside, earlier + "".join(f"{line}\n" for line in moved).encode())
        left = [line for line in lines if line not in set(moved)]
        if left:
            write_durably(path, "".join(f"{line}\n" for line in left).encode())
        else:
            path.unlink()


def unheld(folder: Path, records: Iterable[Record], beside: Iterable[Record]) -> list[Record]:
    """Those of the records whose file has none of its slice in quarantine yet, nor `beside`."""
    wanted = list(records)
    files = {r.source_sha256 for r in wanted}
    held = {(r.source, r.slice, r.source_sha256) for r in beside}
    for path in folder.glob("*.jsonl") if files else ():
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if any(digest in line for digest in files):
                    known = json.loads(line)
                    held.add((known["source"], known["slice"], known["source_sha256"]))
    return [r for r in wanted if (r.source, r.slice, r.source_sha256) not in held]


def reason_of(shape: str) -> str:
    """The closed reason for a row that the gate refused by `shape`."""
    return _REASONS.get(shape, "shape-violation")
