"""Feasts of calendars that follow the moon, reckoned: the Islamic, Jewish, Chinese and Hindu year.

The months of Islam begin with the crescent seen, so their first day differs by a day from country
to country; the Jewish calendar is arithmetic and exact.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from math import radians, sin

_FIRST = datetime(2000, 1, 6, 14, 20)  # the mean new moon that the others are counted from
_MONTH = 29.530588861
# Amplitude in days, and how often the sun's anomaly, the moon's, and its latitude go into it.
_TERMS = (
    (-0.4072, 0, 1, 0), (0.17241, 1, 0, 0), (0.01608, 0, 2, 0), (0.01039, 0, 0, 2),
    (0.00739, -1, 1, 0), (-0.00514, 1, 1, 0), (0.00208, 2, 0, 0), (-0.00111, 0, 1, -2),
)  # fmt: skip


@cache
def new_moon(number: int) -> datetime:
    """The new moon so many months from that of 6 January 2000, in universal time, to minutes."""
    sun = radians(2.5534 + 29.1053567 * number)
    moon = radians(201.5643 + 385.81693528 * number)
    node = radians(160.7108 + 390.67050284 * number)
    shift = sum(size * sin(a * sun + b * moon + c * node) for size, a, b, c in _TERMS)
    return _FIRST + timedelta(days=_MONTH * number + shift)


def _within(first: date, last: date) -> datetime:
    """The new moon between two days a month apart."""
    at = datetime(first.year, first.month, first.day)
    number = round((at - _FIRST) / timedelta(days=_MONTH))
    near = (new_moon(n) for n in range(number - 1, number + 3))
    return next(m for m in near if first <= m.date() <= last)


_SHAWWAL = 240  # the new moon before 4 June 2019, the feast that ended Ramadan of 1440
_SEEN = timedelta(hours=13)  # a moon younger at the day's end is not seen that evening


def hijri(month: int, number: int, year: int) -> Iterator[date]:
    """The days of our year that are a day of the Islamic year: one, none, or two."""
    middle = round((year - 2019) * 365.2425 / _MONTH / 12)
    for turn in range(middle - 2, middle + 3):
        moon = new_moon(_SHAWWAL + 12 * turn + month - 10)
        first = (moon + _SEEN).date() + timedelta(days=1)
        one = first + timedelta(days=number - 1)
        if one.year == year:
            yield one


def _elapsed(year: int) -> int:
    """Days from the Jewish epoch to the mean new year, put off from Sunday, Wednesday, Friday."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + (3 * (day + 1) % 7 < 3)


def tishri(year: int) -> date:
    """The Jewish new year that falls in a year of ours."""
    number = year + 3761
    before, this, after = (_elapsed(number + step) for step in (-1, 0, 1))
    put_off = 2 if after - this == 356 else int(this - before == 382)
    return date.fromordinal(this + put_off - 1373427)


def passover(year: int) -> date:
    return tishri(year) - timedelta(days=163)


def hanukkah(year: int) -> date:
    full = (tishri(year + 1) - tishri(year)).days % 10 == 5
    return tishri(year) + timedelta(days=83 + full)


def chinese(year: int) -> date:
    """The first day of the Chinese year: the day, in Peking, of the new moon about 5 February."""
    moon = _within(date(year, 1, 20), date(year, 2, 20)) + timedelta(hours=8)
    if moon.date() < date(year, 1, 21):
        moon = _within(date(year, 2, 10), date(year, 2, 20)) + timedelta(hours=8)
    return moon.date()


def diwali(year: int) -> date:
    """The evening before the new moon of Kartika."""
    moon = _within(date(year, 10, 17), date(year, 11, 15))
    return (moon - timedelta(hours=12, minutes=15)).date()
