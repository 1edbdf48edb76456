"""What an act is by who does it: a crowd's violence is protest, peacekeepers come to help."""

from dataclasses import replace

from actorgraph_ingest._text.events.arms import stops_work
from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.events.events import Entry, of_some
from actorgraph_ingest._text.events.might import SEEKERS, Heads, by_force, whose
from actorgraph_ingest._text.events.outcries import demanding
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.reach import clause
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
_BRAWLS = frozenset(("verb:clash", "verb:scuffle", "verb:brawl")) | {
    f"verb:{verb}/weapon,grenade" for verb in ("hurl", "throw")
}  # what a crowd does with its hands
_RAMPAGES = frozenset(("verb:storm", "verb:set fire", "verb:torch", "verb:overturn"))
_MODES = {"ASSAULT": "riot", "COERCE": "obstruct"}


def by_whom(scene: Scene, at: int, entry: Entry) -> Entry | None:
    """The entry as the subject of its verb makes it; none where that cannot do such a thing."""
    if entry.rule == "verb:blast" and _shells(scene, at):
        return replace(entry, type="ASSAULT", mode="heavy-weapons", context="military")
    if entry.type not in _TURNED and entry.rule != "verb:walk out":
        return entry
    heads = [whose(scene, k) for k in subject(scene.pieces, at)]
    kinds = {agent_nouns().get(head, "") for head, _ in heads}
    all_ = {low for head, lows in heads for low in (head, *lows)}
    if entry.rule in _LEAVES and _onward(scene, at):
        return _sent(replace(entry, type="CONSULT", mode="visit", recipient=("for",)), all_)
    if entry.rule in of_some():
        who = _CROWD if entry.type == "PROTEST" else _FORCES
        armed = who is _FORCES and any(_ARMED & {head, *lows} for head, lows in heads)
        return entry if kinds & who or armed else None
    if entry.rule in ("verb:strike", "verb:walk out") and (
        made := _stopped(scene, at, entry, kinds)
    ):
        return made
    made = by_force(scene, at, entry, heads)
    if made is not entry:
        return made
    if entry.type == "PROTEST" and kinds == {"forces"} and entry.rule != "verb:mutiny":
        return None
    made = _by_crowd(scene, at, entry, heads)
    if made is not None:
        return made
    return _sent(entry, all_) if entry.mode == "visit" and heads else entry


def _stopped(scene: Scene, at: int, entry: Entry, kinds: set[str]) -> Entry | None:
    """Who stops work: "the miners struck", "workers walked out", not of talks."""
    if entry.rule == "verb:walk out":
        quits = kinds and kinds <= {"people", "body"}
        return _protest(replace(entry, context=""), "strike", ("against",)) if quits else None
    working = stops_work(scene, at, kinds)
    return _protest(entry, "strike", ("against",)) if working else None


_MANY = frozenset("people crowd mob throng men women children".split())


def _by_crowd(scene: Scene, at: int, entry: Entry, heads: Heads) -> Entry | None:
    """What a crowd does with its hands; nothing where others do it."""
    kinds = {agent_nouns().get(head, "") for head, _ in heads}
    if not kinds:
        return None
    many = any(head.endswith("s") or head in _MANY for head, _ in heads)
    if many and entry.rule in _CROWDED and kinds <= {"protest", "people", "faith"}:
        return _protest(entry, "obstruct")
    if entry.rule == "verb:strike" and kinds <= _CROWD | {"body"}:
        return _protest(entry, "strike")
    suffers = scene.pieces[at].passive or scene.pieces[at].head in words("dying")
    if suffers or not kinds <= _CROWD:
        return None
    brawls = entry.rule in _BRAWLS or entry.rule.partition("/")[0] in _RAMPAGES
    brawls = brawls and not (
        entry.rule == "verb:storm" and "obj" not in clause(scene.pieces, at + 1).slots
    )
    if brawls and not any(head.startswith("trib") for head, _ in heads):
        return _protest(entry, "riot")
    angry = kinds == {"protest"} or demanding(scene, at)
    riots = entry.type in _MODES and entry.mode not in _ARMS and angry and not _lethal(entry)
    return _protest(entry, _MODES[entry.type]) if riots else None


_TURNED = frozenset(
    "ASSAULT COERCE CONSULT MOBILIZE PROTEST RETREAT SUPPORT AID THREATEN CONCEDE".split()
)
_ARMS = frozenset(("firearms", "explosives", "heavy-weapons", "cyber", "arrest"))


def _protest(entry: Entry, mode: str, recipient: tuple[str, ...] = ()) -> Entry:
    """What a crowd does, whatever the word means of others."""
    aims = recipient or entry.recipient
    return replace(entry, type="PROTEST", mode=mode, rule=f"{entry.rule}>PROTEST", recipient=aims)


def _onward(scene: Scene, at: int) -> bool:
    """ "left Kenya on Monday for Peru": where to is told, a place."""
    aims = clause(scene.pieces, at + 1).slots.get("for", ())
    return any(p.place or p.kind in ("State", "Place") for k in aims for p in
               scene.pieces[k].parties)  # fmt: skip


_LEAVES = frozenset(("verb:leave/@actor", "verb:leave/@place"))


def _shells(scene: Scene, at: int) -> bool:
    """ "gunships blasted a village": no words do."""
    return any(scene.pieces[k].head in words("hardware") for k in subject(scene.pieces, at))


def _lethal(entry: Entry) -> bool:
    """ "hacked a family to death", "lynched a thief": no riot, whoever does it."""
    return bool(words("bodily").intersection(entry.rule.removeprefix("verb:").split()))


def _sent(entry: Entry, lows: set[str]) -> Entry:
    """Troops arrive to keep the peace, or to stand ready; who else arrives is a guest."""
    if lows & _HELPERS:
        return replace(entry, type="AID", mode="")
    if lows & SEEKERS:
        return replace(entry, type="ACCUSE", mode="investigate")
    if lows & _ARMED:
        return replace(entry, type="MOBILIZE", mode="troops")
    return entry
