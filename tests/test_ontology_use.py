"""What content, the model page and the JSON-LD context say agrees with the ontology."""

import csv
import json
import re
from collections.abc import Callable

import pyoxigraph
import pytest
from ontology_graph import AG, AGV, ID, ONTOLOGY, ROOT, defined, ontology, own, properties
from rdflib import OWL, RDF, XSD, Graph, URIRef

_COMMENT = re.compile(r"^\s*#.*$|\s#\s.*$", re.MULTILINE)
_CURIE = re.compile(r"(?<![\w:/.-])(agv?):([A-Za-z][\w-]*)")
_QUOTED = re.compile(r"""["'](agv?):([A-Za-z][\w-]*)["'{]""")
_FULL = re.compile(r"<(https://w3id\.org/actorgraph/(?:ns#|vocab/)[\w-]+)>")
_BASES = {"ag": AG, "agv": AGV}


def in_turtle(text: str) -> set[URIRef]:
    return own(node for triple in Graph().parse(data=text, format="turtle") for node in triple)


def in_sparql(text: str) -> set[URIRef]:
    text = _COMMENT.sub("", text)
    full = {URIRef(iri) for iri in _FULL.findall(text)}
    return full | {_BASES[prefix][name] for prefix, name in _CURIE.findall(text)}


def in_python(text: str) -> set[URIRef]:
    return {_BASES[prefix][name] for prefix, name in _QUOTED.findall(text)}


READERS: dict[str, Callable[[str], set[URIRef]]] = {
    ".ttl": in_turtle,
    ".rq": in_sparql,
    ".py": in_python,
}
USERS = [
    path
    for folder in ("ontology", "shapes", "queries", "ingest", "src")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in READERS
]


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_every_term_used_is_defined(suffix: str) -> None:
    known = defined()
    wrong = []
    for path in (p for p in USERS if p.suffix == suffix):
        used = READERS[suffix](path.read_text("utf-8")) - {URIRef(f"{AG}"), URIRef(f"{AGV}")}
        unknown = used - known
        # A literal such as "agv:type-" is the head of names made at run time: some must have it.
        heads = {t for t in unknown if t.endswith("-") and any(d.startswith(t) for d in known)}
        wrong += [(str(path), str(term)) for term in unknown - heads]
    assert wrong == []


def test_a_misspelt_term_is_noticed() -> None:
    for read, text in (
        (in_turtle, "<urn:x> a <https://w3id.org/actorgraph/ns#Evnt> ."),
        (in_sparql, "SELECT * { ?s a ag:Evnt }"),
        (in_python, '{"rdf:type": "ag:Evnt"}'),
    ):
        assert read(text) - defined() == {AG.Evnt}


def test_every_class_stands_on_the_model_page() -> None:
    page = (ROOT / "docs" / "model.md").read_text("utf-8")
    graph = ontology()
    named = set(re.findall(r"`([A-Za-z]\w*)`", page)) | set(re.findall(r"^### (\w+)", page, re.M))
    terms = [*graph.subjects(RDF.type, OWL.Class), *properties()]
    missing = sorted(t for t in own(terms) if t.removeprefix(str(AG)) not in named)
    assert missing == []


# JSON-LD


def test_context_says_what_the_ontology_says() -> None:
    terms = json.loads((ONTOLOGY / "context.jsonld").read_text("utf-8"))["@context"]
    graph = ontology()
    for prop in sorted(own(properties())):
        entry = terms[prop.removeprefix(str(AG))]
        datatype = graph.value(prop, AG.valueDatatype)
        if datatype is None:
            assert entry["@type"] == "@id", prop
        elif datatype == RDF.langString:
            assert entry["@container"] == "@language", prop
        elif datatype == XSD.string:
            assert "@type" not in entry, prop
        else:
            assert entry["@type"] == f"xsd:{str(datatype).rpartition('#')[2]}", prop


def test_context_gives_the_same_triples_as_turtle() -> None:
    context = json.loads((ONTOLOGY / "context.jsonld").read_text("utf-8"))["@context"]
    node = {
        "@context": context,
        "@id": "id:x",
        "type": "Event",
        "eventType": "agv:type-AID",
        "agent": ["id:a", "id:b"],
        "startEarliest": "2024-01-01",
        "dcterms:title": {"en": "Title"},
    }
    read = pyoxigraph.parse(json.dumps(node), format=pyoxigraph.RdfFormat.JSON_LD)
    lines = " .\n".join(str(quad.triple) for quad in read) + " ."
    turtle = f"""@prefix ag: <{AG}> . @prefix agv: <{AGV}> . @prefix id: <{ID}> .
        @prefix xsd: <{XSD}> . id:x a ag:Event ; ag:eventType agv:type-AID ; ag:agent id:a , id:b ;
        ag:startEarliest "2024-01-01"^^xsd:date ; <http://purl.org/dc/terms/title> "Title"@en ."""
    expected = Graph().parse(data=turtle, format="turtle")
    assert set(Graph().parse(data=lines, format="nt")) == set(expected)


@pytest.mark.parametrize("name", ["verbs", "nouns"])
def test_modes_of_the_dictionaries_belong_to_their_types(name: str) -> None:
    graph, wrong = ontology(), []
    lines = (ROOT / "ingest/article" / f"{name}.tsv").read_text("utf-8").splitlines()
    for row in csv.DictReader((x for x in lines if x[:1] != "#"), delimiter="\t", quoting=3):
        mode, kind = AGV[f"mode-{row['mode']}"], AGV[f"type-{row['type']}"]
        if row["mode"] and (mode, AG.modeOf, kind) not in graph:
            wrong.append((row[name.removesuffix("s")], row["type"], row["mode"]))
    assert wrong == []
