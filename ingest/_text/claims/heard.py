"""An attribution in the units of its sentence: which actors its source names, which units it
covers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.officers import officer
from actorgraph_ingest._text.claims.draft import Parties
from actorgraph_ingest._text.types import Attribution, Party
from actorgraph_ingest._text.words.tables import grammatical, papers, words
from actorgraph_ingest._text.words.verbs import Unit, Units, forms

Span = tuple[int, int]


def with_cues(row: Units, told: Mapping[int, Attribution]) -> list[Unit]:
    """The units of a sentence; that of a cue carries what is said by it, if that takes a stance.
    `told`: attributions by where their cue ends."""
    return [_with_cue(u, told.get(u.end)) for u in row]


def _with_cue(unit: Unit, one: Attribution | None) -> Unit:
    said = one is not None and one.stance and unit.party is None
    return replace(unit, said=one) if said else unit


def speaking(row: Units, one: Attribution) -> tuple[Parties, str]:
    """Who the source is: actors, or the words of an unnamed source."""
    if one.voice is not None:
        return (one.voice,), ""
    span = one.antecedent or one.source
    if span is None:
        return (), ""
    inside = [k for k, u in enumerate(row) if span[0] <= u.start < span[1]]
    named = [k for k in inside if row[k].party is not None]
    comma = next((k for k in inside if row[k].low in (",", "(", "—", "–")), len(row))
    for k in _ranked(row, named, comma):
        if k > comma and not _person(row, k):
            continue  # "Mr. Li, the mayor of Gao", where nobody knows Mr. Li
        if _heads(row, inside, k):
            return _joined(row, k, inside[-1]), ""
        if _apposed(row, inside, k):
            return tuple(p for p in (row[k].party,) if p is not None), ""
        if _led(row, inside[0], k):
            break
    return _publishing(row, inside), _described(row, inside)


def _ranked(row: Units, named: Sequence[int], comma: int) -> list[int]:
    """Persons first, before a comma: "White House Press Secretary Josh Earnest"."""
    first = named[0] if named else 0
    people = [
        k for k in named
        if k < comma and _person(row, k) and not _led(row, first, k)
        and all(row[j].text[:1].isupper() or row[j].party is not None for j in range(first, k))
    ]  # fmt: skip
    return [*people[:1], *(k for k in named if k not in people[:1])]


def _person(row: Units, at: int) -> bool:
    party = row[at].party
    return party is not None and party.kind == "Person" and not party.possessive


def _apposed(row: Units, inside: Sequence[int], at: int) -> bool:
    """Whether a person is whom the words before a comma describe: "the head of the mission, Ann
    Li,"."""
    first = row[inside[0] + (row[inside[0]].low in words("determiner"))]
    ends = at == inside[-1] or row[at + 1].low == ","
    return _person(row, at) and row[at - 1].low == "," and ends and officer(first.low)


def _publishing(row: Units, inside: Sequence[int]) -> Parties:
    """Whose words "a report released on Monday by X" or "a message from X" are."""
    of_words = False
    for k in inside:
        party = row[k].party
        if party is not None and of_words and row[k - 1].low in _BY | words("determiner"):
            return (party,) if _BY & {row[j].low for j in range(max(0, k - 3), k)} else ()
        if party is not None or row[k].low in words("boundary"):
            return ()
        of_words = of_words or row[k].low in words("publication") | papers()
    return ()


_ALONE = frozenset("himself herself themselves alone too all both".split())
_BY = frozenset(("by", "from"))


def _heads(row: Units, inside: Sequence[int], at: int) -> bool:
    """Whether a party is what a phrase is about, not its owner or a part of its description."""
    party = row[at].party
    if party is None or _led(row, inside[0], at):
        return False
    if party.kind == "State" and at > inside[0] and _surname(row, at):
        return False
    after = row[at + 1] if at + 1 < len(row) else None
    if party.kind == "Person" and not party.possessive and at < inside[-1] and after is not None:
        return not _noun(after) or after.low in _ALONE  # "Trump aides" are not Trump
    if party.kind in ("State", "Place") and at < inside[-1] and _longer(row, at):
        return False
    if party.possessive:
        return after is not None and after.low in words("message")
    return not (after is not None and (_bound(party, after) or (party.modifier and _noun(after))))


def _surname(row: Units, at: int) -> bool:
    """Whether the name of a people is a person's: "Bryan English, an aide,"."""
    first, after = row[at - 1], row[at + 1].low if at + 1 < len(row) else ""
    name = first.plain and first.text.isalpha() and first.text.istitle() and len(first.text) > 2
    counts = first.low in words("determiner") | words("many") | _MOST or officer(first.low)
    return name and not counts and after in (",", ".", "")


_MOST = frozenset("most some even both all former then the".split())


def _longer(row: Units, at: int) -> bool:
    """Whether a name goes on: "Washington Post-ABC News", "USA Today"."""
    after = row[at + 1]
    return after.plain and after.text[:1].isupper() and after.low.replace("-", "").isalpha()


def _bound(party: Party, after: Unit) -> bool:
    """Whether a name only tells whose somebody is: "Homeland Security Secretary Jeh Johnson", "a
    U.S. senator"."""
    place = party.kind == "Place" and _noun(after)
    return place or (party.kind != "Person" and after.plain and officer(after.low))


def _led(row: Units, first: int, at: int) -> bool:
    """Whether a preposition or a relative word stands before, inside the phrase."""
    return any(row[k].low in words("preposition") | words("boundary") for k in range(first, at))


def _noun(unit: Unit) -> bool:
    return unit.plain and unit.low.isalpha() and not (unit.low in forms() or _joint(unit))


def _joint(unit: Unit) -> bool:
    return unit.low in ("and", "or", "neither") or unit.low in grammatical()


def _joined(row: Units, at: int, last: int) -> Parties:
    """With those it is joined to: "Mali, Niger and Chad said"."""
    owner = row[at].party
    if owner is not None and owner.possessive:
        return (owner,)  # "his message"
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
