"""Days of a year by a rule, as `holidays.tsv` writes them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial

from actorgraph_ingest._text.times.calendars import feast
from actorgraph_ingest._text.times.moons import chinese, diwali, hanukkah, hijri, passover, tishri

_RECKONED: dict[str, Callable[[int], date]] = {
    "tishri": tishri, "passover": passover, "hanukkah": hanukkah, "chinese": chinese,
    "diwali": diwali, "orthodox": partial(feast, "orthodox"),
}  # fmt: skip
Days = tuple[date, date]


def of_year(rule: str, year: int) -> list[Days]:
    """The first and the last day of a feast in a year: "12-25", "easter-2", "passover+0~8" (eight
    days), "hijri10.1" (a day of the Islamic year, which falls on it or on the day after), "05-01|
    09-mon1" (one of two)."""
    return sorted(days for one in rule.split("|") for days in _each(one, year))


def _each(rule: str, year: int) -> Iterator[Days]:
    rule, _, size = rule.partition("~")
    further = timedelta(days=int(size or 1) - 1)
    if rule.startswith("hijri"):
        month, number = (int(part) for part in rule[5:].split("."))
        spread = timedelta(days=int(not size))
        for one in hijri(month, number, year):
            yield one, one + further + spread
    elif (name := rule.rstrip("+-0123456789")) in _RECKONED:
        one = _RECKONED[name](year) + timedelta(days=int(rule[len(name) :] or 0))
        yield one, one + further
    else:
        one = feast(rule, year)
        yield one, one + further
