"""The phrases of a sentence that a pronoun can stand for, the likeliest first: "threatened to kill
a hostage and beat him", "A worker walked free after he was seized"."""

from collections.abc import Iterator, Sequence
from functools import cache

from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import table
from actorgraph_ingest._text.words.view import agent_nouns

PRONOUNS = frozenset("they he she it them him her".split())
_ONE = frozenset("he she him her".split())
_MANY = frozenset(("they", "them"))
_MEN = ("s", "men", "women", "people", "police", "children")


def antecedents(pieces: Sequence[Piece], at: int) -> Iterator[int]:
    """The places of such phrases before the pronoun at a place."""
    low = pieces[at].head
    if (asked := _questioned(pieces, at)) >= 0:
        yield asked
    free = [k for k in range(at) if _can(pieces, k, low)]
    if low not in ("him", "them", "her"):
        things = (n for n, k in enumerate(free, 1) if low not in _ONE and _many(pieces[k]))
        yield from free[: next(things, len(free) if low != "it" else 1)]
        return
    verb = at - 1  # who does it is not whom it is done to
    acted = [k for k in free if pieces[k - 1].kind == "vg" and k > 0]
    yield from (k for k in reversed(acted) if k < verb)
    yield from (k for k in reversed(free) if k < verb - 1 and k not in acted)
    met = (k for k in range(at - 2, 0, -1) if pieces[k - 1].head in ("with", "to", "against"))
    yield from (k for k in met if _can(pieces[k:], 0, low))


def _questioned(pieces: Sequence[Piece], at: int) -> int:
    """ "Chad asked Mali to explain why it": who is to answer; -1 for nobody."""
    if at < 4 or pieces[at - 1].head not in ("why", "whether", "how"):
        return -1
    if not pieces[at - 2].infinitive:
        return -1
    verb = next((k for k in range(at - 3, -1, -1) if pieces[k].kind == "vg"), at)
    whom = verb + 1
    return whom if whom < at and _can(pieces, whom, pieces[at].head) else -1


def _many(piece: Piece) -> bool:
    return piece.head.endswith(_MEN) and piece.tag in ("NNS", "NNPS", "NN")


def _can(pieces: Sequence[Piece], k: int, low: str) -> bool:
    piece = pieces[k]
    if piece.kind != "np" or piece.head in PRONOUNS or (k and pieces[k - 1].kind == "in"):
        return False
    many = _many(piece)
    if low in _ONE:
        return not many or piece.tag == "NN"
    return many or low not in _MANY or piece.tag[:3] == "NNP"


_BODIES = frozenset(
    "government administration regime authority ministry cabinet parliament congress senate "
    "council commission committee assembly legislature court tribunal jury opposition party "
    "coalition union bloc police force army military navy squad unit brigade battalion contingent "
    "crowd mob militia guerrilla radio television newspaper media church mosque sect "
    "press".split()
)


@cache
def bodies() -> frozenset[str]:
    """Nouns of what is many, and no "he"."""
    rows = {row["kind"]: row["words"].split() for row in table("agents")}
    return _BODIES.union(rows.get("body", ()))


def suits(low: str, piece: Piece, party: Party) -> bool:
    """Whether a phrase can be who a pronoun stands for: no court is a "he", no minister "they"."""
    noun = piece.head in agent_nouns()
    person = noun and piece.head not in bodies() and not piece.head.endswith(_MEN)
    if low in _ONE:
        named = party.kind not in ("State", "Organization") or party.modifier  # "a Palestinian"
        return person or (not noun and named)
    return low not in _MANY or not (person or party.kind == "Person")
