"""A workspace's `dictionaries/` folder: articles are read with it, and checks run over it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from actorgraph import content, workspace
from actorgraph.cli import main

FILES = {
    "own.actors.txt": "TCHADIA [TCD] ; a name of the state\nBWANA_ZED [KENGOV]\n",
    "own.agents.txt": "ASKARI {ASKARIS} [~MIL]\nTOWN_CRIER {TOWN_CRIERS} [~JRN]\n",
    "own.verbs.txt": """&GIFT
+MARMALADE
+TEA

--- BAMBOOZLE [112] ---
BAMBOOZLE
+BAM_UP
- * &GIFT TO [070]
- SAID * [113]
- * $ [114]
--- SMITEN [190] ---
SMITEN {SMOTEN SMITTENED}
--- SAY [010] ---
SAY {SAID SAYS}
--- ODDLE [345] ---
ODDLE
""",
    "own.discards.txt": "CHESS CLUB\n",
    "old.actors.txt": "",
}
STORY = """Talks in Nairobi

NAIROBI, May 4, 2020 - Kenya bamboozled Tchadia. Kenya bamboozled marmalade to Mali. Kenya smoten
Ghana. The Kenyan askaris attacked Togo. Kenya oddled Niger. Kenya attacked Gabon.
Kenya attacked Benin at the chess club.
"""


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A workspace with dictionaries and no ingest scripts of its own."""
    made = workspace.create(tmp_path / "case").root
    folder = made / "dictionaries"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "old.actors.txt").write_bytes(b"S\xc3O_ALTO [CPV]\n")  # of one byte a letter
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    yield made
    content.load_ingest("_text.words.tables")


def said(text: str) -> str:
    return " ".join(text.split())


def test_articles_are_read_with_them(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(root), "annotate", str(tmp_path / "a.txt")]) == 0
    shown = said(capsys.readouterr().out)
    for told in (
        "ACCUSE/allege Kenya > Chad", "AID Kenya > Mali", "ASSAULT Kenya > Ghana",
        "Kenyan askaris > Togo", "ASSAULT Kenya > Gabon",
    ):  # fmt: skip
        assert told in shown
    assert "> Niger" not in shown  # 345 is no code of CAMEO
    assert "> Benin" not in shown  # a discard
    assert main(["-C", str(root), "ingest", str(tmp_path / "a.txt")]) == 0
    out = said(capsys.readouterr().out)
    assert "1 row = 1 accepted" in out
    assert "sentences left unread by the workspace's discards: 1" in out


def test_a_text_that_a_story_discard_is_in_tells_nothing(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "dictionaries" / "own.discards.txt").write_text("+CHESS CLUB\n", encoding="utf-8")
    assert main(["-C", str(root), "annotate", str(tmp_path / "a.txt")]) == 0
    assert "ASSAULT" not in capsys.readouterr().out


def test_what_is_not_used_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["-C", str(root), "dict", "check"])
    begins = f"{root / 'dictionaries'}: not used for articles: "
    told = [
        line.removeprefix(begins)
        for line in capsys.readouterr().err.splitlines() if line.startswith(begins)
    ]  # fmt: skip
    assert told == [
        "actors that are more than a state: Bwana Zed",
        "agents of several words: town crier, town criers",
        "verbs that make a claim: say",
        "verbs whose code CAMEO lacks: oddle [345]",
        "patterns with words before the verb, places of the sides, or a code that CAMEO lacks: "
        "bamboozle [113], bamboozle [114], bam up [113] and 1 more",
    ]


def test_without_them_nothing_of_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY, encoding="utf-8")
    assert main(["-C", str(tmp_path), "annotate", str(path)]) == 0
    shown = said(capsys.readouterr().out)
    assert "ASSAULT Kenya > Gabon" in shown
    assert "Kenya > Mali" not in shown
    assert "bamboozle)" not in shown


def test_the_rows_they_become(root: Path) -> None:
    tables: Any = content.load_ingest("_text.petrarch.tables", root)
    verbs = [(r["verb"], r["objects"].split("-")[0], r["type"]) for r in tables.rows("verbs")]
    assert verbs == [
        ("bamboozle", "", "ACCUSE"), ("bamboozle", "&marmalade", "AID"),
        ("bam up", "", "ACCUSE"), ("bam up", "&marmalade", "AID"), ("smiten", "", "ASSAULT"),
    ]  # fmt: skip
    assert [r["words"] for r in tables.rows("kinds")] == ["marmalade marmalades tea teas"]
    assert tables.rows("irregular") == (
        {"verb": "smiten", "past": "smoten", "participle": "smittened"},
    )
    assert {(r["sector"], r["words"]) for r in tables.rows("sectors")} == {
        ("MIL", "askari"), ("MIL", "askaris"),
    }  # fmt: skip
    assert dict(tables.names()) == {"Tchadia": "TCD", "São Alto": "CPV"}
    assert tables.rows("cues") == ()


def test_checks_run_over_them_and_over_what_was_exported(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """They carry no examples: nothing in them fails a check."""
    assert main(["-C", str(root), "dict", "export", str(root / "dictionaries")]) == 0
    ours: Any = content.load_ingest("_text.petrarch.coder")
    known = ours.load(root / "dictionaries")
    pairs = ours.coded("Kenya attacked Tchadia.", "2023-06-12", known)
    assert pairs == [("KEN", "TCD", "190")]
    capsys.readouterr()
    main(["-C", str(root), "dict", "check"])
    shown = capsys.readouterr().out
    assert "bamboozle" not in shown
    assert "askari" not in shown
    assert "has no example" not in shown
