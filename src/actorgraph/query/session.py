"""Queries in a process of their own, which is killed when one takes too long.

The engine cannot be interrupted, and a hostile query can take the process down with it; here
that costs one worker and a fifth of a second.
"""

import contextlib
import functools
import importlib.util
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Self

from actorgraph import errors
from actorgraph.errors import ActorgraphError, LimitError
from actorgraph.index.engine import Solutions
from actorgraph.query import guard
from actorgraph.query.answer import MIB, Answer, Limits

_START_SECONDS = 30.0
_KINDS = {"SELECT": "select", "ASK": "ask", "CONSTRUCT": "construct", "DESCRIBE": "construct"}
_BOOT = (
    "import sys; sys.path += [p for p in sys.argv[3:] if p not in sys.path];"
    "from actorgraph.query.worker import main; main()"
)


def run(generation: Path, query: str, limits: Limits | None = None) -> Answer:
    """Run one query on a generation of the index, in a process that ends with it."""
    with Session(generation, limits) as session:
        return session.query(query)


class Session:
    """One worker kept alive for several queries on one generation; one query at a time.

    Raises UsageError for what may not run, LimitError beyond the limits. A worker that died is
    replaced at the next query.
    """

    def __init__(self, generation: Path, limits: Limits | None = None) -> None:
        self._generation = generation
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._worker: _Worker | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> Self:
        """Start the worker now, so that it is ready when the first query comes."""
        with self._lock:
            self._ready()
        return self

    def query(self, text: str, limits: Limits | None = None, *, trusted: bool = False) -> Answer:
        """`trusted`: a canned query, ours or the user's; its text is spared the limits on size."""
        form = guard.check(text, trusted=trusted)
        limits = limits or self._limits
        variables: tuple[str, ...] = ()
        rows: list[tuple[str | None, ...]] = []
        request = {
            "op": "query", "form": form, "text": text,
            "rows": -1 if limits.rows is None else limits.rows,
            "bytes": -1 if limits.bytes is None else limits.bytes,
        }  # fmt: skip
        truncated = False
        for message in self._exchange(request, limits):
            variables = tuple(message.get("variables", variables))
            rows += map(tuple, message.get("rows", ()))
            truncated = message.get("end", {}).get("truncated", truncated)
        return Answer(variables, tuple(rows), truncated, _KINDS[form])

    def select(self, query: str) -> Solutions:
        """As an engine answers."""
        answer = self.query(query)
        return Solutions(answer.variables, iter(answer.rows))

    def resolve(
        self, text: str, kinds: tuple[str, ...] = ("actor",), *, where: str = "name"
    ) -> str:
        """`names.resolve` in the worker, where the labels are."""
        request = {"op": "resolve", "text": text, "kinds": kinds, "where": where}
        *_, last = self._exchange(request, self._limits)
        return str(last["end"]["iri"])

    def close(self) -> None:
        with self._lock:
            self._discard()

    def _exchange(self, request: dict[str, Any], limits: Limits) -> Iterator[dict[str, Any]]:
        with self._lock:
            worker = self._ready()
            finished = False
            try:
                yield from worker.ask({**request, "seconds": limits.seconds}, limits)
                # an "end" came; what it still holds would be missing to the next query
                finished = worker.size < worker.first_size + limits.memory // 2
            except errors.UsageError:
                finished = True
                raise
            finally:
                if not finished:
                    self._discard()

    def _ready(self) -> "_Worker":
        if self._worker is not None and not self._worker.alive():
            self._discard()
        if self._worker is None:
            self._worker = _Worker(self._generation, self._limits.memory)
        return self._worker

    def _discard(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


class _Worker:
    """A worker process and the pipes to it."""

    def __init__(self, generation: Path, memory: int) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - `end` closes it
        command = [sys.executable, "-I", "-X", "utf8", "-c", _BOOT, str(generation), str(memory)]
        self._process = subprocess.Popen(
            [*command, *_import_roots()], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self._errors, start_new_session=True,
            env={"MALLOC_ARENA_MAX": "2", "PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        self.end = weakref.finalize(self, _stop, self._process, self._errors)
        self._buffer = bytearray()
        started = self._receive(time.monotonic() + _START_SECONDS, Limits(memory=memory))
        self.size = self.first_size = int(started["size"])
        for note in started["ready"]:
            _warn(note)

    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], limits: Limits) -> Iterator[dict[str, Any]]:
        """The messages of the answer; the last one has "end"."""
        deadline = time.monotonic() + limits.seconds
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # `_receive` says how it ended
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        while True:
            message = self._receive(deadline, limits)
            self.size = message.get("size", self.size)
            yield message
            if "end" in message:
                return

    def _receive(self, deadline: float, limits: Limits) -> dict[str, Any]:
        """The next message. Raises what it reports, or LimitError when time is up."""
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        while b"\n" not in self._buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([pipe], [], [], left)[0]:
                raise _too_long(limits)
            piece = os.read(pipe, MIB)
            if not piece:
                raise self._death(limits)
            self._buffer += piece
        line, _, rest = self._buffer.partition(b"\n")
        self._buffer = rest
        message: dict[str, Any] = json.loads(line)
        if "error" in message:
            raise _reported(message)
        return message

    def _death(self, limits: Limits) -> Exception:
        """Why the worker is gone: out of memory, out of stack, or a fault of ours."""
        status = self._process.wait()
        self._errors.seek(0)
        last = self._errors.read()[-2000:].decode("utf-8", "replace")
        if status == -signal.SIGXCPU:
            return _too_long(limits)
        if status < 0 or "MemoryError" in last:
            return LimitError(
                f"needs more than {limits.memory // MIB} MiB of memory", where="query",
                remedy="ask for less at once",
            )  # fmt: skip
        return RuntimeError(f"a query worker ended with {status}: {last}")


def _stop(process: subprocess.Popen[bytes], errors_: IO[bytes]) -> None:
    """End a worker and close what led to it."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, errors_):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()


def _too_long(limits: Limits) -> LimitError:
    what = f"takes longer than {limits.seconds:g} s"
    return LimitError(what, where="query", remedy="ask for less at once or allow more time")


def _reported(message: dict[str, Any]) -> Exception:
    kind = getattr(errors, message["error"], None)
    if isinstance(kind, type) and issubclass(kind, ActorgraphError):
        return kind(message["what"], where=message["where"], remedy=message["remedy"])
    return RuntimeError(f"in a query worker: {message['what']}")


@functools.cache
def _import_roots() -> tuple[str, ...]:
    """Where the worker finds us and the engine, however we were installed."""
    found = (importlib.util.find_spec(name) for name in ("actorgraph", "pyoxigraph"))
    origins = (Path(spec.origin) for spec in found if spec is not None and spec.origin)
    return tuple(str(origin.parent.parent) for origin in origins)


@functools.cache
def _warn(note: str) -> None:
    """Say once what this system cannot promise."""
    print(f"warning: {note}", file=sys.stderr)
