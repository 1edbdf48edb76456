"""What an ambiguous word can ask of its clause: see the head of `article/senses.tsv`."""

import re
from dataclasses import dataclass

from actorgraph_ingest._text.doers import Scene, agent_nouns, doers
from actorgraph_ingest._text.occasions import addresses, greets, holds_ground, takes
from actorgraph_ingest._text.pieces import Piece
from actorgraph_ingest._text.reach import Clause
from actorgraph_ingest._text.standing import acts_publicly, fights, persons
from actorgraph_ingest._text.tables import words
from actorgraph_ingest._text.types import Event


@dataclass(slots=True)
class Deed:
    """An event where it is told. `at`: the piece of its word; `parts`: the clause behind a verb;
    `onto`: the noun phrases that it acts on."""

    scene: Scene
    event: Event
    at: int
    piece: Piece
    parts: Clause
    onto: list[int]


def holds(deed: Deed, asks: str) -> bool:
    """All that is asked; of what stands between bars, one."""
    return all(any(_ASKS[ask](deed) for ask in one.split("|")) for one in asks.split(","))


def _asked(deed: Deed) -> bool:
    """Somebody is asked to do or for something: not a question, not "wanted it"."""
    pieces, at = deed.scene.pieces, deed.parts.rest
    if deed.piece.passive and not deed.onto:
        return False  # "Asked to explain the raid, ..."
    for near in pieces[deed.at + 1 : deed.at + 4]:
        if near.kind == "rel" or near.head in _QUESTION:
            return False
    plea = deed.parts.slots.keys() & {"for", "to"}  # not "asked on Twitter"
    return bool(plea) or (at < len(pieces) and pieces[at].kind == "vg" and pieces[at].infinitive)


def _bid(deed: Deed) -> bool:
    """Somebody is told to do something: not "commanded a force", "advises X on trade"."""
    pieces, at = deed.scene.pieces, deed.parts.rest
    led = at < len(pieces) and pieces[at].kind == "vg" and pieces[at].infinitive
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
    both = bool(event.participants) or len(event.agents) > 1
    joint = both or bool(slots.keys() & {"to", "with", "between"})
    return joint and not addresses(deed.scene, event.recipients)


def _greeting(deed: Deed) -> bool:
    return greets(deed.scene.pieces[deed.at + 1 :])


def _useful(deed: Deed) -> bool:
    """Not "distributed leaflets"."""
    return not _onto(deed, "paperwork")


def _taken(deed: Deed) -> bool:
    return takes(deed.scene, deed.event, deed.at)


def _unheld(deed: Deed) -> bool:
    """Not "defended the town", which is done with arms, nor "defended himself"."""
    return not _onto(deed, "oneself") and not any(holds_ground(deed.scene, k) for k in deed.onto)


_QUESTION = frozenset("if whether about question questions why how what who when where".split())


def _somebody(deed: Deed) -> bool:
    """Whom it is done to is the very phrase that the verb acts on, not an owner in it."""
    if not deed.onto:
        return _to(deed) and " " not in deed.event.rule
    return any(_people(deed, k) for k in deed.onto)


def _people(deed: Deed, k: int) -> bool:
    head = deed.scene.pieces[k].head
    return head in agent_nouns() or bool(_ONE.search(head)) or bool(doers(deed.scene, k))


_ONE = re.compile(r"\w{3}(?:person|ist|ian|wright|keeper|worker|ondent|ident|writer|soldier)s?$")


def _by(deed: Deed) -> bool:
    return any(ref[0] != "@" for ref in (*deed.event.agents, *deed.event.participants))


def _to(deed: Deed) -> bool:
    return any(ref[0] != "@" for ref in (*deed.event.recipients, *deed.event.participants))


def _from_public(deed: Deed) -> bool:
    return acts_publicly(deed.scene, deed.event.agents)


def _public(deed: Deed) -> bool:
    event = deed.event
    return acts_publicly(deed.scene, (*event.agents, *event.recipients, *event.participants))


def _against_public(deed: Deed) -> bool:
    return acts_publicly(deed.scene, deed.event.recipients)


def _force(deed: Deed) -> bool:
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
    return not deed.onto or any(_people(deed, k) or _touched(deed, k) for k in deed.onto)


def _touched(deed: Deed, k: int) -> bool:
    head = deed.scene.pieces[k].head
    return head not in words("abstract") and not head.endswith(
        ("ion", "ity", "ism", "ness", "ment")
    )


def _crowd(deed: Deed) -> bool:
    """People protest, no office holder at his own rally."""
    refs, born = deed.event.agents, deed.scene.memory.born
    kinds = {born[r[1:]].kind if r[1:] in born else "" for r in refs}
    return bool(refs) and kinds != {"Person"} and not any(r.startswith("wd-") for r in refs[:1])


def _direct(deed: Deed) -> bool:
    """Not "seized on the report"."""
    return bool(deed.onto)


def _deeper(deed: Deed) -> bool:
    """Not "declined to comment": more is refused than words."""
    after = deed.scene.pieces[deed.at : deed.at + 2]
    meets = any(ref[0] not in ".@" for ref in deed.event.recipients)  # "to talk to Israel"
    unsaid = _WORDS - _MEETING if meets else _WORDS
    return not any(low in unsaid for p in after for low in p.lows)


_WORDS = frozenset(
    "offer comment say answer discuss speak weigh elaborate respond reply name identify give "
    "provide disclose specify confirm speculate describe explain detail talk questions "
    "question".split()
)
_MEETING = frozenset(("talk", "speak"))


def _unsaid(deed: Deed) -> bool:
    """Not "warned that ...", unless of what will be: the rest is no threat of one's own."""
    behind = deed.scene.pieces[deed.at + 1 :]
    return not deed.parts.that or any(p.future or "would" in p.lows[:-1] for p in behind)


def _outright(deed: Deed) -> bool:
    """Not "dismissed X as weak": that is no more than said."""
    k = deed.onto[-1] + 1 if deed.onto else deed.at + 1
    return all(p.head != "as" for p in deed.scene.pieces[k : k + 1])


def _offered(deed: Deed) -> bool:
    return any(low in words("offered") for k in deed.onto for low in deed.scene.pieces[k].lows)


def _pact(deed: Deed) -> bool:
    """ "agreed to", "agreed with", not "agreed that"."""
    pieces, at = deed.scene.pieces, deed.parts.rest
    if deed.parts.that:
        return _from_public(deed)
    if deed.onto and at < len(pieces) and pieces[at].finite:
        return False
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


_ASKS = {
    "aimed": _to, "asked": _asked, "bid": _bid, "by": _by, "crowd": _crowd,
    "deed": _deeper, "direct": _direct, "faced": _faced, "force": _force, "free": _free,
    "from-public": _from_public, "greeting": _greeting, "heard": _heard, "matter": _matter,
    "offered": _offered, "outright": _outright, "pact": _pact, "public": _public, "said": _said,
    "public-to": _against_public, "somebody": _somebody, "taken": _taken, "to": _to,
    "unheld": _unheld, "unsaid": _unsaid, "unto": _unto, "useful": _useful,
}  # fmt: skip
