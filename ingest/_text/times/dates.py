"""Date words of a sentence against the day of issue; without that day they stay words."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from actorgraph_ingest._text.times import nodates, tenses, years
from actorgraph_ingest._text.times.calendars import DAYS, Anchor, month_number
from actorgraph_ingest._text.times.datewords import PATTERNS, pattern
from actorgraph_ingest._text.times.found import Found, Spot, bounds
from actorgraph_ingest._text.times.gates import GATES
from actorgraph_ingest._text.times.ranges import ranges
from actorgraph_ingest._text.times.ties import onward, tied
from actorgraph_ingest._text.times.timenames import called
from actorgraph_ingest._text.times.writtendates import FURTHER
from actorgraph_ingest._text.types import When


def dates(text: str, start: int, end: int, issued: str) -> list[When]:
    """The dates told between two offsets, left to right, the longer reading first; a stretch of
    time is one date."""
    found = _found(text, start, end, issued)
    sure = {f.when for f in found if f.sure}
    for when, ends, free in ranges(text, start, end, [f.when for f in found], issued):
        if free or not sure.isdisjoint(ends):
            sure = (sure - {*ends}) | {when}
    return sorted(sure, key=lambda when: when.start)


def date_words(text: str, start: int, end: int, issued: str) -> list[When]:
    """All date words, also those that only describe ("the 2014 agreement"), and of a stretch of
    time both the whole and its ends."""
    found = [f.when for f in _found(text, start, end, issued)]
    more = [when for when, _, _ in ranges(text, start, end, found, issued)]
    return sorted([*found, *more], key=lambda when: when.start)


def _found(text: str, start: int, end: int, issued: str, alone: bool = False) -> list[Found]:
    """`alone`: without regard to what is told before."""
    given = date.fromisoformat(issued) if issued else None
    found = [Found(when, "name", False, {}) for when in called(text, start, end, given)]
    line, told = years.dateline(text, start, end)
    head = bounds("day", told, Anchor()) if told else None
    for spot in _spots(text, start, end, [(f.when.start, f.when.end) for f in found]):
        match, at = spot.match, spot.match.start()
        base = head[0] if head is not None and at >= line else given
        ahead = tenses.ahead(text, start, end, match)
        year = years.named([f.when for f in found], text, start, at, ahead, base)
        if not ahead and found and spot.kind == found[-1].kind == "weekday":
            ahead = onward(text, found[-1].when, at, given)
        gone = (
            (not ahead or spot.onward())
            and (spot.kind in _NEAR or spot.parts.get("by", "").lower() == "this ")
            and tenses.past(text, start, end, match)
        )
        if not year and not ahead and not alone and spot.yearless():
            year = _carried(text, start, given, spot, gone)
        plan = ahead and spot.kind == "weekday" and tenses.was_to(text, start, match)
        when = spot.read(Anchor(base, ahead, year, gone=gone, was_to=plan))
        found.append(Found(when, spot.kind, spot.sure, spot.parts, gone))
    found.sort(key=lambda f: f.when.start)
    return tied(text, given, found, lambda: _behind(text, start, given))


# What is read as the nearest, so that the tense decides.
_NEAR = frozenset("quarter day days week weeks month figures story span next".split())


def _carried(text: str, start: int, base: date | None, spot: Spot, gone: bool) -> int:
    """The year of the story before, for "On 3 May" and for "in May of that year"."""
    told = years.told([(f.kind, f.when) for f in _behind(text, start, base)])
    if told is None:
        return 0
    opening = spot.start - start < 6 and start - told.end < 250
    if "which" in spot.parts:
        return int(told.earliest[:4])
    month = month_number(spot.parts["month"])
    return years.carried(told, month, gone, base) if opening or base is None else 0


_FORMS = tuple((name.rstrip("?"), not name.endswith("?"), words) for name, words in PATTERNS)


def _spots(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> list[Spot]:
    """The date words in their order; a longer reading leaves nothing to those within it."""
    spots: list[Spot] = []
    low = text[start:end].lower()
    likely = {kind for kind, gate in GATES.items() if gate.search(low)}
    for kind, sure, words in _FORMS if likely else ():
        for match in pattern(words).finditer(text, start, end) if kind in likely else ():
            free = not any(a < match.end() and match.start() < b for a, b in taken)
            if free and not nodates.none(kind, text, start, end, match):
                parts = {k.rstrip("_"): v for k, v in match.groupdict().items() if v}
                made = [Spot(kind, sure, match, parts, match.start())]
                made += _further(text, end, made[0]) if kind == "day" else []
                spots += made
                taken += [(one.start, one.match.end()) for one in made]
    return sorted(spots, key=lambda spot: spot.start)


def _further(text: str, end: int, one: Spot) -> Iterator[Spot]:
    """The days behind a day of a month: "May 12, 13 and 15"."""
    if one.match.start("month") > one.match.start("day") or "until" in one.parts:
        return
    at = one.match.end()
    while following := pattern(FURTHER).match(text, at, end):
        named = {k: v for k, v in following.groupdict().items() if v}
        yield Spot("day", one.sure, following, {**one.parts, **named}, following.start("day"))
        at = following.end()


@lru_cache(maxsize=16)
def _behind(text: str, start: int, base: date | None) -> tuple[Found, ...]:
    """What is told not far before, in the same paragraph."""
    behind = max(0, start - 400, text.rfind("\n\n", 0, max(0, start - 2)))
    issued = base.isoformat() if base is not None else ""
    return tuple(_found(text, behind, start, issued, alone=True)) if behind < start else ()


def weekday_years(month: int, day: int, weekday: str, until: int) -> Iterator[int]:
    """The years up to `until`, newest first, in which a day of the year fell on that weekday."""
    for year in range(until, until - 30, -1):
        if date(year, month, day).weekday() == DAYS.index(weekday.lower()):
            yield year
