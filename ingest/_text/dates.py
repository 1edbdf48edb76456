"""Date words of a sentence against the day of issue; without that day they stay words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from actorgraph_ingest._text import tenses
from actorgraph_ingest._text.calendars import DAYS, MONTHS, Anchor, Bounds, fixed
from actorgraph_ingest._text.datewords import GATES, PATTERNS, pattern
from actorgraph_ingest._text.spans import RESOLVE
from actorgraph_ingest._text.tables import table
from actorgraph_ingest._text.types import When


def dates(text: str, start: int, end: int, issued: str) -> list[When]:
    """The dates told between two offsets, left to right, the longer reading first."""
    return [f.when for f in _found(text, start, end, issued) if f.sure]


def date_words(text: str, start: int, end: int, issued: str) -> list[When]:
    """All date words, also those that only describe: "the 2014 agreement"."""
    return [f.when for f in _found(text, start, end, issued)]


@dataclass(frozen=True, slots=True)
class _Found:
    when: When
    kind: str
    sure: bool
    match: re.Match[str]


def _found(text: str, start: int, end: int, issued: str) -> list[_Found]:
    given = date.fromisoformat(issued) if issued else None
    found = list(_called(text, start, end, given))
    line, told = _dateline(text, start, end)
    low = text[start:end].lower()
    shut = {kind for kind, gate in GATES.items() if not gate.search(low)}
    for name, words in PATTERNS:
        kind = name.rstrip("?")
        for match in pattern(words).finditer(text, start, end) if kind not in shut else ():
            if not any(f.when.start < match.end() and match.start() < f.when.end for f in found):
                base = told if told is not None and match.start() >= line else given
                ahead = tenses.ahead(text, start, end, match)
                year = _named(found, text, start, match.start(), ahead)
                gone = kind == "quarter" and tenses.gone(text, start, end, match)
                anchor = Anchor(base, ahead, year, gone=gone)
                found.append(_Found(_when(kind, match, anchor), kind, kind == name, match))
    found.sort(key=lambda f: f.when.start)
    return _tied(text, start, given, [*map(_beside, found, found[1:]), *found[-1:]])


_DATELINE = re.compile(
    r"(?<!\b[oO]n )(?<!\b[bB]y )(?<!\bof )(?<!ince )(?<!ntil )(?<!fter )(?<!fore )(?<!rom )"
    r"(?<!and )(?<!day )(?<!day , )(?<!day, )"
    rf"(?P<month>{'|'.join(m.title() for m in MONTHS)}) "
    r"(?P<day>\d{1,2}) ?, ?(?P<year>(?:19|20)\d{2})\b(?= (?:[-–—]+ )?(?:[A-Z]\w+|A) [\w'’])"
)


def _dateline(text: str, start: int, end: int) -> tuple[int, date | None]:
    """Where a line that dates what follows ends ("Talks fail February 20, 2009 The ..."), and the
    day it tells: it is nearer to the words than the day of the article."""
    match = _DATELINE.search(text, start, end)
    if match is None:
        return 0, None
    bounds = _bounds("day", match, Anchor())
    return match.end(), bounds[0] if bounds is not None else None


def _beside(one: _Found, following: _Found) -> _Found:
    """A weekday before a day of the month is that day: "Sunday, June 18"."""
    gap = following.when.start - one.when.end
    if one.kind != "weekday" or following.kind != "day" or gap > 3:
        return one
    day = following.when
    when = replace(one.when, earliest=day.earliest, latest=day.latest, basis=day.basis)
    return replace(one, when=when)


def _tied(text: str, start: int, base: date | None, found: list[_Found]) -> list[_Found]:
    """With the words that point into the story tied to the date told last, in the sentence or
    not far before it."""
    made: list[_Found] = []
    for one in found:
        if one.kind == "story":
            told = _last(made) or _before(text, start, base)
            one = replace(one, when=_when("story", one.match, Anchor(base, told=told)))
        made.append(one)
    return made


def _last(found: list[_Found]) -> tuple[date, date] | None:
    full = [f.when for f in found if f.when.earliest and f.when.latest and f.kind != "lately"]
    if not full:
        return None
    return date.fromisoformat(full[-1].earliest), date.fromisoformat(full[-1].latest)


def _before(text: str, start: int, base: date | None) -> tuple[date, date] | None:
    behind = max(0, start - 300, text.rfind("\n\n", 0, max(0, start - 2)))
    issued = base.isoformat() if base is not None else ""
    return _last(_found(text, behind, start, issued)) if behind < start else None


_IN = re.compile(r"\b[Ii]n (?P<year>(?:1[5-9]|20)\d\d)\b(?!s)")


def _named(found: list[_Found], text: str, start: int, at: int, ahead: bool) -> int:
    """The year of a full date named just before in the sentence, or the "In 2010" it is of."""
    before = [
        f.when for f in found
        if f.when.end <= at and f.when.basis == "stated"
        and f.when.earliest[:7] == f.when.latest[:7] != ""
    ]  # fmt: skip
    if before:
        return int(max(before, key=lambda w: w.start).earliest[:4])
    years = [] if ahead else _IN.findall(text, start, at)
    return int(years[-1]) if years else 0


def _bounds(kind: str, match: re.Match[str], anchor: Anchor) -> Bounds | None:
    parts = {k.rstrip("_"): v for k, v in match.groupdict().items() if v}
    try:
        return RESOLVE[kind](parts, anchor)
    except (ValueError, OverflowError):  # 31 June; the last century of year 1
        return None


def _when(kind: str, match: re.Match[str], anchor: Anchor) -> When:
    bounds = _bounds(kind, match, anchor)
    first, last = bounds if bounds is not None else (None, None)
    stated = any(match.groupdict().get(k) for k in ("year", "year_", "short", "decade", "century"))
    basis = ""
    if bounds is not None:
        basis = "stated" if stated else "fromIssued"
    return When(
        match.start(), match.end(), match.group(), first.isoformat() if first else "",
        last.isoformat() if last else "", basis,
    )  # fmt: skip


@cache
def _known() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    """The names of times as one pattern, the longer first, and what each one means."""
    rows = {row["name"].lower(): row for row in [*table("periods"), *table("holidays")]}
    names = (re.escape(name) for name in sorted(rows, key=lambda name: -len(name)))
    whole = "|".join(names).replace("'", " ?['’] ?").replace(r"st\ ", r"st\.?\ ")
    return re.compile(rf"\b(?:{whole.lower()})\b"), rows


def _plain(name: str) -> str:
    low = re.sub(" ?['’] ?", "'", name.lower())
    return re.sub(r"\bst\. ", "st ", low)


def _called(text: str, start: int, end: int, base: date | None) -> Iterator[_Found]:
    """Times that have a name: "World War II", and, near the day of issue, "Christmas Day"."""
    pattern, rows = _known()
    low = text[start:end].lower()
    for match in pattern.finditer(low if len(low) == end - start else text[start:end]):
        row, at, stop = rows[_plain(match.group())], start + match.start(), start + match.end()
        if "first" in row:
            when = When(at, stop, text[at:stop], row["first"], row["last"], "stated")
            yield _Found(when, "name", False, match)
        elif base is not None:
            one = fixed(row["day"], base, text[stop : stop + 6]).isoformat()
            when = When(at, stop, text[at:stop], one, one, "fromIssued")
            yield _Found(when, "name", False, match)


def weekday_years(month: int, day: int, weekday: str, until: int) -> Iterator[int]:
    """The years up to `until`, newest first, in which a day of the year fell on that weekday."""
    for year in range(until, until - 30, -1):
        if date(year, month, day).weekday() == DAYS.index(weekday.lower()):
            yield year
