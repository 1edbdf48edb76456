"""What is not sure enough waits for a person, and what was decided counts at the next ingest."""

import io
import json
import os
import shutil
import termios
import threading
import time
from pathlib import Path

import pytest

from actorgraph import api, reviews
from actorgraph.build import Builder, Options
from actorgraph.cli import main
from actorgraph.commands import talk
from actorgraph.receipt import BatchReceipt
from actorgraph.terms import AG, AGV
from actorgraph.workspace import Workspace

ARTICLE = """Talks on the border

YEREVAN, March 4, 2021 (Reuters) - Armenia accused Azerbaijan of shelling a village on Monday.

Iran, which shares a border with either country, said that it had voted to withdraw from the talks.
"""
PREFIXES = f"PREFIX ag: <{AG}> PREFIX agv: <{AGV}> "
AGREED = (
    PREFIXES
    + "SELECT ?event { ?event a ag:Event ; ag:eventType agv:type-SANCTION ; ag:agent ?iran }"
)
STATUS = (
    PREFIXES
    + "SELECT ?s { ?m ag:denotes ?event ; ag:status ?s . ?event ag:stance agv:stance-asserts }"
)


@pytest.fixture(scope="module")
def ingested(
    initialised: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, BatchReceipt]:
    """A workspace with the article, never written to again, and its receipt."""
    root = Path(shutil.copytree(initialised, tmp_path_factory.mktemp("review") / "case"))
    (root / "talks.txt").write_text(ARTICLE, encoding="utf-8")
    return root, Builder(Workspace(root)).ingest([root / "talks.txt"], Options())


@pytest.fixture
def case(ingested: tuple[Path, BatchReceipt], tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(ingested[0], tmp_path / "case")))


def ingest(ws: Workspace) -> int:
    return main(["-C", str(ws.root), "ingest", str(ws.root / "talks.txt")])


def review(ws: Workspace, monkeypatch: pytest.MonkeyPatch, answers: str, *options: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    return main(["-C", str(ws.root), "review", "--author", "tester", *options])


def agreed(ws: Workspace) -> bool:
    return len(api.open(ws.root).sparql(AGREED).rows) > 0


def test_a_doubtful_reading_is_queued_and_not_written(
    case: Workspace, ingested: tuple[Path, BatchReceipt], capsys: pytest.CaptureFixture[str]
) -> None:
    talk.receipt(ingested[1], case.root)
    assert f"1 queued: actorgraph -C {case.root} review" in capsys.readouterr().out
    ((key, item),) = reviews.waiting(case.review, case.reviews)
    assert key == f"article/{item['document']}"
    assert item["sentence"] == ARTICLE.split("\n\n")[2].strip()
    assert ARTICLE[item["start"] : item["end"]] == item["exact"]
    assert item["reading"].startswith("Iran asserts: SANCTION/withdraw Iran > ")
    assert item["score"] < 0.5
    assert "event word: ambiguous" in item["why"]
    assert not agreed(case)


def test_a_score_stands_on_what_is_written(case: Workspace) -> None:
    rows = (
        api.open(case.root)
        .sparql(
            PREFIXES
            + "SELECT ?score ?status { ?m ag:score ?score . OPTIONAL { ?m ag:status ?status } }"
        )
        .rows
    )
    assert rows
    for score, status in rows:
        assert (float(score) < 0.9) == (status is not None and "unreviewed" in str(status))


def test_what_is_accepted_is_written_at_the_next_ingest(
    case: Workspace,
    ingested: tuple[Path, BatchReceipt],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert review(case, monkeypatch, "y\n") == 0
    shown = capsys.readouterr()
    assert "1 accepted, 0 rejected, 0 waiting" in shown.out
    assert f"ingest {ingested[0] / 'talks.txt'}" in shown.err
    assert reviews.waiting(case.review, case.reviews) == []
    assert ingest(case) == 0
    assert agreed(case)
    assert "status-accepted" in str(api.open(case.root).sparql(STATUS).rows)
    assert "queued" not in capsys.readouterr().out


def test_what_is_rejected_is_neither_written_nor_asked_again(
    case: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(case, monkeypatch, "n\n") == 0
    assert "0 accepted, 1 rejected" in capsys.readouterr().out
    assert ingest(case) == 0
    assert "queued" not in capsys.readouterr().out
    assert not agreed(case)
    assert case.review.read_text("utf-8") == ""
    row = case.reviews.read_text("utf-8").splitlines()[1].split("\t")
    assert row[1] == "rejected"
    assert row[6] == "tester"
    assert "warned" not in str(row)  # the decision, not the words of the article


def test_nothing_is_decided_without_a_yes_or_no(
    case: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for answers in ("q\n", "s\n", "", "what\n\nq\n"):
        assert review(case, monkeypatch, answers) == 0
        shown = capsys.readouterr()
        assert "0 accepted, 0 rejected, 1 waiting" in shown.out
        assert ("`w` is none of y, n, s, q" in shown.err) == answers.startswith("what")
        assert not case.reviews.exists()


def test_a_terminal_needs_one_key_and_no_return(
    case: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    keyboard, terminal = os.openpty()
    before = termios.tcgetattr(terminal)
    hand = threading.Thread(target=press, args=(keyboard, terminal, b"y"))
    hand.start()
    with open(terminal, encoding="utf-8", closefd=False) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert main(["-C", str(case.root), "review", "--author", "tester"]) == 0
    hand.join()
    assert termios.tcgetattr(terminal) == before  # echo and line mode are back
    os.close(terminal)
    os.close(keyboard)
    assert "1 accepted, 0 rejected, 0 waiting" in capsys.readouterr().out


def press(keyboard: int, terminal: int, key: bytes) -> None:
    """Press a key once single keys are waited for: what was typed before is thrown away."""
    end = time.monotonic() + 120
    while termios.tcgetattr(terminal)[3] & termios.ICANON and time.monotonic() < end:
        time.sleep(0.01)
    os.write(keyboard, key)


def test_the_queue_is_listed_and_given_as_json(
    case: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert review(case, monkeypatch, "", "--list") == 0
    shown = capsys.readouterr().out
    assert "1/1  Iran asserts: SANCTION" in shown
    assert "cue:say" in shown
    assert review(case, monkeypatch, "", "--json") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["type"] == "claim"


def test_the_queue_of_a_slice_goes_with_it(case: Workspace) -> None:
    ((key, _),) = reviews.waiting(case.review, case.reviews)
    assert main(["-C", str(case.root), "remove", key]) == 0
    assert reviews.waiting(case.review, case.reviews) == []


def test_a_damaged_queue_is_named(
    case: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case.review.write_text("[1]\n", encoding="utf-8")
    assert review(case, monkeypatch, "", "--list") == 5
    assert "queue.jsonl line 1" in capsys.readouterr().err


def test_the_last_decision_of_an_item_counts(tmp_path: Path) -> None:
    item = {"item": "doc-1.q2", "reading": "A\tB", "start": 1, "end": 2, "score": 0.4}
    for verdict in ("rejected", "accepted"):
        reviews.decide(tmp_path / "r.tsv", item, verdict, "tester", "2024-01-01")
    assert reviews.verdicts(tmp_path / "r.tsv") == {"doc-1.q2": {"review": "accepted"}}
