"""A workspace adds entries to the dictionaries of the article reader."""

from pathlib import Path
from typing import Any

import pytest

from actorgraph import content
from actorgraph.errors import Refused


def test_an_entry_of_a_workspace_is_read_beside_ours(tmp_path: Path) -> None:
    folder = tmp_path / "ingest" / "article"
    folder.mkdir(parents=True)
    heads = "verb\tobjects\ttype\tmode\tcontext\trecipient\texample\texpected\n"
    own = "bedevil\t\tCOERCE\t\t\tobj\tKenya bedevilled Chad.\tCOERCE Kenya > Chad\n"
    (folder / "verbs.tsv").write_text(heads + own, encoding="utf-8")
    try:
        tables: Any = content.load_ingest("_text.words.tables", tmp_path)
        rows = tables.table("verbs")
        assert rows[0]["verb"] == "bedevil"
        assert len(rows) > 500
    finally:
        content.load_ingest("_text.words.tables")
    assert content.load_ingest("_text.words.tables").table("verbs")[0]["verb"] != "bedevil"


def refused(root: Path, name: str, text: str) -> str:
    """What is said of a table of a workspace."""
    folder = root / "ingest" / "article"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="latin-1")
    try:
        with pytest.raises(Refused) as told:
            content.load_ingest("_text.words.tables", root).table("words")
    finally:
        content.load_ingest("_text.words.tables")
    assert "\n" not in str(told.value)
    assert str(folder / name) in str(told.value)
    return str(told.value)


HEADS = "verb\tobjects\ttype\tmode\tcontext\trecipient\texample\texpected\n"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("pester\t\tNOTATYPE\t\t\tobj\tA.\tB", "line 3: type `NOTATYPE` is none of: ACCUSE, AGREE"),
        ("pester\t\t\t\t\tobj\tA.\tB", "line 3: needs a type"),
        (
            "pester\t\tCOERCE\taerial\t\tobj\tA.\tB",
            "line 3: `aerial` is no mode of COERCE; it has: ar",
        ),
        ("pester\t\tCOERCE\t\tweather\tobj\tA.\tB", "line 3: context `weather` is none of: "),
        ("pester\t\tCOERCE", "line 3: has 3 cells, the head has 8: verb, objects, type"),
        ("pester\t\tCOERCE\t\t\tobj\tA.\tB\tC", "line 3: has 9 cells, the head has 8"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(tmp_path: Path, row: str, what: str) -> None:
    assert what in refused(tmp_path, "verbs.tsv", f"# mine\n{HEADS}{row}\n")


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        (
            "verbs.tsv",
            HEADS.replace("\tmode", ""),
            "line 1: has no column `mode`; the columns are: v",
        ),
        ("verbs.tsv", HEADS.replace("mode", "mod\tmode"), "line 1: has an unknown column `mod`"),
        ("verb.tsv", HEADS, "no table has this name; there are: agents, arithmetic"),
        ("kin.tsv", "word\tkin\naunt\tauntOf\n", "line 2: kin `auntOf` is none of: "),
        (
            "sectors.tsv",
            "sector\twords\texample\texpected\nXYZ\ta\n",
            "line 2: sector `XYZ` is none",
        ),
        ("arithmetic.tsv", "when\ttype\tbecomes\texample\texpected\nfuture\tAID\tHELP\n", "`HELP`"),
        ("kinds.tsv", "kind\twords\ncaf\xe9\tcaf\xe9\n", "not UTF-8 at byte 14; save it as UTF-8"),
    ],
)
def test_a_wrong_table_is_refused(tmp_path: Path, name: str, text: str, what: str) -> None:
    assert what in refused(tmp_path, name, text)


def test_our_own_tables_pass_the_same_check() -> None:
    own: Any = content.load_ingest("_text.words.own")
    own.check(own.OURS)
