"""Names of bodies that several states have: "Congress (India)", "Socialist Workers' Party"."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.hits import Hit, find
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.types import Party, Token

_STANDS = frozenset(
    "socialist social democratic liberal national people's communist progressive united new free "
    "christian islamic labour labor republican conservative revolutionary popular radical workers "
    "green federal".split()
)


_SHARED = frozenset(("Congress", "Labour Party", "Conservative Party", "Republican Party"))


def homegrown(row: Sequence[Token], party: Party, before: Sequence[Party], memory: Memory) -> Party:
    """ "The Indian premier asked Congress": a body of the one state that is spoken of, not of the
    one whose body bears that name alone."""
    label = " ".join(t.text for t in row[party.first : party.last])
    if party.kind != "Organization" or label not in _SHARED:
        return party
    near = {p.country for p in before if p.country}
    own = memory.lexicon.labels.get(party.country, "")
    if len(near) != 1 or party.country in near or (own and own in memory.text):
        return party
    home = near.pop()
    return replace(party, refs=(memory.bear("Organization", label, country=home),), country=home)


def tail(row: Sequence[Token], hit: Hit) -> bool:
    """Whether a known name is the end of a longer one that nobody knows: "Socialist" before
    "Workers' Party"."""
    if hit.entries[0].kind != "Organization" or hit.last - hit.first < 2 or not hit.first:
        return False
    before = row[hit.first - 1]
    return before.low in _STANDS and before.text[:1].isupper()


def of_state(row: Sequence[Token], hit: Hit, party: Party, memory: Memory) -> Party:
    """With the state that stands in brackets behind: of that state is the body meant."""
    at = party.last
    if party.kind != "Organization" or at + 2 >= len(row) or row[at].text != "(":
        return party
    state = find(row, at + 1, memory)
    if state is None or state.entries[0].kind != "State" or state.sense != "name":
        return party
    if state.last >= len(row) or row[state.last].text != ")":
        return party
    home = state.entries[0].id
    own = next((e.id for e in hit.entries if e.country == home), "")
    label = " ".join(t.text for t in row[party.first : at])
    ref = own or memory.bear("Organization", label, country=home)
    end = state.last + 1
    return replace(party, refs=(ref,), country=home, last=end, end=row[end - 1].end)
