"""Accusations by the phrases around their verb, whoever the sides are: "X accused the clan of",
"stood accused of", "accused each other of", "charged that X had lied"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.homebodies import homebodies
from actorgraph_ingest._text.claims.content import Reading
from actorgraph_ingest._text.claims.draft import content_end, deed_end
from actorgraph_ingest._text.claims.reproaches import reproaches, told_of
from actorgraph_ingest._text.claims.trials import tried_for
from actorgraph_ingest._text.events.doers import OWNED, Scene, doers
from actorgraph_ingest._text.events.followed import left_out
from actorgraph_ingest._text.events.mutual import mutual, swapped
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.reach import Clause, clause
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms

Spans = Sequence[tuple[int, int]]
Found = tuple[Party, ...]
_LINKS = {
    "accuse": ("of",),
    "suspect": ("of",),
    "blame": ("for", "on"),
    "fault": ("for",),
    "charge": ("with",),
}
_THAT = frozenset(("charge", "allege", "complain"))


def blames(scene: Scene) -> Iterator[Event]:
    """The accusations of a sentence, whoever tells them."""
    for at, piece in enumerate(scene.pieces):
        if (deed := tried_for(scene, at)) >= 0:
            whom = tuple(p for k in subject(scene.pieces, deed) for p in doers(scene, k, OWNED))
            made = _made(scene, at, clause(scene.pieces, at + 1), (), whom) if whom else None
            yield from (made,) if made is not None else ()
        lemma = next((m for m, _ in forms().get(piece.head, ()) if m in _LINKS or m in _THAT), "")
        idle = lemma == "suspect" and piece.passive
        if piece.kind != "vg" or not lemma or idle:
            continue
        if piece.negated or piece.maybe or piece.infinitive:
            continue
        made = _blame(scene, at, lemma)
        if made is not None:
            yield from swapped(made) if mutual(scene.row, piece.last) else (made,)


def blamed(reading: Reading, known: Collection[int], spoken: Spans) -> Iterator[Event]:
    """Accusations whose sides no table knows. `known`: where those begin that are told; `spoken`:
    others' words."""
    found = [e for e in reading.deeds if e.rule.startswith("cue:") and e.trigger not in known]
    for event in found:
        at = next(k for k, u in enumerate(reading.row) if u.start == event.trigger)
        if not _others(reading, at, _suffered(reading, at), spoken):
            yield event
    told = {event.trigger for event in found}.union(known)
    yield from (e for e in reproaches(reading) if e.trigger not in told)


def laid_to(reading: Reading, start: int, ref: str) -> tuple[str, ...]:
    """Whom an accusation is laid to where who accuses is of the same state."""
    found = (e for e in reading.deeds if e.trigger == start and e.rule.startswith("cue:"))
    return tuple(r for e in found for r in e.recipients if r != ref)


def _suffered(reading: Reading, at: int) -> bool:
    scene = reading.scene
    near = (p for p in scene.pieces if p.first <= at < p.last) if scene is not None else ()
    return any(piece.passive for piece in near)


def _others(reading: Reading, at: int, passive: bool, spoken: Spans) -> bool:
    """Whether a word stands in what somebody else says; a passive of blame is no word of its
    own."""
    end = deed_end(reading.row, at + 1, content_end(reading.row, at + 1))
    told = ((a, b) for a, b in spoken if a <= at < b)
    return any(not (passive and (a == at or (a, b) == (0, end))) for a, b in told)


def _blame(scene: Scene, at: int, lemma: str) -> Event | None:
    piece, parts = scene.pieces[at], clause(scene.pieces, at + 1)
    said = tuple(p for k in subject(scene.pieces, at) for p in doers(scene, k, OWNED))
    if piece.passive:
        who, whom = _in(scene, parts, "by"), said
        held = _linked(scene, at, lemma) or (lemma == "charge" and len(piece.lows) > 1)
        return _made(scene, at, parts, who, whom) if whom and (who or held) else None
    if lemma in _THAT and parts.that:
        return _made(scene, at, parts, said, told_of(scene, parts)) if said else None
    if not _linked(scene, at, lemma):
        return None
    who, whom = said, _in(scene, parts, "on" if _onto(scene, at, lemma) else "obj")
    if not whom and (gap := left_out(scene.pieces, at)) >= 0:
        whom = doers(scene, gap, OWNED)
    if mutual(scene.row, piece.last) and len(said) > 1:
        who, whom = said[:1], said[1:]
    paper = any(scene.pieces[k].head in words("publication") for k in subject(scene.pieces, at))
    if mutual(scene.row, piece.last) and not whom:
        return _made(scene, at, parts, who, ()) if who else None
    return _made(scene, at, parts, who, whom) if whom and (who or paper) else None


def _in(scene: Scene, parts: Clause, slot: str) -> Found:
    return tuple(p for k in parts.slots.get(slot, ()) for p in doers(scene, k, OWNED))


def _onto(scene: Scene, at: int, lemma: str) -> bool:
    """ "blamed the raid on X"."""
    near = [u.low for u in scene.row[scene.pieces[at].last :]][:12]
    return lemma == "blame" and "on" in near and "for" not in near[: near.index("on")]


def _linked(scene: Scene, at: int, lemma: str) -> bool:
    last = scene.pieces[at].last
    return any(u.low in _LINKS.get(lemma, ()) for u in scene.row[last : last + 12])


def _made(scene: Scene, at: int, parts: Clause, who: Found, whom: Found) -> Event | None:
    piece = scene.pieces[at]
    taken = set(actors(who))
    aims = tuple(p for p in whom if not set(p.refs) & taken)
    if not aims and not piece.passive:
        aims = homebodies(scene, "ACCUSE", who, parts.slots.get("obj", ())[:1])
    if whom and not actors(aims):
        return None
    last = max((scene.pieces[k].last for f in parts.slots.values() for k in f), default=piece.last)
    made = Event(
        "ACCUSE", scene.row[piece.first].start, scene.row[last - 1].end,
        scene.row[piece.last - 1].start, agents=actors(who), recipients=actors(aims),
        who=placed(who), whom=placed(aims), rule=f"cue:{piece.head}",
    )  # fmt: skip
    return replace(made, mode="allege", auxiliary="future" if piece.future else "")
