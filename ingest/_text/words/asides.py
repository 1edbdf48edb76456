"""What stands between commas and brackets: asides that a clause goes on behind, and lists."""

from collections.abc import Sequence

from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import DASHES


def listed(pieces: Sequence[Piece], at: int) -> bool:
    """ "who attack convoys, raid homes and shoot": a verb behind a comma that one before it and
    one behind "and" share their subject with."""
    if pieces[at - 1].head != "," or not any(p.finite for p in pieces[: at - 1]):
        return False
    before = next(p for p in reversed(pieces[: at - 1]) if p.finite)
    joined = (k for k in range(at + 1, len(pieces) - 1) if pieces[k].kind == "cc")
    same = any(pieces[k + 1].finite and pieces[k + 1].tag == before.tag for k in joined)
    return same and before.tag == pieces[at].tag


def aside(pieces: Sequence[Piece], k: int) -> int:
    """Where the brackets or the aside begin that end at a mark; the mark itself if none do."""
    if pieces[k].head == ")":
        return max((j for j in range(k) if pieces[j].head == "("), default=0)
    if pieces[k].head in _DASHES:
        return _dashed(pieces, k)
    first = opened(pieces, k)
    return _first_of(pieces, first) if first >= 0 else k


def _dashed(pieces: Sequence[Piece], k: int) -> int:
    """The dash that opens what one at `k` closes; `k` itself where none does."""
    last = k
    while last and pieces[last].head in _DASHES:
        last -= 1
    first = next((j for j in range(last, 0, -1) if pieces[j].head in _DASHES), k)
    while first != k and pieces[first - 1].head in _DASHES:
        first -= 1
    return first


_DASHES = DASHES | {"-", "--"}
_INDEFINITE = frozenset("a an one once now long formerly currently himself itself".split())


def _first_of(pieces: Sequence[Piece], comma: int) -> int:
    """ "Chad, a member of the bloc, a critic of the plan, struck": the comma before the first of
    several asides that each tell what somebody is."""
    while _tells_what(pieces, comma + 1):
        left = next((j for j in range(comma - 1, 0, -1) if pieces[j].kind == "mark"), 0)
        if not left or pieces[left].head != "," or pieces[left - 1].kind != "np":
            break
        if not _tells_what(pieces, left + 1) or any(p.finite for p in pieces[left:comma]):
            break
        comma = left
    return comma


def _tells_what(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a phrase tells what somebody is, or his age, and is nobody's name."""
    piece = pieces[at]
    if piece.lows[:1] and piece.lows[0] in _INDEFINITE:
        return True
    described = piece.kind == "np" and piece.lows[0] == "the" and piece.tag in ("NN", "NNS")
    return described or (piece.kind == "np" and piece.tag == "CD")


def explained(pieces: Sequence[Piece], k: int, at: int) -> int:
    """ "Chad, a state that fears X, struck": whom the aside tells of that begins with a phrase and
    ends right before a verb; the phrase itself where it is no aside."""
    apart = k > 1 and pieces[k - 1].head == pieces[at - 1].head == ","
    if not apart or not _tells_what(pieces, k):
        return k
    before = _first_of(pieces, k - 1) - 1
    free = pieces[before].kind == "np" and not (before and pieces[before - 1].kind == "in")
    return before if free else k


def resumed(pieces: Sequence[Piece], k: int, at: int) -> bool:
    """ "opened a museum, then struck": a verb behind a comma that closes no aside, with a verb
    before it that has the same tense."""
    if pieces[k].head != "," or any(p.kind != "adv" for p in pieces[k + 1 : at]):
        return False
    before = next((p for p in reversed(pieces[:k]) if p.kind == "vg"), None)
    told = before is not None and before.finite and before.tag == pieces[at].tag
    return told and pieces[at].head not in words("speech_past")


def opened(pieces: Sequence[Piece], k: int) -> int:
    """The comma that opened the aside which ends at the comma `k`; -1 where none did."""
    for left in range(k - 1, max(-1, k - 22), -1):
        piece = pieces[left]
        if piece.kind == "mark" and piece.head == ")":
            k = max((j for j in range(k) if pieces[j].head == "("), default=0) - 1
            continue
        if piece.kind == "mark":
            if piece.head != ",":
                return -1
            inside = pieces[left + 1]
            if not any(p.kind == "np" and (not j or pieces[j - 1].kind != "in")
                       for j, p in enumerate(pieces[:left])):  # fmt: skip
                return -1  # "In January, X, ...": it only closes what leads in
            asides = inside.kind in ("np", "rel", "in", "adv") or inside.tag in ("VBG", "VBN")
            return left if asides else -1
    return -1


def apart(pieces: Sequence[Piece], k: int) -> bool:
    """ "backed it and Chad|, as it had before, opposed it": an aside, and the verb behind it."""
    if pieces[k].head != "," or pieces[k + 1 : k + 2] == [] or pieces[k + 1].kind == "cc":
        return False
    near = range(k + 2, min(k + 12, len(pieces) - 1))
    closed = next((j for j in near if pieces[j].head == ","), 0)
    after = pieces[closed + 1 : closed + 3]
    return bool(closed) and any(p.finite for p in after if p.kind != "np")
