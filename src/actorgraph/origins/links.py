"""Which document rests on which, by the text they share.

Of two documents that share a run: where one rests on a dispatch that nobody has seen, the other
rests on it too; else the later one rests on the earlier; else both rest on a dispatch that is
inferred, one for all documents that hang together in this way. That may join two dispatches into
one, which counts too few independent origins, never too many.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from actorgraph.origins.pairs import Pair
from actorgraph.origins.unions import groups
from actorgraph.terms import ID, short_hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of the documents: when issued (ISO date), the unseen dispatches each one
    rests on, every (document, origin) that a source states, and a person's status of derivations
    by their IRI."""

    issued: Mapping[str, str] = field(default_factory=dict)
    dispatches: Mapping[str, frozenset[str]] = field(default_factory=dict)
    stated: frozenset[tuple[str, str]] = frozenset()
    statuses: Mapping[str, str] = field(default_factory=dict)

    def is_rejected(self, derived: str, origin: str) -> bool:
        return self.statuses.get(derivation(derived, origin)) == "rejected"


class Evidence(NamedTuple):
    """`derived` rests on `origin`, as a run of its text shows."""

    derived: str
    origin: str
    words: int
    start: int
    end: int
    share: float


def derivation(derived: str, origin: str, passage: int = 0) -> str:
    """The IRI of a link. A person's decision on the first passage is one on all."""
    return f"{derived}.v{short_hash(f'{origin} {passage}' if passage else origin)}"


def dispatch(document: str) -> str:
    """The IRI of the dispatch inferred for a group of which this document is the smallest."""
    return f"{ID}doc-{short_hash(f'dispatch carried by {document}', 16)}"


def find(pairs: Iterable[Pair], facts: Facts) -> list[Evidence]:
    """All links, sorted; where a document rests on one origin by several passages, all of these."""
    found: list[Evidence] = []
    open_pairs: list[Pair] = []
    for pair in pairs:
        known = list(_known(pair, facts))
        found += known
        if not known and not _both_rest(pair, facts):
            open_pairs.append(pair)
    found += list(_inferred(open_pairs, found))
    found = [e for e in found if (e.derived, e.origin) not in facts.stated]
    return sorted(_passages(_nearest(found, facts)))


def _both_rest(pair: Pair, facts: Facts) -> bool:
    return bool(facts.dispatches.get(pair.left) and facts.dispatches.get(pair.right))


def _known(pair: Pair, facts: Facts) -> Iterator[Evidence]:
    """The links of a pair that a stated dispatch or the dates decide."""
    left, right = facts.dispatches.get(pair.left), facts.dispatches.get(pair.right)
    if left and right:
        return
    if left or right:
        derived, origins = (pair.right, left) if left else (pair.left, right)
        for origin in sorted(origins or ()):
            yield from _evidence(pair, derived, origin)
        return
    one, other = facts.issued.get(pair.left, ""), facts.issued.get(pair.right, "")
    if one and other and one != other:
        later, earlier = (pair.left, pair.right) if one > other else (pair.right, pair.left)
        yield from _evidence(pair, later, earlier)


def _evidence(pair: Pair, derived: str, origin: str) -> Iterator[Evidence]:
    for run in pair.runs:
        here = run[3:5] if derived == pair.left else run[5:7]
        yield Evidence(derived, origin, run.words, *here, pair.share)


def _inferred(pairs: list[Pair], found: list[Evidence]) -> Iterator[Evidence]:
    """Links to inferred dispatches, for pairs that have no common origin yet."""
    origins: dict[str, set[str]] = {}
    for link in found:
        origins.setdefault(link.derived, {link.derived}).add(link.origin)
    apart = [
        pair
        for pair in pairs
        if not origins.get(pair.left, {pair.left}) & origins.get(pair.right, {pair.right})
    ]
    smallest = groups((pair.left, pair.right) for pair in apart)
    for pair in apart:
        for document in (pair.left, pair.right):
            yield from _evidence(pair, document, dispatch(smallest[document]))


def _nearest(found: list[Evidence], facts: Facts) -> Iterator[Evidence]:
    """Without the links that only repeat a longer chain: where C rests on B and A by the same
    words and B rests on A, C rests on A."""
    live = [e for e in found if not facts.is_rejected(e.derived, e.origin)]
    chains = {(e.derived, e.origin) for e in live}
    by_document: dict[str, list[Evidence]] = {}
    for link in live:
        by_document.setdefault(link.derived, []).append(link)
    for link in found:
        if facts.is_rejected(link.derived, link.origin) or not any(
            (link.origin, other.origin) in chains and _covers(other, link)
            for other in by_document[link.derived]
        ):
            yield link


def _covers(one: Evidence, other: Evidence) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= other.end - other.start


def _passages(found: Iterable[Evidence]) -> Iterator[Evidence]:
    """For each document and origin the longest run and those that stand elsewhere."""
    taken: dict[tuple[str, str], list[Evidence]] = {}
    for link in sorted(found, key=lambda e: (-e.words, -e.share, e)):
        ours = taken.setdefault((link.derived, link.origin), [])
        if not any(_covers(other, link) or _covers(link, other) for other in ours):
            ours.append(link)
            yield link
