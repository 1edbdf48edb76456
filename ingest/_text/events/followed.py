"""Whose deed a participle behind a comma tells: "Troops stormed the camp, killing nine", "The camp
was attacked by rebels, killing nine"."""

from collections.abc import Sequence

from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.verbs import forms

_HURTING = ("kill", "wound", "injur", "destroy", "damag", "maim", "behead", "slaughter")


def over(pieces: Sequence[Piece], at: int) -> int | None:
    """The verb group that an -ing form behind it goes with: the nearest, but not one that only
    tells what a thing before "that" or "which" is like."""
    found, behind = None, pieces[at - 1].kind == "mark"
    for k in range(at - 1, -1, -1):
        piece = pieces[k]
        if piece.kind == "mark" and piece.head == ";":
            break
        if piece.kind != "vg":
            continue
        found = k if found is None else found
        if not (_of_thing(pieces, k) or (behind and _of_one(pieces, k))):
            return k
    return found


def _of_thing(pieces: Sequence[Piece], k: int) -> bool:
    """ "a base that housed troops, killing": the verb of a clause about a thing."""
    rel = pieces[k - 1] if k else None
    if rel is None or rel.kind != "rel" or rel.head not in ("that", "which") or k < 2:
        return False
    return pieces[k - 2].kind == "np"


def _of_one(pieces: Sequence[Piece], k: int) -> bool:
    """ "fired on men leaving a mosque, killing": what those before an -ing form were at."""
    return pieces[k].tag == "VBG" and k > 0 and pieces[k - 1].kind == "np"


def by_whom(pieces: Sequence[Piece], verb: int, at: int) -> list[int] | None:
    """Who stands behind "by" where the verb before is a passive: nobody where none does and the
    participle tells a harm; nothing where the verb is no such passive."""
    if (
        pieces[at].tag == "VBG"
        and pieces[at - 1].head in ("of", "for", "with")
        and not (pieces[verb].passive)
    ):
        return _blamed(pieces, verb, at)
    if not pieces[verb].passive or not pieces[verb].finite or pieces[at].tag != "VBG":
        return None
    if pieces[at - 1].head == "of" and _blames(pieces[verb]):
        return None  # "was accused by Y of misleading"
    for k in range(verb + 1, at - 1):
        if pieces[k].head == "by" and pieces[k + 1].kind == "np":
            return [k + 1]
    return [] if pieces[at].head.startswith(_HURTING) else None


def _blamed(pieces: Sequence[Piece], verb: int, at: int) -> list[int] | None:
    """ "accused X of misleading Y": who is blamed for it did it."""
    if not _blames(pieces[verb]):
        return None
    own = next((k for k in range(verb + 1, at) if pieces[k].kind == "np"), None)
    return [own] if own is not None else None


def _blames(piece: Piece) -> bool:
    lemmas = {lemma for lemma, _ in forms().get(piece.head, ())}
    return not lemmas.isdisjoint(_BLAME)


_BLAME = frozenset(
    "accuse suspect convict blame charge criticise criticize condemn denounce fault slam praise "
    "thank acquit".split()
)


def told_of(pieces: Sequence[Piece], k: int) -> int:
    """ "a cleric who is wanted in X was accused": whom a clause with "who" before the verb is
    about; -1 where a phrase is in no such clause."""
    for j in range(k - 1, max(0, k - 7), -1):
        other = pieces[j].kind == "rel" and pieces[j].head != "who"
        if other or pieces[j].kind in ("mark", "cc"):
            return -1
        if pieces[j].kind == "vg" and pieces[j].finite:
            who = pieces[j - 1].head == "who" and j > 1 and pieces[j - 2].kind == "np"
            return j - 2 if who else -1
    return -1
