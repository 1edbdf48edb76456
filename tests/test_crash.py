"""Whatever moment the process dies at, the graph is the old one or the new one."""

import contextlib
import itertools
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from actorgraph.build import Builder
from actorgraph.workspace import Workspace

CALLS = ("replace", "rename", "fsync", "unlink", "rmdir", "remove")
OLD = ("1,2024-03-01,alfa,beta,Alfa", "2,2024-03-02,beta,gamma,Beta")
NEW = ("1,2024-03-01,alfa,beta,Alfa", "3,2024-03-03,gamma,alfa,Gamma")


os_fsync = os.fsync


class Dead(BaseException):
    """The process is gone: from here on nothing reaches the disk."""


@contextmanager
def dying_at(point: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Let calls that change the disk through until the `point`-th, then none any more."""
    seen = [0]

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*args: object, **kwargs: object) -> object:
            seen[0] += 1
            if seen[0] >= point:
                raise Dead
            # the machine stays up, so what is written is there without waiting for the disk
            return None if real is os_fsync else real(*args, **kwargs)

        return call

    with monkeypatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, counted(getattr(os, name)))
        yield seen


def digest(ws: Workspace) -> str:
    return ws.generation().manifest.digest


def check(ws: Workspace, before: str, after: str) -> None:
    """The store opens with the old or the new digest, and a rerun completes."""
    assert digest(ws) in (before, after)
    ws.generation().open().close()


@pytest.mark.parametrize("first_point", [1, 2, 3])
def test_every_point_of_an_ingest(
    ws: Workspace, toy: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    first_point: int,
) -> None:  # fmt: skip
    """Every third point from the first, so that the three of them can run side by side."""
    Builder(ws).ingest([toy("march", *OLD)])
    before = digest(ws)
    path = toy("march", *NEW)
    done = Workspace(Path(shutil.copytree(ws.root, tmp_path / "done")))
    first = Builder(done)
    first.ingest([path])
    after = digest(done)
    assert before != after

    def builder(case: Workspace) -> Builder:
        """One that need not read ontology, shapes and scripts again."""
        made = Builder(case)
        made.schema, made.shapes, made.scripts = first.schema, first.shapes, first.scripts
        return made

    for point in itertools.count(first_point, 3):
        case = Workspace(Path(shutil.copytree(ws.root, tmp_path / f"dies-{point}")))
        with dying_at(point, monkeypatch) as seen, contextlib.suppress(Dead):
            builder(case).ingest([path])
        check(case, before, after)
        with dying_at(1 << 30, monkeypatch):
            builder(case).ingest([path])
        assert digest(case) == after, f"after a death at call {point}"
        assert case.ledger.current() == case.generation().catalog()
        if seen[0] < point:
            break
    assert point > 20


def test_random_kills(ws: Workspace, toy: Callable[..., Path], tmp_path: Path) -> None:
    Builder(ws).ingest([toy("march", *OLD)])
    before = digest(ws)
    path = toy("march", *NEW)
    done = Workspace(Path(shutil.copytree(ws.root, tmp_path / "done")))
    command = [sys.executable, "-m", "actorgraph", "-C"]
    started = time.monotonic()
    subprocess.run([*command, done.root, "ingest", path], check=True, capture_output=True)
    lasts = time.monotonic() - started
    after = digest(done)
    chance = random.Random(7)
    for _ in range(20):
        process = subprocess.Popen(
            [*command, ws.root, "ingest", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        try:
            process.communicate(timeout=chance.uniform(0.2, 1.0) * lasts)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.communicate()
        check(ws, before, after)
        if digest(ws) == after:
            Builder(ws).ingest([toy("march", *OLD)])
            path = toy("march", *NEW)
    Builder(ws).ingest([path])
    assert digest(ws) == after
