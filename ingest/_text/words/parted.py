"""Verb groups that a time stands within: "had on Tuesday threatened", "were on Monday freed"."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words


def parted(pieces: list[Piece]) -> list[Piece]:
    """The pieces with what helps such a verb told of the verb itself."""
    for at, piece in enumerate(pieces):
        if piece.kind == "vg" and piece.tag in ("VBN", "VBD") and piece.last - piece.first == 1:
            over = _helper(pieces, at)
            if over >= 0:
                pieces[at] = _helped(piece, pieces[over])
                pieces[over] = replace(pieces[over], kind="adv", tag="RB", negated=False)
    return pieces


def _helper(pieces: Sequence[Piece], at: int) -> int:
    """The place of the auxiliary of a verb, over when it was; -1 where there is none."""
    k = at - 1
    while k > 1 and (pieces[k].kind == "adv" or pieces[k].head == ","):
        k -= 1
    if k < 2 or pieces[k].kind != "np" or pieces[k - 1].kind != "in" or pieces[k].parties:
        return -1
    over = k - 2
    while over > 0 and (pieces[over].kind == "adv" or pieces[over].head == ","):
        over -= 1
    helper = pieces[over]
    has, was = helper.head in words("have"), helper.head in words("be")
    if not helper.finite or not (has or (was and timed(pieces[k].head))):
        return -1
    return over


def _helped(verb: Piece, helper: Piece) -> Piece:
    was = helper.head in words("be")
    return replace(
        verb, tag=helper.tag, passive=was, negated=helper.negated, future=helper.future,
        maybe=helper.maybe,
    )  # fmt: skip
