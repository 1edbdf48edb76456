"""Date words of a sentence against the day of issue; without that day they stay words."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from actorgraph_ingest._text.calendars import CENTURIES, COUNTS, DAYS, MONTHS, Anchor, Bounds, fixed
from actorgraph_ingest._text.spans import RESOLVE
from actorgraph_ingest._text.tables import table
from actorgraph_ingest._text.types import When

_NAMES = "|".join(m.title() for m in MONTHS)
_MONTH = rf"(?P<month>{_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_SURE = "|".join(m.title() for m in MONTHS if m not in ("may", "march"))
_DAY = r"(?P<weekday>" + "|".join(d.title() for d in DAYS) + ")"
_YEAR = r"(?P<year>\d{4})\b"
_COUNTED = r"(?P<count>\d{1,3}|" + "|".join(COUNTS) + ")"
_UNIT = r"(?P<unit>day|week|month|year|decade)"
_UNIT_ = r"(?P<unit>day|week|month|year|decade|century)"
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_SEASON_ = _SEASON.replace("season", "season_")
_PART = r"(?:(?P<part>early|mid|late)[ -])?"
_LEAD = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
_ORDER = "|".join(CENTURIES)
# A pattern whose name ends in "?" is of words that often only describe ("the 2014 agreement").
_PATTERNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("iso", r"\b(?P<year>\d{4})-(?P<mon>\d{2})-(?P<day>\d{2})\b"),
        ("iso", r"\b(?P<mon>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b"),
        ("day", rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
                rf"(?: ?[-–] ?(?P<until>\d{{1,2}})(?!\d))?(?: ?,? ?{_YEAR})?"),
        ("day", rf"\b(?P<day>\d{{1,2}})(?: ?[-–] ?(?P<until>\d{{1,2}}))?(?:st|nd|rd|th)?(?: of)? "
                rf"{_MONTH}(?: ?,? ?{_YEAR})?"),
        ("month", rf"\b(?P<by>(?:[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) )?{_LEAD}{_MONTH}"
                  rf"(?: ?[-–] ?(?P<until>(?i:{'|'.join(MONTHS)})))?,? (?:of )?{_YEAR}"),
        ("month", rf"\b{_MONTH}(?= (?:to|through|until|and|or) (?:{_NAMES}) (?P<year>\d{{4}})\b)"),
        ("month", rf"\b(?P<by>(?:[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) )?{_LEAD}{_MONTH}"
                  r" (?:of )?(?P<which>this|last|next) year\b"),
        ("quarter", rf"\b(?:the )?(?P<number>first|second|third|fourth) (?P<part>quarter|half)"
                    rf"(?: of {_YEAR})?\b"),
        ("season", rf"\b(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext) {_SEASON}\b|\b"
                   rf"{_SEASON_}(?: of|,)? {_YEAR})"),
        ("month", r"\b(?P<by>(?:[Bb]y|[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|[Nn]ext|[Tt]his|[Dd]uring|"
                  r"[Ll]ate|[Ee]arly|[Mm]id|[Oo]f|[Tt]hroughout)[ -](?:late |early |mid-|uh )?)"
                  rf"{_MONTH}\b"),
        ("year", r"\b(?P<by>(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]hroughout)(?: (?:late|"
                 r"early|mid|the end of))?[ -])(?P<year>(?:1[0-9]|20)\d{2})\b(?!s)"),
        ("decade", rf"(?:\bthe )?\b{_PART}(?P<decade>1[0-9]\d0|20[0-4]0)(?:s|['’]s)\b"),
        ("decade", rf"\bthe {_PART}['’](?P<decade>[2-9]0)s\b"),
        ("century", rf"\b(?:the )?{_PART}(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{_ORDER})"
                    r"[ -][Cc]entur(?:y|ies)\b"),
        ("weekday", rf"\b(?P<by>(?:on|last|next|since|until|by|late|early|this|this coming|"
                    rf"coming) )?{_DAY}\b"),
        ("ago", rf"\b(?i:\[?{_COUNTED}\]?) {_UNIT_}s? (?:ago|earlier)\b"),
        ("within", rf"\b[Ii]n (?:the next )?{_COUNTED} {_UNIT}s?\b(?! (?:ago|of|in|on))"),
        ("weekend", r"\b(?:[Oo]ver|[Dd]uring|[Aa]t|[Oo]n) the (?:weekend|week-end)\b"),
        ("near", r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ee]arlier today|"
                 r"[Ll]ast night|[Tt]his (?:morning|afternoon|evening|day))\b"),
        ("lately", rf"\b[Tt]he (?:past|last) (?:{_COUNTED} {_UNIT}s|(?P<unit_>week|month|year|"
                   r"decade))\b(?! of)"),
        ("span", r"\b(?P<which>[Ee]arlier this|[Ll]ater this|[Tt]his|[Ll]ast|[Pp]ast|[Nn]ext|"
                 r"[Cc]oming|[Pp]revious|[Cc]urrent) (?P<unit>week|weekend|month|year|decade|"
                 r"century|quarter)\b"),
        ("span", r"\b[Tt]he (?P<which>end|beginning|start|rest) of the (?P<unit>week|month|year|"
                 r"quarter)\b"),
        ("year", r"\b(?P<year>\d{2,4}) (?:AD|CE)\b|\bAD ?(?P<year_>\d{2,4})\b"),
        ("year?", r"(?<![\d.,$£€#/-])\b(?P<year>(?:1[5-9]|20)\d{2})"
                  r"(?:[-–](?P<until>\d{2}(?:\d{2})?))?\b(?![\d%/]|[.,]\d|-\w|"
                  r" (?:people|soldiers|troops|men|women|civilians|"
                  r"miles|km|dollars|euros|votes|members|jobs|percent)\b)"),
        ("month?", rf"\b(?P<month>{_SURE})\b(?! \d)"),
    )
)  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:(?:will|['’]ll|would|shall|should|could|may|might|must)(?! have)|going to|"
    r"(?:is|are) to|preparing|set to|due|scheduled|"
    r"plan(?:s|ned)? to|planned|expect(?:s|ed)|until|upcoming|coming|next|hopes? to|aims? to)\b"
)


def dates(text: str, start: int, end: int, issued: str) -> list[When]:
    """The dates told between two offsets, left to right, the longer reading first."""
    return [w for w, sure in _found(text, start, end, issued) if sure]


def date_words(text: str, start: int, end: int, issued: str) -> list[When]:
    """All date words, also those that only describe: "the 2014 agreement"."""
    return [w for w, _ in _found(text, start, end, issued)]


def _found(text: str, start: int, end: int, issued: str) -> list[tuple[When, bool]]:
    base = date.fromisoformat(issued) if issued else None
    found: list[tuple[When, bool]] = list(_called(text, start, end, base))
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if not any(w.start < match.end() and match.start() < w.end for w, _ in found):
                anchor = Anchor(base, _ahead(text, start, end, match), _named(found, match.start()))
                found.append((_when(name.rstrip("?"), match, anchor), not name.endswith("?")))
    return sorted(found, key=lambda pair: pair[0].start)


_APART = re.compile(
    r"[;:]|, (?:and|but|which|who|as)\b|\b(?:said|says|told|announced|reported|warned|confirmed|"
    r"claimed|added|wrote|stated|after|before)\b"
)
_SOON = re.compile(r",? (?:[\w.'’-]+ ){0,5}?(?:will|is to|are to|is due|is expected|is set)\b")
_DONE = re.compile(r"(?<!be )(?<!been )\b(?:[a-z]{2,}ed|was|were|had|did)\b")


def _ahead(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the words around speak of what is to come."""
    clause = _APART.split(text[max(start, match.start() - 200) : match.start()])[-1]
    if match.group().lower().startswith(("by ", "until ")):
        return re.search(r"\b(?:was|were|had)\b", clause) is None
    behind = text[match.end() : min(end, match.end() + 50)]
    told = [m.end() for m in _AHEAD.finditer(clause)]
    if "next" in match.group().lower() or _SOON.match(behind):
        return True
    return bool(told and not _DONE.search(clause, told[-1]))


def _named(found: list[tuple[When, bool]], at: int) -> int:
    """The year of a full date named just before in the sentence."""
    before = [w for w, _ in found if w.end <= at and w.basis == "stated" and w.earliest[:7] == (
        w.latest[:7])]  # fmt: skip
    last = max(before, key=lambda w: w.start, default=None)
    return int(last.earliest[:4]) if last is not None and last.earliest else 0


def _when(name: str, match: re.Match[str], anchor: Anchor) -> When:
    parts = {k.rstrip("_"): v for k, v in match.groupdict().items() if v}
    bounds: Bounds | None
    try:
        bounds = RESOLVE[name](parts, anchor)
    except (ValueError, OverflowError):  # 31 June; the last century of year 1
        bounds = None
    first, last = bounds if bounds is not None else (None, None)
    basis = ""
    if bounds is not None:
        basis = "stated" if parts.keys() & {"year", "decade", "century"} else "fromIssued"
    return When(
        match.start(), match.end(), match.group(), first.isoformat() if first else "",
        last.isoformat() if last else "", basis,
    )  # fmt: skip


@cache
def _known() -> tuple[tuple[re.Pattern[str], dict[str, str]], ...]:
    rows = sorted([*table("periods"), *table("holidays")], key=lambda row: -len(row["name"]))
    return tuple((re.compile(rf"\b{re.escape(row['name'])}\b", re.I), row) for row in rows)


def _called(text: str, start: int, end: int, base: date | None) -> Iterator[tuple[When, bool]]:
    """Times that have a name: "World War II", and, near the day of issue, "Christmas Day"."""
    seen: list[tuple[int, int]] = []
    for name, row in _known():
        match = name.search(text, start, end)
        if match is None or any(a < match.end() and match.start() < b for a, b in seen):
            continue
        seen.append(match.span())
        at, stop = match.span()
        if "first" in row:
            yield When(at, stop, match.group(), row["first"], row["last"], "stated"), False
        elif base is not None:
            one = fixed(row["day"], base, text[stop : stop + 6]).isoformat()
            yield When(at, stop, match.group(), one, one, "fromIssued"), False


def weekday_years(month: int, day: int, weekday: str, until: int) -> Iterator[int]:
    """The years up to `until`, newest first, in which a day of the year fell on that weekday."""
    for year in range(until, until - 30, -1):
        if date(year, month, day).weekday() == DAYS.index(weekday.lower()):
            yield year
