"""Participles that share the "was" of the verb before: "was held in Chad and later released",
"was tried, convicted and jailed"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms


def joined(pieces: list[Piece]) -> list[Piece]:
    """The pieces with such participles marked as the passives that they are."""
    sharing: set[int] = set()
    for at, piece in enumerate(pieces):
        over = shared_with(pieces, at) if _can_be(piece) and _bare(pieces, at) else -1
        if over >= 0 and pieces[over].passive and (_was(pieces[over]) or over in sharing):
            pieces[at] = replace(piece, tag="VBN", passive=True)
            sharing.add(at)
        elif piece.passive and at and _active(pieces, at):
            pieces[at] = replace(piece, tag="VBD", passive=False)
    return pieces


def _active(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what was taken for a passive can be none."""
    shared = pieces[at - 1].kind == "cc" and _suffers_nothing(pieces[at])
    alone = pieces[at].last - pieces[at].first == 1
    return shared or (alone and (pieces[at].head in _NEVER or _listed(pieces, at)))


def _listed(pieces: Sequence[Piece], at: int) -> bool:
    """ "have killed, wounded or captured X": one of several that share "have"."""
    over = shared_with(pieces, at)
    led = over >= 0 and not pieces[over].passive and pieces[over].lows[0] in words("have")
    return led and at + 1 < len(pieces) and pieces[at + 1].kind == "cc"


_NEVER = frozenset("surrendered resigned retreated defected rallied marched rebelled".split())


def _suffers_nothing(piece: Piece) -> bool:
    """ "and surrendered": a verb that nothing is done by."""
    lemmas = {lemma for lemma, _ in forms().get(piece.head, ())} & entries().keys()
    return piece.last - piece.first == 1 and bool(lemmas) and not lemmas & _acting_on()


def _can_be(piece: Piece) -> bool:
    one = piece.kind == "vg" and piece.last - piece.first == 1 and piece.tag in ("VBD", "VBN")
    known = {lemma for lemma, tag in forms().get(piece.head, ()) if tag == "en"}
    return one and bool(known & _acting_on())


@cache
def _acting_on() -> frozenset[str]:
    """The verbs that something is done to somebody by, whatever the entry."""
    found = set()
    for lemma, rows in entries().items():
        plain = [e for e in rows if not e.words and not e.kinds]
        onto = [e for e in plain or rows if "obj" in e.recipient]
        if onto and len(onto) >= len(plain):
            found.add(lemma)
    return frozenset(found)


def _bare(pieces: Sequence[Piece], at: int) -> bool:
    """Whether no object follows."""
    k = at + 1
    while k < len(pieces) and pieces[k].kind == "adv":
        k += 1
    return k == len(pieces) or pieces[k].kind not in ("np", "rel")


def shared_with(pieces: Sequence[Piece], at: int) -> int:
    """The place of the verb group that the one at a place is joined with; -1 for none."""
    k = at - 1
    while k > 0 and pieces[k].kind == "adv":
        k -= 1
    if k < 1 or pieces[k].head not in ("and", "but", "or", ","):
        return -1
    listed = pieces[k].head == ","
    for left in range(k - 1, -1, -1):
        piece = pieces[left]
        if piece.kind == "vg":
            more = at + 1 < len(pieces) and pieces[at + 1].kind == "cc"
            return left if not listed or left == k - 1 or more else -1
        if piece.kind == "rel" or piece.head in words("boundary") | {";", ":"}:
            return -1
    return -1


def _was(piece: Piece) -> bool:
    return any(low in words("be") for low in piece.lows)
