"""A cue between a subject and its verb: "The move, she said, was a mistake."."""

from collections.abc import Iterator

from actorgraph_ingest._text.claims.contents import right_end
from actorgraph_ingest._text.words.chunks import phrase_after, timed
from actorgraph_ingest._text.words.lines import Chunk, Line
from actorgraph_ingest._text.words.tagsets import FINITE, VERBS

_BEFORE = frozenset(("that", "and", "but", "because", ";", ":", ""))


def interposed(row: Line, begin: int, after: int) -> tuple[Chunk, Chunk] | None:
    """The words before and behind a cue that cuts a clause in two.

    `begin`: the first token of the cue and its subject; `after`: the token behind both.
    """
    if row.low(begin - 1) != "," or row.low(after) != "," or not _goes_on(row, after + 1):
        return None
    start = min(_starts(row, begin - 1), default=None)
    if start is None:
        return None
    return (start, begin - 1), (after + 1, right_end(row, after + 1))


def _starts(row: Line, comma: int) -> Iterator[int]:
    """Where a phrase begins that is all that stands before the comma, in its clause."""
    for k in range(comma - 1, -1, -1):
        if row.tag(k) in VERBS or row.low(k) == ",":
            return
        found = phrase_after(row, k) if row.low(k - 1) in _BEFORE and not timed(row, k) else None
        if found is not None and found[1] == comma:
            yield k


def _goes_on(row: Line, at: int) -> bool:
    """Whether the verb of the phrase before follows: ", was", ", never did"."""
    while row.tag(at) == "RB":
        at += 1
    return row.tag(at) in FINITE


def parted(row: Line, source: Chunk | None, after: int) -> Chunk | None:
    """Who speaks, where the subject of the words and the speaker were taken as one phrase: "The
    move, Ann Li, said, was ..."."""
    if source is None or row.low(after) != "," or not _goes_on(row, after + 1):
        return source
    commas = [k for k in range(*source) if row.low(k) == ","]
    if len(commas) != 1 or source[1] != after - 1 or row.tag(source[1] - 1) not in ("NNP", "NNPS"):
        return source
    return commas[0] + 1, source[1]
