"""What the clause of an event tells of how sure its reading is: features for its score."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.actors.standing import standing
from actorgraph_ingest._text.events.doers import Scene, doers
from actorgraph_ingest._text.types import Event
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import clause
from actorgraph_ingest._text.words.tables import table, words

Signs = tuple[tuple[str, str], ...]
Span = tuple[int, int]
_THEM = frozenset(("him", "her", "them"))
_POINTING = frozenset("he she it they them him her his its their who which that i we".split())


def signs(scene: Scene, event: Event) -> Signs:
    whom = event.recipients or event.participants
    return (
        ("category", event.type),
        ("word", _word(event)),
        ("who", standing(scene, event.agents or event.participants)),
        ("whom", standing(scene, whom)),
        ("subject", _stands(scene, event.who, event.trigger)),
        ("object", _stands(scene, event.whom, event.trigger) if whom else _thing(scene, event)),
    )


def nearer(scene: Scene, event: Event) -> Event:
    """Without recipients from another clause whom no table knows, unless the deed is a plan or a
    protest that this clause tells of."""
    told = event.nominal or event.type in _PLANS or event.rule.startswith(("reproach:", "cue:"))
    if len(event.recipients) != len(event.whom) or told:
        return event
    verb = _piece(scene, event.trigger)
    passive = verb >= 0 and scene.pieces[verb].passive  # its subject may stand far off
    near = scene.pieces[verb + 1 : verb + 3] if verb >= 0 else ()
    listed = len(near) > 1 and near[0].head == "," and near[1].kind == "vg"
    if listed or any(p.head in _THEM or p.kind == "cc" or _bare(p) for p in near[:1]):
        return event  # "shot them", "shot and killed X", "let go X": they stand further off
    pairs = [
        (ref, place) for ref, place in zip(event.recipients, event.whom, strict=True)
        if ref[0] != "." or (passive and place[0] < event.trigger)
        or _stands(scene, (place,), event.trigger) != "over"
    ]  # fmt: skip
    if len(pairs) == len(event.recipients) or not (pairs or event.agents):
        return event
    return replace(
        event, recipients=tuple(ref for ref, _ in pairs), whom=tuple(at for _, at in pairs)
    )


def _bare(piece: Piece) -> bool:
    return piece.kind == "vg" and not piece.infinitive


_PLANS = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN", "PROTEST"))


@cache
def _ambiguous() -> frozenset[str]:
    """Words whose clause leaves it open what they tell: what is met, sent or looked into settles
    it."""
    rows = (r for r in table("senses") if not set(re.split(r"[,|]", r["asks"])) <= _SETTLING)
    return frozenset(row["word"].partition("/")[0] for row in rows)


_SETTLING = frozenset("aimed bid faced greeting matter unheld unto useful".split())


def _word(event: Event) -> str:
    """How exact the entry is that told it: of several words, with a listed object, ambiguous."""
    kind, _, rest = event.rule.partition(":")
    if kind != "verb":
        return kind or "none"
    head, object_, _ = rest.partition("/")
    if head in _ambiguous():
        return "ambiguous"
    return "object" if object_ else "phrase" if " " in head else "plain"


def _stands(scene: Scene, places: Sequence[Span], trigger: int) -> str:
    """How an actor stands in the clause: as the head of a phrase beside the verb, further off,
    or inside the phrase of something else."""
    place = next((p for p in places if p[0] < p[1]), None)
    if place is None:
        return "none"
    if scene.text[place[0] : place[1]].lower() in _POINTING:
        return "pointed"
    at, told = _piece(scene, place[0]), _piece(scene, trigger)
    if at < 0:
        return "outside"
    if not doers(scene, at):
        return "inside"
    told = at if told < 0 else told
    between = scene.pieces[min(at, told) + 1 : max(at, told)]
    if any(p.finite or p.infinitive for p in between):
        return "over"
    return "beside" if len(between) < 2 else "off"


def _piece(scene: Scene, offset: int) -> int:
    """The piece that an offset is in, -1 where none."""
    for n, piece in enumerate(scene.pieces):
        if scene.row[piece.first].start <= offset < scene.row[piece.last - 1].end:
            return n
    return -1


def _thing(scene: Scene, event: Event) -> str:
    """What is acted on where it is nobody: a thing, an abstract one, what a clause tells."""
    at = _piece(scene, event.trigger)
    if at < 0 or scene.pieces[at].kind != "vg":
        return "unknown"
    found = clause(scene.pieces, at + 1).slots.get("obj", [])
    if not found:
        return "nothing"
    return "abstract" if scene.pieces[found[0]].head in words("abstract") else "thing"
