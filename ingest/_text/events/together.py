"""Meetings of several with each other: "EU ministers met in Florence", "Arab leaders gathered for a
summit"."""

from functools import cache

from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.reach import Clause
from actorgraph_ingest._text.words.tables import table
from actorgraph_ingest._text.words.verbs import forms

_MEETING = frozenset(
    "meet gather convene confer negotiate talk huddle assemble attend arrive open hold begin start "
    "end conclude resume kick wrap wind sit".split()
)
_SITTING = frozenset("talks summit conference meeting session congress forum assembly".split())


def among(scene: Scene, at: int) -> bool:
    """Whether the verb at a place tells of a meeting of several office holders with each other."""
    if not any(lemma in _MEETING for lemma, _ in forms().get(scene.pieces[at].head, ())):
        return False
    return any(_several(scene, k) for k in subject(scene.pieces, at))


def _several(scene: Scene, k: int) -> bool:
    head = scene.pieces[k].head
    many = head.endswith("s") and agent_nouns().get(head, "") in ("state", "party", "forces")
    return many or head in _SITTING


@cache
def meetings() -> frozenset[str]:
    """The nouns of meetings, talks and visits."""
    kinds = {row["kind"]: row["words"].split() for row in table("kinds")}
    return frozenset((*kinds["talks"], *kinds["meeting"], *kinds["negotiations"], "table"))


def at_meeting(scene: Scene, parts: Clause) -> bool:
    """Whether a clause tells of a meeting as what it is for or where it is."""
    behind = (k for slot in _OCCASION for k in parts.slots.get(slot, ()))
    lows = [low for k in behind for low in scene.pieces[k].lows]
    return any(low in meetings() or low.endswith(("-summit", "-talks")) for low in lows)


_OCCASION = ("for", "in", "into", "at", "to", "on", "then")
