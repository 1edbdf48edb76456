"""Who gets what a noun tells: "drew criticism from X", "met with gunfire", "is under attack"."""

from functools import cache

from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, doers
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import inflect, words


def taker(scene: Scene, front: int, kind: str) -> int | None:
    """The verb whose subject suffers or gets what a phrase tells, by the place where the phrase
    begins and the category of its noun."""
    k, led = front - 1, ""
    if k > 0 and scene.pieces[k].kind == "in":
        led, k = scene.pieces[k].head, k - 1
    while k > 0 and scene.pieces[k].kind == "adv":
        k -= 1
    verb = scene.pieces[k] if k >= 0 else None
    if verb is None or verb.kind != "vg" or not _happened(verb):
        return None
    if not led and kind in ("THREATEN", "REQUEST") and verb.head in ("met", "meet", "meets"):
        return None  # "met a deadline", "met the demands"
    if not led:
        verbs = _suffering() if kind == "ASSAULT" else _taking()
        return k if not verb.passive and kind in _GIVEN and verb.head in verbs else None
    if led == "under":
        return k if verb.head in _coming() else None
    met = led in ("with", "by") and verb.passive and verb.head in _MET
    return k if met and kind in _GIVEN else None


def _happened(verb: Piece) -> bool:
    return not (verb.negated or verb.maybe or verb.future or verb.infinitive)


def receivers(scene: Scene, verb: int, kind: str) -> tuple[Party, ...]:
    """Who gets it: the subject of such a verb, or whose thing that is; "the Mexican peso was under
    pressure" presses nobody."""
    deep = OWNED if kind == "REQUEST" else HELD
    return tuple(p for k in subject(scene.pieces, verb) for p in doers(scene, k, deep))


@cache
def _taking() -> frozenset[str]:
    return frozenset(form for verb in words("taking") for form in inflect(verb))


@cache
def _suffering() -> frozenset[str]:
    """ "suffered attacks"; not "won the war", "facing execution"."""
    verbs = ("suffer", "sustain", "endure", "meet", "encounter", "draw")
    return frozenset(form for verb in verbs for form in inflect(verb))


@cache
def _coming() -> frozenset[str]:
    return words("be") | {f for verb in ("come", "remain", "stay") for f in inflect(verb)}


_MET = frozenset("met greeted received welcomed faced confronted hit rocked struck".split())
_GIVEN = frozenset(
    "ACCUSE AGREE AID ASSAULT CONCEDE PROTEST REJECT REQUEST SUPPORT THREATEN".split()
)
ALONE = frozenset(("ACCUSE", "ASSAULT", "THREATEN"))  # told enough by who suffers it
