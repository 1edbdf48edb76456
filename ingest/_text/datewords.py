"""The words that tell a date, as patterns: the longer reading first."""

import re
from functools import cache

from actorgraph_ingest._text.calendars import (
    CENTURIES,
    COUNT,
    DAYS,
    MONTHS,
    NINETIES,
    ORDINALS,
)

_NAMES = "|".join([*(m.title() for m in MONTHS), *(m.upper() for m in MONTHS)])
_MONTH = rf"(?P<month>{_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_SURE = "|".join(m.title() for m in MONTHS if m not in ("may", "march"))
_DATE = rf"(?:{_NAMES}) \d{{1,2}}|\d{{1,2}} (?:{_NAMES})"
_TIED = "(?:to|until|through|till|and|or|[-–])"  # what holds two dates of one year together
_NO_DAY = "Bloody|Black|Super|Sheffield|[Ee]very|[Ee]ach"  # a weekday of a name or a set
_DAY = (
    "".join(rf"(?<!{word} )" for word in _NO_DAY.split("|"))
    + r"(?P<weekday>"
    + "|".join(d.title() for d in DAYS)
    + ")"
    + r"(?! (?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Tribune|Star|Night Live|Agreement))"
)
_NTH = r"(?:\d{1,2}(?:st|nd|rd|th)|" + "|".join(sorted(ORDINALS, key=lambda w: -len(w))) + ")"
_BEHIND = r"(?= ?(?:[,.;:)]|$|—|–|that\b))"  # nothing follows that the words could be tied to
_YEAR = r"(?P<year>\d{4})\b"
_COUNTED = rf"(?P<count>{COUNT})"
_UNIT = r"(?P<unit>day|week|month|year|decade)"
_UNIT_ = r"(?P<unit>day|week|month|year|decade|century|centurie|hour)"
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_SEASON_ = _SEASON.replace("season", "season_")
# "May" and "March" are months behind another month.
_ALSO = "|".join(
    rf"(?<={m.title()} {tie} )" for m in MONTHS for tie in ("and", "to", "or", "until")
)
# What a number of four figures is of when it is no year: "Resolution 1973", "1800 refugees".
_NO_NUMBER = "".join(
    rf"(?<!{word} )" for word in (
        "[Rr]esolution", "[Ff]light", "[Rr]oute", "[Hh]ighway", "[Nn]umber", "[Nn]o\\.", "Boeing",
        "Airbus", "Windows", "[Aa]rticle", "[Ss]ection", "[Rr]oom", "[Pp]age", "Channel", "Model",
    )
)  # fmt: skip
_COUNTED_THINGS = (
    "people|persons|soldiers|troops|men|women|civilians|miles|km|kilometers|kilometres|meters|"
    "metres|feet|tons|tonnes|dollars|euros|pounds|votes|members|jobs|percent|per cent|refugees|"
    "migrants|fighters|militants|prisoners|protesters|demonstrators|children|students|pupils|"
    "workers|employees|officers|policemen|homes|houses|families|villagers|residents|deaths|cases|"
    "casualties|victims|patients|hostages|delegates|hours|hrs|GMT|UTC|EST|CET|local time|points|"
    "patrols|vehicles|tanks|rounds|seats|years|pages|rebels|guests|passengers|rooms|species|cars"
)
_PART = r"(?:(?P<part>early|mid|late)[ -])?"
_LEAD = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
_ORDER = "|".join(CENTURIES)
# A pattern whose name ends in "?" is of words that often only describe ("the 2014 agreement").
PATTERNS = (
    ("iso", r"\b(?P<year>\d{4})-(?P<mon>\d{2})-(?P<day>\d{2})(?!\d)"),
    ("iso", r"\b(?P<year>\d{4})/(?P<mon>\d{2})/(?P<day>\d{2})\b"),
    ("iso", r"\b(?P<day>\d{1,2})\.(?P<mon>\d{1,2})\.(?P<year>(?:19|20)\d{2})\b"),
    ("iso", r"\b(?P<mon>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b"),
    ("iso", r"(?<![\d/])(?P<mon>\d{1,2})/(?P<day>\d{1,2})/(?P<short>\d{2})(?![\d/])"),
    ("iso", r"(?<![\d-])(?P<day>\d{1,2})-(?P<mon>\d{1,2})-(?P<year>(?:19|20)\d{2})(?![\d-])"),
    ("day", rf"(?<![\d-])(?P<day>\d{{1,2}})-{_MONTH}-{_YEAR}"),
    ("day", rf"\b[Ff]rom {_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:to|through|until) "
            rf"(?P<until>\d{{1,2}})(?:st|nd|rd|th)?\b(?: ?,? ?{_YEAR})?(?! [a-z]+s\b)"),
    ("day", rf"\b{_MONTH} (?P<day>\d{{1,2}})(?= {_TIED} (?:{_DATE}) ?,? ?{_YEAR})"),
    ("day", rf"\b(?P<day>\d{{1,2}}) {_MONTH}(?= {_TIED} (?:{_DATE}) ?,? ?{_YEAR})"),
    ("day", rf"\b(?:[Ff]rom|[Bb]etween) (?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:to|and|until) "
            rf"(?P<until>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}(?: ?,? ?{_YEAR})?"),
    ("day", rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?= (?:and|or) \d{{1,2}}(?:st|nd|rd|th)? "
            rf"{_MONTH}(?: ?,? ?{_YEAR})?)"),
    ("day", rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
            rf"(?: ?[-–] ?(?P<until>\d{{1,2}})(?!\d))?(?: ?,? ?{_YEAR})?"),
    ("day", rf"\b{_MONTH} the (?P<day>{_NTH})\b(?: ?,? ?{_YEAR})?"),
    ("day", rf"\b[Tt]he (?P<day>{_NTH}) of {_MONTH}(?: ?,? ?{_YEAR})?"),
    ("nth", r"\b[Tt]he (?P<day>\d{1,2}(?:st|nd|rd|th)) of (?P<which>this|last|next|the) "
            r"month\b"),
    ("nth", r"\b[Oo]n the (?P<day>\d{1,2}(?:st|nd|rd|th))(?= ?(?:[,.;]|$))"),
    ("day", rf"\b(?P<day>\d{{1,2}})(?: ?[-–] ?(?P<until>\d{{1,2}}))?(?:st|nd|rd|th)?(?: of)? "
            rf"{_MONTH}(?: ?,? ?{_YEAR})?"),
    ("month", rf"\b(?P<by>(?:[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) )?{_LEAD}{_MONTH}"
              rf"(?: ?[-–] ?(?P<until>(?i:{'|'.join(MONTHS)})))? ?,? (?:of )?{_YEAR}"),
    ("month", rf"\b{_MONTH}(?= (?:to|through|until|and|or) (?:{_NAMES}) (?P<year>\d{{4}})\b)"),
    ("month", rf"\b(?P<by>(?:[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) )?{_LEAD}{_MONTH}"
              r" (?:of )?(?P<which>this|last|next) year\b"),
    ("quarter", rf"\b(?:the )?(?P<number>(?i:first|second|third|fourth|last|final))[ -]"
                rf"(?P<part>quarter|half)(?: of| in)?(?: the year)? (?:{_YEAR}|"
                r"(?P<which>this|last|next) year\b)"),
    ("quarter", r"\b(?:the )?(?P<number>(?i:first|second|third|fourth))[ -]"
                r"(?P<part>quarter|half)\b(?! of (?!(?:the |this |last )?year))"),
    ("quarter", rf"\bQ(?P<number>[1-4])"
                rf"(?:[ /-]?(?:of )?(?:{_YEAR}|(?P<which>this|last|next) year))?\b"),
    ("quarter", rf"\b(?P<number>[1-4])Q(?:[ /-]?(?:of )?{_YEAR})?\b"),
    ("quarter", rf"\b(?P<part>H)(?P<number>[12])[ /-]?(?:of )?{_YEAR}\b"),
    ("quarter", r"\b(?P<year>(?:19|20)\d\d)[ -]?Q(?P<number>[1-4])\b"),
    ("year", r"\b(?:[Ff]iscal(?: [Yy]ear)? |FY ?)(?P<year>\d{4})\b"),
    ("season", rf"\b{_SEASON} (?:of )?(?P<which>last|this|next) (?P<years>year)\b"),
    ("season", r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Dd]uring|[Oo]ver|[Tt]hroughout|of|"
               rf"[Tt]his (?P<which>past)) (?:the )?(?:early |late |mid-)?{_SEASON}\b"
               r"(?! (?:of|in|from|\d))"),
    ("season", rf"\b(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Cc]oming) {_SEASON}\b|\b"
               rf"{_SEASON_}(?: of|,)? {_YEAR})"),
    ("month", r"\b(?P<by>(?:[Bb]y|[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|[Nn]ext|[Tt]his|[Dd]uring|"
              r"[Ll]ate|[Ee]arly|[Mm]id|[Oo]f|[Tt]hroughout)[ -](?:late |early |mid-|uh )?)"
              rf"{_MONTH}\b"),
    ("year", r"(?<!\b[Oo]ne )\b(?P<by>(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]hroughout)"
             r"(?: (?:late|early|mid|the end of))?[ -])(?P<year>(?:1[0-9]|20)\d{2})"
             r"(?:[-–/](?P<until>\d{1,2}|\d{4}))?(?![\ds-])\b"),
    ("year", r"\b(?:[Ee]arly|[Mm]id|[Ll]ate)[ -](?P<year>(?:1[5-9]|20)\d\d)\b(?!s)"),
    ("decade", rf"(?:\bthe )?\b{_PART}(?P<decade>1[0-9]\d0|20[0-4]0)(?:s| ?['’] ?s)\b"),
    ("decade", rf"(?:\bthe )?(?<=\s){_PART}['’](?P<decade>[2-9]0)s\b"),
    ("decade", rf"\b[Tt]he {_PART}(?P<nineties>{'|'.join(NINETIES)})\b"),
    ("century", rf"\b(?:the )?{_PART}(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{_ORDER})"
                r"[ -][Cc]entur(?:y|ies)\b"),
    ("weekday", rf"\b{_DAY}(?: of)? (?P<week>last|this|next) week\b"),
    ("story", rf"\b[Tt]he (?P<turn>previous|following|next) (?:{_DAY}|{_SEASON})\b"),
    ("story?", r"\b(?P<turn>[Ii]n) (?:the |early |late )*"
               r"(?P<unit>morning|afternoon|evening)\b"),
    ("story?", r"\b(?P<turn>[Aa]t) (?P<unit>noon|midday|midnight|dawn|dusk)\b(?! on)"),
    ("weekday", rf"\b(?P<by>(?:(?i:on|last|next|since|until|by|late|early|this|this past|"
                rf"this coming|coming|past)|till) )?{_DAY}\b"),
    ("story", rf"\b(?i:{_COUNTED}) {_UNIT}s? (?P<turn>later|earlier|afterwards?)\b"),
    ("story", rf"\b(?i:{_COUNTED}) {_UNIT}s? (?P<turn>before|after){_BEHIND}"),
    ("story", rf"\b[Tt]he (?P<unit>day|morning|night|evening|afternoon|week|month|year|decade) "
              rf"(?P<turn>before|after){_BEHIND}"),
    ("story", r"\b[Tt]he (?P<turn>following|next|previous|preceding|same) "
              r"(?P<unit>day|morning|night|evening|afternoon|week|month|quarter|year)\b"),
    ("story", r"\b(?:(?P<turn>[Tt]hat|[Ss]ame) (?P<unit>day|morning|evening|night|afternoon|"
              r"week|month|year))\b"),
    ("story", r"\b[Tt]he (?:start|beginning|end) of (?P<turn>the|that) (?P<unit>day)\b"),
    ("story", r"\b(?P<turn>that|same) (?P<unit>time)\b"),
    ("story", r"\b(?P<when>[Ll]ater|[Ee]arlier) (?:in|on) (?P<turn>the|that) "
              r"(?P<unit>day|week|month|year)\b"),
    ("story?", r"\b[Aa]t (?P<turn>the) (?P<unit>time)\b(?! of)"),
    ("story?", r"\b(?:[Ff]or|[Dd]uring|[Tt]hroughout|[Ii]n|[Oo]n) (?P<turn>the) "
               r"(?P<unit>day|week|month|quarter|year)\b"
               r"(?!-| (?:[a-z]+ed|of|that|when|after|before|ending|to|in)\b| \d)"),
    ("year", r"\b(?:[Ii]n|[Ss]ince|[Oo]f|[Uu]ntil|[Bb]y) ['’](?P<short>\d\d)\b(?! ?s\b)"),
    ("ago", rf"\b(?i:\[?{_COUNTED}\]?) {_UNIT_}s? (?:ago|earlier)\b"),
    ("lately", r"\b[Tt]he (?:past|last) (?P<count>\d+|a|one) (?P<unit>hour)s\b"),
    ("next", rf"\b[Tt]he (?:next|coming) {_COUNTED} {_UNIT}s\b"),
    ("within", rf"\b[Ii]n (?:the next )?{_COUNTED} {_UNIT}s?\b(?! (?:ago|of|in|on))"),
    ("weekend", r"\b(?:[Oo]ver|[Dd]uring|[Aa]t|[Oo]n) the (?:weekend|week-end)\b"),
    ("near", r"\b[Tt]he (?P<word>day before yesterday|day after tomorrow)\b"),
    ("near", r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|"
             r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) today|[Ll]ast (?:night|evening)|"
             r"[Oo]vernight|[Tt]his (?:morning|afternoon|evening|day))\b"),
    ("lately", rf"\b[Tt]he (?:past|last) (?:{_COUNTED} {_UNIT}s|(?P<unit_>week|month|year|"
               r"decade))\b(?! of)"),
    ("span", r"\b(?:(?P<by>[Bb]y|[Uu]ntil|[Ss]ince) )?(?:the (?P<edge>end|rest) of )?"
             r"(?P<which>[Ee]arlier this|[Ll]ater this|[Tt]his|[Ll]ast|[Pp]ast|[Nn]ext|"
             r"[Cc]oming|[Pp]revious|[Cc]urrent) (?P<unit>week|weekend|month|year|decade|"
             r"century|quarter)\b"),
    ("span", r"\b(?:(?P<by>[Bb]y|[Uu]ntil|[Ss]ince) )?[Tt]he "
             r"(?P<which>end|beginning|start|rest) of the (?P<unit>week|month|year|quarter)\b"),
    ("span", r"\b(?:(?P<by>[Bb]y|[Uu]ntil) )?(?P<unit>year)(?: ?['’]s |-)(?P<which>end)\b"),
    ("month", rf"\b(?=Ma[yr])(?:{_ALSO})(?P<month>May|March)\b(?! \d)"),
    ("month", r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he|[Aa]|['’]s) (?P<month>May|March)"
              r"(?= [a-z]{3,})(?! (?:government|cabinet|administration|team|premiership)\b)"),
    ("month", r"\b(?:months|quarter|half|year) (?:to|through|ended|ending(?: in)?) "
              r"(?P<month>May|March)\b(?! \d)"),
    ("month", r"\b(?:[Ff]rom|[Bb]etween) (?P<month>May|March)\b"
              rf"(?= (?:and|to|until) (?:{_NAMES}))"),
    ("year", r"\b(?P<year>\d{2,4}) (?:AD|CE)\b|\bAD ?(?P<year_>\d{2,4})\b"),
    ("near?", r"\b(?P<word>now|at present|(?:at )?the time of writing)\b"),
    ("year?", _NO_NUMBER + r"(?<![\d.,$£€#/-])(?<![$£€] )\b(?P<year>(?:1[5-9]|20)\d{2})"
              r"(?:[-–/](?P<until>\d{2}(?:\d{2})?))?\b(?![\d%/]|[.,]\d|-\w|"
              rf" ?(?:{_COUNTED_THINGS})\b)"),
    ("month?", rf"(?<![Ee]very )(?<![Ee]ach )\b(?P<month>{_SURE})\b(?! \d)"),
)  # fmt: skip
_SPAN = "day|week|month|year|decade|centur|quarter|hour"
_FOUR = "spring|summer|autumn|fall|winter"
_PARTS = "morning|afternoon|evening|night|noon|dawn|dusk"
_ANY_MONTH = "|".join(m[:3] for m in MONTHS)
# What a stretch of text must hold, in small letters, for a pattern of that kind to be tried at all.
GATES = {
    kind: re.compile(pattern) for kind, pattern in {
        "iso": r"\d\d", "year": r"\d\d", "nth": r"\d(?:st|nd|rd|th)", "decade": r"\d0|ties\b",
        "day": _ANY_MONTH, "month": _ANY_MONTH, "weekday": r"[a-z]day\b", "century": "entur",
        "quarter": r"quarter|half|q[1-4]|[1-4]q|h[12]", "season": _FOUR,
        "story": f"{_SPAN}|{_FOUR}|{_PARTS}|time", "ago": "ago|earlier",
        "lately": "(?:past|last) ", "next": "(?:next|coming) ", "within": _SPAN,
        "weekend": "week-?end", "near": f"yester|today|tonight|tomorrow|{_PARTS}|this day|now|"
                                        "at present|time of writing",
        "span": "week|month|year|decade|centur|quarter",
    }.items()
}  # fmt: skip


@cache
def pattern(words: str) -> re.Pattern[str]:
    """One of PATTERNS, made when a text first asks for it: most texts ask for few."""
    return re.compile(words)
