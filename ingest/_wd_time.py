"""Times of Wikidata as the first and last day they can mean.

A time is written in its calendar with a precision. Below the day, month and day are filler. Days
of the Julian calendar are reckoned over into the Gregorian; a Julian year or month becomes the
Gregorian days that it covers, so it begins some days later than the number says. "1900" to the
century can mean the years 1801 to 1900 or 1900 to 1999, and editors mean either, so the bounds hold
both. Years before 1 and after 9999 have no xsd:date: their text is kept (`text`), without days.
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from actorgraph.reading import Unreadable

DAY, MONTH, YEAR, DECADE, CENTURY, MILLENNIUM = 11, 10, 9, 8, 7, 6
GREGORIAN, JULIAN = "Q1985727", "Q1985786"
CIRCA_YEARS = 2  # "about 1963" is read as two years either way, as of the births of other lists

_TIME = re.compile(r"([+-])(\d{1,16})-(\d{2})-(\d{2})T\d{2}:\d{2}:\d{2}Z", re.ASCII)
_SPANS = {DECADE: 10, CENTURY: 100, MILLENNIUM: 1000}


class Moment(NamedTuple):
    """`first` and `last` are the bounds, None where no date can say them; `text` is EDTF."""

    first: date | None
    last: date | None
    text: str

    def about(self) -> "Moment":
        """The same with two years more on either side."""
        if self.first is None or self.last is None:
            return self._replace(text=f"{self.text}~")
        wide = timedelta(days=366 * CIRCA_YEARS)
        first = max(self.first, date.min + wide) - wide
        last = min(self.last, date.max - wide) + wide
        return Moment(first, last, f"{self.text}~")


def moment(value: Mapping[str, Any]) -> Moment:
    """The bounds of a time. Raises Unreadable where it is none."""
    found = _TIME.fullmatch(str(value.get("time", "")))
    precision = value.get("precision")
    if found is None or not isinstance(precision, int) or not 0 <= precision <= 14:
        raise Unreadable("bad-date", "time", repr(value)[:100])
    sign, digits, month, day = found[1], int(found[2]), int(found[3]), int(found[4])
    if precision < MILLENNIUM or sign == "-" or not 1 <= digits <= 9999:
        return Moment(None, None, _text(sign, digits, month, day, precision))
    calendar = str(value.get("calendarmodel", "")).rpartition("/")[2]
    if calendar not in (GREGORIAN, JULIAN):
        raise Unreadable("bad-code", "calendarmodel", calendar[:100])
    first, last = _bounds(digits, month, day, min(precision, DAY))
    text = _text(sign, digits, month, day, precision)
    if calendar == JULIAN:
        return _reckoned(first, last, text, precision)
    return Moment(_real(*first), _real(*last), text)


def _bounds(
    year: int, month: int, day: int, precision: int
) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The first and the last day, in the time's own calendar."""
    if precision == DAY:
        return (year, month, day), (year, month, day)
    if precision == MONTH:
        return (year, month, 1), (year, month, 0)
    if precision == YEAR:
        return (year, 1, 1), (year, 12, 31)
    span = _SPANS[precision]
    start = year // span * span
    if precision == DECADE:
        return (max(start, 1), 1, 1), (start + 9, 12, 31)
    if year % span == 0:
        return (max(start - span + 1, 1), 1, 1), (min(start + span - 1, 9999), 12, 31)
    return (max(start, 1), 1, 1), (min(start + span, 9999), 12, 31)


def _real(year: int, month: int, day: int) -> date:
    """A Gregorian day; day 0 is the last of the month. Raises Unreadable."""
    try:
        return date(year, month, day or monthrange(year, month)[1])
    except ValueError:
        raise Unreadable("bad-date", "time", f"{year:04}-{month:02}-{day:02} is no day") from None


def _reckoned(
    first: tuple[int, int, int], last: tuple[int, int, int], text: str, precision: int
) -> Moment:
    begin, end = _of_julian(*first), _of_julian(*last)
    if precision >= DAY and begin is not None:
        text = begin.isoformat()
    return Moment(begin, end, text if precision >= DAY else "")


def _of_julian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Julian one; None where it lies outside the years 1 to 9999."""
    long = 29 if year % 4 == 0 else 28
    length = long if month == 2 else monthrange(2001, month)[1] if 1 <= month <= 12 else 0
    day = day or length
    if not 1 <= day <= length:
        raise Unreadable("bad-date", "time", f"{year:04}-{month:02}-{day:02} is no Julian day")
    # 1 March of a year is the best place to count from: the leap day is the last of a year then
    shifted, since = (year, month - 3) if month > 2 else (year - 1, month + 9)
    days = (shifted * 1461) // 4 + (153 * since + 2) // 5 + day
    # ordinal 1 is 1 January of the Gregorian year 1, which was 3 January by Julian reckoning
    number = days - 308
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def _text(sign: str, year: int, month: int, day: int, precision: int) -> str:
    """The time in Extended Date/Time Format, level 1, as far as that can say it."""
    number = f"{'-' if sign == '-' else ''}{year:04}"
    if precision >= DAY:
        return f"{number}-{month:02}-{day:02}"
    if precision == MONTH:
        return f"{number}-{month:02}"
    if precision == YEAR:
        return number
    if precision == DECADE and year <= 9999:
        return f"{number[:-1]}X"
    return ""
