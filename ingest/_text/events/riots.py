"""What an act is by who does it: a crowd's violence is protest, peacekeepers come to help."""

from dataclasses import replace

from actorgraph_ingest._text.events.arms import stops_work
from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.events.events import Entry, of_some
from actorgraph_ingest._text.events.might import SEEKERS, by_force, whose
from actorgraph_ingest._text.events.outcries import demanding
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.tables import words

_CROWD = frozenset(("protest", "people", "party", "faith"))
_FORCES = frozenset(("armed", "forces"))
_HELPERS = frozenset(
    "peacekeepers peacekeeping doctors medics rescuers firefighters nurses".split()
)
_ARMED = frozenset(
    "troops soldiers marines forces commandos paratroopers battalion battalions battlegroup "
    "brigade regiment unit units reinforcements tanks tank armour armor convoy warships warship "
    "warplanes jets fleet carrier frigate destroyer submarine bombers".split()
)
_CROWDED = frozenset(("verb:besiege", "verb:occupy", "verb:blockade", "verb:surround"))
_MODES = {"ASSAULT": "riot", "COERCE": "obstruct"}


def by_whom(scene: Scene, at: int, entry: Entry) -> Entry | None:
    """The entry as the subject of its verb makes it; none where that cannot do such a thing."""
    if entry.type not in _TURNED:
        return entry
    heads = [whose(scene, k) for k in subject(scene.pieces, at)]
    kinds = {agent_nouns().get(head, "") for head, _ in heads}
    if entry.rule in of_some():
        who = _CROWD if entry.type == "PROTEST" else _FORCES
        armed = who is _FORCES and any(_ARMED & {head, *lows} for head, lows in heads)
        return entry if kinds & who or armed else None
    if entry.rule == "verb:strike" and stops_work(scene, at, kinds):
        return replace(entry, type="PROTEST", mode="strike", recipient=("against",))
    made = by_force(scene, at, entry, heads)
    if made is not entry:
        return made
    if entry.rule in _CROWDED and kinds and kinds <= {"protest", "people", "faith"}:
        return replace(entry, type="PROTEST", mode="obstruct")
    if entry.rule == "verb:strike" and kinds and kinds <= _CROWD | {"body"}:
        return replace(entry, type="PROTEST", mode="strike")
    if entry.type == "PROTEST" and kinds == {"forces"}:
        return None
    suffers = scene.pieces[at].passive or scene.pieces[at].head in words("dying")
    angry = kinds == {"protest"} or (kinds and kinds <= _CROWD and demanding(scene, at))
    riots = entry.type in _MODES and entry.mode not in _ARMS and angry
    if riots and not suffers:
        return replace(entry, type="PROTEST", mode=_MODES[entry.type])
    if entry.mode == "visit" and heads:
        return _sent(entry, {low for head, lows in heads for low in (head, *lows)})
    return entry


_TURNED = frozenset(("ASSAULT", "COERCE", "CONSULT", "MOBILIZE", "PROTEST", "RETREAT"))
_ARMS = frozenset(("firearms", "explosives", "heavy-weapons", "cyber", "arrest"))


def _sent(entry: Entry, lows: set[str]) -> Entry:
    """Troops arrive to keep the peace, or to stand ready; who else arrives is a guest."""
    if lows & _HELPERS:
        return replace(entry, type="AID", mode="")
    if lows & SEEKERS:
        return replace(entry, type="ACCUSE", mode="investigate")
    if lows & _ARMED:
        return replace(entry, type="MOBILIZE", mode="troops")
    return entry
