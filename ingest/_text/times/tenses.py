"""Whether the words around a date speak of what is to come, or of what has been."""

import re

_PLANS = (
    r"due|scheduled|slated|planned|forecast for|billed|expected|deadline|preparing|preparations|"
    r"looms?|looming"
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
    r"goes|comes|flies|faces|appears?|convenes?|gathers?|retires?|decides?|welcomes?|receives?|"
    r"votes on (?:the|a|an|its|whether)|"
    r"(?<!his )(?<!this )(?<!its )(?<=[a-z]{2}s )(?:open|start|end|close|return|vote|launch|leave|"
    r"go|reopen|gather|convene|strike)"
)
# "is flying to Rome on Friday": planned; but "is investigating an attack on Friday".
_UNDERWAY = (
    "fly|leav|arriv|depart|hold|meet|visit|travel|travell|host|start|begin|beginn|open|clos|return|"
    "head|go|com|stag|vot|resum|launch|convene|attend"
)
_AHEAD = re.compile(
    r"(?<!not )(?<!n't )\b(?:(?:will|['’]ll|would|shall|should|could|may|might|must)"
    rf"(?! have)|[Ii]f [^.;,]{{1,40}} were to|between now and|going to|"
    rf"(?:is|are) (?:{_UNDERWAY})ing|(?:is|are) to|set to|"
    r"[Aa]head of|plan(?:s|ned)? (?:to|for)|"
    r"to (?:stand|go on|face) trial|to appear (?:in|before)|"
    r"(?:likely|bound|ready|about|sure|supposed|meant|have|has|needs?) to|"
    r"expects?|until|upcoming|coming|next|(?:hope|aim|vow|promise|pledge|agree|intend|want|decide)"
    rf"(?:s|d|ed)? to|{_PLANS}|{_TIMETABLE})\b|\b(?:{_MOVED})|"
    r"(?<!\b[Ii]t )\b(?:is|are) (?:at \d[\d:.]* ?[ap]\.?m\.? )?$"
)
_APART = re.compile(
    r"[;:]| [.?!] |(?<=[a-z]{4})[.?!][\"”’]? (?=[A-Z“\"])|, (?:and|but|which|who|as)\b|"
    r"(?<!\bbe )\b(?:said|says|told|announced|reported|warned|confirmed|claimed|added|wrote|stated|"
    r"after|before|because|following|since|despite|amid)\b"
)
_TOLD = re.compile(  # "announced Sunday she will resign"
    r"\b(?:said|says|told(?: [\w.]+){1,3}|announced|reported|warned|confirmed|claimed|added|wrote|"
    r"stated|declared|vowed|pledged|promised|predicted|insisted) (?:late |early |on )?$"
)
_SOON = re.compile(
    r"(?: ?['’]s)? ?(?:,(?! (?:and|but|as|while|when|after|with)\b))? "
    r"(?:(?!that\b|who\b|which\b|said\b|told\b|saying\b|while\b)\w[\w.'’-]* ){0,5}?"
    r"(?:will|is to|are to|is due|are due|is expected|are expected|is set|are set|is scheduled|"
    r"are scheduled|is planned|are planned|is going to|are going to|looms?)\b"
)
_PUT_OFF = re.compile(r"(?:postponed|delayed|adjourned|extended|deferred|suspended|put off),? ?$")
_HAD = re.compile(
    r"[^.;,]{0,40}, [^.;]{0,40}?\b(?:had|was|were)\b|[^.;,]{0,40}? had \w+(?:ed|en|ne)\b"
)
_PAST = (
    r"(?<!be )(?<!been )(?<!\bis )(?<!\bare )\b(?:[a-z]{2,}ed|was|were|had|did|took|came|went|"
    r"fell|rose|grew|met|left|held|won|lost|made|gave|got|saw|sent|began|became|broke|fled|shot|struck|led|spoke|flew|"
    r"died|ran|sank|sold|brought|kept|stood|drew|swore|hit|shrank|beat|threw|paid|built|"
    r"quit|fought|sought|bought|caught|taught|heard|found|chose|stole|rode|wore|drove|sat|spent|"
    r"felt|withdrew|overthrew|overtook|undertook|wrote|burst|blew|knew|rang|fed|ate|dealt)\b"
)
_DONE = re.compile(_PAST)
_HURT = re.compile(  # "Tuesday's attack will worsen relations"
    r"['’]s (?:[\w-]+ ){0,2}(?:attacks?|bombings?|blasts?|explosions?|killings?|shootings?|raids?|"
    r"air ?strikes?|strikes?|crash|murders?|deaths?|arrests?|defeat|victory|loss|win|ruling|"
    r"verdict|announcement|resignation|earthquake|coup|clashes|violence|remarks|comments)\b"
)
_SAID = re.compile(r"(?:said|told|announced|reported|warned|confirmed|claimed|wrote|stated)\b")
_THEN = re.compile(rf" (?:\w+ly )?(?!{_PLANS}|set\b){_PAST}")
_AIRED = re.compile(
    r"(?<!be )(?<!being )\b(?:broadcast|aired|released|published|posted|issued|obtained|"
    r"made public) (?:here |late |early |on )*$"
)
_VERB = re.compile(
    r"(?:(?<=to)|(?<=['’]ll)|(?<=will)|(?<=may)|(?<=would)|(?<=could)|(?<=should)|(?<=might)|"
    r"(?<=must)) (?:not |also |now |\w+ly )?\w+"
)
_AGAINST = re.compile(  # "to block Sunday's auction"
    r"\b(?:block|prevent|postpone|delay|boycott|disrupt|derail|cancel|ban|wreck|sabotage|observe|"
    r"monitor|contest|prepare for|preparing for|run-up to)(?:ing)? (the |a )?$"
)
_WAS_TO = re.compile(
    r"\b(?:was|were) (?:(?:also|still) )?"
    r"(?:to|due (?:in|at|on|back)|\w+ (?:to|for))\b"
)
# What points on to a month, though not to a day of the week.
_TOWARD = re.compile(
    r"\b(?:can(?:not)?(?! have)|chances? (?:of|to)|toward|towards|in time for|almost|nearly|"
    r"(?:going|heading|headed|heads?|go) into)\b"
)
_EVENT = re.compile(
    r"(?:['’]s)? (?:[\w-]+ )?(?:elections?|votes?|polls?|ballot|primar(?:y|ies)|caucus(?:es)?|"
    r"referendum|run-?off|midterms?|conventions?|summit|contests?|deadline)\b"
)
# "talk of frost on Wednesday", "probably Monday": what may come.
_MAYBE = re.compile(
    r"\b(?:(?P<what>fears?|talk|forecasts?|prospects?|threats?|possibility|likelihood|risks?|hopes?|"
    r"chances?|predictions?|warnings?|speculation) (?:of|about) [^.;,]{2,40}|"
    r"(?<!\bhis )(?<!\bher )\bfears? (?!of\b|about\b)[^.;,]{2,40}|"
    r"(?:probably|possibly|perhaps|maybe|likely|as (?:early|soon) as|sometime)) "
    r"(?:on |in |late |early )*$"
)
_CANDIDATE = re.compile(
    r"\b(?:nominees?|nominat\w+|candidates?|candidac\w+|campaign\w*|ticket|slates?|regist\w+|"
    r"contenders?|running|bids?) [^.;]{0,60}?\b(?:for|in|before|ahead of) (?:the|a|an|his|her) $"
)
_JUST_DONE = re.compile(rf"{_PAST}(?: \w+){{0,2}} ?$")


def ahead(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the words around speak of what is to come."""
    clause = _APART.split(text[max(start, match.start() - 200) : match.start()])[-1]
    if match.group().lower().startswith(("by ", "until ")):
        past = re.search(r"\b(?:was|were|had)\b", clause) or _since_done(text, match, end)
        return _PUT_OFF.search(clause) is not None or not past
    if "next" in match.group().lower() or _soon(text, start, end, match):
        return True
    if match.group().lower().startswith("since ") or _THEN.match(text, match.end(), end):
        return False  # "on Monday intervened"
    if (beside := _beside(clause[-40:], text, match.end())) is not None:
        return beside
    told = [m.end() for m in _AHEAD.finditer(clause)]
    if told:  # "will hit": the verb behind is of it
        verb = _VERB.match(clause, told[-1])
        return not _DONE.search(clause, verb.end() if verb is not None else told[-1])
    near = clause[-70:]
    if maybe := _MAYBE.search(near):  # not "died probably on Monday"
        return not (_DONE.search(near, maybe.start()) if maybe["what"] else _DONE.search(clause))
    if "weekday" in match.re.groupindex:
        return False
    event = _EVENT.match(text, match.end(), end)
    if event is not None and _CANDIDATE.search(clause):
        return True
    planned = event or _TOWARD.search(clause)
    return planned is not None and not gone(text, start, end, match)


def _beside(near: str, text: str, stop: int) -> bool | None:
    """What the words right before tell: "to block Sunday's vote", "in a tape broadcast Friday"."""
    against, behind = _AGAINST.search(near), text[stop : stop + 4]
    if against and re.match(r" [a-z]| ?['’]s " if against[1] else " ?['’]s ", behind):
        return True
    return False if _AIRED.search(near) else None


def _soon(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """ "on Friday, rebels are to go"; not "opened in May, is due to end"."""
    soon = _SOON.match(text[match.end() : min(end, match.end() + 50)])
    if soon is None:
        return False
    before = text[max(start, match.start() - 60) : match.start()]
    if _HURT.match(text, match.end(), end):
        return False
    if _TOLD.search(before) and not re.match(r" ?(?:will|is|are|looms)\b", soon.group()):
        return False
    return "," not in soon.group()[:4] or _JUST_DONE.search(before) is None


def _since_done(text: str, match: re.Match[str], end: int) -> bool:
    """ "By Monday evening, the army claimed control": told as done."""
    if _HAD.match(text, match.end(), end):
        return True
    behind = re.split(r"[.;] ", text[match.end() : min(end, match.end() + 100)])[0]
    following = behind.partition(", ")[2]
    return bool(_DONE.search(following)) and _AHEAD.search(following) is None


def was_to(text: str, start: int, match: re.Match[str]) -> bool:
    """ "was to fly on Tuesday": a plan told as past, for a day that may be gone."""
    clause = _APART.split(text[max(start, match.start() - 120) : match.start()])[-1]
    return _WAS_TO.search(clause) is not None


def past(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the clause is in the past and does not speak of an election or the like, which may
    be to come: "vowed to wreck the Jan. 30 election"."""
    return _EVENT.match(text, match.end(), end) is None and gone(text, start, end, match)


def gone(text: str, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the clause around is in the past, with no word of what is to come."""
    clause = _APART.split(text[max(start, match.start() - 120) : match.start()])[-1]
    behind = _APART.split(text[match.end() : min(end, match.end() + 80)])[0]
    if match.start() - start < 9 and _SAID.match(text, match.end() + len(behind), end):
        return True  # "On 3 November, he told"
    whole = f"{clause} {behind}"
    return _DONE.search(whole) is not None and _AHEAD.search(whole) is None
