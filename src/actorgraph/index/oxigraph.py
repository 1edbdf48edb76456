"""The index in Oxigraph. Terms go in and come out as N-Triples strings."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

import pyoxigraph as ox

from actorgraph.errors import StoreError, UsageError
from actorgraph.index.engine import Row, Solutions
from actorgraph.terms import Triple, parse_term

# what pyoxigraph raises where a file is not as RocksDB wrote it
_CORRUPT = (OSError, RuntimeError)


class OxigraphEngine:
    """An Oxigraph store, on disk or in memory."""

    def __init__(self, store: ox.Store, where: str = "") -> None:
        self._store, self._where = store, where

    @classmethod
    def create(cls, path: Path | None = None) -> Self:
        """A new store at `path`, or in memory."""
        return cls(ox.Store()) if path is None else cls(ox.Store(str(path)), str(path))

    @classmethod
    def open(cls, path: Path, *, writable: bool = False) -> Self:
        """An existing store. Opening a wrong path would make an empty store, so it is looked for.

        Raises StoreError where there is none or it cannot be read.
        """
        if not (path / "CURRENT").is_file():
            raise StoreError("no store here", where=str(path), remedy="actorgraph rebuild")
        try:
            opened = ox.Store(str(path)) if writable else ox.Store.read_only(str(path))
        except _CORRUPT as error:
            raise _damaged(str(path), error) from error
        return cls(opened, str(path))

    def checkpoint(self, path: Path) -> None:
        """A copy of this store at `path`, by hard links."""
        shutil.rmtree(path, ignore_errors=True)
        self._store.backup(str(path))

    def load_file(self, path: Path, graph: str | None = None) -> None:
        """Bulk-load an N-Triples file of our own, much faster than `apply`."""
        to_graph = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        self._store.bulk_load(path=str(path), format=ox.RdfFormat.N_TRIPLES, to_graph=to_graph)

    def optimize(self) -> None:
        self._store.optimize()

    def flush(self) -> None:
        self._store.flush()

    def __len__(self) -> int:
        return len(self._store)

    def select(self, query: str) -> Solutions:
        answer = self._query(query)
        if not isinstance(answer, ox.QuerySolutions):
            raise UsageError("not a SELECT query")
        variables = tuple(v.value for v in answer.variables)
        rows = self._reading(answer)
        return Solutions(variables, (_row(solution, variables) for solution in rows))

    def ask(self, query: str) -> bool:
        answer = self._query(query)
        if not isinstance(answer, ox.QueryBoolean):
            raise UsageError("not an ASK query")
        return bool(answer)

    def construct(self, query: str) -> Iterator[Triple]:
        answer = self._query(query)
        if not isinstance(answer, ox.QueryTriples):
            raise UsageError("not a CONSTRUCT query")
        found = self._reading(answer)
        return ((str(t.subject), str(t.predicate), str(t.object)) for t in found)

    def _query(self, query: str) -> Any:
        try:
            return self._store.query(query)
        except SyntaxError as error:
            raise UsageError(f"not SPARQL: {error}") from error
        except _CORRUPT as error:
            raise _damaged(self._where, error) from error

    def _reading(self, answer: Iterable[Any]) -> Iterator[Any]:
        """A damaged block shows only when it is read."""
        try:
            yield from answer
        except _CORRUPT as error:
            raise _damaged(self._where, error) from error

    def triples(self) -> Iterator[Triple]:
        found = self._store.quads_for_pattern(None, None, None, ox.DefaultGraph())
        for quad in self._reading(found):
            yield str(quad.subject), str(quad.predicate), str(quad.object)

    def is_whole(self) -> bool:
        """Whether every order in which the quads are kept can be read and holds all of them.

        Raises StoreError at a damaged block. `triples` alone reads one order of six.
        """
        counts, seen = [0, 0, 0], (set[int](), set[int](), set[int]())
        for quad in self._reading(self._store):
            s, p, o = quad.triple
            patterns = ((s, None, None), (None, p, None), (None, None, o))
            for order, (term, pattern) in enumerate(zip((s, p, o), patterns, strict=True)):
                if hash(term) not in seen[order]:
                    seen[order].add(hash(term))
                    found = self._reading(self._store.quads_for_pattern(*pattern, None))
                    # on disk, a number whose last byte is 255 brings its neighbours along
                    counts[order] += sum(1 for q in found if q.triple[order] == term)
        return counts == [len(self)] * 3

    def apply(
        self, added: Iterable[Triple], removed: Iterable[Triple], graph: str | None = None
    ) -> tuple[list[Triple], list[Triple]]:
        where = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        gone = {t: q for t in removed if (q := _quad(t, where)) in self._store}
        for quad in gone.values():
            self._store.remove(quad)
        come = {t: q for t in added if (q := _quad(t, where)) not in self._store}
        self._store.extend(come.values())
        return [t for t in come if t not in gone], [t for t in gone if t not in come]

    def write(
        self, added: Iterable[Triple], removed: Iterable[Triple], graph: str | None = None
    ) -> None:
        where = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        for triple in removed:
            self._store.remove(_quad(triple, where))
        self._store.extend(_quad(triple, where) for triple in added)

    def is_derived(self, triple: Triple) -> bool:
        """Whether some rule's graph holds it."""
        subject, predicate, value, _ = _quad(triple, ox.DefaultGraph())
        found = self._store.quads_for_pattern(subject, predicate, value, None)
        return any(
            not isinstance(quad.graph_name, ox.DefaultGraph) and quad.object == value
            for quad in found
        )

    def close(self) -> None:
        # pyoxigraph closes a store when the last reference goes
        del self._store


def _damaged(where: str, error: Exception) -> StoreError:
    what = next(iter(str(error).splitlines()), "damaged")
    return StoreError(what, where=where, remedy="actorgraph rebuild")


def _row(solution: ox.QuerySolution, variables: tuple[str, ...]) -> Row:
    return tuple(None if (v := solution[name]) is None else str(v) for name in variables)


def _quad(triple: Triple, graph: ox.DefaultGraph | ox.NamedNode) -> ox.Quad:
    subject, predicate, value = triple
    return ox.Quad(_node(subject), ox.NamedNode(predicate[1:-1]), _term(value), graph)


def _node(term: str) -> ox.NamedNode | ox.BlankNode:
    return ox.NamedNode(term[1:-1]) if term.startswith("<") else ox.BlankNode(term[2:])


def _term(term: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if not term.startswith('"'):
        return _node(term)
    _, value, datatype, lang = parse_term(term)
    if lang is not None:
        return ox.Literal(value, language=lang)
    if datatype is not None:
        return ox.Literal(value, datatype=ox.NamedNode(datatype))
    return ox.Literal(value)
