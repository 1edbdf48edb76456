"""The Python face."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import actorgraph as ag
from actorgraph.errors import StoreError, UsageError
from actorgraph.workspace import Workspace

ROWS = ("1,2024-03-01,alfa,beta,Alfa", "2,2024-03-02,beta,gamma,Beta")


@pytest.fixture
def case(ws: Workspace, toy: Callable[..., Path]) -> ag.Case:
    opened = ag.open(ws.root)
    assert opened.ingest(toy("march", *ROWS)).changed
    return opened


def test_ask_gives_a_data_frame(case: ag.Case) -> None:
    assert "dyad_timeline" in case.queries()
    frame = case.ask("dyad_timeline", a="Alfa", b="toy-beta").df()
    assert frame["situation"].to_list() == ["toy-march-1"]
    with pytest.raises(UsageError, match="no parameter"):
        case.ask("dyad_timeline", a="Alfa", b="toy-beta", c="x")
    with pytest.raises(UsageError, match="no query"):
        case.ask("nonsense")


def test_a_query_of_ones_own(case: ag.Case) -> None:
    count = case.sparql("SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/actorgraph/ns#Event> }")
    assert next(iter(count))["n"] == 2


def test_the_graph_in_rdflib_is_the_exported_one(case: ag.Case, tmp_path: Path) -> None:
    path = case.export(tmp_path / "case.ttl")
    assert set(rdflib.Graph().parse(path)) == set(case.rdflib())
    raw = rdflib.Graph().parse(case.export(tmp_path / "raw.nt", raw=True))
    assert len(raw) < len(case.rdflib())
    assert set(raw) <= set(case.rdflib())


def test_slices_are_named_graphs_with_provenance(case: ag.Case, tmp_path: Path) -> None:
    path = case.export(tmp_path / "case.trig")
    graphs = {str(quad.graph_name) for quad in ox.parse(path=path, format=ox.RdfFormat.TRIG)}
    names = {name.rpartition("/")[2].rstrip(">") for name in graphs}
    assert names == {"slice-toy-events-march", "runs"}


def test_a_case_shows_itself(case: ag.Case) -> None:
    assert str(case.path) in repr(case)
    shown = case._repr_html_()
    assert "toy-events" in shown
    assert case.digest[:12] in shown
    assert len(case.digest) == 64


def test_no_workspace_is_said_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="actorgraph init"):
        ag.open(tmp_path)


def test_create_reads_what_it_is_given(toy: Callable[..., Path], tmp_path: Path) -> None:
    made = ag.create(tmp_path / "new")
    assert made.sparql("ASK { <https://w3id.org/actorgraph/id/wd-Q423> ?p ?o }").rows == [(True,)]
    with pytest.raises(UsageError, match="is a workspace already"):
        ag.create(tmp_path / "new")
