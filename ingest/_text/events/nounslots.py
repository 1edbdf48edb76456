"""The actors behind a noun that tells a deed, by preposition: "talks with", "a raid by X on Y"."""

from actorgraph_ingest._text.actors.grounds import city
from actorgraph_ingest._text.events.doers import HELD, Scene, doers
from actorgraph_ingest._text.events.nouns import nouns
from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.reach import clause


def behind(scene: Scene, at: int) -> dict[str, tuple[Party, ...]]:
    """The actors behind a noun, by preposition."""
    found: dict[str, tuple[Party, ...]] = {}
    k = start = _over_time(scene, _on(scene, at))
    while k + 1 < len(scene.pieces) and k - at < 9:
        anew = scene.pieces[k - 1].head in nouns() or scene.pieces[k - 1].lows[0] in ("a", "an")
        whose = k == at + 3 and scene.pieces[at + 1].head == "of"  # "the killing of a man by X"
        whose = whose and scene.pieces[k - 1].head not in nouns()
        if k > at + 2 and not whose and anew and scene.pieces[k].head == "by":
            break  # "the raid with a warning by X": X gives it
        if scene.pieces[k].kind == "in" and scene.pieces[k + 1].kind == "np":
            who = doers(scene, k + 1, HELD)
            if scene.pieces[k].head in ("in", "at", "near", "over"):
                who = tuple(p for p in who if p.refs[0][0] != "." or p.kind == "Collective")
            who = who or city(scene, k + 1)
            if who and not (scene.pieces[k].head == "of" and _loose(scene, k, start)):
                found.setdefault(scene.pieces[k].head, who)
            k = _over_time(scene, k + 2)
            while (
                k + 1 < len(scene.pieces)
                and scene.pieces[k].kind == "cc"
                and (scene.pieces[k + 1].kind == "np")
            ):
                k += 2
        else:
            break
    return found


def stayed(scene: Scene, verb: int | None) -> tuple[Party, ...]:
    """ "was in Paris for a state visit": whose land somebody is in."""
    near = clause(scene.pieces, verb + 1).slots.get("in", []) if verb is not None else []
    return next((f for k in near if (f := city(scene, k) or doers(scene, k))), ())


def _loose(scene: Scene, k: int, start: int) -> bool:
    """ "talks at a meeting | of X": it goes with another noun, unless that is a place."""
    if k == start:
        return False
    before = scene.pieces[k - 1]
    party = scene.row[before.last - 1].party
    return not (timed(before.head) or (party is not None and party.kind in ("Place", "State")))


def _over_time(scene: Scene, k: int) -> int:
    """ "talks | Monday | with", "clashes here last week between": over when and where it was."""
    start = k
    while k < len(scene.pieces) and (
        scene.pieces[k].head in _HERE
        or (timed(scene.pieces[k].head) and scene.pieces[k].kind in ("adv", "np"))
    ):
        k += 1
    goes_on = k < len(scene.pieces) and scene.pieces[k].kind == "in"
    return k if goes_on else start


_HERE = frozenset(("here", "there", "abroad", "overseas"))


def _on(scene: Scene, at: int) -> int:
    """Where a noun's own words go on: "fighting broke out between", "talks resumed with"."""
    k = at + 1
    if k < len(scene.pieces) and scene.pieces[k].head in ("that", "which"):
        k += 1  # "clashes that broke out between"
    verb = scene.pieces[k] if k < len(scene.pieces) else None
    if verb is None or verb.kind != "vg" or verb.head not in _HAPPENED:
        return at + 1
    k += 1
    while k < len(scene.pieces) and scene.pieces[k].kind == "adv":
        k += 1
    out = k < len(scene.pieces) and scene.pieces[k].head in ("out", "up")
    return k + out


_HAPPENED = frozenset(
    "erupted erupts broke began begins resumed resumes continued continues raged flared "
    "started starts took opened reached struck signed agreed brokered concluded continue resume "
    "erupt rage intensified escalated spread".split()
)
