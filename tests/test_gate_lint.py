"""What a shapes file may not say. Each of these would pass in silence in some engine."""

from pathlib import Path

import pytest
from gate_content import EXAMPLES, ontology, shapes

from actorgraph import gate
from actorgraph.content import find
from actorgraph.errors import Refused
from actorgraph.gate import select

PREFIXES = """
@prefix ag: <https://w3id.org/actorgraph/ns#> .
@prefix agv: <https://w3id.org/actorgraph/vocab/> .
@prefix shape: <https://w3id.org/actorgraph/shapes/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ABOUT = """ag:judgedOn agv:stage-slice ; sh:severity sh:Violation ;
  sh:message "Wrong, do it right."@en ; sh:description "Because."@en"""


def file(folder: Path, text: str, name: str = "own.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + text, encoding="utf-8")
    return path


def shape(constraint: str, target: str = "sh:targetClass ag:Event") -> str:
    return f"shape:Own a sh:NodeShape ; {target} ; {constraint} ; {ABOUT} ."


def with_property(constraint: str, path: str = "ag:agent", about: str = ABOUT) -> str:
    holder = "shape:Own a sh:NodeShape ; sh:targetClass ag:Event ; sh:property shape:Own-part ."
    return f"{holder} shape:Own-part sh:path {path} ; {constraint} ; {about} ."


def query(text: str) -> str:
    return shape(f'sh:sparql [ sh:select """{text}""" ]')


def without(what: str) -> str:
    kept = [part for part in ABOUT.split(";") if what not in part]
    return with_property("sh:minCount 1", about=";".join(kept))


AGENT = "<https://w3id.org/actorgraph/ns#agent>"
ENDPOINT = "<http://127.0.0.1:9/sparql>"
AGENTS = "sh:path ag:agent ; sh:minCount 1"
AGENTS_TYPO = AGENT.replace("agent>", "agents>")
GRAVE = ABOUT.replace("Violation", "Grave")
LATER = ABOUT.replace("stage-slice", "status-accepted")
LONG = "( ag:agent [ sh:inversePath ag:abuot ] )"
REFUSED = {
    "a misspelt parameter": (with_property("sh:minCuont 1"), "sh:minCount?"),
    "a misspelt target": (shape("sh:nodeKind sh:IRI", "sh:targetClas ag:Event"), "sh:targetClass?"),
    "a rule": (shape('sh:rule [ a sh:SPARQLRule ; sh:construct "" ]'), "SPARQLRule"),
    "a rule of no kind": (shape("sh:rule [ ]"), "sh:rule"),
    "a script": (shape('sh:js [ sh:jsFunctionName "f" ]'), "sh:js"),
    "an import": (shape("owl:imports <file:///etc/passwd>"), "owl:imports"),
    "a node as target": (shape("sh:nodeKind sh:IRI", "sh:targetNode ag:x"), "sh:targetNode"),
    "a closed shape": (shape("sh:closed true"), "sh:closed"),
    "an optional step": (
        with_property("sh:maxCount 1", "[ sh:zeroOrOnePath ag:agent ]"),
        "zeroOrOnePath",
    ),
    "an undeclared path": (with_property("sh:minCount 1", "ag:agnet"), "ag:agnet"),
    "an undeclared path of a longer path": (with_property("sh:minCount 1", LONG), "ag:abuot"),
    "an undeclared class": (with_property("sh:class ag:Actr"), "ag:Actr"),
    "an undeclared target": (shape("sh:nodeKind sh:IRI", "sh:targetClass ag:Evnt"), "ag:Evnt"),
    "an undeclared foreign target": (
        shape("sh:nodeKind sh:IRI", "sh:targetClass xsd:Evnt"),
        "xsd:Evnt",
    ),
    "an undeclared subject of": (
        shape("sh:nodeKind sh:IRI", "sh:targetSubjectsOf ag:agnet"),
        "ag:agnet",
    ),
    "an undeclared value": (with_property("sh:in ( agv:type-AID agv:type-AIDE )"), "agv:type-AIDE"),
    "an undeclared property to compare": (with_property("sh:lessThan ag:endLast"), "ag:endLast"),
    "an unknown datatype": (with_property("sh:datatype xsd:dat"), "xsd:dat"),
    "an unknown severity": (with_property("sh:minCount 1", about=GRAVE), "sh:Grave"),
    "a missing shape": (with_property("sh:node shape:Nowhere"), "shape:Nowhere"),
    "a missing property shape": (shape("sh:property shape:No"), "shape:No"),
    "a missing shape in a list": (with_property("sh:or ( shape:Nowhere )"), "shape:Nowhere"),
    "a property shape as node": (with_property(f"sh:node [ {AGENTS} ]"), "sh:property"),
    "a shape of itself": (shape("sh:node shape:Own"), "itself"),
    "a bad pattern": (with_property('sh:pattern "(a"'), "does not compile"),
    "a pattern that looks ahead": (with_property('sh:pattern "a(?=b)"'), "does not compile"),
    "flags": (with_property('sh:pattern "a" ; sh:flags "x"'), "flags"),
    "no stage": (without("judgedOn"), "judgedOn"),
    "another stage": (with_property("sh:minCount 1", about=LATER), "slice or merged"),
    "no severity": (without("severity"), "severity"),
    "no message": (without("message"), "message"),
    "no description": (without("description"), "description"),
    "no name": (shape(f"sh:property [ {AGENTS} ; {ABOUT} ]"), "name it"),
    "no count": (with_property("sh:minCount -1"), "not a count"),
    "a count without path": (shape("sh:minCount 1"), "need a path"),
    "a property below a property": (with_property(f"sh:property [ {AGENTS} ]"), "sh:node"),
    "a broken list": (with_property("sh:in [ sh:path ag:agent ]"), "broken list"),
    "no constraint": ("shape:Own a sh:NodeShape ; sh:targetClass ag:Event .", "checks nothing"),
    "no target": (f"shape:Own a sh:NodeShape ; sh:nodeKind sh:IRI ; {ABOUT} .", "checks nothing"),
    "a shape switched off": (shape("sh:nodeKind sh:IRI ; sh:deactivated true"), "checks nothing"),
    "no triples": ("", "checks nothing"),
    "no Turtle": ("shape:Own a", "mend the Turtle"),
    "a remote service": (query(f"SELECT $this WHERE {{ SERVICE {ENDPOINT} {{ }} }}"), "SERVICE"),
    "a service in disguise": (query("SELECT $this WHERE { SERVICEa:b { } }"), "SERVICE"),
    "another graph": (query(f"SELECT $this FROM {ENDPOINT} WHERE {{ $this ?p ?o }}"), "FROM"),
    "values": (query("SELECT $this WHERE { VALUES $this { <x:y> } $this ?p ?o }"), "VALUES"),
    "no SELECT": (query("ASK { $this ?p ?o }"), "not a SELECT"),
    "no focus": (query("SELECT ?x WHERE { ?x ?p ?o }"), "$this"),
    "a query that does not parse": (query("SELECT $this WHERE { $this ?p }"), "does not parse"),
    "a query with an undeclared name": (
        query(f"SELECT $this WHERE {{ $this {AGENTS_TYPO} 1 }}"),
        "ag:agents",
    ),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_shapes_file_is_refused_for(name: str, tmp_path: Path) -> None:
    text, said = REFUSED[name]
    path = file(tmp_path, text)
    with pytest.raises(Refused) as refused:
        gate.load([path], ontology())
    assert said in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1
    assert gate.lint([path], ontology()) == [str(refused.value)]


def test_no_files_are_refused() -> None:
    with pytest.raises(Refused, match="no shapes files"):
        gate.load([], ontology())


def test_a_foreign_vocabulary_and_hidden_words_are_taken(tmp_path: Path) -> None:
    text = query(
        f'SELECT $this WHERE {{ $this {AGENT} ?service . FILTER(STR(?service) = "FROM") }}'
    )
    loaded = gate.load([file(tmp_path, text)], ontology())
    assert [rule.stage for rule in loaded.rules] == ["slice"]


def test_what_a_property_shape_leaves_out_is_taken_from_its_node_shape(tmp_path: Path) -> None:
    text = """shape:Own a sh:NodeShape ; sh:targetClass ag:Event ; ag:judgedOn agv:stage-merged ;
      sh:description "Because." ; sh:property shape:Own-part .
    shape:Own-part sh:path ag:agent ; sh:minCount 1 ; sh:severity sh:Info ; sh:message "Wrong." ."""
    (rule,) = gate.load([file(tmp_path, text)], ontology()).rules
    assert (rule.stage, rule.severity, rule.message) == ("merged", "Info", "Wrong.")


def test_the_lint_wants_examples(tmp_path: Path) -> None:
    path = file(tmp_path, with_property("sh:minCount 1"))
    kind = tmp_path / "examples" / "own"
    kind.mkdir(parents=True)
    event = "@prefix ag: <https://w3id.org/actorgraph/ns#> . <x:e> a ag:Event"
    said = gate.lint([path], ontology(), tmp_path / "examples")
    assert said == ["shape:Own-part: no bad example", "shape:Own-part: no ok example"]
    (kind / "ok-agent.ttl").write_text(f"{event} ; ag:agent <x:a> .")
    (kind / "bad-agent.ttl").write_text(f"# fires: shape:Own-part\n{event} .")
    assert gate.lint([path], ontology(), tmp_path / "examples") == []
    (kind / "bad-agent.ttl").write_text(f"# fires: shape:Own-prt\n{event} .")
    said = gate.lint([path], ontology(), tmp_path / "examples")
    assert any("no shape shape:Own-prt" in line for line in said)
    assert any("fires shape:Own-part, says shape:Own-prt" in line for line in said)


def test_the_lint_names_shapes_that_nothing_aims_at(tmp_path: Path) -> None:
    lone = "shape:Lone a sh:PropertyShape ; sh:path ag:agent ; sh:maxCount 1 ."
    said = gate.lint([file(tmp_path, with_property("sh:minCount 1") + lone)], ontology())
    assert said == ["shape:Lone: nothing aims at this shape"]


def test_the_shapes_of_the_project_pass_the_lint() -> None:
    said = gate.lint(find("shapes").values(), ontology(), EXAMPLES)
    assert not said, "\n".join(said)


def test_each_rule_of_the_model_is_carried_by_a_shape() -> None:
    carried = {rule.identifier for rule in shapes().rules if rule.identifier}
    assert carried >= {f"S{n:02}" for n in range(1, 36)}


@pytest.mark.parametrize(
    ("body", "needed"),
    [
        ("$this ex:p ?o", {"x:p"}),
        ("$this ex:p ?o ; ex:q ?r , ?s . ?o ex:r $this", {"x:p", "x:q"}),
        ("$this ex:p+ $this", {"x:p"}),
        ("$this ex:p/ex:q* ?o", {"x:p"}),
        ("$this ex:p* ?o ; ex:q? ?o", set()),
        ("$this ex:p|ex:q ?o ; ^ex:r ?s ; (ex:s|ex:t)/ex:u ?v", set()),
        ("$this <x:p> ?o . OPTIONAL { $this ex:q ?r }", {"x:p"}),
        ("{ $this ex:p ?o } UNION { $this ex:q ?o } $this a ?c", set()),
        ("FILTER NOT EXISTS { $this ex:p ?o } $this ex:q 1.5 .", {"x:q"}),
        ("?s ex:p $this . BIND($this AS ?x) $this ex:r 'a.b; c' ; ex:q true .", {"x:q", "x:r"}),
    ],
)
def test_what_a_node_needs_for_a_solution(body: str, needed: set[str]) -> None:
    assert select.needs(f"SELECT $this WHERE {{ {body} }}", {"ex": "x:"}) == needed


TWIN = "$this ex:p ?o ; ex:q ?r . ?twin ex:p ?o ; ex:q ?r"


@pytest.mark.parametrize(
    ("body", "shared"),
    [
        (f"{TWIN} . FILTER(?twin != $this)", {"x:p", "x:q"}),
        (f"{TWIN} FILTER(COALESCE(?this != ?twin, false))", {"x:p", "x:q"}),
        (f"FILTER(?twin != $this) {TWIN} ; ex:s ?t", {"x:p", "x:q"}),
        (TWIN, set()),
        (f"{TWIN} . FILTER(?twin != $this || true)", set()),
        (f"{TWIN} . FILTER(COALESCE(?twin != $this, true))", set()),
        (f"{TWIN} . FILTER(?o != $this)", set()),
        (f"{TWIN} . OPTIONAL {{ ?o ex:p ?r FILTER(?twin != $this) }}", set()),
        ("$this ex:p ?o ; ex:q ?r . ?twin ex:p ?r ; ex:q ?r FILTER(?twin != $this)", {"x:q"}),
        ("$this ex:p/ex:q ?o . ?twin ex:p/ex:q ?o . FILTER(?twin != $this)", set()),
        ("$this (ex:p|ex:s) ?o ; ex:q ?r . ?twin ex:p ?o FILTER(?twin != $this)", set()),
        ("$this ex:p ?o , ?r . ?twin ex:p ?o FILTER(?twin != $this)", set()),
        ("$this ex:p ex:o . ?twin ex:p ex:o FILTER(?twin != $this)", set()),
        ("$this ex:p ?o . OPTIONAL { ?twin ex:p ?o } FILTER(?twin != $this)", set()),
        ("$this ex:p ?o ; ex:q ?r . ?a ex:p ?o . ?b ex:q ?r . FILTER(?a != $this) "
         "FILTER(?b != $this)", {"x:p"}),
    ],
)  # fmt: skip
def test_what_another_node_must_share_for_a_solution(body: str, shared: set[str]) -> None:
    assert select.twins(f"SELECT $this WHERE {{ {body} }}", {"ex": "x:"}) == shared
