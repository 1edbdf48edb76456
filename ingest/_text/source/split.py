"""Paragraphs, sentences and tokens of a text. Every regular expression here runs in linear time."""

import re
from collections.abc import Iterator

from actorgraph_ingest._text.types import Sentence, Token

LONGEST_SENTENCE = 20_000
_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[^\S\n]*[#>*-] )|(?<=[.!?”\"’)])[^\S\n]*\n")
_LINE = re.compile(r"\n\s*")
WRAPPED = 160  # no text is wrapped at lines so long
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?\b|\w+(?:[-‑'’]\w+)*|''|``|[^\w\s]"
)
_ENDING = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]{0,3}[A-Z0-9])|[.!?…]+[\"”’')\]]*(?=\s*$)")
_CLITIC = re.compile(r"(.+?)(['’]s|n['’]t|['’](?:ve|re|ll|d))$")
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col sgt capt maj adm rep sen gov st no vs jan feb mar apr jun jul aug"
    " sep sept oct nov dec inc ltd co corp u.s u.k u.n e.g i.e a.m p.m brig cmdr hon rev".split()
)
_INITIALS = re.compile(r"[a-z](?:\.[a-z])*")
_NEXT = re.compile(r"[.\s\"“‘'(\[”’)\]]*(\w+)")
# What opens a sentence, and is no surname behind "K.C."
_OPENERS = frozenset(
    "the a an this that these those he she it they we you i in on at for but and or yet however if "
    "when while after before as since his her its their our there then now some many most all both "
    "according although despite meanwhile with from by under what who why how where among during"
    .split()
)  # fmt: skip


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Parted by empty lines; in a text whose lines are not wrapped, by every line end."""
    start = 0
    parting = _LINE if any(len(line) > WRAPPED for line in text.split("\n")) else _PARAGRAPH
    for gap in parting.finditer(text):
        yield from _trimmed(text, start, gap.start())
        start = gap.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Words and marks; a possessive or negative ending is a token of its own."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, at = match.group(), match.start()
        clitic = _CLITIC.match(word) if len(word) < 60 else None
        parts = clitic.groups() if clitic else (word,)
        for part in parts:
            found.append(Token(at, at + len(part), part, part.lower().replace("’", "'")))
            at += len(part)
    return tuple(found)


def sentences(text: str) -> Iterator[Sentence]:
    """Sentences in order; one longer than LONGEST_SENTENCE comes without tokens, unread."""
    for number, (start, end) in enumerate(paragraphs(text)):
        for first, last in _cut(text, start, end):
            short = last - first <= LONGEST_SENTENCE
            yield Sentence(first, last, number, tokens(text, first, last) if short else ())


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _ENDING.finditer(text, start, end):
        if _abbreviated(text, at, stop.start()) and text[stop.start()] == ".":
            continue
        yield from _trimmed(text, at, stop.end())
        at = stop.end()
    yield from _trimmed(text, at, end)


def _abbreviated(text: str, start: int, dot: int) -> bool:
    at = dot
    while at > start and dot - at < 8 and (text[at - 1].isalpha() or text[at - 1] == "."):
        at -= 1
    word = text[at:dot].lower()
    if _INITIALS.fullmatch(word) and word not in (
        "e.g",
        "i.e",
    ):  # "K.C. Smith", "the U.S. Army", but "left the U.S. The talks"
        behind = _NEXT.match(text, dot)
        return behind is not None and behind[1].lower() not in _OPENERS
    return word in _ABBREVIATIONS
