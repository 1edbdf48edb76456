"""What has the form of a date and is none: halves of a match, house numbers, first names."""

import re

_AROUND = 160  # what lies further off says little of a word
_SPORT = re.compile(
    r"\b(?:goals?|scor(?:e|ed|ing|er|eless)|scoreboard|half-?time|kick-?off|penalty|match|"
    r"touchdowns?|yards?|quarterback|rebounds?|baskets?|innings?|substitut\w+|defender|"
    r"midfielder|striker|goalkeeper|coach|equali[sz]e\w*|\d ?[-–] ?\d|minutes?|game|players?)\b"
)
_MONEY = re.compile(
    r"percent|per cent|%|\b(?:profits?|sales|revenues?|earnings|growth|economy|economic|gdp|"
    r"output|exports?|imports?|billion|million|inflation|budget|shares?|investors?|deficit)\b"
)
_STREET = re.compile(
    r" (?:[NSEW]\.? )?(?:[A-Z][\w.]+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Blvd|"
    r"Lane|Square|Highway|Parkway)\b"
)
_TOPS = re.compile(
    r"(?:\b\w{3,}est|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|such|worst|best|most|least|only|low|high|record)|n['’]t|\bnot|\bnever|"
    r"\bno|\b(?:has|have|had)) [^.;]{0,60}$"
)
_HEAT = re.compile(
    r"temperatures?|degrees?|\bhighs?\b|\blows?\b|aged?\b|humidity|scores?\b|per ?cent"
)
_FALL = re.compile(
    r" (?:in|of) (?:the )?(?:\w+ )?(?:prices?|value|values|rates?|demand|sales|output|"
    r"production|revenues?|support|exports?|imports?|shares|stocks|temperatures?|numbers?)\b"
)
_PERSON = re.compile(r" [A-Z][a-z]+(?: (?!of\b|in\b|and\b)[a-z]+|[.,])")
_MEASURE = re.compile(
    r" (?:kg|kilograms?|grams?|lbs?|mph|kph|megawatts?|MW|acres|hectares|barrels)\b"
)
_UNITS = (
    r"words|dollars|euros|pounds|yen|pages|miles|km|kilometers|kilometres|meters|metres|feet|tons|"
    r"tonnes|points|volts|calories|GMT|UTC"
)
_COUNT = re.compile(
    rf" (?:{_UNITS})\b| ?(?:to|and|or|[-–]) ?[12]\d{{3}} (?:{_UNITS}|people|troops|soldiers|"
    r"jobs|men|women|members|workers|refugees|cases|tanks|homes)\b"
)
_IDIOM = re.compile(r"(?:^|[.“\"] ?)[Aa]t $|\b[Aa]t $")


def none(kind: str, text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether words found by a pattern of that kind are no date where they stand."""
    test = _TESTS.get(kind)
    return test is not None and test(text, start, end, match)


def _part(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """A half or a quarter of a match, not of a year."""
    if "year" in match.group().lower() or re.search(r"\d{4}|Q", match.group()):
        return False
    a, b = max(start, match.start() - _AROUND), min(end, match.end() + _AROUND)
    return _SPORT.search(text, a, b) is not None and _MONEY.search(text[a:b].lower()) is None


def _number(text: str, _start: int, end: int, match: re.Match[str]) -> bool:
    at = match.end()
    return bool(
        _STREET.match(text, at, end) or _MEASURE.match(text, at, end) or _COUNT.match(text, at, end)
    )


def _first_name(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """ "April Smith resigned": nothing before it, and a name behind."""
    if match.group() not in ("April", "June", "August"):
        return False
    bare = match.start() == start or text[match.start() - 2 : match.start()] in (", ", ". ", "“ ")
    return bare and _PERSON.match(text, match.end(), end) is not None


def _since(text: str, start: int, _end: int, match: re.Match[str]) -> bool:
    """ "the lowest in five years", "has not worn in six months": back, not on."""
    if not match.group().lower().startswith("in "):
        return False
    return _TOPS.search(text, max(start, match.start() - 70), match.start()) is not None


def _story(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """ "back in the day", "At the end of the day, it is money"."""
    low = match.group().lower()
    if low == "in the day":
        return text[max(start, match.start() - 5) : match.start()].lower() == "back "
    comma = text[match.end() : min(end, match.end() + 2)].strip().startswith(",")
    return low == "the end of the day" and comma and bool(_IDIOM.search(text, start, match.start()))


def _warmth(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """ "in the 60s" of heat or of age."""
    if re.search(r"\d{4}|['’]", match.group()):
        return False
    return _HEAT.search(text[start:end].lower()) is not None


def _drop(text: str, _start: int, end: int, match: re.Match[str]) -> bool:
    return match.group().lower().endswith("fall") and bool(_FALL.match(text, match.end(), end))


_TESTS = {
    "quarter": _part, "year": _number, "month": _first_name, "within": _since, "story": _story,
    "decade": _warmth, "season": _drop,
}  # fmt: skip
