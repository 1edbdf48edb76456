"""Bounds of date words: each function gives the first and the last day that its parts can mean.

`at` holds the day of issue, and whether the words speak of what is to come.
"""

from collections.abc import Callable
from datetime import date, timedelta

from actorgraph_ingest._text.calendars import (
    CENTURIES,
    DAYS,
    NINETIES,
    Anchor,
    Bounds,
    Parts,
    day_number,
    full_year,
    month_bounds,
    month_number,
    opened,
    part,
    shifted,
)
from actorgraph_ingest._text.seasons import season
from actorgraph_ingest._text.stretches import ago, ahead, lately, quarter, story, within


def iso(parts: Parts, _at: Anchor) -> Bounds | None:
    month_, number = int(parts["mon"]), int(parts["day"])
    if month_ > 12:  # "31/1/2010"
        month_, number = number, month_
    year_ = full_year(parts["short"]) if "short" in parts else int(parts["year"])
    one = date(year_, month_, number)
    return one, one


def day(parts: Parts, at: Anchor) -> Bounds | None:
    """A day of a month; without a year that of the issue, or of the date told just before."""
    month, number = month_number(parts["month"]), day_number(parts["day"])
    year = int(parts["year"]) if "year" in parts else at.year
    if not year and at.base is None:
        return None
    if year or at.base is None:
        first = date(year, month, number)
    else:
        first = _nearest(date(at.base.year, month, number), at.base, at.ahead)
    until = parts.get("until")
    return first, first.replace(day=int(until)) if until else first


def nth(parts: Parts, at: Anchor) -> Bounds | None:
    """ "on the 3rd", "the 30th of last month"."""
    if at.base is None:
        return None
    number = day_number(parts["day"])
    step = {"last": -1, "next": 1}.get(parts.get("which", ""), 0)
    if "which" not in parts:
        step = int(at.ahead and number < at.base.day) - int(not at.ahead and number > at.base.day)
    one = date(*shifted(at.base, step), number)
    return one, one


def _nearest(one: date, base: date, ahead: bool) -> date:
    if ahead and one < base - timedelta(days=60):  # a day just gone was planned, and has been
        return one.replace(year=base.year + 1)
    if not ahead and one > base + timedelta(days=31):
        return one.replace(year=base.year - 1)
    return one


def month(parts: Parts, at: Anchor) -> Bounds | None:
    number = month_number(parts["month"])
    until = month_number(parts["until"]) if "until" in parts else number
    if "year" in parts:
        year = int(parts["year"])
    elif at.base is None:
        return None
    elif "which" in parts:
        year = at.base.year + {"last": -1, "next": 1}.get(parts["which"], 0)
    else:
        year = _year_of(number, at, parts.get("by", ""))
    first, last = month_bounds(year, number)[0], month_bounds(year, until)[1]
    return opened(parts.get("by", ""), first, _not_after(last, at.base))


def _year_of(number: int, at: Anchor, word: str) -> int:
    base = at.base
    if at.year or base is None:
        return at.year
    low = word.lower().split()
    if "last" in low:
        return base.year - (number >= base.month)
    if "this" in low:
        return base.year
    if at.ahead or "next" in low:
        return base.year + (number < base.month)
    return base.year - (number > base.month)


def _not_after(last: date, base: date | None) -> date:
    same = base is not None and (last.year, last.month) == (base.year, base.month)
    return min(last, base) if same and base is not None else last


def year(parts: Parts, _at: Anchor) -> Bounds | None:
    number = full_year(parts["short"]) if "short" in parts else int(parts["year"])
    if not 1 <= number <= 9999:
        return None
    short = parts.get("until", "")
    last = int(f"{number:04}"[: 4 - len(short)] + short)  # "2015-16"
    last = last if last >= number else number
    return opened(parts.get("by", ""), date(number, 1, 1), date(last, 12, 31))


def decade(parts: Parts, _at: Anchor) -> Bounds | None:
    number = int(parts["decade"]) if "decade" in parts else NINETIES[parts["nineties"].lower()] * 10
    number += 1900 if number < 100 else 0
    size = 99 if number % 100 == 0 and number < 2000 else 9
    first, last = date(number, 1, 1), date(number + size, 12, 31)
    return part(parts.get("part", ""), first, last)


def century(parts: Parts, _at: Anchor) -> Bounds | None:
    word = parts["century"].lower()
    number = CENTURIES.get(word) or int(word[:-2])
    if not 1 < number < 100:
        return None
    first, last = date(number * 100 - 100, 1, 1), date(number * 100 - 1, 12, 31)
    return part(parts.get("part", ""), first, last)


def weekday(parts: Parts, at: Anchor) -> Bounds | None:
    if at.base is None:
        return None
    if "week" in parts:
        step = {"last": -1, "next": 1}.get(parts["week"], 0)
        one = at.base + timedelta(days=7 * step - at.base.weekday())
        one += timedelta(days=DAYS.index(parts["weekday"].lower()))
        return one, one
    back = (at.base.weekday() - DAYS.index(parts["weekday"].lower())) % 7
    word = parts.get("by", "").strip().lower()
    if word in ("next", "this", "this coming", "coming") or (
        at.ahead and word not in ("last", "this past")
    ):
        one = at.base + timedelta(days=7 - back if back or word == "next" else 0)
    elif word in ("last", "this past") and back == 0:
        one = at.base - timedelta(days=7)
    else:
        one = at.base - timedelta(days=back)
    return opened(word, one, one)


def near(parts: Parts, at: Anchor) -> Bounds | None:
    if at.base is None:
        return None
    low = parts["word"].lower()
    far = {"day before yesterday": -2, "day after tomorrow": 2}.get(low, 0)
    gone = low in ("yesterday", "overnight") or low.startswith("last ")
    step = far or (-1 if gone else int(low == "tomorrow"))
    one = at.base + timedelta(days=step)
    return one, one


def span(parts: Parts, at: Anchor) -> Bounds | None:
    """ "this week", "later this month", "next year"."""
    if at.base is None:
        return None
    low, unit = parts["which"].lower(), parts["unit"]
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(low.split()[-1], 0)
    if unit == "weekend" and step == 0 and at.base.weekday() < 2 and not at.ahead:
        step = -1  # told on a Monday, it has been
    first, last = _unit(at.base, unit, step)
    if step == 0 and low.startswith("later"):
        return at.base, last
    open_ = (
        at.ahead
        or step > 0
        or low.strip(" '’s-") in ("end", "rest")
        or "edge" in parts
        or first > at.base
    )
    return opened(parts.get("by", ""), first, last if open_ else min(last, at.base))


def _unit(base: date, unit: str, step: int) -> tuple[date, date]:
    if unit in ("week", "weekend"):
        monday = base + timedelta(days=7 * step - base.weekday())
        return monday + timedelta(days=5 * (unit == "weekend")), monday + timedelta(days=6)
    if unit == "month":
        return month_bounds(*shifted(base, step))
    if unit == "quarter":
        first_ = shifted(base.replace(month=(base.month - 1) // 3 * 3 + 1), 3 * step)
        return date(*first_, 1), month_bounds(*shifted(date(*first_, 1), 2))[1]
    size = {"decade": 10, "century": 100}.get(unit, 1)
    first = (base.year // size + step) * size
    return date(first, 1, 1), date(first + size - 1, 12, 31)


def weekend(_parts: Parts, at: Anchor) -> Bounds | None:
    if at.base is None:
        return None
    saturday = at.base - timedelta(days=(at.base.weekday() - 5) % 7)
    return saturday, saturday + timedelta(days=1)


RESOLVE: dict[str, Callable[[Parts, Anchor], Bounds | None]] = {
    "iso": iso, "day": day, "nth": nth, "month": month, "season": season, "year": year,
    "decade": decade, "century": century, "weekday": weekday, "ago": ago, "near": near,
    "span": span, "lately": lately, "next": ahead, "story": story, "quarter": quarter,
    "within": within, "weekend": weekend,
}  # fmt: skip
