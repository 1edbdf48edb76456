"""Dictionaries in PETRARCH's formats: actors, agents, verbs and discards of a user.

names = actors(text)      # NAME_OF_ACTOR [CODE], synonyms "+NAME", codes with dates
people = agents(text)     # WORD {PLURAL} [~CODE] or [CODE~], !SET! = A, B
deeds = verbs(text)       # --- BLOCK [code] ---, VERB {FORMS}, "- words * words [code]", &SYNSET
words = discards(text)    # phrases that keep a sentence (or, with "+", a story) uncoded
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

_COMMENT = re.compile(r"<!?\s*--.*?-->", re.DOTALL)
_CODE = re.compile(r"\[([^\]]*)\]")
_DATED = re.compile(r"^(?P<code>\S*)\s*(?P<sign>[<>])\s*(?P<day>\d{6,8})$")
_SPAN = re.compile(r"^(?P<code>\S+)\s+(?P<first>\d{6,8})\s*-\s*(?P<last>\d{6,8})$")
Words = tuple[str, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Code:
    """A code with the days it is valid on; one without days is the default."""

    code: str
    first: str = ""
    last: str = ""

    @property
    def dated(self) -> bool:
        return bool(self.first or self.last)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words before and behind a verb. A step is the words it may be, and whether it must stand
    right beside the step before it, on the verb's side."""

    before: tuple[tuple[frozenset[Words], bool], ...]  # the nearest to the verb first
    behind: tuple[tuple[frozenset[Words], bool], ...]
    code: str

    @property
    def size(self) -> int:
        return len(self.before) + len(self.behind)


@dataclass(slots=True)
class Verbs:
    """Forms of verbs -> (words before, words behind, code, block); patterns by block."""

    forms: dict[str, list[tuple[Words, Words, str, int]]] = field(default_factory=dict)
    patterns: dict[int, list[Pattern]] = field(default_factory=dict)


def _lines(text: str) -> Iterator[str]:
    for line in _COMMENT.sub("", text).splitlines():
        bare = line.split("#")[0].rstrip()
        if bare.strip() and not bare.lstrip().startswith("<!"):
            yield bare


def _words(name: str) -> Words:
    return tuple(w for w in re.split(r"[_\s]+", name.strip().upper()) if w)


def _day(digits: str) -> str:
    full = digits if len(digits) == 8 else f"19{digits}"
    return f"{full[:4]}-{full[4:6]}-{full[6:]}"


def _code(written: str) -> Code:
    written = written.strip()
    if one := _DATED.match(written):
        day = _day(one["day"])
        return Code(one["code"], "", day) if one["sign"] == "<" else Code(one["code"], day)
    if span := _SPAN.match(written):
        return Code(span["code"], _day(span["first"]), _day(span["last"]))
    return Code(written)


def actors(text: str) -> dict[str, list[tuple[Words, list[Code]]]]:
    """Names by their first word, the longest first, with their codes."""
    groups: list[tuple[list[Words], list[Code]]] = []
    for line in _lines(text):
        name = line.split("[")[0].strip()
        codes = [_code(c) for c in _CODE.findall(line)]
        if name.startswith("+") and groups:
            groups[-1][0].append(_words(name[1:]))
        elif name:
            groups.append(([_words(name)], []))
        if groups:
            groups[-1][1].extend(codes)
    return _by_first((name, codes) for names, codes in groups for name in names)


def _by_first(pairs: Iterable[tuple[Words, T]]) -> dict[str, list[tuple[Words, T]]]:
    found: dict[str, list[tuple[Words, T]]] = {}
    for name, value in pairs:
        if name:
            found.setdefault(name[0], []).append((name, value))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def agents(text: str) -> dict[str, list[tuple[Words, str]]]:
    """Nouns of people, with their plurals, and the code each adds: "~GOV" or "NGO~"."""
    sets: dict[str, list[str]] = {}
    pairs: list[tuple[Words, str]] = []
    for line in _lines(text):
        if line.startswith("!") and "=" in line:
            name, members = line.split("=")
            sets[name.strip()] = [m.strip() for m in members.split(",")]
            continue
        codes = _CODE.findall(line)
        if not codes:
            continue
        names = _spelled(line.split("[")[0], sets)
        pairs.extend((_words(name), codes[0].strip()) for name in names)
    return _by_first(pairs)


def _spelled(entry: str, sets: dict[str, list[str]]) -> Iterator[str]:
    name, _, plural = entry.partition("{")
    name = name.strip().upper()
    mark = next((s for s in sets if s in name), "")
    if mark:
        yield from (name.replace(mark, member) for member in sets[mark])
        return
    yield name
    if "{" in entry:
        given = plural.split("}")[0].strip()
        yield from ([given] if given else [])
    else:
        yield name[:-1] + "IES" if name.endswith("Y") else name + "S"


def discards(text: str) -> list[Words]:
    return [_words(line.strip().lstrip("+")) for line in _lines(text)]
