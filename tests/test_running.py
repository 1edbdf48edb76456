"""How an ingest is run: folders, standard input, workers, interrupts, and the quarantine again."""

import io
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from actorgraph import cli, quarantine
from actorgraph.build import Builder
from actorgraph.errors import UsageError
from actorgraph.index import generation
from actorgraph.requeue import requeue
from actorgraph.staging import Options
from actorgraph.workspace import Workspace

Toy = Callable[..., Path]
ROWS = ("1,2024-03-01,alfa,beta,Alfa", "2,2024-03-02,beta,gamma,Beta")
# Told a file named `may` it never ends, so that no interrupt comes too late.
WAITS = """
_told = frames

def frames(file):
    import time
    if file.name.startswith("may"):
        time.sleep(600)
    yield from _told(file)
"""
LIST = Path(__file__).parent / "toy" / "toy_list.py"


@pytest.fixture
def listed(ws: Workspace) -> Workspace:
    (ws.root / "ingest" / "toy_list.py").write_bytes(LIST.read_bytes())
    return ws


def folder_of(toy: Toy) -> Path:
    for name in ("a", "b", "c"):
        folder = toy(name, *(f"{name}{row}" for row in ROWS)).parent
    (folder / "notes.bin").write_bytes(b"\x00\x01")
    (folder / ".hidden.csv").write_text("key,day,agent,recipient,name\n")
    return folder


def test_a_folder_is_read_file_by_file_and_what_nobody_reads_is_named(
    ws: Workspace, toy: Toy
) -> None:
    batch = Builder(ws).ingest([folder_of(toy)])
    assert [s.slice for s in batch.slices] == ["a", "b", "c"]
    assert (batch.refused, batch.passed) == ([], ["notes.bin"])


def test_a_folder_without_files_is_named(ws: Workspace, tmp_path: Path) -> None:
    (tmp_path / "empty" / "in").mkdir(parents=True)
    with pytest.raises(UsageError, match="empty: is a folder without files"):
        Builder(ws).ingest([tmp_path / "empty"])


def test_deltas_of_a_folder_come_after_their_base(listed: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "x").mkdir()
    delta = "op,key,name,url,ally\nADD,2,Bo,https://e.x/2,1\n"
    (folder / "list@2024-03-02.csv").write_text(delta)
    (folder / "x" / "list@2024-03-01.csv").write_text(
        "key,name,url,ally\n1,Al,https://e.x/1,3\n3,Cy,https://e.x/3,1\n"
    )
    batch = Builder(listed).ingest([folder])
    assert batch.refused == []
    assert [(s.version, s.records_new) for s in batch.slices] == [
        ("2024-03-01", 2),
        ("2024-03-02", 1),
    ]


def test_the_standard_input_is_a_file(
    ws: Workspace, toy: Toy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = toy("march", *ROWS).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert cli.main(["-C", str(ws.root), "ingest", "-"]) == 0
    assert "2 rows = 2 accepted" in capsys.readouterr().out


def test_workers_give_the_same_graph_and_receipts(ws: Workspace, toy: Toy, tmp_path: Path) -> None:
    other = Workspace(Path(shutil.copytree(ws.root, tmp_path / "other")))
    folder = folder_of(toy)
    toy("d", *ROWS, ",2024-03-03,alfa,beta,Nobody")
    alone = Builder(ws).ingest([folder])
    together = Builder(other).ingest([folder], Options(jobs=2))
    assert together.digest == alone.digest
    assert [s.as_json() for s in together.slices] == [s.as_json() for s in alone.slices]
    assert together.passed == alone.passed == ["notes.bin"]
    for one in (ws, other):
        held = [(r.slice, r.row, r.reason) for r in quarantine.held(one.quarantine)]
        assert held == [("d", 3, "missing-id")]


def test_a_setting_that_no_source_has_is_wrong_use(ws: Workspace, toy: Toy) -> None:
    with pytest.raises(UsageError, match="no source has a setting `filtr`"):
        Builder(ws).ingest([toy("march", *ROWS)], Options(settings={"filtr": "off"}))


def test_requeue_reads_a_file_again_after_a_mend(ws: Workspace, toy: Toy) -> None:
    path = toy("march", *ROWS, ",2024-03-03,alfa,beta,Alfa")
    Builder(ws).ingest([path])
    assert [r.reason for r in quarantine.held(ws.quarantine)] == ["missing-id"]
    done = requeue(Builder(ws))
    assert (done.before, done.after, done.missing) == (1, 1, ())
    script = ws.root / "ingest" / "toy_events.py"
    mended = script.read_text().replace("infer_schema=False)", 'infer_schema=False).fill_null("0")')
    script.write_text(mended)
    sys.modules.pop("actorgraph_ingest.toy_events", None)
    done = requeue(Builder(ws))
    assert (done.before, done.after) == (1, 0)
    assert list(quarantine.held(ws.quarantine)) == []
    assert len(list((ws.quarantine / "settled").glob("*.jsonl"))) == 1
    assert done.receipts[0].rows.accepted == 3


def test_requeue_asks_for_a_file_that_has_gone(
    ws: Workspace, toy: Toy, capsys: pytest.CaptureFixture[str]
) -> None:
    path = toy("march", *ROWS, ",2024-03-03,alfa,beta,Alfa")
    Builder(ws).ingest([path])
    path.unlink()
    assert cli.main(["-C", str(ws.root), "requeue"]) == 3
    assert "give it again" in capsys.readouterr().err
    assert cli.main(["-C", str(ws.root), "status"]) == 0
    assert "toy-events/march: 1 missing-id" in capsys.readouterr().out


def test_an_interrupt_leaves_the_case_as_it_was(ws: Workspace, toy: Toy, tmp_path: Path) -> None:
    Builder(ws).ingest([toy("march", *ROWS)])
    before = generation.current(ws.index)
    assert before is not None
    with (ws.root / "ingest" / "toy_events.py").open("a") as script:
        script.write(WAITS)
    command = [sys.executable, "-m", "actorgraph", "-C", str(ws.root), "ingest", "--jobs", "1"]
    paths = [str(toy(name, *ROWS)) for name in ("april", "may")]
    process = subprocess.Popen(
        [*command, *paths], stderr=subprocess.PIPE, text=True,
        # in a suite that runs in the background interrupts are ignored, and children inherit that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    staging = ws.root / "ledger" / ".staging"
    while process.poll() is None and not (staging.is_dir() and any(staging.iterdir())):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert "interrupted; nothing half-done is left" in err
    after = generation.current(ws.index)
    assert after is not None
    assert after.manifest.digest == before.manifest.digest
    assert list(Workspace(ws.root).ledger.current()) == ["toy-events/march"]
