"""Times that have a name: "World War II", and, near the day of issue, "Christmas Day"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from actorgraph_ingest._text.times import tenses
from actorgraph_ingest._text.times.calendars import feast
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


def called(text: str, start: int, end: int, base: date | None) -> Iterator[When]:
    pattern, rows = _known()
    low = text[start:end].lower()
    for match in pattern.finditer(low if len(low) == end - start else text[start:end]):
        row, at, stop = rows[_plain(match.group())], start + match.start(), start + match.end()
        if not row["name"].islower() and text[at:stop].islower():  # "on election day"
            continue
        if "first" in row:
            yield When(at, stop, text[at:stop], row["first"], row["last"], "stated")
        elif base is not None and (words := _ANY.match(text, at, stop)) is not None:
            one = _day(row["day"], base, text, start, end, words).isoformat()
            yield When(at, stop, text[at:stop], one, one, "fromIssued")


def _day(rule: str, base: date, text: str, start: int, end: int, words: re.Match[str]) -> date:
    """The day of a feast: that of the year behind its name, that of the turn before it, or the
    nearest the tense lets be."""
    told = text[words.end() : words.end() + 6].strip(", ")[:4]
    if told.isdecimal() and len(told) == 4:
        return feast(rule, int(told))
    near = [feast(rule, base.year + step) for step in (-2, -1, 0, 1, 2)]
    turn = _TURN.search(text, max(start, words.start() - 8), words.start())
    word = turn[1].lower() if turn is not None else ""
    if word in ("next", "coming"):
        return next(one for one in near if one > base)
    if word in ("last", "past"):
        return [one for one in near if one < base][-1]
    if not word and tenses.ahead(text, start, end, words):
        return next(one for one in near if (base - one).days < 14)
    if not word and tenses.gone(text, start, end, words):
        return [one for one in near if (one - base).days < 14][-1]
    return min(near, key=lambda one: abs((one - base).days))
