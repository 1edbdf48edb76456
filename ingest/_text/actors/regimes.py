"""States named by who leads them: "the Merkel government", and two in one: "US-Iraqi forces"."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.hits import role
from actorgraph_ingest._text.actors.lexicon import Entry
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.persons import of_title
from actorgraph_ingest._text.types import Party, Token

_RULE = frozenset("administration government cabinet regime presidency junta".split())
_LEADERS = ("president", "prime minister", "king")
_STEMS = {"Sino": "wd-Q148", "Russo": "wd-Q159", "Franco": "wd-Q142", "Anglo": "wd-Q145",
          "Indo": "wd-Q668", "Greco": "wd-Q41", "Italo": "wd-Q38"}  # fmt: skip


def regime(row: Sequence[Token], at: int, memory: Memory) -> Party | None:
    """The state of the leader before "administration", who leads it on the day of the text."""
    if at + 1 >= len(row) or row[at + 1].low not in _RULE or not row[at].text[:1].isupper():
        return None
    if at and row[at - 1].text[:1].isupper() and row[at - 1].low not in ("the", "a"):
        return None  # "the Gloria Arroyo government"
    word, entries = row[at].text, memory.lexicon.find(row, at)[1]
    if entries and entries[0].kind != "Person":
        return None  # "the French government"
    leader = memory.lexicon.leader(word, memory.issued)
    named = (of_title(word, memory, "", title) for title in _LEADERS)
    leader = leader or next((e for e in named if e is not None), None)
    if leader is None or not leader.country:
        return None
    span = (row[at].start, row[at + 1].end)
    home = leader.country
    return Party(at, at + 2, *span, (home,), "State", span, country=home, generic=True)


def joint(row: Sequence[Token], at: int, memory: Memory) -> Party | None:
    """ "US-Iraqi forces", "Sino-Indian": two states by one word; troops, where such follow."""
    first, hyphen, second = row[at].text.partition("-")
    if not (hyphen and second[:1].isupper()):
        return None
    one, other = _state(first, row[at], memory), _state(second, row[at], memory)
    if not one or not other or one == other:
        return None
    span = (row[at].start, row[at].end)
    made = Party(at, at + 1, *span, (one, other), "State", span, country=one, modifier=True)
    after, sense = role(row, at + 1) if at + 1 < len(row) else (at + 1, "")
    if sense not in ("state", "troops") or after == at + 1:
        return made
    thing = "troops" if sense == "troops" else ""
    return replace(made, last=after, end=row[after - 1].end, thing=thing, modifier=False)


def _state(word: str, token: Token, memory: Memory) -> str:
    if word in _STEMS:
        return _STEMS[word]
    size, entries = memory.lexicon.find([replace(token, text=word, low=word.lower())], 0)
    return next((e.id for e in entries if size and _names(e)), "")


def _names(entry: Entry) -> bool:
    return entry.kind == "State" and entry.sense in ("name", "adjective")
