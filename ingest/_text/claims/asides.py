"""Clauses between commas that only tell more: "the rebels, who attacked X in May, left".

In what is denied, doubted or hoped they are the text's own words: nobody denies them.
"""

from collections.abc import Iterator

from actorgraph_ingest._text.words.verbs import Units

Span = tuple[int, int]
_OPENING = frozenset("who which where whom whose".split())


def asides(row: Units, start: int, end: int) -> Iterator[Span]:
    """The relative clauses between commas among some units, and one that closes them."""
    k = start
    while k + 1 < end:
        if row[k].low == "," and row[k + 1].low in _OPENING:
            close = next((j for j in range(k + 2, end) if row[j].low == ","), end)
            yield k, close
            k = close
        else:
            k += 1


def without(row: Units, start: int, end: int) -> Iterator[Span]:
    """Some units without their asides."""
    at = start
    for first, last in asides(row, start, end):
        yield at, first
        at = last
    yield at, end
