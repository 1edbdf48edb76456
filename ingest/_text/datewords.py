"""The words that tell a date, as patterns: the longer reading first."""

import re

from actorgraph_ingest._text.calendars import CENTURIES, COUNTS, DAYS, MONTHS, NINETIES

_NAMES = "|".join([*(m.title() for m in MONTHS), *(m.upper() for m in MONTHS)])
_MONTH = rf"(?P<month>{_NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_SURE = "|".join(m.title() for m in MONTHS if m not in ("may", "march"))
_DATE = rf"(?:{_NAMES}) \d{{1,2}}|\d{{1,2}} (?:{_NAMES})"
_TIED = "(?:to|until|through|till|and|or|[-–])"  # what holds two dates of one year together
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
PATTERNS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("iso", r"\b(?P<year>\d{4})-(?P<mon>\d{2})-(?P<day>\d{2})\b"),
        ("iso", r"\b(?P<year>\d{4})/(?P<mon>\d{2})/(?P<day>\d{2})\b"),
        ("iso", r"\b(?P<day>\d{1,2})\.(?P<mon>\d{1,2})\.(?P<year>(?:19|20)\d{2})\b"),
        ("iso", r"\b(?P<mon>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b"),
        ("day", rf"\b{_MONTH} (?P<day>\d{{1,2}})(?= {_TIED} (?:{_DATE}) ?,? ?{_YEAR})"),
        ("day", rf"\b(?P<day>\d{{1,2}}) {_MONTH}(?= {_TIED} (?:{_DATE}) ?,? ?{_YEAR})"),
        ("day", rf"\b(?:[Ff]rom|[Bb]etween) (?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:to|and|until) "
                rf"(?P<until>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}(?: ?,? ?{_YEAR})?"),
        ("day", rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?= (?:and|or) \d{{1,2}}(?:st|nd|rd|th)? "
                rf"{_MONTH}(?: ?,? ?{_YEAR})?)"),
        ("day", rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)"
                rf"(?: ?[-–] ?(?P<until>\d{{1,2}})(?!\d))?(?: ?,? ?{_YEAR})?"),
        ("day", rf"\b(?P<day>\d{{1,2}})(?: ?[-–] ?(?P<until>\d{{1,2}}))?(?:st|nd|rd|th)?(?: of)? "
                rf"{_MONTH}(?: ?,? ?{_YEAR})?"),
        ("month", rf"\b(?P<by>(?:[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) )?{_LEAD}{_MONTH}"
                  rf"(?: ?[-–] ?(?P<until>(?i:{'|'.join(MONTHS)})))?,? (?:of )?{_YEAR}"),
        ("month", rf"\b{_MONTH}(?= (?:to|through|until|and|or) (?:{_NAMES}) (?P<year>\d{{4}})\b)"),
        ("month", rf"\b(?P<by>(?:[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) )?{_LEAD}{_MONTH}"
                  r" (?:of )?(?P<which>this|last|next) year\b"),
        ("quarter", rf"\b(?:the )?(?P<number>first|second|third|fourth|last|final)[ -]"
                    rf"(?P<part>quarter|half)(?: of| in)?(?: the year)? (?:{_YEAR}|"
                    r"(?P<which>this|last|next) year\b)"),
        ("quarter", r"\b(?:the )?(?P<number>first|second|third|fourth) (?P<part>quarter|half)\b"),
        ("quarter", rf"\bQ(?P<number>[1-4])(?: (?:of )?{_YEAR})?\b"),
        ("year", r"\b(?:[Ff]iscal(?: [Yy]ear)? |FY ?)(?P<year>\d{4})\b"),
        ("season", rf"\b(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext) {_SEASON}\b|\b"
                   rf"{_SEASON_}(?: of|,)? {_YEAR})"),
        ("month", r"\b(?P<by>(?:[Bb]y|[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|[Nn]ext|[Tt]his|[Dd]uring|"
                  r"[Ll]ate|[Ee]arly|[Mm]id|[Oo]f|[Tt]hroughout)[ -](?:late |early |mid-|uh )?)"
                  rf"{_MONTH}\b"),
        ("year", r"\b(?P<by>(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]hroughout)(?: (?:late|"
                 r"early|mid|the end of))?[ -])(?P<year>(?:1[0-9]|20)\d{2})\b(?!s)"),
        ("decade", rf"(?:\bthe )?\b{_PART}(?P<decade>1[0-9]\d0|20[0-4]0)(?:s|['’]s)\b"),
        ("decade", rf"\bthe {_PART}['’](?P<decade>[2-9]0)s\b"),
        ("decade", rf"\bthe {_PART}(?P<nineties>{'|'.join(NINETIES)})\b"),
        ("century", rf"\b(?:the )?{_PART}(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{_ORDER})"
                    r"[ -][Cc]entur(?:y|ies)\b"),
        ("weekday", rf"\b{_DAY}(?: of)? (?P<week>last|this|next) week\b"),
        ("weekday", rf"\b(?P<by>(?:on|last|next|since|until|by|late|early|this|this past|"
                    rf"this coming|coming) )?{_DAY}\b"),
        ("story", rf"\b(?i:{_COUNTED}) {_UNIT}s? (?P<turn>later|earlier|afterwards?)\b"),
        ("story", r"\b[Tt]he (?P<turn>following|next|previous|same) (?P<unit>day|morning|night|"
                  r"evening|afternoon|week|month|quarter|year)\b"),
        ("story", r"\b(?:(?P<turn>[Tt]hat|[Ss]ame) (?P<unit>day|morning|evening|night|afternoon|"
                  r"week|month|year))\b"),
        ("story", r"\b[Tt]he (?:start|beginning|end) of (?P<turn>the|that) (?P<unit>day)\b"),
        ("story", r"\b(?P<turn>that|same) (?P<unit>time)\b"),
        ("story", r"\b(?:[Ll]ater|[Ee]arlier) (?:in|on) (?P<turn>the|that) "
                  r"(?P<unit>day|month|year)\b"),
        ("ago", rf"\b(?i:\[?{_COUNTED}\]?) {_UNIT_}s? (?:ago|earlier)\b"),
        ("lately", r"\b[Tt]he (?:past|last) (?P<count>\d+|a|one) (?P<unit>hour)s\b"),
        ("next", rf"\b[Tt]he (?:next|coming) {_COUNTED} {_UNIT}s\b"),
        ("within", rf"\b[Ii]n (?:the next )?{_COUNTED} {_UNIT}s?\b(?! (?:ago|of|in|on))"),
        ("weekend", r"\b(?:[Oo]ver|[Dd]uring|[Aa]t|[Oo]n) the (?:weekend|week-end)\b"),
        ("near", r"\b[Tt]he (?P<word>day before yesterday|day after tomorrow)\b"),
        ("near", r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ee]arlier today|"
                 r"[Ll]ast night|[Oo]vernight|[Tt]his (?:morning|afternoon|evening|day))\b"),
        ("lately", rf"\b[Tt]he (?:past|last) (?:{_COUNTED} {_UNIT}s|(?P<unit_>week|month|year|"
                   r"decade))\b(?! of)"),
        ("span", r"\b(?:(?P<by>[Bb]y|[Uu]ntil|[Ss]ince) )?(?:the (?P<edge>end|rest) of )?"
                 r"(?P<which>[Ee]arlier this|[Ll]ater this|[Tt]his|[Ll]ast|[Pp]ast|[Nn]ext|"
                 r"[Cc]oming|[Pp]revious|[Cc]urrent) (?P<unit>week|weekend|month|year|decade|"
                 r"century|quarter)\b"),
        ("span", r"\b(?:(?P<by>[Bb]y|[Uu]ntil|[Ss]ince) )?[Tt]he "
                 r"(?P<which>end|beginning|start|rest) of the (?P<unit>week|month|year|quarter)\b"),
        ("year", r"\b(?P<year>\d{2,4}) (?:AD|CE)\b|\bAD ?(?P<year_>\d{2,4})\b"),
        ("near?", r"\b(?P<word>now|at present|(?:at )?the time of writing)\b"),
        ("year?", r"(?<![\d.,$£€#/-])\b(?P<year>(?:1[5-9]|20)\d{2})"
                  r"(?:[-–](?P<until>\d{2}(?:\d{2})?))?\b(?![\d%/]|[.,]\d|-\w|"
                  r" (?:people|soldiers|troops|men|women|civilians|"
                  r"miles|km|dollars|euros|votes|members|jobs|percent)\b)"),
        ("month?", rf"\b(?P<month>{_SURE})\b(?! \d)"),
    )
)  # fmt: skip
