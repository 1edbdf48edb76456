"""Words of office around a name: "Kenyan police", "the government of Kenya", "President Putin"."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.hits import Hit, find
from actorgraph_ingest._text.actors.lexicon import functions
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.persons import acronym, person, unknown_group
from actorgraph_ingest._text.types import Party, Token


def with_role(
    row: Sequence[Token], base: Party, hit: Hit, step: int, after: int, sense: str, memory: Memory
) -> Party:
    """An actor named by a state or body and words of office, with the person who follows."""
    title = " ".join(t.low for t in row[step:after])
    base = _acting(base)
    home = base.refs[0] if base.kind != "Place" else ""
    state = home if base.kind == "State" or hit.entries[0].sense == "adjective" else ""
    comma = after + 1 if after < len(row) and row[after].low == "," else after
    named = (
        person(row, comma, memory, state, title) if sense in ("person", "head", "speaks") else None
    )
    made = replace(
        base,
        last=after,
        end=row[after - 1].end,
        place=False,
    )
    if named is not None:
        return held_by(made, named, sense, title, state, memory)
    return unnamed_role(row, made, sense, title, state or home, after, memory)


def _acting(base: Party) -> Party:
    """A city's police are its state's; a region that no state is ("African troops") acts not."""
    if base.kind != "Place" or not base.country:
        return base
    return replace(base, kind="State", refs=(base.country,))


def held_by(
    made: Party,
    named: Party,
    sense: str,
    title: str,
    state: str,
    memory: Memory,
) -> Party:
    made = replace(made, last=named.last, end=named.end)
    if sense == "speaks" or "spokes" in title:
        memory.extra.append(named)
        return made
    memory.holders[(state, title.split()[-1] if sense == "head" else title)] = named.refs[0]
    memory.holders[(state, sense)] = named.refs[0]
    if title in ("leader", "president", "dictator", "supreme leader", "ruler"):
        memory.holders[(state, "leader")] = named.refs[0]
    return replace(
        made,
        refs=named.refs,
        kind="Person",
        name=named.name,
        office=named.office,
        country=state or named.country,
    )


def unnamed_role(
    row: Sequence[Token], made: Party, sense: str, title: str, home: str, after: int, memory: Memory
) -> Party:
    """Words of office with nobody named: the state, its agency, its office holder, a group."""
    if sense in ("state", "organ", "speaks", "asset"):
        return made
    if sense == "troops":
        return replace(made, thing="troops")
    if sense == "media":
        return media_of(row, made, home, after, memory)
    if sense in ("head", "person"):
        known = _officeholder(title, home, memory)
        if known:
            return replace(made, refs=(known,), kind="Person", generic=True)
        last = title.split()[-1]
        anyone = last in _ANYONE or (made.kind == "State" and last in _LOCAL)
        return _born(row, made, home, memory) if anyone else made
    if sense == "group" and made.kind != "Organization":
        return _group_behind(row, made, home, after, memory)
    return made if sense == "group" else _born(row, made, home, memory)


_ANYONE = frozenset(("official", "diplomat", "envoy", "lawmaker"))
_LOCAL = frozenset("governor mayor sheriff senator congressman congresswoman councillor".split())


def _group_behind(
    row: Sequence[Token], made: Party, home: str, after: int, memory: Memory
) -> Party:
    """ "the Russian mercenary group Wagner": the name behind, known or new."""
    named = unknown_group(row, after, memory, country=home)
    if named is not None:
        return replace(named, first=made.first, start=made.start)
    own = find(row, after, memory) if after < len(row) else None
    if own is None or own.entries[0].kind != "Organization":
        return _born(row, made, home, memory)
    end = row[own.last - 1].end
    return replace(
        made, refs=(own.entries[0].id,), kind="Organization", last=own.last, end=end,
        name=(row[own.first].start, end),
    )  # fmt: skip


def _born(row: Sequence[Token], made: Party, home: str, memory: Memory) -> Party:
    label = " ".join(t.text for t in row[made.first : made.last])
    ref = memory.bear("Collective", label, country=home if made.kind == "State" else made.country)
    return replace(made, refs=(ref,), kind="Collective")


def _officeholder(title: str, home: str, memory: Memory) -> str:
    for key in (title, "leader" if title in ("dictator", "ruler") else title):
        if (home, key) in memory.holders:
            return memory.holders[(home, key)]
    day = memory.issued
    posts = memory.lexicon.posts.get(home, ()) if day else ()
    for wanted in functions(title):
        for held in posts:
            if _other_crown(title, held.office):
                continue
            if held.function == wanted and held.start <= day and (not held.end or held.end >= day):
                return held.holder
    return ""


def _other_crown(title: str, office: str) -> bool:
    """A king of old is nobody who rules a republic today."""
    return title in ("king", "queen", "emir", "sultan") and title not in office.lower()


def media_of(row: Sequence[Token], made: Party, home: str, after: int, memory: Memory) -> Party:
    """The state's own agency, named behind the words or known by who controls it."""
    comma = after + 1 if after < len(row) and row[after].low == "," else after
    hit = find(row, comma, memory) if comma < len(row) else None
    if hit is not None and hit.entries[0].kind == "Organization":
        last = acronym(row, hit, memory)
        return replace(
            made,
            refs=(hit.entries[0].id,),
            kind="Organization",
            last=last,
            end=row[last - 1].end,
            name=(row[hit.first].start, row[hit.last - 1].end),
        )
    ref = state_agency(home, memory)
    if ref:
        return replace(made, refs=(ref,), kind="Organization", generic=True)
    return _born(row, made, home, memory)


def state_agency(state: str, memory: Memory) -> str:
    """The agency that speaks for a state: one this text names, else the first of the table."""
    owned = [a.id for a in memory.lexicon.agencies if a.controller == state]
    named = [p.refs[0] for p in memory.others if p.refs and p.refs[0] in owned]
    return (named or owned or [""])[-1 if named else 0]
