"""Deltas: a slice changed in part is as if the full file had been read."""

from pathlib import Path

import list_case
import polars as pl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from list_case import KEY, Listed, delta, take, whole
from test_laws import case

from actorgraph.families import root_of
from actorgraph.workspace import Workspace

SMALL = settings(
    max_examples=4, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
ANNE = ("Anne", "https://a.example/1", "")
BERT = ("Bert", "https://b.example/1", "")
CARL = ("Carl", "https://b.example/1", "a")

entry = st.tuples(
    st.sampled_from(["Anne", "Bert"]),
    st.sampled_from(["https://a.example/1", "https://b.example/2"]),
    st.just(""),
)
# an id may have dots of its own
listed = st.dictionaries(st.sampled_from(["a", "b.1", "b.2", "c"]), entry, min_size=1)


@SMALL
@given(old=listed, new=listed)
@example(old={"a": ANNE, "b": BERT, "c": CARL}, new={"a": ANNE, "c": CARL})
@example(old={"a": ANNE, "b": BERT}, new={"a": ("Anna", "https://b.example/1", "b"), "b": BERT})
def test_a_delta_gives_what_the_full_file_gives(
    bare_template: Path, old: Listed, new: Listed
) -> None:
    with case(bare_template) as ws, case(bare_template) as other:
        take(ws, whole(ws, "2024-03-01", old))
        take(ws, delta(ws, "2024-03-02", old, new))
        take(other, whole(other, "2024-03-01", old))
        take(other, whole(other, "2024-03-02", new))
        made, meant = (w.generation().catalog()[KEY] for w in (ws, other))
        assert (made.content_sha256, made.triples) == (meant.content_sha256, meant.triples)
        assert list_case.digest(ws) == list_case.digest(other)


def test_its_rows_reconcile_and_its_receipt_says_what_changed(bare: Workspace) -> None:
    old = {"a": ANNE, "b": BERT, "c": CARL}
    new = {"a": ("Anna", *ANNE[1:]), "c": CARL, "d": BERT}
    take(bare, whole(bare, "2024-03-01", old))
    (receipt,) = take(bare, delta(bare, "2024-03-02", old, new)).slices
    said = receipt.as_json()
    assert (said["rows_in"], said["accepted"], said["base"]) == (3, 3, "2024-03-01")
    assert (said["records_new"], said["records_gone"], said["records_changed"]) == (1, 1, 1)
    assert said["notes"] == []


def test_without_a_base_it_is_refused(bare: Workspace) -> None:
    path = delta(bare, "2024-03-02", {}, {"a": ANNE})
    (error,) = list_case.builder(bare).ingest([path]).refused
    assert "no base for this delta; ingest the full file first" in str(error)
    assert KEY not in bare.generation().catalog()


def test_one_that_is_not_newer_changes_nothing(bare: Workspace) -> None:
    take(bare, whole(bare, "2024-03-02", {"a": ANNE}))
    before = list_case.digest(bare)
    (receipt,) = take(bare, delta(bare, "2024-03-02", {}, {"b": BERT})).slices
    assert receipt.outcome == "unchanged"
    assert receipt.notes == (
        "not newer than version 2024-03-02, which counts: nothing was applied",
    )
    assert list_case.digest(bare) == before
    assert len(bare.ledger.versions("toy-list", "list")) == 1


def test_full_file_and_delta_in_one_batch(bare: Workspace) -> None:
    first = whole(bare, "2024-03-01", {"a": ANNE, "b": BERT})
    second = delta(bare, "2024-03-02", {"a": ANNE, "b": BERT}, {"b": BERT, "c": CARL})
    batch = take(bare, first, second)
    assert [s.outcome for s in batch.slices] == ["new", "changed"]
    assert bare.generation().catalog()[KEY].version == "2024-03-02"


def test_what_it_deletes_in_vain_and_what_still_refers_to_it_is_told(bare: Workspace) -> None:
    take(bare, whole(bare, "2024-03-01", {"a": ANNE, "c": CARL}))
    path = delta(bare, "2024-03-02", {"a": ANNE, "x": BERT}, {})
    (receipt,) = take(bare, path).slices
    assert receipt.notes == (
        "1 of 2 nodes to delete are not in version 2024-03-01: a delta between may be missing",
        "nodes that stay refer to deleted ones 1 times",
    )


def test_what_a_delta_refers_to_may_stand_in_its_base(bare: Workspace) -> None:
    """Carl's association has Anne for its other party, who is not in the delta."""
    take(bare, whole(bare, "2024-03-01", {"a": ANNE}))
    (receipt,) = take(bare, delta(bare, "2024-03-02", {}, {"c": CARL})).slices
    assert (receipt.rows.accepted, receipt.findings.get("Violation")) == (1, None)


@pytest.mark.parametrize(
    ("id_", "root"),
    [("a", "a"), ("a.r", "a"), ("a.1", "a.1"), ("a.1.r", "a.1"), ("a.10.r", "a"), ("ab", None)],
)
def test_the_nearest_root_counts(id_: str, root: str | None) -> None:
    roots = pl.Series(["a", "a.1"])
    found = pl.DataFrame({"id": [id_]}).select(root_of(pl.col("id"), roots))
    assert found.item() == root
