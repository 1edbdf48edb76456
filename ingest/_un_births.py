"""Births in the UN Security Council's list: the days between which somebody can have been born."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from actorgraph import fields
from actorgraph.reading import Unreadable
from actorgraph_ingest import _un_list

Birth = tuple[date, date]

# "About 1963" is read as two years either way: the list gives no width, and ages are often guessed.
APPROXIMATE_YEARS = 2

_YEAR = re.compile(r"1[89]\d{2}|20\d{2}", re.ASCII)
_MONTH = re.compile(r"([A-Z][a-z]{2})[a-z]*\.? (\d{4})", re.ASCII)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day(text: str, field: str) -> str:
    """An ISO date. Raises Unreadable."""
    try:
        return fields.day(text)
    except ValueError as error:
        raise Unreadable("bad-date", field, str(error)) from None


def births(row: Element, notes: _un_list.Notes) -> list[Birth]:
    """The rival spans, each once, in order. What words alone say is left out, but for a month."""
    return sorted({birth for birth in _told(row, notes) if birth is not None})


def _told(row: Element, notes: _un_list.Notes) -> Iterator[Birth | None]:
    for one in row.findall("INDIVIDUAL_DATE_OF_BIRTH"):
        given = {child.tag: child.text for child in one if child.text}
        kind = given.pop("TYPE_OF_DATE", "")
        if not given:
            continue
        if kind not in ("EXACT", "APPROXIMATELY", "BETWEEN"):
            raise Unreadable("bad-code", "TYPE_OF_DATE", f"{kind[:40]!r} is in no list")
        birth = _birth(given)
        if birth is None:
            notes.add("births given in words only, left out", kind)
        elif kind == "APPROXIMATELY" or given.get("NOTE", "").startswith("Approximately"):
            birth = _widened(birth)
        yield birth


def _birth(given: Mapping[str, str]) -> Birth | None:
    if "DATE" in given:
        born = date.fromisoformat(day(given["DATE"], "DATE"))
        return born, born
    if "FROM_YEAR" in given or "TO_YEAR" in given:
        return _years(_year(given, "FROM_YEAR"), _year(given, "TO_YEAR"))
    if "YEAR" in given:
        return _years(_year(given, "YEAR"), _year(given, "YEAR"))
    month = _MONTH.fullmatch(given.get("NOTE", ""))
    if month is None or month[1] not in _MONTHS or not _YEAR.fullmatch(month[2]):
        return None
    first = date(int(month[2]), _MONTHS.index(month[1]) + 1, 1)
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)


def _year(given: Mapping[str, str], name: str) -> int:
    text = given.get(name, "")
    if _YEAR.fullmatch(text) is None:
        raise Unreadable("bad-date", name, f"{text[:40]!r} is no year")
    return int(text)


def _years(first: int, last: int) -> Birth:
    if first > last:
        raise Unreadable("bad-date", "FROM_YEAR", f"{first} is after {last}")
    return date(first, 1, 1), date(last, 12, 31)


def _widened(birth: Birth) -> Birth:
    return _years(birth[0].year - APPROXIMATE_YEARS, birth[1].year + APPROXIMATE_YEARS)
