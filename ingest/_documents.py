"""A file that is one JSON document, read whole and as strictly as lines are."""

from typing import Any

from actorgraph.errors import LimitError, Refused
from actorgraph.frames import SourceFile
from actorgraph.reading import BOM, Line, Unreadable, parsed, text_of

DOCUMENT = 256 * 2**20


def document(file: SourceFile, most: int = DOCUMENT) -> dict[str, Any]:
    """The object. Raises Refused where there is none, LimitError beyond `most` bytes."""
    size = file.local().stat().st_size
    if size > most:
        raise LimitError(f"{size:,} bytes in one document, the limit is {most:,}", where=file.name)
    data = file.read_bytes().removeprefix(BOM)
    limits = file.limits.rows
    try:
        return parsed(text_of(Line(1, 0, data, min(size, limits.record)), limits), data, limits)
    except Unreadable as why:
        what = f"no JSON document that can be read: {why.reason} {why.detail}".rstrip()
        raise Refused(what, where=file.name, remedy="fetch it again") from None
