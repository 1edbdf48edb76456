"""The derived triples of one rule: kept in its own graph and, with all others, in the default one.

A triple leaves the default graph only when nobody holds it any more: no other rule, and not the
ledger.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Protocol, runtime_checkable

from actorgraph.index.engine import Engine
from actorgraph.terms import Triple

CHUNK = 500  # larger VALUES make the store join from the wrong side
BATCH = 20_000

Stated = Callable[[Iterable[Triple]], set[Triple]]
Change = tuple[list[Triple], list[Triple]]


def bound(iris: Iterable[str], variable: str) -> Iterator[str]:
    """`VALUES ?variable { … }` clauses over these IRIs, in chunks the store handles well."""
    listed = sorted(iris)
    for start in range(0, len(listed), CHUNK):
        inside = " ".join(f"<{iri}>" for iri in listed[start : start + CHUNK])
        yield f"VALUES ?{variable} {{ {inside} }}"


def is_empty(engine: Engine, graph: str) -> bool:
    return not engine.ask(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")


def held(engine: Engine, graph: str, subjects: Iterable[str] | None) -> set[Triple]:
    """The graph's triples about these subjects (IRIs), all of them where `subjects` is None."""
    found: set[Triple] = set()
    for clause in [""] if subjects is None else bound(subjects, "s"):
        query = f"SELECT ?s ?p ?o WHERE {{ {clause} GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        found.update(_triple(row) for row in engine.select(query))
    return found


@runtime_checkable
class Loader(Protocol):
    """An engine that reads N-Triples files, several times faster than it adds triples."""

    def load_file(self, path: Path, graph: str | None = None) -> None: ...


def fill(
    engine: Engine, graph: str, triples: Iterable[Triple], folder: Path
) -> Iterator[list[Triple]]:
    """Add triples to an empty graph and to the default one. Yields them in batches, each once."""
    waiting = iter(triples)
    first = list(islice(waiting, BATCH))
    if len(first) == BATCH and isinstance(engine, Loader):
        yield from _load(engine, graph, first, waiting, folder / "derived.nt")
        return
    while first:
        added, _ = engine.apply(first, (), graph=graph)
        engine.write(added, ())
        yield added
        first = list(islice(waiting, BATCH))


def _load(
    engine: Loader, graph: str, first: list[Triple], waiting: Iterator[Triple], path: Path
) -> Iterator[list[Triple]]:
    import polars as pl

    from actorgraph.index.base import AT_ONCE, as_frame, write_lines

    parts = [as_frame(first)]
    while batch := list(islice(waiting, BATCH)):
        parts.append(as_frame(batch))
    rows = pl.concat(parts).unique(maintain_order=True)
    for some in rows.iter_slices(AT_ONCE):
        write_lines(some, path)
        engine.load_file(path, graph)
        engine.load_file(path)
        path.unlink()
    for part in rows.iter_slices(BATCH):
        yield [(s, p, o) for s, p, o in part.iter_rows()]


def retract(engine: Engine, graph: str, stated: Stated, triples: Iterable[Triple]) -> None:
    """Take triples out of the default graph for now; the rule's graph keeps them."""
    engine.write((), _only_ours(engine, graph, stated, triples))


def settle(
    engine: Engine, graph: str, stated: Stated, old: set[Triple], new: Iterable[Triple]
) -> Change:
    """Put `new` in the place of `old`. Returns what came to the graph and what went."""
    wanted = set(new)
    gone = sorted(old - wanted)
    added, _ = engine.apply(sorted(wanted - old), gone, graph=graph)
    # What stays is written too: it may have been retracted, or the ledger has ceased to state it.
    engine.write(wanted, _only_ours(engine, graph, stated, gone))
    return added, gone


def _only_ours(
    engine: Engine, graph: str, stated: Stated, triples: Iterable[Triple]
) -> list[Triple]:
    candidates = set(triples)
    candidates -= set(_elsewhere(engine, graph, sorted(candidates)))
    return sorted(candidates - stated(candidates)) if candidates else []


def _elsewhere(engine: Engine, graph: str, triples: Sequence[Triple]) -> Iterator[Triple]:
    """Those that another rule's graph holds."""
    for start in range(0, len(triples), CHUNK):
        values = " ".join(f"({s} {p} {o})" for s, p, o in triples[start : start + CHUNK])
        query = (
            f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES (?s ?p ?o) {{ {values} }} "
            f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g != <{graph}>) }}"
        )
        yield from (_triple(row) for row in engine.select(query))


def _triple(row: tuple[str | None, ...]) -> Triple:
    subject, predicate, value = row
    if subject is None or predicate is None or value is None:
        raise ValueError("an unbound term in a triple")
    return subject, predicate, value
