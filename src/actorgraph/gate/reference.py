"""pySHACL's verdict, for tests. It is a reference, not the truth: see the divergences there."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import polars as pl

from actorgraph.gate import findings
from actorgraph.gate.model import Rule, Shapes
from actorgraph.gate.reach import Steps
from actorgraph.schema import Schema
from actorgraph.terms import RDF_TYPE, RDFS, SH, Triple
from actorgraph.triples import COLUMNS


def reference(
    graph: pl.DataFrame | Iterable[Triple],
    schema: Schema,
    shapes: Shapes,
    stage: str | None = "slice",
) -> pl.DataFrame:
    """Findings of pySHACL on a plain graph of N-Triples terms, slow and independent; without
    a stage those of all rules in `shapes`."""
    import pyshacl
    from rdflib import Graph

    rules = {r.shape: r for r in (shapes.at(stage) if stage else shapes.rules)}
    rows = graph.select(COLUMNS).iter_rows() if isinstance(graph, pl.DataFrame) else graph
    steps = Steps(rules.values())
    spoken_of = {RDF_TYPE, f"<{RDFS}subClassOf>"}
    ontology = (t for t in schema.triples if t[1] in spoken_of or steps.uses(t[1][1:-1]))
    lines = (f"{s} {p} {o} ." for s, p, o in [*rows, *ontology])
    data = Graph().parse(data="\n".join(lines), format="nt")
    # a copy, since pySHACL changes the shapes graph it is given
    wanted = Graph()
    for source in shapes.sources:
        wanted.parse(data=source.decode(), format="turtle")
    _aim_only(wanted, rules.keys())
    _, report, _ = pyshacl.validate(
        data, shacl_graph=wanted, inference="none", advanced=False, meta_shacl=False
    )
    return findings.frame(_read(report, rules))


def _aim_only(graph: Any, shapes: Iterable[str]) -> None:
    """Take the targets from all shapes that neither are one of these nor hold one."""
    from rdflib import URIRef

    wanted = {URIRef(name) for name in shapes}
    for name in ("targetClass", "targetSubjectsOf"):
        for shape, _, target in list(graph.triples((None, URIRef(SH + name), None))):
            parts = set(graph.objects(shape, URIRef(f"{SH}property")))
            if not wanted & {shape, *parts}:
                graph.remove((shape, URIRef(SH + name), target))


def _read(report: Any, rules: Mapping[str, Rule]) -> Iterator[findings.Finding]:
    """The results of the report itself; those nested below sh:detail are no findings."""
    from rdflib import URIRef

    for result in set(report.objects(None, URIRef(f"{SH}result"))):
        shape = str(report.value(result, URIRef(f"{SH}sourceShape")))
        if shape in rules:
            value = report.value(result, URIRef(f"{SH}value"))
            focus = str(report.value(result, URIRef(f"{SH}focusNode")))
            yield findings.of(rules[shape], focus, None if value is None else str(value))
