"""Files read, judged and written aside in processes of their own, several at a time."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from queue import SimpleQueue

from actorgraph import content, gate, schema, sources
from actorgraph.errors import StoreError
from actorgraph.gathering import Input
from actorgraph.reference import triples
from actorgraph.staged import Postponed, Staged
from actorgraph.staging import Options, Outcome, Stager
from actorgraph.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Work:
    """What all workers of a batch are told. `reference`: the files of the reference slices."""

    root: Path
    batch: int
    reference: tuple[Path, ...]


def read(
    work: Work, asked: Iterable[tuple[Input, Options]], jobs: int
) -> Iterator[list[Outcome] | None]:
    """The outcomes of each input, in the order given; None where it has to wait for its base.

    Each worker loads the gate and the reference data for itself, so memory grows with their
    number. Processes are spawned: a fork of polars can hang. Raises StoreError where one dies.
    """
    others = set(multiprocessing.active_children())
    pools = [_pool_of_one() for _ in range(jobs)]
    free: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
    for pool in pools:
        free.put(pool)
    waiting = ThreadPoolExecutor(jobs)
    try:
        yield from waiting.map(lambda one: _by_the_next(free, (work, *one)), asked)
    except BaseException as error:
        # nobody waits any more for what is still being read
        for process in set(multiprocessing.active_children()) - others:
            process.terminate()
        if not isinstance(error, BrokenProcessPool):
            raise
        raise StoreError(
            "a process that read files was ended, perhaps for want of memory; nothing changed",
            where=str(work.root), remedy="--jobs 1 needs less",
        ) from error  # fmt: skip
    finally:
        waiting.shutdown(cancel_futures=True)
        for pool in pools:
            pool.shutdown(cancel_futures=True)


def _pool_of_one() -> ProcessPoolExecutor:
    """One process: a pool that starts a second one while it loses the first is in disorder."""
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin)


def _by_the_next(
    free: SimpleQueue[ProcessPoolExecutor], asked: tuple[Work, Input, Options]
) -> list[Outcome] | None:
    pool = free.get()
    try:
        return pool.submit(_staged, asked).result()
    finally:
        free.put(pool)


def _begin() -> None:
    # an interrupt is the parent's to handle, which then ends its workers
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@cache
def _stager(work: Work) -> Stager:
    """Made at the first file, so that what is wrong is told like any other error."""
    known = schema.load(content.find("ontology", work.root).values())
    reference = gate.Context(triples(work.reference), known)
    return Stager(
        ws=Workspace(work.root),
        schema=known,
        shapes=gate.load(content.find("shapes", work.root).values(), known),
        scripts=sources.load(work.root),
        context=lambda: reference,
        batch=work.batch,
        deltas=False,
    )


def _staged(asked: tuple[Work, Input, Options]) -> list[Outcome] | None:
    work, one, options = asked
    made: list[Outcome] = []
    try:
        made.extend(_stager(work).read(one, options, lambda *_: None))
    except Postponed:
        for staged in made:
            if isinstance(staged, Staged):
                staged.content.unlink()
        return None
    return made
