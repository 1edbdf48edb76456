"""Two dates that bound a stretch of time: "from 1976 to 1983", "8 May 1700 – 17 March 1782"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.times.calendars import MONTHS
from actorgraph_ingest._text.types import When

_TO = re.compile(r" ?,? ?(?:to|until|till|through|thru) (?:about |around |the )?")
_DASH = re.compile(r" ?(?:[-–—]|--) ?")
_AND = re.compile(r" ?and (?:the )?")
_LEAD = re.compile(r"(?:(?P<between>[Bb]etween)|[Ff]rom) (?:about |around |the )?$")
_WRITTEN = re.compile(rf"(?:the )?(?:[a-z]+[ -])?(?:\d|{'|'.join(m[:3].title() for m in MONTHS)})")
_ONWARD = re.compile(r" onwards?\b")
_OPEN = re.compile(
    r" ?(?:[-–—]|to|until|till) ?(?:(?:the )?present(?: day)?\b(?! [a-z])|now\b|today\b|date\b)"
)


def ranges(
    text: str, start: int, end: int, whens: Sequence[When], issued: str
) -> Iterator[tuple[When, tuple[When, ...], bool]]:
    """Each stretch of time, the dates it is made of, and whether it stands free in its clause."""
    for k, one in enumerate(whens):
        if not one.earliest or not one.latest:
            continue
        lead = _LEAD.search(text, max(start, one.start - 18), one.start)
        between = _between(one, lead)
        opened = None if between else _opened(text, end, one, issued)
        following = whens[k + 1] if k + 1 < len(whens) else None
        begin = lead.start() if lead is not None else one.start
        if opened is not None:
            yield _cut(text, opened, begin), (one,), lead is not None
        elif following is not None and _bound(text[one.end : following.start], between, following):
            made = _made(one, following)
            if made is not None:
                sure = lead is not None or between
                yield _cut(text, made, begin), (one, following), sure


def _between(one: When, lead: re.Match[str] | None) -> bool:
    return one.text.startswith(("between ", "Between ")) or bool(lead and lead["between"])


def _opened(text: str, end: int, one: When, issued: str) -> When | None:
    """ "1928 onwards", "2013 – present"."""
    if onward := _ONWARD.match(text, one.end, end):
        return replace(one, end=onward.end(), latest="")
    now = _OPEN.match(text, one.end, end)
    return replace(one, end=now.end(), latest=issued) if now is not None else None


def _bound(gap: str, between: bool, following: When) -> bool:
    """Whether what stands between two dates makes them the ends of one stretch."""
    if between:
        return _AND.fullmatch(gap) is not None
    if _TO.fullmatch(gap) or (gap == " " and following.text.startswith(("until ", "to "))):
        return True
    return _DASH.fullmatch(gap) is not None and _WRITTEN.match(following.text) is not None


def _made(one: When, following: When) -> When | None:
    first = one.earliest
    if first > following.latest and not re.search(r"\d{4}", one.text) and following.latest:
        if not re.search(r"\d{4}", following.text) or first[5:] == "02-29":
            return None
        first = f"{int(first[:4]) - 1:04}{first[4:]}"  # "from December to March 1990"
    if not following.latest or first >= following.latest:
        return None
    basis = "stated" if "stated" in (one.basis, following.basis) else "fromIssued"
    return replace(one, end=following.end, earliest=first, latest=following.latest, basis=basis)


def _cut(text: str, when: When, begin: int) -> When:
    return replace(when, start=begin, text=text[begin : when.end])
