"""The two sides of a deed that a verb tells: who acts, and, of a passive, who is acted on."""

from dataclasses import replace

from actorgraph_ingest._text.actors.grounds import made_by
from actorgraph_ingest._text.actors.owners import owners
from actorgraph_ingest._text.events.arms import weapon, within
from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, agent_nouns, doers
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.events.nouns import nouns
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.coordinated import BODILY, with_doer
from actorgraph_ingest._text.words.reach import Clause
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.undone import scheme

Found = tuple[Party, ...]
MUTUAL = frozenset(("SUPPORT", "COOPERATE", "CONSULT", "AGREE", "RETREAT", "ASSAULT"))


def acting(scene: Scene, at: int, parts: Clause, kind: str) -> tuple[Found, Found]:
    """Who does what the verb at a place tells, a category `kind`, and to whom a passive does it."""
    verb = scene.pieces[at]
    if planning := planner(scene, at):
        return planning, ()
    said = subject(scene.pieces, at)
    dies = kind == "ASSAULT" and verb.head in words("dying")
    if not (verb.passive or dies):
        if owner := _aspiring(scene, at):
            return owner, ()
        found = _all(scene, said, OWNED) or apposed(scene, said, at)
        return found or _made_by(scene, said, at) or _fighting(scene, said, kind, parts), ()
    if kind in _WORDS and any(scene.pieces[k].head in nouns() for k in said):
        by = _all(scene, parts.slots.get("by", []), OWNED)
        return by, ()  # "Chad's request was repeated": the noun tells it
    own = () if scene.pieces[at - 1].head == "as" else _all(scene, said, HELD)
    by = _all(scene, parts.slots.get("by", []), OWNED)
    if not own and kind in _ANSWERS:
        own = made_by(scene, said)
    by = by or with_doer(scene, at)
    if not by and verb.head in ("deported", "expelled", "extradited"):  # "to X from Y"
        by = tuple(p for p in _all(scene, parts.slots.get("from", []), "") if p.kind == "State")
    if not by and kind in BODILY:
        by = within(scene, parts)
    handed = kind == "COOPERATE" and _handed(scene, said)
    if not by and handed and (giver := _all(scene, parts.slots.get("from", []), OWNED)):
        return giver, own  # "was extradited from X to Y"
    if not by and kind in _MOVED and not handed:
        return own, ()
    if not by and kind in MUTUAL and (both := _between(scene, said, parts)):
        return both[:1], both[1:]
    return by, own


def planner(scene: Scene, at: int) -> Found:
    """ "criticised X's plan to build a dam": whose plan it is."""
    if not scheme(scene.pieces, at):
        return ()
    return tuple(p for p in owners(scene, at - 1) if p.possessive or p.modifier)


def sent(scene: Scene, at: int, entry: Entry) -> bool:
    """ "600 soldiers were sent to Chad": what is moved is not whom it is aimed at."""
    return any(scene.pieces[k].head in entry.kinds for k in subject(scene.pieces, at))


def _handed(scene: Scene, said: list[int]) -> bool:
    """ "the general was extradited": people whom others hand over, no forces that are sent."""
    kinds = {agent_nouns().get(scene.pieces[k].head, "") for k in said}
    return bool(kinds) and not kinds & {"", "forces"}


_ANSWERS = frozenset(("REJECT", "SUPPORT", "ACCUSE", "AGREE"))
_WORDS = frozenset(("REQUEST", "THREATEN", "ACCUSE"))
_MOVED = frozenset(("MOBILIZE", "COOPERATE"))  # "troops were deployed": their state's act


def apposed(scene: Scene, said: list[int], at: int) -> Found:
    """ "The prize winner, Ann Li, on Monday urged": who is named behind what he is known for."""
    for k in said[-1:]:
        near = scene.pieces[k + 1 : k + 4]
        marked = len(near) == 3 and near[0].head == "," and near[2].head == ","
        if marked and k + 3 < at and near[1].kind == "np" and near[1].tag == "NNP":
            return doers(scene, k + 2)
    return ()


def _aspiring(scene: Scene, at: int) -> Found:
    """ "condemned X's claim to have tested a bomb", "its failure to help": whose claim it is."""
    near = scene.pieces[at - 1] if at else None
    if near is None or not scene.pieces[at].infinitive or near.head not in _CLAIMS:
        return ()
    owners = [p for p in near.parties if p.possessive and p.refs]
    return tuple(replace(p, possessive=False) for p in owners[-1:])


_CLAIMS = frozenset(
    "claim claims attempt attempts bid effort efforts failure ability capacity right desire "
    "willingness determination intention campaign struggle vow pledge".split()
)


def _all(scene: Scene, places: list[int], deep: str) -> Found:
    return tuple(p for k in places for p in doers(scene, k, deep))


def _made_by(scene: Scene, said: list[int], at: int) -> Found:
    """ "a bomb planted by X killed": who is behind the thing that does it."""
    for k in said[:1]:
        for j in range(k + 1, min(at, k + 4)):
            led = scene.pieces[j].head
            sent = led == "by" or (led == "from" and weapon(scene, k))
            if sent and scene.pieces[j + 1].kind == "np":
                return doers(scene, j + 1, OWNED)
    return ()


def _fighting(scene: Scene, said: list[int], kind: str, parts: Clause) -> Found:
    """ "Clashes between X and Y killed nurses": those who fight, where none is told apart."""
    hit = kind == "ASSAULT" and _all(scene, parts.slots.get("obj", []), HELD)
    for k in said[:1] if hit else ():
        after = scene.pieces[k + 1 : k + 3]
        fight = scene.pieces[k].head in _FIGHTS and len(after) == 2
        if fight and after[0].head == "between" and after[1].kind == "np":
            return doers(scene, k + 2, OWNED)
    return ()


_FIGHTS = frozenset(
    "fighting clashes clash battle battles fight fights gunfight gunfights gunbattle skirmish "
    "skirmishes feud feuds violence firefight firefights shootout shootouts war conflict".split()
)


def _between(scene: Scene, said: list[int], parts: Clause) -> Found:
    """ "a treaty between X and Y was signed", "talks were held between X and Y": the two sides of
    what a passive is said of."""
    sides = _all(scene, parts.slots.get("between", []), HELD)
    if len(sides) > 1:
        return sides
    for k in said[:1]:
        after = scene.pieces[k + 1 : k + 3]
        if len(after) == 2 and after[0].head == "between" and after[1].kind == "np":
            found = doers(scene, k + 2, HELD)
            return found if len(found) > 1 else ()
    return ()
