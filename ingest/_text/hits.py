"""Names of the gazetteer in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from actorgraph_ingest._text.lexicon import Entry
from actorgraph_ingest._text.memory import Memory
from actorgraph_ingest._text.tables import table, words
from actorgraph_ingest._text.types import Token
from actorgraph_ingest._text.verbs import forms


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the gazetteer in a sentence, with what it can mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def sense(self) -> str:
        return self.entries[0].sense


def find(row: Sequence[Token], at: int, memory: Memory) -> Hit | None:
    if not (row[at].text[:1].isupper() or row[at].text[:1].isdigit()) and row[at].text[:3] != "al-":
        return None
    size, entries = memory.lexicon.find(row, at)
    if size > 1 and compound(row, row[at + size - 1].low, at + size):
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
    valid = [
        e
        for e in entries
        if not day or ((not e.start or e.start <= day) and (not e.end or e.end >= day))
    ]
    return tuple(valid or entries)


_CAUTIOUS = frozenset(
    "military intelligence police army navy government parliament senate court".split()
)


@cache
def roles() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("roles"):
        head, *more = row["words"].split()
        found.setdefault(head, []).append((tuple(more), row["sense"]))
    return {head: tuple(sorted(rows, key=lambda r: -len(r[0]))) for head, rows in found.items()}


def role(row: Sequence[Token], at: int) -> tuple[int, str]:
    """The longest words of office from `at` on, adjectives skipped: (place after them, sense)."""
    best = (at, "")
    k = at
    while k < len(row) and k - at < 6:
        low = row[k].low
        for more, sense in roles().get(low, ()):
            after = k + 1 + len(more)
            if [t.low for t in row[k + 1 : after]] == list(more) and not compound(row, low, after):
                best = (k + 1 + len(more), sense)
                break
        if best[0] > k:
            k = best[0]
            continue
        if (best[0] > at and k > best[0]) or (
            low not in words("filler") and ("-" not in low or len(low) < 4)
        ):
            break
        k += 1
    return best


def compound(row: Sequence[Token], low: str, after: int) -> bool:
    """ "military aid": the word of office only describes the next noun."""
    if low not in _CAUTIOUS or after >= len(row):
        return False
    word = row[after].low
    if word in words("compound"):
        return True
    known = (
        "preposition",
        "boundary",
        "be",
        "have",
        "do",
        "modal",
        "negation",
        "adverb",
        "filler",
        "weekday",
    )
    if word in roles() or word in forms() or any(word in words(k) for k in known):
        return False
    return (
        row[after].text.islower()
        and word.isalpha()
        and not word.endswith(("ed", "ly", "ing"))
        and word not in ("and", "or", "to")
    )
