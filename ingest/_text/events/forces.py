"""Whether an attack is one of bodily force, a protest one of people, ground taken by arms."""

from actorgraph_ingest._text.actors.standing import fights, persons
from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.events.occasions import takes
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.doing import Deed, people
from actorgraph_ingest._text.words.tables import words


def force(deed: Deed) -> bool:
    """Bodily force: one side bears arms or is a state, or the sentence tells of weapons and dead;
    and what is struck is somebody or something that can be touched."""
    event, lows = deed.event, deed.scene.pieces[deed.at].lows
    sides = event.agents and persons(deed.scene, event.agents) and event.recipients
    blamed = sides and "for" in deed.parts.slots and persons(deed.scene, event.recipients)
    if blamed or words("figurative").intersection(lows):
        return False  # "attacked X for the war", "political battles"
    around = {low for p in deed.scene.pieces for low in p.lows} - set(lows)
    if _wordy(deed) and not around & words("violence"):
        return False  # "newspapers attacked X"
    if not (fights(deed.scene, event) or around & words("violence") or _sites(deed)):
        return False
    return not deed.onto or any(people(deed, k) or _touched(deed, k) for k in deed.onto)


def _wordy(deed: Deed) -> bool:
    """Whether those who act are known for words: the press, critics, the opposition."""
    said = subject(deed.scene.pieces, deed.at) if deed.piece.kind == "vg" else []
    heads = [deed.scene.pieces[k].head for k in said]
    return bool(heads) and all(
        agent_nouns().get(head) == "press" or head in words("wordy") for head in heads
    )


def _sites(deed: Deed) -> bool:
    """ "attacked a UN convoy": what stands or drives, and no one man is at it with words."""
    struck = bool(deed.onto) and all(
        deed.scene.pieces[k].head in words("premises") for k in deed.onto
    )
    return struck and not persons(deed.scene, deed.event.agents)


def bloody(deed: Deed) -> bool:
    """A fight that the sentence tells arms, soldiers or dead of."""
    around = {low for p in deed.scene.pieces for low in p.lows}
    return bool(around & words("violence"))


def _touched(deed: Deed, k: int) -> bool:
    head = deed.scene.pieces[k].head
    notion = head.endswith(("ion", "ity", "ism", "ness", "ment"))
    unfelt = words("abstract") | words("animals") | words("ills")
    return head not in unfelt and (not notion or head in words("tangible"))


def crowd(deed: Deed) -> bool:
    """People protest, no office holder at his own rally."""
    refs, born = deed.event.agents, deed.scene.memory.born
    kinds = {born[r[1:]].kind if r[1:] in born else "" for r in refs}
    known = any(r.startswith("wd-") for r in refs[:1])
    around = deed.parts.slots.get("outside", ())
    sites = [k for k in around if not any(p.place for p in deed.scene.pieces[k].parties)]
    against = sites or "against" in deed.parts.slots
    labels = [born[r[1:]].label.lower().partition(" of ")[0] for r in refs if r[1:] in born]
    known = known or any(
        agent_nouns().get((label.split() or [""])[-1]) == "state" for label in labels
    )
    people = kinds != {"Person"} and (bool(against) or not deed.event.together)
    return bool(refs) and people and not known


def taken(deed: Deed) -> bool:
    return takes(deed.scene, deed.event, deed.at)
