"""A person's corrections: `corrections.tsv`, append-only, the last row of a node and field counts.

A document's date, publisher or language is used at its next ingest; the status of a derivation
is used when the index is made.
"""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from actorgraph.errors import Refused, UsageError

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


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        for number, row in enumerate(reader, 2):
            node, field, value = row.get("node"), row.get("field"), row.get("value")
            if not node or not field or not value:
                raise Refused("needs node, field and value", where=f"{path} line {number}")
            yield node, field, value


def append(path: Path, node: str, field: str, value: str, author: str, date: str) -> None:
    """Add one correction. Raises UsageError where the field or value is none of ours."""
    known = (*DOCUMENT_FIELDS, "status")
    if field not in known:
        raise UsageError(f"no field `{field}`; there are: {', '.join(known)}")
    if field == "status" and value not in STATUS:
        raise UsageError(f"a status is {' or '.join(STATUS)}, not `{value}`")
    if any(c in text for text in (node, value, author) for c in "\t\r\n"):
        raise UsageError("a correction has no tabs or line breaks")
    new = not path.is_file()
    with path.open("a", encoding="utf-8", newline="") as stream:
        if new:
            stream.write("\t".join(COLUMNS) + "\n")
        stream.write("\t".join((node, field, value, author, date, "")) + "\n")
