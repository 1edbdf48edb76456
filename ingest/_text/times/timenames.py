"""Times that have a name: "World War II", and, near the day of issue, "Christmas Day"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from actorgraph_ingest._text.times import tenses
from actorgraph_ingest._text.times.feasts import Days, of_year
from actorgraph_ingest._text.types import When
from actorgraph_ingest._text.words.tables import table

_APOSTROPHE = " ?['’] ?"


@cache
def _known() -> tuple[re.Pattern[str], dict[str, dict[str, str]]]:
    """The names of times as one pattern, the longer first, and what each one means."""
    rows = {_plain(row["name"]): row for row in [*table("periods"), *table("holidays")]}
    names = sorted((row["name"].lower() for row in rows.values()), key=lambda name: -len(name))
    return re.compile(rf"\b(?:{'|'.join(map(_spelled, names))})\b"), rows


def _spelled(name: str) -> str:
    """A name with its apostrophe set apart, or, before a noun, left out: "Valentines Day"."""
    ends = [part.replace("'", _APOSTROPHE) for part in re.escape(name).split(r"'s\ ")]
    return r" ?(?:['’] ?)?s\ ".join(ends).replace(r"st\ ", r"st\.?\ ")


def _plain(name: str) -> str:
    return re.sub(r"\bst\. ", "st ", re.sub(_APOSTROPHE, "", name.lower()))


_ANY = re.compile(r"[\s\S]+")
_TURN = re.compile(r"\b(last|past|this|next|coming) $", re.IGNORECASE)
_WEEKEND = re.compile(r" (?:(?:long|holiday|bank holiday) )*weekend\b")
_EVE = re.compile(r"\b(?:[Tt]he )?eve of (?:the )?$")
_YEAR = re.compile(r"(?: (?:morning|night|evening|afternoon))?,? (?:(?:of|in) )?(?P<year>\d{4})\b")
_IN = re.compile(r"\b[Ii]n (?P<year>1[5-9]\d\d|20\d\d),? [^.;]*$")
_NO_TIME = re.compile(
    r" (?:Island|Rising|Seals?|Carol|Trees?|Park|Point|Offensive|Honou?rs|said|told)\b"
)
_PERSON = re.compile(r"(?:[A-Z][a-z]+ |Mr\.? |Mrs\.? )$")
_FORENAME = re.compile(r" (?!Day|Eve|[A-Z]\w+day)[A-Z][a-z]+")


def called(text: str, start: int, end: int, base: date | None) -> Iterator[When]:
    pattern, rows = _known()
    low = text[start:end].lower()
    for match in pattern.finditer(low if len(low) == end - start else text[start:end]):
        row, at, stop = rows[_plain(match.group())], start + match.start(), start + match.end()
        if not row["name"].islower() and text[at:stop].islower():  # "on election day"
            continue
        if "first" in row:
            yield When(at, stop, text[at:stop], row["first"], row["last"], "stated")
        elif not _other(text, start, end, at, stop):
            yield from _feast(row["day"], base, text, start, end, at, stop)


def _other(text: str, start: int, end: int, at: int, stop: int) -> bool:
    """Whether the name is of something else: "Easter Island", "Mr Ramadan"."""
    if _NO_TIME.match(text, stop, end):
        return True
    if text[at:stop] not in ("Ramadan", "Eid", "Easter", "Ashura", "Diwali"):
        return False
    led = _PERSON.search(text, max(start, at - 20), at)
    named = (
        led is not None and led.start() > start and not led.group().startswith(("Happy", "Holy"))
    )
    return named or _FORENAME.match(text, stop, end) is not None


def _feast(
    rule: str, base: date | None, text: str, start: int, end: int, at: int, stop: int
) -> Iterator[When]:
    words = _ANY.match(text, at, stop)
    behind = _YEAR.match(text, stop, end)
    year = int(behind["year"]) if behind is not None else _narrated(text, start, at, base)
    if words is None or (base is None and not year):
        return
    days = next(iter(of_year(rule, year)), None) if year else None
    if days is None and base is not None:
        days = _day(rule, base, text, start, end, words)
    if days is not None:
        weekend = _WEEKEND.match(text, stop, end)
        if weekend is not None:
            days, stop = _round(days, rule), weekend.end()
        if behind is not None:
            stop = behind.end()
        if eve := _EVE.search(text, max(start, at - 12), at):
            days, at = (days[0] - timedelta(days=1),) * 2, eve.start()
        basis = "stated" if year else "fromIssued"
        yield When(at, stop, text[at:stop], days[0].isoformat(), days[1].isoformat(), basis)


def _narrated(text: str, start: int, at: int, base: date | None) -> int:
    """The year told before in the sentence, where it is long gone: "In 1989, on Christmas Day"."""
    told = _IN.search(text, start, at)
    year = int(told["year"]) if told is not None else 0
    return year if base is None or year < base.year - 1 else 0


def _round(days: Days, rule: str) -> Days:
    """The weekend beside a feast, with it: from Saturday to a Monday's feast; at Easter from
    Friday to Monday."""
    one = days[0]
    if rule == "easter":
        return one - timedelta(days=2), one + timedelta(days=1)
    monday = one.weekday() if one.weekday() < 3 else one.weekday() - 7
    saturday = one - timedelta(days=monday + 2)
    return min(one, saturday), max(one, saturday + timedelta(days=1))


def _day(
    rule: str, base: date, text: str, start: int, end: int, words: re.Match[str]
) -> Days | None:
    """The day of a feast: that of the turn before it, or the nearest the tense lets be."""
    near = [days for step in (-2, -1, 0, 1, 2) for days in of_year(rule, base.year + step)]
    turn = _TURN.search(text, max(start, words.start() - 8), words.start())
    word = turn[1].lower() if turn is not None else ""
    if word in ("next", "coming"):
        return next(one for one in near if one[0] > base)
    if word in ("last", "past"):
        return [one for one in near if one[1] < base][-1]
    if not word and tenses.ahead(text, start, end, words):
        return next(one for one in near if (base - one[1]).days < 14)
    if not word and tenses.gone(text, start, end, words):
        return [one for one in near if (one[0] - base).days < 14][-1]
    return min(near, key=lambda one: max((one[0] - base).days, (base - one[1]).days))
