"""Past tenses of clauses that would have no verb without them: "after the bloc imposed sanctions",
"when Ann Li, his rival, called for a vote"."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.words.asides import aside as bracketed
from actorgraph_ingest._text.words.asides import opened
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.verbs import forms

_CLAUSES = frozenset(
    "after before since as while when because although though if whereas until where".split()
)
_SEEKING = frozenset(
    "threatened agreed refused vowed pledged promised failed decided offered tried sought managed "
    "attempted started began continued hoped declined moved".split()
)  # "to go" behind these is what their subject does
_MADE = frozenset(
    "called named dubbed codenamed nicknamed considered deemed given granted paid offered denied "
    "awarded owed sent shown told asked left elected appointed found made kept taught thought "
    "held taken".split()
)  # "a man named Li", "people denied visas"
_IDLE = frozenset(
    "burst fled surged marched emerged erupted arrived died collapsed rallied clashed scuffled "
    "resigned surrendered intervened retaliated".split()
)  # what nobody does to another
_TIMES = frozenset(
    "week weeks month months year years day days hour hours minutes decade decades hostage captive "
    "prisoner overnight weekend time times".split()
)


def verbal(pieces: list[Piece]) -> list[Piece]:
    """The pieces with such participles marked as the verbs that they are."""
    for at, piece in enumerate(pieces):
        if at and _can_be(pieces, at):
            start, aside = _begun(pieces, at)
            free = start == 0 or (start > 0 and (_leads(pieces[start - 1]) or _led(pieces, start)))
            told = free and (aside or _acts(pieces, at)) and not _goes_on(pieces, at, aside)
            if told or (free and not aside and _paired(pieces, at)):
                pieces[at] = replace(piece, tag="VBD", passive=False)
    return pieces


def _can_be(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    if piece.kind != "vg" or piece.tag != "VBN" or piece.last - piece.first > 1:
        return False
    by = at + 1 < len(pieces) and pieces[at + 1].head == "by"
    return not by and "ed" in {tag for _, tag in forms().get(piece.head, ())}


def _begun(pieces: Sequence[Piece], at: int) -> tuple[int, bool]:
    """Where the phrase begins that would be the subject, and whether an aside closes it; -1 where
    there is none."""
    k = at - 1
    while k > 0 and pieces[k].kind == "adv":
        k -= 1
    aside = pieces[k].head in (",", ")")
    if pieces[k].head == ")":
        k = bracketed(pieces, k) - 1
    elif aside:
        k = opened(pieces, k) - 1
        if k < 0 or pieces[k + 2].kind not in ("np", "mark", "in", "adv"):
            return -1, True
    if k < 0 or pieces[k].kind != "np":
        return -1, aside
    while k >= 2 and pieces[k - 2].kind == "np" and _joins(pieces[k - 1]):
        k -= 2  # "rebels in X", "rebels firing rifles"
    return k, aside


def _joins(piece: Piece) -> bool:
    led = piece.kind == "in" and piece.head not in _CLAUSES
    return led or piece.kind == "cc" or (piece.tag == "VBG" and not piece.passive)


def _leads(piece: Piece) -> bool:
    """Whether a clause begins behind a piece."""
    return piece.head in _CLAUSES or (piece.kind == "rel" and piece.head == "that")


def _led(pieces: Sequence[Piece], start: int) -> bool:
    """ "Desperate to know, | relatives scuffled": only what leads in stands before."""
    return pieces[start - 1].head == "," and not any(p.finite for p in pieces[:start])


def _acts(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what a verb acts on follows, or what its subject is about to do."""
    if pieces[at].head in _IDLE:
        return True
    k = at + 1
    while k < len(pieces) and pieces[k].kind == "adv":
        k += 1
    if k >= len(pieces):
        return False
    if pieces[k].infinitive:
        return pieces[at].head in _SEEKING
    time = timed(pieces[k].head) or pieces[k].head in _TIMES
    return pieces[k].kind == "np" and not time and pieces[at].head not in _MADE


def _paired(pieces: Sequence[Piece], at: int) -> bool:
    """ "fired on X and killed ten": a verb that takes the preposition behind it, joined with a
    past tense that shares its subject."""
    heads = [p.kind for p in pieces[at + 1 : at + 5]]
    if heads != ["in", "np", "cc", "vg"] or pieces[at + 4].tag != "VBD":
        return False
    lemmas = {lemma for lemma, tag in forms().get(pieces[at].head, ()) if tag == "ed"}
    led = (pieces[at + 1].head,)
    return any(entry.words == led for lemma in lemmas for entry in entries().get(lemma, ()))


def _second(pieces: Sequence[Piece], k: int) -> bool:
    """ "threatened to close the camp over men held in Chad": what others have undergone."""
    one = pieces[k].tag == "VBD" and pieces[k].last - pieces[k].first == 1
    led = pieces[k - 1].kind == "np" and pieces[k - 2].kind in ("in", "vg")
    onto = k + 1 < len(pieces) and pieces[k + 1].kind == "in"
    return one and led and onto and "ed" in {tag for _, tag in forms().get(pieces[k].head, ())}


def _goes_on(pieces: Sequence[Piece], at: int, aside: bool) -> bool:
    """Whether the clause has another verb, behind the phrases that belong to this one."""
    for k in range(at + 1, len(pieces)):
        piece = pieces[k]
        if piece.finite and not _second(pieces, k):
            return True
        if piece.kind == "rel" or piece.head in _CLAUSES:
            return False
        if piece.kind == "cc" and any(p.finite for p in pieces[k + 1 : k + 3]):
            return False
        if piece.head == "by" and aside:
            return True  # "Chad, a poor country, hit in March by floods"
        if piece.kind == "mark":
            return aside and k + 1 < len(pieces) and pieces[k + 1].finite
    return False
