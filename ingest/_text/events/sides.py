"""Whose deed a verb group tells: its subject, by the words to its left."""

from collections.abc import Sequence

from actorgraph_ingest._text.actors.portions import share
from actorgraph_ingest._text.events.doers import agent_nouns, timed
from actorgraph_ingest._text.events.followed import by_whom, over, told_of
from actorgraph_ingest._text.words.asides import aside, listed
from actorgraph_ingest._text.words.embedded import ruling
from actorgraph_ingest._text.words.joined import shared_with
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import SUBORDINATE
from actorgraph_ingest._text.words.verbs import forms

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
        return _suffering(pieces, at, depth)
    waiting = ruling(pieces, at)
    if waiting is not None:
        return _with_joined(pieces, waiting)
    k = at - 1
    while k >= 0:
        piece = pieces[k]
        if piece.kind == "np":
            return _leftmost(pieces, k, at)
        if piece.kind == "rel":
            return _before(pieces, k) if piece.head != "that" or k else []
        if piece.kind == "cc" or (k == at - 1 and listed(pieces, at)):
            return _shared(pieces, k, depth)
        if piece.kind == "vg":
            return subject(pieces, k, depth + 1)
        if piece.kind == "mark" and piece.head not in (",", ")"):
            return _shared(pieces, k, depth) if piece.head != ";" else []
        k = (aside(pieces, k) if piece.kind == "mark" else k) - 1
    return []


def _suffering(pieces: Sequence[Piece], at: int, depth: int) -> list[int]:
    """Who a participle is said of: "X stood accused", "X was held and charged", "X, seen by"."""
    near = pieces[at - 1].kind if at else ""
    if near == "vg":
        return subject(pieces, at - 1, depth + 1)
    over = shared_with(pieces, at)
    if over >= 0 and pieces[over].passive:
        return subject(pieces, over, depth + 1)
    return _before(pieces, at)


def _leftmost(pieces: Sequence[Piece], k: int, at: int) -> list[int]:
    """The phrase that rules a chain of prepositions: "the leader of X in Y said", or what an
    infinitive tells: "the plan to help X failed"."""
    if pieces[at].finite and k > 1 and pieces[k - 1].infinitive and pieces[k - 2].kind == "np":
        k -= 2
    if pieces[at].finite and (told := told_of(pieces, k)) >= 0:
        return _leftmost(pieces, told, at)
    while k >= 2 and pieces[k - 1].kind == "in" and pieces[k - 1].head not in SUBORDINATE:
        if share(pieces, k):
            break
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
        left = (aside(pieces, left) if pieces[left].kind == "mark" else left) - 1
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
        if left and pieces[left - 1].kind == "in" and pieces[left - 1].head not in SUBORDINATE:
            whole = (
                (
                    pieces[left - 1].head in ("of", "from")
                    or not any(p.finite for p in pieces[:left])
                )
                and left > 1
                and pieces[left - 2].kind == "np"
            )
            return _with_joined(pieces, left - 2) if whole else places
        places.insert(0, left)
        k = left
    return places


def _before(pieces: Sequence[Piece], at: int) -> list[int]:
    """The noun phrase right before, over a comma, and over where it is: "rebels in Chad who"."""
    k = at - 1
    while k >= 0 and pieces[k].kind in ("mark", "adv", "in"):
        k = (aside(pieces, k) if pieces[k].head == ")" else k) - 1  # "Ann Li (D-Mo.), who"
    while k > 1 and pieces[at].head != "which" and _where(pieces, k):
        k -= 2
    return [k] if k >= 0 and pieces[k].kind == "np" else []


def _where(pieces: Sequence[Piece], k: int) -> bool:
    """Whether a phrase only tells the place of somebody before it."""
    led = pieces[k].kind == "np" and pieces[k - 1].head in _PLACED
    party = pieces[k].parties[-1] if pieces[k].parties else None
    named = party is not None and party.kind in ("State", "Place") and pieces[k].tag == "NNP"
    return led and pieces[k - 2].kind == "np" and named


_PLACED = frozenset("in at near outside inside around".split())


def _shared(pieces: Sequence[Piece], k: int, depth: int) -> list[int]:
    """The subject of the verb before, which a joined one shares."""
    for left in range(k - 1, -1, -1):
        if (
            pieces[left].kind == "vg"
            and pieces[left].tag not in ("VBG", "VBN")
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
    if pieces[at].tag == "VBG" and near is not None and near.kind == "np":
        if pieces[at].passive or pieces[at].head in _HOLDING:
            return [at - 1]  # "the bill being debated", "a camp housing refugees"
        if _met(pieces, at - 1) or _one(pieces, at - 1):
            return [at - 1]
        if _acts(near) or at < 3 or (near.parties and near.head in _LETTERS):
            return _leftmost(pieces, at - 1, at) or [at - 1]
    k = over(pieces, at) if pieces[at].tag == "VBG" else _verb_before(pieces, at)
    if k is not None:
        found = by_whom(pieces, k, at)
        if found is not None:
            return found
        after = pieces[k + 1] if k + 1 < len(pieces) else None
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


_HOLDING = frozenset("housing sheltering containing".split())
_LETTERS = frozenset(
    "resolution statement letter message petition report bill decree communique declaration "
    "memo note video tape tweet tweets ad ads article editorial ruling verdict".split()
)


def _verb_before(pieces: Sequence[Piece], at: int) -> int | None:
    return next((k for k in range(at - 1, -1, -1) if pieces[k].kind == "vg"), None)


def _acts(near: Piece) -> bool:
    """Whether a phrase names or describes somebody, no thing of theirs ("a Thai base")."""
    people = near.head in agent_nouns() or near.tag in ("NNP", "NNPS")
    if timed(near.head):
        return False  # "came on Thursday offering"
    return people or (near.tag == "NNS" and not near.parties)


def _met(pieces: Sequence[Piece], k: int) -> bool:
    """ "clashed with workers protesting": people whom something is done to while they act."""
    led = pieces[k - 1].head if k else ""
    return led in ("at", "with", "against", "on", "by") and pieces[k].head in agent_nouns()


def _one(pieces: Sequence[Piece], k: int) -> bool:
    """ "to a group backing X": somebody new, told by what he does."""
    led = k > 0 and pieces[k - 1].kind == "in" and pieces[k].kind == "np"
    return led and pieces[k].lows[0] in ("a", "an", "one") and pieces[k].head in agent_nouns()


def _lemma_in(head: str, group: frozenset[str]) -> bool:
    return any(lemma in group for lemma, _ in forms().get(head, ())) or head in group
