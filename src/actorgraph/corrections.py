"""A person's corrections: `corrections.tsv`, append-only, the last row of a node and field counts.

A document's date, publisher or language is used at its next ingest; the status of a derivation
is used when the index is made.
"""

from collections.abc import Iterator
from pathlib import Path

from actorgraph import decisions
from actorgraph.disk import write_durably
from actorgraph.errors import UsageError

COLUMNS = ("node", "field", "value", "author", "date", "comment")
DOCUMENT_FIELDS = ("issued", "publisher", "language")
STATUS = ("accepted", "rejected")


def of_documents(path: Path) -> dict[str, dict[str, str]]:
    """Document id -> field -> value."""
    found: dict[str, dict[str, str]] = {}
    for node, field, value in _rows(path):
        if field in DOCUMENT_FIELDS:
            found.setdefault(node, {})[field] = value
    return found


def statuses(path: Path) -> dict[str, str]:
    """Node id -> "accepted" or "rejected"."""
    return {node: value for node, field, value in _rows(path) if field == "status"}


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    for _, row in decisions.rows(path, COLUMNS[:3]):
        yield row["node"], row["field"], row["value"]


def append(path: Path, node: str, field: str, value: str, author: str, date: str) -> None:
    """Add one correction. Raises UsageError where the field or value is none of ours."""
    known = (*DOCUMENT_FIELDS, "status")
    if field not in known:
        raise UsageError(f"no field `{field}`; there are: {', '.join(known)}")
    if field == "status" and value not in STATUS:
        raise UsageError(f"a status is {' or '.join(STATUS)}, not `{value}`")
    if any(c in text for text in (node, value, author) for c in "\t\r\n"):
        raise UsageError("a correction has no tabs or line breaks")
    held = path.read_bytes() if path.is_file() else "\t".join(COLUMNS).encode()
    if not held.endswith(b"\n"):  # an editor may have left it off
        held += b"\n"
    row = "\t".join((node, field, value, author, date, "")) + "\n"
    write_durably(path, held + row.encode())
