"""Quotations by a state machine over the marks; one left open ends with its paragraph."""

from collections.abc import Iterator

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
        elif start is None and (mark in OPENERS or mark == '"'):
            start = at + 1
        elif start is not None and (mark in CLOSERS or mark == '"'):
            found.append((start, at))
            start = None
        elif start is not None and mark in OPENERS:
            start = at + 1
    if start is not None:
        found.append((start, len(text)))
    return found


def _marks(text: str) -> Iterator[tuple[int, str]]:
    for at, char in enumerate(text):
        if char in '“”«»„"' or (char == "\n" and text[at + 1 : at + 2] in ("\n", " ", "\u00a0")):
            yield at, char


def inside(spans: list[tuple[int, int]], offset: int, least: int = 60) -> bool:
    """Whether a place lies in a quotation long enough to hold a sentence of its own."""
    from bisect import bisect_right

    k = bisect_right(spans, (offset, 1 << 60)) - 1
    return k >= 0 and spans[k][0] <= offset < spans[k][1] and spans[k][1] - spans[k][0] >= least
