"""Who is in or on what is hit: "a bus carrying pilgrims", "the town of Jenin"."""

from dataclasses import replace

from actorgraph_ingest._text.events.doers import HELD, Scene, doers
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.types import Party, actors
from actorgraph_ingest._text.words.reach import Clause
from actorgraph_ingest._text.words.tables import words

Found = tuple[Party, ...]
_ON = tuple("obj on near at into outside against".split())
_BESIDE = tuple("near outside under inside behind beneath beside".split())
_CARRYING = frozenset("carrying transporting ferrying taking bringing escorting".split())


def aboard(scene: Scene, parts: Clause, entry: Entry, taken: set[str]) -> Found:
    """The passengers of a vehicle, or the state of a town, that an attack hits."""
    if entry.type != "ASSAULT":
        return ()
    for slot in _ON:
        for k in parts.slots.get(slot, ()):
            found = _passengers(scene, k) or _town(scene, k)
            if others := tuple(p for p in found if not set(actors((p,))) & taken):
                return others
    for slot in _BESIDE:
        for k in parts.slots.get(slot, ()):
            known = (p for p in doers(scene, k, HELD) if p.refs[0][0] != "." or p.generic)
            if others := tuple(p for p in known if not set(actors((p,))) & taken):
                return others
    return ()


def _passengers(scene: Scene, k: int) -> Found:
    if scene.pieces[k].head not in words("vehicle"):
        return ()
    for j in range(k + 1, min(k + 6, len(scene.pieces) - 1)):
        piece = scene.pieces[j]
        if piece.kind == "mark":
            return ()
        if piece.kind == "vg" and piece.head in _CARRYING:
            return doers(scene, j + 1, HELD) if scene.pieces[j + 1].kind == "np" else ()
    return ()


def _town(scene: Scene, k: int) -> Found:
    """ "the town of X", "the Chechen capital": whose it is."""
    piece, after = scene.pieces[k], scene.pieces[k + 1 : k + 3]
    if piece.head not in words("ground") and piece.head != "camp":
        return ()
    named = len(after) == 2 and after[0].head in ("of", "in")
    for party in (*(after[1].parties if named else ()), *piece.parties):
        state = party.country or (party.refs[0] if party.kind == "State" and party.refs else "")
        if state:
            return (replace(party, kind="State", refs=(state,), place=False, possessive=False,
                            modifier=False),)  # fmt: skip
    return ()
