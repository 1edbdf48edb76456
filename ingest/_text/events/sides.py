"""Whose deed a verb group tells: its subject, by the words to its left."""

from collections.abc import Sequence

from actorgraph_ingest._text.actors.portions import share
from actorgraph_ingest._text.events.controls import controls
from actorgraph_ingest._text.events.doers import agent_nouns, timed
from actorgraph_ingest._text.events.followed import by_whom, harmed, over, told_of
from actorgraph_ingest._text.words.asides import aside, explained, listed, resumed
from actorgraph_ingest._text.words.embedded import besides, ruling
from actorgraph_ingest._text.words.joined import shared_with
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import SUBORDINATE
from actorgraph_ingest._text.words.reduced import clausal
from actorgraph_ingest._text.words.relatives import before, tried
from actorgraph_ingest._text.words.undone import joined_to


def subject(pieces: Sequence[Piece], at: int, depth: int = 0) -> list[int]:
    """The places of the noun phrases that a verb group is said of, by the words to its left."""
    verb = pieces[at]
    if depth > 6:
        return []
    if verb.finite and (rel := besides(pieces, at)):
        return before(pieces, rel)
    if verb.tag in ("VBN", "VBG") and (court := tried(pieces, at)) >= 0:
        return [court] if pieces[court].kind == "np" else subject(pieces, court, depth + 1)
    if first_ := joined_to(pieces, at):
        return subject(pieces, first_, depth + 1)
    if verb.infinitive or verb.tag in ("VB", "VBG"):
        return _borrowed(pieces, at, depth)
    if verb.tag == "VBN" and verb.passive:
        return _suffering(pieces, at, depth)
    waiting = ruling(pieces, at)
    if waiting is not None:
        return _with_joined(pieces, explained(pieces, waiting, at))
    return _nearest(pieces, at, depth)


def _nearest(pieces: Sequence[Piece], at: int, depth: int) -> list[int]:
    """The subject among the words right before a verb, over asides and times."""
    k = at - 1
    while k >= 0:
        piece = pieces[k]
        if piece.kind == "np" and not _when(pieces, k):
            return _leftmost(pieces, k, at)
        if piece.kind == "np":
            k -= 2
            continue
        if piece.kind == "rel":
            free = piece.head == "what" or (piece.head == "that" and not k)
            return [] if free else before(pieces, k)  # "in what could stall X"
        if piece.kind == "cc" or (k == at - 1 and listed(pieces, at)):
            return _shared(pieces, k, depth, pieces[at].tag)
        if piece.kind == "vg":
            return subject(pieces, k, depth + 1)
        over = aside(pieces, k) if piece.kind == "mark" else k
        if over == k and piece.kind == "mark" and piece.head not in (",", ")"):
            return _shared(pieces, k, depth) if piece.head != ";" else []
        if over == k and piece.kind == "mark" and resumed(pieces, k, at):
            return _shared(pieces, k, depth, pieces[at].tag)
        k = over - 1
    return []


def _when(pieces: Sequence[Piece], k: int) -> bool:
    """ "and on Friday struck": a time between a verb and what joins it."""
    led = k > 1 and pieces[k - 1].kind == "in" and pieces[k - 2].kind == "cc"
    return led and timed(pieces[k].head)


def _suffering(pieces: Sequence[Piece], at: int, depth: int) -> list[int]:
    """Who a participle is said of: "X stood accused", "X was held and charged", "X, seen by"."""
    near = pieces[at - 1].kind if at else ""
    if near == "vg":
        return subject(pieces, at - 1, depth + 1)
    over = shared_with(pieces, at)
    if over >= 0 and pieces[over].passive:
        return subject(pieces, over, depth + 1)
    return before(pieces, at)


def _leftmost(pieces: Sequence[Piece], k: int, at: int) -> list[int]:
    """The phrase that rules a chain of prepositions: "the leader of X in Y said", or what an
    infinitive tells: "the plan to help X failed"."""
    if pieces[at].finite and k > 1 and pieces[k - 1].infinitive:
        over = k - 3 if k > 2 and pieces[k - 2].kind == "cc" else k - 2
        k = over if pieces[over].kind == "np" else k
    if pieces[at].finite and (told := told_of(pieces, k)) >= 0:
        return _leftmost(pieces, told, at)
    only = not any(p.finite for n, p in enumerate(pieces) if n != at)
    while k >= 2 and pieces[k - 1].kind == "in":
        if pieces[k - 1].head in SUBORDINATE and not (only and pieces[k - 1].head in _TIMED):
            break  # "X on a visit after the vote met Y" has no other verb
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


_TIMED = frozenset("after before following amid despite since until once".split())


def _skip(pieces: Sequence[Piece], k: int) -> list[int]:
    """ "X, on Monday, struck": over a prepositional phrase to what stands before it."""
    left = k - 2
    while left >= 0 and pieces[left].kind in ("mark", "adv"):
        left = (aside(pieces, left) if pieces[left].kind == "mark" else left) - 1
    if left < 0:
        return []
    return _leftmost(pieces, left, left + 1) if pieces[left].kind == "np" else []


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
        if _acted_on(pieces, left):
            break
        if left and pieces[left - 1].kind == "in" and pieces[left - 1].head not in SUBORDINATE:
            owned = pieces[left - 1].head in ("of", "from")
            whole = owned or not any(p.finite for p in pieces[:left])
            whole = whole and left > 1 and pieces[left - 2].kind == "np"
            if left > 2 and pieces[left - 2].tag == "VBN" and pieces[left - 3].kind == "np":
                return _with_joined(pieces, left - 3)  # "men aligned with X and Y marched"
            return _with_joined(pieces, left - 2) if whole else places
        places.insert(0, left)
        k = left
    return places


def _acted_on(pieces: Sequence[Piece], k: int) -> bool:
    """ "killed a general (and X left)", "ratified the plan of X (and Y left)": whether a verb
    before a phrase has it for its own, so that it does not share the verb behind."""
    for piece in reversed(pieces[:k]):
        led = piece.kind == "in" and piece.head in SUBORDINATE
        if led or piece.kind in ("mark", "rel"):
            return False
        if piece.kind == "vg" and not piece.passive:
            return piece.head not in clausal()
    return False


def _shared(pieces: Sequence[Piece], k: int, depth: int, tag: str = "") -> list[int]:
    """The subject of the verb before, which a joined one shares: "said prices would rise and
    struck" has what it shares with a verb of its own tense."""
    ruled = [
        j for j in range(k - 1, -1, -1)
        if pieces[j].kind == "vg" and pieces[j].tag not in ("VBG", "VBN")
        and not pieces[j].infinitive
    ]  # fmt: skip
    if tag == "VBD" and ruled and pieces[ruled[0]].tag in ("MD", "VBP", "VBZ"):
        ruled = [j for j in ruled if pieces[j].tag in (tag, "VBZ")] or ruled
    anew = tag in ("VBZ", "VBP") and len(ruled) > 1 and pieces[k - 1].head == ","
    if anew and pieces[ruled[0]].tag == "VBD" and pieces[ruled[1]].head in clausal():
        ruled = ruled[1:]  # "X said Y left, but has urged"
    return subject(pieces, ruled[0], depth + 1) if ruled else first(pieces, k)


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
    if k is not None and harmed(pieces, k, at) and not controls(pieces, k):
        return [j + 1 for j in range(k + 1, at) if pieces[j].head == "by"][:1]
    if k is not None:
        found = by_whom(pieces, k, at)
        if found is not None:
            return found
        after = pieces[k + 1] if k + 1 < len(pieces) else None
        rang = pieces[k].head.startswith("call") and after is not None and after.kind == "np"
        commands = controls(pieces, k) and after is not None and not rang
        if commands and pieces[at].infinitive:
            own = next((j for j in range(k + 1, at) if pieces[j].kind == "np"), None)
            if own is not None:
                return [own]
        return subject(pieces, k, depth + 1)
    for k in range(at + 1, len(pieces)):
        if pieces[k].finite:
            return subject(pieces, k, depth + 1) if at < 4 else []
    return []


_HOLDING = frozenset("housing sheltering containing surrounding ending involving".split())
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
