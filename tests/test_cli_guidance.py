"""What the command line says beside its data leads on: names, reasons, commands to copy."""

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from actorgraph import cli
from actorgraph.terminal import render
from actorgraph.workspace import Workspace

Capture = pytest.CaptureFixture[str]
ROW = "1,2024-03-01,alfa,beta,Alfa"
ARTICLE = """Paper rejects charge

By AFP

March 3, 2024

Kenya accused Peru on Sunday of supplying drones to Chile. Peru denied the accusation.
"""


def run(ws: Workspace, *arguments: object) -> int:
    return cli.main(["-C", str(ws.root), *map(str, arguments)])


def following(err: str) -> list[str]:
    """The arguments of the command on the last line."""
    last = err.splitlines()[-1]
    assert last.startswith("next: actorgraph "), err
    return shlex.split(last)[2:]


def test_the_next_command_runs_as_it_stands(
    ws: Workspace, toy: Callable[..., Path], capsys: Capture
) -> None:
    assert run(ws, "ingest", toy("march", ROW)) == 0
    for verb in (["status"], ["ask"], ["ask", "claims_contested"], ["show", "toy-alfa"],
                 ["ask", "dyad_timeline", "--a", "toy-alfa", "--b", "toy-beta"],
                 ["show", "toy-march-1"], ["diff", "toy-events/march"], ["check"]):  # fmt: skip
        assert run(ws, *verb) in (0, 3), verb
        words = following(capsys.readouterr().err)
        assert words[:2] == ["-C", str(ws.root)]
        if "export" not in words:
            assert cli.main(words) in (0, 3), words
        capsys.readouterr()


def test_the_workspace_may_stand_after_the_verb(ws: Workspace, capsys: Capture) -> None:
    for verb in ("status", "ask"):
        assert cli.main([verb, "-C", str(ws.root)]) == 0
        assert following(capsys.readouterr().err)[:2] == ["-C", str(ws.root)]


def test_a_receipt_names_the_file_and_why_a_row_was_not_taken(
    ws: Workspace, toy: Callable[..., Path], capsys: Capture
) -> None:
    path = toy("march", ROW, "2,no-day,alfa,beta,Alfa")
    assert run(ws, "ingest", path) == 3
    out = capsys.readouterr().out
    assert f"{path.name}: toy-events/march: 1 new (+" in out
    assert re.search(
        r"in quarantine: 1 shape-violation; first: row 2: shape-violation: .*xsd:date", out
    )
    assert run(ws, "ingest", "--json", path) == 3
    told = json.loads(capsys.readouterr().out)
    assert (told["input"], told["reasons"]) == (path.name, {"shape-violation": 1})


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["ingest", "https://news.example/a.txt"], "is an address"),
     (["ingest", "--max-quarantined", "2", "x"], "from 0 to 1"),
     (["set", "doc-nowhere", "publisher", "Paper"], "is no document of this case"),
     (["reject", "doc-nowhere"], "is no derivation of this case")],
)  # fmt: skip
def test_wrong_use_is_told(
    ws: Workspace, capsys: Capture, arguments: list[str], words: str
) -> None:
    assert run(ws, *arguments) == 2
    assert words in capsys.readouterr().err
    assert not ws.corrections.exists()


def test_a_query_explains_itself(ws: Workspace, capsys: Capture) -> None:
    assert run(ws, "ask", "claims_about", "--help") == 0
    out, err = capsys.readouterr()
    assert "--since (date, optional): " in out
    assert following(err)[2:] == [
        "ask", "claims_about", "--actor", "North Korea", "--since", "2023-01-01",
    ]  # fmt: skip


def test_one_broken_query_hides_no_other(ws: Workspace, capsys: Capture) -> None:
    (ws.root / "queries").mkdir()
    (ws.root / "queries" / "broken.rq").write_text("SELECT")
    assert run(ws, "ask") == 2
    out, err = capsys.readouterr()
    assert "broken: has no `#+ summary:`" in err
    assert "situation_origins" in out


def test_nothing_found_comes_with_what_was_searched(
    ws: Workspace, toy: Callable[..., Path], capsys: Capture
) -> None:
    run(ws, "ingest", toy("march", ROW))
    capsys.readouterr()
    assert run(ws, "ask", "claims_about", "--actor", "Alfa") == 0
    err = capsys.readouterr().err
    assert re.search(r"not found in 0 documents.*does not follow", err)
    assert "actor=toy-alfa" in err


def test_a_link_is_found_and_rejected_by_its_document(full_ws: Workspace, capsys: Capture) -> None:
    path = full_ws.root / "paper.md"
    path.write_text(ARTICLE)
    assert run(full_ws, "ingest", path) in (0, 3)
    document = re.search(r"article/(doc-\w+)", capsys.readouterr().out)
    assert document
    assert run(full_ws, "reject", document[1]) == 2
    link = capsys.readouterr().err.rpartition(" ")[2].strip()
    assert run(full_ws, "show", document[1]) == 0
    assert f"({link})" in capsys.readouterr().out
    assert run(full_ws, "reject", link) == 0
    assert run(full_ws, "rebuild") == 0
    capsys.readouterr()
    assert run(full_ws, "show", document[1]) == 0
    assert f"rejected ({link})" in capsys.readouterr().out


def test_what_is_set_counts_when_the_named_file_is_read_again(
    full_ws: Workspace, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "papers" / "my paper.md"
    path.parent.mkdir()
    path.write_text(ARTICLE)
    assert run(full_ws, "ingest", path) in (0, 3)
    document = re.search(r"article/(doc-\w+)", capsys.readouterr().out)
    assert document
    for folder, name in ((tmp_path, "papers/my paper.md"), (path.parent, "my paper.md")):
        monkeypatch.chdir(folder)
        assert run(full_ws, "set", document[1], "publisher", "The Paper") == 0
        words = following(capsys.readouterr().err)
        assert words[2:] == ["ingest", name]
        assert cli.main(words) in (0, 3)
    capsys.readouterr()
    assert run(full_ws, "show", document[1]) == 0
    assert "The Paper" in capsys.readouterr().out
    path.unlink()
    assert run(full_ws, "set", document[1], "publisher", "Paper") == 0
    assert f"{path}: is not there to be read again" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_no_actor(
    ws: Workspace, toy: Callable[..., Path], capsys: Capture
) -> None:
    for name in ("nothing.txt", "papers/nothing"):
        assert run(ws, "show", name) == 2
        assert f"{name}: no such file" in capsys.readouterr().err
    assert run(ws, "show", "Nobody") == 2
    assert "no such file" not in capsys.readouterr().err
    path = toy("march", ROW)
    assert run(ws, "ingest", path.parent / "toy-marhc.csv") == 2
    assert following(capsys.readouterr().err)[2] == "ingest"


def test_after_a_file_with_nothing_in_it_comes_what_the_case_has(
    ws: Workspace, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("")
    assert run(ws, "ingest", "--source", "article", path) in (0, 4)
    assert cli.main(following(capsys.readouterr().err)) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_is_no_bug(ws: Workspace) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "actorgraph", "-C", str(ws.root), "status"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, env={**os.environ},
        )  # fmt: skip
    assert done.returncode == 6
    assert "make room" in done.stderr


def test_an_id_is_never_cut_and_what_is_empty_is_left_out() -> None:
    node = "doc-94d0a1b2c3d4e5f6.s0a1b2c3d"
    head, row = ["who", "whoLabel", "date", "said"], ["wd-Q30", "United States", "", "word " * 30]
    lines = render(["id", *head], [[node, *row]], [False] * 5, 60)
    assert lines[:2] == [f"id    {node}", "who   United States (wd-Q30)"]
    assert not any(line.startswith("date") for line in lines)
    columns = render(["id", "said"], [[node, "word " * 30]], [False] * 2, 70)
    assert columns[1].startswith(f"{node}  word")
    assert columns[1].endswith("…")
    assert len(columns[1]) <= 70


def test_columns_give_up_what_is_empty_before_they_give_way_to_blocks() -> None:
    head = ["member", "memberLabel", "since", "until"]
    rows = [["wd-Q142", "France", "1949-08-24", ""], ["wd-Q30", "United States", "1949-08-24", ""]]
    assert render(head, rows, [False] * 4, 80)[0].split() == head
    assert render(head, rows, [False] * 4, 40) == [
        "member                  since",
        "France (wd-Q142)        1949-08-24",
        "United States (wd-Q30)  1949-08-24",
    ]
    assert render(head, rows, [False] * 4, 20)[0] == "member  France (wd-Q142)"
