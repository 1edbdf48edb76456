"""Graphs and data sets to files."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from actorgraph.errors import StoreError, UsageError
from actorgraph.export import turtle
from actorgraph.export.lines import ordered
from actorgraph.export.target import check, replacing
from actorgraph.terms import Triple

if TYPE_CHECKING:
    import polars as pl

GRAPH = ("ttl", "nt")
DATASET = ("trig", "nq")
_COMMENTS = frozenset({"ttl", "trig"})
_BATCH = 2_000
_IRI = r"<[^\x00-\x20<>\"{}|\\^`]+>"
_BLANK = r"_:[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_\-])?"
_STRING = r'"(?:[^"\\\n\r\t]|\\[tbnrf"\'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*"'
_TRIPLE = re.compile(
    rf"(?:{_IRI}|{_BLANK})\t{_IRI}\t"
    rf"(?:{_IRI}|{_BLANK}|{_STRING}(?:\^\^{_IRI}|@[A-Za-z]+(?:-[A-Za-z0-9]+)*)?)\Z"
)
_LINE_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def format_of(path: Path, form: str | None = None) -> str:
    """ttl, nt, trig or nq: `form`, else the ending of the name (.gz may follow).

    Raises UsageError on any other.
    """
    known = ", ".join((*GRAPH, *DATASET))
    if form is not None:
        if form not in GRAPH + DATASET:
            raise UsageError(f"no format `{form}`", where="export", remedy=f"there are: {known}")
        return form
    suffixes = [s for s in path.suffixes[-2:] if s != ".gz"]
    ending = suffixes[-1][1:].lower() if suffixes else ""
    if ending not in GRAPH + DATASET:
        remedy = f"end the name in one of {known}, or give --format"
        raise UsageError("the ending names no format", where=str(path), remedy=remedy)
    return ending


def write_graph(
    triples: Iterable[Triple], path: Path, form: str | None = None, *,
    attributions: Sequence[str] = (),
) -> None:  # fmt: skip
    """Write N-Triples terms as one graph. `attributions` become comments at the top of Turtle.

    Raises UsageError (a format or place that will not do), LimitError (disk full), StoreError
    (not writable, or a triple that no reader would take).
    """
    form = _one_of(GRAPH, format_of(path, form))
    with replacing(path) as stream:
        rows = ordered(_checked(triples), path.parent)
        _write(stream, _comments(form, attributions))
        if form == "ttl":
            _write(stream, turtle.header())
            _write(stream, turtle.blocks(rows))
        else:
            _write(stream, (f"{s} {p} {o} .\n" for s, p, o in rows))


def write_dataset(
    graphs: Iterable[tuple[str, "pl.DataFrame | Iterable[Triple]"]], path: Path,
    form: str | None = None, *, attributions: Sequence[str] = (),
) -> None:  # fmt: skip
    """Write named graphs, given as (IRI, triples) one after the other, sorted by IRI.

    Raises as `write_graph`, and StoreError when an IRI comes twice.
    """
    form = _one_of(DATASET, format_of(path, form))
    check(path)
    with replacing(path) as stream, tempfile.TemporaryFile(dir=path.parent) as spool:
        places = _spooled(graphs, spool, form, path.parent)
        _write(stream, _comments(form, attributions))
        if form == "trig":
            _write(stream, turtle.header())
        for _, start, end in sorted(places):
            spool.seek(start)
            _copy(spool, stream, end - start)


def _spooled(
    graphs: Iterable[tuple[str, "pl.DataFrame | Iterable[Triple]"]],
    spool: BinaryIO, form: str, folder: Path,
) -> list[tuple[str, int, int]]:  # fmt: skip
    """Write each graph's text to `spool` as it comes; where each one stands there."""
    places: dict[str, tuple[int, int]] = {}
    for iri, triples in graphs:
        name = f"<{iri}>"
        if not re.fullmatch(_IRI, name) or iri in places:
            what = "is no IRI" if iri not in places else "comes twice"
            raise StoreError(f"the graph name {ascii(iri)[1:-1]} {what}", where="export")
        start = spool.tell()
        _write(spool, _graph_text(name, ordered(_checked(_rows(triples)), folder), form))
        places[iri] = (start, spool.tell())
    return [(iri, *place) for iri, place in places.items()]


def _graph_text(name: str, rows: Iterator[Triple], form: str) -> Iterator[str]:
    if form == "nq":
        yield from (f"{s} {p} {o} {name} .\n" for s, p, o in rows)
        return
    yield f"\n{turtle.term(name)} {{"
    yield from turtle.blocks(rows, "    ")
    yield "}\n"


def _rows(triples: "pl.DataFrame | Iterable[Triple]") -> Iterator[Triple]:
    # polars is not imported for the sake of a test of type
    rows: Iterable[Triple] = triples.iter_rows() if hasattr(triples, "iter_rows") else triples
    return iter(rows)


def _checked(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples; a reader's strict eye on every term, so that the file is taken anywhere."""
    for triple in triples:
        if not _TRIPLE.match("\t".join(triple)):
            shown = ascii(" ".join(triple))[1:300]
            raise StoreError(f"not N-Triples: {shown}", where="export", remedy="actorgraph verify")
        yield triple


def _comments(form: str, attributions: Sequence[str]) -> Iterator[str]:
    if form in _COMMENTS:
        for text in sorted(set(attributions)):
            yield f"# attribution: {_LINE_BREAKS.sub(' ', text)}\n"


def _write(stream: BinaryIO, texts: Iterable[str]) -> None:
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) >= _BATCH:
            stream.write("".join(batch).encode())
            batch.clear()
    stream.write("".join(batch).encode())


def _copy(source: BinaryIO, target: BinaryIO, size: int) -> None:
    while size > 0:
        piece = source.read(min(size, 1 << 20))
        target.write(piece)
        size -= len(piece)


def _one_of(allowed: tuple[str, ...], form: str) -> str:
    if form not in allowed:
        kind = "one graph" if allowed == GRAPH else "named graphs"
        remedy = f"use {' or '.join(allowed)}"
        raise UsageError(f"`{form}` does not hold {kind}", where="export", remedy=remedy)
    return form
