"""Months, weeks and numbers in words, and the bounds they make."""

from dataclasses import dataclass
from datetime import date, timedelta

from actorgraph_ingest._text.words.numbers import SMALL, TENS

MONTHS = (
    "january february march april may june july august september october november december".split()
)
DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
COUNTS = SMALL | {
    "a": 1, "an": 1, "couple": 2, "a couple of": 2, "dozen": 12, "a dozen": 12, "two dozen": 24,
    "a hundred": 100, "one hundred": 100, "two hundred": 200,
}  # fmt: skip
COUNT = (
    r"(?<![\d.,])\d{1,3}|half an?|"
    + rf"(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(COUNTS)[:9])}))?|"
    + "|".join(sorted(COUNTS, key=lambda word: -len(word)))
)  # fmt: skip
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
ORDINALS = {
    **{word: number for word, number in CENTURIES.items() if number < 21},
    "twenty-first": 21, "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24,
    "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27, "twenty-eighth": 28,
    "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
Parts = dict[str, str]
Bounds = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What date words are read against. `year`: one named before in the sentence, 0 for none;
    `told`: the bounds of the date told last before, for "the same day"; `gone`: the clause is in
    the past; `was_to`: it tells a plan of the past."""

    base: date | None = None
    ahead: bool = False
    year: int = 0
    told: tuple[date, date] | None = None
    gone: bool = False
    was_to: bool = False

    def around(self) -> tuple[date, date] | None:
        """The date told last, else the day of issue."""
        if self.told is None and self.base is not None:
            return self.base, self.base
        return self.told


def count_of(word: str) -> int:
    """The number a word tells, 0 for none."""
    if word.isdecimal() and len(word) < 4:
        return int(word)
    low = " ".join(word.lower().replace("-", " ").split())
    ten, _, one = low.partition(" ")
    if ten in TENS:
        return 10 * TENS.index(ten) + 20 + COUNTS.get(one, 0)
    return COUNTS.get(low, 0)


_HALVES = {"year": (6, "month"), "decade": (5, "year"), "century": (50, "year")}
_QUARTERS = {"a quarter": 25, "three quarters": 75}


def counted(word: str, unit: str) -> tuple[int, str]:
    """A number of units: "half a century" is 50 years."""
    unit, low = "century" if unit.startswith("centur") else unit, word.lower()
    if unit == "fortnight":
        return 2 * count_of(word), "week"
    if low in _QUARTERS:
        return _QUARTERS[low], "year"
    if low.startswith(("half ", "a half")):
        return _HALVES.get(unit, (0, unit))
    return count_of(word), unit


def day_index(word: str) -> int:
    """The number of a weekday, from 0 for Monday, of its name or the first letters of it."""
    return next(n for n, name in enumerate(DAYS) if name.startswith(word.lower()[:3]))


def day_number(word: str) -> int:
    """The day of a month that "3", "3rd" or "third" tells."""
    number = ORDINALS.get(word.lower())
    return number if number is not None else int(word.rstrip("stndrh"))


def full_year(word: str) -> int:
    """The year that two figures tell: "'08", "'94"."""
    return int(word) + (2000 if int(word) < 50 else 1900)


def year_told(parts: Parts) -> int:
    """The year the words themselves name, 0 for none."""
    return full_year(parts["short"]) if "short" in parts else int(parts.get("year", "0"))


_STEPS = {"last": -1, "previous": -1, "year": -1, "next": 1, "following": 1}


def year_turned(parts: Parts, at: Anchor) -> int:
    """The year of "May of last year", "May the following year", "May that year"; 0 for none."""
    which = parts.get("which", "")
    if not which:
        return 0
    if which in ("this", "last", "next", "year", "following", "previous"):
        told = at.year if which not in ("this", "last", "next") or at.base is None else 0
        if not told and (which not in ("following",) or at.base is not None):
            told = at.base.year if at.base is not None else 0
        return told + _STEPS.get(which, 0) if told else 0
    return at.year


def month_number(word: str) -> int:
    low = word.lower().rstrip(".")
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(low[:3]))


def nearest(month: int, number: int, at: Anchor) -> date | None:
    """The day of a month of no year that is meant: one just gone may have been planned, one some
    months ahead is meant where nothing in the words tells the past."""
    if at.base is None:
        return None
    back = 60 if at.ahead else 334 if at.gone else 245
    first = at.base - timedelta(days=back)
    for year in (first.year, first.year + 1, first.year + 2, first.year + 3, first.year + 4):
        if (month, number) != (2, 29) or (year % 4 == 0 and (year % 100 or year % 400 == 0)):
            one = date(year, month, number)
            if one >= first:
                return one
    return None


def beside(month: int, number: int, at: Anchor, after: bool) -> date | None:
    """The day of the year that comes next, or came last: "next Oct. 3"."""
    if at.base is None:
        return None
    one = date(at.base.year, month, number)
    step = int(after and one <= at.base) - int(not after and one >= at.base)
    return one.replace(year=one.year + step)


def feast(rule: str, year: int) -> date:
    """The day of a rule in a year: "12-25", "easter-2" (days from Easter Sunday), "11-thu4" (the
    fourth Thursday of November), "05-mon5" (the last Monday of May), "11-thu4+1" (the day
    after it)."""
    if rule == "orthodox":
        return _eastern(year)
    if rule.startswith("easter"):
        return _easter(year) + timedelta(days=int(rule[6:] or 0))
    month_, rest = int(rule[:2]), rule[3:]
    if rest.isdecimal():
        return date(year, month_, int(rest))
    first = date(year, month_, 1)
    weekday = next(n for n, name in enumerate(DAYS) if name.startswith(rest[:3]))
    one = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * int(rest[3]) - 7)
    one = one if one.month == month_ else one - timedelta(days=7)
    return one + timedelta(days=int(rest[4:] or 0))


def _easter(year: int) -> date:
    """Easter Sunday of the western churches: the Gregorian computus."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    step = moon - weekday
    month_ = 3 + (step + 40) // 44
    return date(year, month_, step + 28 - 31 * (month_ // 4))


def _eastern(year: int) -> date:
    """Easter Sunday of the eastern churches: the Julian computus, told in the new style."""
    full = (19 * (year % 19) + 15) % 30
    days = full + (2 * (year % 4) + 4 * (year % 7) - full + 34) % 7 + 114
    return date(year, days // 31, days % 31 + 1) + timedelta(days=year // 100 - year // 400 - 2)


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
    """ "early", "late": the first or the second half of a decade, a quarter of a century;
    "first", "second", "latter": the halves of both."""
    years, low = last.year - first.year + 1, word.lower()
    step = 5 if years == 10 else 25
    if low in ("first", "second", "latter"):
        step = years // 2
    if low in ("late", "second", "latter", "end", "close"):
        return date(last.year - step + 1, 1, 1), last
    return first, (date(first.year + step - 1, 12, 31) if low in _EARLY else last)


_EARLY = ("early", "first", "beginning", "start", "dawn")


def shifted(base: date, step: int) -> tuple[int, int]:
    months = base.year * 12 + base.month - 1 + step
    return months // 12, months % 12 + 1
