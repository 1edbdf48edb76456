"""Date words of a sentence against the day of issue; without that day they stay words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from actorgraph_ingest._text.times import nodates, tenses
from actorgraph_ingest._text.times.calendars import DAYS, MONTHS, Anchor, Bounds, Parts
from actorgraph_ingest._text.times.datewords import GATES, PATTERNS, pattern
from actorgraph_ingest._text.times.spans import RESOLVE
from actorgraph_ingest._text.times.timenames import called
from actorgraph_ingest._text.times.writtendates import FURTHER
from actorgraph_ingest._text.types import When


def dates(text: str, start: int, end: int, issued: str) -> list[When]:
    """The dates told between two offsets, left to right, the longer reading first."""
    return [f.when for f in _found(text, start, end, issued) if f.sure]


def date_words(text: str, start: int, end: int, issued: str) -> list[When]:
    """All date words, also those that only describe: "the 2014 agreement"."""
    return [f.when for f in _found(text, start, end, issued)]


@dataclass(frozen=True, slots=True)
class _Spot:
    """Words that tell a date, not yet read."""

    kind: str
    sure: bool
    match: re.Match[str]
    parts: Parts
    start: int


@dataclass(frozen=True, slots=True)
class _Found:
    when: When
    kind: str
    sure: bool
    parts: Parts
    gone: bool = False


def _found(text: str, start: int, end: int, issued: str) -> list[_Found]:
    given = date.fromisoformat(issued) if issued else None
    found = [_Found(when, "name", False, {}) for when in called(text, start, end, given)]
    line, told = _dateline(text, start, end)
    for spot in _spots(text, start, end, [(f.when.start, f.when.end) for f in found]):
        match, at = spot.match, spot.match.start()
        base = told if told is not None and at >= line else given
        ahead = tenses.ahead(text, start, end, match)
        year = _named(found, text, start, at, ahead, base)
        if not ahead and found and spot.kind == found[-1].kind == "weekday":
            ahead = _onward(text, found[-1].when, at, given)
        gone = not ahead and spot.kind in _NEAR and tenses.gone(text, start, end, match)
        plan = ahead and spot.kind == "weekday" and tenses.was_to(text, start, match)
        when = _when(spot, Anchor(base, ahead, year, gone=gone, was_to=plan))
        found.append(_Found(when, spot.kind, spot.sure, spot.parts, gone))
    found.sort(key=lambda f: f.when.start)
    return _tied(text, start, given, [*map(_beside, found, found[1:]), *found[-1:]])


# What is read as the nearest, so that the tense decides.
_NEAR = frozenset("quarter day days week month figures story".split())


_FORMS = tuple((name.rstrip("?"), not name.endswith("?"), words) for name, words in PATTERNS)


def _spots(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[_Spot]:
    """The date words in their order; a longer reading leaves nothing to those within it."""
    spots: list[_Spot] = []
    low = text[start:end].lower()
    likely = {kind for kind, gate in GATES.items() if gate.search(low)}
    for kind, sure, words in _FORMS if likely else ():
        for match in pattern(words).finditer(text, start, end) if kind in likely else ():
            free = not any(a < match.end() and match.start() < b for a, b in taken)
            if free and not nodates.none(kind, text, start, end, match):
                parts = {k.rstrip("_"): v for k, v in match.groupdict().items() if v}
                made = [_Spot(kind, sure, match, parts, match.start())]
                made += _further(text, end, made[0]) if kind == "day" else []
                spots += made
                taken += [(one.start, one.match.end()) for one in made]
    return sorted(spots, key=lambda spot: spot.start)


def _further(text: str, end: int, one: _Spot) -> Iterator[_Spot]:
    """The days behind a day of a month: "May 12, 13 and 15"."""
    if one.match.start("month") > one.match.start("day") or "until" in one.parts:
        return
    at = one.match.end()
    while following := pattern(FURTHER).match(text, at, end):
        named = {k: v for k, v in following.groupdict().items() if v}
        yield _Spot("day", one.sure, following, {**one.parts, **named}, following.start("day"))
        at = following.end()


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
    bounds = _bounds("day", {k: v for k, v in match.groupdict().items() if v}, Anchor())
    return match.end(), bounds[0] if bounds is not None else None


def _onward(text: str, one: When, at: int, base: date | None) -> bool:
    """The second day of "on Monday and Friday" lies ahead as the first does."""
    joined = _JOINED.fullmatch(text, one.end, at) is not None
    return joined and base is not None and one.earliest > base.isoformat()


_JOINED = re.compile(r" ?(?:,|to|through|until|and|or|[-–])(?: on)? ?")


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
        if one.kind == "weekday" and made and made[-1].kind == "weekday":
            one = _later(text, made[-1].when, one, base)
        if one.kind == "story":
            told = _last(made) or _before(text, start, base)
            bounds = _bounds("story", one.parts, Anchor(base, told=told, gone=one.gone))
            one = replace(one, when=_bound(one.when, bounds, "fromIssued"))
        made.append(one)
    return made


def _later(text: str, first: When, one: _Found, base: date | None) -> _Found:
    """The end of "from Monday to Friday" is not before its beginning, where that lies ahead."""
    day = one.when.earliest
    if base is None or first.earliest <= base.isoformat():
        return one
    range_ = re.fullmatch(r" ?(?:to|through|until|[-–]) ?", text[first.end : one.when.start])
    if range_ is None or not day or day >= first.earliest:
        return one
    following = date.fromisoformat(day) + timedelta(days=7)
    return replace(one, when=_bound(one.when, (following, following), one.when.basis))


def _last(found: list[_Found]) -> tuple[date, date] | None:
    """The bounds of the last of them; "by June 10" points at that day."""
    full = [
        f.when for f in found if f.kind != "lately"
        and ((f.when.earliest and f.when.latest) or (f.kind == "day" and f.when.basis))
    ]  # fmt: skip
    if not full:
        return None
    first, last = full[-1].earliest or full[-1].latest, full[-1].latest or full[-1].earliest
    return date.fromisoformat(first), date.fromisoformat(last)


def _before(text: str, start: int, base: date | None) -> tuple[date, date] | None:
    behind = max(0, start - 300, text.rfind("\n\n", 0, max(0, start - 2)))
    issued = base.isoformat() if base is not None else ""
    return _last(_found(text, behind, start, issued)) if behind < start else None


_IN = re.compile(r"\b[Ii]n (?P<year>(?:1[5-9]|20)\d\d)\b(?!s)")


_CUT = re.compile(r"[.;?!] | (?:but|now) ")


def _named(
    found: list[_Found], text: str, start: int, at: int, ahead: bool, base: date | None
) -> int:
    """The year of a full date named just before in the sentence, or the "In 2010" it is of. What
    is to come is of no year gone by."""
    before = [
        f.when for f in found
        if f.when.end <= at and f.when.basis == "stated"
        and f.when.earliest[:7] == f.when.latest[:7] != ""
    ]  # fmt: skip
    year = int(max(before, key=lambda w: w.start).earliest[:4]) if before else 0
    if not before and (years := list(_IN.finditer(text, start, at))):
        year = 0 if _CUT.search(text, years[-1].end(), at) else int(years[-1]["year"])
    return 0 if ahead and base is not None and year < base.year else year


def _bounds(kind: str, parts: Parts, anchor: Anchor) -> Bounds | None:
    try:
        return RESOLVE[kind](parts, anchor)
    except (ValueError, OverflowError):  # 31 June; the last century of year 1
        return None


_STATED = ("year", "short", "decade", "century")


def _when(spot: _Spot, anchor: Anchor) -> When:
    bounds = _bounds(spot.kind, spot.parts, anchor)
    stop = spot.match.end()
    when = When(spot.start, stop, spot.match.string[spot.start : stop], "", "", "")
    stated = spot.kind == "nine" or any(key in spot.parts for key in _STATED)
    return _bound(when, bounds, "stated" if stated else "fromIssued")


def _bound(when: When, bounds: Bounds | None, basis: str) -> When:
    first, last = bounds if bounds is not None else (None, None)
    return replace(
        when, earliest=first.isoformat() if first else "", latest=last.isoformat() if last else "",
        basis=basis if bounds is not None else "",
    )  # fmt: skip


def weekday_years(month: int, day: int, weekday: str, until: int) -> Iterator[int]:
    """The years up to `until`, newest first, in which a day of the year fell on that weekday."""
    for year in range(until, until - 30, -1):
        if date(year, month, day).weekday() == DAYS.index(weekday.lower()):
            yield year
