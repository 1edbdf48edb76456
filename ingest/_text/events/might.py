"""What an act is by those who rule or bear arms: who blocks a road by force does not protest."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.reach import clause
from actorgraph_ingest._text.words.tables import words

Heads = Sequence[tuple[str, tuple[str, ...]]]
SEEKERS = frozenset("inspectors investigators auditors detectives".split())
_MIGHT = frozenset(("forces", "state"))
_FORCES = frozenset(("armed", "forces"))
_PERSONS = frozenset(("people", "press", "faith", "forces", "state", "justice"))
_EMPTY = frozenset("sea ocean waters air space desert".split())


def by_force(scene: Scene, at: int, entry: Entry, heads: Heads) -> Entry | None:
    """The entry as those make it who rule or bear arms; none where they do no such thing."""
    kinds = {agent_nouns().get(head, "") for head, _ in heads}
    lows = {low for _, told in heads for low in told}
    if entry.mode == "obstruct" and kinds and kinds <= _MIGHT:
        return replace(entry, type="COERCE", mode="restrict")
    if entry.mode == "demo" and kinds and kinds <= _FORCES:
        return replace(entry, type="MOBILIZE", mode="troops")  # "militiamen gathered outside"
    if entry.mode == "destroy" and words("arms") & lows:
        return replace(entry, type="ASSAULT")  # "airstrikes that demolished homes"
    if entry.rule == "verb:search" and SEEKERS & lows:
        return replace(entry, type="ACCUSE", mode="investigate")
    if entry.mode == "heavy-weapons" and entry.kinds and _harmless(scene, at):
        return replace(entry, type="MOBILIZE", mode="weapons", recipient=())
    if entry.rule == "verb:hold/@actor" and not _taken(scene, at):
        return None
    if entry.rule == "verb:seize" and _taken(scene, at):
        return replace(entry, type="ASSAULT", mode="abduct")
    return entry


def _harmless(scene: Scene, at: int) -> bool:
    """ "fired two missiles into the sea"."""
    aims = clause(scene.pieces, at + 1).slots.get("into", [])
    return any(scene.pieces[k].head in _EMPTY for k in aims)


def _taken(scene: Scene, at: int) -> bool:
    """ "a reporter was seized by gunmen": somebody is taken, by those who are no police."""
    said, slots = subject(scene.pieces, at), clause(scene.pieces, at + 1).slots
    passive = scene.pieces[at].passive
    who, whom = (slots.get("by", []), said) if passive else (said, slots.get("obj", []))
    armed = {agent_nouns().get(whose(scene, k)[0], "") for k in who}
    people = {agent_nouns().get(whose(scene, k)[0], "") for k in whom}
    return armed == {"armed"} and bool(people) and people <= _PERSONS


def whose(scene: Scene, k: int) -> tuple[str, tuple[str, ...]]:
    """The head of a phrase, over "hundreds of", and all its words."""
    piece, after = scene.pieces[k], scene.pieces[k + 1 : k + 3]
    if len(after) < 2 or after[0].head != "of":
        return piece.head, piece.lows
    if piece.head in words("measure"):
        return after[1].head, after[1].lows
    return piece.head, (*piece.lows, *after[1].lows)  # "a deployment of peacekeeping troops"
