"""What a user names as input: files, folders of files, and the standard input."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from actorgraph.errors import LimitError
from actorgraph.limits import Limits

STDIN = Path("-")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """`found`: in a folder, where files that no source reads may stand."""

    path: Path
    found: bool = False


def gather(paths: Iterable[Path]) -> list[Input]:
    """Folders opened out, their files sorted by path; hidden files and folders are passed over."""
    inputs: list[Input] = []
    for path in paths:
        if path.is_dir():
            inputs += [Input(file, found=True) for file in _files(path)]
        else:
            inputs.append(Input(path))
    return inputs


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(p for p in found if not _hidden(p.relative_to(folder)))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


@contextmanager
def with_stdin(paths: list[Path], limits: Limits) -> Iterator[list[Path]]:
    """The paths, with what comes from the standard input, named `-`, as a file of its own."""
    if STDIN not in paths:
        yield paths
        return
    with TemporaryDirectory(prefix="actorgraph-") as folder:
        spooled = Path(folder) / "stdin"
        with spooled.open("wb") as target:
            _spool(target, limits.unpacked)
        yield [spooled if path == STDIN else path for path in paths]


def _spool(target: IO[bytes], most: int) -> None:
    left = most
    while block := sys.stdin.buffer.read(_BLOCK):
        left -= len(block)
        if left < 0:
            raise LimitError(
                f"gives more than {most:,} bytes", where="-", remedy="--limit unpacked=BYTES"
            )
        target.write(block)
