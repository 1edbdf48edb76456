"""The ground an act is done on: a city stands for its state, a border for who is beyond it."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, doers, timed
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.types import Party, actors
from actorgraph_ingest._text.words.reach import Clause

Found = tuple[Party, ...]
_CITIES = frozenset("obj of on from to into".split())
BORDERS = frozenset("border borders frontier frontiers boundary front demarcation".split())
_SITES = frozenset(
    "airport apartment bank bar barracks base bazaar beach bridge building bus cafe camp cathedral "
    "checkpoint church cinema clinic club district factory headquarters home hospital hotel house "
    "mall market marketplace mosque neighborhood neighbourhood nightclub office park plant port "
    "prison pub quarter railway refinery restaurant resort school shop slum square stadium "
    "station street suburb subway suburbs supermarket synagogue temple terminal theater theatre "
    "tower train university villa warehouse".split()
)
_ALONG = tuple("along on to near at around towards toward".split())
_FACING = tuple("against towards toward off around".split())


def seated(scene: Scene, parts: Clause, entry: Entry, own: set[str]) -> Found:
    """ "arrived in Washington", "pulled out of Jenin": the state whose city the act reaches,
    where that is none of one's own."""
    for slot in entry.recipient:
        meets = entry.type == "CONSULT" or entry.rule == "verb:arrive"
        hits = slot == "at" and entry.type == "ASSAULT"  # "fired at a Gaza warehouse"
        if slot not in _CITIES and not (slot == "in" and meets) and not hits:
            continue
        for k in parts.slots.get(slot, ()):
            found = town(scene, k, inside=entry.type == "ASSAULT")
            if found and found[0].refs[0] not in own:
                return found
    return ()


def town(scene: Scene, k: int, inside: bool = False) -> Found:
    """The state of the city that a phrase names, or that stands behind one: "the city of Jenin"."""
    after = scene.pieces[k + 1 : k + 3]
    of = len(after) == 2 and after[0].head == "of" and after[1].kind == "np"
    if of and scene.pieces[k].head in _TOWNS:
        return town(scene, k + 2)
    return city(scene, k, inside)


def around(scene: Scene, parts: Clause, own: set[str]) -> Found:
    """ "blocked roads in Jenin": the state where that is done, where it is not one's own."""
    for k in (*parts.slots.get("in", ()), *parts.slots.get("into", ())):
        found = town(scene, k)
        if found and found[0].refs[0] not in own:
            return found
    return ()


_TOWNS = frozenset(
    "city town village capital port suburb district province region area island stronghold "
    "bastion outskirts centre center heart streets enclave neighbourhood neighborhood".split()
)


def city(scene: Scene, k: int, inside: bool = False) -> Found:
    """The state of the city that a phrase names. `inside`: or where what it names stands."""
    party = scene.row[scene.pieces[k].last - 1].party
    if party is None and inside and scene.pieces[k].head in _SITES and scene.pieces[k].parties:
        party = scene.pieces[k].parties[-1]  # "a Sarajevo market"
    if party is None or not party.place or party.possessive:
        return ()
    state = party.country or (party.refs[0] if party.kind == "State" and party.refs else "")
    return (replace(party, kind="State", refs=(state,), place=False),) if state else ()


def owning(scene: Scene, parts: Clause, entry: Entry, own: set[str]) -> Found:
    """ "has forgiven Tanzania's debts", "cut Egyptian aid": whose the thing is that the entry asks
    for."""
    for k in parts.slots.get("obj", ())[:1]:
        piece = scene.pieces[k]
        if piece.head in entry.kinds and entry.recipient:
            owners = [p for p in piece.parties if (p.possessive or p.modifier) and not p.thing]
            makers = [] if entry.mode == "ceasefire" else _makers(scene, k)  # "truce brokered by X"
            made = [p for j in makers for p in doers(scene, j, HELD)]
            return _others([*(replace(p, possessive=False, modifier=False) for p in owners), *made],
                           own)  # fmt: skip
    return ()


def belonging(scene: Scene, parts: Clause, own: set[str]) -> Found:
    """ "seized 12 boats belonging to X", "raided a camp run by X": whose a thing is said to be."""
    for k in parts.slots.get("obj", ())[:1]:
        after = scene.pieces[k + 1 : k + 4]
        if len(after) > 1 and after[0].head == "carrying" and after[1].kind == "np":
            return _others(doers(scene, k + 2, HELD), own)
        held = len(after) == 3 and after[0].head in _HELD_BY and after[1].head in ("to", "by")
        if held and after[2].kind == "np":
            return _others(doers(scene, k + 3, HELD), own)
    return ()


_HELD_BY = frozenset("belonging owned held run led controlled used operated manned".split())


def made_by(scene: Scene, places: Sequence[int]) -> Found:
    """ "a plan proposed by X was rejected": whose it is that an act is done to."""
    return tuple(p for k in places for j in _makers(scene, k) for p in doers(scene, j, OWNED))


def _makers(scene: Scene, k: int) -> list[int]:
    """ "foiled attacks planned last week by X": the place of who is behind what an act is done
    to."""
    made = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    if made is None or not made.passive or made.finite or made.head not in _MADE:
        return []
    for j in range(k + 2, min(k + 6, len(scene.pieces) - 1)):
        piece, after = scene.pieces[j], scene.pieces[j + 1]
        if piece.head == "by" and after.kind == "np":
            return [j + 1]
        where = scene.pieces[j - 1].kind == "in" or timed(piece.head)
        if piece.kind not in ("adv", "in") and not (piece.kind == "np" and where):
            break
    return []


_MADE = frozenset(
    "proposed drafted backed sponsored offered submitted made issued put planned plotted staged "
    "carried launched mounted conducted organised organized led claimed ordered prepared presented "
    "tabled requested demanded sought called signed negotiated brokered supported approved imposed "
    "filed brought written introduced announced unveiled masterminded perpetrated committed "
    "blamed waged fired executed suggested given sent".split()
)


def bordering(scene: Scene, parts: Clause, own: set[str]) -> Found:
    """ "along its border with X", "on X's border", "against X": who forces are moved towards."""
    for slot in _ALONG:
        for k in parts.slots.get(slot, ()):
            piece = scene.pieces[k]
            if not BORDERS.intersection(piece.lows):
                continue
            beyond = [p for j in parts.slots.get("with", ()) for p in doers(scene, j, HELD)]
            owners = [replace(p, possessive=False, modifier=False) for p in piece.parties]
            found = _others((*beyond, *owners), own)
            if found:
                return found
    for slot in _FACING:
        found = _others([p for k in parts.slots.get(slot, ()) for p in doers(scene, k, HELD)], own)
        if found:
            return found
    return ()


def _others(found: "list[Party] | Found", own: set[str]) -> Found:
    return tuple(p for p in found if actors((p,)) and not set(actors((p,))) & own and not p.pronoun)
