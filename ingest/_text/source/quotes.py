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
        end = at + len(mark)
        turn = _turn(text, at, end) if mark in PLAIN else ""
        if mark == "\n":
            if start is not None:
                found.append((start, at))
                start = None
        elif start is None and (mark in OPENERS or mark in PLAIN):
            start = end if turn != "closes" else None
        elif start is not None and (mark in CLOSERS or mark in PLAIN):
            found.append((start, at))
            start = end if turn == "opens" else None
        elif start is not None and mark in OPENERS:
            start = at + 1
    if start is not None:
        found.append((start, len(text)))
    return found


def _turn(text: str, at: int, end: int) -> str:
    """Whether a mark that opens and closes alike can only open, or only close, by the blanks
    around it. "It is ours. "We won," he said.": the quotation goes on, in a paragraph of its own
    once."""
    before, after = text[at - 1 : at], text[end : end + 1]
    if (not before.strip() or before in "([—–") and (after.isalnum() or after in _BEGINS):
        return "opens"
    if before and (before.isalnum() or before in ".,?!") and (not after or after in _FOLLOWS):
        return "closes"
    return ""


_BEGINS = frozenset("[($'‘…")
_FOLLOWS = frozenset(" \n\u00a0.,;:?!)]—–")
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
