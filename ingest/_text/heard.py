"""An attribution in the units of its sentence: which actors its source names, which units it
covers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from actorgraph_ingest._text.draft import Parties
from actorgraph_ingest._text.tables import words
from actorgraph_ingest._text.types import Attribution, Party
from actorgraph_ingest._text.verbs import Unit, Units, forms

Span = tuple[int, int]


def by_cue(told: Iterable[Attribution]) -> dict[int, Attribution]:
    """The attributions that can be claims, by where their cue ends."""
    return {one.cue[1]: one for one in told if one.stance}


def with_cues(row: Units, told: Mapping[int, Attribution]) -> list[Unit]:
    """The units of a sentence; that of a cue carries what is said by it."""
    return [replace(u, said=told[u.end]) if u.party is None and u.end in told else u for u in row]


def speaking(row: Units, one: Attribution) -> tuple[Parties, str]:
    """Who the source is: actors, or the words of an unnamed source."""
    span = one.antecedent or one.source
    if span is None:
        return (), ""
    inside = [k for k, u in enumerate(row) if span[0] <= u.start < span[1]]
    named = [k for k in inside if row[k].party is not None]
    for k in named:
        if _heads(row, inside[0], k):
            return _joined(row, k, inside[-1]), ""
        if _led(row, inside[0], k):
            break
    return (), _described(row, inside)


def _heads(row: Units, first: int, at: int) -> bool:
    """Whether a party is what a phrase is about, not its owner or a part of its description."""
    party = row[at].party
    if party is None or _led(row, first, at):
        return False
    after = row[at + 1] if at + 1 < len(row) else None
    if party.possessive:
        return after is not None and after.low in words("message")
    return not (party.modifier and after is not None and _noun(after))


def _led(row: Units, first: int, at: int) -> bool:
    """Whether a preposition or a relative word stands before, inside the phrase."""
    return any(row[k].low in words("preposition") | words("boundary") for k in range(first, at))


def _noun(unit: Unit) -> bool:
    return unit.plain and unit.low.isalpha() and not (unit.low in forms() or _joint(unit))


def _joint(unit: Unit) -> bool:
    groups = ("preposition", "boundary", "be", "have", "do", "modal", "negation", "adverb")
    return unit.low in ("and", "or") or any(unit.low in words(group) for group in groups)


def _joined(row: Units, at: int, last: int) -> Parties:
    """With those it is joined to: "Mali, Niger and Chad said"."""
    found: list[Party] = []
    k = at
    while k <= last:
        party = row[k].party
        if party is None or party.possessive:
            break
        found.append(party)
        k += 1
        while k <= last and row[k].low in ("and", ",", "the", "&"):
            k += 1
    joints = {row[j].low for j in range(at, min(k, last))}
    return tuple(found) if joints & {"and", "&"} else tuple(found[:1])


def _described(row: Units, inside: list[int]) -> str:
    """The words of a source nobody names: "intelligence officials"."""
    for k in inside:
        if row[k].plain and row[k].low in words("source_noun"):
            left = k
            while left > inside[0] and row[left - 1].plain and _describes(row[left - 1]):
                left -= 1
            return " ".join(u.text for u in row[left : k + 1]).lower()
        if row[k].low in words("preposition"):
            break
    return ""


def _describes(unit: Unit) -> bool:
    stops = words("boundary") | words("preposition") | words("determiner") | {"and"}
    return unit.low.isalpha() and unit.low not in stops


def covered(row: Units, spans: Iterable[Span]) -> Span:
    """The units from the first to the last that some offsets cover, end exclusive."""
    inside = [k for k, u in enumerate(row) if any(a <= u.start < b for a, b in spans)]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
