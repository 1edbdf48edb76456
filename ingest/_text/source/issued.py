"""When an article was issued: the day of a field, of a line of its own, or of the dateline."""

import re
from datetime import date

MONTHS = (
    "January February March April May June July August September October November December".split()
)


_DATE_LINE = re.compile(
    r"(?i)^(?:published|updated|posted|date|issued)?[ :]*(?:on )?(?:(?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day,? )?(?:"
    r"(?P<m1>"
    + "|".join(MONTHS)
    + r") (?P<d1>\d{1,2}),? (?P<y1>\d{4})|(?P<d2>\d{1,2}) (?P<m2>"
    + "|".join(MONTHS)
    + r"),? (?P<y2>\d{4})|(?P<iso>\d{4}-\d{2}-\d{2}))(?:T[\d:.+Z-]{4,}|[,. ].{0,30})?$"
)


_NAMED_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" for m in MONTHS) + "|Sept"
_IN_WORDS = re.compile(
    rf"(?i)(?:[a-z]{{3,9}},? )?(?:(?P<m1>{_NAMED_MONTH})\.? (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,? "
    rf"(?P<y1>\d{{4}})|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?P<m2>{_NAMED_MONTH})\.?,? "
    r"(?P<y2>\d{4}))(?![\w/-])"
)


# A chronology's "3 March 2024 - ..." is none: there stands a place before it or an agency behind.
_WORD = r"[A-Z][\w.'’-]*"
_AGENCY = r"[A-Z][A-Za-z. ]{1,30}?"
_DATELINE = re.compile(
    rf"(?P<place>(?:{_WORD})[, /]+(?:(?:{_WORD}|of|the|de|la|al|el|du)[, /]+){{0,6}})?"
    rf"(?P<day>(?P<m1>{_NAMED_MONTH})\.? (?P<d1>\d{{1,2}})(?:,? (?P<y1>\d{{4}}))?|"
    rf"(?P<d2>\d{{1,2}}) (?P<m2>{_NAMED_MONTH})\.?(?:,? (?P<y2>\d{{4}}))?),?"
    rf"(?(place)(?: \(?{_AGENCY}\)?)?| \({_AGENCY}\)) ?(?:—|–|--|-) "
)


def iso_day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def given_day(text: str) -> str:
    """The day of a field: as ISO writes it, in words, or as mail does ("Tue, 18 Jun 2024 ...")."""
    match = _IN_WORDS.match(text.strip()[:100])
    return _parsed(match) if match is not None else iso_day(text)


def _month(name: str) -> int:
    return next((n for n, m in enumerate(MONTHS, 1) if m[:3] == name[:3].title()), 0)


def stated_day(lines: list[tuple[int, int, str]]) -> str:
    """The date that a line of its own near the top states, else the dateline's."""
    for _, _, line in lines:
        for part in line.split("\n")[:8]:
            match = _DATE_LINE.match(part.strip()) if len(part) < 120 else None
            day = _parsed(match) if match else ""
            if day:
                return day
    matches = (_DATELINE.match(line[:140]) for _, _, line in lines[:4])
    return next((_parsed(m) for m in matches if m and (m["y1"] or m["y2"])), "")


def dateline(text: str, parts: list[tuple[int, int]]) -> tuple[int, int]:
    """Where the words of the dateline's day stand: they tell when was written, not what happened
    then."""
    for start, end in parts[:4]:
        match = _DATELINE.match(text[start : min(end, start + 140)])
        if match is not None:
            return start + match.start("day"), start + match.end("day")
    return 0, 0


def _parsed(match: re.Match[str]) -> str:
    parts = match.groupdict()
    if parts.get("iso"):
        return iso_day(parts["iso"])
    year, month, day = (parts[f"{part}1"] or parts[f"{part}2"] for part in "ymd")
    return _day(year, _month(month), day)


def _day(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""
