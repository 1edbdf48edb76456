"""Date words of a sentence against the day of issue; without that day they stay words."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from actorgraph_ingest._text.types import When

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_SHORT = {m[:3]: n for n, m in enumerate(_MONTHS, 1)} | {"sept": 9}
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH = (
    r"(?P<month>"
    + "|".join(m.title() for m in _MONTHS)
    + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?P<weekday>" + "|".join(d.title() for d in _DAYS) + ")"
_COUNT = {
    w: n
    for n, w in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), 1
    )
} | {"a": 1, "an": 1, "several": 0, "few": 0}
_PATTERNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("iso", r"\b(?P<year>\d{4})-(?P<mon>\d{2})-(?P<day>\d{2})\b"),
        (
            "day",
            r"\b" + _MONTH + r" (?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>\d{4})\b)?",
        ),
        (
            "day",
            r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? " + _MONTH + r"(?:,? (?P<year>\d{4})\b)?",
        ),
        (
            "month",
            r"\b(?P<by>[Bb]y )?(?:(?:early|mid|late|mid-)[ -]?)?"
            + _MONTH
            + r",? (?:of )?(?P<year>\d{4})\b",
        ),
        (
            "month",
            r"\b(?P<by>(?:[Bb]y|[Ii]n|[Ss]ince|[Ll]ast|[Dd]uring|[Ll]ate|[Ee]arly|"
            r"[Tt]hroughout) (?:late |early |mid-)?)" + _MONTH + r"\b",
        ),
        (
            "year",
            r"\b(?P<by>(?:[Ii]n|[Bb]y|[Ss]ince|[Dd]uring|[Tt]hroughout)(?: (?:late|early|mid|"
            r"the end of))?[ -])(?P<year>(?:19|20)\d{2})\b",
        ),
        ("weekday", r"\b(?P<by>(?:on|last|next|since|by|late|early) )?" + _DAY + r"\b"),
        ("ago", r"\b(?P<count>\w+) (?P<unit>day|week|month|year)s? (?:ago|earlier)\b"),
        ("near", r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Ee]arlier today)\b"),
        (
            "span",
            r"\b(?P<by>[Ee]arlier this|[Ll]ater this|[Tt]his|[Ll]ast|[Pp]ast) (?P<unit>week|"
            r"month|year)\b",
        ),
    )
)


def dates(text: str, start: int, end: int, issued: str) -> list[When]:
    """The date words between two offsets, left to right, the longer reading first."""
    base = date.fromisoformat(issued) if issued else None
    found: list[When] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if not any(w.start < match.end() and match.start() < w.end for w in found):
                found.append(_when(name, match, base))
    return sorted(found, key=lambda w: w.start)


def _when(name: str, match: re.Match[str], base: date | None) -> When:
    parts = {k: v for k, v in match.groupdict().items() if v}
    first, last, basis = "", "", ""
    try:
        bounds = _RESOLVE[name](parts, base)
    except ValueError:  # 31 June
        bounds = None
    if bounds is not None:
        first = bounds[0].isoformat() if bounds[0] else ""
        last = bounds[1].isoformat() if bounds[1] else ""
        stated = "year" in parts
        basis = "stated" if stated else "fromIssued"
    return When(match.start(), match.end(), match.group(), first, last, basis)


Bounds = tuple[date | None, date | None]


def _iso(parts: dict[str, str], _base: date | None) -> Bounds | None:
    day = date(int(parts["year"]), int(parts["mon"]), int(parts["day"]))
    return day, day


def _month_number(word: str) -> int:
    return _SHORT[word.lower().rstrip(".")[:3]]


def _day(parts: dict[str, str], base: date | None) -> Bounds | None:
    month, number = _month_number(parts["month"]), int(parts["day"])
    if "year" in parts:
        day = date(int(parts["year"]), month, number)
    elif base is None:
        return None
    else:
        day = date(base.year, month, number)
        if day > base + timedelta(days=31):
            day = date(base.year - 1, month, number)
    return day, day


def month_bounds(year: int, month: int) -> tuple[date, date]:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def _month(parts: dict[str, str], base: date | None) -> Bounds | None:
    month = _month_number(parts["month"])
    if "year" in parts:
        first, last = month_bounds(int(parts["year"]), month)
    elif base is None:
        return None
    else:
        first, last = month_bounds(base.year - (month > base.month), month)
    return _open(parts.get("by", ""), first, _not_after(last, base))


def _not_after(last: date, base: date | None) -> date:
    return (
        min(last, base)
        if base is not None and last.month == base.month and last.year == base.year
        else last
    )


def _open(word: str, first: date, last: date) -> Bounds:
    """ "by 2024" has no beginning, "since 2024" no end."""
    low = word.lower()
    return (None if low.startswith("by") else first), (None if low.startswith("since") else last)


def _year(parts: dict[str, str], _base: date | None) -> Bounds | None:
    year = int(parts["year"])
    return _open(parts["by"], date(year, 1, 1), date(year, 12, 31))


def _weekday(parts: dict[str, str], base: date | None) -> Bounds | None:
    if base is None:
        return None
    back = (base.weekday() - _DAYS.index(parts["weekday"].lower())) % 7
    word = parts.get("by", "").strip()
    if word == "next":
        day = base + timedelta(days=7 - back)
    elif word == "last" and back == 0:
        day = base - timedelta(days=7)
    else:
        day = base - timedelta(days=back)
    return _open(word, day, day)


def _ago(parts: dict[str, str], base: date | None) -> Bounds | None:
    word = parts["count"].lower()
    count = int(word) if word.isdecimal() and len(word) < 4 else _COUNT.get(word, 0)
    if base is None or not count:
        return None
    if parts["unit"] in ("day", "week"):
        day = base - timedelta(days=count * (7 if parts["unit"] == "week" else 1))
        return day - timedelta(days=3 if parts["unit"] == "week" else 0), day
    months = base.year * 12 + base.month - 1 - count * (12 if parts["unit"] == "year" else 1)
    if months < 12:
        return None
    if parts["unit"] == "year":
        return date(months // 12, 1, 1), date(months // 12, 12, 31)
    return month_bounds(months // 12, months % 12 + 1)


def _near(parts: dict[str, str], base: date | None) -> Bounds | None:
    if base is None:
        return None
    day = base - timedelta(days=parts["word"].lower() == "yesterday")
    return day, day


def _span(parts: dict[str, str], base: date | None) -> Bounds | None:
    if base is None:
        return None
    word, unit = parts["by"].lower(), parts["unit"]
    past = word in ("last", "past")
    if unit == "week":
        monday = base - timedelta(days=base.weekday() + (7 if past else 0))
        first, last = monday, monday + timedelta(days=6)
    elif unit == "month":
        months = base.year * 12 + base.month - 1 - past
        first, last = month_bounds(months // 12, months % 12 + 1)
    else:
        first, last = date(base.year - past, 1, 1), date(base.year - past, 12, 31)
    return (base if word.startswith("later") else first), (
        last if word.startswith("later") else min(last, base)
    )


_RESOLVE = {
    "iso": _iso, "day": _day, "month": _month, "year": _year, "weekday": _weekday,
    "ago": _ago, "near": _near, "span": _span,
}  # fmt: skip


def weekday_years(month: int, day: int, weekday: str, until: int) -> Iterator[int]:
    """The years up to `until`, newest first, in which a day of the year fell on that weekday."""
    for year in range(until, until - 30, -1):
        if date(year, month, day).weekday() == _DAYS.index(weekday.lower()):
            yield year
