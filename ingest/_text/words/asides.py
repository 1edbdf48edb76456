"""What stands between commas and brackets: asides that a clause goes on behind, and lists."""

from collections.abc import Sequence

from actorgraph_ingest._text.words.pieces import Piece


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
    first = opened(pieces, k)
    return first if first >= 0 else k


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
