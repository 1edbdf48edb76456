"""An article set for reading: its text on the left, in lines; who says what beside them, and what
the article tells in its own voice. What an ingest would not write says so.

Nothing here knows how a line is coloured: it is a list of pieces, each with the stance of whoever
said it.
"""

import textwrap
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from actorgraph.annotating import Annotated
from actorgraph.annotations import Annotation
from actorgraph.words import actor_words, deed_words

Span = tuple[int, int]
_NARROWEST, _WIDEST = 24, 46  # of the margin
_BEHIND = 4  # lines of the margin that may stand further down than their place
_MARK = 8  # columns that marks may add to a line


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line that one claim covers, or none. `mark`: it is a mark of ours."""

    text: str
    stance: str = ""
    quoted: bool = False
    dim: bool = False
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """`note` stands in the margin; `said` is the stance it tells of."""

    pieces: tuple[Piece, ...] = ()
    note: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as the page shows it: its content is coloured or marked, its note stands where its
    cue does. Of an event in the article's own voice there is the note alone."""

    name: str
    stance: str
    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]
    at: int
    note: str


def widths(width: int) -> tuple[int, int]:
    """Columns for the text and for the margin."""
    margin = max(_NARROWEST, min(_WIDEST, width * 2 // 5))
    return max(_NARROWEST, width - margin - 3), margin


def lines(one: Annotated, width: int, marks: bool) -> Iterator[Line]:
    """The lines of a page. `marks`: the words of a claim stand between marks with its name, as
    they must where there are no colours."""
    room, margin = widths(width)
    told = claims(one)
    rows = list(_rows(one.document.text, room - _MARK if marks else room))
    notes = _notes(told, [start for start, _ in rows], margin)
    grey = _spans(one.annotations[0].fields.get("boilerplate"))
    waiting: deque[tuple[str, str]] = deque()
    for number, row in enumerate(rows):
        waiting.extend(notes.get(number, ()))
        pieces = tuple(_pieces(one.document.text, row, told, grey, marks))
        yield Line(pieces, *(waiting.popleft() if waiting else ()))
        while len(waiting) > _BEHIND:
            yield Line((), *waiting.popleft())
    yield from (Line((), *note) for note in waiting)


def claims(one: Annotated) -> list[Told]:
    """What is said in a document, and what it tells itself, in the order of cues and triggers."""
    events = {str(a.fields.get("id")): a for a in one.annotations if a.type == "event"}
    made = [_told(a, events) for a in one.annotations if a.type == "claim"]
    claimed = (a.fields.get("about") or () for a in one.annotations if a.type == "claim")
    said = {ref for about in claimed for ref in about}
    made += [_own(a) for name, a in events.items() if name not in said]
    return sorted(made, key=lambda t: t.at)


def _own(event: Annotation) -> Told:
    held = event.fields
    at = int((held.get("trigger") or {}).get("start", event.start))
    note = f"{held.get('id') or '·'} the article: {deed_words(held)}{_waits(event)}"
    return Told("", "", (), (), at, " ".join(note.split()))


def _waits(one: Annotation) -> str:
    """Said of what would not be written."""
    standing = one.fields.get("standing") or "written"
    return "" if standing == "written" else f" ({standing})"


def _told(claim: Annotation, events: Mapping[str, Annotation]) -> Told:
    held = claim.fields
    cue = held.get("cue") or {}
    name = str(held.get("id") or "")
    about = [
        f"{deed_words(events[ref].fields)}{_waits(events[ref])}" if ref in events else str(ref)
        for ref in held.get("about") or ()
    ]
    # what is no claim of the graph is told in its own words
    verb = held.get("stance") if about else cue.get("exact")
    note = f"{name or '·'} {actor_words(held.get('source'))} {verb or 'says'}{_waits(claim)}"
    note += f": {'; '.join(about)}" if about else " (not said)" if held.get("idle") else ""
    spans = _spans(held.get("content"))
    quoted = _spans(held.get("quoted"))
    at = int(cue.get("start", claim.start))
    return Told(name, str(held.get("stance") or ""), spans, quoted, at, " ".join(note.split()))


def _spans(held: Any) -> tuple[Span, ...]:
    return tuple((s["start"], s["end"]) for s in held or ())


def _rows(text: str, width: int) -> Iterator[Span]:
    """The text in lines of its own and of this width, as offsets: nothing is left out."""
    begin = 0
    for line in text.split("\n"):
        end = begin + len(line)
        at = begin
        while end - at > width:
            cut = text.rfind(" ", at + 1, at + width + 1)
            cut = at + width if cut < 0 else cut + 1
            yield at, cut
            at = cut
        yield at, end
        begin = end + 1


def _notes(
    told: Sequence[Told], starts: Sequence[int], margin: int
) -> dict[int, list[tuple[str, str]]]:
    """Row -> its notes in lines of the margin, each with its stance."""
    found: dict[int, list[tuple[str, str]]] = {}
    for one in told:
        row = max(0, bisect_right(starts, one.at) - 1)
        wrapped = textwrap.wrap(one.note, margin, subsequent_indent="   ")
        found.setdefault(row, []).extend((part, one.stance) for part in wrapped)
    return found


def _pieces(
    text: str, row: Span, told: Sequence[Told], grey: Sequence[Span], marks: bool
) -> Iterator[Piece]:
    """A row cut wherever somebody's words, a quotation or boilerplate begin or end."""
    here = [t for t in told if any(_meet(s, row) for s in t.spans)]
    spans = [s for t in here for s in (*t.spans, *t.quoted)] + list(grey)
    cuts = sorted({*row, *(p for s in spans for p in s if row[0] < p < row[1])})
    for start, end in pairwise(cuts):
        if marks:
            yield from _marks(here, start, opening=True)
        own = [(s[1] - s[0], t.stance) for t in here for s in t.spans if s[0] <= start < s[1]]
        quoted = any(s[0] <= start < s[1] for t in here for s in t.quoted)
        dim = any(s[0] <= start < s[1] for s in grey)
        yield Piece(text[start:end], min(own)[1] if own else "", quoted, dim)
        if marks:
            yield from _marks(here, end, opening=False)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _marks(here: Sequence[Told], at: int, *, opening: bool) -> Iterator[Piece]:
    """`{c3:` before the words of a claim, `}` behind them. What has no name has no marks."""
    for one in here:
        for start, end in one.spans if one.name else ():
            if opening and start == at:
                yield Piece(f"{{{one.name}: ", one.stance, mark=True)
            elif not opening and end == at:
                yield Piece("}", one.stance, mark=True)
