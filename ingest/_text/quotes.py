"""Quotations by a state machine over the marks; one left open ends with its paragraph."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

OPENERS = "“«„"
CLOSERS = "”»"


def quotes(text: str) -> list[tuple[int, int]]:
    """The spans inside quotation marks, without the marks."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for at, mark in _marks(text):
        if mark == "\n":
            if start is not None:
                found.append((start, at))
                start = None
        elif start is None and (mark in OPENERS or mark in PLAIN):
            start = at + len(mark)
        elif start is not None and (mark in CLOSERS or mark in PLAIN):
            found.append((start, at))
            start = None
        elif start is not None and mark in OPENERS:
            start = at + 1
    if start is not None:
        found.append((start, len(text)))
    return found


PLAIN = frozenset(('"', "''", "``"))  # marks that open and close alike
_MARK = re.compile(r"[“”«»„\"]|''|``|\n(?=[\n \u00a0])")


def _marks(text: str) -> Iterator[tuple[int, str]]:
    for match in _MARK.finditer(text):
        yield match.start(), match.group()


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a text, in order."""

    spans: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Quoted":
        spans = tuple(quotes(text))
        return cls(spans, tuple(start for start, _ in spans))

    def around(self, offset: int) -> tuple[int, int] | None:
        """The quotation that a place lies in."""
        k = bisect_right(self.starts, offset) - 1
        return self.spans[k] if k >= 0 and offset < self.spans[k][1] else None

    def within(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The quotations, or parts of them, between two places."""
        k = max(0, bisect_right(self.starts, start) - 1)
        while k < len(self.spans) and self.spans[k][0] < end:
            a, b = self.spans[k]
            if start < b:
                yield max(a, start), min(b, end)
            k += 1

    def before(self, offset: int) -> tuple[int, int] | None:
        """The last quotation that begins before a place."""
        k = bisect_right(self.starts, offset - 1) - 1
        return self.spans[k] if k >= 0 else None


def inside(spans: list[tuple[int, int]], offset: int, least: int = 60) -> bool:
    """Whether a place lies in a quotation long enough to hold a sentence of its own."""
    k = bisect_right(spans, (offset, 1 << 60)) - 1
    return k >= 0 and spans[k][0] <= offset < spans[k][1] and spans[k][1] - spans[k][0] >= least
