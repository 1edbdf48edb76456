"""pySHACL's verdict, for tests. It is a reference, not the truth: see the divergences there."""

from collections.abc import Iterable, Iterator
from typing import Any

import polars as pl

from actorgraph.gate import findings
from actorgraph.gate.context import TRIPLES
from actorgraph.gate.model import Shapes
from actorgraph.schema import Schema
from actorgraph.terms import SH, Triple


def reference(
    graph: pl.DataFrame | Iterable[Triple],
    schema: Schema,
    shapes: Shapes,
    stage: str | None = "slice",
) -> pl.DataFrame:
    """Findings of pySHACL on a plain graph of N-Triples terms, slow and independent; without
    a stage those of all shapes."""
    import pyshacl
    from rdflib import Graph

    rows = graph.select(TRIPLES.names()).iter_rows() if isinstance(graph, pl.DataFrame) else graph
    lines = (f"{s} {p} {o} ." for s, p, o in [*rows, *schema.triples])
    data = Graph().parse(data="\n".join(lines), format="nt")
    # a copy, since pySHACL changes the shapes graph it is given
    wanted = Graph()
    for source in shapes.sources:
        wanted.parse(data=source.decode(), format="turtle")
    _, report, _ = pyshacl.validate(
        data, shacl_graph=wanted, inference="none", advanced=False, meta_shacl=False
    )
    return findings.frame(_read(report, shapes, stage))


def _read(report: Any, shapes: Shapes, stage: str | None) -> Iterator[findings.Finding]:
    """The results of the report itself; those nested below sh:detail are no findings."""
    from rdflib import RDF, URIRef

    rules = {r.shape: r for r in (shapes.at(stage) if stage else shapes.rules)}
    for top in report.subjects(RDF.type, URIRef(f"{SH}ValidationReport")):
        for result in report.objects(top, URIRef(f"{SH}result")):
            shape = str(report.value(result, URIRef(f"{SH}sourceShape")))
            if shape in rules:
                value = report.value(result, URIRef(f"{SH}value"))
                focus = str(report.value(result, URIRef(f"{SH}focusNode")))
                yield findings.of(rules[shape], focus, None if value is None else str(value))
