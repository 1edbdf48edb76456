"""What an act is by who does it: a crowd's violence is protest, peacekeepers come to help."""

from dataclasses import replace

from actorgraph_ingest._text.doers import Scene, agent_nouns
from actorgraph_ingest._text.events import OF_SOME, Entry
from actorgraph_ingest._text.sides import subject
from actorgraph_ingest._text.tables import words

_CROWD = frozenset(("protest", "people", "party", "faith"))
_FORCES = frozenset(("armed", "forces"))
_HELPERS = frozenset(
    "peacekeepers peacekeeping doctors medics rescuers firefighters nurses".split()
)
_ARMED = frozenset(
    "troops soldiers marines forces commandos paratroopers battalion warships".split()
)
_MODES = {"ASSAULT": "riot", "COERCE": "obstruct"}


def by_whom(scene: Scene, at: int, entry: Entry) -> Entry | None:
    """The entry as the subject of its verb makes it; none where that cannot do such a thing."""
    if entry.type not in _TURNED:
        return entry
    heads = [_whose(scene, k) for k in subject(scene.pieces, at)]
    kinds = {agent_nouns().get(head, "") for head, _ in heads}
    if entry.rule in OF_SOME:
        who = _CROWD if entry.type == "PROTEST" else _FORCES
        return entry if kinds & who else None
    if entry.type in _MODES and entry.mode not in _ARMS and kinds == {"protest"}:
        return replace(entry, type="PROTEST", mode=_MODES[entry.type])
    if entry.mode == "visit" and heads:
        return _sent(entry, {low for head, lows in heads for low in (head, *lows)})
    return entry


_TURNED = frozenset(("ASSAULT", "COERCE", "CONSULT", "PROTEST", "RETREAT"))
_ARMS = frozenset(("firearms", "explosives", "heavy-weapons", "cyber", "arrest"))


def _sent(entry: Entry, lows: set[str]) -> Entry:
    """Troops arrive to keep the peace, or to stand ready; who else arrives is a guest."""
    if lows & _HELPERS:
        return replace(entry, type="AID", mode="")
    if lows & _ARMED:
        return replace(entry, type="MOBILIZE", mode="troops")
    return entry


def _whose(scene: Scene, k: int) -> tuple[str, tuple[str, ...]]:
    """The head of a phrase, over "hundreds of", and all its words."""
    piece, after = scene.pieces[k], scene.pieces[k + 1 : k + 3]
    if len(after) < 2 or after[0].head != "of":
        return piece.head, piece.lows
    if piece.head in words("measure"):
        return after[1].head, after[1].lows
    return piece.head, (*piece.lows, *after[1].lows)  # "a deployment of peacekeeping troops"
