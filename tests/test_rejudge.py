"""Slices of the ledger under shapes that came after them."""

from collections.abc import Callable
from pathlib import Path

import gate_content
import gate_frames
import list_case
import pytest

from actorgraph import gate, schema
from actorgraph.cli import main
from actorgraph.content import find
from actorgraph.framing import frames_of
from actorgraph.rejudge import Rejudge
from actorgraph.triples import triples
from actorgraph.workspace import Workspace

Capture = pytest.CaptureFixture[str]
SHAPE = """
@prefix ag: <https://w3id.org/actorgraph/ns#> .
@prefix agv: <https://w3id.org/actorgraph/vocab/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/actorgraph/shapes/> .

shape:Own-designation a sh:NodeShape ;
  sh:targetClass ag:SanctionDesignation ; sh:property shape:Own-programGiven .
shape:Own-programGiven a sh:PropertyShape ;
  sh:path ag:program ; sh:minCount 1 ; ag:judgedOn agv:stage-slice ; sh:severity sh:Warning ;
  sh:message "A designation names no programme; give ag:program."@en ;
  sh:description "For the tests."@en .
"""
ANNE = ("Anne", "https://a.example/1", "")
BERT = ("Bert", "https://b.example/1", "")


def test_frames_come_back_from_triples_with_the_same_findings() -> None:
    known, shapes = gate_content.ontology(), gate_content.shapes()
    for name, graph in gate_content.examples().items():
        frames, around = gate_frames.frames_of(graph, known)
        again = frames_of(triples(frames, known), known)
        assert triples(again, known).equals(triples(frames, known)), name
        if name.startswith(("situation/", "relationship/")):
            found = gate.check(frames, around, known, shapes, few=0)
            assert gate.check(again, around, known, shapes, few=0).equals(found), name


def checked(ws: Workspace, capsys: Capture) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["-C", str(ws.root), "check"])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_shape_added_later_reaches_what_is_there(bare: Workspace, capsys: Capture) -> None:
    list_case.take(bare, list_case.whole(bare, "2024-03-01", {"a": ANNE}))
    code, out, err = checked(bare, capsys)
    assert (code, out, "judged again" in err) == (0, "", False)
    (bare.root / "shapes").mkdir()
    (bare.root / "shapes" / "own.ttl").write_text(SHAPE)
    code, out, err = checked(bare, capsys)
    assert code == 3
    assert out.startswith("Warning: shape:Own-programGiven toy-list/list toyl-a.s1: A designation")
    assert "1 slice judged again, by the shapes of today" in err


def test_of_a_delta_the_whole_slice_is_judged(bare: Workspace, capsys: Capture) -> None:
    (bare.root / "shapes").mkdir()
    (bare.root / "shapes" / "own.ttl").write_text(SHAPE)
    list_case.take(bare, list_case.whole(bare, "2024-03-01", {"a": ANNE}))
    list_case.take(bare, list_case.delta(bare, "2024-03-02", {}, {"b": BERT}))
    _, out, _ = checked(bare, capsys)
    assert [line.split()[3] for line in out.splitlines()] == ["toyl-a.s1:", "toyl-b.s1:"]


def test_a_slice_is_judged_in_parts_as_in_one_piece(
    bare: Workspace, toy: Callable[..., Path]
) -> None:
    rows = [f"{n},2024-03-{n:02d},alfa,{'beta' if n % 2 else 'alfa'},Alfa" for n in range(1, 29)]
    assert list_case.builder(bare).ingest([toy("march", *rows)]).refused == []
    known = schema.load(find("ontology").values())
    shapes = gate.load(find("shapes").values(), known)
    catalog = bare.generation().catalog()
    (version,) = catalog.values()
    whole, parts = (
        Rejudge(bare, known, shapes, catalog, part=size).findings(version)
        for size in (version.triples, version.triples // 5)
    )
    assert sorted(whole.rows()) == sorted(parts.rows())
