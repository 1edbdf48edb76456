"""Deeds that are held against whoever did them by the one who tells of them: "rebels said that
Sudan had bombed a village", "rights workers say the army tortured prisoners"."""

from collections.abc import Sequence

from actorgraph_ingest._text.claims.content import Reading
from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.types import Event, Party, actors
from actorgraph_ingest._text.words.pieces import Piece

_HOSTILE = frozenset(("ASSAULT", "COERCE"))
_PARTISAN = frozenset(("party", "armed"))
_RIGHTS = frozenset("rights amnesty".split())
_PLAIN = frozenset(
    "official officials source sources spokesman spokeswoman spokesmen diplomat diplomats".split()
)
_UNKNOWN = frozenset(("armed", "people", "protest"))

Found = tuple[Party, ...]


def aggrieved(
    reading: Reading, told: int, whom: Found, voice: Sequence[Piece], first: bool
) -> bool:
    """Whether the deed told by the word at an offset is held against its doers by somebody who
    takes sides. `voice`: the phrases of who speaks; `first`: before what is said."""
    hostile = [e for e in reading.deeds if e.trigger == told and _done(e, whom)]
    if not hostile or not any(_accountable(reading, p) for p in whom):
        return False
    lows = [low for piece in voice for low in piece.lows]
    if not _RIGHTS.isdisjoint(lows):
        return True
    kinds = {agent_nouns().get(piece.head, "") for piece in voice}
    return first and _PLAIN.isdisjoint(lows) and bool(kinds & _PARTISAN)


def _done(event: Event, whom: Found) -> bool:
    mine = set(event.agents) & set(actors(whom))
    return event.type in _HOSTILE and bool(mine) and not (event.negated or event.auxiliary)


def _accountable(reading: Reading, party: Party) -> bool:
    """Not "gunmen", whoever they are: a state, its forces, somebody by name."""
    born = reading.memory.born.get(party.refs[0][1:]) if party.refs else None
    words = born.label.lower().split() if born is not None else []
    return not any(agent_nouns().get(word) in _UNKNOWN for word in words)
