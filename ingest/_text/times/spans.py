"""Bounds of date words: each function gives the first and the last day that its parts can mean.

`at` holds the day of issue, and whether the words speak of what is to come.
"""

from collections.abc import Callable
from datetime import date, timedelta

from actorgraph_ingest._text.times.calendars import (
    CENTURIES,
    NINETIES,
    Anchor,
    Bounds,
    Parts,
    beside,
    day_index,
    day_number,
    month_bounds,
    month_number,
    nearest,
    opened,
    part,
    shifted,
    year_told,
    year_turned,
)
from actorgraph_ingest._text.times.reckoned import (
    clock,
    figures,
    months,
    nine,
    nth_weekday,
    shifted_day,
    unsure,
    week_told,
    weeks_of_month,
)
from actorgraph_ingest._text.times.seasons import season
from actorgraph_ingest._text.times.stretches import ago, ahead, lately, quarter, story, within


def iso(parts: Parts, _at: Anchor) -> Bounds | None:
    month_, number = int(parts["mon"]), int(parts["day"])
    if month_ > 12:  # "31/1/2010"
        month_, number = number, month_
    one = date(year_told(parts), month_, number)
    return one, one


def day(parts: Parts, at: Anchor) -> Bounds | None:
    """A day of a month; without a year that of the issue, or of the date told just before."""
    month, number = month_number(parts["month"]), day_number(parts["day"])
    year = year_told(parts) or year_turned(parts, at) or at.year
    first = date(year, month, number) if year else nearest(month, number, at)
    if "near" in parts and not year:
        first = beside(month, number, at, parts["near"].lower() == "next")
    if first is None:
        return None
    until = parts.get("until")
    last = first.replace(day=int(until)) if until else first
    return opened(parts.get("by", ""), first, last)


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


def month(parts: Parts, at: Anchor) -> Bounds | None:
    number = month_number(parts["month"])
    until = month_number(parts["until"]) if "until" in parts else number
    if year_told(parts):
        year = year_told(parts)
    elif at.base is None and not at.year:
        return None
    elif "which" in parts:
        year = year_turned(parts, at)
        if not year:
            return None
    else:
        year = _year_of(number, at, parts.get("by", ""))
    first, last = month_bounds(year, number)[0], month_bounds(year, until)[1]
    return opened(parts.get("by", ""), first, last if at.ahead else _not_after(last, at.base))


def _year_of(number: int, at: Anchor, word: str) -> int:
    base, low = at.base, word.lower().split()
    if base is not None and "last" in low:
        return base.year - (number >= base.month)
    if base is not None and "next" in low:
        return base.year + (number <= base.month)
    if base is not None and "this" in low:
        return base.year
    if at.year or base is None:
        return at.year
    if at.ahead:
        just_gone = not low and 0 < base.month - number < 3  # "must file its April report"
        return base.year + (number < base.month and not just_gone)
    near = 0 if at.gone else 2
    if number + 12 - base.month <= near:
        return base.year + 1
    return base.year - (number > base.month + near)


def _not_after(last: date, base: date | None) -> date:
    same = base is not None and (last.year, last.month) == (base.year, base.month)
    return min(last, base) if same and base is not None else last


def year(parts: Parts, _at: Anchor) -> Bounds | None:
    number = year_told(parts)
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
        step = {"last": -1, "next": 1}.get(parts["week"].lower(), 0)
        one = at.base + timedelta(days=7 * step - at.base.weekday())
        one += timedelta(days=day_index(parts["weekday"]))
        return one, one
    back = (at.base.weekday() - day_index(parts["weekday"])) % 7
    word = parts.get("by", "").strip().lower()
    if (
        word in ("next", "this coming", "coming")
        or (word == "this" and not at.gone)
        or (at.ahead and word not in ("last", "this past") and not (at.was_to and 0 < back < 3))
    ):
        one = at.base + timedelta(days=7 - back if back or word == "next" else 0)
    elif word in ("last", "this past") and back == 0:
        one = at.base - timedelta(days=7)
    else:
        one = at.base - timedelta(days=back)
    if word == "next" and (one - at.base).days < 3 and one.weekday() > at.base.weekday():
        one += timedelta(days=7)  # that of this week would be told without "next"
    return opened(word, one, one)


def near(parts: Parts, at: Anchor) -> Bounds | None:
    if at.base is None:
        return None
    low = parts["word"].lower()
    far = {"day before yesterday": -2, "night before last": -2, "day after tomorrow": 2}.get(low, 0)
    gone = low in ("yesterday", "overnight") or low.startswith("last ")
    step = far or (-1 if gone else int(low == "tomorrow"))
    one = at.base + timedelta(days=step)
    return one, one


def span(parts: Parts, at: Anchor) -> Bounds | None:
    """ "this week", "later this month", "next year"."""
    if at.base is None:
        return None
    low, unit = parts["which"].lower(), parts["unit"].lower()
    step = {"before last": -2, "after next": 2}.get(low) or _TURNS.get(low.split()[-1], 0)
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


_TURNS = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}


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
    if at.ahead and at.base.weekday() < 5:
        saturday += timedelta(days=7)
    return saturday, saturday + timedelta(days=1)


RESOLVE: dict[str, Callable[[Parts, Anchor], Bounds | None]] = {
    "iso": iso, "day": day, "nth": nth, "month": month, "season": season, "year": year,
    "decade": decade, "century": century, "weekday": weekday, "ago": ago, "near": near,
    "span": span, "lately": lately, "next": ahead, "story": story, "quarter": quarter,
    "within": within, "weekend": weekend, "days": nth_weekday, "shifted": shifted_day,
    "week": week_told, "months": months, "figures": figures, "nine": nine,
    "weeks": weeks_of_month, "turn": unsure, "offset": unsure, "clock": clock, "same": unsure,
}  # fmt: skip
