"""Whose deed a verb group tells: its subject, by the words to its left."""

from collections.abc import Sequence

from actorgraph_ingest._text.doers import agent_nouns
from actorgraph_ingest._text.pieces import Piece
from actorgraph_ingest._text.reach import SUBORDINATE
from actorgraph_ingest._text.verbs import forms

_CONTROL = frozenset(
    "ask urge tell allow force order call warn press lobby persuade convince instruct invite get "
    "permit enable encourage pressure compel authorize authorise help let request advise beg "
    "demand exhort implore plead appeal forbid ban prevent stop".split()
)  # the object of these does what follows


def subject(pieces: Sequence[Piece], at: int, depth: int = 0) -> list[int]:
    """The places of the noun phrases that a verb group is said of, by the words to its left."""
    verb = pieces[at]
    if depth > 6:
        return []
    if verb.infinitive or verb.tag in ("VB", "VBG"):
        return _borrowed(pieces, at, depth)
    if verb.tag == "VBN" and verb.passive:
        return _before(pieces, at)
    k = at - 1
    while k >= 0:
        piece = pieces[k]
        if piece.kind == "np":
            return _leftmost(pieces, k, at)
        if piece.kind == "rel":
            return _before(pieces, k) if piece.head != "that" or k else []
        if piece.kind == "cc":
            return _shared(pieces, k, depth)
        if piece.kind == "vg":
            return subject(pieces, k, depth + 1)
        if piece.kind == "mark" and piece.head not in (",", ")"):
            return _shared(pieces, k, depth) if piece.head != ";" else []
        k = (_over(pieces, k) if piece.kind == "mark" else k) - 1
    return []


def _over(pieces: Sequence[Piece], k: int) -> int:
    """Where the brackets or the aside begin that end at a mark; the mark itself if none do."""
    if pieces[k].head == ")":
        return max((j for j in range(k) if pieces[j].head == "("), default=0)
    opened = _opened(pieces, k)
    return opened if opened >= 0 else k


def _leftmost(pieces: Sequence[Piece], k: int, at: int) -> list[int]:
    """The phrase that rules a chain of prepositions: "the leader of X in Y said"."""
    while k >= 2 and pieces[k - 1].kind == "in" and pieces[k - 1].head not in SUBORDINATE:
        left = k - 2
        loose = pieces[left].kind == "vg" and pieces[left].tag in ("VBN", "VBG")
        if loose and left and pieces[left - 1].kind == "np":  # "hackers angered by X have"
            k = left - 1
            continue
        if pieces[left].kind != "np":
            return (
                [] if pieces[left].kind == "mark" and k == at - 1 and left < 1 else _skip(pieces, k)
            )
        k = left
    if k == 1 and pieces[0].kind == "in" and pieces[0].head not in SUBORDINATE:
        return []
    return _with_joined(pieces, k)


def _skip(pieces: Sequence[Piece], k: int) -> list[int]:
    """ "X, on Monday, struck": over a prepositional phrase to what stands before it."""
    left = k - 2
    while left >= 0 and pieces[left].kind in ("mark", "adv"):
        left = (_over(pieces, left) if pieces[left].kind == "mark" else left) - 1
    if left < 0:
        return []
    return _with_joined(pieces, left) if pieces[left].kind == "np" else []


def _with_joined(pieces: Sequence[Piece], k: int) -> list[int]:
    places = [k]
    while k >= 2:
        left = k - 1
        while (
            left >= 0
            and pieces[left].kind in ("cc", "mark")
            and (pieces[left].head in ("and", ",", "or", "&"))
        ):
            left -= 1
        plain = any(pieces[j].kind == "cc" for j in range(left + 1, k)) or len(places) > 1
        if left == k - 1 or left < 0 or pieces[left].kind != "np" or not plain:
            break
        if left and pieces[left - 1].kind == "in":
            whole = (
                pieces[left - 1].head in ("of", "from")
                and left > 1
                and pieces[left - 2].kind == "np"
            )
            return _with_joined(pieces, left - 2) if whole else places
        places.insert(0, left)
        k = left
    return places


def _before(pieces: Sequence[Piece], at: int) -> list[int]:
    """The noun phrase right before, over a comma."""
    k = at - 1
    while k >= 0 and pieces[k].kind in ("mark", "adv", "in"):
        k = (_over(pieces, k) if pieces[k].head == ")" else k) - 1  # "Ann Li (D-Mo.), who"
    return [k] if k >= 0 and pieces[k].kind == "np" else []


def _shared(pieces: Sequence[Piece], k: int, depth: int) -> list[int]:
    """The subject of the verb before, which a joined one shares."""
    for left in range(k - 1, -1, -1):
        if (
            pieces[left].kind == "vg"
            and pieces[left].tag not in ("VBG",)
            and not (pieces[left].infinitive)
        ):
            return subject(pieces, left, depth + 1)
    return first(pieces, k)


def first(pieces: Sequence[Piece], before: int) -> list[int]:
    """The first noun phrase of the sentence that no preposition rules."""
    for k in range(before):
        if pieces[k].kind == "np" and not (k and pieces[k - 1].kind == "in"):
            return _with_joined(pieces, k)
    return []


def _borrowed(pieces: Sequence[Piece], at: int, depth: int) -> list[int]:
    """Who does what an infinitive or -ing form tells: whoever the verb before it says."""
    near = pieces[at - 1] if at else None
    acts = near is not None and (near.parties or near.tag in ("NNP", "NNPS", "NNS"))
    if pieces[at].tag == "VBG" and near is not None and near.kind == "np" and (acts or at < 3):
        return _leftmost(pieces, at - 1, at)
    if pieces[at].tag == "VBG" and near is not None and _one(pieces, at - 1):
        return [at - 1]
    for k in range(at - 1, -1, -1):
        if pieces[k].kind == "vg":
            after = pieces[k + 1] if k + 1 < at else None
            rang = pieces[k].head.startswith("call") and after is not None and after.kind == "np"
            commands = _lemma_in(pieces[k].head, _CONTROL) and after is not None and not rang
            if commands and pieces[at].infinitive:
                own = next((j for j in range(k + 1, at) if pieces[j].kind == "np"), None)
                if own is not None:
                    return [own]
            return subject(pieces, k, depth + 1)
    for k in range(at + 1, len(pieces)):
        if pieces[k].finite:
            return subject(pieces, k, depth + 1) if at < 4 else []
    return []


def _one(pieces: Sequence[Piece], k: int) -> bool:
    """ "to a group backing X": somebody new, told by what he does."""
    led = k > 0 and pieces[k - 1].kind == "in" and pieces[k].kind == "np"
    return led and pieces[k].lows[0] in ("a", "an", "one") and pieces[k].head in agent_nouns()


def _lemma_in(head: str, group: frozenset[str]) -> bool:
    return any(lemma in group for lemma, _ in forms().get(head, ())) or head in group


def _opened(pieces: Sequence[Piece], k: int) -> int:
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
