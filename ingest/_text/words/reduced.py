"""Participles that the tagger took for the verb of their clause: "A group linked to Hamas fired",
"Three men, believed to be soldiers, were seized"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.events.doers import timed
from actorgraph_ingest._text.times.days import spell
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import inflect, words
from actorgraph_ingest._text.words.verbs import forms

_STOPS = frozenset((";", ":", ".", "(", ")"))


def reduced(pieces: list[Piece]) -> list[Piece]:
    """The pieces with such participles marked as the passives that they are."""
    for at, piece in enumerate(pieces):
        told = at and _can_be(piece)
        if told and (_unfinished(pieces, at) or _second(pieces, at) or _far_by(pieces, at)):
            pieces[at] = replace(piece, tag="VBN", passive=True)
    if not any(p.finite for p in pieces):
        _finish(pieces)
    return pieces


def _far_by(pieces: Sequence[Piece], at: int) -> bool:
    """ "Chad, hit in March by floods", "a raid carried out near X by rebels": who or what does it
    stands behind a time or place, and nothing that is acted on before that."""
    if "en" not in {tag for _, tag in forms().get(pieces[at].head, ())}:
        return False
    k, stop = at + 1, min(at + 8, len(pieces) - 1)
    while k < stop:
        if pieces[k].head == "by":
            return k > at + 1 and _doer(pieces[k + 1])
        if pieces[k].head in _WHERE and _circumstance(pieces[k + 1]):
            k += 2
        elif pieces[k].kind == "adv" or (pieces[k].kind == "np" and _ago(pieces[k])):
            k += 1
        else:
            return False
    return False


_WHERE = frozenset("in on at near outside during since".split())


def _circumstance(piece: Piece) -> bool:
    """When or where, no thing that somebody has made."""
    party = piece.parties[-1] if piece.parties else None
    place = party is not None and party.kind in ("Place", "State") and piece.tag == "NNP"
    return piece.kind == "np" and (place or timed(piece.head) or _ago(piece))


def _doer(piece: Piece) -> bool:
    """Somebody, or some force; no time, and no means that somebody uses."""
    return piece.kind == "np" and (bool(piece.parties) or piece.tag == "NNS") and not _ago(piece)


def _finish(pieces: list[Piece]) -> None:
    """ "Ann Li, a former tycoon, called for sanctions": the verb of a clause that has no other."""
    for at in range(4, len(pieces)):
        piece, aside = pieces[at], pieces[at - 1].head == pieces[1].head == ","
        told = {tag for _, tag in forms().get(piece.head, ())}
        by = at + 1 < len(pieces) and pieces[at + 1].head == "by"
        if piece.kind == "vg" and piece.tag == "VBN" and aside and "ed" in told and not by:
            pieces[at] = replace(piece, tag="VBD", passive=False)
            return


def _can_be(piece: Piece) -> bool:
    """Whether one word alone is a verb's past tense and its participle: "linked", "held"."""
    if piece.kind != "vg" or piece.tag != "VBD" or piece.last - piece.first > 1:
        return False
    helps = any(piece.head in words(group) for group in ("be", "have", "do", "modal"))
    tags = {tag for _, tag in forms().get(piece.head, ())}
    told = piece.head in words("speech_past")
    return not (helps or told) and (piece.head.endswith("ed") or "en" in tags or not tags)


def _unfinished(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the clause goes on with another verb that has no subject but the one before."""
    aside = pieces[at - 1].kind == "mark"
    if not _waits(pieces, at - 2 if aside and pieces[at - 1].head == "," else at - 1):
        return False
    if not _qualified(pieces, at + 1):
        return False
    k, inner = at + 1, 0
    while k < len(pieces):
        piece = pieces[k]
        if piece.finite and not _bare(pieces, k):
            if not inner:
                return not aside or _closed(pieces, at, k)
            inner -= 1
        elif piece.kind == "rel" or (piece.kind == "in" and piece.head in _CLAUSES):
            inner += 1
        elif _ends(pieces, k, aside):
            return False
        k += 1
    return False


def _bare(pieces: Sequence[Piece], k: int) -> bool:
    """ "arrived to help restore order": no verb of a clause."""
    led = pieces[k - 1].kind == "vg" and pieces[k - 1].head.startswith(("help", "let", "make"))
    return led and pieces[k].tag == "VBP"


_CLAUSES = frozenset("as while when because although though if since whereas".split())


def _qualified(pieces: Sequence[Piece], k: int) -> bool:
    """Whether a preposition, an infinitive or a time follows, not an object or another verb."""
    timed = k < len(pieces) and (spell(pieces[k].lows) or _ago(pieces[k]))
    while k < len(pieces) and pieces[k].kind == "adv":
        k += 1
    if k >= len(pieces):
        return False
    led = pieces[k].kind == "in" or pieces[k].infinitive or _ago(pieces[k])
    return led or timed or (pieces[k].kind == "np" and pieces[k].head in _HELD)


_HELD = frozenset(("hostage", "captive", "prisoner"))
_TIMES = frozenset("week weeks month months year years day days hour hours".split())


def _ago(piece: Piece) -> bool:
    """ "abducted three weeks ago", "seized last week"."""
    return piece.kind == "np" and piece.head in _TIMES


def _ends(pieces: Sequence[Piece], k: int, aside: bool) -> bool:
    """Whether a clause ends at a piece, or a phrase begins that is a subject of its own."""
    piece, before = pieces[k], pieces[k - 1]
    if piece.kind == "mark":
        return piece.head in _STOPS or not (aside or _helped(pieces, k + 1))
    if piece.kind == "cc":
        listed = k + 2 < len(pieces) and before.kind == pieces[k + 1].kind == "np"
        return not listed or (pieces[k + 2].finite and pieces[k - 2].head != "between")
    led = before.kind in ("in", "cc", "vg")
    if before.kind == "in" and before.head in words("boundary") and _clause(pieces, k):
        return True
    free = led or _ago(piece) or piece.head in _HELD
    return piece.kind == "np" and not free and not (aside and before.kind == "mark")


def _helped(pieces: Sequence[Piece], k: int) -> bool:
    """ "A man suspected of theft, has been arrested": a verb with its auxiliary."""
    if k >= len(pieces) or not pieces[k].finite:
        return False
    return any(pieces[k].lows[0] in words(group) for group in ("be", "have", "modal"))


def _clause(pieces: Sequence[Piece], k: int) -> bool:
    """ "linked to X after troops fired": a verb right behind a phrase that a subordinator leads."""
    after = pieces[k + 1] if k + 1 < len(pieces) else None
    clausal = after is not None and (after.finite or after.kind == "rel")
    return clausal and pieces[k].kind == "np"


def _closed(pieces: Sequence[Piece], at: int, verb: int) -> bool:
    """Whether the aside that a comma before `at` opens is closed right before a verb."""
    k = verb - 1
    while k > at and pieces[k].kind == "adv":
        k -= 1
    return k > at and pieces[k].kind == "mark" and pieces[k].head == ","


def _waits(pieces: Sequence[Piece], k: int) -> bool:
    """Whether a phrase, with those that prepositions join to it, has no verb yet."""
    if k < 0 or pieces[k].kind != "np":
        return False
    while k >= 2 and pieces[k - 1].kind == "in" and pieces[k - 2].kind == "np":
        k -= 2
    before = pieces[k - 1] if k else None
    if before is not None and before.kind == "rel" and before.head in ("where", "whom", "when"):
        return False  # "Chad, where the minister spent a week, was"
    return before is None or before.kind not in ("vg", "in") or before.head in clausal()


def _second(pieces: Sequence[Piece], at: int) -> bool:
    """ "held talks on the fate of two men held in Chad": a verb behind what another acts on."""
    k = at - 1
    if pieces[k].kind != "np" or not _qualified(pieces, at + 1):
        return False
    if k and pieces[k - 1].head in _LEADING and pieces[k].parties:
        return False  # "two days after Chad dropped out of talks"
    while k >= 2 and pieces[k - 1].kind == "in" and pieces[k - 2].kind == "np":
        k -= 2
    over = pieces[k - 1] if k else None
    return over is not None and over.kind == "vg" and over.head not in clausal()


_LEADING = frozenset("after before since when while as because although until".split())


@cache
def clausal() -> frozenset[str]:
    """The forms of verbs behind which a clause can stand without "that"."""
    return frozenset(f for verb in words("clausal") for f in inflect(verb))
