"""Faults of cells: what the triples would no longer show, and what no triple could hold."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from gate_content import CONTEXT, NOTHING, ontology, shapes
from hypothesis import given, settings
from hypothesis import strategies as st
from test_gate_lint import file, with_property

from actorgraph import gate
from actorgraph.terms import AG, DCAT, ID, OWL, RDF_TYPE

ACTORS = pl.DataFrame(
    [(f"<{ID}ref-x>", RDF_TYPE, f"<{AG}State>"), (f"<{ID}doc>", RDF_TYPE, f"<{AG}Document>")],
    schema=CONTEXT,
    orient="row",
)
EVENT = {"eventType": "agv:type-AID", "agent": "ref-x", "recipient": "ref-x", "statedIn": "doc"}


def fired(
    frames: dict[str, pl.DataFrame], context: pl.DataFrame = ACTORS, few: int = 0
) -> set[str]:
    found = gate.check(frames, context, ontology(), shapes(), few=few)
    return set(found["shape"].to_list())


def event(**cells: object) -> dict[str, pl.DataFrame]:
    made = {"id": "e", "_row": 1, **EVENT, "startEarliest": "2024-01-01", **cells}
    return {"Event": pl.DataFrame({name: [value] for name, value in made.items()})}


def quantity(**cells: object) -> dict[str, pl.DataFrame]:
    made = {"id": "q", "_row": 1, "qualifier": "agv:q-exactly", "quantifies": "agv:thing-rocket",
            "unitCode": "1", "best": "1", "asStated": "one", **cells}  # fmt: skip
    return {"Quantity": pl.DataFrame({name: [value] for name, value in made.items()})}


@pytest.mark.parametrize("few", [0, 100])
def test_a_sound_event_passes(few: int) -> None:
    assert fired(event(), few=few) == set()
    assert fired(event(startEarliest=date(2024, 1, 1)), few=few) == set()
    assert fired(event(agent=["ref-x"], endLatest=["2024-01-01"]), few=few) == set()
    assert fired(quantity(), few=few) == set()


@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize(
    "day", ["2024-02-30", "2023-02-29", "2024-13-01", "2024", "20240101", "2024-01-01Z", "", "x"]
)
def test_a_day_that_does_not_exist_is_seen(day: str, few: int) -> None:
    assert fired(event(startEarliest=day), few=few) == {"shape:Situation-startEarliest"}
    assert fired(event(startEarliest=[day]), few=few) == {"shape:Situation-startEarliest"}


@pytest.mark.parametrize("few", [0, 100])
def test_bounds_out_of_order_are_seen_in_every_type(few: int) -> None:
    wrong = {"shape:Situation-startEarliest"}
    assert fired(event(endLatest="2023-12-31"), few=few) == wrong
    assert fired(event(endLatest=["2023-12-31"]), few=few) == wrong
    days = {"startEarliest": date(2024, 1, 1), "endLatest": date(2023, 12, 31)}
    assert fired(event(**days), few=few) == wrong
    assert fired(event(endLatest=date(2023, 12, 31)), few=few) == wrong
    assert fired(event(endLatest="2024-02-30"), few=few) == {*wrong, "shape:Situation-endLatest"}


@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize(
    ("low", "best", "right"),
    [("1", "2", True), ("10", "9", False), (1, 2.5, True), (3, 2.5, False), ("1e3", "2000", False),
     (5e19, 1e20, True), ("12345678901234567890", "12345678901234567891", True),
     ("12345678901234567891", "12345678901234567890", False), ("-1", "+1.50", True)],
)  # fmt: skip
def test_numbers_are_compared_by_value(low: object, best: object, right: bool, few: int) -> None:
    frames = quantity(low=low, best=best, qualifier="agv:q-between", high=1.5e20)
    assert (fired(frames, few=few) == set()) is right


@pytest.mark.parametrize("few", [0, 100])
def test_counts_are_of_distinct_terms(few: int) -> None:
    assert fired(event(dateText=["on Monday", "on Monday"]), few=few) == set()
    assert fired(event(dateText=["Monday", "on Monday"]), few=few) == {"shape:Situation-dateText"}
    same = ["agv:type-AID", "https://w3id.org/actorgraph/vocab/type-AID"]
    assert fired(event(eventType=same), few=few) == set()
    assert fired(event(agent=["ref-x", None]), few=few) == set()


@pytest.mark.parametrize("few", [0, 100])
def test_a_node_in_several_places_is_judged_by_all_its_triples(few: int) -> None:
    half = {k: v for k, v in EVENT.items() if k != "agent" and k != "recipient"}
    rows = {"id": ["e"], "_row": [1], "startEarliest": ["2024-01-01"]}
    one = pl.DataFrame({**rows, **{k: [v] for k, v in half.items()}})
    assert "shape:Event-role" in fired({"Event": one}, few=few)
    rest = [(f"<{ID}e>", f"<{AG}{p}>", f"<{ID}ref-x>") for p in ("agent", "recipient")]
    around = pl.concat([ACTORS, pl.DataFrame(rest, schema=CONTEXT, orient="row")])
    assert fired({"Event": one}, around, few=few) == set()
    two = pl.DataFrame({**rows, **{k: [v] for k, v in EVENT.items()}})
    both = pl.concat([one, two], how="diagonal")
    assert fired({"Event": both}, few=few) == set()


@pytest.mark.parametrize("few", [0, 100])
def test_a_claim_tells_a_situation_from_batch_or_context(few: int) -> None:
    untold = event(statedIn=None)
    assert fired(untold, few=few) == {"shape:Situation-told"}
    claim = (f"<{ID}c>", f"<{AG}about>", f"<{ID}e>")
    around = pl.concat([ACTORS, pl.DataFrame([claim], schema=CONTEXT, orient="row")])
    assert "shape:Situation-told" not in fired(untold, around, few=few)


@pytest.mark.parametrize("few", [0, 100])
def test_what_the_context_says_of_a_node_can_make_it_a_target(few: int) -> None:
    document = {"Document": pl.DataFrame({"id": ["d"], "_row": [1], "fromSource": ["src"]})}
    said = [
        (f"<{ID}d>", f"<{OWL}sameAs>", f"<{ID}e>"),
        (f"<{ID}src>", RDF_TYPE, f"<{DCAT}Dataset>"),
    ]
    around = pl.DataFrame(said, schema=CONTEXT, orient="row")
    assert fired(document, around, few=few) == {"shape:Thing-sameAs"}
    kind = pl.DataFrame([(f"<{ID}d>", RDF_TYPE, f"<{AG}Quantity>")], schema=CONTEXT, orient="row")
    both = pl.concat([around, kind])
    assert fired(document, both, few=few) >= {"shape:Thing-kind", "shape:Quantity-unitCode"}


def test_columns_of_nulls_say_nothing() -> None:
    empty = {"dateText": None, "location": None, "quantity": None}
    assert fired(event(**empty)) == set()
    frame = event()["Event"].with_columns(pl.lit(None, dtype=pl.List(pl.String)).alias("object"))
    assert fired({"Event": frame}) == set()
    assert fired({"Event": frame.clear()}) == set()


LONG = "x" * 2100
IRI_FAULTS = [
    "a b",
    'a"b',
    "a<b",
    "a\nb",
    "/wiki/x",
    "x#y",
    "",
    ":x",
    "https://x.example/a b",
    LONG,
]


@pytest.mark.parametrize("value", IRI_FAULTS)
def test_what_makes_no_iri_is_seen(value: str) -> None:
    assert fired(event(agent=value)) == {"frame:iri"}
    assert fired(event(agent=["ref-x", value])) == {"frame:iri"}
    assert fired(event(id=value)) == {"frame:iri"}


@pytest.mark.parametrize("value", ["https://x.example/é?q#f", "urn:x:y", "agv:type-AID", "wd-Q1"])
def test_what_makes_an_iri_is_not(value: str) -> None:
    assert "frame:iri" not in fired(event(object=value))


def test_a_node_without_id_is_seen() -> None:
    assert fired(event(id=None)) == {"frame:iri"}


def state(**cells: object) -> set[str]:
    made = {"id": "s", "_row": 1, **cells}
    frame = pl.DataFrame({name: [value] for name, value in made.items()})
    return {name for name in fired({"State": frame}, NOTHING) if name.startswith("frame:")}


def test_limits_and_language_tags() -> None:
    assert state(**{"skos:prefLabel@en": "é" * 5_000}) == set()
    assert state(**{"skos:prefLabel@en": "é" * 5_200}) == {"frame:limit"}
    assert state(**{"skos:altLabel@en": ["x", "x" * 10_300]}) == {"frame:limit"}
    assert state(**{"skos:prefLabel@e n": "x"}) == {"frame:lang"}
    assert state(**{"skos:prefLabel@zh-Hans": "x"}) == set()
    assert state(**{"skos:altLabel": [{"value": "x", "lang": "en_GB"}]}) == {"frame:lang"}
    assert state(**{"skos:altLabel": [{"value": "x", "lang": "en-GB"}]}) == set()
    text = event(dateText="x" * (1 << 20))
    assert fired(text) == set()
    assert fired(event(dateText="x" * ((1 << 20) + 1))) == {"frame:limit"}


MIN = "sh:qualifiedValueShape [ sh:class ag:State ] ; sh:qualifiedMinCount 1"
MAX = "sh:qualifiedValueShape [ sh:class ag:State ] ; sh:qualifiedMaxCount 0"
XONE = "sh:xone ( [ sh:class ag:State ] [ sh:nodeKind sh:IRI ] )"
BOTH = "sh:and ( [ sh:class ag:State ] [ sh:nodeKind sh:IRI ] )"
ACTS = "sh:node [ sh:property [ sh:path ag:agent ; sh:minCount 1 ] ]"
RANGE = "sh:minInclusive 1 ; sh:maxExclusive 2"
SINCE = 'sh:minInclusive "2024-01-01"^^xsd:date'
ROLES = "[ sh:alternativePath ( ag:agent ag:recipient ) ]"
CHAIN = "( [ sh:zeroOrMorePath ag:about ] ag:agent )"
SAME_DAY: dict[str, object] = {"startEarliest": "2024-01-01", "endLatest": "2024-01-01"}
EARLY: dict[str, object] = {"startEarliest": "2023-12-31"}
ENGLISH = [{"value": "x", "lang": "en"}]
FRENCH = [{"value": "x", "lang": "fr"}]
CONSTRAINTS: list[tuple[str, str, dict[str, object], bool]] = [
    ('sh:languageIn ( "en" "fr" )', "ag:name", {"name@en-GB": "x"}, True),
    ('sh:languageIn ( "en" "fr" )', "ag:name", {"name@de": "x"}, False),
    ("sh:uniqueLang true", "ag:name", {"name@en": ["x", "y"]}, False),
    ("sh:uniqueLang true", "ag:name", {"name@en": ["x", "x"], "name@fr": ["y"]}, True),
    ("sh:datatype rdf:langString", "ag:name", {"name@en": "x"}, True),
    ("sh:datatype rdf:langString", "ag:name", {"name": "x"}, False),
    ("sh:datatype rdf:langString", "ag:name", {"name": ENGLISH}, True),
    ("sh:datatype xsd:string", "ag:name", {"name": ENGLISH}, False),
    ('sh:languageIn ( "en" )', "ag:name", {"name": FRENCH}, False),
    ("sh:minLength 2", "ag:dateText", {"dateText": "é"}, False),
    ("sh:maxLength 1", "ag:dateText", {"dateText": "é"}, True),
    ('sh:pattern "^AB$" ; sh:flags "i"', "ag:dateText", {"dateText": "ab"}, True),
    ('sh:in ( "a" "b" )', "ag:dateText", {"dateText": "c"}, False),
    ('sh:in ( "a" "b" )', "ag:dateText", {"dateText": ["b", "a"]}, True),
    ("sh:hasValue agv:type-AID", "ag:eventType", {"eventType": ["agv:type-AID"]}, True),
    ("sh:hasValue agv:type-AID", "ag:eventType", {"eventType": "agv:type-ACCUSE"}, False),
    (RANGE, "ag:best", {"best": ["1", "1.99"]}, True),
    (RANGE, "ag:best", {"best": 2.0}, False),
    ("sh:minExclusive 1", "ag:best", {"best": 1}, False),
    (SINCE, "ag:startEarliest", EARLY, False),
    ("sh:hasValue true", "ag:inferred", {"inferred": "1"}, True),
    ("sh:hasValue true", "ag:inferred", {"inferred": False}, False),
    ("sh:equals ag:recipient", "ag:agent", {"agent": ["a", "b"], "recipient": ["b", "a"]}, True),
    ("sh:equals ag:recipient", "ag:agent", {"agent": "a", "recipient": ["b", "a"]}, False),
    ("sh:disjoint ag:recipient", "ag:agent", {"agent": "a", "recipient": ["b"]}, True),
    ("sh:disjoint ag:recipient", "ag:agent", {"agent": "a", "recipient": ["b", "a"]}, False),
    ("sh:lessThan ag:endLatest", "ag:startEarliest", SAME_DAY, False),
    ("sh:nodeKind sh:IRI", "ag:agent", {"agent": "a"}, True),
    ("sh:nodeKind sh:Literal", "ag:agent", {"agent": "a"}, False),
    ("sh:class ag:State", "ag:agent", {"agent": "ref-x"}, True),
    ("sh:class ag:State", "ag:agent", {"agent": ["ref-x", "e"]}, False),
    (MIN, "ag:agent", {"agent": ["ref-x", "e"]}, True),
    (MAX, "ag:agent", {"agent": ["ref-x", "e"]}, False),
    (XONE, "ag:agent", {"agent": "e"}, True),
    (XONE, "ag:agent", {"agent": "ref-x"}, False),
    (BOTH, "ag:agent", {"agent": "e"}, False),
    (ACTS, "ag:about", {"about": "e", "agent": "e"}, True),
    (ACTS, "ag:about", {"about": "ref-x", "agent": "e"}, False),
    ("sh:minCount 2", ROLES, {"agent": "a", "recipient": ["a"]}, False),
    ("sh:minCount 2", ROLES, {"agent": "a", "recipient": "b"}, True),
    ("sh:maxCount 1", "( ag:about ag:agent )", {"about": "e", "agent": ["a", "b"]}, False),
    ("sh:minCount 1", CHAIN, {"about": "e", "agent": "a"}, True),
    ("sh:maxCount 0", "[ sh:oneOrMorePath ag:about ]", {"about": "e"}, False),
    ("sh:maxCount 0", "[ sh:inversePath ag:about ]", {"agent": "e"}, True),
]  # fmt: skip


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_each_constraint_says_the_same_in_three_ways(tmp_path: Path) -> None:
    from actorgraph.triples import triples

    for number, (constraint, path, cells, right) in enumerate(CONSTRAINTS):
        rdf = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
        own = file(tmp_path, rdf + with_property(constraint, path))
        loaded = gate.load([own], ontology())
        made = {"id": "e", "_row": 1, **cells}
        frames = {"Event": pl.DataFrame({name: [value] for name, value in made.items()})}
        graph = pl.concat([triples(frames, ontology()), ACTORS])
        for few in (0, 100):
            found = gate.check(frames, ACTORS, ontology(), loaded, few=few)
            assert found.is_empty() is right, (constraint, path, cells, few)
        assert gate.check_graph(graph, ontology(), loaded).is_empty() is right, constraint
        if number % 4 == 0:
            assert gate.reference(graph, ontology(), loaded).is_empty() is right, constraint


VOTERS = [f"ref-v{n}" for n in range(3)]
AROUND_VOTES = pl.DataFrame(
    [
        *((f"<{ID}{voter}>", RDF_TYPE, f"<{AG}State>") for voter in VOTERS),
        *((f"<{ID}roll-{n}>", RDF_TYPE, f"<{AG}Document>") for n in range(3)),
        (f"<{ID}doc>", RDF_TYPE, f"<{AG}Document>"),
        # a vote of another slice, to which a batch must add no second one
        (f"<{ID}held>", f"<{AG}resolution>", f"<{ID}roll-0>"),
        (f"<{ID}held>", f"<{AG}voter>", f"<{ID}ref-v0>"),
    ],
    schema=CONTEXT,
    orient="row",
)
CAST = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=9)


@settings(max_examples=30, deadline=None)
@given(CAST, st.booleans(), st.integers(0, 3))
def test_who_votes_twice_is_found_on_columns_as_by_sparql(
    cast: list[tuple[int, int]], listed: bool, shared: int
) -> None:
    rolls, voters = ([f"{name}{n}" for n in column] for name, column in
                     zip(("roll-", "ref-v"), zip(*cast, strict=True), strict=True))  # fmt: skip
    # with `shared` some votes stand in two rows, so that their triples are in several places
    ids = [f"vote-{n // 2 if n < shared else n}" for n in range(len(cast))]
    votes = pl.DataFrame({"id": ids, "_row": range(len(cast)), "resolution": rolls,
                          "voter": voters})  # fmt: skip
    if listed:
        votes = votes.with_columns(pl.concat_list("voter", pl.lit(VOTERS[0])).alias("voter"))
    votes = votes.with_columns(voteValue=pl.lit("agv:vote-yes"), statedIn=pl.lit("doc"))
    on_columns, by_sparql = (
        gate.check({"Vote": votes}, AROUND_VOTES, ontology(), shapes(), few=few) for few in (0, 100)
    )
    assert on_columns.equals(by_sparql)
