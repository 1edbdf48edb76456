"""Whether an attack is one of bodily force, a protest one of people, ground taken by arms."""

from actorgraph_ingest._text.actors.standing import fights, persons
from actorgraph_ingest._text.events.occasions import takes
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
    if not fights(deed.scene, event) and not around & words("violence"):
        return False
    return not deed.onto or any(people(deed, k) or _touched(deed, k) for k in deed.onto)


def bloody(deed: Deed) -> bool:
    """A fight that the sentence tells arms, soldiers or dead of."""
    around = {low for p in deed.scene.pieces for low in p.lows}
    return bool(around & words("violence"))


def _touched(deed: Deed, k: int) -> bool:
    head = deed.scene.pieces[k].head
    return head not in words("abstract") and not head.endswith(
        ("ion", "ity", "ism", "ness", "ment")
    )


def crowd(deed: Deed) -> bool:
    """People protest, no office holder at his own rally."""
    refs, born = deed.event.agents, deed.scene.memory.born
    kinds = {born[r[1:]].kind if r[1:] in born else "" for r in refs}
    known = any(r.startswith("wd-") for r in refs[:1])
    around = deed.parts.slots.get("outside", ())
    sites = [k for k in around if not any(p.place for p in deed.scene.pieces[k].parties)]
    against = sites or "against" in deed.parts.slots
    people = kinds != {"Person"} and (bool(against) or not deed.event.together)
    return bool(refs) and people and not known


def taken(deed: Deed) -> bool:
    return takes(deed.scene, deed.event, deed.at)
