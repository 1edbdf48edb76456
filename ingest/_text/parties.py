"""The two sides of a deed that a verb tells: who acts, and, of a passive, who is acted on."""

from actorgraph_ingest._text.doers import HELD, OWNED, Scene, doers
from actorgraph_ingest._text.nouns import nouns
from actorgraph_ingest._text.reach import Clause
from actorgraph_ingest._text.sides import subject
from actorgraph_ingest._text.types import Party

Found = tuple[Party, ...]
MUTUAL = frozenset(("SUPPORT", "COOPERATE", "CONSULT", "AGREE", "RETREAT", "ASSAULT"))


def acting(scene: Scene, at: int, parts: Clause, kind: str) -> tuple[Found, Found]:
    """Who does what the verb at a place tells, a category `kind`, and to whom a passive does it."""
    verb = scene.pieces[at]
    said = subject(scene.pieces, at)
    if not verb.passive:
        return _all(scene, said, OWNED) or _made_by(scene, said, at), ()
    if kind in _WORDS and any(scene.pieces[k].head in nouns() for k in said):
        return (), ()  # "Chad's request was repeated": the noun tells it
    own = _all(scene, said, HELD)
    by = _all(scene, parts.slots.get("by", []), OWNED)
    if not by and kind in _MOVED:
        return own, ()
    if not by and kind in MUTUAL and (both := _between(scene, said)):
        return both[:1], both[1:]
    return by, own


_WORDS = frozenset(("REQUEST", "THREATEN", "ACCUSE"))
_MOVED = frozenset(("MOBILIZE", "COOPERATE"))  # "troops were deployed": their state's act


def _all(scene: Scene, places: list[int], deep: str) -> Found:
    return tuple(p for k in places for p in doers(scene, k, deep))


def _made_by(scene: Scene, said: list[int], at: int) -> Found:
    """ "a bomb planted by X killed": who is behind the thing that does it."""
    for k in said[:1]:
        for j in range(k + 1, min(at, k + 4)):
            if scene.pieces[j].head == "by" and scene.pieces[j + 1].kind == "np":
                return doers(scene, j + 1, OWNED)
    return ()


def _between(scene: Scene, said: list[int]) -> Found:
    """ "a treaty between X and Y was signed": the two sides of what a passive is said of."""
    for k in said[:1]:
        after = scene.pieces[k + 1 : k + 3]
        if len(after) == 2 and after[0].head == "between" and after[1].kind == "np":
            found = doers(scene, k + 2, HELD)
            return found if len(found) > 1 else ()
    return ()
