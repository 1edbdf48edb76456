"""The ontology as the engine reads it."""

from pathlib import Path

import pytest

from actorgraph import content, schema
from actorgraph.errors import Refused
from actorgraph.terms import AG, AGV, DCTERMS, RDF, SKOS, XSD

TURTLE = """
@prefix : <https://w3id.org/actorgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:A a owl:Class . :B a owl:Class ; rdfs:subClassOf :A . :C a owl:Class ; rdfs:subClassOf :B .
:one a owl:ObjectProperty, owl:TransitiveProperty .
:two a owl:ObjectProperty ; rdfs:subPropertyOf :one .
:size a owl:DatatypeProperty ; :valueDatatype xsd:decimal .
:note a owl:AnnotationProperty . :link a owl:AnnotationProperty ; :valueKind "iri" .
:D a owl:Class ; :weight 1.50 .
"""


@pytest.fixture
def small(tmp_path: Path) -> schema.Schema:
    path = tmp_path / "small.ttl"
    path.write_text(TURTLE)
    return schema.load([path])


def test_closures_of_classes_and_properties(small: schema.Schema) -> None:
    assert small.classes[f"{AG}C"] == {f"{AG}A", f"{AG}B", f"{AG}C"}
    assert small.subclasses(f"{AG}A") == {f"{AG}A", f"{AG}B", f"{AG}C"}
    assert small.subclasses("urn:unknown") == {"urn:unknown"}
    assert small.properties[f"{AG}two"].supers == {f"{AG}one", f"{AG}two"}
    assert small.transitive == {f"{AG}one"}


def test_kinds_of_values(small: schema.Schema) -> None:
    size, link = small.properties[f"{AG}size"], small.properties[f"{AG}link"]
    assert (size.kind, size.datatype) == ("literal", f"{XSD}decimal")
    assert (link.kind, link.datatype) == ("iri", None)
    assert f"{AG}note" not in small.properties  # it does not say how it is written


def test_its_literals_are_as_the_store_prints_them(small: schema.Schema) -> None:
    assert f'"1.5"^^<{XSD}decimal>' in {o for _, _, o in small.triples}


def test_the_digest_is_that_of_names_and_contents(tmp_path: Path) -> None:
    one, two = tmp_path / "a.ttl", tmp_path / "b.ttl"
    one.write_text(TURTLE)
    two.write_text("")
    first = schema.load([one, two])
    assert schema.load([two, one]).digest == first.digest
    two.write_text("# nothing\n")
    assert schema.load([one, two]).digest != first.digest


def test_what_is_no_turtle_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text(":a :b")
    with pytest.raises(Refused, match=r"bad\.ttl: .*; mend the Turtle"):
        schema.load([path])


def test_our_own_ontology_has_what_the_engine_needs() -> None:
    ours = schema.load(content.find("ontology").values())
    assert f"{AG}Situation" in ours.classes[f"{AG}Event"]
    assert ours.properties[f"{SKOS}prefLabel"].datatype == f"{RDF}langString"
    assert ours.properties[f"{DCTERMS}issued"].datatype == f"{XSD}date"
    assert ours.properties[f"{DCTERMS}license"].kind == "iri"
    assert f"{AG}participant" in ours.properties[f"{AG}agent"].supers
    assert f"{AGV}type-CONSULT" in ours.concepts
