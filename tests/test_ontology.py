"""The ontology: well formed, documented, and true to what PLOVER and CAMEO say."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest
from ontology_graph import (
    AG,
    AGV,
    FILES,
    ONTOLOGY,
    PROPERTY_KINDS,
    defined,
    ontology,
    own,
    properties,
)
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef

DATATYPES = {
    *(XSD[name] for name in ("string", "date", "decimal", "integer", "boolean", "anyURI")),
    RDF.langString,
}


# Form


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_parsers_read_the_same_triples(path: Path) -> None:
    by_rdflib = len(Graph().parse(path))
    quads = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
    assert by_rdflib == sum(1 for _ in quads) > 0


def test_header_names_the_version() -> None:
    header = URIRef("https://w3id.org/actorgraph/ns")
    number = ontology().value(header, OWL.versionInfo)
    assert ontology().value(header, OWL.versionIRI) == URIRef(f"{header}/{number}")


def test_every_term_is_documented() -> None:
    graph, faults = ontology(), []
    for term in sorted(defined()):
        labels = list(graph.objects(term, RDFS.label))
        definitions = list(graph.objects(term, SKOS.definition))
        if [x.language for x in labels if isinstance(x, Literal)] != ["en"]:
            faults.append(f"{term}: one English label")
        if len(definitions) != 1 or not re.fullmatch(r"[^a-z].*[.]", str(definitions[0])):
            faults.append(f"{term}: one sentence of definition")
        if (term, RDFS.isDefinedBy, URIRef("https://w3id.org/actorgraph/ns")) not in graph:
            faults.append(f"{term}: isDefinedBy")
    assert faults == []


def test_no_definition_stands_twice_in_a_scheme() -> None:
    graph = ontology()
    seen: dict[tuple[object, str], URIRef] = {}
    twice = []
    for term in sorted(defined()):
        key = (graph.value(term, SKOS.inScheme), str(graph.value(term, SKOS.definition)))
        if key in seen:
            twice.append((seen[key], term))
        seen[key] = term
    assert twice == []


def test_every_property_says_how_it_is_written() -> None:
    graph, faults = ontology(), []
    for prop in properties():
        kinds = set(graph.objects(prop, RDF.type)) & PROPERTY_KINDS
        datatypes = set(graph.objects(prop, AG.valueDatatype))
        by_iri = OWL.ObjectProperty in kinds or (prop, AG.valueKind, Literal("iri")) in graph
        if len(kinds) != 1:
            faults.append(f"{prop}: one kind of property")
        if by_iri == bool(datatypes) or len(datatypes) > 1 or not datatypes <= DATATYPES:
            faults.append(f"{prop}: either an IRI or one known datatype")
    assert faults == []


def test_every_concept_has_a_scheme_and_a_notation() -> None:
    graph, faults = ontology(), []
    for concept in sorted(own(graph.subjects(RDF.type, SKOS.Concept))):
        scheme = graph.value(concept, SKOS.inScheme)
        head = str(scheme).removesuffix("Scheme")
        notation = str(graph.value(concept, SKOS.notation))
        name = str(concept).removeprefix(f"{head}-")
        if (scheme, RDF.type, SKOS.ConceptScheme) not in graph or name == str(concept):
            faults.append(f"{concept}: named after its scheme")
        if name != notation and not head.endswith("/quad"):
            faults.append(f"{concept}: notation {notation}")
    assert faults == []


def test_profile_has_no_axioms_that_infer_what_shapes_check() -> None:
    refused = (
        *(RDFS[n] for n in ("domain", "range")),
        *(OWL[n] for n in ("inverseOf", "equivalentClass", "sameAs", "propertyChainAxiom")),
        *(OWL[n] for n in ("imports", "cardinality", "maxCardinality", "onProperty")),
    )
    graph = ontology()
    assert [p for p in refused if (None, p, None) in graph] == []
    assert (None, RDF.type, OWL.FunctionalProperty) not in graph
    assert set(graph.subjects(RDF.type, OWL.TransitiveProperty)) == {AG.partOf, AG.within}


def test_alignments_are_annotations_of_defined_terms() -> None:
    graph = Graph().parse(ONTOLOGY / "align.ttl")
    matches = {SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch}
    terms = own(graph.subjects())
    assert terms
    assert terms <= defined()
    assert {p for t in terms for p in graph.predicates(t)} <= matches


# Event types and codes


def test_types_have_a_quad_class_unless_they_are_no_interaction() -> None:
    graph = ontology()
    types = set(graph.subjects(SKOS.inScheme, AGV.typeScheme))
    without = {t for t in types if graph.value(t, AG.quad) is None}
    assert len(types) == 18
    assert without == {AGV["type-x-STATEMENT"], AGV["type-x-APPEAL"]}


def test_stances_have_a_polarity() -> None:
    graph = ontology()
    stances = set(graph.subjects(SKOS.inScheme, AGV.stanceScheme))
    polarity = {s: int(str(graph.value(s, AG.polarity))) for s in stances}
    assert set(polarity.values()) == {1, 0, -1}
    assert {s for s, p in polarity.items() if p < 0} == {
        AGV["stance-denies"],
        AGV["stance-disputes"],
    }


def cameo() -> Iterator[tuple[str, URIRef]]:
    for concept in ontology().subjects(SKOS.inScheme, AGV.cameoScheme):
        assert isinstance(concept, URIRef)
        yield str(concept).rpartition("-")[2], concept


def test_every_cameo_code_becomes_one_type_that_knows_its_root() -> None:
    graph = ontology()
    codes = dict(cameo())
    assert len(codes) == 318
    for code, concept in codes.items():
        types = list(graph.objects(concept, AG.eventType))
        assert len(types) == 1, code
        assert (types[0], AG.rootCode, Literal(code[:2])) in graph or code in RETYPED, code
        if len(code) > 2:
            assert graph.value(concept, SKOS.broader) == codes[code[:-1]], code


# Codes that become a type of another root.
RETYPED = {"163", "175", "191", "192", "1712"}


def test_cameo_modes_belong_to_the_type() -> None:
    graph = ontology()
    for code, concept in cameo():
        for mode in graph.objects(concept, AG.eventMode):
            assert (mode, AG.modeOf, graph.value(concept, AG.eventType)) in graph, code


@pytest.mark.parametrize(
    ("code", "kind", "mode", "context"),
    [
        ("016", "x-STATEMENT", None, None),
        ("0232", "x-APPEAL", "assist", "military"),
        ("043", "CONSULT", "host", None),
        ("0813", "CONCEDE", None, "legal"),
        ("0841", "RETREAT", "release", "legal"),
        ("1124", "ACCUSE", "allege", "military"),
        ("175", "ASSAULT", "crowd-control", "pro_autocracy"),
        ("192", "COERCE", "seize", "military"),
        ("204", "ASSAULT", "unconventional", "cbrn"),
    ],
)
def test_crosswalk(code: str, kind: str, mode: str | None, context: str | None) -> None:
    graph, concept = ontology(), AGV[f"cameo-{code}"]
    assert graph.value(concept, AG.eventType) == AGV[f"type-{kind}"]
    assert set(graph.objects(concept, AG.eventMode)) == ({AGV[f"mode-{mode}"]} if mode else set())
    contexts = set(graph.objects(concept, AG.eventContext))
    assert AGV[f"ctx-{context}"] in contexts if context else contexts == set()
