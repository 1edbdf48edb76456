"""The year of words that name none: told before in the sentence, or in the story before it."""

import re
from collections.abc import Sequence
from datetime import date

from actorgraph_ingest._text.times.calendars import MONTHS
from actorgraph_ingest._text.types import When

_IN = re.compile(r"\b[Ii]n (?P<year>(?:1[5-9]|20)\d\d)\b(?!s)")
_CUT = re.compile(r"[.;?!] | (?:but|now) ")


def named(
    whens: Sequence[When], text: str, start: int, at: int, ahead: bool, base: date | None
) -> int:
    """The year of a full date named just before in the sentence, or the "In 2010" it is of. What
    is to come is of no year gone by."""
    before = [
        w for w in whens
        if w.end <= at and w.basis == "stated" and w.earliest[:7] == w.latest[:7] != ""
    ]  # fmt: skip
    year = int(max(before, key=lambda w: w.start).earliest[:4]) if before else 0
    if not before and (years := list(_IN.finditer(text, start, at))):
        year = 0 if _CUT.search(text, years[-1].end(), at) else int(years[-1]["year"])
    return 0 if ahead and base is not None and year < base.year else year


_NOW = frozenset("weekday near span lately ago shifted within next weekend".split())


def told(before: Sequence[tuple[str, When]]) -> When | None:
    """The date of a known year that the story before stands at; None where words that look from
    the day of issue ("on Monday") have come since."""
    for kind, when in reversed(before):
        if kind in _NOW and when.basis:
            return None
        if when.basis == "stated" and when.earliest[:4] == when.latest[:4] != "":
            return when
    return None


_FAR = 50  # a bare year so far back is the story's


def carried(when: When, month: int, gone: bool, base: date | None) -> int:
    """The year of a month that comes up after a date, 0 where it may well be of another: news
    (there is a day of issue) gives years as a background to what is of its own year."""
    year, fine = int(when.earliest[:4]), when.earliest[:7] == when.latest[:7]
    if base is not None and (not gone or base.year - year < (2 if fine else _FAR)):
        return 0
    return year + (fine and month < int(when.latest[5:7]))


_DATELINE = re.compile(
    r"(?<!\b[oO]n )(?<!\b[bB]y )(?<!\bof )(?<!ince )(?<!ntil )(?<!fter )(?<!fore )(?<!rom )"
    r"(?<!and )(?<!day )(?<!day , )(?<!day, )"
    rf"(?P<month>{'|'.join(m.title() for m in MONTHS)}) "
    r"(?P<day>\d{1,2}) ?, ?(?P<year>(?:19|20)\d{2})\b(?= (?:[-–—]+ )?(?:[A-Z]\w+|A) [\w'’])"
)


def dateline(text: str, start: int, end: int) -> tuple[int, dict[str, str]]:
    """Where a line that dates what follows ends ("Talks fail February 20, 2009 The ..."), and the
    parts of the day it tells: it is nearer to the words than the day of the article."""
    match = _DATELINE.search(text, start, end)
    return (match.end(), match.groupdict()) if match is not None else (0, {})
