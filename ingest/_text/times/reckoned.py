"""Days reckoned from another: "the first Monday in October", "a week from Friday", "the week of
May 6", "the first three months of 2015"."""

from datetime import date, timedelta

from actorgraph_ingest._text.times.calendars import (
    CENTURIES,
    Anchor,
    Bounds,
    Parts,
    count_of,
    day_index,
    feast,
    month_bounds,
    month_number,
    nearest,
    year_told,
    year_turned,
)
from actorgraph_ingest._text.times.stretches import week as week_of


def nth_weekday(parts: Parts, at: Anchor) -> Bounds | None:
    """ "the last Thursday of November (2018)"."""
    word = parts["order"].lower()
    order = 5 if word == "last" else CENTURIES.get(word) or int(word[0])
    rule = f"{month_number(parts['month']):02}-{parts['weekday'].lower()[:3]}{order}"
    year = year_told(parts) or at.year
    if not year and at.base is not None:
        middle = nearest(month_number(parts["month"]), 15, at)
        year = middle.year if middle is not None else 0
    one = feast(rule, year) if year else None
    return (one, one) if one is not None else None


def shifted_day(parts: Parts, at: Anchor) -> Bounds | None:
    """ "a week ago Monday", "two years ago this month", "a week from Friday", "Monday week"."""
    if at.base is None:
        return None
    count = count_of(parts.get("count", "one"))
    step = -count if parts.get("turn") == "ago" else count
    one = at.base + timedelta(days=_NEAR.get(parts.get("near", "").lower(), 0))
    if "weekday" in parts:
        back = (at.base.weekday() - day_index(parts["weekday"])) % 7
        one = at.base + timedelta(days=(7 - back) % 7 if step > 0 else -back)
    if parts["unit"] == "week":
        one += timedelta(days=7 * step)
    else:
        one = one.replace(year=one.year + step)
    if parts.get("within") == "month":
        return month_bounds(one.year, one.month)
    return week_of(one) if parts.get("within") == "week" else (one, one)


_NEAR = {"yesterday": -1, "tomorrow": 1}


def week_told(parts: Parts, at: Anchor) -> Bounds | None:
    """ "the week of May 6": Monday to Sunday; "the week ending May 11": the seven days."""
    month, number, year = month_number(parts["month"]), int(parts["day"]), year_told(parts)
    year = year or at.year
    one = date(year, month, number) if year else nearest(month, number, at)
    if one is None:
        return None
    if parts["turn"].startswith("end"):
        return one - timedelta(days=6), one
    return (one, one + timedelta(days=6)) if parts["turn"] != "of" else week_of(one)


def weeks_of_month(parts: Parts, at: Anchor) -> Bounds | None:
    """ "the first week of March": its first seven days; "the last weekend of May 2019"."""
    month, year = month_number(parts["month"]), year_told(parts) or year_turned(parts, at)
    if not (year := year or at.year):
        middle = nearest(month, 15, at)
        year = middle.year if middle is not None else 0
    if not year or "part" in parts:
        return None
    first, last = month_bounds(year, month)
    word, size = parts["order"].lower(), parts["size"]
    if size == "weekend":
        order = 5 if word in ("last", "final") else max(CENTURIES.get(word, 1), 1)
        saturday = feast(f"{month:02}-sat{order}", year)
        return saturday, saturday + timedelta(days=1)
    length = 14 if size == "fortnight" else 7
    if word in ("last", "final"):
        return last - timedelta(days=length - 1), last
    begin = first + timedelta(days=length * (CENTURIES.get(word, 1) - 1))
    return begin, begin + timedelta(days=length - 1)


def clock(_parts: Parts, at: Anchor) -> Bounds | None:
    """ "at 8 a.m.": of the day told last, or of the day of issue."""
    told = at.around()
    return told if told is not None and told[0] == told[1] else None


def unsure(_parts: Parts, _at: Anchor) -> Bounds | None:
    """ "the turn of the century": no bounds."""
    return None


def nine(_parts: Parts, _at: Anchor) -> Bounds | None:
    """ "the Sept. 11 attacks", of whatever year the words are."""
    return date(2001, 9, 11), date(2001, 9, 11)


def months(parts: Parts, at: Anchor) -> Bounds | None:
    """ "the first three months of 2015", "the last six months of the year"."""
    count, year = count_of(parts["count"]), year_told(parts)
    if not 0 < count < 12 or (not year and at.base is None):
        return None
    if at.base is not None and not year:
        year = at.base.year + {"last": -1, "next": 1}.get(parts.get("which", ""), 0)
    first = 1 if parts["edge"] in ("first", "opening") else 13 - count
    return month_bounds(year, first)[0], month_bounds(year, first + count - 1)[1]


def figures(parts: Parts, at: Anchor) -> Bounds | None:
    """ "on 5/12", "05/2018"."""
    if "year" in parts:
        return month_bounds(int(parts["year"]), int(parts["month"]))
    one = nearest(int(parts["month"]), int(parts["day"]), at)
    return (one, one) if one is not None else None
