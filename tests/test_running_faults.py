"""What an ingest owes when something goes wrong beside it: workers that die, rows that wait."""

import json
import multiprocessing
import os
import signal
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from actorgraph import cli, quarantine
from actorgraph.build import Builder
from actorgraph.errors import StoreError
from actorgraph.gathering import Input
from actorgraph.quarantine import Record
from actorgraph.requeue import requeue
from actorgraph.staging import Options
from actorgraph.workers import Work, read
from actorgraph.workspace import Workspace, locked

Toy = Callable[..., Path]
ROW = "1,2024-03-01,alfa,beta,Alfa"
BAD = "2,no-day,alfa,beta,Alfa"
HEADER = "key,day,agent,recipient,name"


def waiting(ws: Workspace) -> list[Record]:
    return list(quarantine.held(ws.quarantine))


def test_rows_wait_on_while_another_process_writes(ws: Workspace, toy: Toy) -> None:
    Builder(ws).ingest([toy("march", ROW, BAD)])
    with locked(ws), pytest.raises(StoreError):
        requeue(Builder(ws))
    assert len(waiting(ws)) == 1


def test_rows_of_a_reading_that_is_refused_wait_on(ws: Workspace, toy: Toy) -> None:
    rows = [f"{n},bad,alfa,beta,Alfa" for n in range(100, 130)]
    Builder(ws).ingest([toy("march", ROW, *rows)], Options(max_quarantined=1.0))
    done = requeue(Builder(ws))
    assert "30 of 31 rows cannot be accepted" in str(done.receipts[0].refused[0])
    assert (done.before, done.accepted, done.after, len(waiting(ws))) == (30, 0, 30, 30)
    assert requeue(Builder(ws), options=Options(max_quarantined=1.0)).receipts[0].refused == []


def test_any_text_may_stand_in_a_row_that_waits(ws: Workspace, toy: Toy) -> None:
    Builder(ws).ingest([toy("march", ROW, BAD)])
    (path,) = ws.quarantine.glob("*.jsonl")
    held = json.loads(path.read_text("utf-8")) | {"raw": "a\u2028b\x85c"}
    path.write_text(json.dumps(held, ensure_ascii=False) + "\n", "utf-8")
    Builder(ws).remove(["toy-events/march"])
    assert waiting(ws) == []
    (aside,) = (ws.quarantine / "settled").glob("*.jsonl")
    assert json.loads(aside.read_text("utf-8"))["raw"] == "a\u2028b\x85c"


@pytest.mark.parametrize("mended", [(ROW, "2,2024-03-02,alfa,beta,Alfa"), (ROW,)])
def test_a_mended_file_closes_the_rows_it_had_left(
    ws: Workspace, toy: Toy, mended: tuple[str, ...]
) -> None:
    Builder(ws).ingest([toy("march", ROW, BAD), toy("april", ROW, BAD)])
    Builder(ws).ingest([toy("march", *mended)])
    assert [r.slice for r in waiting(ws)] == ["april"]


def test_rows_are_read_again_in_one_batch(ws: Workspace, toy: Toy) -> None:
    Builder(ws).ingest([toy("march", ROW, BAD), toy("april", ROW, BAD)])
    done = requeue(Builder(ws))
    assert (len(done.receipts), done.before, done.after) == (1, 2, 2)


def test_files_of_the_same_bytes_are_not_one(ws: Workspace, toy: Toy) -> None:
    march, april = toy("march", ROW, BAD), toy("april", ROW, BAD)
    Builder(ws).ingest([march, april])
    Builder(ws).ingest([march])
    assert sorted(r.slice for r in waiting(ws)) == ["april", "march"]


def test_of_an_archive_only_the_files_with_such_rows_are_read_again(
    ws: Workspace, toy: Toy
) -> None:
    archive = toy("march", ROW).with_suffix(".zip")
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("march.csv", "\n".join([HEADER, ROW, BAD]))
        target.writestr("april.csv", "\n".join([HEADER, ROW]))
    Builder(ws).ingest([archive])
    (receipt,) = requeue(Builder(ws)).receipts
    assert ([s.slice for s in receipt.slices], receipt.refused) == (["march"], [])


def test_a_file_nobody_reads_does_not_hold_up_its_archive(ws: Workspace, toy: Toy) -> None:
    folder = toy("march", ROW).parent
    with zipfile.ZipFile(folder / "more.zip", "w") as target:
        target.writestr("april.csv", f"{HEADER}\n{ROW}")
        target.writestr("notes", b"\x00\x01")
        target.writestr("may.csv", f"{HEADER}\n{ROW}")
    batch = Builder(ws).ingest([folder])
    assert [s.slice for s in batch.slices] == ["march", "april", "may"]
    assert (batch.refused, batch.passed) == ([], ["more.zip (notes)"])


def test_a_folder_that_nobody_reads_ends_with_4_and_its_files_are_named(
    ws: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "notes.bin").write_bytes(b"\x00\x01")
    for form in ([], ["--json"]):
        assert cli.main(["-C", str(ws.root), "ingest", str(folder), *form]) == 4
        assert "1 file that no source reads: notes.bin" in capsys.readouterr().err


# Bodies, one a word, which are reference data.
REFERENCE = """
import polars as pl
from actorgraph.frames import Chunk, Source

SOURCE = Source(
    name="toy-reference", title="Toy reference", publisher="The tests", order=0, reference=True,
    url="https://example.org/r", redistribute=True,
    licence="https://creativecommons.org/publicdomain/zero/1.0/",
)

def recognise(file):
    return file.head.startswith(b"\\x01bodies")

def frames(file):
    ids = file.read_bytes().decode().split()[1:]
    free, rows = [None] * len(ids), list(range(1, len(ids) + 1))
    bodies = {"id": ids, "_row": free, "actorKind": ["agv:sector-NGO"] * len(ids)}
    records = {
        "id": [f"{i}.r" for i in ids], "_row": rows, "recordKey": ids, "describes": ids,
        "fromSource": [SOURCE.id] * len(ids), "name@en": ids,
    }
    made = {"Organization": bodies, "DatasetRecord": records}
    typed = {"_row": pl.Int64}
    yield Chunk(slice="bodies", rows_in=len(ids), frames={
        name: pl.DataFrame(frame, schema_overrides=typed) for name, frame in made.items()
    })
"""


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", ["a.bodies", "z.bodies"])
def test_reference_data_come_first_whatever_they_are_called(
    ws: Workspace, toy: Toy, jobs: int, name: str
) -> None:
    (ws.root / "ingest" / "toy_reference.py").write_text(REFERENCE)
    script = ws.root / "ingest" / "toy_events.py"
    script.write_text(script.read_text().replace('"Organization": _bodies(events),', ""))
    toy("march", ROW)
    folder = toy("april", ROW).parent
    (folder / name).write_bytes(b"\x01bodies toy-alfa toy-beta")
    batch = Builder(ws).ingest([folder], Options(jobs=jobs))
    assert batch.refused == []
    assert [(s.slice, s.rows.accepted) for s in batch.slices] == [
        ("bodies", 2), ("april", 1), ("march", 1),
    ]  # fmt: skip


def test_a_worker_that_is_killed_ends_the_batch(ws: Workspace, toy: Toy) -> None:
    rows = [f"{n},2024-03-01,alfa,beta,Alfa" for n in range(20_000)]
    paths = [toy(name, *rows) for name in "abcdefgh"]
    before = ws.generation().manifest.digest
    ended = threading.Thread(target=_kill_the_first_child)
    ended.start()
    with pytest.raises(StoreError, match="was ended"):
        Builder(ws).ingest(paths, Options(jobs=2))
    ended.join()
    assert ws.generation().manifest.digest == before


def _kill_the_first_child() -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for process in multiprocessing.active_children():
            if process.pid is not None:
                os.kill(process.pid, signal.SIGKILL)
                return
        time.sleep(0.01)


def test_what_a_worker_cannot_load_is_told_like_any_other_error(ws: Workspace, toy: Toy) -> None:
    damaged = ws.root / "reference.parquet"
    damaged.write_bytes(b"broken")
    asked = [(Input(toy("march", ROW)), Options())]
    with pytest.raises(StoreError, match="damaged"):
        list(read(Work(ws.root, 1, (damaged,)), asked, 2))
