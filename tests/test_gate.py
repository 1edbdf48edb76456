"""Three ways of judging hold each other: columns, SPARQL, pySHACL."""

from pathlib import Path
from typing import NamedTuple

import polars as pl
import pytest
from gate_content import NOTHING, Pairs, examples, of_kind, ontology, pairs, shapes
from gate_faults import renamed, spoiled
from gate_frames import frames_of
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph import gate
from actorgraph.gate.lint import triples
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.terms import ID, RDF_TYPE, Triple

KINDS = sorted({name.partition("/")[0] for name in examples()})
MODEL = Path(__file__).parent / "data" / "model-examples.ttl"


class Divergence(NamedTuple):
    """A difference to pySHACL that is allowed: on which side only, of which shapes, and why."""

    side: str
    shapes: frozenset[str]
    reason: str


DIVERGENCES = (
    Divergence(
        "gate",
        frozenset(
            {"shape:Quantity-low", "shape:Quantity-best", "shape:Situation-startEarliest",
             "shape:Situation-endEarliest", "shape:DatasetRecord-birthEarliest",
             "shape:DatasetRecord-deathEarliest"}
        ),
        "pySHACL reports no lessThanOrEquals where the other value is ill-formed",
    ),
    Divergence(
        "pySHACL",
        frozenset({"shape:Claim-answersEarlier", "shape:Claim-beforeSituation"}),
        "rdflib puts a date before or after a text, where SPARQL has no answer",
    ),
)  # fmt: skip


def both_ways(graph: list[Triple], lists: bool) -> tuple[Pairs, Pairs]:
    """What columns and what SPARQL find in the nodes of a graph that frames can hold."""
    frames, context = frames_of(graph, ontology(), lists)
    held = {ID + i for frame in frames.values() for i in frame["id"]}
    on_columns = pairs(gate.check(frames, context, ontology(), shapes(), few=0))
    on_graph = pairs(gate.check_graph(graph, ontology(), shapes()))
    return on_columns, {pair for pair in on_graph if pair[0] in held}


def union(kind: str = "") -> list[Triple]:
    """The examples of a kind, or all, as one graph."""
    named = [graph for name, graph in examples().items() if name.startswith(kind)]
    return [t for n, graph in enumerate(named) for t in renamed(graph, f"ex{n}")]


@pytest.mark.parametrize("lists", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_columns_and_sparql_agree_on_the_examples(kind: str, lists: bool) -> None:
    on_columns, on_graph = both_ways(union(f"{kind}/"), lists)
    assert on_columns == on_graph
    assert on_graph


@settings(max_examples=12, deadline=None)
@given(st.lists(st.integers(0, 2**32), min_size=1, max_size=8, unique=True))
def test_columns_and_sparql_agree_on_planted_faults(seeds: list[int]) -> None:
    graphs = list(examples().values())
    made: list[Triple] = []
    for seed in seeds:
        graph = spoiled(graphs[seed % len(graphs)], ontology(), seed)
        made += renamed(graph, f"g{seed}")
    on_columns, on_graph = both_ways(made, lists=len(seeds) % 2 == 0)
    assert on_columns == on_graph


def test_few_nodes_are_judged_alike() -> None:
    frames, context = frames_of(triples(MODEL), ontology(), lists=False)
    several = gate.check(frames, context, ontology(), shapes(), few=0)
    few = gate.check(frames, context, ontology(), shapes())
    compared = ["focus", "shape", "severity", "path", "message"]
    assert few.select(compared).equals(several.select(compared))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("kind", KINDS)
def test_pyshacl_agrees_on_the_examples(kind: str) -> None:
    own = of_kind(kind)
    graph = union(f"{kind}/")
    ours = gate.check_graph(graph, ontology(), own, stage=None)
    theirs = gate.reference(graph, ontology(), own, stage=None)
    assert pairs(ours) == pairs(theirs)
    assert not theirs.is_empty()


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::DeprecationWarning")
def test_pyshacl_agrees_on_planted_faults_but_for_the_named_divergences() -> None:
    named = list(examples().values())
    graph: list[Triple] = []
    for seed in (7, 16, 31, 52, 64, 119, 140, 171):
        graph += renamed(spoiled(named[seed % len(named)], ontology(), seed), f"seed{seed}")
    ours = pairs(gate.check_graph(graph, ontology(), shapes()))
    theirs = pairs(gate.reference(graph, ontology(), shapes()))
    for side, only in (("gate", ours - theirs), ("pySHACL", theirs - ours)):
        allowed = {name for d in DIVERGENCES if d.side == side for name in d.shapes}
        assert {pair for pair in only if pair[1] not in allowed} == set(), side


def test_the_statements_of_the_sample_articles_pass() -> None:
    found = gate.check_graph(triples(MODEL), ontology(), shapes())
    assert found.filter(pl.col("severity") == "Violation").is_empty()
    assert len(found) > 0


def test_merged_shapes_judge_an_index() -> None:
    graph = union()
    engine = OxigraphEngine.create()
    engine.apply([*graph, *ontology().triples], [])
    found = gate.check_index(engine, ontology(), shapes())
    engine.close()
    expected = gate.check_graph(graph, ontology(), shapes(), stage="merged")
    assert found.equals(expected)
    assert len(found) > 0


def test_row_order_changes_nothing() -> None:
    frames, context = frames_of(union(), ontology())
    turned = {name: frames[name].reverse() for name in reversed(frames)}
    first = gate.check(frames, context, ontology(), shapes(), few=0)
    assert gate.check(turned, context, ontology(), shapes(), few=0).equals(first)


def test_shapes_inside_data_are_data() -> None:
    graph = [
        (f"<{ID}e>", RDF_TYPE, "<https://w3id.org/actorgraph/ns#Event>"),
        (
            "<https://w3id.org/actorgraph/shapes/Event-typed>",
            "<http://www.w3.org/ns/shacl#deactivated>",
            '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>',
        ),
    ]
    found = gate.check_graph(graph, ontology(), shapes())
    assert "shape:Event-typed" in found["shape"].to_list()


def test_nothing_is_found_in_nothing() -> None:
    assert gate.check({}, NOTHING, ontology(), shapes()).is_empty()
    assert gate.check_graph([], ontology(), shapes()).is_empty()
