"""Events by clauses: the dictionary's verbs among the pieces of a sentence, and who does what."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.aims import Found, aimed, in_slot
from actorgraph_ingest._text.doers import HELD, OWNED, Scene, agent_nouns, doers
from actorgraph_ingest._text.draft import denies
from actorgraph_ingest._text.events import Entry, entries, objects, usual
from actorgraph_ingest._text.moods import reckoned
from actorgraph_ingest._text.nominals import planned
from actorgraph_ingest._text.nouns import nouns
from actorgraph_ingest._text.pieces import Piece
from actorgraph_ingest._text.reach import Clause, clause, complement
from actorgraph_ingest._text.sides import subject
from actorgraph_ingest._text.tables import words
from actorgraph_ingest._text.types import Event, actors, placed
from actorgraph_ingest._text.verbs import forms

_SWALLOW = frozenset(("AGREE", "REJECT", "REQUEST", "THREATEN", "CONCEDE"))
_MOVED = frozenset(("MOBILIZE", "COOPERATE"))  # "troops were deployed": their state's act


def deeds(scene: Scene) -> Iterator[Event]:
    """The events of a sentence told by verbs, in order."""
    silent: set[int] = set()
    for at, piece in enumerate(scene.pieces):
        if piece.kind != "vg" or at in silent or _supposed(scene.pieces, at):
            continue
        made = _deed(scene, at)
        if made is None:
            continue
        event, covered = made
        silent.update(covered)
        if event is not None and (event.agents or piece.tag != "VBG"):
            yield event


def _supposed(pieces: Sequence[Piece], at: int) -> bool:
    """ "If Turkey attacks ...", "denied striking ...": nothing happened, or somebody denies it."""
    over = pieces[at - 1] if at else None
    if pieces[at].infinitive and over is not None and over.head in planned():
        return True  # "its refusal to talk": the noun tells it
    if over is not None and over.kind == "vg" and denies(over.head) and not pieces[at].finite:
        return True
    for k in range(at - 1, max(-1, at - 7), -1):
        if pieces[k].kind in ("vg", "mark"):
            return False
        if pieces[k].head in ("if", "unless", "whether"):
            return True
    return False


def _deed(scene: Scene, at: int) -> tuple[Event | None, range] | None:
    """The event of one verb group, and the pieces that are no events of their own then."""
    fallback: tuple[Event | None, range] | None = None
    for entry, parts in _choices(scene, at):
        covered = _silenced(scene, at, entry, parts)
        if entry.type == "AGREE" and _hostile_plan(scene, at, parts):
            entry = replace(entry, type="THREATEN", mode="")
        event, exact = _filled(scene, at, entry, parts, covered)
        if exact or not entry.recipient:
            return event, covered
        fallback = fallback or (event, covered)
    return fallback or _usual(scene, at)


def _usual(scene: Scene, at: int) -> tuple[Event | None, range] | None:
    """What a verb mostly tells, between two who act in politics, where its object is unknown."""
    for lemma, _ in forms().get(scene.pieces[at].head, ()):
        entry = usual().get(lemma)
        parts = clause(scene.pieces, at + 1) if entry is not None else None
        if entry is None or parts is None or _infinitive(scene.pieces, at + 1):
            continue
        if any(scene.pieces[k].head in nouns() for k in parts.slots.get("obj", ())):
            continue  # "waged espionage": the noun tells it
        event, _ = _filled(scene, at, entry, parts, range(0))
        if event is not None and _public(event.agents) and _public(event.recipients):
            return event, range(0)
    return None


def _public(refs: Sequence[str]) -> bool:
    return any(ref[0] not in ".@" for ref in refs)


def _silenced(scene: Scene, at: int, entry: Entry, parts: Clause) -> range:
    """The pieces that tell nothing of their own: what is only agreed, asked for or refused, and
    the words that the entry itself names."""
    if entry.type in _SWALLOW:
        return range(at + 1, complement(scene.pieces, parts.rest).stop)
    return range(at + 1, parts.start) if entry.words else range(0)


def _hostile_plan(scene: Scene, at: int, parts: Clause) -> bool:
    """ "is ready to attack", "vowed to retaliate": what is promised is a threat."""
    if scene.pieces[at].head in _PACTS or not _infinitive(scene.pieces, parts.rest):
        return False
    plan = next(iter(_choices(scene, parts.rest)), None)
    return plan is not None and plan[0].type in _HOSTILE


_PACTS = frozenset(("agreed", "agree", "agrees", "agreeing", "accepted", "offered", "offers"))
_HOSTILE = frozenset(("ASSAULT", "COERCE", "SANCTION", "PROTEST"))


def _choices(scene: Scene, at: int) -> list[tuple[Entry, Clause]]:
    """The entries that fit a verb group as well as any, the likeliest first."""
    head = scene.pieces[at].head
    lemmas = dict.fromkeys(lemma for lemma, _ in forms().get(head, ()))
    if head in words("be"):
        lemmas["be"] = None
    found: list[tuple[int, int, Entry, Clause]] = []
    for lemma in lemmas:
        for n, entry in enumerate(entries().get(lemma, ())):
            fit = _fits(scene, at, entry)
            if fit is not None:
                found.append((-fit[0], n, entry, fit[1]))
    found.sort(key=lambda f: f[:2])
    return [(entry, parts) for _, _, entry, parts in found]


def _fits(scene: Scene, at: int, entry: Entry) -> tuple[int, Clause] | None:
    """How well an entry fits a verb group, with the clause behind it."""
    pieces, verb = scene.pieces, scene.pieces[at]
    if not entry.words and verb.head in words("intent") and _infinitive(pieces, at + 1):
        return None  # "seeking to", "wants to": what follows is what is told
    start, around = _behind(scene, verb.last, entry.words), False
    if (
        start is None
        and at + 1 < len(pieces)
        and pieces[at + 1].kind == "np"
        and (" ".join(entry.words) in _AROUND)
    ):
        start, around = _behind(scene, pieces[at + 1].last, entry.words), True
        if start is None and pieces[at + 1].lows[-len(entry.words) :] == entry.words:
            start = at + 2  # "took Albanians hostage"
    if start is None:
        return None
    parts = clause(pieces, start)
    if around:
        parts.slots.setdefault("obj", []).insert(0, at + 1)
    if not entry.kinds:
        return None if _other_sense(verb, entry, parts) else (10 * len(entry.words), parts)
    lows = _lows(pieces, parts, bool(entry.words))
    if verb.passive:
        lows = [low for k in subject(pieces, at) for low in _chain(pieces, k)] + lows
    place = next((n for n, low in enumerate(lows) if low in entry.kinds), None)
    if place is None:
        return None
    return 10 * len(entry.words) + max(1, 8 - place // 2), parts


def _other_sense(verb: Piece, entry: Entry, parts: Clause) -> bool:
    """ "speaks a language", "demonstrates that": a verb that takes no object means something else
    where it has one."""
    if entry.rule.removeprefix("verb:") not in words("intransitive"):
        return False
    return verb.passive or parts.that or parts.slots.get("obj", [0])[0] == parts.start > 0


def _infinitive(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].kind == "vg" and pieces[at].infinitive


_AROUND = frozenset(
    ("free", "hostage", "off", "out", "up", "down", "back", "on trial", "into custody", "on alert")
)


def _behind(scene: Scene, first: int, more: Sequence[str]) -> int | None:
    """The piece behind the words of an entry, None where they do not stand from a unit on. A verb
    group that they end in ("refused to | meet") is still to come."""
    k = first
    for word in more:
        while k < len(scene.row) and scene.row[k].low != word and scene.tags[k] == "RB":
            k += 1
        if k >= len(scene.row) or scene.row[k].low != word:
            return None
        k += 1
    for n, piece in enumerate(scene.pieces):
        if piece.first >= k or (piece.kind == "vg" and piece.first < k < piece.last and more):
            return n
    return len(scene.pieces)


def _lows(pieces: Sequence[Piece], parts: Clause, every: bool) -> list[str]:
    """The words of what a verb acts on, and of what stands behind "of"; of all that follows where
    it has no object."""
    first = parts.slots.get("obj", [])
    places = sorted(k for found in parts.slots.values() for k in found)
    owned = any(pieces[k].parties or pieces[k].head in agent_nouns() for k in first)
    if first and not every and not owned:  # "placed X under arrest"
        places = parts.slots.get("of", [])
    ordered = [*first, *(k for k in places if k not in first)]
    if not first and not every:
        ordered = [k for k in ordered if k in (ordered[0], *parts.slots.get("of", []))]
    return [low for k in ordered for low in reversed(pieces[k].lows) if low]


def _chain(pieces: Sequence[Piece], k: int) -> list[str]:
    """The words of a noun phrase and of what stands behind "of"."""
    lows = [low for low in reversed(pieces[k].lows) if low]
    if k + 2 < len(pieces) and pieces[k + 1].head == "of" and pieces[k + 2].kind == "np":
        lows += [low for low in reversed(pieces[k + 2].lows) if low]
    return lows


def _filled(
    scene: Scene, at: int, entry: Entry, parts: Clause, covered: range
) -> tuple[Event | None, bool]:
    """The event an entry makes, and whether its recipient stands where the entry expects it."""
    verb = scene.pieces[at]
    agents, patients = _sides(scene, at, parts, entry.type in _MOVED)
    if entry.turned and not verb.passive:
        giver = in_slot(scene, parts, entry.recipient[0][1:], set(), entry)
        agents, aims, exact = giver, agents, True
    elif verb.passive and patients:  # "food was sent to Chad": whom it is given to
        given = in_slot(scene, parts, "to", set(), entry) if "to" in entry.recipient else ()
        aims, exact = given or patients, True
    else:
        aims, exact = aimed(scene, entry, parts, covered, agents)
    taken = set(actors(agents))
    aims = tuple(p for p in aims if not set(actors((p,))) & taken)
    last = max((scene.pieces[k].last for f in parts.slots.values() for k in f), default=verb.last)
    made = Event(
        type=entry.type, mode=entry.mode, context=entry.context,
        start=scene.row[verb.first].start, end=scene.row[last - 1].end,
        trigger=scene.row[verb.last - 1].start, agents=actors(agents), recipients=actors(aims),
        who=placed(agents), whom=placed(aims), places=_places(scene, parts), rule=entry.rule,
        objects=objects(scene.row, verb.last, last), negated=verb.negated,
    )  # fmt: skip
    return reckoned(made, scene, at), exact and bool(aims)


def _places(scene: Scene, parts: Clause) -> tuple[str, ...]:
    near = (k for s in ("in", "at", "near") for k in parts.slots.get(s, ()))
    found = (p for k in near for p in scene.pieces[k].parties if p.kind in ("Place", "State"))
    return tuple(dict.fromkeys(r for p in found for r in p.refs))


def _sides(scene: Scene, at: int, parts: Clause, moved: bool) -> tuple[Found, Found]:
    """Who acts, and, of a passive, who is acted on."""
    verb = scene.pieces[at]
    said = subject(scene.pieces, at)
    own = tuple(p for k in said for p in doers(scene, k, HELD if verb.passive else OWNED))
    if not verb.passive:
        return own, ()
    by = tuple(p for k in parts.slots.get("by", ()) for p in doers(scene, k, OWNED))
    return (own, ()) if moved and not by else (by, own)
