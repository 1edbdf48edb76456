"""Files that may not be UTF-8, though they should be."""

import codecs
from pathlib import Path

FALLBACK = "cp1252"
NOTE = "the file is not UTF-8, so it was read as Windows-1252"
_CHUNK = 2**20


def is_utf8(path: Path) -> bool:
    """Read strictly and to the end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as read:
        try:
            while data := read.read(_CHUNK):
                decoder.decode(data)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def from_fallback(line: bytes) -> bytes:
    """The line in UTF-8. One that Windows-1252 cannot be either stays: it goes to quarantine."""
    try:
        return line.decode(FALLBACK).encode()
    except UnicodeDecodeError:
        return line
