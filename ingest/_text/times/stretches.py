"""Bounds of counted times: "two weeks ago", "the past nine months", "the third quarter"."""

from dataclasses import replace
from datetime import date, timedelta

from actorgraph_ingest._text.times.calendars import (
    CENTURIES,
    Anchor,
    Bounds,
    Parts,
    counted,
    day_index,
    month_bounds,
    month_number,
    shifted,
)
from actorgraph_ingest._text.times.seasons import turned


def ago(parts: Parts, at: Anchor) -> Bounds | None:
    count, unit = counted(parts.get("count", ""), parts["unit"])
    if at.base is None or not count:
        return None
    count = -count if "turn" in parts else count  # "from now"
    if "half" in parts and unit == "year":
        number = shifted(at.base, -12 * count - 6)[0]
        return date(number, 1, 1), date(number, 12, 31)
    if unit == "hour":
        one = at.base - timedelta(days=count // 24)
        return one, one
    if unit in ("day", "week"):
        one = at.base - timedelta(days=count * (7 if unit == "week" else 1))
        return week(one) if unit == "week" and count != 1 else (one, one)
    if unit == "month":
        months = shifted(at.base, -count)
        return month_bounds(*months) if months[0] > 0 else None
    number = at.base.year - count * {"decade": 10, "century": 100}.get(unit, 1)
    return (date(number, 1, 1), date(number, 12, 31)) if number > 0 else None


def week(one: date) -> tuple[date, date]:
    """The week, Monday to Sunday, that a day is in."""
    monday = one - timedelta(days=one.weekday())
    return monday, monday + timedelta(days=6)


def ahead(parts: Parts, at: Anchor) -> Bounds | None:
    """ "the next two years"."""
    return within(parts, replace(at, ahead=True))


_TURNS = {"following": 1, "next": 1, "previous": -1, "later": 1, "afterward": 1, "afterwards": 1,
          "earlier": -1, "before": -1, "after": 1, "preceding": -1}  # fmt: skip
_HOURS = frozenset("morning afternoon evening night noon midday midnight dawn dusk".split())


def story(parts: Parts, at: Anchor) -> Bounds | None:
    """Times that point into the story: "that day", "two weeks later", "the following year"."""
    turn = parts["turn"].lower()
    if "month" in parts:
        return _month(month_number(parts["month"]), _TURNS.get(turn, 0), at)
    if "season" in parts:
        return turned(parts["season"], _TURNS.get(turn, 0), at)
    if "weekday" in parts:
        return _turned(day_index(parts["weekday"]), _TURNS.get(turn, 0), at)
    unit = "day" if parts["unit"] in _HOURS else parts["unit"]
    if at.told is None:
        return _today(parts, turn, at)
    first, last = at.told
    count, unit = counted(parts.get("count", "one"), unit)
    step = _TURNS.get(turn, 0) * count
    if not count:
        return None
    if "count" not in parts and unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        begin = (first.year // size + step) * size
        return date(begin, 1, 1), date(begin + size - 1, 12, 31)
    return _moved(unit, step, first, last, single="count" in parts and count == 1)


def _moved(unit: str, step: int, first: date, last: date, single: bool = False) -> Bounds | None:
    """The unit so many steps from the bounds told last; None where they are wider than it."""
    if unit == "time":
        return first, last
    if unit == "day":
        one = first + timedelta(days=step)
        return (one, one) if first == last else None
    if unit == "week" and single and first == last:  # "a week later"
        one = first + timedelta(days=7 * step)
        return one, one
    if unit in ("week", "weekend"):
        monday, sunday = week(first + timedelta(days=7 * step))
        opening = sunday - timedelta(days=1) if unit == "weekend" else monday
        return (opening, sunday) if (last - first).days < 7 else None
    if unit == "month":
        return month_bounds(*shifted(first, step)) if (last - first).days < 31 else None
    if unit == "quarter":
        begin = shifted(first.replace(day=1, month=(first.month - 1) // 3 * 3 + 1), 3 * step)
        return date(*begin, 1), month_bounds(*shifted(date(*begin, 1), 2))[1]
    number = first.year + step * {"decade": 10, "century": 100}.get(unit, 1)
    return date(number, 1, 1), date(number, 12, 31)


def _turned(number: int, step: int, at: Anchor) -> Bounds | None:
    """ "the following Monday": the first behind the date told last, or behind the day of issue."""
    told = at.around()
    if step == 0:  # "that Friday": of the week told
        if at.told is None or (at.told[1] - at.told[0]).days > 7:
            return None
        one = week(at.told[0])[0] + timedelta(days=number)
        return one, one
    if told is None:
        return None
    from_ = told[1] if step > 0 else told[0]
    away = (number - from_.weekday()) * step % 7 or 7
    one = from_ + timedelta(days=step * away)
    return one, one


def _month(number: int, step: int, at: Anchor) -> Bounds | None:
    """ "the following June": the first behind the date told last; "that June": of its year."""
    if at.told is None:
        return None
    first, last = at.told
    year = first.year
    if step > 0:
        year = last.year + (number <= last.month and first.month == last.month)
        year += first.month != last.month
    elif step < 0:
        year = first.year - (number >= first.month or first.month != last.month)
    return month_bounds(year, number)


def _today(parts: Parts, turn: str, at: Anchor) -> Bounds | None:
    """The same words where no date was told: "later in the day" is of the day of issue."""
    if turn in ("in", "at") and at.base is not None:
        return at.base, at.base
    if turn == "the" and at.base is not None and parts["unit"] != "time":
        first, last = story(parts, replace(at, told=(at.base, at.base))) or (None, None)
        return (at.base, last) if parts.get("when", "").lower() == "later" else (first, at.base)
    if turn == "earlier" and "count" in parts:
        return ago({k: v for k, v in parts.items() if k != "turn"}, at)
    near = turn in ("previous", "preceding", "before") or (
        parts["unit"] == "weekend" and turn not in ("same", "that")
    )
    if at.base is not None and (near or (turn == "next" and not at.gone)):
        return story(parts, replace(at, told=(at.base, at.base)))
    return None


def lately(parts: Parts, at: Anchor) -> Bounds | None:
    """ "the past nine months": as many of the calendar, up to and with that of the issue."""
    count, unit = counted(parts.get("count", "one"), parts["unit"])
    if at.base is None or not count:
        return None
    if unit == "hour":
        return at.base - timedelta(days=-(-count // 24)), at.base
    if unit in ("day", "week"):
        return at.base - timedelta(days=count * (7 if unit == "week" else 1)), at.base
    if unit == "month":
        return month_bounds(*shifted(at.base, 1 - count))[0], at.base
    number = at.base.year + 1 - count * (10 if unit == "decade" else 1)
    return (date(number, 1, 1), at.base) if number > 0 else None


def within(parts: Parts, at: Anchor) -> Bounds | None:
    """ "in two weeks": from the day of issue on."""
    count, unit = counted(parts.get("count", "one"), parts["unit"])
    if at.base is None or not count or not at.ahead:
        return None
    if unit == "hour":
        return at.base, at.base + timedelta(days=-(-count // 24))
    if unit in ("day", "week"):
        return at.base, at.base + timedelta(days=count * (7 if unit == "week" else 1))
    if unit == "month":
        return at.base, month_bounds(*shifted(at.base, count))[1]
    return at.base, date(at.base.year + count * (10 if unit == "decade" else 1), 12, 31)


def quarter(parts: Parts, at: Anchor) -> Bounds | None:
    """ "the third quarter (of 2010)", "the first half of 2016": the nearest, where no year is."""
    size = 6 if parts.get("part") in ("half", "H") else 3
    word = parts["number"].lower()
    final = 2 if size == 6 else 4
    order = int(word) if word.isdecimal() else CENTURIES.get(word, final)
    begin = (order - 1) * size + 1
    if begin > 12 or ("year" not in parts and at.base is None):
        return None
    told = int(parts["year"]) if "year" in parts else 0
    if at.base is not None and "which" in parts:
        told = at.base.year + {"last": -1, "next": 1}.get(parts["which"], 0)
    elif at.base is not None and not told:
        away = begin - at.base.month
        far = (away > 6 and not at.ahead) or (away > 0 and at.gone)
        told = at.base.year - far
    return month_bounds(told, begin)[0], month_bounds(told, begin + size - 1)[1]
