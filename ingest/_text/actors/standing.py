"""Who an actor is in politics: whether it acts in public, whether it bears arms."""

from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.types import Event, Party

PUBLIC = frozenset(("armed", "forces", "state", "justice", "protest", "party"))
_ARMED = frozenset(("armed", "forces"))


def acts_publicly(scene: Scene, refs: Sequence[str]) -> bool:
    """Whether one of some actors is a state, somebody a table knows, or a group of such kind."""
    return any(ref[0] not in ".@" or _group(scene, ref) in PUBLIC for ref in refs)


def fights(scene: Scene, event: Event) -> bool:
    """Whether one side is a state or a group that bears arms."""
    sides = (*event.agents, *event.recipients)
    return any(_kind(scene, ref) == "State" or _group(scene, ref) in _ARMED for ref in sides)


def persons(scene: Scene, refs: Sequence[str]) -> bool:
    """Whether all of some actors are persons, by name."""
    born = scene.memory.born
    kinds = (born[r[1:]].kind if r[1:] in born else _kind(scene, r) for r in refs)
    return bool(refs) and all(kind == "Person" for kind in kinds)


def standing(scene: Scene, refs: Sequence[str]) -> str:
    """What the first of some actors is: a state, known to a table, a group, a person of this text
    alone, a body of this text alone."""
    ref = next((r for r in refs if r[0] != "@"), "")
    if not ref:
        return "none"
    if ref[0] != ".":
        return "state" if _kind(scene, ref) == "State" else "known"
    if _group(scene, ref) in PUBLIC:
        return "group"
    born = scene.memory.born.get(ref[1:])
    return {"Person": "person", "Collective": "people"}.get(born.kind if born else "", "body")


def _group(scene: Scene, ref: str) -> str:
    """The list of people's nouns that a described group stands in: "rebels in Chad"."""
    born = scene.memory.born.get(ref[1:]) if ref[:1] == "." else None
    if born is None or born.kind == "Person":
        return ""
    words = born.label.lower().split()
    if armed(words):
        return "armed"
    found = (agent_nouns().get(word, "") for word in reversed(words))
    return next((kind for kind in found if kind), "")


def armed(words: Sequence[str]) -> bool:
    """ "an armed group", "a Kurdish rebel faction": a body of those who bear arms."""
    arms = any(word in _ARMING or agent_nouns().get(word) == "armed" for word in words[:-1])
    return bool(words) and words[-1] in _GROUPS and arms


_GROUPS = frozenset("group groups faction factions organisation organization cell network".split())
_ARMING = frozenset("armed islamist jihadist paramilitary masked militant".split())


def _kind(scene: Scene, ref: str) -> str:
    if ref[:1] == ".":
        return ""
    near: list[Party] = [u.party for u in scene.row if u.party is not None]
    for party in (*near, *reversed(scene.memory.others), *reversed(scene.memory.people)):
        if ref in party.refs:
            return party.kind
        if ref == party.country:
            return "State"
    return ""
