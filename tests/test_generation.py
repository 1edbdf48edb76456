"""Generations: two are kept, and damage is found and named before anything is answered."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from toy_case import ToyBuilder

from actorgraph import verify, workspace
from actorgraph.errors import StoreError, UsageError
from actorgraph.index import generation
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.plan import make_plan
from actorgraph.workspace import Workspace

ROW = "1,2024-03-01,alfa,beta,Alfa"


def read_all(ws: Workspace) -> int:
    ws.generation().catalog()
    engine = ws.generation().open()
    count = sum(1 for _ in engine.triples())
    engine.close()
    return count


def damaged(ws: Workspace) -> None:
    """Reading says so in one line with the remedy, and the remedy helps."""
    with pytest.raises(StoreError) as caught:
        read_all(ws)
    assert "actorgraph rebuild" in str(caught.value)
    assert "\n" not in str(caught.value)
    ToyBuilder(ws).rebuild()
    assert read_all(ws) > 0


def test_the_last_two_are_kept(bare: Workspace, toy: Callable[..., Path]) -> None:
    for day in "123":
        ToyBuilder(bare).ingest([toy("march", f"{day},2024-03-0{day},alfa,beta,Alfa")])
    names = sorted(p.name for p in bare.index.glob("gen-*"))
    assert len(names) == 2
    assert names[-1] == bare.generation().path.name
    assert not list(bare.index.glob("*.new"))


def test_files_that_are_gone_or_cut(bare: Workspace) -> None:
    path = bare.generation().path
    store = path / "store"
    first = next(p for p in sorted(store.glob("*.sst")) if p.stat().st_size > 100)
    log = max(store.glob("*.log"), key=lambda p: p.name)
    manifest = next(store.glob("MANIFEST*"))
    for victim in (first, log, manifest, path / "generation.json", path / "catalog.json"):
        held = victim.read_bytes()
        victim.unlink()
        broken(bare, victim.name)
        victim.write_bytes(held[: len(held) // 2] if held else b"x")
        broken(bare, victim.name)
        victim.write_bytes(held)
    assert read_all(bare) > 0
    (store / "CURRENT").unlink()
    damaged(bare)


def broken(ws: Workspace, what: str) -> None:
    with pytest.raises(StoreError, match="actorgraph rebuild") as caught:
        read_all(ws)
    assert "\n" not in str(caught.value), what


@pytest.mark.parametrize("text", [b"", b"gen-999999\n", b"../x\n", b"\xff\xfe", b"a\0b"])
def test_a_pointer_to_nowhere(bare: Workspace, text: bytes) -> None:
    (bare.index / "CURRENT").write_bytes(text)
    broken(bare, "CURRENT")


def test_a_pointer_to_nowhere_after_a_crash_can_be_mended(bare: Workspace) -> None:
    (bare.index / "CURRENT").write_bytes(b"gen-999999\n")
    workspace.announce(bare, 7, [("toy-events", "march")])
    damaged(bare)


def test_no_index_at_all(bare: Workspace) -> None:
    digest = bare.generation().manifest.digest
    shutil.rmtree(bare.index)
    with pytest.raises(StoreError, match="the index is missing; actorgraph rebuild"):
        bare.generation()
    assert ToyBuilder(bare).rebuild().manifest.digest == digest


def test_flipped_bytes_are_found_before_they_are_read(
    bare: Workspace, toy: Callable[..., Path]
) -> None:
    """The store itself may read a damaged block without end."""
    builder = ToyBuilder(bare)
    builder.ingest([toy("march", ROW)])
    published = bare.generation()
    plan = make_plan(bare, builder.schema, published.catalog())
    for victim in [published.store / name for name in published.manifest.files]:
        held = victim.read_bytes()
        victim.unlink()  # the other generation has the same file
        for place in {0, len(held) // 3, len(held) // 2, len(held) - 1} if held else ():
            victim.write_bytes(held[:place] + bytes([held[place] ^ 1]) + held[place + 1 :])
            with pytest.raises(StoreError, match=r"other bytes than were written; actorgraph reb"):
                list(verify.index_faults(bare, published, plan))
        victim.write_bytes(held)
    assert list(verify.index_faults(bare, published, plan)) == []


def test_verify_finds_what_is_not_as_recorded(bare: Workspace, toy: Callable[..., Path]) -> None:
    builder = ToyBuilder(bare)
    builder.ingest([toy("march", ROW)])
    published = bare.generation()
    plan = make_plan(bare, builder.schema, published.catalog())
    engine = OxigraphEngine.open(published.store, writable=True)
    engine.apply([("<urn:a>", "<urn:b>", "<urn:c>")], [])
    engine.flush()
    engine.close()
    sizes = replace(published.manifest, files=generation.data_files(published.store),
                    hashes={})  # fmt: skip
    changed = generation.Generation(published.path, sizes)
    assert ["the store's triples are not those" in f for f in
            verify.index_faults(bare, changed, plan)] == [True]  # fmt: skip
    version = published.catalog()["toy-events/march"]
    path = bare.ledger.path(version)
    bare.ledger.frame(version)[1:].write_parquet(path)
    assert ["content differs" in f for f in verify.ledger_faults(bare.ledger)] == [True]


def test_a_store_of_another_batch_is_not_taken_for_this_one(
    bare: Workspace, toy: Callable[..., Path]
) -> None:
    older = bare.generation()
    ToyBuilder(bare).ingest([toy("march", ROW)])
    newer = bare.generation()
    mixed = generation.Generation(older.path, newer.manifest)
    with pytest.raises(StoreError, match="damaged"):
        mixed.open()


def test_wrong_paths_and_foreign_folders(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        OxigraphEngine.open(tmp_path / "absent")
    assert not (tmp_path / "absent").exists()
    with pytest.raises(StoreError, match="no such folder; actorgraph init"):
        workspace.locate(tmp_path / "absent")
    with pytest.raises(StoreError, match=r"not a workspace \(no STORE.json\)"):
        workspace.locate(tmp_path)
    for text in ("", "[]", "{}", "\xff", '{"actorgraph": 99}'):
        (tmp_path / "STORE.json").write_text(text, encoding="latin-1")
        with pytest.raises(StoreError):
            workspace.locate(tmp_path)
    (tmp_path / "file").write_text("x")
    for taken in (tmp_path, tmp_path / "file"):
        with pytest.raises(UsageError):
            workspace.create(taken)
    with pytest.raises(StoreError, match="cannot be made"):
        workspace.create(tmp_path / "file" / "below")


def test_leftovers_of_a_dead_batch_are_cleared(bare: Workspace, toy: Callable[..., Path]) -> None:
    (bare.ledger.staging() / "9-dead.parquet").write_bytes(b"x" * 100)
    (bare.index / "gen-000009.new").mkdir()
    ToyBuilder(bare).ingest([toy("march", ROW)])
    assert list(bare.ledger.staging().iterdir()) == []
    assert not list(bare.index.glob("*.new"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[query\n", "not TOML"),
        ('[query]\nseconds = "x"\n', "not a number"),
        ("query = 5\n", "not a number"),
        ("[query]\nseconds = -1\n", "not a number"),
    ],
)
def test_settings_that_are_none(bare: Workspace, text: str, words: str) -> None:
    (bare.root / "actorgraph.toml").write_text(text)
    with pytest.raises(UsageError, match=words):
        bare.setting("query", "seconds")
