"""What is needed to tell whether two situations are one: who does what to whom, who says so, and
on which words of which document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from actorgraph.index.engine import Engine
from actorgraph.origins.lookup import number, rows

# `participant` holds all roles of actors, so that two tellings agree in every one of them.
ROLES = (
    "eventType participant agent recipient object stance office kinshipType controlType "
    "relationType program voteValue resolution claimant holder member memberOf person relative "
    "controller controlled party sanctioningAuthority sanctionTarget voter"
).split()

Key = frozenset[tuple[str, str]]
Place = tuple[str, int, int]  # document, start and end in code points


@dataclass(frozen=True, slots=True)
class Telling:
    """`key`: roles and their values. `about`: the keys of what a claim is about. `claims`: who
    takes which stance on it."""

    situation: str
    key: Key
    about: frozenset[Key]
    claims: frozenset[tuple[str, str]]

    def is_same_as(self, other: "Telling") -> bool:
        """Equal in content and, where anybody claims or denies it, in one such stance."""
        if (self.key, self.about) != (other.key, other.about) or not self.key:
            return False
        return bool(self.claims & other.claims) or not (self.claims or other.claims)


def tellings(engine: Engine, situations: Iterable[str]) -> dict[str, Telling]:
    listed = sorted(situations)
    about: dict[str, set[str]] = {}
    for claim, told in rows(engine, "?c ?s", "?c ag:about ?s", listed, "c"):
        about.setdefault(claim, set()).add(told)
    claims: dict[str, set[tuple[str, str]]] = {}
    pattern = "?c ag:about ?s ; ag:claimant ?a ; ag:stance ?t"
    for situation, claimant, stance in rows(engine, "?s ?a ?t", pattern, listed, "s"):
        claims.setdefault(situation, set()).add((claimant, stance))
    keys = _keys(engine, {*listed, *(told for several in about.values() for told in several)})
    return {
        s: Telling(
            s,
            keys.get(s, frozenset()),
            frozenset(keys.get(told, frozenset()) for told in about.get(s, ())),
            frozenset(claims.get(s, ())),
        )
        for s in listed
    }


def _keys(engine: Engine, situations: Iterable[str]) -> dict[str, Key]:
    inside = ", ".join(f"ag:{role}" for role in ROLES)
    found: dict[str, set[tuple[str, str]]] = {}
    pattern = f"?s ?p ?o FILTER(?p IN ({inside}))"
    for situation, role, value in rows(engine, "?s ?p ?o", pattern, situations, "s"):
        found.setdefault(situation, set()).add((role, value))
    return {situation: frozenset(key) for situation, key in found.items()}


def places(engine: Engine, documents: Iterable[str]) -> dict[str, dict[str, set[Place]]]:
    """Document -> situation told there -> spans of the mentions of it or of a claim about it."""
    pattern = (
        "?m ag:inDocument ?d ; ag:denotes ?x ; oa:hasSelector ?p . ?p oa:start ?a ; oa:end ?b . "
        "?x a ag:Situation"
    )
    spans: dict[str, set[Place]] = {}
    for document, denoted, start, end in rows(engine, "?d ?x ?a ?b", pattern, documents, "d"):
        spans.setdefault(denoted, set()).add((document, number(start), number(end)))
    found: dict[str, dict[str, set[Place]]] = {}
    below = rows(engine, "?c ?s", "?c ag:about+ ?s", sorted(spans), "c")
    for denoted, situation in [*((s, s) for s in spans), *below]:
        for place in spans[denoted]:
            found.setdefault(place[0], {}).setdefault(situation, set()).add(place)
    return found


def documents_of(engine: Engine, situations: Iterable[str]) -> set[str]:
    """Documents with a mention of one of these situations or of a claim about it."""
    pattern = "?s (^ag:about)*/^ag:denotes/ag:inDocument ?d"
    return {d for (d,) in rows(engine, "?d", pattern, situations, "s")}


def same_record(engine: Engine, situations: Iterable[str] | None) -> set[tuple[str, str]]:
    """Pairs of situations that two records of one source with one key state; of those, where
    `situations` is given, that one of these belongs to."""
    records = None
    if situations is not None:
        records = {r for (r,) in rows(engine, "?r", "?s ag:statedIn ?r", situations, "s")}
    twins = (
        "?r ag:recordKey ?k . ?other ag:recordKey ?k FILTER(?r != ?other) "
        "?r ag:fromSource ?f . ?other ag:fromSource ?f"
    )
    pairs = set(rows(engine, "?r ?other", twins, records, "r"))
    stated: dict[str, list[str]] = {}
    both = {record for pair in pairs for record in pair}
    for record, situation in rows(engine, "?r ?s", "?s ag:statedIn ?r", both, "r"):
        stated.setdefault(record, []).append(situation)
    return {
        (min(a, b), max(a, b))
        for one, other in pairs
        for a in stated.get(one, ())
        for b in stated.get(other, ())
        if a != b
    }


def turned(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    """Node -> the nodes it is paired with."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
