"""The dates of a statement as the four bounds of a relationship.

P580 bounds the start, P582 the end, each by its precision; several of one widen it. A point in time
(P585) says only that it held then. P1319 and P8555 are the earliest and latest start, P8554, P12506
and P1326 the earliest and latest end, where there is no P580 or P582. An end that is unknown, or
none, bounds nothing. Where the dates contradict each other, or lie before the year 1, they stay as
text only.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from actorgraph_ingest import _wd_claims, _wd_time


class Dates(NamedTuple):
    """Bounds as ISO days; `edtf` where it can say the same, `text` where bounds cannot."""

    start_earliest: str | None = None
    start_latest: str | None = None
    end_earliest: str | None = None
    end_latest: str | None = None
    edtf: str | None = None
    text: str | None = None


def dates(statement: Mapping[str, Any], name: str, notes: _wd_claims.Notes) -> Dates:
    """The bounds of a statement of the property `name`."""
    if not statement.get("qualifiers"):
        return Dates()
    told = {p: _wd_claims.moments(statement, p, notes) for p in ("P580", "P582", "P585")}
    written = _written(told["P580"], told["P582"], told["P585"])
    given = [one for found in told.values() for one in found]
    if any(one.first is None or one.last is None for one in given):
        notes.add("dates beyond the years 1 to 9999, kept as text", name)
        return Dates(text=written)
    found = [*_outer(told["P580"]), *_outer(told["P582"])]
    _further(found, statement, notes)
    _held(found, told["P585"])
    if _contradict(*found):
        notes.add("dates that contradict each other, kept as text", name)
        return Dates(text=written)
    a, b, c, d = (None if day is None else day.isoformat() for day in found)
    single = max(map(len, told.values())) <= 1 and all(one.text for one in given)
    return Dates(a, b, c, d, edtf=written if single else None)


def _outer(found: list[_wd_time.Moment]) -> tuple[date | None, date | None]:
    first = min((one.first for one in found if one.first), default=None)
    return first, max((one.last for one in found if one.last), default=None)


def _further(
    bounds: list[date | None], statement: Mapping[str, Any], notes: _wd_claims.Notes
) -> None:
    for place, name in ((0, "P1319"), (1, "P8555"), (2, "P8554"), (3, "P12506"), (3, "P1326")):
        if bounds[place] is None:
            first, last = _outer(_wd_claims.moments(statement, name, notes))
            bounds[place] = last if place % 2 else first


def _held(bounds: list[date | None], points: list[_wd_time.Moment]) -> None:
    """On each of these days it had started and had not ended."""
    for one in points:
        if one.first is not None and one.last is not None:
            bounds[1] = min(bounds[1] or one.last, one.last)
            bounds[2] = max(bounds[2] or one.first, one.first)


def _contradict(
    start: date | None, started: date | None, ending: date | None, end: date | None
) -> bool:
    pairs = ((start, started), (ending, end), (start, end))
    return any(early and late and early > late for early, late in pairs)


def _written(
    starts: list[_wd_time.Moment], ends: list[_wd_time.Moment], points: list[_wd_time.Moment]
) -> str | None:
    if starts or ends:
        return "/".join(",".join(one.text for one in found) for found in (starts, ends))
    return ",".join(one.text for one in points) or None
