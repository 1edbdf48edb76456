"""Seasons of the north, of whole months: "last winter", "in the spring", "the summer of 2014"."""

from datetime import date

from actorgraph_ingest._text.times.calendars import (
    Anchor,
    Bounds,
    Parts,
    month_bounds,
    year_told,
)

_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
Days = tuple[date, date]


def season(parts: Parts, at: Anchor) -> Bounds | None:
    name = parts["season"].lower()
    if "begun" in parts:  # "winter 1944-45"
        if int(parts["begun"]) % 10 ** len(parts["until"]) + 1 != int(parts["until"]):
            return None
        return _of(name, int(parts["begun"]) + (name in ("winter", "spring")))
    told = year_told(parts) or at.year
    if told:
        return _of(name, told)
    if at.base is None:
        return None
    word = parts.get("which", "").lower()
    if "years" in parts:  # "in the spring of last year"
        return _of(name, at.base.year + {"last": -1, "next": 1}.get(word, 0))
    if word == "next":
        return _of(name, at.base.year + 1 + (name == "winter" and at.base.month == 12))
    return _near(name, word, at, at.base)


def _of(name: str, year: int) -> Days:
    """A winter is of the year it ends in."""
    if name == "winter":
        return date(year - 1, 12, 1), month_bounds(year, 2)[1]
    first, last = _MONTHS[name]
    return month_bounds(year, first)[0], month_bounds(year, last)[1]


def _near(name: str, word: str, at: Anchor, base: date) -> Days | None:
    round_ = [_of(name, base.year + step) for step in (-1, 0, 1, 2)]
    if word in ("last", "past"):
        return [one for one in round_ if one[1] < base][-1]
    if word == "coming":
        return next(one for one in round_ if one[0] > base)
    if at.ahead:
        return next(one for one in round_ if one[1] >= base)
    if word == "this":
        return min(round_, key=lambda one: _away(one, base))
    return [one for one in round_ if one[0] <= base][-1]


def turned(name: str, step: int, at: Anchor) -> Bounds | None:
    """ "the following summer": the next behind the date told last, or behind the day of issue."""
    told = at.around()
    if told is None:
        return None
    if step == 0:  # "that summer": of the story, so not of the day of issue
        return None if at.told is None else _same(name.lower(), at.told)
    if step > 0:
        years = (told[1].year, told[1].year + 1, told[1].year + 2)
        return next(one for one in (_of(name.lower(), y) for y in years) if one[0] > told[1])
    years = (told[0].year + 1, told[0].year, told[0].year - 1)
    return next(one for one in (_of(name.lower(), y) for y in years) if one[1] < told[0])


def _same(name: str, told: Days) -> Days | None:
    """The season about a date, of its year."""
    if told[0].year != told[1].year:
        return None
    near = [_of(name, told[0].year + step) for step in (0, 1)]
    fine = (told[1] - told[0]).days < 100
    return min(near, key=lambda one: _away(one, told[0])) if fine else near[0]


def _away(one: Days, base: date) -> int:
    """Days from a season to a day, 0 within it."""
    return max((one[0] - base).days, (base - one[1]).days, 0)
