"""Whether the words around a date speak of what is to come, or of what has been."""

import re

_PLANS = (
    r"due|scheduled|slated|planned|billed|expected|deadline|preparing|preparations|looms?|looming"
)
_MOVED = (  # "postponed the vote to"
    r"(?:postpon|delay|adjourn|reschedul|extend|push|fix)(?:e|es|ed|ing|s)?(?: [\w'’-]+){0,4}? "
    r"(?:to|for|until|till) ?$|(?:set|moved|put off)(?: [\w'’-]+){0,4}? (?:for|until|till) ?$"
)
# A timetable stands in the present: "the talks begin on Monday". Plain forms that are nouns too
# ("visit", "start") are left out.
_TIMETABLE = (
    r"takes? (?:place|office|effect)|kicks? off|steps? down|begins?|starts|opens|closes|ends|"
    r"resumes?|arrives?|travels?|meets?|leaves|departs?|visits|returns|hosts|expires?|heads?|"
    r"goe?s?|comes|flies|faces|appears?|convenes?|gathers?|retires?|decides?|welcomes?|receives?|"
    r"(?<!his )(?<!this )(?<!its )(?<=[a-z]{2}s )(?:open|start|end|close|return|vote|launch|leave)"
)
# "is flying to Rome on Friday": planned; but "is investigating an attack on Friday".
_UNDERWAY = (
    "fly|leav|arriv|depart|hold|meet|visit|travel|travell|host|start|begin|beginn|open|clos|return|"
    "head|go|com|stag|vot|resum|launch|convene|attend"
)
_AHEAD = re.compile(
    r"(?<!not )(?<!n't )\b(?:(?:will|['’]ll|would|shall|should|could|may|might|must)"
    rf"(?! have)|going to|(?:is|are) (?:{_UNDERWAY})ing|(?:is|are) to|(?:is|are) ?$|set to|"
    r"[Aa]head of|plan(?:s|ned)? (?:to|for)|"
    r"expects?|until|upcoming|coming|next|(?:hope|aim|vow|promise|pledge|agree|intend|want|decide)"
    rf"(?:s|d|ed)? to|{_PLANS}|{_TIMETABLE})\b|\b(?:{_MOVED})"
)
_APART = re.compile(
    r"[;:]| [.?!] |(?<=[a-z]{4})[.?!][\"”’]? (?=[A-Z“\"])|, (?:and|but|which|who|as)\b|"
    r"\b(?:said|says|told|announced|reported|warned|confirmed|claimed|added|wrote|stated|after|"
    r"before)\b"
)
_SOON = re.compile(
    r"(?: ?['’]s)? ?,? (?:(?!that\b|who\b|which\b)\w[\w.'’-]* ){0,5}?"
    r"(?:will|is to|are to|is due|are due|is expected|are expected|is set|are set|is scheduled|"
    r"are scheduled|is planned|are planned|is going to|are going to|looms?)\b"
)
_PUT_OFF = re.compile(r"(?:postponed|delayed|adjourned|extended|deferred|suspended|put off),? ?$")
_HAD = re.compile(r" ?, [^.;]{0,40}?\b(?:had|was|were)\b")
_PAST = (
    r"(?<!be )(?<!been )\b(?:[a-z]{2,}ed|was|were|had|did|took|came|went|fell|rose|grew|met|left|"
    r"held|won|lost|made|gave|got|saw|sent|began|became|broke|fled|shot|struck|led|spoke|flew|"
    r"died|ran|sank|sold|brought|kept|stood|drew|swore|hit|shrank|beat|threw|paid|built)\b"
)
_DONE = re.compile(_PAST)
_JUST_DONE = re.compile(rf"{_PAST}(?: \w+){{0,2}} ?$")


def ahead(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the words around speak of what is to come."""
    clause = _APART.split(text[max(start, match.start() - 200) : match.start()])[-1]
    if match.group().lower().startswith(("by ", "until ")):
        past = re.search(r"\b(?:was|were|had)\b", clause) or _HAD.match(text, match.end(), end)
        return _PUT_OFF.search(clause) is not None or past is None
    behind = text[match.end() : min(end, match.end() + 50)]
    told = [m.end() for m in _AHEAD.finditer(clause)]
    soon = _SOON.match(behind)
    if (
        soon is not None
        and "," in soon.group()[:4]
        and _JUST_DONE.search(text[start : match.start()][-60:])
    ):
        soon = None  # "which opened in May, is due to end"
    if "next" in match.group().lower() or soon is not None:
        return True
    return bool(told and not _DONE.search(clause, told[-1]))


def gone(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the clause around is in the past, with no word of what is to come."""
    clause = _APART.split(text[max(start, match.start() - 120) : match.start()])[-1]
    behind = _APART.split(text[match.end() : min(end, match.end() + 80)])[0]
    whole = f"{clause} {behind}"
    return _DONE.search(whole) is not None and _AHEAD.search(whole) is None
