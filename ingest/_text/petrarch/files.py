"""Dictionaries in PETRARCH's formats: actors, agents, verbs and discards of a user.

names = actors(text)      # NAME_OF_ACTOR [CODE], synonyms "+NAME", codes with dates
people = agents(text)     # WORD {PLURAL} [~CODE] or [CODE~], !SET! = A, B
deeds = verbs(text)       # --- BLOCK [code] ---, VERB {FORMS}, "- words * words [code]", &SYNSET
left_out = discards(text) # phrases that keep a sentence (or, with "+", a story) uncoded

In a name "_" asks for the very next word; a blank lets others of the noun phrase stand between.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from actorgraph_ingest._text.source.split import tokens

_COMMENT = re.compile(r"<!?\s*--.*?-->", re.DOTALL)
_CODE = re.compile(r"\[([^\]]*)\]")
_DATED = re.compile(r"^(?P<code>\S*)\s*(?P<sign>[<>])\s*(?P<day>\d{6,8})$")
_SPAN = re.compile(r"^(?P<code>\S+)\s+(?P<first>\d{6,8})\s*-\s*(?P<last>\d{6,8})$")
_DOTTED = re.compile(r"(?:^|[\s_])(?:[A-Z]\.)+[A-Z]\.?$", re.IGNORECASE)
_NOTHING = re.compile(r"(?!)")
Words = tuple[str, ...]
LOOSE = ""  # between two words of a name: others may stand there
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


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb as it is listed: with the words behind it, the forms given, its code, its block."""

    words: Words
    forms: Words
    code: str
    block: int


@dataclass(slots=True)
class Verbs:
    """Forms of verbs -> (words before, words behind, code, block); patterns by block."""

    entries: list[Verb] = field(default_factory=list)

    forms: dict[str, list[tuple[Words, Words, str, int]]] = field(default_factory=dict)
    patterns: dict[int, list[Pattern]] = field(default_factory=dict)


def _lines(text: str) -> Iterator[str]:
    for line in _COMMENT.sub("", text).splitlines():
        bare = re.split("[#;]", line, maxsplit=1)[0].rstrip()
        if bare.strip() and not bare.lstrip().startswith("<!"):
            yield bare


def _words(name: str) -> Words:
    return tuple(word for word in name_words(name) if word != LOOSE)


def name_words(name: str) -> Words:
    """The words of a name, cut as those of a text are, with what a blank between them allows."""
    found: list[str] = []
    glued = True
    for part in name.upper().split():
        own = [w for w in part.split("_") if w]
        own = [cut for w in own for cut in _cut(w)]
        found += [LOOSE, *own] if found and own and not glued else own
        glued = part.endswith("_")
    return tuple(found)


def _day(digits: str) -> str:
    """Years of two digits are of this century up to 30, as the format has it."""
    full = digits if len(digits) == 8 else ("20" if digits[:2] <= "30" else "19") + digits
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
        if "---STOP---" in line:
            break
        name = line.split("[")[0].strip()
        codes = [_code(c) for c in _CODE.findall(line)]
        if name.startswith("+") and groups:
            groups[-1][0].extend(_spellings(name[1:]))
        elif name:
            groups.append((list(_spellings(name)), []))
        if groups:
            groups[-1][1].extend(codes)
    return _by_first((name, codes) for names, codes in groups for name in names)


def _cut(word: str) -> Iterator[str]:
    if word.isalpha():
        yield word
    else:
        yield from (t.text.replace("’", "'") for t in tokens(word, 0, len(word)))


def _spellings(name: str) -> Iterator[Words]:
    """An abbreviation is known with and without its last dot."""
    yield name_words(name)
    bare = name.strip(" _")
    if _DOTTED.search(bare):
        yield name_words(bare[:-1] if bare.endswith(".") else bare + ".")


def _by_first(pairs: Iterable[tuple[Words, T]]) -> dict[str, list[tuple[Words, T]]]:
    found: dict[str, list[tuple[Words, T]]] = {}
    for name, value in pairs:
        if name:
            found.setdefault(name[0], []).append((name, value))
    for rows in found.values():
        rows.sort(key=lambda row: -sum(map(bool, row[0])))
    return found


def agents(text: str) -> dict[str, list[tuple[Words, str]]]:
    """Nouns of people, with their plurals, and the code each adds: "~GOV" or "NGO~"."""
    sets: dict[str, list[str]] = {}
    pairs: list[tuple[Words, str]] = []
    for line in _lines(text):
        if line.startswith("!") and "=" in line:
            name, _, members = line.partition("=")
            sets[name.strip().upper()] = [m.strip() for m in members.split(",")]
            continue
        codes = _CODE.findall(line)
        if not codes:
            continue
        names = _spelled(line.split("[")[0], sets)
        pairs.extend((name_words(name), codes[0].strip()) for name in names)
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
        yield plural_of(name)


def plural_of(name: str) -> str:
    if name.endswith("Y"):
        return name[:-1] + "IES"
    return name + ("ES" if name.endswith("SS") else "S")


@dataclass(frozen=True, slots=True)
class Discards:
    """What is not coded: whole stories, and single sentences, that hold one of these."""

    stories: re.Pattern[str] = _NOTHING
    sentences: re.Pattern[str] = _NOTHING


def discards(text: str) -> Discards:
    """A phrase that ends with "_" must end where a word does; others are stems."""
    rows = [line.strip() for line in _lines(text)]
    return Discards(
        _any_of([row[1:] for row in rows if row.startswith("+")]),
        _any_of([row for row in rows if not row.startswith("+")]),
    )


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """What the files of one folder hold."""

    actors: dict[str, list[tuple[Words, list[Code]]]]
    agents: dict[str, list[tuple[Words, str]]]
    verbs: Verbs
    discards: Discards


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    made = [
        r"\s+".join(map(re.escape, _words(phrase))) + (r"(?!\w)" if phrase.endswith("_") else "")
        for phrase in phrases
        if _words(phrase)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(made)})", re.IGNORECASE) if made else _NOTHING
