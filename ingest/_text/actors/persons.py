"""Persons and groups by pattern: a title and a name, an acronym in brackets, an unknown front."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from actorgraph_ingest._text.actors.bearers import bearer
from actorgraph_ingest._text.actors.lexicon import Entry, Tenure, functions, surname
from actorgraph_ingest._text.actors.likeness import alike
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.types import Party, Token
from actorgraph_ingest._text.words.tables import words

if TYPE_CHECKING:
    from actorgraph_ingest._text.actors.hits import Hit

MONTH_OR_DAY = words("month") | words("weekday")
PARTICLES = frozenset("al bin van de von el ibn der den da dos le la ben abu di du".split())
_HEADS = frozenset(
    "army front movement forces party group brigade brigades union alliance coalition agency "
    "organisation "
    "organization committee council commission corps resistance militia battalion league "
    "congress command "
    "ministry institute foundation watch international association company corporation".split()
)
_NEVER = frozenset(
    "the a an in on at to of for from and or but he she it they we i his her its this that".split()
)


def person(row: Sequence[Token], at: int, memory: Memory, state: str, title: str) -> Party | None:
    """The person named from `at` on, known or, after words of office, by its capitals."""
    if at >= len(row) or not row[at].text[:1].isupper():
        return None
    size, entries = memory.lexicon.find(row, at)
    if not entries:
        size, entries = alike(row, at, memory.lexicon.people)
    known = [e for e in entries if e.kind == "Person"]
    if known and size:
        return _known(row, at, size, known[0], memory, state, title)
    if size and entries[0].kind != "Person" and not _longer(row, at, size):
        place = size == 1 and entries[0].kind == "Place"  # "President Lagos"
        entry = of_title(row[at].text, memory, state, title) if place else None
        return _known(row, at, 1, entry, memory, state, title) if entry is not None else None
    last = _capitals(row, at)
    if last == at:
        return None
    if last - at == 1:
        entry = of_title(row[at].text, memory, state, title)
        if entry is not None:
            return _known(row, at, 1, entry, memory, state, title)
    return _new(row, at, last, memory, state)


def _longer(row: Sequence[Token], at: int, size: int) -> bool:
    after = at + size
    return (
        after < len(row)
        and row[after].text[:1].isupper()
        and row[after].text.isalpha()
        and not row[after].text.isupper()
    )


def _capitals(row: Sequence[Token], at: int) -> int:
    """Where the run of capitalised words from `at` ends."""
    k = at
    while k < len(row) and k - at < 5:
        token = row[k]
        if token.low in MONTH_OR_DAY or token.low in _NEVER or not token.text[0].isalpha():
            break
        if not token.text[:1].isupper():
            joins = (
                token.low in PARTICLES
                and k > at
                and k + 1 < len(row)
                and row[k + 1].text[:1].isupper()
            )
            if not (joins or token.low.startswith(("al-", "el-"))):
                break
        k += 1
    return k


def _known(
    row: Sequence[Token], at: int, size: int, entry: Entry, memory: Memory, state: str, title: str
) -> Party:
    label = memory.lexicon.labels.get(entry.id, "")
    remember(memory, entry, label or " ".join(t.text for t in row[at : at + size]))
    span = (row[at].start, row[at + size - 1].end)
    office = next(
        (t.office for t in memory.lexicon.tenures.get(entry.id, ()) if _fits(t, title, state)), ""
    )
    return Party(
        at,
        at + size,
        *span,
        (entry.id,),
        "Person",
        span,
        country=entry.country or state,
        office=office,
    )


def _fits(tenure: Tenure, title: str, state: str) -> bool:
    return (not state or tenure.country == state) and tenure.function in functions(title)


def remember(memory: Memory, entry: Entry, name: str) -> None:
    """Let the surname stand for a person from now on."""
    if entry.gender:
        memory.genders[entry.id] = entry.gender
    short = surname(name, entry.country)
    if short:
        memory.alias(short, entry)


def of_title(word: str, memory: Memory, state: str, title: str) -> Entry | None:
    """Whom a surname means behind words of office: who held it on the day of the text."""
    own = [e for e in memory.aliases.get(word, ()) if e.kind == "Person"]
    if own:
        return own[-1]
    known = memory.lexicon.surnames.get(word, ())
    fits = [
        e for e in known
        if any(_fits(t, title, state) for t in memory.lexicon.tenures.get(e.id, ()))
    ]  # fmt: skip
    day = memory.issued
    if len(fits) > 1 and day:
        fits = [
            e
            for e in fits
            if any(
                _fits(t, title, state) and (not t.end or t.end >= day) and t.start <= day
                for t in memory.lexicon.tenures.get(e.id, ())
            )
        ]
    apart = {e.id for e in fits} if day else {e.country for e in fits}
    if len(apart) == 1:  # without a day: of one state, who came last
        return max(fits, key=lambda e: _since(e, memory))
    return bearer(word, state, memory)


def _since(entry: Entry, memory: Memory) -> str:
    """When somebody last took an office."""
    return max((t.start for t in memory.lexicon.tenures.get(entry.id, ())), default="")


def _new(row: Sequence[Token], at: int, last: int, memory: Memory, state: str) -> Party | None:
    span = (row[at].start, row[last - 1].end)
    label = " ".join(t.text for t in row[at:last])
    country = state if state.startswith("wd-") else ""
    if last - at == 1:
        match = next(
            (
                b
                for b in memory.born.values()
                if b.kind == "Person" and b.label.split()[-1] == label
            ),
            None,
        )
        if match is not None:
            return Party(
                at, last, *span, (f".{match.local}",), "Person", span, country=match.country
            )
    ref = memory.bear("Person", label, country=country)
    if last - at > 1:
        memory.alias(surname(label, country), Entry(ref, "Person", "surname", country))
    return Party(at, last, *span, (ref,), "Person", span, country=country)


def acronym(row: Sequence[Token], hit: Hit, memory: Memory) -> int:
    """Takes in "(KCNA)" behind a name, and remembers it. Gives the place after."""
    at = hit.last
    if at + 2 < len(row) and row[at].text == "(" and row[at + 2].text == ")":
        word = row[at + 1].text
        if word.isupper() and 1 < len(word) < 9 and hit.entries[0].sense == "name":
            memory.alias(word, replace(hit.entries[0], sense="name"))
            return at + 3
    return at


def unknown_group(row: Sequence[Token], at: int, memory: Memory, country: str = "") -> Party | None:
    """A body this text introduces: capitals that end in "Front", or with an acronym behind."""
    if at >= len(row) or not row[at].text[:1].isupper() or row[at].low in _NEVER:
        return None
    last = _capitals(row, at)
    while (
        last < len(row) - 1
        and row[last].low == "of"
        and row[last + 1].text[:1].isupper()
        and last - at < 6
    ):
        last = _capitals(row, last + 1)
    stop = next((k for k in range(last, at + 1, -1) if row[k - 1].low in _HEADS), 0)
    short = _bracketed(row, last)
    if short and last - at > 1:
        stop = last
    if stop - at < 2:
        return None
    span = (row[at].start, row[stop - 1].end)
    country = country or _within(row, at, stop, memory)
    ref = memory.bear(
        "Organization",
        " ".join(t.text for t in row[at:stop]),
        country=country if country.startswith("wd-") else "",
    )
    end = stop
    if short and stop == last:
        memory.alias(short, Entry(ref, "Organization", "name", country))
        end = last + 3
    return Party(at, end, span[0], row[end - 1].end, (ref,), "Organization", span, country=country)


def _within(row: Sequence[Token], at: int, stop: int, memory: Memory) -> str:
    """The state that a name of several words holds: "Royal Thai Army"."""
    for k in range(at, stop):
        _, entries = memory.lexicon.find(row, k, stop - k)
        if entries and entries[0].kind == "State" and entries[0].sense in ("adjective", "name"):
            return entries[0].id
    return ""


def _bracketed(row: Sequence[Token], at: int) -> str:
    if at + 2 < len(row) and row[at].text == "(" and row[at + 2].text == ")":
        word = row[at + 1].text
        return word if word.isupper() and 1 < len(word) < 9 else ""
    return ""
