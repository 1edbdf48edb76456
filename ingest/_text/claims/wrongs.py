"""Whether what is told of somebody is held against him: "violated the law", "is a threat to peace",
"was behind the raid"."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.events.nouns import nouns
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import inflect, table, words

_SCANTY = frozenset("enough much anything more".split())
_RISK = frozenset("risk jeopardy danger peril".split())
_LAID = frozenset("behind responsible guilty complicit culpable implicated involved".split())
_BLOODY = frozenset(("ASSAULT", "COERCE"))
_AIMING = frozenset("working scheming continues continue continued continuing determined".split())
_LABELLED = frozenset("described seen regarded viewed considered branded treated labelled".split())


def wrong(pieces: Sequence[Piece], verb: int, stop: int) -> bool:
    """Whether a predicate is held against its subject."""
    piece = pieces[verb]
    lows = _predicate(pieces, verb, stop)
    if piece.negated or not words("negation").isdisjoint(lows[:1]):
        omits = not (piece.future or piece.maybe or piece.passive)
        if piece.head in ("do", "done", "doing"):  # "has not done this because"
            return not _SCANTY.isdisjoint(lows)
        return piece.head in words("duty") or (omits and piece.head in words("omitted"))
    if piece.head in _wrongs():
        return True
    after = pieces[verb + 1 : verb + 2]
    if piece.head in _aims() and verb + 1 < stop and after[0].infinitive:
        return wrong(pieces, verb + 1, stop)  # "is working to undermine it"
    told = [*pieces[verb - 1].lows] if piece.passive and verb else _direct(pieces, verb, stop)
    if any(not _objects()[n].isdisjoint(told) for n in _verbs().get(piece.head, ())):
        return True
    if piece.head in _doing():
        return not words("misdeed").isdisjoint(lows)
    if piece.head in _putting():
        return not _RISK.isdisjoint(lows)
    named = not words("reproach").isdisjoint(lows) or " ".join(lows).startswith("out of touch")
    if labelled(pieces, verb):
        return named
    return piece.head in words("be") and (named or _laid(lows))


def labelled(pieces: Sequence[Piece], verb: int) -> bool:
    """ "should be described as a threat"."""
    as_ = [p.head for p in pieces[verb + 1 : verb + 2]] == ["as"]
    return as_ and pieces[verb].passive and pieces[verb].head in _LABELLED


def work_of(pieces: Sequence[Piece], verb: int) -> int:
    """The place of whose work a bad deed is said to be: "the blast was the work of X"; 0 for
    none."""
    near = pieces[verb + 1 : verb + 4]
    if pieces[verb].head not in words("be") or len(near) < 3 or pieces[verb].negated or not verb:
        return 0
    work = near[0].head in ("work", "handiwork", "doing") and near[1].head == "of"
    told = [p.head for p in pieces[max(0, verb - 12) : verb] if p.kind == "np"] if work else []
    return verb + 3 if near[2].kind == "np" and _deed(told) else 0


def _laid(lows: Sequence[str]) -> bool:
    """ "was behind the raid", "is responsible for the deaths": a deed is laid to somebody."""
    return any(low in _LAID for low in lows[:2]) and _deed(lows)


def _deed(lows: Sequence[str]) -> bool:
    rows = (row for low in lows for _, row in nouns().get(low, ()))
    bad = not words("misdeed").isdisjoint(lows) or not words("laid").isdisjoint(lows)
    return bad or any(row["type"] in _BLOODY for row in rows)


@cache
def _aims() -> frozenset[str]:
    return words("intent") | words("tentative") | _AIMING


@cache
def _wrongs() -> frozenset[str]:
    """The forms of the verbs that tell a wrong, whatever they act on."""
    return frozenset(f for verb in words("wrongdoing") for f in inflect(verb))


@cache
def _objects() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(row["objects"].split()) for row in table("wrongs"))


@cache
def _verbs() -> dict[str, tuple[int, ...]]:
    """The forms of the verbs that tell a wrong by what they act on, each with its rows."""
    found: dict[str, tuple[int, ...]] = {}
    for n, row in enumerate(table("wrongs")):
        for form in {f for verb in row["verbs"].split() for f in inflect(verb)}:
            found[form] = (*found.get(form, ()), n)
    return found


@cache
def _doing() -> frozenset[str]:
    """ "committed crimes", "amounted to genocide": verbs that only lend a misdeed its doer."""
    verbs = "commit resort engage perpetrate practise practice sponsor amount constitute promote"
    return frozenset(f for verb in verbs.split() for f in inflect(verb))


@cache
def _putting() -> frozenset[str]:
    return frozenset(f for verb in ("put", "place") for f in inflect(verb))


def _direct(pieces: Sequence[Piece], verb: int, stop: int) -> list[str]:
    """The words of what a verb acts on, with the preposition right behind it: "leads to war"."""
    lows: list[str] = []
    for k in range(verb + 1, min(verb + 5, stop)):
        off = pieces[k].kind == "in" and k > verb + 1 and pieces[k].head not in ("to", "into")
        if pieces[k].kind not in ("np", "in", "adv") or off:
            break
        lows += pieces[k].lows
    return lows


def _predicate(pieces: Sequence[Piece], verb: int, stop: int) -> list[str]:
    """The words that "is" tells of its subject."""
    lows: list[str] = []
    for piece in pieces[verb + 1 : min(verb + 5, stop)]:
        if piece.kind in ("mark", "cc", "rel") or (piece.kind == "vg" and piece.head != "blame"):
            break
        lows += piece.lows
    return lows
