"""What people do among themselves, in a text that is not about politics, is no event."""

from collections.abc import Sequence, Set
from dataclasses import replace

from actorgraph_ingest._text.actors.standing import PUBLIC
from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.types import Claim, Event, Findings, Party

_SHORT = 6  # so few sentences do not show what a text is about
_ENOUGH = 0.3  # the share of sentences of a political text that name who acts in politics


def public(scene: Scene) -> bool:
    """Whether a sentence names who acts in politics: a state, a known body, a group."""
    for unit in scene.row:
        if unit.party is not None and _known(unit.party):
            return True
        if unit.plain and agent_nouns().get(unit.low, "") in PUBLIC:
            return True
    return False


def without_private(found: Findings, marks: Sequence[bool]) -> None:
    """Takes out the events between people and bodies that no table knows, and the claims about
    nothing else. `marks`: of each sentence, whether it is `public`."""
    if len(marks) < _SHORT or sum(marks) >= _ENOUGH * len(marks):
        return
    known = {ref for p in found.parties if _known(p) for ref in p.refs}
    before = len(found.events) + sum(len(c.events) for c in found.claims)
    found.events = [e for e in found.events if not _private(e, known)]
    found.claims = [c for c in (_kept(c, known) for c in found.claims) if c is not None]
    gone = before - len(found.events) - sum(len(c.events) for c in found.claims)
    if gone:
        found.notes.append(f"{gone} events between people unknown to politics left out")


def _known(party: Party) -> bool:
    return party.kind in ("State", "Organization") and any(r[0] not in ".@" for r in party.refs)


def _kept(claim: Claim, known: Set[str]) -> Claim | None:
    events = tuple(e for e in claim.events if not _private(e, known))
    inner = tuple(c for c in (_kept(c, known) for c in claim.inner) if c is not None)
    told = events or inner or claim.answers or not (claim.events or claim.inner)
    return replace(claim, events=events, inner=inner) if told else None


def _private(event: Event, known: Set[str]) -> bool:
    """Whether none of those who take part is a state or body that a table knows, nor all are
    people it knows: "Sanders backed Clinton"."""
    others = (*event.recipients, *event.participants)
    if others and all(ref[0] not in ".@" for ref in (*event.agents, *others)):
        return False
    return bool(event.agents) and known.isdisjoint((*event.agents, *others))
