"""Persons of the tables under another spelling of their name: "Mohamed el-Baradei", "Aso Taro"."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from actorgraph_ingest._text.actors.lexicon import EAST_ASIAN, Entry
from actorgraph_ingest._text.types import Token

_ARTICLES = frozenset("al el an as ar at ash bin ibn bint ul ur ud".split())
_JOINING = _ARTICLES | frozenset("de da do dos del la van von der den di du abu ben".split())
_SURNAME_FIRST = EAST_ASIAN | frozenset(("wd-Q17", "wd-Q28"))
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ə": "a", "ß": "ss", "æ": "ae",
                          "ð": "d", "þ": "th", "’": "", "'": "", "ʻ": "", ".": " "})  # fmt: skip
# What alphabets and clerks write in several ways, brought to one.
_SOUNDS = tuple((re.compile(a), b) for a, b in (
    (r"sch", "sh"), (r"kh", "h"), (r"[gdt]h", lambda m: m[0][0]), (r"ph", "f"), (r"ck", "k"),
    (r"c(?!h)", "k"), (r"q", "k"), (r"w", "v"), (r"dj|dzh|zh", "j"), (r"tch", "ch"),
    (r"ou|oo|ow|ue", "u"), (r"oe", "o"), (r"ae", "a"),
    (r"(?:ai|ay|ei|ey|ee|ie|iy|yi|ij|yy|y)", "i"), (r"(?<=.)e", "a"), (r"o", "u"),
    (r"(.)\1+", r"\1"), (r"(?<=a)h$", ""),
))  # fmt: skip
_LEAST = 7  # letters of a name that is told from others by its sound
_MOST = 6  # parts of a name
_FEW = 3  # bearers of a surname that a part of the name still tells apart

People = Mapping[str, Entry | None]


@lru_cache(maxsize=50_000)
def sounds(word: str) -> tuple[str, ...]:
    """The parts of one written word of a name, each by its sound; articles are not heard."""
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(_sound(p) for p in re.split(r"[\s-]+", plain) if p and p not in _ARTICLES)


def _sound(part: str) -> str:
    for pattern, one in _SOUNDS:
        part = pattern.sub(one, part)
    return part


def people(persons: Iterable[tuple[str, Entry]]) -> People:
    """The look-up of `alike`: a name by its sound, None where two persons share it."""
    whole: dict[str, Entry | None] = {}
    short: dict[str, Entry | None] = {}
    last: dict[str, set[str]] = {}
    rows = [(_parts(name.split()), entry) for name, entry in persons]
    for parts, entry in rows:
        last.setdefault(parts[-1] if parts else "", set()).add(entry.id)
    for parts, entry in rows:
        if len(parts) < 2:
            continue
        _add(whole, "".join(parts), entry)
        if entry.country in _SURNAME_FIRST:
            _add(short, "".join((*parts[1:], parts[0])), entry)
            _add(short, "".join((parts[-1], *parts[:-1])), entry)
        elif len(last[parts[-1]]) <= _FEW:
            _add(short, _ends(parts), entry)
            if len(parts) > 2:
                _add(short, "".join(parts[1:]), entry)
                _add(short, parts[0] + parts[-1], entry)
    return {**short, **whole}


def _add(found: dict[str, Entry | None], key: str, entry: Entry) -> None:
    known = found.setdefault(key, entry) if len(key.strip("+")) >= _LEAST else entry
    if known is None or known.id != entry.id:
        found[key] = None


def _ends(parts: Sequence[str]) -> str:
    """The first and the last part: what a name with more between them is looked up by."""
    return f"{parts[0]}+{parts[-1]}"


def _parts(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(part for name in names for part in sounds(name))


def alike(row: Sequence[Token], at: int, known: People) -> tuple[int, tuple[Entry, ...]]:
    """How many tokens from `at` are the name of a known person in another spelling."""
    last = _run(row, at)
    for end in range(last, at + 1, -1):
        parts = _parts([t.text for t in row[at:end]])
        if len(parts) < (2 if end == last else 3):
            break  # "Ellen Johnson", of three words, is nobody
        found = known.get("".join(parts)) or known.get("".join(p for p in parts if len(p) > 1))
        if found is None and len(parts) > 2 and end == last:
            found = known.get(_ends(parts))
        if found is not None:
            return end - at, (found,)
    return 0, ()


def _run(row: Sequence[Token], at: int) -> int:
    """Where the words of a name end that begins at a place."""
    last = k = at
    while k < len(row) and k - at < _MOST:
        text = row[k].text
        if text[:1].isupper() and text[-1:].isalpha():
            last = k + 1
        elif text == "." and k > at and len(row[k - 1].text) == 1:
            pass
        elif not (k > at and (row[k].low in _JOINING or row[k].low[:3] in ("al-", "el-"))):
            break
        else:
            last = k + 1 if "-" in text else last
        k += 1
    return last
