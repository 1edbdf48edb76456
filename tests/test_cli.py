"""The command line: exit codes, one line where something is wrong, nothing a terminal obeys."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from actorgraph import cli
from actorgraph.build import Builder
from actorgraph.workspace import Workspace, locked

Capture = pytest.CaptureFixture[str]
ROW = "1,2024-03-01,alfa,beta,Alfa"


def run(ws: Workspace | Path, *arguments: object) -> int:
    root = ws.root if isinstance(ws, Workspace) else ws
    return cli.main(["-C", str(root), *map(str, arguments)])


def complaint(capsys: Capture) -> str:
    """The one line on stderr; nothing on stdout."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    assert "Traceback" not in err
    assert "\x1b" not in err
    return err


def process(*arguments: object, **kwargs: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        **kwargs,
    )


def test_help_is_light() -> None:
    code = (
        "import sys; from actorgraph.cli import main; code = main(['--help']); "
        "heavy = {'polars', 'pyoxigraph', 'rdflib', 'pyshacl', 'rich'} & sys.modules.keys(); "
        "sys.exit(code or len(heavy))"
    )
    done = process("-c", code)
    assert done.returncode == 0, done.stderr
    for verb in cli.VERBS:
        assert f" {verb} " in done.stdout


@pytest.mark.parametrize("verb", sorted(cli.VERBS))
def test_every_verb_has_help(verb: str, capsys: Capture) -> None:
    assert cli.main([verb, "--help"]) == 0
    out, err = capsys.readouterr()
    assert f"actorgraph {verb}" in out
    assert cli.VERBS[verb][1].capitalize()[:30] in " ".join(out.split())
    assert err == ""


@pytest.mark.parametrize(
    "arguments",
    [[], ["wrong"], ["status", "--wrong"], ["ingest"], ["--wrong", "status"], ["show"],
     ["ingest", "--limit", "members", "x"], ["ingest", "--limit", "a=1", "x"],
     ["ask", "no_such_query"], ["status", "\x1b[31mred"], ["export", "case.xyz"],
     ["diff", "no/slice"], ["remove", "no/slice"], ["set", "doc-1", "issued", "yesterday"],
     ["sparql", "@absent.rq"],
     ["sparql", "SELEKT"]],
    ids=lambda a: " ".join(a).replace("\x1b", "ESC") or "none",
)  # fmt: skip
def test_wrong_use_ends_with_2(bare: Workspace, capsys: Capture, arguments: list[str]) -> None:
    assert run(bare, *arguments) == 2
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    assert "\x1b" not in out + err
    assert 1 <= err.count("\n") <= 2, err  # receipts end with what comes next


def test_a_good_run_ends_with_0(ws: Workspace, toy: Callable[..., Path], capsys: Capture) -> None:
    path = toy("march", ROW)
    assert run(ws, "ingest", path) == 0
    out, err = capsys.readouterr()
    assert "toy-events/march: 1 new (+" in out
    assert err.splitlines()[-1].startswith("next: ")
    assert run(ws, "ingest", "--json", path) == 0
    row = json.loads(capsys.readouterr().out)
    assert (row["slice"], row["rows_in"], row["accepted"]) == ("march", 1, 1)
    for verb in (
        ["status"], ["status", "--json"], ["diff", "toy-events/march"], ["show", "toy-alfa"],
        ["sparql", "SELECT * { ?s ?p ?o } LIMIT 1"],
    ):  # fmt: skip
        assert run(ws, *verb) == 0, verb
    assert "\x1b" not in capsys.readouterr().out


def test_findings_end_with_3(ws: Workspace, toy: Callable[..., Path], capsys: Capture) -> None:
    assert run(ws, "ingest", toy("march", ROW, "2,no-day,alfa,beta,Alfa")) == 3
    assert "1 quarantined" in capsys.readouterr().out
    # a decision makes the index stale, which is no damage
    (ws.root / "identity.sssom.tsv").write_text(
        "subject_id\tpredicate_id\tobject_id\ntoy-alfa\tskos:exactMatch\ttoy-beta\n"
    )
    done = process("-m", "actorgraph", "-C", ws.root, "verify")
    assert done.returncode == 3, done.stderr
    assert done.stdout.split()[0] == ws.generation().manifest.digest
    assert "have changed since the index was made" in done.stderr


def test_a_refusal_ends_with_4(ws: Workspace, tmp_path: Path, capsys: Capture) -> None:
    before = ws.generation().manifest.digest
    unknown = tmp_path / "un\x1b[31mknown.bin"
    unknown.write_bytes(bytes(range(256)))
    assert run(ws, "ingest", unknown) == 4
    out, err = capsys.readouterr()
    assert "not a file we know how to read" in err
    assert "\x1b" not in out + err
    ragged = tmp_path / "ragged.csv"
    ragged.write_text("key,day,agent,recipient,name\n1,2,3,4,5,6,7\n")
    assert run(ws, "ingest", ragged) == 4
    assert "cannot be read" in capsys.readouterr().err
    assert ws.generation().manifest.digest == before


def test_trouble_with_the_store_ends_with_5(
    bare: Workspace, toy: Callable[..., Path], tmp_path: Path, capsys: Capture
) -> None:
    assert run(tmp_path / "absent", "status") == 5
    assert "no such folder" in complaint(capsys)
    assert run(tmp_path, "status") == 5
    assert "is not a workspace" in complaint(capsys)
    with locked(bare):
        assert run(bare, "ingest", toy("march", ROW)) == 5
    assert "another process is writing" in complaint(capsys)
    (bare.index / "CURRENT").write_bytes(b"gen-999999\n")
    assert run(bare, "status") == 5
    assert "actorgraph rebuild" in complaint(capsys)


def test_an_unknown_source_ends_with_2(
    ws: Workspace, toy: Callable[..., Path], capsys: Capture
) -> None:
    assert run(ws, "ingest", "--source", "no_such", toy("march", ROW)) == 2
    assert "no source `no_such`; there are: " in capsys.readouterr().err


def test_a_limit_ends_with_6(ws: Workspace, toy: Callable[..., Path], capsys: Capture) -> None:
    assert run(ws, "ingest", "--limit", "stored=5", toy("march", ROW)) == 6
    assert "the limit is 5" in capsys.readouterr().err


def test_our_own_bug_ends_with_70_and_a_report(
    ws: Workspace, toy: Callable[..., Path], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Builder, "ingest", lambda *_: 1 // 0)
    assert run(ws, "ingest", toy("march", ROW)) == 70
    line = complaint(capsys)
    assert line.startswith("our bug: ZeroDivisionError")
    report = Path(line.rsplit("details: ")[-1].strip())
    assert "Traceback" in report.read_text()
    report.unlink()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("def frames(file: SourceFile) -> Iterator[Chunk]:\n",
         "def frames(file: SourceFile) -> Iterator[Chunk]:\n    1 // 0\n",
         r"cannot read march\.csv: ZeroDivisionError in line \d+: "),
        ("    yield Chunk(", "    return Chunk(", "should yield it"),
        ("def recognise(file: SourceFile) -> bool:\n",
         "def recognise(file: SourceFile) -> bool:\n    return file.header\n",
         r"whether march\.csv is one of its files: AttributeError in line \d+: "),
        ("    redistribute=True,\n", "",
         r"cannot be loaded: TypeError in line \d+: .*'redistribute'"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_script_of_the_workspace_is_none_of_ours(
    ws: Workspace, toy: Callable[..., Path], capsys: Capture, old: str, new: str, told: str
) -> None:
    script = ws.root / "ingest" / "toy_events.py"
    text = script.read_text()
    assert old in text
    script.write_text(text.replace(old, new))
    assert run(ws, "ingest", toy("march", ROW)) == 4
    line = capsys.readouterr().err.splitlines()[0]
    assert re.match(rf"ingest/toy_events\.py: .*{told}", line), line


def test_what_is_written_is_harmless(
    ws: Workspace, toy: Callable[..., Path], capsys: Capture
) -> None:
    run(ws, "ingest", toy("march", "1,2024-03-01,alfa,beta,=\x1b[31mred\x9b31m"))
    name = "<https://w3id.org/actorgraph/ns#name>"
    query = f'SELECT ?name {{ ?r {name} ?name FILTER(CONTAINS(?name, "red")) }}'
    capsys.readouterr()
    for form in ([], ["--json"], ["--csv"]):
        assert run(ws, "sparql", query, *form) == 0
        out, err = capsys.readouterr()
        assert "red" in out
        assert not {"\x1b", "\x9b"} & set(out + err)


def test_only_one_line_without_a_reader(bare: Workspace) -> None:
    done = subprocess.run(
        f"{sys.executable} -m actorgraph -C {bare.root} status --json | head -c 1",
        shell=True, capture_output=True, text=True, check=False, env={**os.environ},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
