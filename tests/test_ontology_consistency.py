"""The ontology and the example statements contradict neither each other nor themselves."""

import io
import shutil
from collections.abc import Callable

import pytest
from ontology_graph import AG, ID, ROOT, defined, ontology, own
from rdflib import RDF, XSD, Graph, Literal
from rdflib.term import Node

EXAMPLES = ROOT / "tests" / "data" / "model-examples.ttl"


def consistent(*graphs: Graph) -> bool:
    """HermiT's verdict. It stops at xsd:date, which is not in the OWL 2 datatype map."""
    import owlready2

    merged = Graph()
    for graph in graphs:
        for triple in graph:
            if getattr(triple[2], "datatype", None) != XSD.date:
                merged.add(triple)
    world = owlready2.World()
    onto = world.get_ontology("https://w3id.org/actorgraph/test")
    onto.load(fileobj=io.BytesIO(merged.serialize(format="nt", encoding="utf-8")))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    finally:
        world.close()
    return True


CONTRADICTIONS = {
    "a state that is a place": "id:x a ag:State , ag:Place .",
    "a record that is a situation": "id:x a ag:DatasetRecord , ag:Event .",
    "a claim that is a tenure": "id:x a ag:Claim , ag:Tenure .",
}


def test_hermit_finds_the_examples_consistent(
    record_property: Callable[[str, object], None], capsys: pytest.CaptureFixture[str]
) -> None:
    java = shutil.which("java")
    record_property("reasoner", "HermiT" if java else "not run: no Java here")
    if java is None:
        with capsys.disabled():
            print("\nno Java here, so HermiT did not run")
        return
    examples = Graph().parse(EXAMPLES)
    assert consistent(ontology(), examples)
    prefixes = f"@prefix ag: <{AG}> . @prefix id: <{ID}> . "
    for name, turtle in CONTRADICTIONS.items():
        seeded = Graph().parse(data=prefixes + turtle, format="turtle")
        assert not consistent(ontology(), seeded), name


def test_examples_use_defined_terms_and_the_written_kinds() -> None:
    graph, examples = ontology(), Graph().parse(EXAMPLES)
    assert own(node for triple in examples for node in triple) <= defined()
    faults: list[tuple[Node, Node]] = []
    for _, prop, value in examples:
        datatype = graph.value(prop, AG.valueDatatype)
        if isinstance(value, Literal):
            written = RDF.langString if value.language else value.datatype or XSD.string
            if written != datatype:
                faults.append((prop, value))
        elif datatype is not None:
            faults.append((prop, value))
    assert faults == []
