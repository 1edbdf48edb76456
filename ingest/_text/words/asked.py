"""Where a sentence asks: "Did X attack Y?", "X attacked Y, but will Z help?"."""

import re

Span = tuple[int, int]

_WH = r"wh(?:at|o|om|ose|y|en|ere|ich)|how"
_HELP = (
    r"did|does|do|has|have|is|are|was|were|can|could|will|would|should|may|might|must|didn['’]t|"
    r"doesn['’]t|hasn['’]t|isn['’]t|wasn['’]t|won['’]t|wouldn['’]t|couldn['’]t"
)
_OPENS = re.compile(rf"(?i)[\s\"“‘'«(]*(?:and|but|so|or|yet)?\s*(?:{_WH}|{_HELP})\b")
_INNER = re.compile(
    rf"(?i)(?:[;:—–…]|\s-)\s*(?:{_WH}|{_HELP})\b|,?\s(?:and|but|so|or|yet)\s(?:{_WH}|{_HELP})\b"
)
_UNMARKED = re.compile(
    r"(?:(?:Why|How|When|Where)\s)?(?:Did|Does|Has|did|does|has)\s(?=(?:the|an?)\s|[A-Z])"
)
_FROM = re.compile(r"[!?;]|[“«„(]|(?:(?<=^)|(?<=[\s(]))[\"‘]")
_MARKS = "\"”’»'"


def asked(text: str, start: int, end: int) -> list[Span]:
    """The parts of a sentence that ask; what they tell is not told to be so."""
    said = text[start:end]
    found = [_question(said, k, text[start + k + 1 : start + k + 2])
             for k, low in enumerate(said) if low == "?"]  # fmt: skip
    if not found and _UNMARKED.match(said) and not said.rstrip(_MARKS).endswith("."):
        found = [(0, len(said))]  # a headline
    return [(start + a, start + b) for a, b in found]


def _question(said: str, end: int, after: str) -> Span:
    quoted = bool(after) and after in _MARKS
    stops = [m for m in _FROM.finditer(said, 0, end) if quoted or m.group() in "!?;"]
    begun = stops[-1].end() if stops else 0
    if _OPENS.match(said, begun, end):
        return begun, end
    inner = _INNER.search(said, begun, end)
    return (inner.start() if inner is not None else begun), end


def questioned(text: str, place: Span) -> bool:
    """Whether some words are a question and nothing more: "Who did it?"."""
    words = text[slice(*place)].rstrip(f" \n{_MARKS}")
    ends = words.endswith("?") or (text[place[1] : place[1] + 1] == "?" and bool(words))
    return ends and not re.search(r"[.!;]\s", words)


def within(asks: list[Span], at: int) -> bool:
    return any(a <= at < b for a, b in asks)
