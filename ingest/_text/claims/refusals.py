"""Refusals that no entry of the dictionary tells: "will not follow X", "is not obliged to let X
in", "there is no reason to talk to X", "the court ruled that X could not"."""

from collections.abc import Iterator, Sequence
from functools import cache

from actorgraph_ingest._text.actors.standing import acts_publicly
from actorgraph_ingest._text.events.aims import aimed
from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, agent_nouns, doers
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import clause, complement
from actorgraph_ingest._text.words.tables import inflect, words

Found = tuple[Party, ...]
_ENTRY = Entry((), frozenset(), "REJECT", "", "", ("to", "with", "obj", "of", "from", "by", "for"),
               "refusal")  # fmt: skip
_NEVER = frozenset("will would wo 'll 'd shall".split())


def refusals(scene: Scene, told: Sequence[Event]) -> Iterator[tuple[Event, range]]:
    """The refusals of a sentence, each with the pieces that tell no more then what is refused.
    `told`: what the dictionary has found."""
    known = {event.trigger for event in told}
    for at, piece in enumerate(scene.pieces):
        if piece.kind != "vg" or scene.row[piece.last - 1].start in known:
            continue
        if piece.head in _ruling() and not piece.negated and not piece.passive:
            made = _ruled(scene, at)
        else:
            made = _refused(scene, at)
        if made is not None:
            yield made


def _refused(scene: Scene, at: int) -> tuple[Event, range] | None:
    piece = scene.pieces[at]
    willed = _unwilling(piece)
    start = at + 1 if willed else _excused(scene.pieces, at)
    if not start:
        return None
    who = tuple(p for k in subject(scene.pieces, at) for p in doers(scene, k, OWNED))
    who = who or _speaking(scene, at)
    if not acts_publicly(scene, actors(who)) and not any(p.pronoun for p in who):
        return None
    parts = clause(scene.pieces, start)
    rest = complement(scene.pieces, parts.rest if start == at + 1 else start)
    whom, _ = aimed(scene, _ENTRY, parts, rest, who)
    return _event(scene, at, who, whom, rest), range(0) if willed else rest


def _unwilling(piece: Piece) -> bool:
    """ "will never follow": what one does by one's own will, and will not do."""
    will = piece.negated and not _NEVER.isdisjoint(piece.lows[:-1])
    return will and not piece.passive and piece.head in words("volition")


def _excused(pieces: Sequence[Piece], at: int) -> int:
    """Where the plan begins that there is no need for: "is not obliged to", "sees no reason to",
    "has no plans for"; 0 for none."""
    piece, near = pieces[at], pieces[at + 1 : at + 3]
    if len(near) < 2:
        return 0
    if piece.negated and piece.head in words("be") and near[0].head in _BOUND:
        return at + 2 if near[1].infinitive else 0
    if piece.negated and piece.head in _BOUND | _PLANNING:
        return at + 1 if near[0].infinitive else 0
    sees = piece.head in _seeing() or piece.head in words("be") | words("have")
    none = near[0].kind == "np" and near[0].lows[0] == "no" and near[0].head in _CAUSE
    led = near[1].infinitive or near[1].head in ("for", "of", "in")
    return at + 2 if sees and none and led else 0


_BOUND = frozenset("obliged inclined minded interested bound compelled".split())
_PLANNING = frozenset("plan plans planning planned intend intends intending intended".split())
_CAUSE = frozenset(
    "reason need plan plans intention intentions desire wish point room way sign signs".split()
)


@cache
def _seeing() -> frozenset[str]:
    return frozenset(f for verb in ("see", "find", "show", "give") for f in inflect(verb))


def _speaking(scene: Scene, at: int) -> Found:
    """ "There is no need to meet, X said": who says so refuses."""
    if scene.pieces[at - 1].head != "there":
        return ()
    for k in range(len(scene.pieces) - 1, -1, -1):
        if scene.pieces[k].kind == "vg" and scene.pieces[k].head in words("speech_past"):
            return tuple(p for j in subject(scene.pieces, k) for p in doers(scene, j, OWNED))
    return ()


@cache
def _ruling() -> frozenset[str]:
    return frozenset(f for verb in ("rule", "decide", "say", "find") for f in inflect(verb))


def _ruled(scene: Scene, at: int) -> tuple[Event, range] | None:
    """ "The court ruled that X cannot hold them": a judge forbids what X wants."""
    said, parts = subject(scene.pieces, at), clause(scene.pieces, at + 1)
    judges = any(agent_nouns().get(scene.pieces[k].lows[-1]) == "justice" for k in said)
    verb = next((k for k in range(parts.rest, len(scene.pieces)) if scene.pieces[k].finite), -1)
    if not judges or verb < 0 or not _forbids(scene.pieces[verb]):
        return None
    who = tuple(p for k in said for p in doers(scene, k, OWNED))
    aims = (k for k in subject(scene.pieces, verb) if k >= parts.rest)
    whom = tuple(p for k in aims for p in doers(scene, k, HELD) if not p.pronoun)
    return _event(scene, at, who, whom, range(at, verb + 1)), range(0)


def _forbids(piece: Piece) -> bool:
    modal = not {"can", "cannot", "could", "may", "must", "ca"}.isdisjoint(piece.lows[:-1])
    return piece.negated and modal


def _event(scene: Scene, at: int, who: Found, whom: Found, rest: range) -> Event:
    piece = scene.pieces[at]
    aims = tuple(p for p in whom if not set(p.refs) & set(actors(who)))
    last = max(rest.stop - 1, at)
    return Event(
        "REJECT", scene.row[piece.first].start, scene.row[scene.pieces[last].last - 1].end,
        scene.row[piece.last - 1].start, agents=actors(who), recipients=actors(aims),
        who=placed(who), whom=placed(aims), rule="refusal:" + piece.head,
    )  # fmt: skip
