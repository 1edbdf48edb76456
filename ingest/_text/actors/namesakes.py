"""Who else than a leader bears a surname in this text: "Mrs. Clinton" is not Bill Clinton."""

import re

from actorgraph_ingest._text.actors.given import given
from actorgraph_ingest._text.actors.lexicon import Entry
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.titles import gender_of


def namesake(leader: Entry, surname: str, gender: str, memory: Memory) -> Entry | None:
    """The person a surname means where it does not mean the leader: this text names somebody else
    of that surname more often in full; or titles before it are of another gender."""
    names, told = _borne(surname, memory)
    gender = gender or told
    own = memory.lexicon.labels.get(leader.id, "").split()
    wrong = bool(gender and leader.gender and gender != leader.gender)
    if not wrong and (not names or names[0] in own):
        return None
    for name in names:
        known = given().get(name, "")
        if name not in own and (not gender or not known or known == gender):
            return _entry(f"{name} {surname}", known or gender, memory)
    return _entry(surname, gender, memory) if wrong else None


def fitting(own: tuple[Entry, ...], gender: str, memory: Memory) -> tuple[Entry, ...]:
    """The bearers of a name that the title before it can mean."""
    if not gender:
        return own
    told = {e: e.gender or memory.genders.get(e.id, "") for e in own}
    return tuple(e for e in own if told[e] in ("", gender))


def _borne(surname: str, memory: Memory) -> tuple[tuple[str, ...], str]:
    """The given names before a surname in this text, the most frequent first, and the gender of
    the titles before it where they are of one."""
    if surname not in memory.namesakes:
        found = re.findall(rf"\b([A-Z][a-z]+)\.? {re.escape(surname)}\b", memory.text)
        own = dict.fromkeys(n for n in found if n in given())  # of equals, the first in the text
        names = sorted(own, key=lambda n: -found.count(n))
        told = {g for n in found if (g := gender_of(n.lower()))}
        memory.namesakes[surname] = (tuple(names), told.pop() if len(told) == 1 else "")
    return memory.namesakes[surname]


def _entry(name: str, gender: str, memory: Memory) -> Entry:
    """Known to the tables by the whole name, else born with it."""
    head, _, _ = name.partition(" ")
    names = memory.lexicon.phrases.get(head)
    known = names.entries.get(tuple(name.split()), ()) if names is not None else ()
    person = next((e for e in known if e.kind == "Person"), None)
    if person is not None:
        return person
    ref = memory.bear("Person", name)
    if gender:
        memory.genders.setdefault(ref, gender)
    return Entry(ref, "Person", "surname", gender=gender)
