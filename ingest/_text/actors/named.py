"""A name of the gazetteer with what belongs to it: office, owner, brackets, what it published."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.hits import Hit, find, role, roles
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.persons import acronym, remember, unknown_group
from actorgraph_ingest._text.actors.roles import with_role
from actorgraph_ingest._text.types import Party, Token
from actorgraph_ingest._text.words.tables import grammatical, words
from actorgraph_ingest._text.words.verbs import forms

_INSIDE = frozenset("in at near outside around over into through across inside".split())


def foreign_name(row: Sequence[Token], hit: Hit, memory: Memory) -> bool:
    """Whether a known name is only a part of one nobody knows: "British Columbia", "Lake
    Victoria", "Jordan Peterson"."""
    if hit.last - hit.first > 1 or hit.entries[0].kind not in ("State", "Place"):
        return False
    if hit.sense == "adjective" or row[hit.first].text.replace(".", "").isupper():
        return False  # "Nigerian National Assembly", "U.S. Marine"
    after = row[hit.last] if hit.last < len(row) else None
    if after is not None and _proper(after) and not role(row, hit.last)[1]:
        return find(row, hit.last, memory) is None
    before = row[hit.first - 1] if hit.first else None
    if before is None or hit.sense not in ("capital", "city") or not _proper(before):
        return False
    return not (before.low in roles() or _joins(before.low) or before.low in words("determiner"))


def _proper(token: Token) -> bool:
    """A capitalised word that no sentence or calendar asks to be so."""
    common = token.low in words("month") or token.low in words("weekday") or token.low in forms()
    return token.text.istitle() and token.text.isalpha() and not common and len(token.text) > 2


def from_hit(row: Sequence[Token], hit: Hit, memory: Memory) -> Party:
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
    bare = entry.sense in ("name", "capital") and not owned
    told = bool(sense) and after > step
    if told and (not bare or _adjunct(row, hit) or _headed(row, step, after)):
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


def _adjunct(row: Sequence[Token], hit: Hit) -> bool:
    """Names that stand before a noun as they are: "US officials", "Hamas fighters"."""
    text = row[hit.first].text
    short = hit.last - hit.first == 1 and (text.isupper() or "." in text)
    return short or hit.entries[0].kind == "Organization"


def _headed(row: Sequence[Token], step: int, after: int) -> bool:
    """ "Taiwan Foreign Minister Ann Li": an office with a capital, and a name behind."""
    behind = row[after].text if after < len(row) else ""
    return row[step].text.istitle() and behind.istitle() and behind.isalpha()


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


def published(row: Sequence[Token], party: Party) -> Party:
    """ "A Reuters report said": the body speaks through what it publishes."""
    at = party.last
    if party.kind != "Organization" or at >= len(row) or row[at].low not in words("publication"):
        return party
    after = row[at + 1].low if at + 1 < len(row) else ""
    if after.isalpha() and after not in forms() and not after.endswith("ly") and not _joins(after):
        return party
    return replace(party, last=at + 1, end=row[at].end, possessive=False)


def _joins(low: str) -> bool:
    return low in grammatical()
