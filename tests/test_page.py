"""`actorgraph show FILE`: every word of the article, who says what beside it."""

import io
import sys
from pathlib import Path

import pytest
from rich.console import Console

from actorgraph.annotating import Annotated, Reader
from actorgraph.cli import main
from actorgraph.commands.paged import painted
from actorgraph.page import lines

ARTICLE = """Chad accuses Kenya

Chad accused Kenya of supplying drones to Mali. Kenya denied that accusation. The envoy
would not say more\u202e.

Advertisement

“Kenyan troops attacked our army last week, and we will not forget it,” President Deby said.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "a.txt"
    found.write_text(ARTICLE, encoding="utf-8")
    return found


@pytest.fixture
def article(path: Path) -> Annotated:
    return next(Reader(source="article").read(path))


def test_no_word_of_the_text_is_left_out(article: Annotated) -> None:
    for width in (60, 100, 300):
        made = list(lines(article, width, marks=False))
        shown = " ".join("".join(p.text for p in line.pieces) for line in made)
        assert shown.split() == ARTICLE.split()


def test_a_claim_stands_beside_its_cue_and_its_words_between_marks(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(path)]) == 0
    shown = capsys.readouterr()
    assert "Chad accused {c1: Kenya of supplying drones to Mali}." in shown.out
    assert "| c1 Chad accuses: AID Kenya > Mali" in shown.out
    assert "c2 Kenya denies: AID Kenya > Mali" in shown.out
    assert "next: actorgraph annotate" in shown.err


def test_what_is_not_written_says_so_and_the_article_speaks_for_itself(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "b.txt"
    path.write_text(ARTICLE + "\nPeru’s army shelled a village in Chile on Monday.\n", "utf-8")
    assert main(["show", str(path)]) == 0
    margin = [line.rpartition(" | ")[2] for line in capsys.readouterr().out.splitlines()]
    told = " ".join(" ".join(margin).split())
    assert "e3 the article: ASSAULT/heavy-weapons Peru > Chile" in told
    assert "Idriss Déby asserts: ASSAULT Kenya > our army (queued)" in told
    assert "AID Kenya > Mali (queued)" not in told
    assert "Chile (queued)" not in told


def test_nothing_that_a_terminal_would_obey_is_printed(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(path)]) == 0
    out = capsys.readouterr().out
    assert "\u202e" not in out
    assert "[U+202E]" in out


def test_words_are_coloured_by_stance(article: Annotated) -> None:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="standard", width=200)
    for line in lines(article, 160, marks=False):
        console.print(painted(line, 160))
    out = stream.getvalue()
    assert "\x1b[35mKenya of supplying drones to Mali" in out  # accused: magenta
    assert "\x1b[31mc2 Kenya denies" in out  # denied: red
    assert "\x1b[1;32mKenyan troops" in out  # a quotation that is asserted: bold and green


def test_a_terminal_gets_colours(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert main(["show", str(path)]) == 0
    out = capsys.readouterr().out
    assert "│" in out
    assert "{c1:" not in out
