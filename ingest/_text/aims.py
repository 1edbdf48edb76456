"""Whom an act is aimed at: the actors behind its verb, where the dictionary says, or anywhere."""

from actorgraph_ingest._text.amounts import things
from actorgraph_ingest._text.doers import HELD, Scene, doers
from actorgraph_ingest._text.events import Entry
from actorgraph_ingest._text.grounds import BORDERS, bordering, owning, seated
from actorgraph_ingest._text.reach import Clause, complement
from actorgraph_ingest._text.tables import inflect
from actorgraph_ingest._text.types import Party, actors

Found = tuple[Party, ...]
_AFTER = tuple("against on to with at over into from of for by in obj".split())
_VENUE = tuple(slot for slot in (*_AFTER, "then") if slot != "at")  # "signed at the UN"
_LOOSE = {
    "CONSULT": ("with", "to", "into", "in", "by"),  # whom one talks to or visits
    "ACCUSE": tuple("against on at by of in obj then".split()),  # not "condemned aid to X"
    "RETREAT": tuple(slot for slot in _AFTER if slot not in ("to", "at")),  # not where to
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
    if found := owning(scene, parts, entry, taken):
        return found, True
    if entry.type == "PROTEST":  # "rallied, calling on X to resign"
        covered = complement(scene.pieces, parts.rest)
    for k in covered:
        if scene.pieces[k].kind == "np" and not _reason(scene, k, entry):
            known = (p for p in doers(scene, k, _ASKED) if not p.pronoun)
            if found := _others(tuple(known), taken):
                return found, True
    homes = {p.country for p in agents if p.country}
    if found := seated(scene, parts, entry, taken | homes):
        return found, True
    if entry.type == "MOBILIZE" and (found := bordering(scene, parts, taken | homes)):
        return found, True
    after = _LOOSE.get(entry.type, (*_AFTER, "then"))
    for slot in after if entry.recipient else ("against",):
        if found := in_slot(scene, parts, slot, taken, entry):
            return found, False
    return (), False


def in_slot(scene: Scene, parts: Clause, slot: str, taken: set[str], entry: Entry) -> Found:
    for k in parts.slots.get(slot, ()):
        if entry.type == "REQUEST" and _undergoes(scene, k):
            continue
        if slot == "with" and k > 2 and _bordering(scene, k):
            continue  # "near its border with X"
        moved = scene.pieces[k].head in entry.kinds or scene.pieces[k].head in things()
        meant = entry.recipient[:1] == ("obj",)  # "expelled workers": they are whom it hits
        if (
            moved
            and not meant
            and all(p.pronoun for p in scene.pieces[k].parties)
            and slot == "obj"
        ):
            continue  # "sent soldiers": they are what is sent
        deep = _ASKED if entry.type == "REQUEST" else HELD
        deep = "" if entry.type == "CONSULT" and slot == "obj" else deep
        found = _others(doers(scene, k, deep), taken)
        looked = slot == "into" and entry.type == "ACCUSE"  # "an inquiry into X"
        if slot in _PLACES and not looked:  # an unknown name behind "near" is a place, not somebody
            found = tuple(p for p in found if p.refs[0][0] != "." or p.kind == "Collective")
        if found:
            return found
    return ()


def _reason(scene: Scene, k: int, entry: Entry) -> bool:
    """ "asked for money to fight X", "so X could", "at X's meeting": not who is asked, but why."""
    before = scene.pieces[k - 1].head if k else ""
    led = before in _FOUGHT or before in ("at", "during") or _undergoes(scene, k)
    return before == "so" or (entry.type == "REQUEST" and led)


def _undergoes(scene: Scene, k: int) -> bool:
    """ "called for the overthrow of X": X is not who is called on."""
    near = scene.pieces[max(0, k - 2) : k + 1]
    of = len(near) == 3 and near[1].head == "of" and near[0].head in _UNDERGONE
    return of or scene.pieces[k].head in _UNDERGONE


_UNDERGONE = frozenset("overthrow ouster killing assassination destruction defeat".split())
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
