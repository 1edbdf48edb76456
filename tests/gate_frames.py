"""Small graphs as frames, so that one example can be judged on columns too."""

from collections import defaultdict
from collections.abc import Iterable

import polars as pl

from actorgraph.schema import Schema
from actorgraph.terms import ID, RDF, RDF_TYPE, XSD, Triple, parse_term, shorten
from actorgraph.triples import TRIPLE_SCHEMA

Cells = dict[str, dict[str, list[str]]]


def frames_of(
    graph: Iterable[Triple], schema: Schema, lists: bool = True
) -> tuple[dict[str, pl.DataFrame], pl.DataFrame]:
    """Frames of the nodes with one class, and as context every triple that no column can hold.

    With `lists` false a column in which no node has two values holds plain values.
    """
    graph = sorted(set(graph))
    kinds: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, value in graph:
        if predicate == RDF_TYPE and value[1:-1] in schema.classes:
            kinds[subject].append(value[1:-1])
    cells: Cells = {s: {} for s, names in kinds.items() if len(names) == 1 and _local(s)}
    rest = []
    for subject, predicate, value in graph:
        if subject in cells and predicate == RDF_TYPE and value[1:-1] in kinds[subject]:
            continue
        column = _column(predicate[1:-1], value, schema) if subject in cells else None
        if column is None:
            rest.append((subject, predicate, value))
        else:
            cells[subject].setdefault(column[0], []).append(column[1])
    frames = {}
    for kind in sorted({kinds[s][0] for s in cells}):
        nodes = [s for s in cells if kinds[s][0] == kind]
        frames[shorten(kind).removeprefix("ag:")] = _frame(nodes, cells, lists)
    return frames, pl.DataFrame(rest, schema=TRIPLE_SCHEMA, orient="row")


def _local(subject: str) -> bool:
    return subject.startswith(f"<{ID}") and ":" not in subject[1 + len(ID) :]


def _column(predicate: str, value: str, schema: Schema) -> tuple[str, str] | None:
    known = schema.properties.get(predicate)
    if known is None:
        return None
    name = shorten(predicate).removeprefix("ag:")
    term = parse_term(value)
    if known.kind == "iri":
        return (name, shorten(term.value)) if term.kind == "iri" else None
    if term.kind != "literal":
        return None
    if known.datatype == f"{RDF}langString":
        return (f"{name}@{term.lang}", term.value) if term.lang else None
    expected = None if known.datatype == f"{XSD}string" else known.datatype
    return (name, term.value) if term.datatype == expected and not term.lang else None


def _frame(nodes: list[str], cells: Cells, lists: bool) -> pl.DataFrame:
    data: dict[str, object] = {
        "id": [n[1 + len(ID) : -1] for n in nodes],
        "_row": pl.Series(range(1, len(nodes) + 1), dtype=pl.Int64),
    }
    for column in sorted({c for n in nodes for c in cells[n]}):
        values = [cells[n].get(column) for n in nodes]
        single = not lists and all(v is None or len(v) == 1 for v in values)
        data[column] = [v[0] if v else None for v in values] if single else values
    return pl.DataFrame(data)
