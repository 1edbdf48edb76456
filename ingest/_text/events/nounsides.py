"""The two sides of a deed that a noun tells: its owner, the subject of its verb, and whom its
prepositions name."""

from collections.abc import Mapping
from dataclasses import dataclass

from actorgraph_ingest._text.actors.owners import begin, owners
from actorgraph_ingest._text.actors.standing import acts_publicly
from actorgraph_ingest._text.claims import calls
from actorgraph_ingest._text.claims.reproaches import blaming, that_of
from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, doers
from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.events.nouns import light_forms, nouns
from actorgraph_ingest._text.events.nounslots import behind, stayed
from actorgraph_ingest._text.events.parties import MUTUAL
from actorgraph_ingest._text.events.received import receivers, taker
from actorgraph_ingest._text.events.sharing import halves
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.events.topics import PLANS, planned
from actorgraph_ingest._text.events.violence import fighters, marchers
from actorgraph_ingest._text.types import Party, actors
from actorgraph_ingest._text.words.goings import gone_for
from actorgraph_ingest._text.words.reach import complement
from actorgraph_ingest._text.words.tables import words

Row = Mapping[str, str]
Found = tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A noun that tells a deed: its phrase, its row, its last piece, who stands behind it by
    preposition, the verb that lends it a subject, the one that tells who suffers or gets it."""

    scene: Scene
    at: int
    row: Row
    last: int
    slots: dict[str, Found]
    light: int | None
    taken: int | None

    @classmethod
    def of(cls, scene: Scene, at: int, row: Row, last: int) -> "Told":
        front = _listed(scene, begin(scene, at))
        taken = taker(scene, front, row["type"])
        light = _lender(scene, front, row["type"]) if taken is None else None
        return cls(scene, at, row, last, behind(scene, last), light, taken)

    @property
    def between(self) -> Found:
        return self.slots.get("between", ())


def sides(told: Told) -> tuple[Found, Found]:
    """Who does it, and to whom."""
    scene, row = told.scene, told.row
    agents = _agents(scene, told.at, row, told.slots, told.light)
    if told.between and row["type"] in MUTUAL:
        agents, aims = told.between[:1], told.between[1:]
    else:
        aims = _aimed(told, set(actors(agents)))
    if told.taken is not None:
        agents = agents or told.slots.get("from", ())
        if "of" not in row["recipient"].split(","):
            agents = agents or told.slots.get("of", ())  # "won the support of X"
        aims = receivers(scene, told.taken, row["type"]) or aims
        agents = tuple(p for p in agents if not set(actors((p,))) & set(actors(aims)))
    alike = row["noun"].startswith(("raid", "attack")) and "by" in told.slots  # "by X and Y"
    if not aims and row["type"] in MUTUAL - {"RETREAT", "SUPPORT", "AGREE"} and not alike:
        agents, aims = halves(agents)  # "X and Y held talks"
    refs = set(actors(agents))
    aims = tuple(p for p in aims if not set(actors((p,))) & refs)
    if not aims and row["type"] == "ACCUSE":
        aims = _charged(scene, told.last, row["noun"])
    if not aims and told.light is None and undergone(row, agents, told.slots):
        agents, aims = told.slots.get("by", ()), agents
    return agents, aims


def _charged(scene: Scene, last: int, noun: str) -> Found:
    """ "accusations that X lied"; a claim accuses only of what is wrong."""
    whom = that_of(scene, last)
    wrong = noun not in CLAIMS or blaming(scene.pieces, last + 2)
    return tuple(p for p in whom if wrong and not p.pronoun)


CLAIMS = frozenset(("claim", "claims"))


def undergone(row: Row, owners: Found, slots: dict[str, Found]) -> bool:
    """ "Rafik Hariri's murder", "his arrest by Chad", "the Armenian genocide": whose it is, it is
    done to."""
    if row["noun"] not in words("undergone") or "of" in slots or not owners:
        return False
    people = all(p.kind == "Person" or p.pronoun for p in owners)
    return people or row["noun"] == "genocide"


def _aimed(told: Told, taken: set[str]) -> Found:
    scene, row = told.scene, told.row
    aims = _aims(row, told.slots, taken) if row["noun"] not in _RESOLVED else ()
    if not aims and row["type"] == "REQUEST":
        aims = calls.turned_to(scene, told.at) or ()
    if not row["noun"].startswith(("proposal", "suggestion")):
        aims = aims or _planned(scene, told.last, row, taken)
    if not aims and row["type"] == "SUPPORT" and gone_for(scene, told.at, row["type"]) is not None:
        aims = told.slots.get("of", ())  # "voted in support of X"
    if not aims and row["mode"] == "visit" and acts_publicly(scene, sorted(taken)):
        aims = stayed(scene, gone_for(scene, begin(scene, told.at), row["type"]))
    return aims


def _agents(scene: Scene, at: int, row: Row, slots: dict[str, Found], light: int | None) -> Found:
    """Whose deed a noun tells: the owner's, that of "by" or "from", the subject's of its verb."""
    found = owners(scene, at) or slots.get("by", ())
    if found and found[0].pronoun:
        found = calls.callers(scene, at) or found  # "his army's request"
    if not found:
        found = calls.callers(scene, at)
    if not found and row["type"] in ("REQUEST", "ACCUSE", "REJECT", "PROTEST"):
        found = slots.get("from", ()) or _behest(scene, at, row, slots)
    if not found and row["type"] in ("ASSAULT", "THREATEN"):
        found = fighters(scene, at) or marchers(scene, at)
    if not found and light is not None:
        found = _lent(scene, light)
    if not found and row["type"] in MUTUAL | {"AID"} and "from" not in row["recipient"]:
        found = slots.get("from", ())
    if not found and row["type"] in _BY_OF and "of" not in row["recipient"]:
        found = slots.get("of", ())
    over = gone_for(scene, begin(scene, at), row["type"])
    if not found and over is not None:
        found = tuple(p for k in subject(scene.pieces, over) for p in doers(scene, k, OWNED))
    led = at < 3 and scene.pieces[0].kind == "in"
    if not found and row["type"] == "CONSULT" and led:
        verb = next((k for k, p in enumerate(scene.pieces) if p.finite), None)
        said = subject(scene.pieces, verb) if verb is not None else []
        found = tuple(p for k in said for p in doers(scene, k))
        if scene.pieces[at].lows[0] in _WHOSE:  # "in her meeting with X, Merkel"
            found = tuple(p for p in found if p.kind == "Person")
    return found


_WHOSE = frozenset(("his", "her"))


_BY_OF = frozenset(("MOBILIZE", "CONSULT", "RETREAT"))  # "the withdrawal of Syrian troops"


def _behest(scene: Scene, at: int, row: Row, slots: dict[str, Found]) -> Found:
    """ "at the request of X": who asks."""
    led = at > 0 and scene.pieces[at - 1].head == "at" and row["type"] == "REQUEST"
    return slots.get("of", ()) if led else ()


def _lent(scene: Scene, light: int) -> Found:
    """The subject of a verb that lends one; in "a UN decision to impose sanctions" the UN."""
    over = scene.pieces[light - 1] if light else scene.pieces[light]
    planning = over.kind == "np" and over.head in planned() and scene.pieces[light].infinitive
    own = owners(scene, light - 1) if planning else ()
    return own or tuple(p for k in subject(scene.pieces, light) for p in doers(scene, k, OWNED))


def ordered(row: Row) -> list[str]:
    """The prepositions that lead to whom a deed is done, those that may only tell where last."""
    return sorted(row["recipient"].split(","), key=lambda slot: slot in ("in", "at", "near"))


def _aims(row: Row, slots: dict[str, Found], taken: set[str]) -> Found:
    for slot in ordered(row):
        found = tuple(p for p in slots.get(slot, ()) if not set(actors((p,))) & taken)
        if found:
            return found
    return ()


def _planned(scene: Scene, last: int, row: Row, taken: set[str]) -> Found:
    """ "its refusal to talk to X", "the decision to send X tanks": whom the plan is about."""
    after = scene.pieces[last + 1] if last + 1 < len(scene.pieces) else None
    if after is None or not after.infinitive or row["type"] not in PLANS:
        return ()
    if row["noun"] in _RESOLVED and not _yields(scene, last + 1):
        return ()
    for k in complement(scene.pieces, last + 2):
        if scene.pieces[k].finite or scene.pieces[k].head in _MEANWHILE:
            break
        if scene.pieces[k].kind == "np":
            found = (p for p in doers(scene, k, HELD) if not p.pronoun)
            if others := tuple(p for p in found if not set(actors((p,))) & taken):
                return others
    return ()


def _yields(scene: Scene, verb: int) -> bool:
    """Whether what is decided on is something that others gain by: "decision to send X tanks", "to
    hold talks"."""
    after = scene.pieces[verb + 1].head if verb + 1 < len(scene.pieces) else ""
    if any(row["type"] in _GOOD for more, row in nouns().get(after, ()) if not more):
        return True
    rows = [e for e in entries().get(scene.pieces[verb].head, ()) if not e.words]
    if any(e.type not in _GOOD and not e.kinds for e in rows):
        return False
    return sum(e.type in _GOOD for e in rows) > sum(e.type in _BAD for e in rows)


_RESOLVED = frozenset("decision willingness readiness".split())
_GOOD = frozenset("AGREE AID CONCEDE CONSULT COOPERATE SUPPORT".split())
_BAD = frozenset(("ASSAULT", "COERCE", "REJECT", "SANCTION"))
_MEANWHILE = frozenset("while as when after before because hoping".split())


_GROWING = frozenset("mounting growing increasing rising continuing intensifying".split())


def _listed(scene: Scene, front: int) -> int:
    """ "met with gunfire and | threats", "faces | mounting | criticism": where the first of what is
    listed begins, or what tells of it that it grows."""
    if front > 1 and scene.pieces[front - 1].head in _GROWING:
        return front - 1
    joined = front > 1 and scene.pieces[front - 1].kind == "cc"
    told = (
        joined and scene.pieces[front - 2].head in nouns() and scene.pieces[front - 2].kind == "np"
    )
    return begin(scene, front - 2) if told else front


def _lender(scene: Scene, at: int, kind: str) -> int | None:
    """The verb that lends a noun its subject: "launched", "was behind", "is responsible for"."""
    for k in range(at - 1, max(-1, at - 5), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg":
            near = scene.pieces[k + 1].head if k < at - 1 else ""
            busy = near in _BEHIND or (near in _AMID and kind in _GOING_ON)
            light = piece.head in light_forms() and (not near or near in _ON_WITH)
            light = light or (piece.head in words("be") and busy)
            return k if light and not piece.negated and not piece.passive else None
        if piece.kind in ("np", "mark", "rel") or piece.head in _BESIDE:
            return None
    return None


_ON_WITH = frozenset("with out up on ahead forward through down".split())
_BESIDE = frozenset("after before since during despite amid until by from as over against".split())
_BEHIND = frozenset(("responsible", "behind", "guilty", "complicit"))
_AMID = frozenset(("on", "in", "at"))  # "is on strike", "at war", not "at 25 percent support"
_GOING_ON = frozenset(("ASSAULT", "CONSULT", "COOPERATE", "PROTEST"))
