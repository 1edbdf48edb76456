"""Shapes files to rules. What cannot be judged in every way, or checks nothing, is refused."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path as File

from actorgraph.errors import Refused
from actorgraph.gate import graph as graphs
from actorgraph.gate import refuse
from actorgraph.gate.conditions import Reader, name_of
from actorgraph.gate.graph import Graph, Node
from actorgraph.gate.model import Rule, Select, Shapes, Target
from actorgraph.schema import Schema
from actorgraph.terms import AG, AGV, DCTERMS, RDF, RDFS, SH

_STAGES = {f"{AGV}stage-slice": "slice", f"{AGV}stage-merged": "merged"}


@dataclass(frozen=True, slots=True)
class _Holder:
    """A shape with targets: what its property shapes take over where they say nothing."""

    shape: Node
    targets: tuple[Target, ...]


def load(files: Iterable[File], schema: Schema) -> Shapes:
    """The rules of all shapes files together.

    Raises Refused with file or shape and remedy at the first thing that the gate does not
    know, that the ontology does not define, or that would pass in silence.
    """
    ordered = sorted(files, key=lambda f: f.name)
    if not ordered:
        raise Refused("no shapes files", remedy="a gate without shapes lets everything pass")
    by_file = {file: graphs.read(file) for file in ordered}
    for file, triples in by_file.items():
        refuse.unknown_terms(triples, str(file))
    graph = Graph(t for triples in by_file.values() for t in triples)
    refuse.undeclared(graph, schema)
    rules = tuple(_rules(graph))
    _each_file_checks(by_file, rules)
    for rule in rules:
        refuse.hollow(rule, schema)
    sources = tuple(file.read_bytes() for file in ordered)
    digest = hashlib.sha256(b"".join(hashlib.sha256(s).digest() for s in sources)).hexdigest()
    return Shapes(rules, sources, digest)


def _rules(graph: Graph) -> Iterator[Rule]:
    reader = Reader(graph)
    for shape in sorted(graph.subjects(), key=lambda n: n.value):
        targets = _targets(graph, shape)
        if targets and not reader.deactivated(shape):
            holder = _Holder(shape, targets)
            yield from _rule(reader, shape, holder)
            if graph.value(shape, f"{SH}path") is not None:
                _no_inner(graph, shape)
            else:
                for part in graph.values(shape, f"{SH}property"):
                    yield from _part(reader, part, holder)


def _part(reader: Reader, shape: Node, holder: _Holder) -> Iterator[Rule]:
    if not reader.graph.of(shape):
        raise Refused(f"no shape {name_of(shape)}", where=name_of(holder.shape))
    if reader.graph.value(shape, f"{SH}path") is None:
        raise Refused("a property shape without sh:path", where=name_of(shape))
    _no_inner(reader.graph, shape)
    if not reader.deactivated(shape):
        yield from _rule(reader, shape, holder)


def _no_inner(graph: Graph, shape: Node) -> None:
    if graph.values(shape, f"{SH}property"):
        raise Refused(
            "sh:property inside a property shape reports on other nodes than its target",
            where=name_of(shape), remedy="write sh:node, or a shape with a target of its own",
        )  # fmt: skip


def _targets(graph: Graph, shape: Node) -> tuple[Target, ...]:
    classes = (Target("class", t.value) for t in graph.values(shape, f"{SH}targetClass"))
    subjects = (Target("subjects", t.value) for t in graph.values(shape, f"{SH}targetSubjectsOf"))
    return (*classes, *subjects)


def _rule(reader: Reader, shape: Node, holder: _Holder) -> Iterator[Rule]:
    """The rule of a shape, if it has constraints of its own."""
    conditions = reader.own(shape)
    if not conditions:
        return
    if shape.kind != "iri":
        raise Refused("an unnamed shape reports", where=name_of(holder.shape), remedy="name it")
    stage = _said(reader.graph, shape, holder, f"{AG}judgedOn")
    severity = _said(reader.graph, shape, holder, f"{SH}severity", own=True).removeprefix(SH)
    if stage not in _STAGES:
        raise Refused(f"judged on {stage}", where=name_of(shape), remedy="slice or merged")
    selects = [c for c in conditions if isinstance(c, Select)]
    worded = len(selects) == len(conditions) and all(c.message for c in selects)
    message = "" if worded else _said(reader.graph, shape, holder, f"{SH}message", own=True)
    _said(reader.graph, shape, holder, f"{SH}description", f"{RDFS}comment")
    yield Rule(
        shape=shape.value,
        identifier=_identifier(reader.graph, shape, holder),
        stage=_STAGES[stage],
        severity=severity,
        message=message or selects[0].message,
        path=reader.path(shape),
        targets=holder.targets,
        conditions=conditions,
    )


def _identifier(graph: Graph, shape: Node, holder: _Holder) -> str:
    """The rule of the model that the shape carries; not every shape carries one."""
    name = f"{DCTERMS}identifier"
    carried = graph.values(shape, name) or graph.values(holder.shape, name)
    return min((v.value for v in carried), default="")


def _said(graph: Graph, shape: Node, holder: _Holder, *names: str, own: bool = False) -> str:
    """What the shape says of itself, or else the shape that holds it."""
    for node in (shape,) if own else (shape, holder.shape):
        for name in names:
            values = [v for v in graph.values(node, name) if v.lang in (None, "en")]
            if values:
                return values[0].value
    short = names[0].rpartition("#" if "#" in names[0] else "/")[2]
    raise Refused(f"the shape has no {short}", where=name_of(shape), remedy="say it in the shape")


def _each_file_checks(
    by_file: dict[File, list[tuple[Node, str, Node]]], rules: tuple[Rule, ...]
) -> None:
    reporting = {rule.shape for rule in rules}
    for file, triples in by_file.items():
        shapes = {s.value for s, p, _ in triples if p == f"{RDF}type" or p.startswith(SH)}
        if not shapes & reporting:
            raise Refused(
                "the file checks nothing", where=str(file),
                remedy="give a shape a target and a constraint",
            )  # fmt: skip
