"""How far the phrase of a verb reaches: what it governs is told by it, and is not coded again."""

from collections.abc import Iterator, Sequence

from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import SUBORDINATE

_WHO = frozenset(("who", "which", "whom", "whose"))


def phrase_end(pieces: Sequence[Piece], at: int) -> int:
    """The first piece that is no more of the phrase of a verb group: where another clause, or
    another verb of the same subject, begins."""
    deeper = False  # within a clause that the verb governs
    inside = is_relative(pieces, at)
    for k in range(at + 1, len(pieces)):
        piece = pieces[k]
        if piece.kind == "mark" and piece.head in (";", ".", ":"):
            return k
        if not piece.finite:
            continue
        start = _clause_start(pieces, k, at)
        opener = pieces[start]
        if opener.kind == "rel" or (opener.kind == "in" and opener.head in SUBORDINATE):
            deeper = True
        elif opener.kind == "cc" and (not deeper or pieces[start - 1].head == ","):
            return start - (pieces[start - 1].head == ",")
        elif opener.kind == "mark" and opener.head == ",":
            return start
        elif not deeper and (inside or not pieces[at].finite):
            return k
        elif start == at:
            deeper = True  # "said Chad had left"
    return len(pieces)


def is_relative(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a verb group belongs to "who" or "which": it describes somebody."""
    k = at - 1
    while k > 0 and pieces[k].kind in ("adv", "np"):
        k -= 1
    return k > 0 and pieces[k].kind == "rel" and pieces[k].head in _WHO


def compound(pieces: Sequence[Piece], at: int) -> list[int]:
    """The phrases that "and" joins in front of a verb, where one has a preposition of its own: "the
    army of Mali, the police of Chad and Niger". None where nothing of that kind stands there."""
    found: list[tuple[int, bool]] = []  # where each begins, and whether it has a preposition
    k, joined = at - 1, False
    while k >= 0 and pieces[k].kind in ("np", "in"):
        end = k
        while k > 0 and pieces[k - 1].kind in ("np", "in"):
            k -= 1
        if pieces[k].kind != "np":
            break
        found.insert(0, (k, k < end))
        k -= 1
        if k >= 0 and pieces[k].kind == "cc":
            joined, k = True, k - 1
            k -= pieces[k].head == ","
        elif joined and k >= 0 and pieces[k].head == ",":
            k -= 1
        else:
            break
    if not joined or not any(linked for _, linked in found):
        return []
    return list(_heads(pieces, found))


def _heads(pieces: Sequence[Piece], found: Sequence[tuple[int, bool]]) -> Iterator[int]:
    """Bare names behind a phrase with a preposition are part of it: "the army of Mali and Chad"."""
    within = False
    for k, linked in found:
        within = linked or (within and pieces[k].tag == "NNP")
        if linked or not within:
            yield k


def _clause_start(pieces: Sequence[Piece], k: int, at: int) -> int:
    """The piece that leads in the clause of a finite verb, to the left over its subject."""
    j = k - 1
    while j > at and (
        pieces[j].kind in ("np", "adv")
        or (pieces[j].kind == "in" and pieces[j].head not in SUBORDINATE)
    ):
        j -= 1
    return j
