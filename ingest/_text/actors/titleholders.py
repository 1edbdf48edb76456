"""Whom words of office alone stand for: "the president", where the text has named one."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from actorgraph_ingest._text.actors.lexicon import functions
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.types import Party, Token

_APPOSED = re.compile(r",\s+([^,.;:()]{3,60})[,.]")
_WORD = re.compile(r"[a-z][a-z-]+")
_SHORT = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general"}
# "the minister" is no prime minister, "the president" no former one
_OTHERS = frozenset("vice deputy prime former ex assistant acting late wife son spokesman".split())
_BOUND = frozenset("of in who whose that which - 's and".split())


def titleholder(
    row: Sequence[Token], first: int, after: int, title: str, memory: Memory
) -> Party | None:
    """Who bears a title that stands alone behind "the"."""
    if first < 1 or row[first - 1].low != "the":
        return None
    behind = [t for t in row[after : after + 2] if t.low != ","]
    if behind and (behind[0].low in _BOUND or behind[0].text[:1].isupper()):
        return None  # "the president of Chad", "the president, Ann Li,"
    return bearer(title, memory)


def bearer(title: str, memory: Memory) -> Party | None:
    """Who bears a title, by what this text has called people, or by the office somebody holds whom
    it has named; nobody where several could be meant."""
    found = [p for p in memory.people if _bears(p, title, memory)]
    near = [p for p in found if p.start >= memory.since] or found
    if len({p.refs for p in near}) > 1:
        last = memory.subject.refs if memory.subject is not None else ()
        joined = any(_joined(a, b, memory.text) for a, b in pairwise(near))
        near = [p for p in near if p.refs == last and not joined]
    return near[-1] if near else None


def _joined(one: Party, other: Party, text: str) -> bool:
    """ "X and Y met": neither is "the president" of the next sentence more than the other."""
    return text[one.end : other.start].strip() in ("and", "&")


def _bears(party: Party, title: str, memory: Memory) -> bool:
    wanted = set(title.split())
    called = _called(party, memory.text)
    if wanted <= called and not (called & _OTHERS) - wanted:
        return True
    day = memory.issued  # of an undated text whoever held the office at some time will do
    return any(
        t.function in functions(title)
        and (not day or (t.start <= day and (not t.end or t.end >= day)))
        for t in memory.lexicon.tenures.get(party.refs[0], ())
    )


def _called(party: Party, text: str) -> set[str]:
    """The words before a name, and those set beside it: "Ann Li, Kenya's foreign minister,"."""
    near = reversed(text[max(0, party.start - 30) : party.start].split())
    before = takewhile(lambda word: word[:1].isupper(), near)  # "US Sen. Ann Li"
    found = _WORD.findall(" ".join([*before, text[party.start : party.name[0]]]).lower())
    beside = _APPOSED.match(text, party.name[1])
    found += _WORD.findall(beside[1].lower()) if beside else []
    return {_SHORT.get(word, word) for word in found}
