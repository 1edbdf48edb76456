"""The index rule `clusters`: situations of different documents that are one and the same.

They are where their mentions stand on the same words of one shared run and they agree in content
and in one stance taken on them, where two records of one source have one key, or where a person
said so. A person's *different* keeps two apart on every path. Only clusters of several members
are made here; the others follow from the rule `cluster_own`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from actorgraph.index.engine import Engine
from actorgraph.origins.lookup import rows
from actorgraph.origins.pairs import Pair, Shelf, shelf
from actorgraph.origins.segments import Library
from actorgraph.origins.tellings import (
    Place,
    Telling,
    documents_of,
    places,
    same_record,
    tellings,
    turned,
)  # fmt: skip
from actorgraph.origins.unions import groups
from actorgraph.origins.words import Narration
from actorgraph.rules import GRAPH, Context, Outcome
from actorgraph.terms import AG, Triple, n3_iri

NAME = "clusters"
Told = Mapping[str, Mapping[str, set[Place]]]
Words = tuple[int, int]  # first word and the one after the last, counted from the run's start


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a run is about: all that may form a cluster with what was touched."""

    situations: frozenset[str]
    documents: frozenset[str]


def derive(engine: Engine, context: Context, touched: frozenset[str] | None) -> Outcome:
    papers = shelf(context.folder)
    near = None if touched is None else touched | context.loosened
    scope = _scope(engine, context, papers, near)
    told = places(engine, scope.documents)
    known = tellings(engine, scope.situations)
    edges = [
        *sorted(_joined(engine, context)),
        *sorted({*_by_words(context, papers, scope, told, known), *_by_key(engine, near, known)}),
    ]
    apart = [pair for pair, verdict in context.decisions.items() if verdict == "different"]
    name = groups(edges, apart)
    sizes: dict[str, int] = {}
    for cluster in name.values():
        sizes[cluster] = sizes.get(cluster, 0) + 1
    triples = [_triple(s, cluster) for s, cluster in name.items() if sizes[cluster] > 1]
    return Outcome(scope.situations | (near or frozenset()), triples)


def _joined(engine: Engine, context: Context) -> Iterator[tuple[str, str]]:
    """A person's *same* of two situations that are both there."""
    pairs = [pair for pair, verdict in context.decisions.items() if verdict == "same"]
    nodes = {node for pair in pairs for node in pair}
    there = {s for (s,) in rows(engine, "?s", "?s a ag:Situation", nodes, "s")}
    return (pair for pair in pairs if there.issuperset(pair))


def _triple(situation: str, cluster: str) -> Triple:
    return n3_iri(situation), f"<{AG}cluster>", n3_iri(cluster)


def _scope(engine: Engine, context: Context, papers: Shelf, near: frozenset[str] | None) -> _Scope:
    decided = turned(context.decisions)
    if near is None:
        keyed = turned(same_record(engine, None))
        documents = frozenset(papers.neighbours)
        told = places(engine, documents)
        inside = {s for situations in told.values() for s in situations}
        return _Scope(frozenset(inside | keyed.keys() | decided.keys()), documents)
    situations = _first_situations(engine, near) | decided.keys()
    documents = papers.changed | (near & papers.texts.keys()) | _first_documents(engine, near)
    while True:
        wider = papers.group(documents | documents_of(engine, situations))
        met = situations | {s for told in places(engine, wider).values() for s in told}
        met |= turned(same_record(engine, met)).keys() | _earlier_mates(engine, met)
        if met == situations and wider == documents:
            return _Scope(frozenset(situations), documents)
        situations, documents = met, wider


def _first_situations(engine: Engine, near: frozenset[str]) -> set[str]:
    """Touched situations, and those a touched record states or a touched claim is about."""
    pattern = "?n (ag:about|^ag:about|^ag:statedIn)? ?s . ?s a ag:Situation"
    found = {s for (s,) in rows(engine, "?s", pattern, near, "n")}
    return found | _earlier_mates(engine, near)


def _first_documents(engine: Engine, near: frozenset[str]) -> set[str]:
    pattern = "?n (^oa:hasSelector)?/ag:inDocument ?d"
    return {d for (d,) in rows(engine, "?d", pattern, near, "n")}


def _earlier_mates(engine: Engine, situations: Iterable[str]) -> set[str]:
    """What earlier runs put into one cluster with these."""
    pattern = f"GRAPH <{GRAPH}{NAME}> {{ ?s ag:cluster ?k . ?mate ag:cluster ?k }}"
    return {mate for (mate,) in rows(engine, "?mate", pattern, situations, "s")}


def _by_key(
    engine: Engine, near: frozenset[str] | None, known: Mapping[str, Telling]
) -> Iterator[tuple[str, str]]:
    for one, other in same_record(engine, None if near is None else known):
        if known[one].is_same_as(known[other]):
            yield one, other


def _by_words(
    context: Context,
    papers: Shelf,
    scope: _Scope,
    told: Told,
    known: Mapping[str, Telling],
) -> Iterator[tuple[str, str]]:
    library = Library(context.texts)
    for pair in papers.pairs(scope.documents):
        if pair.left in told and pair.right in told:
            left = library[papers.texts[pair.left]], told[pair.left]
            right = library[papers.texts[pair.right]], told[pair.right]
            yield from _matches(pair, left, right, known)


_Side = tuple[Narration, Mapping[str, set[Place]]]


def _matches(
    pair: Pair, left: _Side, right: _Side, known: Mapping[str, Telling]
) -> Iterator[tuple[str, str]]:
    for run in pair.runs:
        ours = _on_words(left, run.left_word, run.words)
        theirs = _on_words(right, run.right_word, run.words)
        for words in sorted(ours.keys() & theirs.keys()):
            # Two situations told alike in one sentence are matched in order, not all with all.
            free = sorted(theirs[words])
            for situation in sorted(ours[words]):
                same = [s for s in free if known[s].is_same_as(known[situation])]
                if same:
                    free.remove(same[0])
                    yield min(situation, same[0]), max(situation, same[0])


def _on_words(side: _Side, first: int, count: int) -> dict[Words, set[str]]:
    """Words of a run -> the situations with a mention that has most of its words there."""
    text, told = side
    found: dict[Words, set[str]] = {}
    for situation, spans in told.items():
        for _, start, end in spans:
            begin, stop = bisect_left(text.starts, start), bisect_right(text.ends, end)
            inside = max(begin, first), min(stop, first + count)
            if 0 < stop - begin <= 2 * (inside[1] - inside[0]):
                found.setdefault((inside[0] - first, inside[1] - first), set()).add(situation)
    return found
