"""Groups counted by their members: "a coalition of 11 nations, including the US and Japan"."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.sectors import of_bodies
from actorgraph_ingest._text.types import Party, Token

_GROUPS = frozenset("coalition group alliance bloc team panel".split())
_MEMBERS = frozenset("nations countries states members governments".split())
_COUNTS = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
}


def with_groups(row: Sequence[Token], named: Sequence[Party], memory: Memory) -> list[Party]:
    """The parties of a sentence, counted groups added as Collectives with their named members."""
    found = list(named)
    for at in range(len(row) - 3):
        if row[at].low in _GROUPS and row[at + 1].low == "of" and row[at + 3].low in _MEMBERS:
            count = _count(row[at + 2].text)
            if count:
                found = _added(row, at, count, found, memory)
    return found


def _count(word: str) -> int | None:
    if word.isdecimal() and len(word) < 4:
        return int(word)
    return _COUNTS.get(word.lower())


def _added(
    row: Sequence[Token], at: int, count: int, named: list[Party], memory: Memory
) -> list[Party]:
    members, last = _members(row, at + 4, named)
    label = " ".join(t.text for t in row[at : at + 4])
    ref = memory.bear(
        "Collective", label, count=count, members=members if len(members) <= count else ()
    )
    end = last if members else at + 4
    made = Party(
        at,
        end,
        row[at].start,
        row[end - 1].end,
        (ref,),
        "Collective",
        (row[at].start, row[at + 3].end),
    )
    kept = [replace(p, modifier=True) if False else p for p in named if not (at <= p.first < end)]
    memory.extra.extend(p for p in named if at <= p.first < end)
    return sorted([*kept, made], key=lambda p: p.first)


def _members(row: Sequence[Token], at: int, named: Sequence[Party]) -> tuple[tuple[str, ...], int]:
    """The states listed after "including", and where the list ends."""
    start = at
    while start < len(row) and row[start].text in (",", "—", "–", "-", "("):
        start += 1
    if start >= len(row) or row[start].low not in ("including", "among"):
        return (), at
    refs: list[str] = []
    k = start + 1
    while k < len(row):
        party = next((p for p in named if p.first == k), None)
        if party is not None and party.kind == "State":
            refs.extend(r for r in party.refs if r not in refs)
            k = party.last
        elif row[k].low in (",", "and", "the"):
            k += 1
        else:
            break
    while k < len(row) and row[k].text in ("—", "–", ")", ","):
        k += 1
    return tuple(refs), k


def group_of(title: str, party: Party) -> bool:
    """Whether "the rebels", "the group" can be a body that was named: no state, none of states."""
    if party.kind != "Organization" or not party.refs:
        return False
    armed = title in ("rebels", "militants")
    return of_bodies().get(party.refs[0], "") not in (
        _OF_STATES | _UNARMED if armed else _OF_STATES
    )


_OF_STATES = frozenset("GOV IGO MIL COP LEG JUD SPY".split())
_UNARMED = frozenset("NGO BUS JRN LAB REL".split())
