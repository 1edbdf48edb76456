"""A person's corrections: kept, read back, and checked."""

from pathlib import Path

import pytest

from actorgraph import corrections
from actorgraph.errors import Refused, UsageError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "corrections.tsv"


def add(path: Path, node: str, field: str, value: str) -> None:
    corrections.append(path, node, field, value, "anna", "2024-01-01")


def test_no_file_is_no_corrections(path: Path) -> None:
    assert corrections.of_documents(path) == {}
    assert corrections.statuses(path) == {}


def test_the_last_row_of_a_node_and_field_counts(path: Path) -> None:
    add(path, "doc-1", "issued", "2024-01-01")
    add(path, "doc-1", "issued", "2024-02-02")
    add(path, "doc-1", "publisher", "The Größe Post")
    add(path, "link-1", "status", "rejected")
    assert corrections.of_documents(path) == {
        "doc-1": {"issued": "2024-02-02", "publisher": "The Größe Post"}
    }
    assert corrections.statuses(path) == {"link-1": "rejected"}
    assert path.read_text().count("\n") == 5


def test_a_row_is_not_glued_to_a_last_line_without_end(path: Path) -> None:
    add(path, "doc-1", "issued", "2024-01-01")
    path.write_text(path.read_text().rstrip("\n"))
    add(path, "doc-2", "issued", "2024-01-02")
    assert set(corrections.of_documents(path)) == {"doc-1", "doc-2"}


@pytest.mark.parametrize(
    ("field", "value"), [("isued", "x"), ("status", "maybe"), ("publisher", "a\tb"),
                         ("publisher", "a\nb")]
)  # fmt: skip
def test_what_is_no_correction_is_not_kept(path: Path, field: str, value: str) -> None:
    with pytest.raises(UsageError):
        add(path, "doc-1", field, value)
    assert not path.exists()


def test_a_bad_line_is_named(path: Path) -> None:
    add(path, "doc-1", "issued", "2024-01-01")
    path.write_text(path.read_text() + "\ndoc-2\tissued\t\n")
    with pytest.raises(Refused, match="line 4: needs node, field and value"):
        corrections.of_documents(path)
    path.write_text("no\thead\n")
    with pytest.raises(Refused, match="has no column node, field, value"):
        corrections.statuses(path)
