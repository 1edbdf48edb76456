"""The words of what a verb acts on, by which an entry of the dictionary knows its object."""

from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import Clause
from actorgraph_ingest._text.words.tables import words


def acted_on(pieces: Sequence[Piece], parts: Clause, every: bool) -> list[str]:
    """The words of what a verb acts on, and of what stands behind "of"; of all that follows where
    it has no object."""
    first = parts.slots.get("obj", [])
    late = {k for s, found in parts.slots.items() if s in _WHEN for k in found}
    late |= {k for k in parts.slots.get("under", ()) if pieces[k].head in _TERMS}
    late |= {k + 2 for k in late if k + 2 < len(pieces) and pieces[k + 1].head == "of"}
    places = sorted(k for found in parts.slots.values() for k in found if k not in late)
    owned = any(pieces[k].parties or pieces[k].head in agent_nouns() for k in first)
    if first and not every and not owned:  # "placed X under arrest"
        places = [k for k in parts.slots.get("of", []) if k not in late]
    worth = [j for k in first if (j := _worth(pieces, k))]
    ordered = [*first, *worth, *(k for k in places if k not in first)]
    if not first and not every:
        ordered = [k for k in ordered if k in (ordered[0], *parts.slots.get("of", []))]
    if ordered and pieces[ordered[0]].head in words("ends"):
        ordered = ordered[:1]  # "called for an end to attacks"
    return [low for k in ordered for low in _told(pieces[k]) if low]


def _told(piece: Piece) -> tuple[str, ...]:
    """The words of a phrase, its head first: of a person no more than that ("an army doctor")."""
    person = agent_nouns().get(piece.head) in _PERSONS
    return (piece.head,) if person else piece.lows[::-1]


_PERSONS = frozenset(("people", "press", "justice", "faith"))


def _worth(pieces: Sequence[Piece], k: int) -> int:
    """ "$150 million in trade sanctions": the place of what a sum is of; 0 for none."""
    near = pieces[k + 1 : k + 3]
    sum_ = len(near) == 2 and near[0].head in ("in", "worth") and near[1].kind == "np"
    return k + 2 if sum_ and pieces[k].head in _SUMS else 0


_SUMS = frozenset("million millions billion billions dollars euros pounds yen".split())
# "withdrew under a deal": on what terms, not from what
_TERMS = frozenset("deal agreement accord treaty pact truce ceasefire plan".split())
# "left the town after talks": what only tells when is not acted on
_WHEN = frozenset("after before during amid despite since until following while because".split())


def chain(pieces: Sequence[Piece], k: int) -> list[str]:
    """The words of a noun phrase and of what stands behind "of"."""
    lows = [low for low in reversed(pieces[k].lows) if low]
    if k + 2 < len(pieces) and pieces[k + 1].head == "of" and pieces[k + 2].kind == "np":
        lows += [low for low in reversed(pieces[k + 2].lows) if low]
    return lows


def vain(pieces: Sequence[Piece], parts: Clause) -> bool:
    """Whether what a verb acts on is nobody and nothing that can be touched: "graft"."""
    acted = [pieces[k] for k in parts.slots.get("obj", [])]
    unfelt = words("abstract") | words("ills")
    return bool(acted) and all(p.head in unfelt and not p.parties for p in acted)
