"""The ontology as the engine needs it: closures of classes and properties, kinds of values.

Read with the store's own parser, since rdflib is not on the way of the data.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from actorgraph.errors import Refused
from actorgraph.terms import AG, OWL, RDF, RDFS, Triple, literal

_OBJECT_KINDS = (f"{OWL}ObjectProperty",)
_TYPE = ox.NamedNode(f"{RDF}type")


@dataclass(frozen=True, slots=True)
class Property:
    """How a property is written: `kind` is "iri" or "literal", `datatype` a full IRI."""

    iri: str
    kind: str
    datatype: str | None
    supers: frozenset[str]


@dataclass(frozen=True)
class Schema:
    """`classes`: class -> itself and all its superclasses. `supers` of a property likewise."""

    classes: Mapping[str, frozenset[str]]
    properties: Mapping[str, Property]
    transitive: frozenset[str]
    concepts: frozenset[str]
    triples: tuple[Triple, ...]
    digest: str

    @cached_property
    def named(self) -> tuple[Triple, ...]:
        """The triples without blank nodes: what an index can hold."""
        return tuple(t for t in self.triples if not t[0].startswith("_:") and t[2][:2] != "_:")

    @cached_property
    def _below(self) -> dict[str, frozenset[str]]:
        below: dict[str, set[str]] = {}
        for name, supers in self.classes.items():
            for upper in supers:
                below.setdefault(upper, set()).add(name)
        return {name: frozenset(names) for name, names in below.items()}

    def subclasses(self, iri: str) -> frozenset[str]:
        """The class and all classes below it; just itself where the ontology has none."""
        return self._below.get(iri, frozenset({iri}))


def load(paths: Iterable[Path]) -> Schema:
    """Read ontology files (Turtle). Raises Refused with file and place where one does not parse."""
    graph: list[ox.Triple] = []
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        data = path.read_bytes()
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(data).digest())
        try:
            quads = ox.parse(data, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
            graph += [quad.triple for quad in quads]
        except SyntaxError as error:
            raise Refused(str(error), where=str(path), remedy="mend the Turtle") from error
    return _schema(graph, digest.hexdigest())


def _schema(graph: list[ox.Triple], digest: str) -> Schema:
    types = _pairs(graph, _TYPE.value)
    classes = {s for s, kinds in types.items() if f"{OWL}Class" in kinds}
    return Schema(
        classes=_closure(_pairs(graph, f"{RDFS}subClassOf"), classes),
        properties=_properties(graph, types),
        transitive=frozenset(s for s, k in types.items() if f"{OWL}TransitiveProperty" in k),
        concepts=frozenset(
            s for s, k in types.items() if "http://www.w3.org/2004/02/skos/core#Concept" in k
        ),
        triples=tuple(
            sorted((str(t.subject), str(t.predicate), _canonical(t.object)) for t in graph)
        ),
        digest=digest,
    )


def _canonical(term: object) -> str:
    """As the store will print it: "1.0" of a decimal is "1"."""
    if isinstance(term, ox.Literal):
        return literal(term.value, term.datatype.value, term.language)
    return str(term)


def _properties(graph: list[ox.Triple], types: dict[str, set[str]]) -> dict[str, Property]:
    datatypes = _pairs(graph, f"{AG}valueDatatype")
    iri_valued = _pairs(graph, f"{AG}valueKind").keys()
    names = {s for s, kinds in types.items() if any(k.endswith("Property") for k in kinds)}
    supers = _closure(_pairs(graph, f"{RDFS}subPropertyOf"), names)
    found = {}
    for name in names:
        is_iri = bool(types[name] & set(_OBJECT_KINDS)) or name in iri_valued
        if is_iri or name in datatypes:
            datatype = None if is_iri else min(datatypes[name])
            found[name] = Property(name, "iri" if is_iri else "literal", datatype, supers[name])
    return found


def _pairs(graph: list[ox.Triple], predicate: str) -> dict[str, set[str]]:
    """Subject -> objects of one predicate, named nodes and literals by their value."""
    pairs: dict[str, set[str]] = {}
    for triple in graph:
        if triple.predicate.value == predicate and isinstance(triple.subject, ox.NamedNode):
            value = triple.object
            if isinstance(value, ox.NamedNode | ox.Literal):
                pairs.setdefault(triple.subject.value, set()).add(value.value)
    return pairs


def _closure(direct: dict[str, set[str]], names: Iterable[str]) -> dict[str, frozenset[str]]:
    def above(name: str, seen: set[str]) -> set[str]:
        for upper in direct.get(name, ()):
            if upper not in seen:
                seen.add(upper)
                above(upper, seen)
        return seen

    return {name: frozenset(above(name, {name})) for name in names}
