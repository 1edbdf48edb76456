"""A date that a text suggests without stating it: a holiday on a weekday. Proposed, never used."""

import re

from actorgraph_ingest._text.times.dates import weekday_years
from actorgraph_ingest._text.words.tables import table

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NEAR = re.compile(rf"\b(?P<day>{_DAYS})\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def inferred(text: str) -> tuple[str, str] | None:
    """(day, the evidence in words), or None. The year is the newest that fits and is not before
    any year the text names."""
    low = text.lower().replace("’", "'")
    for row in table("holidays"):
        at = low.find(row["name"])
        if at < 0 or not row["day"][3:].isdecimal():  # a moving feast always has its weekday
            continue
        weekday = _NEAR.search(text, max(0, at - 60), at + len(row["name"]) + 60)
        if weekday is None:
            continue
        named = [int(y) for y in _YEAR.findall(text)]
        month, day = (int(part) for part in row["day"].split("-"))
        latest = max(named, default=0)
        years = list(weekday_years(month, day, weekday["day"], max(latest + 6, 2023)))
        fit = [y for y in years if y >= latest] or years
        year = min(fit) if latest else fit[0]
        words = " ".join(
            text[min(at, weekday.start()) : max(at + len(row["name"]), weekday.end())].split()
        )
        others = ", ".join(str(y) for y in sorted(years[:4]))
        return (
            f"{year:04}-{row['day']}",
            f"'{words}': {row['name']} is {row['day']}; {weekday['day']}s: {others}",
        )
    return None
