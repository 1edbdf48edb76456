"""The words of what a verb acts on, by which an entry of the dictionary knows its object."""

from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import Clause


def acted_on(pieces: Sequence[Piece], parts: Clause, every: bool) -> list[str]:
    """The words of what a verb acts on, and of what stands behind "of"; of all that follows where
    it has no object."""
    first = parts.slots.get("obj", [])
    places = sorted(k for found in parts.slots.values() for k in found)
    owned = any(pieces[k].parties or pieces[k].head in agent_nouns() for k in first)
    if first and not every and not owned:  # "placed X under arrest"
        places = parts.slots.get("of", [])
    ordered = [*first, *(k for k in places if k not in first)]
    if not first and not every:
        ordered = [k for k in ordered if k in (ordered[0], *parts.slots.get("of", []))]
    return [low for k in ordered for low in reversed(pieces[k].lows) if low]


def chain(pieces: Sequence[Piece], k: int) -> list[str]:
    """The words of a noun phrase and of what stands behind "of"."""
    lows = [low for low in reversed(pieces[k].lows) if low]
    if k + 2 < len(pieces) and pieces[k + 1].head == "of" and pieces[k + 2].kind == "np":
        lows += [low for low in reversed(pieces[k + 2].lows) if low]
    return lows
