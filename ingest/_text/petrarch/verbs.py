"""The verb dictionary of PETRARCH: forms, synonym sets, patterns."""

import re
from collections.abc import Iterator

from actorgraph_ingest._text.petrarch.files import (
    _CODE,
    Pattern,
    Verb,
    Verbs,
    Words,
    _lines,
    _words,
    name_words,
)

_BRACKETS = str.maketrans("{}()", "    ")  # noun phrases and prepositional ones of PETRARCH 2
_HEADER = re.compile(r"^---\s*(.*?)\s*((?:\[[^\]]*\]\s*)*)---\s*$")
Synsets = dict[str, list[Words]]


def verbs(text: str) -> Verbs:
    """Blocks of verbs that share patterns; a pattern without a code of its own has the block's."""
    made, synsets = Verbs(), _synsets(text)
    code, block, current = "", 0, ""
    for line in _lines(text):
        bare = line.strip()
        if header := _HEADER.match(bare):
            codes = _CODE.findall(header[2])
            code, block, current = ":".join(codes[:1]), block + 1, ""
            made.patterns[block] = []
        elif bare.startswith("&"):
            current = bare.split()[0]
        elif bare.startswith("-"):
            if block and (pattern := _pattern(bare[1:], code, synsets)) is not None:
                made.patterns[block].append(pattern)
        elif bare.startswith("~") or not block:
            current = ""  # how one verb changes what another tells: not read
        elif not (current and bare.startswith("+")):
            current = ""
            _verb(made, bare, code, block)
    for rows in made.patterns.values():
        rows.sort(key=lambda p: -p.size)
    return made


def _synsets(text: str) -> Synsets:
    """The members of each set. A label that ends with "_" says that none has a plural."""
    raw: dict[str, list[str]] = {}
    current, fixed = "", False
    for line in _lines(text):
        bare = line.strip()
        if bare.startswith("&"):
            label = bare.split()[0]
            current, fixed = label.strip("_"), label.endswith("_")
            raw[current] = []
        elif current and bare.startswith("+"):
            member = bare[1:].strip()
            raw[current].append(member + "_" if fixed and not member.endswith("_") else member)
        else:
            current = ""
    return {name: list(_members(name, raw, 0)) for name in raw}


def _members(name: str, raw: dict[str, list[str]], depth: int) -> Iterator[Words]:
    """The words of a set; a set may hold another. Nouns may stand in the plural."""
    for member in raw.get(name, ()):
        if member.startswith("&"):
            if depth < 5:
                yield from _members(member.strip("_"), raw, depth + 1)
            continue
        own = _words(member)
        yield own
        if own and own[-1].isalpha() and not member.endswith("_"):
            yield (*own[:-1], own[-1][:-1] + "IES" if own[-1].endswith("Y") else own[-1] + "S")
            if own[-1].endswith("S"):
                yield (*own[:-1], own[-1] + "ES")


def _verb(made: Verbs, line: str, code: str, block: int) -> None:
    """ "VERB {FORMS} [code]"; in "KLM_+RST" the marked word is the verb, the others stand by."""
    codes = _CODE.findall(line)
    name, _, given = line.split("[")[0].partition("{")
    if len(name.split()) > 1 and "+" not in name:  # "LASH OUT" is "+LASH_OUT"
        name = "+" + "_".join(name.split())
    own = ":".join(codes[:1]) or code
    listed = given.split("}")[0].split()
    words, given_forms = name_words(name.replace("+", "")), tuple(f.upper() for f in listed)
    if "_+" not in name:
        made.entries.append(Verb(words, given_forms, own, block))
    for form in [name.strip(), *(listed or _forms(name.strip()))]:
        parts = [p for p in form.strip("_").split("_") if p]
        at = next((n for n, p in enumerate(parts) if p.startswith("+")), 0)
        if not parts:
            continue
        head = parts[at].lstrip("+").upper()
        before = tuple(p.upper() for p in parts[:at])
        behind = tuple(p.upper() for p in parts[at + 1 :])
        made.forms.setdefault(head, []).append((before, behind, own, block))


def _forms(name: str) -> Iterator[str]:
    """The regular forms of a verb, the marked word inflected."""
    parts = [part for part in name.split("_") if part] or [""]
    at = next((n for n, p in enumerate(parts) if p.startswith("+")), 0)
    word = parts[at]
    stem = word[:-1] if word.endswith("E") else word
    ends = [word + "S", stem + "ED", stem + "ING"]
    if word.endswith("Y") and word[-2:-1] not in "AEIOU":
        ends = [word[:-1] + "IES", word[:-1] + "IED", word + "ING"]
    elif word.endswith(("S", "X", "CH", "SH", "Z")):
        ends[0] = word + "ES"
    for end in ends:
        yield "_".join([*parts[:at], end, *parts[at + 1 :]])


def _pattern(line: str, code: str, synsets: Synsets) -> Pattern | None:
    """None for one that asks for a set that there is not."""
    codes = _CODE.findall(line)
    written = line.split("[")[0].translate(_BRACKETS).strip()
    if any(name not in synsets for name in re.findall(r"&[^\s_*]+", written)):
        return None
    left, _, right = written.partition("*")
    return Pattern(
        tuple(_steps(left, synsets, backwards=True)),
        tuple(_steps(right, synsets, backwards=False)),
        ":".join(codes[:1]) or code,
    )


def _steps(
    words: str, synsets: Synsets, backwards: bool
) -> Iterator[tuple[frozenset[Words], bool]]:
    """The words of one side, nearest to the verb first; "_" binds a word to the next."""
    tokens = re.findall(r"_|[^\s_]+", words.replace("_ ", " ").replace(" _", "_"))
    if backwards:
        tokens.reverse()
    bound = False
    for token in tokens:
        if token == "_":
            bound = True
            continue
        kinds = synsets.get(token.strip("_"), [(token.upper(),)])
        yield frozenset(kinds), bound
        bound = False
