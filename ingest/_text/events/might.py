"""What an act is by those who rule or bear arms: who blocks a road by force does not protest."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.pronouns import antecedents
from actorgraph_ingest._text.actors.standing import armed
from actorgraph_ingest._text.events.doers import Scene, agent_nouns, doers
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.reach import clause
from actorgraph_ingest._text.words.tables import words

Heads = Sequence[tuple[str, tuple[str, ...]]]
SEEKERS = frozenset("inspectors investigators auditors detectives".split())
_MIGHT = frozenset(("forces", "state"))
_FORCES = frozenset(("armed", "forces"))
_PERSONS = frozenset(("people", "press", "faith", "forces", "state", "justice"))
_SET = frozenset((("planted",), ("placed",), ("laid",), ("hidden",)))
_EMPTY = frozenset("sea ocean waters air space desert".split())


def by_force(scene: Scene, at: int, entry: Entry, heads: Heads) -> Entry | None:
    """The entry as those make it who rule or bear arms; none where they do no such thing."""
    kinds = {agent_nouns().get(head, "") for head, _ in heads}
    lows = {low for _, told in heads for low in told}
    if entry.mode == "obstruct" and ((kinds and kinds <= _MIGHT) or _rules(scene, at)):
        return replace(entry, type="COERCE", mode="restrict")
    if entry.mode == "demo" and kinds and kinds <= _FORCES:
        return replace(entry, type="MOBILIZE", mode="troops")  # "militiamen gathered outside"
    if entry.mode == "destroy" and words("arms") & lows:
        return replace(entry, type="ASSAULT")  # "airstrikes that demolished homes"
    made = _by_such(scene, at, entry, heads)
    if made is not entry:
        return made
    if entry.rule == "verb:search" and SEEKERS & lows:
        return replace(entry, type="ACCUSE", mode="investigate")
    verb = scene.pieces[at]
    if entry.mode == "explosives" and entry.kinds and verb.passive and verb.lows in _SET:
        return None  # "a bomb planted by X killed Y": the other verb tells it
    if entry.mode == "heavy-weapons" and entry.kinds and _harmless(scene, at):
        return replace(entry, type="MOBILIZE", mode="weapons", recipient=())
    if entry.rule == "verb:hold/@actor":
        return _held(scene, at, entry)
    if entry.rule == "verb:seize" and _taken(scene, at):
        return replace(entry, type="ASSAULT", mode="abduct")
    return entry


def _by_such(scene: Scene, at: int, entry: Entry, heads: Heads) -> Entry | None:
    """What the police, soldiers or rebels do by a verb that others use of other deeds."""
    kinds = {agent_nouns().get(head, "") for head, _ in heads}
    if entry.type in ("SUPPORT", "THREATEN") and _by_thing(scene, at):
        return None
    if entry.type == "ASSAULT" and "test" in (*scene.pieces[at].lows, scene.pieces[at - 1].head):
        return replace(entry, type="MOBILIZE", mode="weapons", recipient=())  # "test fired"
    if entry.type == "CONCEDE" and _STAGED & entry.kinds and kinds and kinds <= _FORCES:
        return replace(entry, type="COERCE", mode="crowd-control")  # "police ended the protest"
    if entry.rule.startswith("verb:storm") and _peaceably(scene, at, heads):
        return replace(entry, type="COERCE", mode="seize")
    if entry.type == "AID" and entry.rule in _HANDED and _disarms(scene, at, kinds):
        return replace(entry, type="RETREAT", mode="disarm", context="military")
    if entry.rule == "verb:protect" and kinds and kinds <= _FORCES:
        return replace(entry, type="AID")  # who guards somebody with arms does not praise him
    return entry


def _held(scene: Scene, at: int, entry: Entry) -> Entry | None:
    """ "police held two Kenyans", "rebels held two Kenyans", not "held back the crowd"."""
    aside = scene.pieces[at + 1 : at + 2]
    if _taken(scene, at, "forces"):
        held = replace(entry, type="COERCE", mode="arrest", context="legal")
        return None if aside and aside[0].kind == "adv" else held
    return entry if _taken(scene, at) else None


def _rules(scene: Scene, at: int) -> bool:
    """ "Iraq blocked the road": a state does it."""
    found = [p for k in subject(scene.pieces, at) for p in doers(scene, k)]
    return bool(found) and all(p.kind == "State" and not p.modifier for p in found)


def _by_thing(scene: Scene, at: int) -> bool:
    """ "backed by tanks", "threatened by drought", "the storm threatened X": nobody does it."""
    by = subject(scene.pieces, at)
    if scene.pieces[at].passive:
        by = clause(scene.pieces, at + 1).slots.get("by", [])
    elif scene.pieces[at].head not in _LOOMS or any(
        scene.pieces[k].tag not in ("NN", "NNS") or scene.pieces[k].parties for k in by
    ):
        return False
    return bool(by) and all(
        scene.pieces[k].head in words("hardware") or not doers(scene, k, "of") for k in by
    )


def _peaceably(scene: Scene, at: int, heads: Heads) -> bool:
    """ "police stormed the campus": where people study, print or pray, and nobody is shot."""
    onto = clause(scene.pieces, at + 1).slots.get("obj", [])
    civil = any(words("civilian").intersection(scene.pieces[k].lows) for k in onto)
    lows = {low for piece in scene.pieces for low in piece.lows}
    police = bool(heads) and all("police" in (head, *told) for head, told in heads)
    return police and civil and not lows & {"killed", "killing", "dead", "shot", "gunmen"}


_STAGED = frozenset("protest protests strike rally demonstration sit-in march".split())
_LOOMS = frozenset("threaten threatens threatened threatening endanger endangered".split())


def _disarms(scene: Scene, at: int, kinds: set[str]) -> bool:
    """ "rebels handed over their weapons": who bore arms lays them down."""
    arms = [p for p in scene.pieces[at + 1 : at + 4] if p.head in words("weaponry")]
    given = clause(scene.pieces, at + 1).slots.get("to", [])
    yields = any(agent_nouns().get(scene.pieces[k].head) in _MIGHT for k in given)
    if arms and yields and kinds and not kinds & _MIGHT:
        return True  # "followers of the cleric handed weapons over to the police"
    return any(p.lows[0] in ("their", "its", "his") or kinds <= {"armed"} for p in arms)


_HANDED = frozenset(f"verb:{lemma}/aid,weapon,supplies" for lemma in ("hand over", "hand"))


def _harmless(scene: Scene, at: int) -> bool:
    """ "fired two missiles into the sea", "launched a missile in a drill"."""
    slots = clause(scene.pieces, at + 1).slots
    drill = (k for s in ("in", "during", "for") for k in slots.get(s, ()))
    if any(_DRILLS.intersection(scene.pieces[k].lows) for k in drill):
        return True
    return any(scene.pieces[k].head in _EMPTY for k in slots.get("into", []))


_DRILLS = frozenset("drill drills exercise exercises manoeuvres maneuvers test tests".split())


def _taken(scene: Scene, at: int, by: str = "armed") -> bool:
    """ "a reporter was seized by gunmen": somebody is taken, by those who are no police; or by
    those who are ("forces")."""
    said, slots = subject(scene.pieces, at), clause(scene.pieces, at + 1).slots
    passive = scene.pieces[at].passive
    who, whom = (slots.get("by", []), said) if passive else (said, slots.get("obj", []))
    kinds = {_bearing(scene, k) for k in who}
    return kinds == {by} and bool(whom) and all(_person(scene, k) for k in whom)


def _bearing(scene: Scene, k: int) -> str:
    head, lows = whose(scene, k)
    return "armed" if armed(lows) else agent_nouns().get(head, "")


def _person(scene: Scene, k: int) -> bool:
    """ "a reporter", "two Americans"."""
    head = whose(scene, k)[0]
    named = any(
        p.kind in ("Person", "Collective") or (p.modifier and head.endswith("s"))
        for p in doers(scene, k)
    )
    return named or agent_nouns().get(head, "") in _PERSONS


def whose(scene: Scene, k: int) -> tuple[str, tuple[str, ...]]:
    """The head of a phrase, over "hundreds of", and all its words; of "they" those of whom it
    means."""
    if scene.pieces[k].head == "they":
        k = next(iter(antecedents(scene.pieces, k)), k)
    piece, after = scene.pieces[k], scene.pieces[k + 1 : k + 3]
    if len(after) < 2 or after[0].head != "of":
        return piece.head, piece.lows
    if piece.head in words("measure"):
        return after[1].head, after[1].lows
    return piece.head, (*piece.lows, *after[1].lows)  # "a deployment of peacekeeping troops"
