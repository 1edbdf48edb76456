"""The runs of words that two texts share, found by growing them from common fingerprints."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from actorgraph.origins.words import RUN, Narration

# A fingerprint that one text repeats more often than this says nothing about where it came from;
# without a bound a text of one repeated word would cost the square of its length.
REPEATS = 8


class Run(NamedTuple):
    """`words` words, from word `left` of the one text and word `right` of the other."""

    left: int
    right: int
    words: int


def shared_runs(left: Narration, right: Narration, seeds: Iterable[int]) -> list[Run]:
    """The maximal runs of at least RUN words that hold one of the seed shingles, in the order of
    the left text. Of one that lies mostly within a longer one, in either text, nothing is said."""
    wanted = set(seeds)
    here, there = _places(left, wanted), _places(right, wanted)
    found: set[Run] = set()
    reached: dict[int, int] = {}  # diagonal -> left word up to which it has been read
    for i, j in sorted((i, j) for h in here for i in here[h] for j in there.get(h, ())):
        if i < reached.get(j - i, 0):
            continue
        run = _grown(left.words, right.words, i, j)
        reached[j - i] = max(run.left + run.words, i + 1)
        if run.words >= RUN:
            found.add(run)
    return sorted(_apart(found))


def _places(text: Narration, wanted: set[int]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for i, shingle in enumerate(text.shingles):
        if shingle in wanted:
            places.setdefault(shingle, []).append(i)
    return {h: at for h, at in places.items() if len(at) <= REPEATS}


def _grown(a: tuple[str, ...], b: tuple[str, ...], i: int, j: int) -> Run:
    first, last = 0, 0
    while i - first > 0 and j - first > 0 and a[i - first - 1] == b[j - first - 1]:
        first += 1
    while i + last < len(a) and j + last < len(b) and a[i + last] == b[j + last]:
        last += 1
    return Run(i - first, j - first, first + last)


def _apart(runs: Iterable[Run]) -> Iterator[Run]:
    taken: list[Run] = []
    for run in sorted(runs, key=lambda r: (-r.words, r)):
        if not any(_lies_in(run, other) for other in taken):
            taken.append(run)
            yield run


def _lies_in(run: Run, longer: Run) -> bool:
    left = _common(run.left, longer.left, run.words, longer.words)
    right = _common(run.right, longer.right, run.words, longer.words)
    return 2 * max(left, right) > run.words


def _common(start: int, other: int, words: int, others: int) -> int:
    return min(start + words, other + others) - max(start, other)


def share(left: Narration, right: Narration) -> float:
    """The part of the shorter text's shingles that stands in the other too."""
    a, b = left.distinct, right.distinct
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0
