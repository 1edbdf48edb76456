"""A few hostile inputs of each kind; `bench/hostile.py` runs as many as there are cases."""

import gzip
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from actorgraph.cli import main
from actorgraph.errors import ActorgraphError, LimitError, Refused
from actorgraph.files import open_input
from actorgraph.limits import Limits
from actorgraph.workspace import Workspace

SOURCES = Path(__file__).parents[1] / "bench" / "hostile_sources"

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(ws: Workspace, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command in a workspace that has the sources of the hostile cases."""
    for script in SOURCES.glob("*.py"):
        shutil.copy(script, ws.root / "ingest")

    def run(*words: str) -> tuple[int, str, str]:
        code = main(["-C", str(ws.root), *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def zipped(*names: str, data: str = "x") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), Refused),
        (gzip.compress(b"some text" * 1000, mtime=0)[:-20], Refused),
        (gzip.compress(b"x", mtime=0) + b"garbage", Refused),
        (zipped("../../evil.csv"), Refused),
        (zipped("/abs.csv"), Refused),
        (zipped("C:\\x.csv"), Refused),
        (zipped("CON"), Refused),
        (zipped("a.csv")[:-30], Refused),
        (zipped(*(f"f{n}.csv" for n in range(1001)), data=""), LimitError),
        (gzip.compress(b"0" * 20_000_000, mtime=0), LimitError),
        (b"version https://git-lfs.github.com/spec/v1\n", Refused),
    ],
)
def test_an_archive_that_is_none(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    path = tmp_path / "in"
    path.write_bytes(data)
    with pytest.raises(error), open_input(path, Limits()) as opened:
        assert opened == []
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_no_input() -> None:
    with pytest.raises(ActorgraphError), open_input(Path("/dev/zero"), Limits()):
        pass


def test_a_table_of_everything(command: Command, ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    path.write_bytes(
        b"id,name,url,date,fatalities,eventcode\n"
        b"1,\x1b[2J\xe2\x80\xaeevil,javascript:alert(1),20240229,12,042\n"
        b'2,"=HYPERLINK(""http://x/"")",,,,\n../../pwned,x,,,,\n'
        b'"> <http://e/p> <http://e/o> . <http://e/s",y,,,,\n'
        b"3,A\x00lice,,,,\n4,\xff,,,,\n5,short\n6,z,http://e/a b,,,\n7,z,,20240230,,\n"
        b"8,z,,,nan,\n9,z,,,,999\n10,a,,,,\n10,b,,,,\n" + b"11," + b"x" * 20_000 + b",,,,\n"
    )
    code, out, err = command("ingest", str(path), "--json")
    receipt = json.loads(out)
    assert code == 3, err
    assert (receipt["rows_in"], receipt["accepted"], receipt["quarantined"]) == (14, 4, 10)
    assert any("is no web address" in note for note in receipt["notes"])
    assert any("unseen characters" in note for note in receipt["notes"])
    records = [json.loads(x) for x in max(ws.quarantine.glob("*")).read_text().splitlines()]
    assert sorted(r["reason"] for r in records if r["source"] == "hostile-table") == sorted(
        "nul encoding column-count bad-iri bad-date bad-number bad-code duplicate-conflict "
        "duplicate-conflict limit".split()
    )
    for words in ((), ("--csv",), ("--json",)):
        code, out, err = command("ask", "actor_names", "--actor", "hostile-all-1", *words)
        assert code == 0
        assert "\x1b" not in out + err
        assert "\u202e" not in out + err
    assert "'=HYPERLINK" in command("ask", "actor_names", "--actor=hostile-all-2", "--csv")[1]
    assert command("verify")[0] == 0


def test_a_batch_without_a_row_keeps_its_quarantine(
    command: Command, ws: Workspace, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        path = tmp_path / f"{name}.csv"
        path.write_bytes(b"id,name\n1\n")
        assert command("ingest", str(path), "--source", "hostile-table")[0] == 3
    told = [p.read_text() for p in ws.quarantine.glob("*.jsonl")]
    assert [sum('"slice": "one"' in t for t in told), sum('"slice": "two"' in t for t in told)] == [
        1, 1,
    ]  # fmt: skip


def test_lines_of_everything(command: Command, tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    deep = '{"id":"a","x":' + "[" * 100_000 + "]" * 100_000 + "}"
    path.write_text(
        f'{deep}\n{{"id":"b","n":NaN}}\n\n{{"id":"c","caption":"\\ud800"}}\n{{"id":null}}\n'
        '{"id":"d","caption":"x\u2028y"}\n{"id":"e"}{"id":"f"}\n{"id":"g","id":"h"}\n'
    )
    code, out, _ = command("ingest", str(path), "--json")
    receipt = json.loads(out)
    assert code == 3
    assert (receipt["rows_in"], receipt["accepted"], receipt["quarantined"]) == (7, 1, 6)
    assert receipt["notes"] == ["1 blank line skipped"]


SHAPES = {
    "misspelt": "sh:property [ sh:path <http://e/p> ; sh:minCuont 1 ]",
    "rule": 'sh:rule [ a sh:SPARQLRule ; sh:construct "CONSTRUCT {} WHERE {}" ]',
}


@pytest.mark.parametrize("part", SHAPES.values(), ids=SHAPES)
def test_shapes_that_check_nothing_or_more_are_refused(
    command: Command, ws: Workspace, tmp_path: Path, part: str
) -> None:
    (ws.root / "shapes").mkdir()
    (ws.root / "shapes" / "mine.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        f"<http://e/S> a sh:NodeShape ; sh:targetClass <http://e/T> ; {part} .\n"
    )
    path = tmp_path / "a.csv"
    path.write_text("id,name\n1,x\n")
    digest = ws.generation().manifest.digest
    code, _, err = command("ingest", str(path))
    assert code == 4
    assert "mine.ttl" in err
    assert ws.generation().manifest.digest == digest


@pytest.mark.parametrize(
    "words",
    [
        ("sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
        ("sparql", "SELECT * {} ; DROP ALL"),
        ("sparql", "SELECT * {" + "?a ?b ?c FILTER EXISTS { " * 1600 + "}" * 1601),
        ("sparql", ""),
        ("ask", "claims_about", "--actor", 'x" } DROP ALL #'),
        ("ask", "claims_about", "--actor", ""),
        ("ask", "claims_about", "--actor", "PRK", "--since", "2024-02-30"),
        ("ask", "claims_about", "--actor", "PRK", "--coutnry", "France"),
    ],
)  # fmt: skip
def test_a_request_that_is_refused_says_so_in_one_line(
    command: Command, words: tuple[str, ...]
) -> None:
    code, out, err = command(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)
