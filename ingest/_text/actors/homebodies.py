"""Two bodies of one state that deal with each other: "Kenya's parliament rejected the government's
budget", "Turkish police arrested two Turkish lawmakers"."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.events.doers import HELD, Scene, agent_nouns, doers
from actorgraph_ingest._text.types import Party, actors

_DEALING = frozenset(
    "ACCUSE REJECT REQUEST THREATEN COERCE ASSAULT SUPPORT SANCTION CONSULT CONCEDE AGREE".split()
)


def homebodies(
    scene: Scene, kind: str, agents: Sequence[Party], places: Sequence[int]
) -> tuple[Party, ...]:
    """The bodies among some phrases that are of the agent's own state, as those that they are
    described as, for the state itself acts through another."""
    own = {body for p in agents if (body := _body(scene, p))}
    if kind not in _DEALING or len(own) != 1 or len(agents) != 1:
        return ()
    taken = set(actors(agents))
    found = (p for k in places for p in doers(scene, k, HELD))
    return tuple(
        _apart(scene, p)
        for p in found
        if set(p.refs) <= taken and (body := _body(scene, p)) and body not in own
    )


def _body(scene: Scene, party: Party) -> str:
    """The noun by which a phrase tells the body of a state; nothing for the state's own name."""
    words = _label(scene, party)[1].lower().split()
    state = party.kind == "State" and len(party.refs) == 1 and not party.pronoun
    return words[-1] if state and words and words[-1] in agent_nouns() else ""


def _label(scene: Scene, party: Party) -> tuple[int, str]:
    said = scene.text[party.start : party.end]
    short = said.removesuffix("'").removesuffix("'s").removesuffix("’s").removesuffix("’")
    return party.start + len(short), short


def _apart(scene: Scene, party: Party) -> Party:
    end, label = _label(scene, party)
    ref = scene.memory.bear("Collective", label, country=party.refs[0])
    return replace(
        party, refs=(ref,), kind="Collective", country=party.refs[0], end=end, generic=True,
        possessive=False, modifier=False,
    )  # fmt: skip
