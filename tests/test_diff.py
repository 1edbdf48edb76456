"""`actorgraph diff`: what became of each record, in words."""

import json

import list_case
import pytest

from actorgraph.cli import main
from actorgraph.commands import talk
from actorgraph.workspace import Workspace

Capture = pytest.CaptureFixture[str]
OLD = {
    "a": ("Anne", "https://a.example/1", ""),
    "b": ("Bert", "https://b.example/1", ""),
    "c": ("Carl", "https://c.example/1", "a"),
}
NEW = {
    "a": ("Anna", "https://a.example/1", "d"),
    "c": ("Carl", "https://c.example/1", "a"),
    "d": ("Dora", "https://c.example/1", ""),
}


@pytest.fixture
def two(bare: Workspace) -> Workspace:
    list_case.take(bare, list_case.whole(bare, "2024-03-01", OLD))
    list_case.take(bare, list_case.whole(bare, "2024-03-02", NEW))
    return bare


def said(ws: Workspace, capsys: Capture, *options: str) -> str:
    capsys.readouterr()
    assert main(["-C", str(ws.root), "diff", "toy-list/list", *options]) == 0
    return capsys.readouterr().out


def test_records_and_their_properties(two: Workspace, capsys: Capture) -> None:
    assert said(two, capsys).splitlines() == [
        "version 1 (2024-03-01) → version 2 (2024-03-02)",
        "1 new",
        "  toyl-d (Person): Dora",
        "1 delisted",
        "  toyl-b (Person): Bert",
        "1 changed",
        "  toyl-a (Person): Anna",
        "    a type: + Association",
        "    a party: + Anna (toyl-a); Dora (toyl-d)",
        "    a statedIn: + toyl-a.r",
        "    r name@en: Anne → Anna",
        "nodes that records share: 1 gone",
        *said(two, capsys).splitlines()[-1:],
    ]


def test_long_lists_are_cut_unless_all_is_asked_for(bare: Workspace, capsys: Capture) -> None:
    long = {f"k{n:02d}": ("Name " * 30, "https://a.example/1", "") for n in range(25)}
    list_case.take(bare, list_case.whole(bare, "2024-03-01", {"k00": OLD["a"]}))
    list_case.take(bare, list_case.whole(bare, "2024-03-02", long))
    cut, whole = said(bare, capsys), said(bare, capsys, "--all")
    assert "  … 4 more new: --all lists them" in cut.splitlines()
    assert "name@en: Anne → Name Name" in cut
    assert "…" in next(line for line in cut.splitlines() if "→ Name" in line)
    assert len(whole.splitlines()) == len(cut.splitlines()) + 3
    assert "name@en: Anne → " + ("Name " * 30).strip() in whole


def test_as_json_and_as_triples(two: Workspace, capsys: Capture) -> None:
    told = json.loads(said(two, capsys, "--json"))
    assert [(r["id"], r["state"]) for r in told["records"]] == [
        ("toyl-d", "new"), ("toyl-b", "gone"), ("toyl-a", "changed"),
    ]  # fmt: skip
    name = {"node": "toyl-a.r", "name": "name@en", "old": ["Anne"], "new": ["Anna"]}
    assert name in told["records"][2]["lines"]
    lines = said(two, capsys, "--ntriples").splitlines()
    assert len(lines) == told["triples_added"] + told["triples_removed"]
    assert {line[0] for line in lines} == {"+", "-"}


def test_the_first_version_is_all_new(two: Workspace, capsys: Capture) -> None:
    first = said(two, capsys, "1", "1").splitlines()
    assert first[:1] == ["version 1 (2024-03-01) → version 1 (2024-03-01)"]
    two_to_one = said(two, capsys, "2", "1").splitlines()
    assert "  toyl-b (Person): Bert" in two_to_one[two_to_one.index("1 new") :]


def test_the_receipt_counts_records_in_the_words_of_the_card(
    bare: Workspace, capsys: Capture
) -> None:
    list_case.take(bare, list_case.whole(bare, "2024-03-01", OLD))
    batch = list_case.take(bare, list_case.delta(bare, "2024-03-02", OLD, NEW))
    talk.receipt(batch, bare.root)
    first, second = capsys.readouterr().out.splitlines()
    name = "list@2024-03-02.csv: toy-list/list: delta on 2024-03-01"
    assert first.startswith(f"{name}: 1 new, 1 delisted, 1 changed (+")
    assert second == "  3 rows = 3 accepted"
