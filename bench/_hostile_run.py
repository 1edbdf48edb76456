"""Running the program as a user does, and watching what it does beside its answer."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LONGEST = 120.0
_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_WATCHED = ("/", "/etc", "/var", "/home", "/root", "/usr", "/opt", "/srv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A command that has ended. `seconds` by the clock, `processor` of all its processes."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    processor: float
    peak: int

    @property
    def said(self) -> str:
        return self.err.decode("utf-8", "backslashreplace")

    @property
    def printed(self) -> str:
        return self.out.decode("utf-8", "backslashreplace")

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The JSON lines it printed."""
        found = []
        for line in self.printed.split("\n"):
            with suppress(ValueError):
                made = json.loads(line)
                found += [made] if isinstance(made, dict) else []
        return found

    def faults(self) -> Iterator[str]:
        """What no command may do, whatever it was given."""
        if self.code not in (0, 2, 3, 4, 5, 6):
            yield f"exit code {self.code}"
        both = self.out + b"\n" + self.err
        if b"Traceback (most recent call last)" in both:
            yield "a traceback"
        try:
            text = both.decode("utf-8")
        except UnicodeDecodeError:
            yield "output that is no UTF-8"
            return
        match = _OBEYED.search(text)
        if match:
            yield f"a raw U+{ord(match[0]):04X} in the output"


@dataclass(slots=True)
class Lure:
    """A server on the loopback that counts who comes."""

    port: int
    visits: list[str] = field(default_factory=list)


@contextmanager
def lure() -> Iterator[Lure]:
    """Listen on a free port, which nobody else on this machine knows."""
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()
    bait = Lure(server.getsockname()[1])
    threading.Thread(target=_listen, args=(server, bait), daemon=True).start()
    try:
        yield bait
    finally:
        server.close()


def _listen(server: socket.socket, bait: Lure) -> None:
    with suppress(OSError):
        while True:
            connection, (host, port) = server.accept()
            bait.visits.append(f"{host}:{port}")
            connection.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A folder deep inside one of our own, so that a path that climbs out is still seen."""

    base: Path
    inner: Path

    @property
    def workspace(self) -> Path:
        return self.inner / "case"

    @property
    def temporary(self) -> Path:
        return self.inner / "tmp"

    @property
    def files(self) -> Path:
        return self.inner / "files"

    def run(self, *words: str, workspace: Path | None = None, **how: Any) -> Ran:
        """`actorgraph -C WORKSPACE word…`"""
        where = str(workspace or self.workspace)
        command = [sys.executable, "-m", "actorgraph", "-C", where, *words]
        return run(command, self.files, self.temporary, **how)

    def outside(self) -> frozenset[str]:
        """What lies where nothing should be written."""
        known = {str(self.inner / name) for name in ("out", "err")}
        found = {str(path) for path in self.base.rglob("*") if not self._ours(path)} - known
        for folder in _WATCHED:
            with suppress(OSError):
                found |= {str(path) for path in Path(folder).iterdir()}
        return frozenset(found)

    def left(self) -> list[str]:
        """What a command has forgotten in the folder for temporary files."""
        return sorted(path.name for path in self.temporary.iterdir())

    def _ours(self, path: Path) -> bool:
        ours = (self.workspace, self.temporary, self.files)
        return any(path == one or one in path.parents for one in ours)


@contextmanager
def place(template: Path | None = None) -> Iterator[Place]:
    """A place to run in, with a copy of the template workspace where one is given."""
    with TemporaryDirectory(prefix="hostile-") as base:
        inner = Path(base) / "a" / "b" / "c" / "d"
        here = Place(base=Path(base), inner=inner)
        for folder in (here.temporary, here.files):
            folder.mkdir(parents=True)
        if template is not None:
            shutil.copytree(template, here.workspace)
        yield here


def run(
    command: Sequence[str], cwd: Path, temporary: Path, *, longest: float = LONGEST,
    before: Callable[[], None] | None = None, environment: Mapping[str, str] | None = None,
) -> Ran:  # fmt: skip
    """Run a command to its end, or kill it when it takes too long (code -9)."""
    env = {**os.environ, "TMPDIR": str(temporary), "COLUMNS": "100", **(environment or {})}
    started = time.monotonic()
    with (
        (temporary.parent / "out").open("w+b") as out,
        (temporary.parent / "err").open("w+b") as err,
    ):
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err,
            start_new_session=True, preexec_fn=before,
        )  # fmt: skip
        clock = threading.Timer(longest, process.kill)
        clock.start()
        _, status, usage = os.wait4(process.pid, 0)
        clock.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        ended = time.monotonic()
        out.seek(0)
        err.seek(0)
        return Ran(
            code=process.returncode, out=out.read(), err=err.read(), seconds=ended - started,
            processor=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss * 1024,
        )  # fmt: skip
