"""What people do among themselves, in a text that is not about politics, is no event."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.doers import Scene, agent_nouns
from actorgraph_ingest._text.types import Claim, Event, Findings

_GROUPS = frozenset(("protest", "armed", "forces", "state", "justice", "party"))
_SHORT = 6  # so few sentences do not show what a text is about
_ENOUGH = 0.4  # the share of sentences of a political text that name who acts in politics


def public(scene: Scene) -> bool:
    """Whether a sentence names who acts in politics: a state, a known body or office, a group."""
    for unit in scene.row:
        if unit.party is not None and any(ref[0] not in ".@" for ref in unit.party.refs):
            return True
        if unit.plain and agent_nouns().get(unit.low, "") in _GROUPS:
            return True
    return False


def without_private(found: Findings, marks: Sequence[bool]) -> None:
    """Takes out the events between people and bodies that no table knows, and the claims about
    nothing else. `marks`: of each sentence, whether it is `public`."""
    if len(marks) < _SHORT or sum(marks) >= _ENOUGH * len(marks):
        return
    found.events = [e for e in found.events if not _private(e)]
    found.claims = [c for c in map(_kept, found.claims) if c is not None]


def _kept(claim: Claim) -> Claim | None:
    events = tuple(e for e in claim.events if not _private(e))
    inner = tuple(c for c in map(_kept, claim.inner) if c is not None)
    told = events or inner or claim.answers or not (claim.events or claim.inner)
    return replace(claim, events=events, inner=inner) if told else None


def _private(event: Event) -> bool:
    sides = (*event.agents, *event.recipients, *event.participants)
    return bool(event.agents) and all(ref[0] == "." for ref in sides)
