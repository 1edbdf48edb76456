"""The conductor: receipts, idempotence, replacement, removal, rebuild."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from actorgraph import corrections
from actorgraph.build import Builder
from actorgraph.errors import Refused, StoreError, UsageError
from actorgraph.index import base
from actorgraph.plan import make_plan
from actorgraph.receipt import BatchReceipt
from actorgraph.staging import Options
from actorgraph.workspace import Workspace, locked

ROWS = ("1,2024-03-01,alfa,beta,Alfa", "2,2024-03-02,beta,gamma,Beta")


def digest(ws: Workspace) -> str:
    return ws.generation().manifest.digest


def outcomes(batch: BatchReceipt) -> list[str]:
    return [s.outcome for s in batch.slices]


def test_rows_add_up_and_statements_are_counted(ws: Workspace, toy: Callable[..., Path]) -> None:
    rows = (*ROWS, ROWS[0], "3,not-a-day,alfa,beta,Alfa", ",2024-03-01,alfa,beta,Alfa")
    batch = Builder(ws).ingest([toy("march", *rows)])
    receipt = batch.slices[0].as_json()
    assert receipt["outcome"] == "new"
    assert (receipt["rows_in"], receipt["accepted"]) == (5, 2)
    assert (receipt["duplicates"], receipt["quarantined"]) == (1, 2)
    assert (receipt["statements_new"], receipt["statements_gone"]) == (2, 0)
    assert batch.quarantine is not None
    lines = Path(batch.quarantine).read_text().splitlines()
    assert len(lines) == 2
    assert any("Situation-startEarliest" in line and '"row": 4' in line for line in lines)


def test_the_same_file_again_is_nothing_new(ws: Workspace, toy: Callable[..., Path]) -> None:
    path = toy("march", *ROWS)
    Builder(ws).ingest([path])
    before, generation = digest(ws), ws.generation().path
    again = Builder(ws).ingest([path])
    assert outcomes(again) == ["unchanged"]
    assert (digest(ws), ws.generation().path) == (before, generation)


def test_reference_data_are_judged_without_the_version_they_replace(
    ws: Workspace, toy: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    module = next(s.module for s in Builder(ws).scripts if s.card.name == "toy-events")
    monkeypatch.setattr(module, "SOURCE", replace(module.SOURCE, reference=True))
    Builder(ws).ingest([toy("march", *ROWS)])
    later = Builder(ws).ingest([toy("march", ROWS[0].replace("03-01", "03-09"), ROWS[1])])
    (receipt,) = later.slices
    assert (receipt.outcome, receipt.rows.quarantined, receipt.findings) == ("changed", 0, {})


def test_an_index_loaded_some_triples_at_a_time_is_the_same(
    ws: Workspace, toy: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    Builder(ws).ingest([toy("march", *ROWS)])
    before, held = digest(ws), set(ws.generation().open().triples())
    monkeypatch.setattr(base, "AT_ONCE", len(held) // 4)
    Builder(ws).rebuild()
    assert (digest(ws), set(ws.generation().open().triples())) == (before, held)
    assert not list(ws.index.rglob("*.nt"))


def test_the_same_bad_rows_are_quarantined_once(ws: Workspace, toy: Callable[..., Path]) -> None:
    path = toy("march", *ROWS, "3,not-a-day,alfa,beta,Alfa")
    first = Builder(ws).ingest([path, path])
    assert first.quarantine is not None
    again = Builder(ws).ingest([path])
    assert [s.rows.quarantined for s in (*first.slices, *again.slices)] == [1, 1, 1]
    assert again.quarantine is None
    lines = [p.read_text() for p in ws.quarantine.glob("*.jsonl")]
    assert len("".join(lines).splitlines()) == 1
    # other bad rows of the same content are news
    other = Builder(ws).ingest([toy("march", *ROWS, "4,not-a-day,alfa,beta,Alfa")])
    assert (outcomes(other), other.quarantine is None) == (["unchanged"], False)


def test_an_emptied_quarantine_is_filled_again(ws: Workspace, toy: Callable[..., Path]) -> None:
    path = toy("march", *ROWS, "3,not-a-day,alfa,beta,Alfa")
    held = Builder(ws).ingest([path]).quarantine
    assert held is not None
    Path(held).unlink()
    assert Builder(ws).ingest([path]).quarantine is not None


def test_the_order_of_rows_changes_nothing(
    ws: Workspace, toy: Callable[..., Path], initialised: Path
) -> None:
    Builder(ws).ingest([toy("march", *ROWS)])
    first = digest(ws)
    again = Builder(ws).ingest([toy("march", *reversed(ROWS))])
    assert outcomes(again) == ["unchanged"]
    assert digest(ws) == first


def test_a_newer_version_replaces_and_the_receipt_says_what(
    ws: Workspace, toy: Callable[..., Path]
) -> None:
    Builder(ws).ingest([toy("march@1", *ROWS)])
    changed = toy("march@2", "1,2024-03-05,alfa,beta,Alfa", "3,2024-03-09,alfa,delta,Alfa")
    receipt = Builder(ws).ingest([changed]).slices[0]
    assert receipt.outcome == "changed"
    assert receipt.statements_new == receipt.statements_changed == receipt.statements_gone == 1


def test_an_older_version_that_comes_late_is_kept_but_does_not_count(
    ws: Workspace, toy: Callable[..., Path]
) -> None:
    Builder(ws).ingest([toy("march@2", *ROWS)])
    before = digest(ws)
    assert outcomes(Builder(ws).ingest([toy("march@1", ROWS[0])])) == ["older"]
    assert digest(ws) == before
    assert len(ws.ledger.versions("toy-events", "march")) == 2


def test_the_newest_date_counts_also_where_its_content_is_an_earlier_one(
    ws: Workspace, toy: Callable[..., Path]
) -> None:
    Builder(ws).ingest([toy("march@1", *ROWS)])
    before = digest(ws)
    assert outcomes(Builder(ws).ingest([toy("march@3", *ROWS)])) == ["unchanged"]
    assert outcomes(Builder(ws).ingest([toy("march@2", ROWS[0])])) == ["older"]
    assert digest(ws) == before == Builder(ws).rebuild().manifest.digest
    assert ws.generation().catalog() == ws.ledger.current()


def test_removal_leaves_what_was_there_before(ws: Workspace, toy: Callable[..., Path]) -> None:
    before = digest(ws)
    Builder(ws).ingest([toy("march", *ROWS)])
    assert outcomes(Builder(ws).remove(["toy-events/march"])) == ["removed"]
    assert digest(ws) == before
    with pytest.raises(UsageError, match="no slice"):
        Builder(ws).remove(["toy-events/march"])


def test_a_triple_goes_only_when_no_slice_states_it(
    ws: Workspace, toy: Callable[..., Path]
) -> None:
    Builder(ws).ingest([toy("march", ROWS[0])])
    alone = digest(ws)
    Builder(ws).ingest([toy("april", "9,2024-04-01,alfa,beta,Alfa")])
    Builder(ws).remove(["toy-events/april"])
    assert digest(ws) == alone
    engine = ws.generation().open()
    assert engine.ask("ASK { <https://w3id.org/actorgraph/id/toy-alfa> ?p ?o }")
    engine.close()


def test_rebuild_gives_the_digest_that_ingests_gave(
    ws: Workspace, toy: Callable[..., Path]
) -> None:
    Builder(ws).ingest([toy("march", *ROWS)])
    Builder(ws).ingest([toy("april", "9,2024-04-01,alfa,beta,Alfa of April")])
    Builder(ws).ingest([toy("march", ROWS[1])])
    before = digest(ws)
    assert Builder(ws).rebuild().manifest.digest == before


def test_an_empty_file_does_not_empty_a_slice(ws: Workspace, toy: Callable[..., Path]) -> None:
    Builder(ws).ingest([toy("march", *ROWS)])
    before = digest(ws)
    refused = Builder(ws).ingest([toy("march")])
    assert [e.exit_code for e in refused.refused if hasattr(e, "exit_code")] == [4]
    assert digest(ws) == before
    allowed = Builder(ws).ingest([toy("march")], Options(allow_empty=True))
    assert outcomes(allowed) == ["changed"]


def test_a_slice_that_has_drifted_is_refused_whole(ws: Workspace, toy: Callable[..., Path]) -> None:
    before = digest(ws)
    rows = [f"{n},bad,alfa,beta,Alfa" for n in range(100, 130)] + list(ROWS)
    batch = Builder(ws).ingest([toy("march", *rows)])
    assert "30 of 32 rows" in str(batch.refused[0])
    assert digest(ws) == before
    taken = Builder(ws).ingest([toy("march", *rows)], Options(max_quarantined=1.0))
    assert taken.rows.accepted == 2


def test_one_bad_file_does_not_hold_up_the_others(
    ws: Workspace, toy: Callable[..., Path], tmp_path: Path
) -> None:
    unknown = tmp_path / "unknown.bin"
    unknown.write_bytes(bytes(range(256)))
    batch = Builder(ws).ingest([unknown, toy("march", *ROWS), tmp_path / "absent.csv"])
    assert outcomes(batch) == ["new"]
    assert len(batch.refused) == 2


def test_a_second_writer_is_told_to_wait(ws: Workspace, toy: Callable[..., Path]) -> None:
    with locked(ws), pytest.raises(StoreError, match="another process"):
        Builder(ws).ingest([toy("march", *ROWS)])


def test_a_reader_keeps_the_generation_it_opened(ws: Workspace, toy: Callable[..., Path]) -> None:
    engine = ws.generation().open()
    size = sum(1 for _ in engine.triples())
    Builder(ws).ingest([toy("march", *ROWS)])
    assert sum(1 for _ in engine.triples()) == size
    engine.close()


def test_a_decision_counts_from_when_a_slice_says_what_the_node_is(
    ws: Workspace, toy: Callable[..., Path]
) -> None:
    """Such a slice changes references of others, so a delta would not give the whole graph."""
    rows = "subject_id\tpredicate_id\tobject_id\ntoy-alfa\tskos:exactMatch\twd-Q1\n"
    ws.identity.write_text(rows)
    known = Builder(ws).schema
    before = make_plan(ws, known, ws.ledger.current())
    Builder(ws).ingest([toy("march", *ROWS)])
    after = make_plan(ws, known, ws.ledger.current())
    assert (len(before.canonical), len(after.canonical)) == (0, 1)
    assert before.decisions != after.decisions


def test_a_correction_of_a_document_leaves_the_index_as_it_is(ws: Workspace) -> None:
    known = Builder(ws).schema
    before = make_plan(ws, known, {}).decisions
    corrections.append(ws.corrections, "doc-1", "publisher", "The Post", "anna", "2024-01-01")
    assert make_plan(ws, known, {}).decisions == before
    corrections.append(ws.corrections, "link-1", "status", "rejected", "anna", "2024-01-01")
    assert make_plan(ws, known, {}).decisions != before


# Two chunks, the second with a node of the first: `AGAIN` is its position there.
CHUNKED = """
import polars as pl
from actorgraph.frames import Chunk, Source

SOURCE = Source(
    name="chunked", title="Chunked", publisher="The tests", url="https://example.org/c",
    licence="https://creativecommons.org/publicdomain/zero/1.0/", redistribute=True,
)

def recognise(file):
    return file.head.startswith(b"chunked ")

def frames(file):
    _, second, names = file.read_bytes().decode().split()
    for latitude, name in zip(("1.5", second), names.split(","), strict=False):
        place = {"id": ["chunked-place"], "_row": [None], "latitude": [latitude]}
        record = {
            "id": [f"chunked-{latitude}.r"], "_row": [1], "recordKey": [latitude],
            "fromSource": [SOURCE.id], "describes": ["chunked-place"], "name@en": ["Place"],
        }
        frames = {"Place": place, "DatasetRecord": record}
        yield Chunk(
            slice=name, rows_in=1,
            frames={k: pl.DataFrame(v, schema_overrides={"_row": pl.Int64})
                    for k, v in frames.items()},
        )
"""


def ingest_chunks(ws: Workspace, text: str, tmp_path: Path) -> BatchReceipt:
    (ws.root / "ingest" / "chunked.py").write_text(CHUNKED)
    (tmp_path / "chunked.txt").write_text(text)
    return Builder(ws).ingest([tmp_path / "chunked.txt"], Options(source="chunked"))


def test_chunks_of_a_slice_agree_on_the_nodes_they_share(ws: Workspace, tmp_path: Path) -> None:
    assert outcomes(ingest_chunks(ws, "chunked 1.50 one,one", tmp_path)) == ["new"]
    batch = ingest_chunks(ws, "chunked 2.5 two,two", tmp_path)
    assert outcomes(batch) == []
    assert isinstance(batch.refused[0], Refused)
    assert "chunked-place has 2 values of ag:latitude" in str(batch.refused[0])


def test_a_file_of_another_size_than_its_source_has_is_remarked(
    ws: Workspace, tmp_path: Path
) -> None:
    (ws.root / "ingest").mkdir(exist_ok=True)
    script = CHUNKED.replace("redistribute=True", "redistribute=True, expects=(3, 9)")
    (ws.root / "ingest" / "chunked.py").write_text(script)
    (tmp_path / "chunked.txt").write_text("chunked 1.5 one,two")
    receipts = Builder(ws).ingest([tmp_path / "chunked.txt"], Options(source="chunked")).slices
    assert [r.notes for r in receipts] == [
        (), ("2 rows, where 3 to 9 are expected of such a file",),
    ]  # fmt: skip


def test_a_slice_that_goes_on_after_another_is_refused(ws: Workspace, tmp_path: Path) -> None:
    (ws.root / "ingest").mkdir(exist_ok=True)
    script = CHUNKED.replace('("1.5", second)', '("1.5", second, "3")')
    (ws.root / "ingest" / "chunked.py").write_text(script)
    (tmp_path / "chunked.txt").write_text("chunked 2.5 one,two,one")
    batch = Builder(ws).ingest([tmp_path / "chunked.txt"], Options(source="chunked"))
    assert "slice one goes on after another one" in str(batch.refused[0])


def test_a_file_name_of_any_bytes_is_taken(ws: Workspace, toy: Callable[..., Path]) -> None:
    path = toy("march", *ROWS)
    odd = path.rename(path.with_name(os.fsdecode(b"ma\xffrch.csv")))
    assert outcomes(Builder(ws).ingest([odd])) == ["new"]
    assert [v.input_name for v in ws.generation().catalog().values()] == ["ma\ufffdrch.csv"]
