"""The phrases of a sentence that denote actors: names, and the words of office around them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from actorgraph_ingest._text_clauses import forms
from actorgraph_ingest._text_lexicon import Entry, functions
from actorgraph_ingest._text_memory import Memory
from actorgraph_ingest._text_persons import MONTH_OR_DAY, acronym, person, remember, unknown_group
from actorgraph_ingest._text_tables import table, words
from actorgraph_ingest._text_types import Party, Token

_INSIDE = frozenset("in at near outside around over into through across inside".split())
_OF = frozenset(("of", "for", "in"))
_CAUTIOUS = frozenset("military intelligence police army navy government parliament senate court".split())


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer in a sentence, with what it can mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def sense(self) -> str:
        return self.entries[0].sense


@cache
def roles() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("roles"):
        head, *more = row["words"].split()
        found.setdefault(head, []).append((tuple(more), row["sense"]))
    return {head: tuple(sorted(rows, key=lambda r: -len(r[0]))) for head, rows in found.items()}


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
    if hit is not None:
        return _from_hit(row, hit, memory)
    described = _from_role(row, at, memory, before) or unknown_group(row, at, memory)
    return described or memory.resolve(row[at], at, before, at > 0 and row[at - 1].low in forms()) or _reference(row, at, memory)


def find(row: Sequence[Token], at: int, memory: Memory) -> Hit | None:
    if not (row[at].text[:1].isupper() or row[at].text[:1].isdigit()) and row[at].text[:3] != "al-":
        return None
    size, entries = memory.lexicon.find(row, at)
    if size > 1 and _compound(row, row[at + size - 1].low, at + size):
        size, entries = memory.lexicon.find(row, at, size - 1)
    own = memory.aliases.get(row[at].text.replace("’", "'"))
    if own and size <= 1:
        return Hit(at, at + 1, own)
    if entries and _dated(entries, memory):
        return Hit(at, at + size, _dated(entries, memory))
    return None


def _dated(entries: Sequence[Entry], memory: Memory) -> tuple[Entry, ...]:
    """The meanings valid on the document's day; without a day, all."""
    day = memory.issued
    valid = [e for e in entries if not day or ((not e.start or e.start <= day) and (not e.end or e.end >= day))]
    return tuple(valid or entries)


def role(row: Sequence[Token], at: int) -> tuple[int, str]:
    """The longest words of office from `at` on, adjectives skipped: (place after them, sense)."""
    best = (at, "")
    k = at
    while k < len(row) and k - at < 6:
        low = row[k].low
        for more, sense in roles().get(low, ()):
            after = k + 1 + len(more)
            if [t.low for t in row[k + 1 : after]] == list(more) and not _compound(row, low, after):
                best = (k + 1 + len(more), sense)
                break
        if best[0] > k:
            k = best[0]
            continue
        if best[0] > at and k > best[0] or low not in words("filler") and not low.endswith("-backed") and low not in ("-", "–"):
            break
        k += 1
    return best


def _compound(row: Sequence[Token], low: str, after: int) -> bool:
    """"military aid": the word of office only describes the next noun."""
    if low not in _CAUTIOUS or after >= len(row):
        return False
    word = row[after].low
    known = ("preposition", "boundary", "be", "have", "do", "modal", "negation", "adverb", "filler", "weekday")
    if word in roles() or word in forms() or any(word in words(k) for k in known):
        return False
    return row[after].text.islower() and word.isalpha() and not word.endswith(("ed", "ly", "ing")) and word not in ("and", "or", "to")


def _from_hit(row: Sequence[Token], hit: Hit, memory: Memory) -> Party:
    entry = hit.entries[0]
    last = acronym(row, hit, memory)
    base = _plain(row, hit, last)
    if entry.kind == "Organization" and entry.country and hit.last - hit.first > 1 and _soldiers(row[hit.last - 1]):
        base = replace(base, refs=(entry.country,), kind="State", thing="troops")
    if entry.kind == "Person":
        remember(memory, entry, memory.lexicon.labels.get(entry.id, ""))
        return base
    owned = last < len(row) and row[last].low in ("'s", "'")
    step = last + 1 if owned else last
    after, sense = role(row, step) if step < len(row) else (step, "")
    if sense and after > step and not (entry.sense in ("name", "capital") and not owned and not _adjunct(row, hit, sense)):
        return _roled(row, base, hit, step, after, sense, memory)
    if entry.sense == "adjective":
        named = unknown_group(row, last, memory, country=entry.id)
        return replace(named, first=hit.first, start=row[hit.first].start) if named else replace(base, modifier=True)
    if entry.kind == "State" and entry.sense in ("name", "capital") and owned:
        return replace(base, possessive=True, last=step, end=row[step - 1].end)
    return replace(base, possessive=True, last=step, end=row[step - 1].end) if owned else base


def _soldiers(token: Token) -> bool:
    """"Kenyan troops" are the state's, whatever its army is called."""
    return token.low in ("troops", "forces", "soldiers")


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


def _roled(
    row: Sequence[Token], base: Party, hit: Hit, step: int, after: int, sense: str, memory: Memory
) -> Party:
    """An actor named by a state or body and words of office, with the person who follows."""
    title = " ".join(t.low for t in row[step:after])
    home = base.refs[0]
    state = home if base.kind == "State" or hit.entries[0].sense == "adjective" else ""
    comma = after + 1 if after < len(row) and row[after].low == "," else after
    named = person(row, comma, memory, state, title) if sense in ("person", "head", "speaks") else None
    made = replace(base, last=after, end=row[after - 1].end, place=False, kind=base.kind if base.kind != "Place" else "State")
    if named is not None:
        return _holder(row, made, named, sense, title, state, memory)
    return _unnamed(row, made, sense, title, state or home, after, memory)


def _holder(
    row: Sequence[Token], made: Party, named: Party, sense: str, title: str, state: str, memory: Memory
) -> Party:
    made = replace(made, last=named.last, end=named.end)
    if sense == "speaks" or "spokes" in title:
        memory.extra.append(named)
        return made
    memory.holders[(state, title.split()[-1] if sense == "head" else title)] = named.refs[0]
    memory.holders[(state, sense)] = named.refs[0]
    if title in ("leader", "president", "dictator", "supreme leader", "ruler"):
        memory.holders[(state, "leader")] = named.refs[0]
    return replace(made, refs=named.refs, kind="Person", name=named.name, office=named.office, country=state)


def _unnamed(
    row: Sequence[Token], made: Party, sense: str, title: str, home: str, after: int, memory: Memory
) -> Party:
    if sense in ("state", "organ", "speaks"):
        return made
    if sense == "troops":
        return replace(made, thing="troops")
    if sense == "media":
        return _media(row, made, home, after, memory)
    if sense in ("head", "person"):
        known = _officeholder(title, home, memory)
        if known:
            return replace(made, refs=(known,), kind="Person", generic=True)
        return made if title.split()[-1] not in ("official", "diplomat", "envoy", "lawmaker") else _born(row, made, home, memory)
    if sense == "group" and made.kind == "Organization":
        return made
    named = unknown_group(row, after, memory, country=home)
    if named is not None and sense == "group":
        return replace(named, first=made.first, start=made.start)
    own = find(row, after, memory) if after < len(row) else None
    if own is not None and own.entries[0].kind == "Organization" and sense == "group":
        entry = own.entries[0]
        return replace(made, refs=(entry.id,), kind="Organization", last=own.last, end=row[own.last - 1].end,
                       name=(row[own.first].start, row[own.last - 1].end))  # fmt: skip
    return _born(row, made, home, memory)


def _born(row: Sequence[Token], made: Party, home: str, memory: Memory) -> Party:
    label = " ".join(t.text for t in row[made.first : made.last])
    ref = memory.bear("Collective", label, country=home if home.startswith("wd-") else "")
    return replace(made, refs=(ref,), kind="Collective")


def _officeholder(title: str, home: str, memory: Memory) -> str:
    for key in (title, "leader" if title in ("dictator", "ruler") else title):
        if (home, key) in memory.holders:
            return memory.holders[(home, key)]
    day = memory.issued
    posts = memory.lexicon.posts.get(home, ()) if day else ()
    for wanted in functions(title):
        for held in posts:
            if held.function == wanted and held.start <= day and (not held.end or held.end >= day):
                return held.holder
    return ""


def _media(row: Sequence[Token], made: Party, home: str, after: int, memory: Memory) -> Party:
    """The state's own agency, named behind the words or known by who controls it."""
    comma = after + 1 if after < len(row) and row[after].low == "," else after
    hit = find(row, comma, memory) if comma < len(row) else None
    if hit is not None and hit.entries[0].kind == "Organization":
        last = acronym(row, hit, memory)
        return replace(made, refs=(hit.entries[0].id,), kind="Organization", last=last, end=row[last - 1].end,
                       name=(row[hit.first].start, row[hit.last - 1].end))  # fmt: skip
    ref = state_agency(home, memory)
    if ref:
        return replace(made, refs=(ref,), kind="Organization", generic=True)
    return _born(row, made, home, memory)


def state_agency(state: str, memory: Memory) -> str:
    """The agency that speaks for a state: one this text names, else the first of the table."""
    owned = [a.id for a in memory.lexicon.agencies if a.controller == state]
    named = [p.refs[0] for p in memory.others if p.refs and p.refs[0] in owned]
    return (named or owned or [""])[-1 if named else 0]


def _from_role(row: Sequence[Token], at: int, memory: Memory, before: Sequence[Party]) -> Party | None:
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
    span = Party(at, after, row[at].start, row[after - 1].end, (), "", (row[at].start, row[after - 1].end))
    if sense in ("person", "head"):
        named = person(row, after, memory, "", title)
        if named is not None:
            return replace(named, first=at, start=row[at].start)
    if sense == "media":
        home = next((p.country or p.refs[0] for p in before if p.kind in ("State", "Person") and p.refs), "")
        home = home or (memory.subject.country if memory.subject is not None else "")
        made = _media(row, span, home, after, memory)
        return made
    return _bare(row, span, sense, title, memory, after)


def _bare(row: Sequence[Token], span: Party, sense: str, title: str, memory: Memory, after: int) -> Party | None:
    if sense == "group":
        hit = find(row, after, memory) if after < len(row) else None
        if hit is not None and hit.entries[0].kind == "Organization" and len(title.split()) > 1:
            return replace(span, refs=(hit.entries[0].id,), kind="Organization", last=hit.last,
                           end=row[hit.last - 1].end)  # fmt: skip
        known = next((p for p in reversed(memory.others) if p.kind == "Organization"), None)
        definite = span.first > 0 and row[span.first - 1].low == "the"
        return replace(span, refs=known.refs, kind="Organization", generic=True) if known and definite and title in ("group", "movement", "rebels", "militants") else None
    return None


def _owner(row: Sequence[Token], after: int, sense: str, memory: Memory) -> Party | None:
    at = after + 1
    while at < len(row) and row[at].low in ("the", "a"):
        at += 1
    hit = find(row, at, memory) if at < len(row) else None
    if hit is None or (row[after].low == "in" and hit.entries[0].sense != "capital"):
        return None
    if hit.entries[0].kind == "Person":
        return None
    return _from_hit(row, hit, memory)


def _owned(
    row: Sequence[Token], at: int, after: int, sense: str, title: str, owner: Party, memory: Memory
) -> Party:
    state = owner.country if owner.kind == "Place" else owner.refs[0]
    made = replace(owner, first=at, start=row[at].start, refs=(state,), place=False, modifier=False,
                   kind="State" if owner.kind in ("State", "Place") else owner.kind)  # fmt: skip
    comma = made.last + 1 if made.last < len(row) and row[made.last].low == "," else made.last
    named = person(row, comma, memory, state, title) if sense in ("person", "head", "speaks") else None
    if named is not None:
        return _holder(row, made, named, sense, title, state, memory)
    return _unnamed(row, made, sense, title, state, made.last, memory)


def _reference(row: Sequence[Token], at: int, memory: Memory) -> Party | None:
    """"the same report", "the report", "the agency": what was named before."""
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
        return replace(party, last=party.last + 1, end=row[party.last].end, possessive=True)
    return party


def is_month_or_day(token: Token) -> bool:
    return token.low in MONTH_OR_DAY
