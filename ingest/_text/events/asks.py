"""What an ambiguous word can ask of its clause: see the head of `article/senses.tsv`."""

from actorgraph_ingest._text.actors.standing import acts_publicly, fights, persons
from actorgraph_ingest._text.events import matters, promises
from actorgraph_ingest._text.events.avowals import unsaid, vows
from actorgraph_ingest._text.events.forces import bloody, crowd, force, taken
from actorgraph_ingest._text.events.occasions import addresses, envoys, greets, holds_ground, own
from actorgraph_ingest._text.events.semblance import warlike
from actorgraph_ingest._text.events.together import at_meeting
from actorgraph_ingest._text.times.amounts import things
from actorgraph_ingest._text.words.doing import Deed, people
from actorgraph_ingest._text.words.tables import words


def holds(deed: Deed, asks: str) -> bool:
    """All that is asked; of what stands between bars, one."""
    return all(any(_ASKS[ask](deed) for ask in one.split("|")) for one in asks.split(","))


def _asked(deed: Deed) -> bool:
    """Somebody is asked to do or for something: not a question, not "wanted it"."""
    pieces, at = deed.scene.pieces, deed.parts.rest
    if deed.piece.head == "wanted" and "obj" not in deed.parts.slots:
        return False  # "a man wanted for the raid"
    if deed.piece.passive and not deed.onto:
        return False  # "Asked to explain the raid, ..."
    for near in pieces[deed.at + 1 : deed.at + 4]:
        if near.infinitive:
            break  # "asked X to explain why"
        if near.kind == "rel" or near.head in _QUESTION:
            return near.head == "that"  # "asked that Chad leave"
    plea = deed.parts.slots.keys() & {"for", "to"}  # not "asked on Twitter"
    return bool(plea) or (at < len(pieces) and pieces[at].kind == "vg" and pieces[at].infinitive)


def _bid(deed: Deed) -> bool:
    """Somebody is told to do something: not "commanded a force", "advises X on trade"."""
    pieces, at = deed.scene.pieces, deed.parts.rest
    led = at < len(pieces) and pieces[at].kind == "vg" and pieces[at].infinitive
    if deed.onto and deed.onto[-1] + 1 == at < len(pieces) and pieces[at].tag == "VBP":
        return True  # "recommended the state pay for schools"
    return led or deed.parts.that or "against" in deed.parts.slots


def _unto(deed: Deed) -> bool:
    """ "recommended it to X"."""
    return "to" in deed.parts.slots


def _said(deed: Deed) -> bool:
    """Not "challenged him for his seat": a person is run against, what he says is doubted."""
    return not (_somebody(deed) and persons(deed.scene, deed.event.recipients))


def _faced(deed: Deed) -> bool:
    """Not "met a deadline"."""
    return not deed.onto or _somebody(deed)


def _matter(deed: Deed) -> bool:
    """Not "looked into his eyes", "looked into what could be done"."""
    return bool(deed.onto) and not _onto(deed, "stared_at")


def _onto(deed: Deed, listed: str) -> bool:
    return any(deed.scene.pieces[k].head in words(listed) for k in deed.onto)


def _heard(deed: Deed) -> bool:
    """Not "spoke to supporters", who only listen, nor "spoke of the poor in X"."""
    event, slots = deed.event, deed.parts.slots
    if any(p.head in ("out", "up") for p in deed.scene.pieces[deed.at + 1 : deed.at + 2]):
        return False  # "spoke out"
    both = bool(event.participants) or len(event.agents) > 1
    joint = both or bool(slots.keys() & {"to", "with", "between"})
    return joint and not addresses(deed.scene, event.recipients)


def _greeting(deed: Deed) -> bool:
    return greets(deed.scene.pieces[deed.at + 1 :])


def _meets(deed: Deed) -> bool:
    """ "joined X for a summit", "brought X into talks"."""
    return at_meeting(deed.scene, deed.parts)


def _pleads(deed: Deed) -> bool:
    """ "appealed for help"; not "appeals to voters"."""
    return "for" in deed.parts.slots


def _unhosted(deed: Deed) -> bool:
    """Not "welcomed X to the palace", "for talks": who comes is received, no act of his praised."""
    comes = bool(deed.parts.slots.keys() & {"to", "for", "at"}) or _meets(deed)
    near = (p for k in deed.parts.slots.get("in", ()) for p in deed.scene.pieces[k].parties)
    met = any(p.place or p.kind in ("Place", "State") for p in near)  # "welcomed X in Bonn"
    comes = comes or (met and persons(deed.scene, deed.event.recipients))
    return not (comes and _somebody(deed))


def _useful(deed: Deed) -> bool:
    """Not "distributed leaflets"."""
    return not _onto(deed, "paperwork")


def _unheld(deed: Deed) -> bool:
    """Not "defended the town", which is done with arms, nor "defended himself", "his words"; "her
    husband's words" are another's."""
    onto = [deed.scene.pieces[k] for k in deed.onto]
    mine = _onto(deed, "oneself") or any(own(p) and "'s" not in p.lows for p in onto)
    return not mine and not any(holds_ground(deed.scene, k) for k in deed.onto)


_QUESTION = frozenset("if whether about question questions why how what who when where".split())


def _somebody(deed: Deed) -> bool:
    """Whom it is done to is the very phrase that the verb acts on, not an owner in it."""
    if not deed.onto:
        return _to(deed) and " " not in deed.event.rule
    return any(people(deed, k) for k in deed.onto)


def _by(deed: Deed) -> bool:
    return any(ref[0] != "@" for ref in (*deed.event.agents, *deed.event.participants))


def _undergone(deed: Deed) -> bool:
    """ "two hostages were freed", by whomever; not "a survey released on Monday"."""
    over = deed.scene.pieces[deed.at - 1].kind if deed.at else ""
    was = any(low in words("be") for low in deed.piece.lows) or over in ("cc", "mark", "adv")
    return deed.piece.passive and was


def _foe(deed: Deed) -> bool:
    """Not "fought for X"."""
    return "for" not in deed.parts.slots or bool(deed.parts.slots.keys() & {"obj", "against"})


def _to(deed: Deed) -> bool:
    return any(ref[0] != "@" for ref in (*deed.event.recipients, *deed.event.participants))


def _from_public(deed: Deed) -> bool:
    return acts_publicly(deed.scene, deed.event.agents)


def _public(deed: Deed) -> bool:
    event = deed.event
    return acts_publicly(deed.scene, (*event.agents, *event.recipients, *event.participants))


def _against_public(deed: Deed) -> bool:
    return acts_publicly(deed.scene, deed.event.recipients)


def _direct(deed: Deed) -> bool:
    """Not "seized on the report"."""
    return bool(deed.onto)


def _deeper(deed: Deed) -> bool:
    """Not "declined to comment": more is refused than words."""
    after = deed.scene.pieces[deed.at : deed.at + 2]
    meets = any(ref[0] not in ".@" for ref in deed.event.recipients)  # "to talk to Israel"
    unsaid = _WORDS - _MEETING if meets else _WORDS
    what = {low for p in deed.scene.pieces[deed.at + 2 : deed.at + 3] for low in p.lows}
    unsaid = unsaid - _GIVING if what & things().keys() else unsaid  # "to provide aid"
    return not any(low in unsaid for p in after for low in p.lows)


_WORDS = frozenset(
    "offer comment say answer discuss speak weigh elaborate respond reply name identify give "
    "provide disclose specify confirm speculate describe explain detail talk questions "
    "question".split()
)
_MEETING = frozenset(("talk", "speak"))
_GIVING = frozenset(("provide", "give", "offer"))


def _outright(deed: Deed) -> bool:
    """Not "dismissed X as weak": that is no more than said."""
    k = deed.onto[-1] + 1 if deed.onto else deed.at + 1
    return all(p.head != "as" for p in deed.scene.pieces[k : k + 1])


def _offered(deed: Deed) -> bool:
    given = [deed.scene.pieces[k] for k in deed.onto if deed.scene.pieces[k].head not in _WON]
    return any(low in words("offered") for piece in given for low in piece.lows)


_WON = frozenset("prize award medal trophy".split())


def _pact(deed: Deed) -> bool:
    """ "agreed to", "agreed with", not "agreed that"."""
    pieces, at = deed.scene.pieces, deed.parts.rest
    if deed.parts.that or _onto(deed, "offered"):  # "agreed a truce"
        return _from_public(deed)
    if deed.onto and at < len(pieces) and pieces[at].finite:
        return False
    at += at < len(pieces) and pieces[at].lows == ("not",)  # "agreed not to"
    near = deed.parts.slots.keys() & {"to", "with", "on"}
    linked = deed.at + 1 < len(pieces) and pieces[deed.at + 1].head in ("to", "with", "on")
    return (
        bool(near)
        or linked
        or (at < len(pieces) and pieces[at].kind == "vg" and pieces[at].infinitive)
    )


def _free(deed: Deed) -> bool:
    """Not "challenged X to debate"."""
    pieces, at = deed.scene.pieces, deed.parts.rest
    led = at < len(pieces) and pieces[at].kind == "vg" and pieces[at].infinitive
    return not (led and _somebody(deed))


def _armed(deed: Deed) -> bool:
    """One side is a state or bears arms; "Kerry fought back in Ohio" is no fight."""
    alone = persons(deed.scene, deed.event.agents) and not bloody(deed)
    return fights(deed.scene, deed.event) and not alone


_ASKS = {
    "aimed": _to, "armed": _armed, "asked": _asked,
    "actual": lambda deed: not deed.piece.infinitive, "bid": _bid, "bloody": bloody, "by": _by,
    "captive": matters.captive, "crowd": crowd, "deed": _deeper, "direct": _direct,
    "envoy": lambda deed: envoys(deed.scene, deed.onto), "faced": _faced, "foe": _foe,
    "force": force, "free": _free, "from-public": _from_public, "greeting": _greeting,
    "heard": _heard, "matter": _matter, "meets": _meets, "offered": _offered,
    "outright": _outright, "pact": _pact, "pleads": _pleads, "public": _public, "said": _said,
    "public-to": _against_public, "somebody": _somebody, "taken": taken, "to": _to,
    "undergone": _undergone, "unheld": _unheld, "unhosted": _unhosted, "unsaid": unsaid,
    "unargued": lambda deed: "over" not in deed.parts.slots,
    "unto": _unto, "useful": _useful, "plain": matters.plain, "visits": matters.visits,
    "granted": matters.granted, "peopled": matters.peopled, "burdens": matters.burdens,
    "unarmed": matters.unarmed, "harsh": promises.harsh, "kindly": promises.kindly,
    "unhired": matters.unhired, "unrest": matters.unrest, "warlike": warlike,
    "terrain": matters.terrain, "harmless": promises.harmless, "vows": vows,
    "dire": promises.dire, "addressed": matters.addressed,
    "unhunted": matters.unhunted, "unbid": matters.unbid,
    "grave": matters.grave, "headed": matters.headed, "into": matters.into,
    "someone": matters.onto_someone, "bidden": matters.bidden,
}  # fmt: skip
