"""The ontology as one graph, and the names tests speak of it with."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, Graph, Namespace, URIRef

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
FILES = sorted(ONTOLOGY.glob("*.ttl"))
AG = Namespace("https://w3id.org/actorgraph/ns#")
AGV = Namespace("https://w3id.org/actorgraph/vocab/")
ID = Namespace("https://w3id.org/actorgraph/id/")
PROPERTY_KINDS = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


@cache
def ontology() -> Graph:
    graph = Graph()
    for path in FILES:
        graph.parse(path)
    return graph


def own(nodes: Iterable[object]) -> set[URIRef]:
    return {n for n in nodes if isinstance(n, URIRef) and str(n).startswith((str(AG), str(AGV)))}


@cache
def defined() -> frozenset[URIRef]:
    return frozenset(own(ontology().subjects(RDF.type, None)))


def properties() -> list[URIRef]:
    graph = ontology()
    found = {s for kind in PROPERTY_KINDS for s in graph.subjects(RDF.type, kind)}
    return sorted(s for s in found if isinstance(s, URIRef))
