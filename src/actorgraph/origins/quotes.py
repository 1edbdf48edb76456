"""Which spans of a text stand inside quotation marks.

A pairing machine over straight and curly marks, paragraph by paragraph. A quote that a paragraph
leaves open ends with it; where the next paragraph closes what it never opened, the quote went on.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

Span = tuple[int, int]

_CLOSERS = {
    '"': '"', "“": "”\"", "„": "“”\"", "‟": "”\"", "«": "»", "»": "«", "”": "”",
    "「": "」", "『": "』",
}  # fmt: skip
_MARK = re.compile("[\"“”„‟«»「」『』'‘’‹›]")
_SINGLE_CLOSERS = {"'": "'’", "‘": "’'", "‹": "›", "›": "‹"}
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*|\u2029")
_LINE = re.compile(r"\n+")


class _Scan(NamedTuple):
    spans: list[Span]
    unclosed: bool


def quoted_spans(text: str) -> list[Span]:
    """Quotes with their marks, as (start, end) in code points, in the order of the text."""
    spans: list[Span] = []
    carried = False
    for start, end in _paragraphs(text):
        found, carried = _scan(text, start, end, carried)
        spans += found
    return spans


def _paragraphs(text: str) -> Iterator[Span]:
    """Blank lines part paragraphs; where there are none, every line break does."""
    break_ = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE
    start = 0
    for match in break_.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _scan(text: str, start: int, end: int, carried: bool) -> _Scan:
    spans: list[Span] = []
    at, first = start, carried
    while (match := _MARK.search(text, at, end)) is not None:
        place, mark = match.start(), match[0]
        at = place + 1
        if mark in _SINGLE_CLOSERS or mark == "’":
            if (stop := _single_quote(text, place, end)) is not None:
                spans.append((place, stop))
                at = stop
            continue
        if not _opens(text, place, end):
            if first:
                spans = [(start, at)]
            first = False
            continue
        first = False
        stop = _closer(text, place, end)
        if stop is None:
            return _Scan([*spans, (place, end)], True)
        spans.append((place, stop))
        at = stop
    return _Scan(spans, False)


def _opens(text: str, place: int, end: int) -> bool:
    """Whether a mark outside any quote starts one, by its kind and by what stands around it."""
    mark = text[place]
    after = text[place + 1] if place + 1 < end else " "
    before = text[place - 1] if place else " "
    if mark in "“„‟「『":
        return True
    if mark in "」』":
        return False
    # A mark that leans on the word before it ends something that was never begun.
    return not after.isspace() and not (_leans(before) and not after.isalnum())


def _leans(before: str) -> bool:
    return not before.isspace() and before not in "([{—–-"


def _closer(text: str, place: int, end: int) -> int | None:
    closers = _CLOSERS[text[place]]
    for match in _MARK.finditer(text, place + 1, end):
        if match[0] in closers:
            return match.end()
    return None


def _single_quote(text: str, place: int, end: int) -> int | None:
    """The end of a quote in single marks, None where the mark is an apostrophe."""
    mark = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < end else " "
    if mark == "’" or before.isalnum() or not after.isalpha():
        return None
    for match in _MARK.finditer(text, place + 1, end):
        if match[0] not in _SINGLE_CLOSERS[mark]:
            continue
        following = text[match.end()] if match.end() < end else " "
        if not following.isalnum():
            return match.end()
    return None
