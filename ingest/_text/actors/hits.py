"""Names of the gazetteer in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from actorgraph_ingest import _reference
from actorgraph_ingest._text.actors.bearers import bearer, ranked
from actorgraph_ingest._text.actors.lexicon import Entry
from actorgraph_ingest._text.actors.likeness import alike
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.namesakes import fitting, namesake
from actorgraph_ingest._text.actors.titles import told_by
from actorgraph_ingest._text.types import Token
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.verbs import forms


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
    if not (row[at].text[:1].isupper() or row[at].text[:1].isdigit()) and row[at].text[:3] not in (
        "al-", "el-", "ex-",
    ):  # fmt: skip
        return None
    size, entries = memory.lexicon.find(row, at)
    if size > 1 and compound(row, row[at + size - 1].low, at + size):
        size, entries = memory.lexicon.find(row, at, size - 1)
    own = _introduced(row[at].text.replace("’", "'"), memory)
    own = fitting(own, told_by(row, at), memory) if own else own
    if own and size <= 1 and not (entries and own[0].sense == "surname" and _placed(row, at)):
        return Hit(at, at + 1, own)
    if not entries:
        size, entries = _otherwise(row, at, memory)
    if entries and _dated(entries, memory):
        return Hit(at, at + size, _dated(entries, memory))
    return None


def _placed(row: Sequence[Token], at: int) -> bool:
    """Whether a name stands where one of a place does: "in Paris", though Ann Paris spoke."""
    return at > 0 and row[at - 1].low in ("in", "at", "near", "outside")


def _introduced(word: str, memory: Memory) -> tuple[Entry, ...]:
    """What a name means that this text has given; "Al-Maliki" opens a sentence for "al-Maliki"."""
    found = memory.aliases.get(word, ())
    if not found and word[:3] in ("Al-", "El-"):
        found = memory.aliases.get(word[:1].lower() + word[1:], ())
    return found


def _otherwise(row: Sequence[Token], at: int, memory: Memory) -> tuple[int, tuple[Entry, ...]]:
    """A name in capitals ("TEHRAN"), or before "-based", "-led": where a body sits, or who leads
    it, is its country."""
    token = row[at]
    name, hyphen, rest = token.text.partition("-")
    if name == "ex" and rest[:1].isupper():
        size, entries = memory.lexicon.find([replace(token, text=rest)], 0)
        return size, tuple(e for e in entries if e.sense == "adjective")
    if hyphen and rest in ("based", "led", "owned", "flagged"):
        size, entries = memory.lexicon.find([replace(token, text=name)], 0)
        entries = tuple(e for e in entries if e.kind in ("State", "Place"))
        return size, tuple(replace(e, sense="adjective", kind="State", id=e.country or e.id)
                           for e in entries)  # fmt: skip
    leader = memory.lexicon.leader(token.text, memory.issued) if _lone(row, at) else None
    if leader is not None and _meant(leader, memory):
        other = namesake(leader, token.text, told_by(row, at), memory)
        return (1, (other,)) if other is not None else (1, (replace(leader, start="", end=""),))
    if token.text.isupper() and len(token.text) > 3 and token.text.isalpha():
        loud = replace(token, text=token.text.title())
        size, entries = memory.lexicon.find([loud, *row[at + 1 : at + 5]], 0)
        if size > 1 or len(token.text) > 4:
            return size, entries  # "YASSER Arafat said", "TEHRAN"
    one = bearer(token.text, "", memory) if ranked(row, at) and _lone(row, at) else None
    if one is not None and _meant(one, memory):
        return 1, (one,)
    return alike(row, at, memory.lexicon.people)


def _meant(leader: Entry, memory: Memory) -> bool:
    """Whether a text names what a leader leads, or is too short to: a surname has many bearers."""
    if leader.id in memory.told or len(memory.text) < _SHORT:
        return True
    names = (leader.country and homes().get(leader.country)) or ()
    if any(name in memory.text for name in names):
        memory.told.add(leader.id)
        return True
    return False


_SHORT = 400


@cache
def homes() -> dict[str, tuple[str, ...]]:
    """State -> its names, its adjectives, its capital."""
    found: dict[str, list[str]] = {}
    for row in _reference.names().iter_rows(named=True):
        home = row["country"] if row["role"] == "capital" else row["id"]
        if row["kind"] in ("State", "Place") and len(str(row["name"])) > 1:
            found.setdefault(str(home or ""), []).append(str(row["name"]))
    return {home: tuple(names) for home, names in found.items()}


def _dated(entries: Sequence[Entry], memory: Memory) -> tuple[Entry, ...]:
    """The meanings valid on the document's day; without a day, all."""
    day = memory.issued
    valid = [
        e
        for e in entries
        if not day or ((not e.start or e.start <= day) and (not e.end or e.end >= day))
    ]
    return tuple(valid or entries)


def _lone(row: Sequence[Token], at: int) -> bool:
    """Whether no other name stands beside: "Putin said", not "Eric Trump", "Trump Tower"."""
    before = row[at - 1] if at else None
    after = row[at + 1] if at + 1 < len(row) else None
    if after is not None and after.text.istitle() and after.text.isalpha():
        return False
    if before is not None and before.text[:1].isupper() and before.text[-1] == ".":
        return False  # "K.C. Maurer"
    if before is None or not before.text[:1].isupper() or not before.text.isalpha():
        return True
    return before.low in roles() or common(before.low) or ranked(row, at)


def common(low: str) -> bool:
    """Whether a word may only begin a sentence with its capital."""
    groups = ("preposition", "boundary", "adverb", "determiner", "be", "have", "do", "modal")
    opens = low.endswith("ly") or low in ("and", "but", "when", "top")
    return opens or any(low in words(g) for g in groups)


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
