"""What follows a verb group: its objects by preposition, and what its clause goes on with."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from actorgraph_ingest._text.events.doers import timed
from actorgraph_ingest._text.words.asides import apart
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words

SUBORDINATE = frozenset(
    "after while because as if since until before when although though unless whether so than "
    "whereas once despite amid following according".split()
)  # fmt: skip


@dataclass(slots=True)
class Clause:
    """`slots`: places of noun phrases by the preposition before them ("obj" without one);
    `rest`: the place of what the clause goes on with, a complement or the next clause."""

    slots: dict[str, list[int]] = field(default_factory=dict)
    start: int = 0
    rest: int = 0
    that: bool = False


def clause(pieces: Sequence[Piece], start: int) -> Clause:
    """What follows a verb group, from the piece `start` on."""
    made, slot, k = Clause(start=start), "obj", start
    while k < len(pieces):
        if pieces[k].kind == "np":
            if _begins(pieces, k):
                break
            slot, k = _taken(pieces, k, slot, made)
            continue
        if pieces[k].head == "(" and (closed := _closing(pieces, k)):
            k = closed + 1  # "invested $20bn (11bn) in Chad"
            continue
        if pieces[k].head == "as" and pieces[k + 1 : k + 2] and pieces[k + 1].lows == ("part",):
            break  # "raided a flat as part of a hunt for X"
        turn = "" if _laden(pieces, k) else _turn(pieces, k)
        if turn == "end":
            made.that = pieces[k].kind == "rel" and pieces[k].head == "that"
            k += made.that
            break
        slot = turn or slot
        k += 1
    made.rest = k
    return made


def _closing(pieces: Sequence[Piece], k: int) -> int:
    """Where short brackets close; 0 where they do not."""
    near = range(k + 1, min(k + 5, len(pieces)))
    return next((j for j in near if pieces[j].head == ")"), 0)


def _laden(pieces: Sequence[Piece], k: int) -> bool:
    """ "rammed a car packed with explosives into a convoy": what is in the car ends no clause."""
    after = pieces[k + 1] if k + 1 < len(pieces) else None
    led = after is not None and after.head == "with"
    return led and pieces[k].kind == "vg" and pieces[k].head in _LADEN


_LADEN = frozenset("packed filled loaded laden stuffed rigged armed".split())


def _taken(pieces: Sequence[Piece], k: int, slot: str, made: Clause) -> tuple[str, int]:
    """Put a phrase, with those listed behind it, into its slot: the slot of what follows, and
    where that is."""
    piece = pieces[k]
    given = k > made.start and pieces[made.start - 1].head in _GIVING  # "gave X a week to leave"
    if given or not (timed(piece.head) and len(piece.lows) < 3 and not piece.parties):
        made.slots.setdefault(slot, []).append(k)
    k = _listed(pieces, k)
    if slot in ("in", "on") and pieces[k - 1].head in _ASIDE and not made.slots.get("obj"):
        made.slots[slot] = [j for j in made.slots.get(slot, []) if j != k - 1]
        return "obj", k  # "approved in principle a loan", "signed on Friday a treaty"
    late = slot in ("to", "from") and not made.slots.get("obj") and k < len(pieces)
    if late and pieces[k].kind == "np" and pieces[k].lows[0] in _DETERMINED:
        return "obj", k  # "conveyed to X its concern"
    return "then" if slot != "obj" else slot, k


_DETERMINED = frozenset("its their his her a an".split())
_GIVING = frozenset("give gives gave given giving".split())


def _turn(pieces: Sequence[Piece], k: int) -> str:
    """What a piece that is no phrase makes of a clause: "end", the slot that follows, or nothing
    new."""
    piece = pieces[k]
    if _counts(pieces, k) or piece.head in ("both", "either"):
        return ""  # "pressed both X and Y"
    if piece.kind == "in":
        leads = piece.head not in SUBORDINATE or k + 1 == len(pieces)
        if piece.head in SUBORDINATE and leads:
            return ""
        return piece.head if leads or not _clause_after(pieces, k) else "end"
    if piece.kind in ("rel", "vg", "cc") or (piece.kind == "mark" and not _goes_on(pieces, k)):
        return "end"
    return ""


def _begins(pieces: Sequence[Piece], k: int) -> bool:
    """ "asked for time so | X could go on": a phrase with a verb of its own, behind an adverb."""
    after = pieces[k + 1] if k + 1 < len(pieces) else None
    if after is None or not after.finite or not k:
        return False
    he = pieces[k].lows[0] in _NOMINATIVE and after.last - after.first > 1
    return pieces[k - 1].head == "so" or (he and pieces[k - 1].kind in ("vg", "np"))


_NOMINATIVE = frozenset("it they he she we i you".split())
_ASIDE = words("weekday") | {"principle", "part", "full", "return", "advance", "turn", "private"}
_MEASURES = frozenset(("more", "fewer", "less", "least", "most"))


def _counts(pieces: Sequence[Piece], k: int) -> bool:
    """ "more than 20 soldiers", "at least 12 civilians": the words before a number are no place."""
    after = pieces[k + 1] if k + 1 < len(pieces) else None
    if after is None or after.kind != "np":
        return False
    if pieces[k].head == "than":
        return k > 0 and pieces[k - 1].head in _MEASURES
    return pieces[k].head == "at" and after.lows[0] in _MEASURES


def _clause_after(pieces: Sequence[Piece], k: int) -> bool:
    """Whether a subordinator brings a clause, not just a noun: "after X struck"."""
    near = pieces[k + 1 : k + 4]
    return any(p.kind == "vg" for p in near[:2])


def _listed(pieces: Sequence[Piece], k: int) -> int:
    """The place behind a list of noun phrases."""
    while k + 2 < len(pieces):
        joint = pieces[k + 1]
        if joint.kind not in ("cc", "mark") or joint.head not in (",", "and", "or", "&"):
            break
        step = k + 2
        if pieces[step].kind == "cc" and step + 1 < len(pieces):
            step += 1
        if pieces[step].kind != "np":
            break
        verb = step + 1 + (step + 1 < len(pieces) and pieces[step + 1].kind == "adv")
        if verb < len(pieces) and (pieces[verb].finite or apart(pieces, verb)):
            break
        if joint.kind == "mark" and not _in_list(pieces, step):
            break
        k = step
    return k + 1


def _in_list(pieces: Sequence[Piece], step: int) -> bool:
    """Whether the phrase behind a comma is one of several: an "and" follows, or came before."""
    near = pieces[step - 1], *pieces[step + 1 : step + 4]
    return any(p.kind == "cc" for p in near)


def _goes_on(pieces: Sequence[Piece], k: int) -> bool:
    """Whether a clause goes on behind a comma: with a preposition, or an aside."""
    after = pieces[k + 1] if k + 1 < len(pieces) else None
    return (
        pieces[k].head == ","
        and after is not None
        and after.kind == "in"
        and (after.head not in SUBORDINATE)
    )


def complement(pieces: Sequence[Piece], start: int) -> range:
    """The pieces that an agreement, demand or refusal goes on with, up to the next main clause."""
    for k in range(start, len(pieces)):
        piece = pieces[k]
        if piece.kind == "mark" and piece.head in (";", ":"):
            return range(start, k)
        aside = k == start and piece.head == "," and _goes_on_with(pieces, k + 1)
        if piece.kind == "mark" and (aside or _speaks(pieces, k + 1) or _anew(pieces, k)):
            return range(start, k)  # "X, Y warned, attacked Z"
        if piece.head == "," and k + 1 < len(pieces) and pieces[k + 1].head == "which":
            return range(start, k)  # "refused, which led X to"
        if piece.lows in (("should",), ("had",)) and k > start:
            return range(start, k)  # "promised to act, should he win it"
        whole = k > start + 1 or k == start or pieces[start].infinitive
        whole = whole or pieces[start].head == ","  # "demanded talks, and called on X"
        if piece.kind == "cc" and _goes_on_with(pieces, k + 1) and whole:
            return range(start, k)
        if _happened(pieces, k) or _another(pieces, k):
            return range(start, k)
    return range(start, len(pieces))


def _another(pieces: Sequence[Piece], k: int) -> bool:
    """ "demanded talks with X | and Y moved tanks": a clause of its own, of what was done."""
    near = pieces[k + 1 : k + 3]
    joins = pieces[k].kind == "cc" and len(near) > 1 and near[0].kind == "np" and near[1].finite
    return joins and (near[1].tag == "VBD" or near[1].lows[0] in ("has", "have"))


def _goes_on_with(pieces: Sequence[Piece], k: int) -> bool:
    """ "and struck", "and on Friday struck": a verb of the main clause."""
    if k + 1 < len(pieces) and pieces[k].kind == "in" and timed(pieces[k + 1].head):
        k += 2
    while k < len(pieces) and pieces[k].kind == "adv":
        k += 1
    return k < len(pieces) and pieces[k].finite


def _happened(pieces: Sequence[Piece], k: int) -> bool:
    """ "held a vote | after raiding Y", "refused to talk | after X struck": what was done before,
    whatever is agreed, asked or refused now."""
    near = pieces[k + 1 : k + 3]
    if pieces[k].kind != "in" or pieces[k].head not in _SINCE or not near:
        return False
    if near[0].tag == "VBG" and near[0].kind == "vg":
        return pieces[k].head == "after"
    told = len(near) > 1 and near[0].kind == "np" and near[1].finite
    return told and (near[1].tag == "VBD" or near[1].lows[0] in ("has", "have"))


_SINCE = frozenset("after since as when while because before although though whereas".split())


def _anew(pieces: Sequence[Piece], k: int) -> bool:
    """ "While X pushed for talks, | Y did", "rejected it, | saying": the next clause has a subject
    of its own, or only tells the words."""
    near = [p for p in pieces[k + 1 : k + 6] if p.kind not in ("cc", "adv")]
    if len(near) > 1 and near[0].kind == "np" and near[1].finite:
        return True
    if len(near) > 2 and near[0].kind == near[1].kind == "np" and near[2].finite:
        return True  # "and the agency the Red Cross denounced"
    if near and near[0].head == "with" and any(p.tag == "VBG" for p in near[2:]):
        return True  # "shrugged off the ruling, with many saying"
    return bool(near) and near[0].tag == "VBG" and near[0].head in _TELLING


_TELLING = frozenset(
    "saying adding noting citing insisting arguing claiming explaining demanding urging rejecting "
    "snubbing accusing blaming calling warning condemning criticising criticizing denouncing "
    "dismissing defying ignoring threatening vowing pledging".split()
)


def _speaks(pieces: Sequence[Piece], k: int) -> bool:
    """ "..., a spokesman said": the words of who tells it."""
    near = pieces[k : k + 6]
    return any(p.kind == "vg" and p.head in words("speech_past") for p in near)
