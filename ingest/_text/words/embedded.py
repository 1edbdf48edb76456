"""The subject of a verb where a clause of its own stands between them: "The sister of a man who
died in custody has demanded", "Rebels holding two hostages began talks"."""

from collections.abc import Sequence

from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words

_STOPS = frozenset((";", ":", "."))


def ruling(pieces: Sequence[Piece], at: int) -> int | None:
    """The noun phrase that waits for a verb, over the clauses that belong to it; nothing where no
    such clause stands between."""
    k = at - 1
    if k > 0 and pieces[k].kind == pieces[k - 1].kind == "np" and not timed(pieces[k].head):
        return None  # "told reporters | X attacked"
    open_, crossed = 0, False  # verbs met that still want the start of their clause
    while k >= 0:
        piece = pieces[k]
        if piece.kind == "mark" and piece.head in _STOPS:
            return None
        if piece.finite and _contact(pieces, k):
            crossed, k = True, k - 1
        elif piece.finite:
            open_ += 0 if _joined(pieces, k) or _helped(pieces, k) else 1
        elif piece.kind == "rel" or _leads(pieces, k):
            if not open_ and (piece.kind == "rel" or not _led(pieces, k + 1, at)):
                return None  # the verb itself is the one of this clause
            open_, crossed = max(0, open_ - 1), crossed or open_ > 0
        elif piece.kind == "vg" and piece.tag in ("VBG", "VBN") and k:
            crossed = crossed or pieces[k - 1].kind in ("np", "mark")
        elif piece.kind == "np" and not open_ and _free(pieces, k) and not _led(pieces, k, at):
            return k if crossed else None
        k -= 1
    return None


def besides(pieces: Sequence[Piece], at: int) -> int:
    """Where the "who" of "a man who police say shot a guard" stands, 0 if there is none."""
    near = pieces[at - 3 : at] if at > 3 else []
    told = len(near) == 3 and near[2].finite and near[2].head in words("said") | {"say"}
    led = told and near[0].kind == "rel" and near[0].head in ("who", "which", "that")
    return at - 3 if led and near[1].kind == "np" else 0


def _contact(pieces: Sequence[Piece], k: int) -> bool:
    """ "the plan | Chad proposed | angered": a clause that only begins with its subject."""
    if k < 2 or pieces[k - 1].kind != "np" or pieces[k - 2].kind != "np":
        return False
    acts = k + 1 < len(pieces) and pieces[k + 1].kind == "np"
    told = pieces[k].head in words("speech_past") or pieces[k].passive or acts
    return not told and pieces[k - 2].lows[0] in _DEFINITE and _free(pieces, k - 2)


_DEFINITE = frozenset("the a an his her its their this that".split())


def _led(pieces: Sequence[Piece], k: int, at: int) -> bool:
    """ "The man who died after protests has demanded": a phrase behind a subordinator has the verb
    behind it, unless no other is left for who waits for one."""
    led = k == at - 1 and k > 0 and pieces[k].kind == "np" and pieces[k - 1].kind == "in"
    return led and not any(p.finite for p in pieces[at + 1 :])


def _joined(pieces: Sequence[Piece], k: int) -> bool:
    """ "who killed two men and wounded three": a verb that shares what the one before has."""
    k -= 1
    while k > 0 and pieces[k].kind == "adv":
        k -= 1
    return pieces[k].kind == "cc"


def _helped(pieces: Sequence[Piece], k: int) -> bool:
    """ "helping him commit crimes": what the phrase between does, no verb of a clause."""
    over = pieces[k - 2] if k > 1 and pieces[k - 1].kind == "np" else None
    bare = pieces[k].tag == "VBP" and pieces[k].last - pieces[k].first == 1
    return bare and over is not None and over.head.startswith(("help", "let", "mak", "made"))


def _leads(pieces: Sequence[Piece], k: int) -> bool:
    """ "after police shot him": a subordinator with a clause of its own."""
    near = pieces[k + 1 : k + 4]
    sub = pieces[k].kind == "in" and pieces[k].head in words("boundary")
    return sub and any(p.finite for p in near[:2]) and near[0].kind == "np"


def _free(pieces: Sequence[Piece], k: int) -> bool:
    """Whether no preposition and no verb rules a phrase; "said" may stand before a subject."""
    before = pieces[k - 1] if k else None
    if before is not None and before.head == "," and _in_list(pieces, k):
        return False
    if before is None or before.kind in ("mark", "cc", "adv", "rel"):
        return before is None or before.kind != "cc" or _clausal(pieces, k)
    if before.kind == "vg":
        return before.finite and before.head in words("speech_past")
    return before.kind == "in" and _leads(pieces, k - 1)


def _in_list(pieces: Sequence[Piece], k: int) -> bool:
    """ "groups of X, | Y and Z": one of several, and not the first."""
    near = pieces[k + 1 : k + 3]
    joined = len(near) == 2 and near[0].kind == "cc" and near[1].kind == "np"
    return joined and k > 1 and pieces[k - 2].kind == "np"


def _clausal(pieces: Sequence[Piece], k: int) -> bool:
    """Whether "and" before a phrase joins clauses, not phrases."""
    return k > 1 and pieces[k - 2].kind != "np"


def happened(pieces: Sequence[Piece], k: int) -> bool:
    """ "threatened to kill men seized in Chad", "vowed to hunt a group that seized a ship": what
    was done before, in words of what is only threatened, agreed or asked for."""
    piece, before = pieces[k], pieces[k - 1] if k else None
    if piece.kind != "vg" or before is None or k < 3:
        return False
    if piece.tag == "VBN" and piece.passive:
        one = piece.last - piece.first == 1 and piece.head != "provided"
        return before.kind == "np" and one
    if not (piece.tag == "VBD" or piece.lows[0] in _PAST):
        return False
    rel = k - 2 if before.kind == "np" else k - 1
    if pieces[rel].head == "why" and not piece.maybe:
        return True  # "asked X to explain why it had seized a ship"
    whom = pieces[rel - 1] if pieces[rel - 1].head != "," else pieces[rel - 2]
    told = pieces[rel].kind == "rel" and pieces[rel].head in _TELLING
    return told and whom.kind == "np" and whom.head not in _ANYBODY


_PAST = frozenset(("has", "have", "had", "was", "were"))
_TELLING = frozenset("who that which where whom whose".split())
_ANYBODY = frozenset("anyone anybody those everyone everybody".split())
