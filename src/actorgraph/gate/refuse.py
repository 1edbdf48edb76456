"""What a shapes file may not say, each refused by name: a shape that is not understood would
otherwise let everything pass in silence."""

import re
from collections.abc import Iterable

import pyoxigraph as ox

from actorgraph.errors import Refused
from actorgraph.gate import vocabulary as known
from actorgraph.gate.conditions import name_of
from actorgraph.gate.graph import Graph, Node
from actorgraph.gate.model import Rule, Select, Test, walk
from actorgraph.gate.paths import predicates
from actorgraph.gate.select import expanded
from actorgraph.schema import Schema
from actorgraph.terms import AG, AGV, OWL, SH, shorten

_REFERENCES = frozenset(SH + p for p in ("property", "node", "not", "qualifiedValueShape"))
_LISTS = frozenset(SH + p for p in known.LOGIC)


def unknown_terms(triples: Iterable[tuple[Node, str, Node]], where: str) -> None:
    """Terms of SHACL that the gate does not know, and imports."""
    for subject, predicate, value in triples:
        if predicate == f"{OWL}imports":
            raise Refused("owl:imports is not followed", where=where, remedy="copy the shapes")
        if predicate.startswith(SH):
            _known(predicate, known.PREDICATES, where, subject)
        if value.kind == "iri" and value.value.startswith(SH):
            _known(value.value, known.VALUES, where, subject)
        if predicate in (f"{SH}severity", f"{SH}nodeKind"):
            allowed = known.SEVERITIES if predicate.endswith("severity") else known.NODE_KINDS
            if value.value.removeprefix(SH) not in allowed:
                raise Refused(f"{value.value} is no {predicate.removeprefix(SH)}", where=where)


def _known(iri: str, names: Iterable[str], where: str, subject: Node) -> None:
    from difflib import get_close_matches

    name = iri.removeprefix(SH)
    if name not in names:
        near = get_close_matches(name, names, n=1)
        raise Refused(
            f"{name_of(subject)} uses sh:{name}, which the gate does not know", where=where,
            remedy=f"did you mean sh:{near[0]}?" if near else "see docs/add-a-shape.md",
        )  # fmt: skip


def undeclared(graph: Graph, schema: Schema) -> None:
    """Classes, values and datatypes that the ontology does not define, and missing shapes."""
    for shape in graph.subjects():
        for predicate, values in graph.of(shape).items():
            for value in values:
                _class(predicate, value, shape, schema)
                _value(value, shape, schema)
                _reference(graph, predicate, value, shape)


def _reference(graph: Graph, predicate: str, value: Node, shape: Node) -> None:
    if predicate in _REFERENCES:
        _defined(graph, value, shape)
    if predicate == f"{SH}node" and graph.values(value, f"{SH}path"):
        what = f"sh:node points at the property shape {name_of(value)}"
        raise Refused(what, where=name_of(shape), remedy="wrap it in sh:property")
    if predicate in _LISTS:
        for item in graph.items(value):
            _defined(graph, item, shape)


def _class(predicate: str, value: Node, shape: Node, schema: Schema) -> None:
    if predicate in (f"{SH}class", f"{SH}targetClass") and value.value not in schema.classes:
        declared = not value.value.startswith((AG, AGV)) and value.value in schema.concepts
        if not declared and (value.value.startswith(AG) or predicate.endswith("targetClass")):
            raise Refused(f"no class {shorten(value.value)}", where=name_of(shape))
    if predicate == f"{SH}datatype" and value.value not in known.DATATYPES:
        raise Refused(f"no datatype {shorten(value.value)}", where=name_of(shape))
    if predicate == f"{SH}targetSubjectsOf":
        _property(value.value, shape, schema)


def _property(iri: str, shape: Node, schema: Schema) -> None:
    if iri.startswith((AG, AGV)) and iri not in schema.properties:
        raise Refused(f"no property {shorten(iri)}", where=name_of(shape))


def _value(value: Node, shape: Node, schema: Schema) -> None:
    """Every ag: and agv: name in a shapes file must be something the ontology defines."""
    if value.kind != "iri" or not value.value.startswith((AG, AGV)):
        return
    defined = (schema.classes, schema.properties, schema.concepts)
    if any(value.value in names for names in defined):
        return
    if f"<{value.value}>" not in _subjects(schema):
        raise Refused(f"no term {shorten(value.value)}", where=name_of(shape))


def _subjects(schema: Schema) -> frozenset[str]:
    return frozenset(s for s, _, _ in schema.triples)


def _defined(graph: Graph, value: Node, shape: Node) -> None:
    if not graph.of(value):
        raise Refused(f"no shape {name_of(value)}", where=name_of(shape), remedy="mend the name")


def hollow(rule: Rule, schema: Schema) -> None:
    """Rules that could never fire or not be run: targets, paths, patterns and queries."""
    where = shorten(rule.shape)
    for target in rule.targets:
        if target.kind == "class" and target.iri not in schema.classes:
            raise Refused(f"no class {shorten(target.iri)}", where=where)
    for condition in rule.conditions:
        for part in walk(condition):
            path = getattr(part, "path", None)
            for iri in predicates(path) if path is not None else ():
                _property(iri, _named(rule), schema)
            other = getattr(part, "other", None)
            if other is not None:
                _property(other, _named(rule), schema)
            if isinstance(part, Test) and part.kind == "pattern":
                _pattern(part, where)
            if isinstance(part, Select):
                _select(part, where, schema)


def _named(rule: Rule) -> Node:
    return Node("iri", rule.shape)


def _pattern(test: Test, where: str) -> None:
    import polars as pl

    if set(test.flags) - set("i"):
        raise Refused(f"flags `{test.flags}`: only `i` means the same everywhere", where=where)
    try:
        # three engines compile it: Rust's twice (columns, store) and Python's (the reference)
        re.compile(test.text)
        pl.Series([""]).str.contains(test.text)
    except (re.error, FutureWarning, pl.exceptions.ComputeError) as error:
        what = f"pattern `{test.text}` does not compile: {_in_one_line(error)}"
        raise Refused(what, where=where) from error


def _select(constraint: Select, where: str, schema: Schema) -> None:
    try:
        ox.Store().query(constraint.query)
    except SyntaxError as error:
        what = f"the query does not parse: {_in_one_line(error)}"
        raise Refused(what, where=where) from error
    for iri in sorted(expanded(constraint.query)):
        defined = iri in schema.properties or iri in schema.classes or iri in schema.concepts
        if iri.startswith((AG, AGV)) and not defined:
            raise Refused(f"the query speaks of {shorten(iri)}, which is not defined", where=where)


def _in_one_line(error: Exception) -> str:
    """An engine's words; it draws pictures and lists all it had hoped for, which is too much."""
    words = " ".join(str(error).split())
    return words if len(words) <= 200 else f"{words[:200]}…"
