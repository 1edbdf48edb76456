"""Which language a text is in, by the small words it has."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from actorgraph_ingest._text.words.tables import table

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_COMMON = re.compile(r"\b[a-z]{2,5}\b")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
_COMBINED = re.compile(r"[^\W\d_][^\s.,;:!?]*")  # Hindi parts a word with its vowel signs
_SHARED = frozenset(("in", "on", "to", "was"))  # words of other languages too
READ = 6_000
UNSURE = "und"


@dataclass(frozen=True, slots=True)
class _Language:
    script: str
    letters: frozenset[str]
    words: frozenset[str]
    weak: frozenset[str]


def language_of(stated: str, text: str) -> str:
    """A tag of BCP 47: the stated one, else by the words; "" where there are too few to tell,
    `und` where it is certainly not English, and none or several of those known."""
    if _TAG.fullmatch(stated):
        return stated.lower()
    text = unicodedata.normalize("NFC", text[:READ])
    script = _script(text)
    if script in ("LATIN", ""):
        return _latin(text) or _english(text)
    told = Counter(_COMBINED.findall(text.lower()))
    near = {code: one for code, one in _known().items() if one.script == script}
    near = {code: one for code, one in near.items() if not one.letters.isdisjoint(text)} or near
    counts = {code: _count(told, one.words) + (not one.words) for code, one in near.items()}
    best = max(counts, key=counts.__getitem__, default="")
    return best if counts.get(best) else UNSURE


def _english(text: str) -> str:
    found = _COMMON.findall(text)
    common = sum(word in _known()["en"].words for word in found)
    return "en" if common >= 3 and common * 12 >= len(found) else ""


def _latin(text: str) -> str:
    """A language other than English: more of its small words than of English ones, two at least,
    or one with two weak ones. A word with an accent that is written small is no English one."""
    words = _WORD.findall(text)
    small = [*(word.lower() for word in words[:1]), *(word for word in words[1:] if word.islower())]
    told, english = Counter(small), _known()["en"]
    rival = _count(told, (english.words | english.weak) - _SHARED)
    foreign = [word for word in told if not word.isascii()]
    accents = sum(told[word] for word in foreign)
    counts: dict[str, int] = {}
    for code, one in _known().items():
        sure, weak = _count(told, one.words), _count(told, one.weak)
        strong = sure + sum(told[w] for w in foreign if w not in one.words)
        if code != "en" and one.script == "LATIN" and (strong > 1 or (strong and weak > 1)):
            counts[code] = 2 * sure + weak
    most = max(counts.values(), default=0)
    enough = accents + most > 2 * max(rival, 1) and (accents + most) * 10 >= len(small)
    best = [code for code, count in counts.items() if count == most]
    return "" if not (best and enough) else best[0] if len(best) == 1 else UNSURE


def _count(told: Counter[str], words: frozenset[str]) -> int:
    return sum(told[word] for word in words)


def _script(text: str) -> str:
    """The script of most letters, as Unicode names them. Japanese is told by its own letters,
    however few beside the Chinese ones."""
    told: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if letter.isalpha():
            told[unicodedata.name(letter, "?").split()[0].split("-")[0]] += count
    if told["HIRAGANA"] + told["KATAKANA"] > told.total() / 10:
        return "HIRAGANA"
    return next((script for script, _ in told.most_common(1)), "")


@cache
def _known() -> dict[str, _Language]:
    return {
        row["language"]: _Language(
            row["script"],
            frozenset(row["letters"]),
            frozenset(row["words"].split()),
            frozenset(row["weak"].split()),
        )
        for row in table("languages")
    }
