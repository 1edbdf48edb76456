"""What makes a deed a protest: who acts says what for, or does it "in protest"."""

from collections.abc import Mapping, Set

from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.tables import words

_SHOUTED = frozenset("demanding demand protesting protest chanting shouting denounce".split())


def demanding(scene: Scene, at: int) -> bool:
    """Whether who acts says what for: "besieged the station, demanding water", "in protest"."""
    for k in range(at + 1, len(scene.pieces)):
        piece = scene.pieces[k]
        if piece.finite or piece.head in (";", ":"):
            return False
        if piece.kind == "vg" and piece.head in _SHOUTED:
            return True
        if "protest" in piece.lows and scene.pieces[k - 1].head == "in":
            return True
    return False


def stopped(scene: Scene, at: int, last: int, row: Mapping[str, str]) -> Mapping[str, str]:
    """ "a strike by teachers", "miners' strike", "are on strike": nobody is hit; the row of a noun
    as who strikes makes it."""
    if row["noun"] not in ("strike", "strikes"):
        return row
    lows = [*scene.pieces[at].lows[:-1]]
    after = scene.pieces[last + 1 : last + 3]
    if len(after) == 2 and after[0].head in ("by", "of"):
        lows += after[1].lows
    verb = next((k for k in range(at - 1, max(-1, at - 4), -1) if scene.pieces[k].kind == "vg"), 0)
    if verb and not scene.pieces[verb].passive:
        lows += [low for k in subject(scene.pieces, verb) for low in scene.pieces[k].lows]
    kinds = {agent_nouns()[low] for low in lows if low in agent_nouns()}
    if not kinds or not kinds <= {"people", "party", "body", "protest"}:
        return row
    return {**row, "type": "PROTEST", "mode": "strike", "context": "", "recipient": "against,over"}


def enough(scene: Scene, at: int, row: Mapping[str, str], aimed: bool, led: Set[str]) -> bool:
    """Whether a noun tells enough by one side alone: "protests against X", "accusations by X",
    "death threats against X". `led`: the prepositions behind it that somebody stands behind."""
    if row["type"] == "PROTEST":
        return staged(scene, at, aimed or "by" in led)
    if row["type"] == "THREATEN":
        return "against" in led
    near = {low for p in scene.pieces[max(0, at - 3) : at] for low in p.lows}
    if row["noun"] in _FORMAL and "against" in led:
        return near.isdisjoint(_UNMADE)  # "the charges against X"
    return row["mode"] == "allege" and "by" in led


_FORMAL = frozenset("charges indictment indictments".split())


def staged(scene: Scene, at: int, by: bool) -> bool:
    """ "broke up a demonstration by teachers", "walked out in protest": it was held, whoever it was
    against. `by`: somebody is named behind."""
    led = scene.pieces[at - 1].head if at else ""
    if led == "in":
        return any(p.kind == "vg" for p in scene.pieces[:at])
    unmade = {low for p in scene.pieces[max(0, at - 3) : at] for low in p.lows}
    return by and unmade.isdisjoint(_UNMADE | words("intent"))


_UNMADE = frozenset(
    "allows allowing permits ban banned bans banning prevent prevented call called calls for "
    "against fear tolerate allow "
    "allowed permit permitted outlaw outlawed forbid forbade forbidden stop".split()
)
