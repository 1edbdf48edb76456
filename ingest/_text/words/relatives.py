"""Whom or what a relative clause or a participle right behind a phrase is said of."""

from collections.abc import Sequence

from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.words.asides import aside
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words


def before(pieces: Sequence[Piece], at: int) -> list[int]:
    """The noun phrase right before, over a comma, and over where it is: "rebels in Chad who"."""
    k = at - 1
    while k >= 0 and pieces[k].kind in ("mark", "adv", "in"):
        k = (aside(pieces, k) if pieces[k].head == ")" else k) - 1  # "Ann Li (D-Mo.), who"
    if (struck := _violent(pieces, k, at)) >= 0:
        return [struck]
    while k > 1 and pieces[at].head != "which" and _where(pieces, k):
        k -= 2
    return [k] if k >= 0 and pieces[k].kind == "np" else []


def _where(pieces: Sequence[Piece], k: int) -> bool:
    """Whether a phrase only tells the place of somebody before it."""
    led = pieces[k].kind == "np" and pieces[k - 1].head in _PLACED
    party = pieces[k].parties[-1] if pieces[k].parties else None
    named = party is not None and party.kind in ("State", "Place") and pieces[k].tag == "NNP"
    return led and pieces[k - 2].kind == "np" and named


def tried(pieces: Sequence[Piece], at: int) -> int:
    """ "X appeared in court in Chad accused of", "X, on trial for": the verb of who is there, or
    the phrase; -1 where none is."""
    k, court = at - 2 if pieces[at - 1].head == "for" else at - 1, False
    while k > 1 and pieces[k].kind == "np" and pieces[k - 1].kind == "in":
        court = court or not COURT.isdisjoint(pieces[k].lows)
        k -= 2
        if pieces[k].kind == "np" and timed(pieces[k].head):
            k -= 1  # "went on trial Monday in Chad"
    trial = pieces[at - 1].head == "for" and any("trial" in p.lows for p in pieces[:at])
    why = pieces[at].head in _CHARGED or trial
    there = why and court and pieces[k].kind in ("vg", "np")
    return k if there and not pieces[k].passive else -1


COURT = frozenset(("court", "trial", "tribunal", "dock", "judge", "magistrate", "magistrates"))
_CHARGED = frozenset("accused charged suspected convicted indicted".split())
_PLACED = frozenset("in at near outside inside around".split())


def _violent(pieces: Sequence[Piece], k: int, at: int) -> int:
    """ "the bombing of a hotel in Bali that killed ten": the attack does it, no place; -1 where
    none is told."""
    verb = next((p for p in pieces[at + 1 : at + 3] if p.kind == "vg"), None)
    if verb is None or verb.passive or pieces[at].head not in ("that", "which"):
        return -1
    if not verb.head.startswith(_HARMS) and verb.head not in ("left", "claimed", "took"):
        return -1
    while k > 1 and pieces[k].kind == "np":
        if pieces[k].head in words("arms"):
            return k
        if pieces[k - 1].kind not in ("in", "cc"):
            return -1
        k -= 2
    return k if k >= 0 and pieces[k].head in words("arms") else -1


_HARMS = ("kill", "wound", "injur", "maim", "hurt", "destroy", "damag", "shatter", "rock")
