"""What a user names as input: files, folders of files, and the standard input."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from actorgraph.errors import LimitError, UsageError
from actorgraph.limits import Limits

STDIN = Path("-")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Input:
    """`found`: in a folder, where files that no source reads may stand. `lasting`: it can be read
    again later. `only`: the sha256 of the plain files in it that are wanted; all where empty."""

    path: Path
    found: bool = False
    lasting: bool = True
    only: frozenset[str] = frozenset()


@contextmanager
def gathered(paths: Iterable[Path], limits: Limits) -> Iterator[list[Input]]:
    """Folders opened out, their files sorted by path, hidden ones passed over; the standard input,
    named `-`, as a file that lives as long as the context."""
    inputs: list[Input] = []
    with ExitStack() as stack:
        for path in paths:
            if path == STDIN:
                inputs.append(Input(stack.enter_context(_stdin(limits.unpacked)), lasting=False))
            elif path.is_dir():
                inputs += [Input(file, found=True) for file in _files(path)]
            else:
                inputs.append(Input(path))
        yield inputs


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    files = sorted(p for p in found if not _hidden(p.relative_to(folder)))
    if not files:
        raise UsageError("is a folder without files", where=str(folder), remedy="name files")
    return files


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


@contextmanager
def _stdin(most: int) -> Iterator[Path]:
    with TemporaryDirectory(prefix="actorgraph-") as folder:
        spooled = Path(folder) / "stdin"
        with spooled.open("wb") as target:
            _spool(target, most)
        yield spooled


def _spool(target: IO[bytes], most: int) -> None:
    left = most
    while block := sys.stdin.buffer.read(_BLOCK):
        left -= len(block)
        if left < 0:
            raise LimitError(
                f"gives more than {most:,} bytes", where="-", remedy="--limit unpacked=BYTES"
            )
        target.write(block)
