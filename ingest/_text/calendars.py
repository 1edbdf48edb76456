"""Months, weeks and numbers in words, and the bounds they make."""

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "january february march april may june july august september october november december".split()
)
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
COUNTS = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty".split(),
        1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "couple": 2, "dozen": 12}
CENTURIES = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth "
        "twenty-first".split(),
        1,
    )
}
NINETIES = {
    w: n
    for n, w in enumerate(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), 2
    )
}
Parts = dict[str, str]
Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What date words are read against. `year`: one named before in the sentence, 0 for none;
    `told`: the bounds of the date told last before, for "the same day"."""

    base: date | None = None
    ahead: bool = False
    year: int = 0
    told: tuple[date, date] | None = None


def count_of(word: str) -> int:
    """The number a word tells, 0 for none."""
    return int(word) if word.isdecimal() and len(word) < 4 else COUNTS.get(word.lower(), 0)


def month_number(word: str) -> int:
    low = word.lower().rstrip(".")
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(low[:3]))


def fixed(month_day: str, base: date, behind: str) -> date:
    """The day of a feast: that of the year behind its name, else the nearest."""
    told = behind.strip(", ")[:4]
    if told.isdecimal() and len(told) == 4:
        return feast(month_day, int(told))
    near = [feast(month_day, base.year + step) for step in (-1, 0, 1)]
    return min(near, key=lambda one: abs((one - base).days))


def feast(rule: str, year: int) -> date:
    """The day of a rule in a year: "12-25", "easter-2" (days from Easter Sunday), "11-thu4" (the
    fourth Thursday of November), "05-mon5" (the last Monday of May)."""
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule[6:] or 0))
    month_, rest = int(rule[:2]), rule[3:]
    if rest.isdecimal():
        return date(year, month_, int(rest))
    first = date(year, month_, 1)
    weekday = next(n for n, name in enumerate(DAYS) if name.startswith(rest[:3]))
    one = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * int(rest[3:]) - 7)
    return one if one.month == month_ else one - timedelta(days=7)


def _easter(year: int) -> date:
    """Easter Sunday of the western churches: the Gregorian computus."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    step = moon - weekday
    month_ = 3 + (step + 40) // 44
    return date(year, month_, step + 28 - 31 * (month_ // 4))


def month_bounds(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def opened(word: str, first: date, last: date) -> Bounds:
    """ "by 2024" has no beginning, "since 2024" no end."""
    low = word.lower()
    return (
        None if low.startswith(("by", "until", "before")) else first,
        None if low.startswith(("since", "after")) else last,
    )


def part(word: str, first: date, last: date) -> Bounds:
    """ "early", "late": the first or the second half of a decade, a quarter of a century."""
    years = last.year - first.year + 1
    step = 5 if years == 10 else 25
    if word.lower() == "late":
        return date(last.year - step + 1, 1, 1), last
    return first, (date(first.year + step - 1, 12, 31) if word.lower() == "early" else last)


def shifted(base: date, step: int) -> tuple[int, int]:
    months = base.year * 12 + base.month - 1 + step
    return months // 12, months % 12 + 1
