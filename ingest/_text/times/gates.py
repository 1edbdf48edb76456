"""What a stretch of text must hold for the patterns of a kind of date words to be tried at all."""

import re

from actorgraph_ingest._text.times.calendars import MONTHS

_FOUR = "spring|summer|autumn|fall|winter"
_SPAN = "day|week|fortnight|month|year|decade|centur|quarter|hour"
_PARTS = "morning|afternoon|evening|night|noon|dawn|dusk"
_ANY_MONTH = "|".join(m[:3] for m in MONTHS)
# By kind, in small letters.
GATES = {
    kind: re.compile(pattern) for kind, pattern in {
        "iso": r"\d\d", "figures": r"\d/\d", "nine": r"sept?[a-z.]* 11|\b9[-–.]11", "year": r"\d\d",
        "nth": r"\d(?:st|nd|rd|th)", "decade": r"\d0|ties\b", "day": _ANY_MONTH,
        "weekday": r"[a-z]day\b|\b(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)[.,]",
        "month": _ANY_MONTH, "century": "entur",
        "quarter": r"quarter|half|q[1-4]|[1-4]q|h[12]|[12]h", "season": _FOUR,
        "story": f"{_SPAN}|{_FOUR}|{_PARTS}|time|"
                 f"(?:following|previous|next|that) (?:{_ANY_MONTH}|[a-z]+day)",
        "ago": "ago|earlier|from now|hence|s back",
        "turn": "turn of", "clock": r"\d ?[ap]\.?m\b|\d:\d|clock", "weeks": "week|fortnight",
        "same": "the (?:same|corresponding) ",
        "offset": f"(?:{_SPAN}|night)s? (?:before|after) ",
        "shifted": "weeks? (?:ago|from)|years? ago|day week",
        "days": r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th) [a-z]+day\b",
        "months": " months (?:of|in) ", "week": "week (?:of|start|begin|end)",
        "lately": "(?:past|last) ", "next": "(?:next|coming) ", "within": _SPAN,
        "weekend": "week-?end", "near": f"yester|today|tonight|tomorrow|{_PARTS}|this day|now|"
                                        "at present|time of writing|moment|currently|at this ",
        "span": "week|month|year|decade|centur|quarter",
    }.items()
}  # fmt: skip
