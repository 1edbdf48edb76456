"""Date words that hang on others: beside them, before them in the sentence, or in the story."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from actorgraph_ingest._text.times.calendars import Anchor
from actorgraph_ingest._text.times.found import ISSUED, Found, bound, bounds
from actorgraph_ingest._text.types import When

Before = Callable[[], Sequence[Found]]


def tied(text: str, base: date | None, found: list[Found], before: Before) -> list[Found]:
    """With the words that point into the story tied to the date told last, in the sentence or
    not far before it, and "two days after" to the date behind it."""
    row = [*map(_beside, found, found[1:]), *found[-1:]]
    made: list[Found] = []
    for k, one in enumerate(row):
        following = row[k + 1] if k + 1 < len(row) else None
        if made and one.kind == made[-1].kind in ("weekday", "month", "day"):
            one = _later(text, made[-1].when, one, base)
        elif one.kind in ("story", "span", "same", "next", "clock"):
            one = _placed(text, one, following, made, base, before)
        elif one.kind == "offset":
            one = _offset(text, one, following)
            if not one.when.basis:
                continue
        made.append(one)
    return made


def _placed(
    text: str, one: Found, following: Found | None, made: list[Found], base: date | None,
    before: Before,
) -> Found:  # fmt: skip
    if one.kind == "span":
        return _of_told(one, made, base, before)
    if one.kind == "clock":
        return _timed(text, one, following, made, base)
    told = last(made) or last(before())
    if one.kind == "same":
        return _year_back(one, told, base)
    if one.kind == "next":
        if not one.gone or told is None or (base is not None and told[1].year > base.year - 2):
            return one
        return replace(
            one, when=bound(one.when, bounds("next", one.parts, Anchor(told[1])), ISSUED)
        )
    days = bounds("story", one.parts, Anchor(base, told=told, gone=one.gone))
    if days is None and following is not None and _same(text, one.when, following.when):
        return replace(one, when=_with(one.when, following.when))
    return replace(one, when=bound(one.when, days, ISSUED))


def _year_back(one: Found, told: tuple[date, date] | None, base: date | None) -> Found:
    """ "the same period last year": the one told before, in that year."""
    if told is None or (told[1] - told[0]).days > 200 or ("year" not in one.parts and base is None):
        return one
    year = int(one.parts["year"]) if "year" in one.parts else told[0].year - 1
    first, end = (day.replace(day=min(day.day, 28)) for day in told)
    first = told[0].replace(year=year) if told[0].day < 29 else first.replace(year=year)
    end = first + timedelta(days=(told[1] - told[0]).days)
    if (told[1] + timedelta(days=1)).day == 1 and told[0].day == 1:
        end = told[1].replace(day=1, year=year + told[1].year - told[0].year)
        end = (end + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return replace(one, when=bound(one.when, (first, end), ISSUED))


def _timed(
    text: str, one: Found, following: Found | None, made: list[Found], base: date | None
) -> Found:
    """ "12:00 UTC on Monday" is of that day."""
    day = following.when if following is not None else None
    if (
        day is not None
        and text[one.when.end : day.start].strip(" ,()") in _ON
        and (day.earliest == day.latest != "")
    ):
        return replace(one, when=_with(one.when, day))
    days = bounds("clock", one.parts, Anchor(base, told=last(made)))
    return replace(one, when=bound(one.when, days, ISSUED))


_ON = ("", "on", "of")
_EDGES = frozenset(("end", "beginning", "start", "rest"))


def _of_told(one: Found, made: list[Found], base: date | None, before: Before) -> Found:
    """ "By the end of the year, they had fled" is of a year told before, where it is gone; so is
    "In 1908 he took it up, and next year won"."""
    turn, unit = one.parts["which"].lower(), one.parts["unit"].lower()
    following = turn == "next" and unit == "year" and bool(made)
    if not one.gone or not (following or turn in _EDGES):
        return one
    if unit not in ("year", "decade", "century"):
        return one
    row = made or list(before())
    whens = [f.when for f in row if f.when.basis == "stated" and f.when.earliest]
    if not whens or (row[-1].when != whens[-1] and row[-1].when.basis):
        return one
    told = date.fromisoformat(whens[-1].earliest)
    if base is not None and told.year > base.year - 2:
        return one
    size = {"decade": 10, "century": 100}.get(unit, 1)
    first = told.year // size * size + following
    days = date(max(first, 1), 1, 1), date(first + size - 1, 12, 31)
    by = one.when.text.lower().startswith(("by ", "until "))
    return replace(one, when=bound(one.when, (None if by else days[0], days[1]), ISSUED))


def _same(text: str, one: When, following: When) -> bool:
    """Whether the date behind says the same once more: "two years later, in 1896"."""
    gap = text[one.end : following.start]
    return following.basis == "stated" and gap in (", ", " , ", " (", " ", ", in ", ", on ")


def _offset(text: str, one: Found, following: Found | None) -> Found:
    """ "two days after Christmas", "the week before 3 May": so far from the date behind."""
    if following is None or text[one.when.end : following.when.start].strip() not in ("", "the"):
        return one
    when, back = following.when, one.parts["turn"].lower() == "before"
    near = when.earliest if back else when.latest
    if not near or not when.latest or not when.earliest:
        return one
    told = (date.fromisoformat(near), date.fromisoformat(near))
    fine = (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days
    if fine > 0 and following.kind != "name":
        told = (date.fromisoformat(when.earliest), date.fromisoformat(when.latest))
    days = bounds("story", one.parts, Anchor(told=told))
    return replace(one, when=bound(one.when, days, when.basis))


def _with(one: When, other: When) -> When:
    return replace(one, earliest=other.earliest, latest=other.latest, basis=other.basis)


def _beside(one: Found, following: Found) -> Found:
    """A weekday before a day of the month is that day: "Sunday, June 18"."""
    gap = following.when.start - one.when.end
    if one.kind != "weekday" or following.kind != "day" or gap > 3:
        return one
    return replace(one, when=_with(one.when, following.when))


def _later(text: str, first: When, one: Found, base: date | None) -> Found:
    """The end of "from Monday to Friday", "from June to May", is not before its beginning, where
    that lies ahead."""
    day = one.when.earliest
    if base is None or first.earliest <= base.isoformat():
        return one
    range_ = re.fullmatch(r" ?(?:to|through|until|[-–]) ?", text[first.end : one.when.start])
    if range_ is None or not day or day >= first.earliest or one.when.basis == "stated":
        return one
    if one.kind == "weekday":
        following = date.fromisoformat(day) + timedelta(days=7)
        return replace(one, when=bound(one.when, (following, following), one.when.basis))
    days = [f"{int(d[:4]) + 1:04}{d[4:]}" if d else "" for d in (day, one.when.latest)]
    leap = any(d.endswith("02-29") for d in days)
    return one if leap else replace(one, when=replace(one.when, earliest=days[0], latest=days[1]))


def last(found: Sequence[Found]) -> tuple[date, date] | None:
    """The bounds of the last of them; "by June 10" points at that day."""
    full = [
        f.when for f in found if f.kind != "lately"
        and ((f.when.earliest and f.when.latest) or (f.kind == "day" and f.when.basis))
    ]  # fmt: skip
    if not full:
        return None
    first, end = full[-1].earliest or full[-1].latest, full[-1].latest or full[-1].earliest
    return date.fromisoformat(first), date.fromisoformat(end)


def onward(text: str, one: When, at: int, base: date | None) -> bool:
    """The second day of "on Monday and Friday" lies ahead as the first does."""
    joined = _JOINED.fullmatch(text, one.end, at) is not None
    return joined and base is not None and one.earliest > base.isoformat()


_JOINED = re.compile(r" ?(?:,|to|through|until|and|or|[-–])(?: on)? ?")
