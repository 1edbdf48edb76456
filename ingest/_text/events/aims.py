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
from actorgraph_ingest._text.events.doers import HELD, Scene, doers
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.events.further import awaited, hindered, voiced
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
    "RETREAT": tuple(slot for slot in _AFTER if slot not in ("to", "at", "for")),  # not where to
    "ASSAULT": tuple(slot for slot in (*_AFTER, "then") if slot != "over"),  # "clashed over X"
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
    if found := owning(scene, parts, entry, taken) or belonging(scene, parts, taken):
        return found, True
    if found := _among(scene, entry, parts, covered, taken):
        return found, True
    homes = {p.country for p in agents if p.country}
    if found := seated(scene, parts, entry, taken | homes):
        return found, True
    if found := aboard(scene, parts, entry, taken | homes):
        return found, True
    waits = awaited(scene, parts.start) if entry.type in ("REJECT", "THREATEN") else ()
    if found := _others(waits, taken):
        return found, False
    if entry.type == "MOBILIZE" and (found := bordering(scene, parts, taken | homes)):
        return found, True
    if found := _loosely(scene, entry, parts, taken):
        return found, False
    bodily = entry.type in ("ASSAULT", "COERCE") and bool(entry.recipient)
    return around(scene, parts, taken | homes) if bodily else (), False


def _among(scene: Scene, entry: Entry, parts: Clause, covered: range, taken: set[str]) -> Found:
    """The first other actor that the phrases behind the verb name."""
    if entry.type == "ACCUSE" and entry.context == "legal":
        covered = hindered(scene, parts)
    if entry.type == "PROTEST":
        covered = voiced(scene, parts)
    for k in () if _unheard(scene, entry, parts) else covered:
        if _turns(scene, k):
            break
        apart = _reason(scene, k, entry) or _ones_own(scene, k, taken)
        if scene.pieces[k].kind == "np" and not apart:
            known = (p for p in doers(scene, k, _ASKED) if not p.pronoun)
            if found := _others(tuple(known), taken):
                return _onward(scene, k, taken) or found
    return ()


def _loosely(scene: Scene, entry: Entry, parts: Clause, taken: set[str]) -> Found:
    """Who stands in a place that the entry does not name."""
    after = _LOOSE.get(entry.type, (*_AFTER, "then"))
    if entry.type == "CONSULT" and entry.mode != "visit":
        after = ("with", "to", "by")  # "met in Geneva"
    slots = after if entry.recipient else ("against",)
    return next((f for slot in slots if (f := in_slot(scene, parts, slot, taken, entry))), ())


def _turns(scene: Scene, k: int) -> bool:
    """ "agreed to leave after X struck": another clause begins, of what was before."""
    near = scene.pieces[k : k + 3]
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


_POSTS = frozenset(("office", "power", "duty", "post", "command"))


def in_slot(scene: Scene, parts: Clause, slot: str, taken: set[str], entry: Entry) -> Found:
    """The other actors in one slot behind the verb."""
    for k in parts.slots.get(slot, ()):
        if _beside(scene, k, slot, taken, entry):
            continue
        deep = _ASKED if entry.type == "REQUEST" else HELD
        deep = "" if entry.type == "CONSULT" and slot == "obj" else deep
        if entry.type == "ACCUSE" and _suffered(scene, k):
            deep = "by"  # "condemned the killing of X by Y"
        if found := _meant(_others(doers(scene, k, deep), taken), slot, entry):
            return found
    return ()


def _beside(scene: Scene, k: int, slot: str, taken: set[str], entry: Entry) -> bool:
    """Whether a phrase tells something else than whom the act is aimed at."""
    piece = scene.pieces[k]
    if _ones_own(scene, k, taken) or (entry.type == "REQUEST" and _undergoes(scene, k)):
        return True
    if slot == "from" and piece.head in _POSTS and not piece.parties:
        return True  # "his removal from office"
    if slot == "with" and k > 2 and _bordering(scene, k):
        return True  # "near its border with X"
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
    led = before in _FOUGHT or before in ("at", "during") or _undergoes(scene, k)
    fought = before == "against" and entry.type == "AGREE"  # "to work together against X"
    return before == "so" or fought or (entry.type == "REQUEST" and led)


def _undergoes(scene: Scene, k: int) -> bool:
    """ "called for the overthrow of X": X is not who is called on."""
    near = scene.pieces[max(0, k - 2) : k + 1]
    of = len(near) == 3 and near[1].head == "of" and near[0].head in _UNDERGONE
    return of or scene.pieces[k].head in _UNDERGONE or _spared(scene, k)


def _spared(scene: Scene, k: int) -> bool:
    """ "called for an end to attacks on X", "appealed for money to help X": X is to be spared or
    helped by somebody else."""
    before = scene.pieces[max(0, k - 7) : k]
    if len(before) > 1 and before[-1].head == "in" and before[-2].head in words("venue"):
        return True  # "demanded talks in X"
    if before and before[-1].head in ("on", "against", "upon"):
        return any(p.head in _ENDS for p in before if p.kind == "np")
    helped = [p for p in before if p.kind == "vg" and not p.finite and p.head in _HELP]
    return bool(helped) and all(p.kind in ("np", "in", "adv") or p in helped for p in before[-3:])


_ENDS = frozenset("end halt stop cessation pause freeze moratorium".split())
_HELP = frozenset(
    f for verb in "help aid assist feed rebuild rescue relieve shelter save protect".split()
    for f in inflect(verb)
)  # fmt: skip


_UNDERGONE = frozenset(
    "overthrow ouster killing assassination destruction defeat release return bodies body remains "
    "safety freedom extradition fate whereabouts names".split()
)
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


def _suffered(scene: Scene, k: int) -> bool:
    """ "the killing of X", "the treatment of X": he undergoes it, and is not who is blamed."""
    of = k + 1 < len(scene.pieces) and scene.pieces[k + 1].head == "of"
    return of and scene.pieces[k].head in words("undergone")


def _others(found: Found, taken: set[str]) -> Found:
    return tuple(p for p in found if not set(actors((p,))) & taken and actors((p,)))


def _bordering(scene: Scene, k: int) -> bool:
    """ "near its border with X" only tells where, "closed its border with X" whom it hits."""
    return scene.pieces[k - 2].head in BORDERS and scene.pieces[k - 3].kind == "in"
