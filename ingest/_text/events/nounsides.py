"""The two sides of a deed that a noun tells: its owner, the subject of its verb, and whom its
prepositions name."""

from dataclasses import dataclass

from actorgraph_ingest._text.actors.owners import begin, owners
from actorgraph_ingest._text.claims import calls
from actorgraph_ingest._text.claims.reproaches import that_of
from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, doers
from actorgraph_ingest._text.events.nouns import light_forms
from actorgraph_ingest._text.events.nounslots import behind
from actorgraph_ingest._text.events.parties import MUTUAL
from actorgraph_ingest._text.events.sharing import halves
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.events.violence import fighters
from actorgraph_ingest._text.types import Party, actors
from actorgraph_ingest._text.words.goings import gone_for
from actorgraph_ingest._text.words.reach import complement
from actorgraph_ingest._text.words.tables import words

Row = dict[str, str]
Found = tuple[Party, ...]
PLANS = frozenset(("AGREE", "REJECT", "REQUEST", "THREATEN"))


@dataclass(frozen=True, slots=True)
class Told:
    """A noun that tells a deed: its phrase, its row, its last piece, who stands behind it by
    preposition, the verb that lends it a subject; whether it is suffered ("is under attack")."""

    scene: Scene
    at: int
    row: Row
    last: int
    slots: dict[str, Found]
    light: int | None
    under: bool

    @classmethod
    def of(cls, scene: Scene, at: int, row: Row, last: int) -> "Told":
        front = begin(scene, at)
        light = _lender(scene, front)
        under = light is not None and scene.pieces[front - 1].head == "under"
        return cls(scene, at, row, last, behind(scene, last), light, under)

    @property
    def between(self) -> Found:
        return self.slots.get("between", ())


def sides(told: Told) -> tuple[Found, Found]:
    """Who does it, and to whom."""
    scene, row = told.scene, told.row
    agents = _agents(scene, told.at, row, told.slots, None if told.under else told.light)
    if told.between and row["type"] in MUTUAL:
        agents, aims = told.between[:1], told.between[1:]
    else:
        aims = _aimed(told, set(actors(agents)))
    if not aims and told.under and told.light is not None:
        aims = tuple(p for k in subject(scene.pieces, told.light) for p in doers(scene, k, HELD))
    if not aims and row["type"] in MUTUAL - {"RETREAT", "SUPPORT"}:
        agents, aims = halves(agents)  # "X and Y held talks"
    refs = set(actors(agents))
    aims = tuple(p for p in aims if not set(actors((p,))) & refs)
    if not aims and row["mode"] == "allege":
        aims = that_of(scene, told.last)
    return agents, aims


def _aimed(told: Told, taken: set[str]) -> Found:
    scene, row = told.scene, told.row
    aims = _aims(row, told.slots, taken)
    if not aims and row["type"] == "REQUEST":
        aims = calls.turned_to(scene, told.at) or ()
    if not row["noun"].startswith(("proposal", "suggestion")):
        aims = aims or _planned(scene, told.last, row, taken)
    if not aims and row["type"] == "SUPPORT" and gone_for(scene, told.at, row["type"]) is not None:
        aims = told.slots.get("of", ())  # "voted in support of X"
    return aims


def _agents(scene: Scene, at: int, row: Row, slots: dict[str, Found], light: int | None) -> Found:
    """Whose deed a noun tells: the owner's, that of "by" or "from", the subject's of its verb."""
    found = owners(scene, at) or slots.get("by", ())
    if not found and row["type"] in ("REQUEST", "ACCUSE", "REJECT", "PROTEST"):
        found = calls.callers(scene, at) or slots.get("from", ())
    if not found and row["type"] in ("ASSAULT", "THREATEN"):
        found = fighters(scene, at)
    if not found and light is not None:
        found = tuple(p for k in subject(scene.pieces, light) for p in doers(scene, k, OWNED))
    if not found and row["type"] in MUTUAL | {"AID"} and "from" not in row["recipient"]:
        found = slots.get("from", ())
    if not found and row["type"] in _BY_OF and "of" not in row["recipient"]:
        found = slots.get("of", ())
    over = gone_for(scene, at, row["type"])
    if not found and over is not None:
        found = tuple(p for k in subject(scene.pieces, over) for p in doers(scene, k, OWNED))
    led = at < 3 and scene.pieces[0].kind == "in" and scene.pieces[at].lows[0] not in _WHOSE
    if not found and row["type"] == "CONSULT" and led:
        verb = next((k for k, p in enumerate(scene.pieces) if p.finite), None)
        said = subject(scene.pieces, verb) if verb is not None else []
        found = tuple(p for k in said for p in doers(scene, k))
    return found


_WHOSE = frozenset(("his", "her"))  # "her meeting with X", whoever she is
_BY_OF = frozenset(("MOBILIZE", "CONSULT", "RETREAT"))  # "the withdrawal of Syrian troops"


def _aims(row: Row, slots: dict[str, Found], taken: set[str]) -> Found:
    for slot in row["recipient"].split(","):
        found = tuple(p for p in slots.get(slot, ()) if not set(actors((p,))) & taken)
        if found:
            return found
    return ()


def _planned(scene: Scene, last: int, row: Row, taken: set[str]) -> Found:
    """ "its refusal to talk to X", "the decision to send X tanks": whom the plan is about."""
    after = scene.pieces[last + 1] if last + 1 < len(scene.pieces) else None
    if after is None or not after.infinitive or row["type"] not in PLANS:
        return ()
    for k in complement(scene.pieces, last + 2):
        if scene.pieces[k].kind == "np":
            found = (p for p in doers(scene, k, HELD) if not p.pronoun)
            if others := tuple(p for p in found if not set(actors((p,))) & taken):
                return others
    return ()


def _lender(scene: Scene, at: int) -> int | None:
    """The verb that lends a noun its subject: "launched", "was behind", "is responsible for"."""
    for k in range(at - 1, max(-1, at - 5), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg":
            light = piece.head in light_forms() or (
                piece.head in words("be") and k < at - 1 and scene.pieces[k + 1].head in _BEHIND
            )
            return k if light and not piece.negated and not piece.passive else None
        if piece.kind in ("np", "mark", "rel"):
            return None
    return None


_BEHIND = frozenset(("responsible", "behind", "guilty", "complicit", "on", "in", "at", "under"))
