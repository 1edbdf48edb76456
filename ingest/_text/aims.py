"""Whom an act is aimed at: the actors behind its verb, where the dictionary says, or anywhere."""

from actorgraph_ingest._text.amounts import things
from actorgraph_ingest._text.doers import HELD, Scene, doers
from actorgraph_ingest._text.events import Entry
from actorgraph_ingest._text.grounds import BORDERS, bordering, owning, seated
from actorgraph_ingest._text.reach import Clause, complement
from actorgraph_ingest._text.types import Party, actors

Found = tuple[Party, ...]
_AFTER = tuple("against on to with at over into from of for by in obj".split())
_MET = ("with", "to", "into", "in", "by")  # whom one talks to or visits
_BLAMED = tuple("against on at by of in obj then".split())
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
        if scene.pieces[k].kind == "np":
            known = (p for p in doers(scene, k, HELD) if not p.pronoun)
            if found := _others(tuple(known), taken):
                return found, True
    homes = {p.country for p in agents if p.country}
    if found := seated(scene, parts, entry, taken | homes):
        return found, True
    if entry.type == "MOBILIZE" and (found := bordering(scene, parts, taken | homes)):
        return found, True
    after = _MET if entry.type == "CONSULT" else (*_AFTER, "then")
    if entry.type == "ACCUSE":  # "condemned aid to X": X is not blamed
        after = _BLAMED
    for slot in after if entry.recipient else ("against",):
        if found := in_slot(scene, parts, slot, taken, entry):
            return found, False
    return (), False


def in_slot(scene: Scene, parts: Clause, slot: str, taken: set[str], entry: Entry) -> Found:
    for k in parts.slots.get(slot, ()):
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
        deep = "" if entry.type == "CONSULT" and slot == "obj" else HELD
        found = _others(doers(scene, k, deep), taken)
        if slot in _PLACES:  # an unknown name behind "near" is a place, not somebody
            found = tuple(p for p in found if p.refs[0][0] != "." or p.kind == "Collective")
        if found:
            return found
    return ()


def _others(found: Found, taken: set[str]) -> Found:
    return tuple(p for p in found if not set(actors((p,))) & taken and actors((p,)))


def _bordering(scene: Scene, k: int) -> bool:
    """ "near its border with X" only tells where, "closed its border with X" whom it hits."""
    return scene.pieces[k - 2].head in BORDERS and scene.pieces[k - 3].kind == "in"
