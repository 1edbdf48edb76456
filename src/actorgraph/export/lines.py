"""Triples in one order, whatever order they come in, in bounded memory.

A triple travels as one line `subject TAB predicate TAB object`: N-Triples terms hold no tab and
no line break, and the tab sorts before everything they hold, so lines sort as triples do.
"""

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from pathlib import Path

from actorgraph.terms import Triple

RUN = 250_000
_SEPARATOR = "\t"


def ordered(triples: Iterable[Triple], folder: Path, *, run: int = RUN) -> Iterator[Triple]:
    """The triples sorted by subject, predicate, object, each once.

    Beyond `run` triples, sorted runs go to unnamed temporary files in `folder`.
    """
    lines = map(_SEPARATOR.join, triples)
    with ExitStack() as stack:
        runs: list[Iterable[str]] = []
        while batch := sorted(islice(lines, run)):
            if len(batch) < run and not runs:
                yield from _apart(batch)
                return
            spill = stack.enter_context(
                tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)
            )
            spill.writelines(f"{line}\n" for line in batch)
            spill.seek(0)
            runs.append(line[:-1] for line in spill)
        yield from _apart(heapq.merge(*runs))


def _apart(lines: Iterable[str]) -> Iterator[Triple]:
    for line, _ in groupby(lines):
        subject, predicate, value = line.split(_SEPARATOR)
        yield subject, predicate, value
