"""The ledger: versions, which one counts, damage, and taking an unfinished batch back."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from actorgraph.errors import StoreError
from actorgraph.ledger import Ledger, Rows, SliceWriter, Version, writer
from actorgraph.ledger.writer import hash_lines
from actorgraph.triples import Piece


def pieces(*numbers: int) -> list[Piece]:
    made = {"subject": [f"<urn:s{n % 7}>" for n in numbers], "object": [f'"{n}"' for n in numbers]}
    return [Piece("<urn:p>", pl.DataFrame(made)), Piece("<urn:a>", pl.DataFrame(made))]


def publish(
    ledger: Ledger, seq: int, version: str, *numbers: int, slice_: str = "one", batch: int = 1
) -> Version:
    writer = SliceWriter(ledger.staging(), f"staged-{seq}")
    writer.add(pieces(*numbers))
    path, triples, digest = writer.finish()
    made = Version(
        source="toy", slice=slice_, version=version, seq=seq, batch=batch,
        content_sha256=digest, triples=triples, rows=Rows(rows_in=2, accepted=2),
    )  # fmt: skip
    ledger.publish(made, path)
    return made


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger")


def test_a_version_comes_back_as_it_was_written(ledger: Ledger) -> None:
    made = publish(ledger, 1, "2024", 3, 1, 2, 3)
    assert ledger.current() == {"toy/one": made}
    frame = ledger.frame(made)
    assert frame.height == made.triples == 6
    assert frame.equals(frame.unique().sort("predicate", "subject", "object"))
    lines = hashlib.sha256()
    hash_lines(lines, frame)
    assert lines.hexdigest() == made.content_sha256


def test_the_sources_own_date_counts_then_the_order_of_recording(ledger: Ledger) -> None:
    first = publish(ledger, 1, "2024-02", 1)
    publish(ledger, 2, "2024-01", 2)
    assert ledger.current()["toy/one"] == first
    third = publish(ledger, 3, "2024-02", 3)
    assert ledger.current()["toy/one"] == third
    assert [v.seq for v in ledger.versions("toy", "one")] == [2, 1, 3]


def test_what_stood_before_a_withdrawal_counts_no_more(ledger: Ledger) -> None:
    held = publish(ledger, 1, "2024-02", 1)
    ledger.withdraw(held, seq=2, batch=2, recorded="")
    assert ledger.current() == {}
    assert ledger.versions("toy", "one")[-1].withdrawn
    older = publish(ledger, 3, "2024-01", 2)
    assert ledger.current() == {"toy/one": older}
    assert ledger.versions("toy", "one")[-1] == older


@pytest.mark.parametrize("spill", [1, 30, 75])
def test_spilling_to_disk_changes_nothing(tmp_path: Path, spill: int) -> None:
    made = {}
    for name, limit in (("whole", 1 << 30), ("spilled", spill)):
        writer = SliceWriter(tmp_path, name, limit)
        for start in (0, 5, 12, 3):
            writer.add(pieces(*range(start, start + 10)))
        path, triples, digest = writer.finish()
        made[name] = (pl.read_parquet(path).rows(), triples, digest)
    assert made["whole"] == made["spilled"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["spilled.parquet", "whole.parquet"]


@pytest.mark.parametrize(
    "numbers",
    [range(7), range(6, -1, -1), range(30), (3, 1, 2), (0, 7, 14, 21), (21, 14, 7, 0), (1, 1, 2)],
)  # fmt: skip
@pytest.mark.parametrize("few", [0, 5_000])
def test_in_whatever_order_they_come_triples_are_sorted_and_hashed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, numbers: Iterable[int], few: int
) -> None:
    monkeypatch.setattr(writer, "FEW", few)
    given = list(numbers)
    made = SliceWriter(tmp_path, "one")
    made.add(pieces(*given))
    path, triples, digest = made.finish()
    wanted = sorted(
        {(p, f"<urn:s{n % 7}>", f'"{n}"') for n in given for p in ("<urn:p>", "<urn:a>")}
    )
    assert pl.read_parquet(path).rows() == [(s, p, o) for p, s, o in wanted]
    lines = "".join(f"{s} {p} {o} .\n" for p, s, o in wanted)
    assert (triples, digest) == (len(wanted), hashlib.sha256(lines.encode()).hexdigest())


def test_an_empty_slice_can_be_written(tmp_path: Path) -> None:
    path, triples, digest = SliceWriter(tmp_path, "none").finish()
    assert (pl.read_parquet(path).height, triples) == (0, 0)
    assert digest == hashlib.sha256().hexdigest()


@pytest.mark.parametrize("key", ["../../x", "a/b", ".", "..", "CON", "ü" * 200, " ", "a\nb"])
def test_any_key_makes_a_folder_of_its_own(ledger: Ledger, key: str) -> None:
    folder = ledger.folder("toy", key)
    assert folder.parent == ledger.root / "toy"
    assert len(folder.name) <= 120
    made = publish(ledger, 1, "", 1, slice_=key)
    assert ledger.current() == {f"toy/{key}": made}
    assert ledger.folder("toy", f"{key}x") != folder


def test_damage_is_named(ledger: Ledger) -> None:
    made = publish(ledger, 1, "2024", 1)
    path = ledger.path(made)
    data = path.read_bytes()
    for broken in (data[: len(data) // 2], b"", b"PAR1" + data[4:-8] + bytes(8)):
        path.write_bytes(broken)
        with pytest.raises(StoreError, match=r"damaged: .*; bring it back from a backup"):
            ledger.frame(made)
    path.unlink()
    with pytest.raises(StoreError, match="a version of the ledger is missing"):
        ledger.frame(made)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"source": 1', '{"rows": {}}'])
def test_a_manifest_that_cannot_be_read_is_named(ledger: Ledger, text: str) -> None:
    made = publish(ledger, 1, "2024", 1)
    ledger.path(made).with_suffix(".json").write_text(text)
    with pytest.raises(StoreError, match=r"000001-.*\.json: damaged"):
        ledger.current()


def test_forgetting_a_batch_leaves_the_others_whole(ledger: Ledger) -> None:
    kept = publish(ledger, 1, "2024", 1, batch=1)
    findings = ledger.path(kept).with_suffix(".findings.parquet")
    pl.DataFrame({"severity": ["Info"]}).write_parquet(findings)
    gone = publish(ledger, 2, "2025", 2, batch=2)
    ledger.path(gone).with_suffix(".findings.parquet").write_bytes(b"")
    torn = replace(gone, seq=3)
    ledger.path(torn).write_bytes(b"its manifest was never written")
    publish(ledger, 4, "2025", 2, slice_="two", batch=2)
    (ledger.staging() / "left.parquet").write_bytes(b"")
    ledger.forget_batch(2, [("toy", "one"), ("toy", "two"), ("toy", "never-written")])
    assert ledger.current() == {"toy/one": kept}
    assert sorted(p.name for p in ledger.folder("toy", "one").iterdir()) == sorted(
        [findings.name, ledger.path(kept).name, ledger.path(kept).with_suffix(".json").name]
    )
    assert not ledger.folder("toy", "two").exists()
    assert not (ledger.root / ".staging").exists()


def test_the_manifest_is_plain_json(ledger: Ledger) -> None:
    made = publish(ledger, 1, "2024", 1)
    data = json.loads(ledger.path(made).with_suffix(".json").read_bytes())
    assert Version.from_json(data) == made
    assert made.rows.reconciles
    assert not Rows(rows_in=1).reconciles
