"""Which pattern of a verb fits a sentence, and where it places the two sides."""

from collections.abc import Sequence
from dataclasses import dataclass

from actorgraph_ingest._text.petrarch.files import LOOSE, Pattern, Verbs, Words
from actorgraph_ingest._text.words.pieces import Piece

NOBODY = "---"
_SMALL = frozenset("THE A AN SOME FEW IT HE THEY HER HAS HAD HAVE THAT".split())
_GAP = 6  # words that may stand between two of a name


def at_word(words: Words, k: int, name: Words) -> bool:
    return bool(name) and words[k : k + len(name)] == name


def name_end(words: Words, k: int, name: Words, inner: Sequence[bool]) -> int:
    """Where a name that begins at a word ends; 0 if it does not stand there. `inner`: the words
    that may stand inside a noun phrase."""
    loose, first = False, k
    for part in name:
        if part == LOOSE:
            loose = True
            continue
        if k > first and words[k : k + 1] == ("'S",) and part != "'S":
            k += 1  # "Amroth's tanks" are "Amroth tanks"
        most = k + _GAP if loose else k
        while loose and k < most and k < len(words) and words[k] != part and inner[k]:
            k += 1
        if k >= len(words) or words[k] != part:
            return 0
        k, loose = k + 1, False
    return k if name else 0


@dataclass(frozen=True, slots=True)
class Coded:
    words: Words
    pieces: list[Piece]
    marks: Sequence[str]  # the actor code that begins at a word, "" for none
    roles: Sequence[str]  # the agent code of a word


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a pattern places the sides: words of the sentence, -1 for nowhere."""

    skipped: frozenset[int] = frozenset()
    told: frozenset[int] = frozenset()  # the words it asks for
    far: int = 0  # how far from the verb they stand
    wide: int = 0  # how many words it takes
    source: int = -1
    target: int = -1
    mutual: int = -1  # the "and" of those who do it to each other


def match(scene: Coded, at: int, stop: int, known: Verbs) -> tuple[str, Fit] | None:
    """The code of a verb, whose phrase ends before the piece `stop`: that of the longest pattern
    that fits, else its own. Of equals one that asks for words behind the verb, the nearest, the one
    that takes most words, the first."""
    verb = scene.pieces[at].last - 1
    last = scene.pieces[stop - 1].last
    own = ""
    for before, behind, code, block in sorted(
        known.forms.get(scene.words[verb], ()), key=lambda f: -len(f[0]) - len(f[1])
    ):
        end = verb + 1 + len(behind)
        if scene.words[verb + 1 : end] != behind or not _stands(scene.words, verb, before):
            continue
        found = [
            (-pattern.size, not pattern.behind, fit.far, -fit.wide, n, pattern.code, fit)
            for n, pattern in enumerate(known.patterns.get(block, ()))
            if (fit := _fits(scene, verb, range(end, last), pattern)) is not None
        ]
        if found:
            return min(found, key=lambda row: row[:5])[5:]
        own = own if own not in ("", NOBODY) else code  # a verb may have several blocks
    return (own, Fit()) if own else None


def _stands(words: Words, verb: int, before: Words) -> bool:
    return not before or words[verb - len(before) : verb] == before


def _fits(scene: Coded, verb: int, after: range, pattern: Pattern) -> Fit | None:
    placed: dict[str, list[int]] = {}
    left, right = list(range(verb - 1, -1, -1)), list(after)
    far = wide = 0
    for places, steps in ((left, pattern.before), (right, pattern.behind)):
        k = 0
        for words, bound in steps:
            found = _find(scene, places, k, words, bound, places is left)
            if found is None:
                return None
            k, mark, at = found
            placed.setdefault(mark, []).append(at)
            far += abs(at - verb)
        wide += k
    return Fit(
        frozenset((*placed.get("^", ()), *placed.get("$", ()))), frozenset(placed.get("", ())),
        far, wide, placed.get("$", [-1])[0], placed.get("+", [-1])[0],
        placed.get("%", [-1])[0],
    )  # fmt: skip


def _find(
    scene: Coded, places: Sequence[int], k: int, words: frozenset[Words], bound: bool, back: bool
) -> tuple[int, str, int] | None:
    """Where the next step of a pattern stands: the place to go on from, the mark it is ("" for
    words), its word. A bound step must be the very next word, articles aside."""
    mark = next((w[0] for w in words if w in (("$",), ("+",), ("^",), ("%",))), "")
    choices = sorted(words, key=len, reverse=True)
    for n in range(k, _bound(scene, places, k) if bound else len(places)):
        at = places[n]
        if mark:
            if _marked(scene, at, mark):
                return n + _width(scene, at, mark, back), mark, at
            continue
        for own in choices:
            start = at - len(own) + 1 if back else at
            if start >= 0 and at_word(scene.words, start, own):
                return n + len(own), "", at
    return None


def _bound(scene: Coded, places: Sequence[int], k: int) -> int:
    """The end of the places where a bound step may begin: the very next, over small words."""
    while k < len(places) and scene.words[places[k]] in _SMALL:
        k += 1
    return min(k + 1, len(places))


def _marked(scene: Coded, at: int, mark: str) -> bool:
    """ "%" is a compound, "^" any noun phrase, "$" and "+" one that has a code."""
    if mark == "%":
        return any(p.first == at and _joins(scene.pieces, k) for k, p in enumerate(scene.pieces))
    if mark == "^":
        return any(p.kind == "np" and at in (p.first, p.last - 1) for p in scene.pieces)
    return bool(scene.marks[at] and scene.marks[at] != NOBODY)


def _joins(pieces: list[Piece], k: int) -> bool:
    """Whether a piece is the "and" of a compound."""
    around = pieces[k - 1 : k] + pieces[k + 1 : k + 2] if k else []
    return pieces[k].head == "and" and [p.kind for p in around] == ["np", "np"]


def _width(scene: Coded, at: int, mark: str, back: bool) -> int:
    """How many words a mark takes from a place on: "^" the rest of its phrase."""
    if mark != "^":
        return 1
    piece = next(p for p in scene.pieces if p.first <= at < p.last)
    return at - piece.first + 1 if back else piece.last - at
