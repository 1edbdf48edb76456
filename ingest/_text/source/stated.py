"""What the lines of an article say of it: date, title, publisher, signing agencies, boilerplate."""

import re
from collections.abc import Iterator
from datetime import date

from actorgraph_ingest._text.actors.lexicon import Lexicon
from actorgraph_ingest._text.words.tables import table

MONTHS = (
    "January February March April May June July August September October November December".split()
)
URL = re.compile(
    r"(?i)(?:original|canonical|source)[ \t]*(?:url|link|"
    r"article)?[ \t]*:\s{0,4}<?(https?://[^\s<>\"]{4,1000})"
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


_DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Za-z .,'’-]{1,60}?)[, ]+(?:(?P<month>"
    + "|".join(m[:3] + "[a-z]{0,6}" for m in MONTHS)
    + r")\.? (?P<day>\d{1,2})(?:,? (?P<year>\d{4}))? ?)?"
    r"\(?(?P<agency>[A-Z][A-Za-z. ]{1,30}?)?\)? ?(?:—|–|--|-) "
)


MARKUP = re.compile(r"[*_#\[\]]|\(#?\)|\((?:https?:|/|#)[^)\s]{0,500}\)")


def first_group(match: re.Match[str] | None) -> str:
    return match[1] if match else ""


def web_address(url: str) -> str:
    """A web address with nothing in it that an IRI cannot hold."""
    clean = url.strip().rstrip(".,)")
    sound = re.fullmatch(r"https?://[^\s<>\"{}|\\^`\x00-\x20\ufffd]{3,1500}", clean)
    return clean if sound else ""


def iso_day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return ""


def stated_day(lines: list[tuple[int, int, str]]) -> str:
    """The date that a line of its own near the top states."""
    for _, _, line in lines:
        for part in line.split("\n")[:8]:
            match = _DATE_LINE.match(part.strip()) if len(part) < 120 else None
            day = _parsed(match) if match else ""
            if day:
                return day
    return _of_dateline(lines)


def _of_dateline(lines: list[tuple[int, int, str]]) -> str:
    """ "LONDON, 3 May 2019 (Reuters) - ..." with its year."""
    for _, _, line in lines[:4]:
        match = _DATELINE.match(line[:140])
        if match and match["year"]:
            month = next((n for n, m in enumerate(MONTHS, 1) if m[:3] == match["month"][:3]), 0)
            return _day(match["year"], month, match["day"])
    return ""


def _parsed(match: re.Match[str]) -> str:
    if match["iso"]:
        return iso_day(match["iso"])
    month = (match["m1"] or match["m2"]).title()
    return _day(match["y1"] or match["y2"], MONTHS.index(month) + 1, match["d1"] or match["d2"])


def _day(year: str, month: int, day: str) -> str:
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def title_of(text: str, head: list[tuple[int, int]]) -> str:
    """A Markdown heading, or a first line of its own without a full stop."""
    for start, end in head[:2]:
        line = text[start:end].split("\n")[0].strip()
        if line.startswith("# "):
            return line[2:].strip(" *_#")[:500]
    if len(head) > 1:
        line = text[head[0][0] : head[0][1]].strip()
        if (
            8 < len(line) < 160
            and not re.match(r"(?i)by |published|updated|\(", line)
            and "\n" not in line
            and line[-1] not in '.:;,”"'
            and " " in line
        ):
            return line.strip("*_# ")
    return ""


_ENGLISH = frozenset("the of and to in that for on with was said has by from".split())


def language_of(stated: str, text: str) -> str:
    if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", stated):
        return stated.lower()
    found = re.findall(r"\b[a-z]{2,5}\b", text[:20000])
    common = sum(1 for word in found if word in _ENGLISH)
    return "en" if common >= 3 and common * 12 >= len(found) else ""


def outlet(name: str, lexicon: Lexicon) -> str:
    """The id of a publisher that a person gave by name or id; "" for one nobody knows."""
    return name if name.startswith(("wd-", "ref-")) else outlet_named(name, lexicon)


def outlet_named(name: str, lexicon: Lexicon) -> str:
    wanted = name.strip().lower()
    return next(
        (a.id for a in lexicon.agencies if wanted and wanted in (n.lower() for n in a.names)), ""
    )


def outlet_of_host(url: str, lexicon: Lexicon) -> str:
    """The outlet whose name its web address is: themoscowtimes.com, The Moscow Times."""
    if not url:
        return ""
    host = url.split("/")[2].lower().split(":")[0].removeprefix("www.")
    labels = [
        p
        for p in host.split(".")[:-1]
        if p not in ("com", "co", "org", "net", "en", "english", "m", "edition")
    ]
    for one in lexicon.agencies:
        for name in one.names:
            flat = re.sub(r"[^a-z0-9]", "", name.lower())
            if flat and any(
                label.replace("-", "") in (flat, flat.removeprefix("the"), f"the{flat}")
                for label in labels
            ):
                return one.id
    return ""


def boilerplate(text: str, parts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    starts = tuple(row["start"] for row in table("boilerplate"))
    title = title_of(text, parts[:6])
    for start, end in parts[:2] if title and len(parts) > 2 else ():
        if title in text[start:end] and end - start < len(title) + 12:
            yield start, end  # the report itself tells it again, in full
    for start, end in parts:
        line = text[start : start + 200].lower().lstrip("*_#>[ ")
        if line.startswith(starts) or (
            text[start:end].count("\n") == 0 and URL.match(text[start:end])
        ):
            yield start, end
