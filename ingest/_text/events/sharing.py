"""What two do with or against each other: "Peru and Chile agreed to", "X and Y clashed"."""

from dataclasses import replace

from actorgraph_ingest._text.actors.grounds import owning
from actorgraph_ingest._text.events.aims import in_slot
from actorgraph_ingest._text.events.doers import Scene
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.types import Party, actors
from actorgraph_ingest._text.words.reach import Clause
from actorgraph_ingest._text.words.tables import words

Found = tuple[Party, ...]
_BOTH = frozenset(("CONSULT", "AGREE", "COOPERATE"))


def sides(entry: Entry, agents: Found, aims: Found, exact: bool) -> tuple[Found, Found, bool]:
    """The two sides of such a deed, where its verb has a subject of several and no other side;
    and whether they stand where the entry expects them."""
    lemma = entry.rule.removeprefix("verb:").partition("/")[0]
    shared = "with" in entry.recipient or entry.type in _BOTH or lemma in words("clashing")
    pact = entry.rule.startswith("verb:agree") and not entry.turned
    if not shared or (aims and exact and not pact):
        return agents, aims, exact
    first, others = halves(agents)
    return (first, others, True) if others else (agents, aims, exact)


def halves(agents: Found) -> tuple[Found, Found]:
    """The first of several, and the others, where they are not the same."""
    if len(agents) == 1 and len(agents[0].refs) > 1 and agents[0].kind != "Place":
        agents = tuple(replace(agents[0], refs=(ref,)) for ref in agents[0].refs)
    first = agents[:1]
    return first, tuple(p for p in agents[1:] if not set(actors((p,))) & set(actors(first)))


def giver(scene: Scene, at: int, entry: Entry, parts: Clause) -> Found:
    """ "received arms from X", "won parliament's support", "won the support of parliament"."""
    found = in_slot(scene, parts, entry.recipient[0][1:], set(), entry)
    found = found or owning(scene, parts, entry, set())
    if not found and parts.slots.get("obj") == [at + 1]:
        found = in_slot(scene, parts, "of", set(), entry)
    return found
