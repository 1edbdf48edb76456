"""The phrases of a sentence that denote actors: names, and the words of office around them."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text_hits import Hit, find, role
from actorgraph_ingest._text_memory import Memory
from actorgraph_ingest._text_persons import acronym, person, remember, unknown_group
from actorgraph_ingest._text_roles import held_by, media_of, unnamed_role, with_role
from actorgraph_ingest._text_tables import words
from actorgraph_ingest._text_types import Party, Token
from actorgraph_ingest._text_verbs import forms

_INSIDE = frozenset("in at near outside around over into through across inside".split())
_OF = frozenset(("of", "for", "in"))
_OWN = frozenset("government army military authorities navy air force police foreign ministry defence ministry defense ministry".split()) | {
    "foreign ministry", "defence ministry", "defense ministry", "armed forces", "air force", "ministry"}  # fmt: skip


def parties(row: Sequence[Token], memory: Memory) -> list[Party]:
    """The actors of a sentence, left to right, never overlapping."""
    found: list[Party] = []
    at = 0
    while at < len(row):
        party = _party(row, at, memory, found)
        if party is None:
            at += 1
        else:
            party = _finished(row, party)
            found.append(party)
            at = max(party.last, at + 1)
    return found


def _party(row: Sequence[Token], at: int, memory: Memory, before: Sequence[Party]) -> Party | None:
    hit = find(row, at, memory)
    if hit is not None and not _foreign_name(row, hit):
        return _from_hit(row, hit, memory)
    described = _from_role(row, at, memory, before) or unknown_group(row, at, memory)
    pronoun = memory.resolve(row[at], at, before, _object(row, at))
    if pronoun is not None:
        return _own_forces(row, pronoun)
    return described or _reference(row, at, memory)


def _foreign_name(row: Sequence[Token], hit: Hit) -> bool:
    """"British Columbia": an adjective inside a name nobody knows."""
    after = hit.last
    if hit.sense != "adjective" or after >= len(row) or not row[after].text[:1].isupper():
        return False
    return row[after].text.isalpha() and not role(row, after)[1] and not row[after].text.isupper()


def _own_forces(row: Sequence[Token], party: Party) -> Party:
    """"its troops" are those of whom "its" stands for."""
    after, sense = role(row, party.last) if party.possessive and party.last < len(row) else (0, "")
    if sense not in ("state", "troops", "asset"):
        return party
    thing = "troops" if sense == "troops" else ""
    return replace(party, last=after, end=row[after - 1].end, possessive=False, thing=thing)


def _object(row: Sequence[Token], at: int) -> bool:
    """Whether a verb stands right before: "blamed it", but not "a charge it denies"."""
    verb = at > 0 and row[at - 1].low in forms()
    return verb and not (at > 1 and row[at - 2].low in words("determiner"))


def _from_hit(row: Sequence[Token], hit: Hit, memory: Memory) -> Party:
    entry = hit.entries[0]
    last = acronym(row, hit, memory)
    base = _plain(row, hit, last)
    if entry.kind == "Organization" and entry.country and _soldiers(row, hit, memory):
        base = replace(base, refs=(entry.country,), kind="State", thing="troops")
    if entry.kind == "Person":
        remember(memory, entry, memory.lexicon.labels.get(entry.id, ""))
        return base
    owned = last < len(row) and row[last].low in ("'s", "'")
    step = last + 1 if owned else last
    after, sense = role(row, step) if step < len(row) else (step, "")
    if (
        sense
        and after > step
        and not (entry.sense in ("name", "capital") and not owned and not _adjunct(row, hit, sense))
    ):
        return with_role(row, base, hit, step, after, sense, memory)
    if entry.sense == "adjective":
        named = unknown_group(row, last, memory, country=entry.id)
        return (
            replace(named, first=hit.first, start=row[hit.first].start)
            if named
            else replace(base, modifier=True)
        )
    if entry.kind == "State" and entry.sense in ("name", "capital") and owned:
        return replace(base, possessive=True, last=step, end=row[step - 1].end)
    return replace(base, possessive=True, last=step, end=row[step - 1].end) if owned else base


def _soldiers(row: Sequence[Token], hit: Hit, memory: Memory) -> bool:
    """ "Kenyan troops" are the state's, whatever its army is called."""
    if row[hit.last - 1].low not in ("troops", "forces", "soldiers"):
        return False
    _, entries = memory.lexicon.find(row, hit.first, hit.last - hit.first - 1)
    return any(e.id == hit.entries[0].country for e in entries)


def _adjunct(row: Sequence[Token], hit: Hit, sense: str) -> bool:
    """Names that stand before a noun as they are: "US officials", "Hamas fighters"."""
    text = row[hit.first].text
    short = hit.last - hit.first == 1 and (text.isupper() or "." in text)
    return short or hit.entries[0].kind == "Organization"


def _plain(row: Sequence[Token], hit: Hit, last: int) -> Party:
    entry = hit.entries[0]
    before = row[hit.first - 1].low if hit.first else ""
    if before in words("determiner") and hit.first > 1:
        before = row[hit.first - 2].low
    place = before in _INSIDE and entry.sense in ("capital", "city")
    refs = (entry.id,)
    country = entry.country or (entry.id if entry.kind == "State" else "")
    kind = "Place" if place else entry.kind
    if entry.sense in ("capital", "city"):
        refs = (entry.id if place or not entry.country else entry.country,)
        kind = "Place" if place else ("State" if entry.sense == "capital" else "Place")
        place = place or entry.sense == "city"
    return Party(
        hit.first, last, row[hit.first].start, row[last - 1].end, refs, kind,
        (row[hit.first].start, row[hit.last - 1].end), country=country, place=place,
    )  # fmt: skip


def _from_role(
    row: Sequence[Token], at: int, memory: Memory, before: Sequence[Party]
) -> Party | None:
    """Words of office first: "President Putin", "the government of Kenya", "state media"."""
    if row[at].low in words("determiner"):
        return None
    after, sense = role(row, at)
    if not sense or after == at:
        return None
    title = " ".join(t.low for t in row[at:after])
    if after < len(row) and row[after].low in _OF:
        owner = _owner(row, after, sense, memory)
        if owner is not None:
            return _owned(row, at, after, sense, title, owner, memory)
    span = Party(
        at, after, row[at].start, row[after - 1].end, (), "", (row[at].start, row[after - 1].end)
    )
    if sense in ("person", "head"):
        named = person(row, after, memory, "", title)
        if named is not None:
            return replace(named, first=at, start=row[at].start)
    if sense == "media":
        home = next(
            (p.country or p.refs[0] for p in before if p.kind in ("State", "Person") and p.refs), ""
        )
        home = home or (memory.subject.country if memory.subject is not None else "")
        made = media_of(row, span, home, after, memory)
        return made
    return _bare(row, span, sense, title, memory, after, before)


def _bare(
    row: Sequence[Token], span: Party, sense: str, title: str, memory: Memory, after: int,
    before: Sequence[Party],
) -> Party | None:  # fmt: skip
    """Words of office alone: "the government" is that of the state spoken of."""
    if (
        sense in ("state", "troops")
        and span.first > 0
        and row[span.first - 1].low == "the"
        and title in _OWN
    ):
        home = next((p.country for p in before if p.country), "")
        home = home or (memory.subject.country if memory.subject is not None else "")
        thing = "troops" if sense == "troops" else ""
        return (
            replace(span, refs=(home,), kind="State", country=home, thing=thing, generic=True)
            if home
            else None
        )
    if sense == "group":
        hit = find(row, after, memory) if after < len(row) else None
        if hit is not None and hit.entries[0].kind == "Organization" and len(title.split()) > 1:
            return replace(span, refs=(hit.entries[0].id,), kind="Organization", last=hit.last,
                           end=row[hit.last - 1].end)  # fmt: skip
        named = [*memory.others, *(p for p in before if not p.pronoun)]
        known = next((p for p in reversed(named) if p.kind == "Organization"), None)
        definite = span.first > 0 and row[span.first - 1].low == "the"
        return (
            replace(span, refs=known.refs, kind="Organization", generic=True)
            if known and definite and title in ("group", "movement", "rebels", "militants")
            else None
        )
    return None


def _owner(row: Sequence[Token], after: int, sense: str, memory: Memory) -> Party | None:
    at = after + 1
    while at < len(row) and row[at].low in ("the", "a"):
        at += 1
    hit = find(row, at, memory) if at < len(row) else None
    if hit is None or (row[after].low == "in" and not _seat(sense, hit)):
        return None
    if hit.entries[0].kind == "Person":
        return None
    return _from_hit(row, hit, memory)


def _seat(sense: str, hit: Hit) -> bool:
    """"officials in Kyiv", "the junta in Myanmar", but not "soldiers in Mali"."""
    entry = hit.entries[0]
    return entry.sense == "capital" or (sense == "state" and entry.kind == "State" and entry.sense == "name")


def _owned(
    row: Sequence[Token], at: int, after: int, sense: str, title: str, owner: Party, memory: Memory
) -> Party:
    state = owner.country if owner.kind == "Place" else owner.refs[0]
    made = replace(owner, first=at, start=row[at].start, refs=(state,), place=False, modifier=False,
                   kind="State" if owner.kind in ("State", "Place") else owner.kind)  # fmt: skip
    comma = made.last + 1 if made.last < len(row) and row[made.last].low == "," else made.last
    named = (
        person(row, comma, memory, state, title) if sense in ("person", "head", "speaks") else None
    )
    if named is not None:
        return held_by(row, made, named, sense, title, state, memory)
    return unnamed_role(row, made, sense, title, state, made.last, memory)


def _reference(row: Sequence[Token], at: int, memory: Memory) -> Party | None:
    """ "the same report", "the report", "the agency": what was named before."""
    low = row[at].low
    if low not in ("report", "agency", "country", "newspaper", "broadcaster") or not at:
        return None
    if row[at - 1].low not in ("the", "same", "that", "this"):
        return None
    outlets = ("agency", "newspaper", "broadcaster", "report")
    known = memory.report if low in outlets else None
    if low == "country" and memory.subject is not None and memory.subject.country:
        known = replace(memory.subject, refs=(memory.subject.country,), kind="State")
    if known is None:
        return None
    span = (row[at].start, row[at].end)
    return replace(known, first=at, last=at + 1, start=span[0], end=span[1], name=span, generic=True,
                   possessive=False, modifier=False, place=False, office="", thing="")  # fmt: skip


def _finished(row: Sequence[Token], party: Party) -> Party:
    """With the possessive ending that follows taken in."""
    if party.last < len(row) and row[party.last].low in ("'s", "'") and not party.possessive:
        party = replace(party, last=party.last + 1, end=row[party.last].end, possessive=True)
    return _published(row, party)


def _published(row: Sequence[Token], party: Party) -> Party:
    """"A Reuters report said": the body speaks through what it publishes."""
    at = party.last
    if party.kind != "Organization" or at >= len(row) or row[at].low not in words("publication"):
        return party
    after = row[at + 1].low if at + 1 < len(row) else ""
    if after.isalpha() and after not in forms() and not after.endswith("ly") and not _joins(after):
        return party
    return replace(party, last=at + 1, end=row[at].end, possessive=False)


def _joins(low: str) -> bool:
    groups = ("preposition", "boundary", "be", "have", "do", "modal", "negation", "adverb")
    return any(low in words(group) for group in groups)
