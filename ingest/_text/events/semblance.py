"""What looks like a deed of politics and is none: a war on terror, a cup that is captured, inmates
whom raiders set free, what nobody who is named might do."""

from functools import cache

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.events.matters import unarmed
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.doing import Deed, people
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.undone import scheme


def figures(deed: Deed) -> bool:
    """What looks like a deed of politics and is none."""
    won = any(deed.scene.pieces[k].head in words("contest") for k in deed.onto)
    if (deed.event.rule == "verb:retaliate" and _by_doing(deed)) or _assailed(deed):
        return True
    if (
        deed.event.type == "CONCEDE"
        and deed.event.rule.startswith("verb:end/")
        and ("by" in deed.parts.slots and not deed.piece.passive)
    ):
        return True  # "ended a siege by rebels"
    return figured(deed) or sprung(deed) or _unearthed(deed) or (won and _contested(deed))


def _assailed(deed: Deed) -> bool:
    """ "the currency came under attack": no body is struck."""
    pieces, at = deed.scene.pieces, deed.at
    if deed.piece.kind != "np" or at < 2 or pieces[at - 1].head != "under":
        return False
    said = [pieces[k].head for k in subject(pieces, at - 2)] if pieces[at - 2].kind == "vg" else []
    return any(head in words("abstract") for head in said)


def _by_doing(deed: Deed) -> bool:
    """ "retaliated by expelling X": the other verb tells what was done."""
    near = deed.scene.pieces[deed.at + 1 : deed.at + 4]
    led = [k for k, p in enumerate(near) if p.head == "by"]
    return bool(led) and any(p.tag == "VBG" for p in near[led[0] + 1 :])


def _contested(deed: Deed) -> bool:
    """ "captured the cup", "fired two goals": a prize of sport."""
    return deed.event.type in ("ASSAULT", "COERCE", "SANCTION", "RETREAT", "THREATEN")


def _unearthed(deed: Deed) -> bool:
    """ "pulled bodies out of a mine"."""
    moved = deed.parts.slots.get("obj", []) if deed.event.rule == "verb:pull out" else []
    return any(deed.scene.pieces[k].head in words("remains") for k in moved)


def warlike(deed: Deed) -> bool:
    """Not "war on terror", "fight against corruption", "assault on inflation": somebody is fought,
    or nobody is told of."""
    return _fought(deed, deed.at)


def figured(deed: Deed) -> bool:
    """ "launched a war on terror", "declared war on graft": nobody is fought."""
    told = deed.event.type == "ASSAULT" and deed.piece.kind == "vg"
    wars = (k for k in deed.onto if deed.scene.pieces[k].head in _WARS)
    return told and not all(_fought(deed, k) for k in wars)


_WARS = frozenset("war wars fight fights battle battles crusade campaign campaigns".split())


def _fought(deed: Deed, at: int) -> bool:
    pieces, foe = deed.scene.pieces, at + 2
    if foe >= len(pieces) or pieces[at + 1].head not in ("on", "against"):
        return True
    piece = pieces[foe]
    bare = len(piece.lows) == 1 and piece.tag in ("NN", "NNS") and not people(deed, foe)
    return not bare and piece.head not in words("abstract") | _EVILS


_EVILS = frozenset("terror terrorism drugs graft hunger aids hiv illiteracy disease".split())


def rescued(deed: Deed) -> bool:
    """ "police freed the hostages": those who let them go held them not."""
    said = subject(deed.scene.pieces, deed.at)
    troops = {agent_nouns().get(deed.scene.pieces[k].head) for k in said} == {"forces"}
    onto = {low for k in deed.onto for p in deed.scene.pieces[k : k + 6] for low in p.lows}
    return troops and not deed.piece.passive and bool(onto & words("captives"))


def sprung(deed: Deed) -> bool:
    """ "gunmen stormed the jail, freeing inmates": who holds nobody lets nobody go."""
    if deed.event.mode != "release" or unarmed(deed):
        return False
    onto = {low for k in deed.onto for p in deed.scene.pieces[k : k + 3] for low in p.lows}
    around = {low for p in deed.scene.pieces for low in p.lows}
    return bool(onto & words("sprung") and around & words("jails"))


def unowned(deed: Deed) -> bool:
    """ "a move likely to thwart X", "was about to be led away": what is not done, by nobody who
    is named."""
    event = deed.event
    if event.agents or event.participants or deed.piece.negated:
        return False
    if event.type == "THREATEN" and not scheme(deed.scene.pieces, deed.at):
        return _kinds().get(event.rule, "THREATEN") != "THREATEN"
    return event.auxiliary in ("future", "hypothetical") and event.type in _WILLED


_WILLED = frozenset("COERCE CONCEDE REJECT SANCTION SUPPORT AID COOPERATE MOBILIZE AGREE".split())


@cache
def _kinds() -> dict[str, str]:
    return {entry.rule: entry.type for rows in entries().values() for entry in rows}
