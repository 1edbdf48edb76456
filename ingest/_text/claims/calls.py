"""Demands told by a noun, with no word of whom they are made of: "a call by Chad for talks",
"rebels' demands to free", "rejected a UN call"; and meetings that take place."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.actors.owners import owners
from actorgraph_ingest._text.events.doers import OWNED, Scene, agent_nouns, doers
from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.goings import awaited
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import SUBORDINATE, clause
from actorgraph_ingest._text.words.tables import inflect, words

Found = tuple[Party, ...]
Slots = dict[str, Found]


def made(scene: Scene, at: int, kind: str, slots: Slots, last: int) -> bool:
    """Whether a noun tells of a demand that somebody makes, of what somebody refuses, or of a
    meeting that takes place, though of no second side."""
    if kind == "REQUEST":
        own = tuple(p for p in owners(scene, at) if not p.pronoun)
        asked = at > 0 and scene.pieces[at - 1].head == "at"  # "at the request of X"
        by = own or slots.get("by") or slots.get("from") or callers(scene, at)
        by = by or (slots.get("of", ()) if asked else ())
        pleads = scene.pieces[at].head in _PLEAS and _goes_on(scene, last)
        asks = scene.pieces[at].head in ("request", "requests") and not own
        pleads = pleads or (asks and any(p.kind in ("State", "Organization") for p in by))
        pleads = pleads or (asks and asked)
        return bool(by) and (pleads or turned_to(scene, at) is not None)
    if kind in ("REJECT", "THREATEN"):  # "Iran's refusal to halt enrichment", "threat by rebels to"
        own = tuple(p for p in owners(scene, at) or slots.get("by", ()) if not p.pronoun)
        return bool(own) and scene.pieces[at].head in _VOWS and _goes_on(scene, last, to_do=True)
    return kind == "CONSULT" and bool(sits(scene, at))


def category(scene: Scene, at: int, kind: str) -> str:
    """What a meeting or an attack that is still to come tells."""
    if kind == "ASSAULT" and _to_come(scene, at):
        return "AGREE" if scene.pieces[at - 1].negated else "THREATEN"
    ahead = kind == "CONSULT" and (sits(scene, at) == "future" or awaited(scene, at) is not None)
    return "AGREE" if ahead else kind


def _to_come(scene: Scene, at: int) -> bool:
    """ "said it would resume attacks", "will launch an offensive"."""
    over = scene.pieces[at - 1] if at else None
    if over is None or over.kind != "vg" or over.passive or not over.finite:
        return False
    told = any(p.kind == "vg" and p.head in words("speech_past") for p in scene.pieces)
    return over.future or (told and "would" in over.lows)


_VOWS = frozenset(("refusal", "threat", "threats"))
_PLEAS = frozenset("demand demands call calls appeal appeals plea pleas cry cries".split())


def _goes_on(scene: Scene, last: int, to_do: bool = False) -> bool:
    """Whether what is asked for follows: "for", "that", an infinitive, over who asks. `to_do`: the
    infinitive alone."""
    for piece in scene.pieces[last + 1 : last + 12]:
        if piece.infinitive or (piece.head in ("for", "that") and not to_do):
            return True
        if piece.finite or piece.kind == "mark":
            return False
    return False


def callers(scene: Scene, at: int) -> Found:
    """ "militants' demands": a group before the noun that no table knows."""
    piece = scene.pieces[at]
    owned = next((n for n, low in enumerate(piece.lows) if low in ("'", "’", "'s", "’s")), 0)
    if not owned or piece.lows[owned - 1] not in agent_nouns():
        return ()
    first, end = scene.row[piece.first], scene.row[piece.ats[owned - 1]]
    start = piece.first + (first.low in words("determiner"))
    label = scene.text[scene.row[start].start : end.end]
    ref = scene.memory.bear("Collective", label)
    place = (scene.row[start].start, end.end)
    last = piece.ats[owned - 1] + 1
    return (Party(start, last, *place, (ref,), "Collective", place, generic=True),)


def turned_to(scene: Scene, at: int) -> Found | None:
    """Who rejects, ignores or heeds a demand: whom it was made of; nothing where nobody does."""
    for k in range(at - 1, max(-1, at - 5), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg":
            answers = piece.head in _answers()
            where = subject(scene.pieces, k) if answers and not piece.passive else []
            return tuple(p for j in where for p in doers(scene, j, OWNED)) if answers else None
        if piece.kind in ("np", "rel", "cc"):
            break
    for k in range(at + 1, min(len(scene.pieces), at + 20)):  # "their demand was rejected by X"
        piece = scene.pieces[k]
        if piece.kind == "vg" and piece.passive and piece.head in _answers():
            by = clause(scene.pieces, k + 1).slots.get("by", [])
            return tuple(p for j in by for p in doers(scene, j, OWNED)) or None
    return None


@cache
def _answers() -> frozenset[str]:
    heads = {h for h, rows in entries().items() if any(e.type == "REJECT" for e in rows)}
    return frozenset(f for h in (*heads, *_HEEDING) for f in inflect(h)) - words("be") - _ASKED


_HEEDING = (
    "accept approve grant heed consider weigh study answer meet back support respond react give "
    "bow yield cave submit capitulate"
).split()
_ASKED = frozenset(("drop", "dropped", "drops"))  # one's own demands


def sits(scene: Scene, at: int) -> str:
    """ "A summit of leaders opened": whether a meeting takes place ("done") or will ("future")."""
    if not _leads(scene.pieces, at):
        return ""
    for k in range(at + 1, min(len(scene.pieces), at + 12)):
        piece = scene.pieces[k]
        if piece.finite:
            done = not piece.negated and (not piece.maybe or "would" in piece.lows)
            return (_held(piece) or _due(scene, k)) if done else ""
        if piece.kind in ("vg", "rel"):
            return ""
    return ""


def _leads(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a phrase can be a subject: no verb and no preposition rules it."""
    before = pieces[at - 1] if at else None
    sub = before is not None and before.kind == "in" and before.head in SUBORDINATE
    return (
        before is None
        or sub
        or before.kind in ("mark", "cc", "rel", "adv")
        or (before.kind == "vg" and before.head in words("speech_past"))
    )


def _held(piece: Piece) -> str:
    if piece.head not in _taking_place():
        return ""
    return "future" if piece.future or "would" in piece.lows else "done"


def _due(scene: Scene, k: int) -> str:
    """ "are due to resume", "is scheduled for Monday"."""
    near = scene.pieces[k + 1 : k + 4]
    due = any(p.head in words("intent") for p in scene.pieces[k : k + 2])
    return "future" if due and any(p.head in _taking_place() for p in near) else ""


@cache
def _taking_place() -> frozenset[str]:
    verbs = "open begin start resume convene continue reopen kick take get conclude hold".split()
    return frozenset(f for verb in verbs for f in inflect(verb))
