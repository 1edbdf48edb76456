"""One article as its container gives it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """`text`: title, credit line and paragraphs, parted by empty lines, as they are to be read.

    `fields`: url, guid, title, date, publisher, language, version. `withheld` says why an item
    must not be read (an embargo); a `withdrawn` one is kept as a document without a text.
    """

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""
    withheld: str = ""
    withdrawn: bool = False
    fault: tuple[str, str, str] | None = None


def composed(title: str, credit: str, paragraphs: Sequence[str]) -> str:
    """The text of an item: what a reader of the page would see, in that order."""
    parts = (one_line(title), one_line(credit), *(p.strip() for p in paragraphs))
    return "\n\n".join(part for part in parts if part)


def one_line(text: str) -> str:
    return " ".join(text.split())


def embargo(until: str, now: datetime | None = None) -> str:
    """Why an item is withheld today, or "": an embargo is over at its time, to the second."""
    if not until.strip():
        return ""
    try:
        end = datetime.fromisoformat(re.sub(r"Z$", "+00:00", until.strip()))
    except ValueError:
        return f"embargo until {until.strip()[:40]!r}, which is no time"
    if end.tzinfo is None:
        end = end.replace(tzinfo=UTC)
    return f"embargo until {end.isoformat()}" if end > (now or datetime.now(UTC)) else ""
