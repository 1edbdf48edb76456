"""Whom an act is aimed at: the actors behind its verb, where the dictionary says, or anywhere."""

from actorgraph_ingest._text.actors.aboard import aboard
from actorgraph_ingest._text.actors.grounds import (
    BORDERS,
    around,
    belonging,
    bordering,
    owning,
    seated,
)
from actorgraph_ingest._text.actors.homebodies import homebodies
from actorgraph_ingest._text.events.doers import HELD, Scene, doers
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.events.further import awaited, beyond, hindered, suffered, voiced
from actorgraph_ingest._text.events.unasked import occasion, undergoes
from actorgraph_ingest._text.times.amounts import things
from actorgraph_ingest._text.types import Party, actors
from actorgraph_ingest._text.words.reach import Clause
from actorgraph_ingest._text.words.tables import inflect, words

Found = tuple[Party, ...]
_AFTER = tuple("against on to with at over into from of for by in obj between".split())
_VENUE = tuple(slot for slot in (*_AFTER, "then") if slot != "at")  # "signed at the UN"
_LOOSE = {
    "CONSULT": ("with", "to", "into", "in", "by"),  # whom one talks to or visits
    "ACCUSE": tuple("against on by of in obj then".split()),  # not "condemned aid to X"
    "RETREAT": tuple(s for s in _AFTER if s not in ("to", "at", "for", "by")),  # not where to
    "ASSAULT": tuple(slot for slot in (*_AFTER, "then") if slot not in ("over", "from")),
    "SUPPORT": _VENUE, "REQUEST": _VENUE, "AGREE": _VENUE, "CONCEDE": _VENUE, "COOPERATE": _VENUE,
}  # fmt: skip
_PLACES = frozenset("of in at near into over from on outside".split())


def aimed(
    scene: Scene, entry: Entry, parts: Clause, covered: range, agents: Found
) -> tuple[Found, bool]:
    """Who an act is aimed at: where the entry says, else wherever the clause names another."""
    taken = set(actors(agents))
    for slot in entry.recipient:
        if found := in_slot(scene, parts, slot, taken, entry):
            return found, True
    near = (parts.slots.get(s, [])[:1] for s in ("obj", *entry.recipient))
    if found := homebodies(scene, entry.type, agents, next((k for k in near if k), [])):
        return found, True
    if found := owning(scene, parts, entry, taken) or belonging(scene, parts, taken):
        return found, True
    if found := _among(scene, entry, parts, covered, taken):
        return found, True
    if len(agents) > 1 and entry.rule.removeprefix("verb:") in words("clashing"):
        return (), False  # "X and Y clashed near a town": with each other
    return _farther(scene, entry, parts, taken, taken | {p.country for p in agents if p.country})


def _farther(
    scene: Scene, entry: Entry, parts: Clause, taken: set[str], own: set[str]
) -> tuple[Found, bool]:
    """Whom it is aimed at by where it is done, and by what stands in other places. `own`: the
    agents and their states."""
    if found := seated(scene, parts, entry, own) or aboard(scene, parts, entry, own):
        return found, True
    waits = awaited(scene, parts.start) if entry.type in ("REJECT", "THREATEN") else ()
    if found := _others(waits, taken):
        return found, False
    if entry.type == "MOBILIZE" and (found := bordering(scene, parts, own)):
        return found, True
    if found := _loosely(scene, entry, parts, taken):
        return found, False
    bodily = entry.type in ("ASSAULT", "COERCE") and bool(entry.recipient)
    return around(scene, parts, own) if bodily else (), False


def _among(scene: Scene, entry: Entry, parts: Clause, covered: range, taken: set[str]) -> Found:
    """The first other actor that the phrases behind the verb name."""
    if entry.type == "ACCUSE" and entry.context == "legal":
        covered = hindered(scene, parts)
    if entry.type == "PROTEST":
        covered = voiced(scene, parts)
    for k in () if _unheard(scene, entry, parts) else covered:
        doubted = scene.pieces[k].head == "whether" and entry.type == "REJECT"
        if doubted or _turns(scene, k) or beyond(scene, k):
            break
        apart = _reason(scene, k, entry) or _ones_own(scene, k, taken) or occasion(scene, k)
        if scene.pieces[k].kind == "np" and not apart:
            hit = entry.type == "THREATEN" and k > 0 and scene.pieces[k - 1].infinitive
            known = (p for p in doers(scene, k, _depth(scene, k)) if hit or not p.pronoun)
            if found := _others(tuple(known), taken):
                return _onward(scene, k, taken) or found
    return ()


def _depth(scene: Scene, k: int) -> str:
    """ "to end an uprising in an Iraqi city": nobody is meant by where it is; "in Baghdad" is."""
    piece = scene.pieces[k]
    led = k > 0 and scene.pieces[k - 1].head in ("in", "near", "outside")
    name = len(piece.parties) == 1 and piece.last - piece.first == 1
    return "" if led and not name else _ASKED


def _loosely(scene: Scene, entry: Entry, parts: Clause, taken: set[str]) -> Found:
    """Who stands in a place that the entry does not name."""
    after = _LOOSE.get(entry.type, (*_AFTER, "then"))
    if entry.type == "CONSULT" and entry.mode != "visit":
        after = ("with", "to", "by")  # "met in Geneva"
    slots = after if entry.recipient else ("against",)
    found = (in_slot(scene, parts, slot, taken, entry) for slot in slots)
    others = (tuple(p for p in f if not p.pronoun) for f in found)  # "arrived at its base"
    return next((f for f in others if f), ())


def _turns(scene: Scene, k: int) -> bool:
    """ "agreed to leave after X struck": another clause begins, of what was before."""
    near = scene.pieces[k : k + 3]
    if near[0].head in ("if", "when", "unless"):
        return True
    return near[0].head in ("after", "when", "while", "as", "because", "since") and (
        len(near) > 2 and near[1].kind == "np" and near[2].finite
    )


def _unheard(scene: Scene, entry: Entry, parts: Clause) -> bool:
    """ "rejected that X ...", "demanding to know where X is": X is not whom it is aimed at."""
    told = scene.pieces[parts.rest] if parts.rest < len(scene.pieces) else None
    asks = told is not None and told.infinitive and told.head in ("know", "hear", "learn")
    if entry.type == "REQUEST" and entry.recipient[:1] == ("obj",) and parts.slots.get("obj"):
        asks = asks or (told is not None and told.infinitive)  # "urged the world to back X"
    return asks or (entry.type == "REJECT" and parts.that)


def _onward(scene: Scene, k: int, taken: set[str]) -> Found:
    """ "offered to hand over a suspect to Tunisia": whom it is given to, where a table knows it."""
    after = scene.pieces[k + 1 : k + 3]
    if len(after) < 2 or after[0].head != "to" or after[1].kind != "np":
        return ()
    return tuple(p for p in _others(doers(scene, k + 2, HELD), taken) if p.refs[0][0] not in ".@")


_UNDERTAKEN = frozenset(("inquiry", "mission", "operation"))  # no body, where it is asked for
_POSTS = frozenset(("office", "power", "duty", "post", "command"))


def in_slot(scene: Scene, parts: Clause, slot: str, taken: set[str], entry: Entry) -> Found:
    """The other actors in one slot behind the verb."""
    for k in parts.slots.get(slot, ()):
        if _beside(scene, k, slot, taken, entry):
            continue
        deep = _ASKED if entry.type == "REQUEST" else HELD
        deep = "" if entry.type == "CONSULT" and slot == "obj" else deep
        if entry.type == "ACCUSE" and suffered(scene, k):
            deep = "by"  # "condemned the killing of X by Y"
        if found := _meant(_others(doers(scene, k, deep), taken), slot, entry):
            return found
    return ()


def _beside(scene: Scene, k: int, slot: str, taken: set[str], entry: Entry) -> bool:
    """Whether a phrase tells something else than whom the act is aimed at."""
    piece = scene.pieces[k]
    if _ones_own(scene, k, taken) or (entry.type == "REQUEST" and undergoes(scene, k, entry.kinds)):
        return True
    if occasion(scene, k) or (piece.head in _UNDERTAKEN and not piece.parties):
        return True
    if slot == "from" and piece.head in _POSTS and not piece.parties:
        return True  # "his removal from office"
    if slot == "with" and k > 2 and _bordering(scene, k):
        return True  # "near its border with X"
    if slot in ("on", "at", "near", "along") and BORDERS.intersection(piece.lows):
        return entry.type != "MOBILIZE"  # "killed on the border"
    moved = piece.head in entry.kinds or piece.head in things()
    hit = entry.recipient[:1] == ("obj",)  # "expelled workers": they are whom it hits
    nobody = all(p.pronoun for p in piece.parties)
    return slot == "obj" and moved and not hit and nobody  # "sent soldiers": what is sent


def _meant(found: Found, slot: str, entry: Entry) -> Found:
    """Of the actors in a slot those that the act can be aimed at there."""
    looked = slot == "into" and entry.type == "ACCUSE"  # "an inquiry into X"
    looked = looked or entry.turned or (slot == "of" and "nomination" in entry.kinds)
    if slot in _PLACES and not looked:  # an unknown name behind "near" is a place, not somebody
        found = tuple(p for p in found if p.refs[0][0] != "." or p.kind == "Collective")
    told = entry.turned or slot in entry.recipient
    if slot == "in" and not told and entry.type in ("ACCUSE", "SUPPORT"):  # "in the Senate"
        found = tuple(p for p in found if p.kind in ("State", "Place"))
    return found


def _ones_own(scene: Scene, k: int, taken: set[str]) -> bool:
    """ "between their countries": nobody else."""
    piece = scene.pieces[k]
    if piece.head not in words("homeland"):
        return False
    if piece.lows[:-1] in (("the", "two"), ("both",), ("two",)):
        return True  # "ties between the two nations"
    own = piece.lows[0] in ("its", "their", "his", "her")
    return own and (not piece.parties or bool(set(actors(piece.parties[:1])) & taken))


def _reason(scene: Scene, k: int, entry: Entry) -> bool:
    """ "asked for money to fight X", "so X could", "at X's meeting": not who is asked, but why."""
    before = scene.pieces[k - 1].head if k else ""
    led = before in _FOUGHT or before in ("at", "during") or undergoes(scene, k)
    fought = before in ("against", "over", "about") and entry.type == "AGREE"  # "to work against X"
    led = led or before in ("on", "over", "about", "under")
    return before == "so" or fought or (entry.type == "REQUEST" and led)


_ASKED = HELD.replace(" at", "")  # not "sought ideas at X's meeting"
_FOUGHT = frozenset(
    f for verb in "fight combat counter battle defeat contain confront resist oppose".split()
    for f in inflect(verb)
)  # fmt: skip


def struck(scene: Scene, entry: Entry, parts: Clause) -> bool:
    """ "launched missiles at Kharkiv": a place that no table knows is hit all the same."""
    slots = (slot for slot in ("at", "against") if slot in entry.recipient)
    named = (scene.pieces[k].tag[:3] == "NNP" for s in slots for k in parts.slots.get(s, ()))
    return entry.type == "ASSAULT" and any(named)


def _others(found: Found, taken: set[str]) -> Found:
    return tuple(p for p in found if not set(actors((p,))) & taken and actors((p,)))


def _bordering(scene: Scene, k: int) -> bool:
    """ "near its border with X" only tells where, "closed its border with X" whom it hits."""
    return scene.pieces[k - 2].head in BORDERS and scene.pieces[k - 3].kind == "in"
