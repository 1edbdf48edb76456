"""The phrases of a sentence that a pronoun can stand for, the likeliest first: "threatened to kill
a hostage and beat him", "A worker walked free after he was seized"."""

from collections.abc import Iterator, Sequence

from actorgraph_ingest._text.words.pieces import Piece

PRONOUNS = frozenset("they he she it them him her".split())
_ONE = frozenset("he she him her".split())
_MANY = frozenset(("they", "them"))
_MEN = ("s", "men", "women", "people", "police", "children")


def antecedents(pieces: Sequence[Piece], at: int) -> Iterator[int]:
    """The places of such phrases before the pronoun at a place."""
    low = pieces[at].head
    free = [k for k in range(at) if _can(pieces, k, low)]
    if low not in ("him", "them", "her"):
        yield from free[:1]
        return
    verb = at - 1  # who does it is not whom it is done to
    acted = [k for k in free if pieces[k - 1].kind == "vg" and k > 0]
    yield from (k for k in reversed(acted) if k < verb)
    yield from (k for k in reversed(free) if k < verb - 1 and k not in acted)
    met = (k for k in range(at - 2, 0, -1) if pieces[k - 1].head in ("with", "to", "against"))
    yield from (k for k in met if _can(pieces[k:], 0, low))


def _can(pieces: Sequence[Piece], k: int, low: str) -> bool:
    piece = pieces[k]
    if piece.kind != "np" or piece.head in PRONOUNS or (k and pieces[k - 1].kind == "in"):
        return False
    many = piece.head.endswith(_MEN) and piece.tag in ("NNS", "NNPS", "NN")
    if low in _ONE:
        return not many or piece.tag == "NN"
    return many or low not in _MANY or piece.tag[:3] == "NNP"
