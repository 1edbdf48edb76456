"""Which pattern of a verb fits a sentence, and where it places the two sides."""

from collections.abc import Sequence
from dataclasses import dataclass

from actorgraph_ingest._text.petrarch_files import Pattern, Verbs, Words
from actorgraph_ingest._text.pieces import Piece

NOBODY = "---"


def at_word(words: Words, k: int, name: Words) -> bool:
    return bool(name) and words[k : k + len(name)] == name


@dataclass(frozen=True, slots=True)
class Coded:
    words: Words
    pieces: Sequence[Piece]
    marks: Sequence[str]  # the actor code that begins at a word, "" for none
    sizes: Sequence[int]
    roles: Sequence[str]  # the agent code of a word


@dataclass(frozen=True, slots=True)
class Fit:
    """Where a pattern places the sides: words of the sentence, -1 for nowhere."""

    skipped: frozenset[int] = frozenset()
    source: int = -1
    target: int = -1
    mutual: bool = False


def match(scene: Coded, at: int, known: Verbs) -> tuple[str, Fit] | None:
    """The code of a verb: that of the longest pattern that fits, else its own."""
    verb = scene.pieces[at].last - 1
    for before, behind, code, block in sorted(
        known.forms.get(scene.words[verb], ()), key=lambda f: -len(f[0]) - len(f[1])
    ):
        end = verb + 1 + len(behind)
        if scene.words[verb + 1 : end] != behind or not _stands(scene.words, verb, before):
            continue
        for pattern in known.patterns.get(block, ()):
            fit = _fits(scene, verb, end, pattern)
            if fit is not None:
                return pattern.code, fit
        return code, Fit()
    return None


def _stands(words: Words, verb: int, before: Words) -> bool:
    return not before or words[verb - len(before) : verb] == before


def _fits(scene: Coded, verb: int, end: int, pattern: Pattern) -> Fit | None:
    placed: dict[str, list[int]] = {}
    left = list(range(verb - 1, -1, -1))
    right = list(range(end, len(scene.words)))
    for places, steps in ((left, pattern.before), (right, pattern.behind)):
        k = 0
        for words, bound in steps:
            found = _find(scene, places, k, words, bound, places is left)
            if found is None:
                return None
            k, mark, at = found
            placed.setdefault(mark, []).append(at)
    return Fit(
        frozenset((*placed.get("^", ()), *placed.get("$", ()))),
        placed.get("$", [-1])[0], placed.get("+", [-1])[0], "%" in placed,
    )  # fmt: skip


def _find(
    scene: Coded, places: Sequence[int], k: int, words: frozenset[Words], bound: bool, back: bool
) -> tuple[int, str, int] | None:
    """Where the next step of a pattern stands: the place to go on from, the mark it is ("" for
    words), its word. A bound step must be the very next word."""
    mark = next((w[0] for w in words if w in (("$",), ("+",), ("^",), ("%",))), "")
    for n in range(k, min(k + 1, len(places)) if bound else len(places)):
        at = places[n]
        if mark:
            if _marked(scene, at, mark):
                return n + _width(scene, at, mark, back), mark, at
            continue
        for own in words:
            start = at - len(own) + 1 if back else at
            if start >= 0 and at_word(scene.words, start, own):
                return n + len(own), "", at
    return None


def _marked(scene: Coded, at: int, mark: str) -> bool:
    """ "%" is a compound, "^" any noun phrase, "$" and "+" one that has a code."""
    if mark == "%":
        return scene.words[at] == "AND"
    if mark == "^":
        return any(p.kind == "np" and at in (p.first, p.last - 1) for p in scene.pieces)
    return bool(scene.marks[at] and scene.marks[at] != NOBODY)


def _width(scene: Coded, at: int, mark: str, back: bool) -> int:
    """How many words a mark takes from a place on: "^" the rest of its phrase."""
    if mark != "^":
        return 1
    piece = next(p for p in scene.pieces if p.first <= at < p.last)
    return at - piece.first + 1 if back else piece.last - at
