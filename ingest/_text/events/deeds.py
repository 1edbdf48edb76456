"""Events by clauses: the dictionary's verbs among the pieces of a sentence, and who does what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.claims.draft import denies
from actorgraph_ingest._text.events.aims import aimed, in_slot, struck
from actorgraph_ingest._text.events.arms import possible, unmanned
from actorgraph_ingest._text.events.doers import Scene
from actorgraph_ingest._text.events.events import Entry, entries, objects
from actorgraph_ingest._text.events.further import hindered
from actorgraph_ingest._text.events.mutual import mutual, shared
from actorgraph_ingest._text.events.parties import acting, sent
from actorgraph_ingest._text.events.riots import by_whom
from actorgraph_ingest._text.events.sharing import giver, sides
from actorgraph_ingest._text.events.together import among
from actorgraph_ingest._text.events.topics import planned
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.acted import vain
from actorgraph_ingest._text.words.coordinated import BODILY, fought, with_object
from actorgraph_ingest._text.words.embedded import happened, ruling
from actorgraph_ingest._text.words.fits import fits, infinitive
from actorgraph_ingest._text.words.moods import reckoned
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import Clause, complement
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms

Found = tuple[Party, ...]
_SWALLOW = frozenset(("AGREE", "REJECT", "REQUEST", "THREATEN", "CONCEDE"))


def deeds(scene: Scene) -> Iterator[Event]:
    """The events of a sentence told by verbs, in order."""
    silent: set[int] = set()
    within: set[int] = set()  # what tells of somebody in words that are only promised or asked
    for at, piece in enumerate(scene.pieces):
        if piece.kind != "vg" or at in silent or _supposed(scene.pieces, at):
            continue
        made = _deed(scene, at)
        if made is None:
            continue
        event, covered = made
        if at in within and (event is None or event.type not in BODILY):
            continue
        within.update(k for k in covered if happened(scene.pieces, k))
        silent.update(k for k in covered if k not in within)
        done = piece.tag != "VBG" or piece.passive or unmanned(scene, at)
        done = done or (event is not None and event.rule in _TRIED)
        if event is not None and event.type == "ASSAULT" and piece.maybe and not piece.passive:
            done = False  # "a missile that could hit X"
        if event is not None and event.type == "AID" and not piece.passive:
            done = False  # "the rain brought relief to X"
        if event is not None and (event.agents or done):
            yield from _ways(scene, piece, fought(event))


def _ways(scene: Scene, piece: Piece, event: Event) -> Iterable[Event]:
    """ "X and Y attacked each other": each does it to the other."""
    both = mutual(scene.row, piece.last) and not event.recipients and event.type not in _TOGETHER
    return shared(event) if both else (event,)


_TRIED = frozenset(("verb:stand trial", "verb:face/charges", "verb:face/trial"))  # who is accused
_TOGETHER = frozenset(("CONSULT", "COOPERATE", "AGREE"))


def _supposed(pieces: Sequence[Piece], at: int) -> bool:
    """ "If Turkey attacks ...", "denied striking ...": nothing happened, or somebody denies it."""
    over = pieces[at - 1] if at else None
    if pieces[at].infinitive and over is not None and _told(pieces, at):
        return True  # "its refusal to talk": the noun tells it
    if over is not None and over.kind == "vg" and denies(over.head) and not pieces[at].finite:
        return True
    if over is not None and over.kind == "np" and at > 1 and pieces[at - 2].lows in _TURNED:
        return True  # "had X congratulated Y", "should he win"
    for k in range(at - 1, max(-1, at - 7), -1):
        if pieces[k].tag == "VBG" and k and pieces[k - 1].head == "if":
            return True  # "if hunting is banned"
        if pieces[k].kind in ("vg", "mark"):
            joined = over is not None and over.kind == "cc" and k == at - 2
            return joined and pieces[k].finite and _supposed(pieces, k)
        if pieces[k].head in ("if", "unless", "whether"):
            return True
    return False


def _told(pieces: Sequence[Piece], at: int) -> bool:
    """ "a refusal to talk", "a request from X to delay it"."""
    owned = at > 2 and pieces[at - 2].head in ("from", "by", "of") and pieces[at - 1].kind == "np"
    return pieces[at - 1].head in planned() or (owned and pieces[at - 3].head in planned())


_TURNED = frozenset((("had",), ("should",)))


def _deed(scene: Scene, at: int) -> tuple[Event | None, range] | None:
    """The event of one verb group, and the pieces that are no events of their own then."""
    fallback: tuple[Event | None, range] | None = None
    least = 0
    for entry, parts in _choices(scene, at):
        if len(entry.words) < least:
            break  # "called for a referendum" is no "called an election"
        told = by_whom(scene, at, entry)
        if told is None or not possible(scene, at, told):
            continue
        entry, covered = told, _silenced(scene, at, told, parts)
        if entry.type == "AGREE" and _hostile_plan(scene, at, parts):
            entry = replace(entry, type="THREATEN", mode="")
        event, exact = _filled(scene, at, entry, parts, covered)
        both = event is not None and "with" in entry.recipient and len(event.agents) > 1
        whole = both or struck(scene, entry, parts) or _spurned(scene, entry, parts)
        if exact or not entry.recipient or whole:
            return event, covered
        fallback, least = fallback or (event, covered), max(least, len(entry.words))
    return fallback


def _spurned(scene: Scene, entry: Entry, parts: Clause) -> bool:
    """ "dismissed newspaper claims that", "attended a rally": what is refused or held is the very
    noun that an entry asks for, whosever it is."""
    heads = (scene.pieces[k].head for k in parts.slots.get("obj", ())[:1])
    left = entry.type == "SANCTION" and entry.mode == "withdraw"  # "quit the coalition"
    told = left or entry.type in ("REJECT", "PROTEST")
    return told and any(head in entry.kinds for head in heads)


def _silenced(scene: Scene, at: int, entry: Entry, parts: Clause) -> range:
    """The pieces that tell nothing of their own: what is only agreed, asked for or refused, and
    the words that the entry itself names."""
    if entry.type in _SWALLOW:
        stop = complement(scene.pieces, parts.rest).stop
        if _beside(scene.pieces[parts.rest : parts.rest + 2]):
            stop = parts.rest
        return range(at + 1, next((k for k in range(at + 1, stop) if _past(scene, at, k)), stop))
    if entry.type == "ACCUSE" and entry.context == "legal" and (sued := hindered(scene, parts)):
        return sued  # "sued to block the plan"
    return range(at + 1, parts.start) if entry.words else range(0)


def _beside(near: Sequence[Piece]) -> bool:
    """ "piled pressure on X, | seizing two men": done as well, by who acts."""
    return len(near) == 2 and near[0].head == "," and near[1].tag == "VBG" and near[1].kind == "vg"


def _past(scene: Scene, at: int, k: int) -> bool:
    """ "soldiers demanding pay | killed X": the verb of a clause that the one at a place is in."""
    if not scene.pieces[k].finite:
        return False
    over = ruling(scene.pieces, k)
    return over is not None and over < at


def _hostile_plan(scene: Scene, at: int, parts: Clause) -> bool:
    """ "is ready to attack", "vowed to retaliate": what is promised is a threat."""
    if not infinitive(scene.pieces, parts.rest):
        return False
    plans = _choices(scene, parts.rest)
    sided = (c for c in plans if not c[0].recipient or c[1].slots.keys() & set(c[0].recipient))
    plan = next(sided, next(iter(plans), None))
    if scene.pieces[at].head in _PACTS:  # "agreed to tighten sanctions on X"
        return plan is not None and plan[0].type == "COERCE" and bool(plan[0].kinds & _CURBS)
    own = scene.pieces[at].head.startswith(("pledg", "promis"))  # "pledged to suspend its program"
    if plan is None or vain(scene.pieces, plan[1]):
        return False  # "vowed to fight graft"
    return plan[0].type in _HOSTILE and not (own and plan[0].type == "SANCTION")


_PACTS = frozenset(("agreed", "agree", "agrees", "agreeing", "accepted", "offered", "offers"))
_CURBS = frozenset(("sanctions", "embargo", "tariffs", "blockade"))
_HOSTILE = frozenset(("ASSAULT", "COERCE", "SANCTION", "PROTEST"))


def _choices(scene: Scene, at: int) -> list[tuple[Entry, Clause]]:
    """The entries that fit a verb group as well as any, the likeliest first."""
    head = scene.pieces[at].head
    lemmas = dict.fromkeys(lemma for lemma, _ in forms().get(head, ()))
    if head in words("be"):
        lemmas["be"] = None
    found: list[tuple[int, int, Entry, Clause]] = []
    known: dict[int, Clause] = {}
    for lemma in lemmas:
        for n, entry in enumerate(entries().get(lemma, ())):
            fit = fits(scene, at, entry, known)
            if fit is not None:
                found.append((-fit[0], n, entry, fit[1]))
    found.sort(key=lambda f: f[:2])
    return [(entry, parts) for _, _, entry, parts in found]


def _sides(
    scene: Scene, at: int, entry: Entry, parts: Clause, covered: range
) -> tuple[Found, Found, bool]:
    """Who acts, whom it is aimed at, and whether that stands where the entry expects it."""
    verb = scene.pieces[at]
    agents, patients = acting(scene, at, parts, entry.type)
    if entry.turned and not verb.passive:
        agents, aims, exact = giver(scene, at, entry, parts), agents, True
    elif verb.passive and entry.words == ("for",):
        aims, exact = (), True  # "as called for by X": what is asked for is nobody
    elif patients and entry.words and _onward(scene, parts, entry):
        aims, exact = in_slot(scene, parts, "obj", set(), entry), True
    elif patients:  # "food was sent to Chad": whom it is given to
        moved = entry.recipient[:1] != ("obj",) and sent(scene, at, entry)
        moved = moved and not (agents and "by" not in parts.slots)  # "a pact between X and Y"
        slots = [s for s in entry.recipient if s == "to" or (moved and s != "obj")]
        given = next((f for s in slots if (f := in_slot(scene, parts, s, set(), entry))), ())
        aims, exact = given or (() if moved else patients), True
    else:
        onto = replace(parts, slots={s: k for s, k in parts.slots.items() if s != "by"})
        aims, exact = aimed(scene, entry, onto if verb.passive else parts, covered, agents)
        agents, aims, exact = sides(entry, agents, aims, exact)
        if verb.passive and not exact and entry.type == "ASSAULT":
            aims = tuple(p for p in aims if p.kind == "State")  # not who stands further off
        aims = aims or with_object(scene, at, entry, parts)
    return agents, aims, exact


def _onward(scene: Scene, parts: Clause, entry: Entry) -> bool:
    """ "troops were withdrawn | from | X": whom it is aimed at stands behind the entry's words."""
    led = entry.words[-1] in words("preposition") and parts.slots.get("obj")
    return bool(led and in_slot(scene, parts, "obj", set(), entry))


def _filled(
    scene: Scene, at: int, entry: Entry, parts: Clause, covered: range
) -> tuple[Event | None, bool]:
    """The event an entry makes, and whether its recipient stands where the entry expects it."""
    verb = scene.pieces[at]
    agents, aims, exact = _sides(scene, at, entry, parts, covered)
    taken = set(actors(agents))
    aims = tuple(p for p in aims if not set(actors((p,))) & taken)
    last = max((scene.pieces[k].last for f in parts.slots.values() for k in f), default=verb.last)
    made = Event(
        type=entry.type, mode=entry.mode, context=entry.context,
        start=scene.row[verb.first].start, end=scene.row[last - 1].end,
        trigger=scene.row[verb.last - 1].start, agents=actors(agents), recipients=actors(aims),
        who=placed(agents), whom=placed(aims), places=_places(scene, parts), rule=entry.rule,
        objects=objects(scene.row, verb.last, last), negated=verb.negated,
        together=among(scene, at),
    )  # fmt: skip
    return reckoned(made, scene, at), exact and bool(aims)


def _places(scene: Scene, parts: Clause) -> tuple[str, ...]:
    near = (k for s in ("in", "at", "near") for k in parts.slots.get(s, ()))
    found = (p for k in near for p in scene.pieces[k].parties if p.kind in ("Place", "State"))
    return tuple(dict.fromkeys(r for p in found for r in p.refs))
