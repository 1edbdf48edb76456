"""`actorgraph dict`: every entry holds by its own example; what none knows is listed."""

import json
from pathlib import Path
from typing import Any

import pytest

from actorgraph import content, workspace
from actorgraph.cli import main

petrarch: Any = content.load_ingest("_text.petrarch.coder")
HEADS = "verb\tobjects\ttype\tmode\tcontext\trecipient\texample\texpected\n"
OWN = """pester\t\tCOERCE\t\t\tobj\tKenya pestered Chad.\tCOERCE Kenya > Chad
befuddle\t\tCOERCE\t\t\tobj\tKenya befuddled Chad.\tASSAULT Kenya > Chad
bemuse\t\tCOERCE\t\t\tobj\t\t
"""
SENTENCES = {
    "Kenya attacked Chad.": [("KEN", "TCD", "190")],
    "Rwanda sent troops into Burundi.": [("RWA", "BDI", "190")],
    "Rwanda sent troops to Burundi.": [("RWA", "BDI", "070")],
    "Chad received weapons from Kenya.": [("KEN", "TCD", "070")],
    "Kenyan police arrested Chad's ambassador.": [("KENCOP", "TCDGOV", "173")],
    "Xi Jinping met Vladimir Putin.": [("CHNGOV", "RUSGOV", "040")],
}
ARTICLE = """Talks in Nairobi

Kenya bamboozled Chad on Monday. President Zorblatt said that Kenya would bamboozle Mali in March.
Chad bamboozled the Frimly Brigade.
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A workspace with entries of its own: one right, one wrong, one without an example."""
    root = workspace.create(tmp_path / "case").root
    folder = root / "ingest" / "article"
    folder.mkdir(parents=True)
    (folder / "verbs.tsv").write_text(HEADS + OWN, encoding="utf-8")
    return root


def test_entries_of_a_workspace_are_checked_with_ours(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        assert main(["-C", str(own), "dict", "check"]) == 3
    finally:
        content.load_ingest("_text.words.tables")
    shown = capsys.readouterr().out
    assert "verbs:befuddle: Kenya befuddled Chad." in shown
    assert "expected ASSAULT Kenya > Chad" in shown
    assert "read as  COERCE Kenya > Chad" in shown
    assert "verbs:bemuse: has no example" in shown
    assert "2 do not" in shown
    assert "verbs:pester" not in shown


@pytest.mark.parametrize("call", [["dict", "check"], ["ingest"]])
def test_a_wrong_entry_of_a_workspace_is_refused_in_one_line(
    own: Path, call: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = "pester\t\tNOTATYPE\t\t\tobj\tKenya pestered Chad.\tCOERCE Kenya > Chad\n"
    (own / "ingest" / "article" / "verbs.tsv").write_text(HEADS + wrong, encoding="utf-8")
    (own / "a.txt").write_text("Kenya pestered Chad.")
    files = [str(own / "a.txt")] if call == ["ingest"] else []
    try:
        assert main(["-C", str(own), *call, *files]) == 4
    finally:
        content.load_ingest("_text.words.tables")
    shown = capsys.readouterr().err
    assert "verbs.tsv line 2: type `NOTATYPE` is none of: ACCUSE" in shown
    assert "Traceback" not in shown


def test_our_entries_hold_and_are_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dict", "check", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) > 1500
    assert [line for line in lines if not line["holds"] or line["made"] != line["expected"]] == []


def test_unknown_names_and_verbs_come_by_frequency(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    assert main(["dict", "missing", str(path), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    verbs = [(line["words"], line["count"]) for line in lines if line["kind"] == "verb"]
    names = {line["words"] for line in lines if line["kind"] == "name"}
    assert verbs[0] == ("bamboozled", 2)
    assert ("bamboozle", 1) in verbs
    assert any("Frimly" in name for name in names)
    assert not names & {"Kenya", "Chad", "Monday", "March", "Nairobi"}
    assert main(["dict", "missing", str(path), "--most", "1"]) == 0
    shown = capsys.readouterr().out
    assert "2  verb  bamboozled  “Kenya bamboozled Chad on Monday.”" in shown
    assert "more of this kind" in shown


def test_exported_dictionaries_code_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new" / "words"
    assert main(["dict", "export", str(folder)]) == 0
    assert "actorgraph.verbs.txt: " in capsys.readouterr().out
    known = petrarch.load(folder)
    for sentence, triples in SENTENCES.items():
        assert petrarch.coded(sentence, "2023-06-12", known) == triples
    assert main(["dict", "export", str(folder)]) == 4
    assert "exists; name another folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given", [["check", "a.txt"], ["missing"], ["guess"], ["export"], ["export", "a", "b"]]
)
def test_wrong_use_is_told(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dict", *given]) == 2
    assert capsys.readouterr().err


def test_a_table_has_no_dictionaries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = content.builtin() / "ingest" / "territories.csv"
    assert main(["dict", "missing", str(path)]) == 4
    assert "has no dictionaries" in capsys.readouterr().err
