"""Patterns of written dates: days with their month, in figures and in words, and days of a week."""

from actorgraph_ingest._text.times.calendars import COUNT, DAYS, MONTHS, ORDINALS

NAMES = "|".join([*(m.title() for m in MONTHS), *(m.upper() for m in MONTHS)])
MONTH = rf"(?P<month>{NAMES}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
_MONTH_ = MONTH.replace("month", "month_")
YEAR = r"(?P<year>\d{4})\b"
COUNTED = rf"(?P<count>{COUNT})"
_DATE = rf"(?:{NAMES}) \d{{1,2}}|\d{{1,2}} (?:{NAMES})"
_TIED = "(?:to|until|through|till|and|or|[-–])"  # what holds two dates of one year together
_NO_DAY = "Bloody|Black|Super|Sheffield|Ruby|Giving|[Ee]very|[Ee]ach"  # of a name, or of a set
_PAPERS = "Times|Telegraph|Mirror|Mail|Express|Herald|Post|Tribune|Star|Agreement"
DAY = (
    "".join(rf"(?<!{word} )" for word in _NO_DAY.split("|"))
    + r"(?P<weekday>"
    + "|".join(f"{d.title()}|{d.upper()}|{d}" for d in DAYS)
    + rf")(?! (?:{_PAPERS}|Night (?:Live|Football|Raw)))"
)
_TH = r"(?:st|nd|rd|th)"
NTH = rf"(?:\d{{1,2}}{_TH}|" + "|".join(sorted(ORDINALS, key=lambda w: -len(w))) + ")"
_MORE = rf"(?: ?,? \d{{1,2}}{_TH}?){{0,4}},? (?:and|or|&) \d{{1,2}}{_TH}?"  # ", 13 and 15"
_RANGE = rf"(?P<until>\d{{1,2}}){_TH}?"
# What can follow a number that is a day, not a count of something.
_OPEN = (
    r"(?= ?(?:[;)–—]|[.,](?!\d)|$)| (?:in|at|on|for|to|by|when|as|after|with|and|or|from|during|"
    r"before|while|near|that|which|who|were|was|will|are|is|the|he|she|they)\b)"
)
_BY = "(?P<by>(?:[Bb]y|[Uu]ntil|[Ss]ince) )?(?:(?P<near>[Nn]ext|[Ll]ast) )?"
_WHICH = r",? (?:of |in )?(?:the )?(?P<which>this|last|next|that|same|following|previous) year\b"
_OLD = r" (?P<year_>[1-9]\d\d)(?= ?(?:[-–—] ?(?:\d{1,2} )?[A-Z]|[;)]))"
_VERSION = "".join(rf"(?<!{word} )" for word in ("[Vv]ersion", "[Rr]elease", "[Ss]ection"))
WRITTEN = (
    ("iso", r"\b(?P<year>\d{4})-(?P<mon>\d{2})-(?P<day>\d{2})(?!\d)"),
    ("iso", r"\b(?P<year>(?:19|20)\d{2})[/.](?P<mon>\d{2})[/.](?P<day>\d{2})\b"),
    ("iso", r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<mon>0[1-9]|1[0-2])"
            r"(?P<day>0[1-9]|[12]\d|3[01])(?![\d/.-])"),
    ("iso", rf"{_VERSION}\b(?P<day>\d{{1,2}})\.(?P<mon>\d{{1,2}})\.(?P<year>(?:19|20)\d{{2}})\b"),
    ("iso", r"\b(?P<mon>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b"),
    ("iso", r"(?<![\d/])(?P<mon>\d{1,2})/(?P<day>\d{1,2})/(?P<short>\d{2})(?![\d/])"),
    ("iso", r"(?<![\d-])(?P<day>\d{1,2})-(?P<mon>\d{1,2})-(?P<year>(?:19|20)\d{2})(?![\d-])"),
    ("figures", r"\b(?:[Oo]n|[Bb]y|[Uu]ntil) (?P<month>1[0-2]|0?[1-9])/(?P<day>[0-3]?\d)"
                r"(?![\d/%-])"),
    ("figures", r"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/(?P<year>(?:19|20)\d\d)(?![\d/])"),
    ("nine", r"\b(?:September|Sept?\.?) 11(?:th)?(?=,? (?:[Tt]errorist |[Tt]error |suicide )?"
             r"(?:[Aa]ttacks?|[Cc]ommission|hijack\w+|plot\w*|conspira\w+|[Ff]amilies|victims|"
             r"mastermind|anniversary|[Mm]emorial|[Pp]anel|[Tt]error\w*)\b)"),
    ("nine", r"\b9[-–.]11(?=,? (?:attacks?|terror\w*|[Cc]ommission|hijack\w+|world|era)\b)"),
    ("nine", r"\b(?:[Pp]ost|[Pp]re)[-–](?:September|Sept?\.?) 11(?:th)?\b"),
    ("nine", r"\b(?:attacks? (?:of|on) )(?:September|Sept?\.?) 11(?:th)?\b"
             r"(?! ?,? ?(?:19|20)\d\d)"),
    ("week", rf"\b(?:[Tt]he )?[Ww]eek (?P<turn>of|starting|beginning|ending|ended)(?: on)? "
             rf"(?:{DAY},? )?(?:{MONTH} (?P<day>\d{{1,2}})|(?P<day_>\d{{1,2}}) "
             rf"{_MONTH_})(?!\d){_TH}?(?! ?[-–] ?\d)(?: ?,? ?{YEAR})?"),
    ("day", rf"(?<![\d-])(?P<day>\d{{1,2}})-{MONTH}-(?:{YEAR}|(?P<short>\d\d)\b)"),
    ("days", rf"\b(?:[Tt]he )?(?P<order>(?i:first|second|third|fourth|last|1st|2nd|3rd|4th)) {DAY} "
             rf"(?:of|in) {MONTH}(?: ?,? ?{YEAR})?"),
    ("day", rf"\b[Ff]rom {MONTH} (?P<day>\d{{1,2}}){_TH}? (?:to|through|until) "
            rf"{_RANGE}\b(?: ?,? ?{YEAR})?(?! [a-z]+s\b)"),
    ("day", rf"\b{MONTH} (?P<day>\d{{1,2}})(?= {_TIED} (?:{_DATE}) ?,? ?{YEAR})"),
    ("day", rf"\b(?P<day>\d{{1,2}}) {MONTH}(?= {_TIED} (?:{_DATE}) ?,? ?{YEAR})"),
    ("day", rf"\b{MONTH} (?P<day>\d{{1,2}}){_TH}?(?={_MORE} ?,? ?{YEAR})"),
    ("day", rf"\b(?:[Ff]rom|[Bb]etween) (?P<day>\d{{1,2}}){_TH}? (?:to|and|until) "
            rf"{_RANGE} {MONTH}(?: ?,? ?{YEAR})?"),
    ("day", rf"\b(?P<day>\d{{1,2}}){_TH}?(?={_MORE} {MONTH}(?: ?,? ?{YEAR})?)"),
    ("day", rf"\b{_BY}{MONTH} (?P<day>\d{{1,2}}){_TH}?(?!\d)"
            rf"(?: ?[-–] ?(?P<until>\d{{1,2}})(?!\d)| (?:to|through) (?P<until_>\d{{1,2}}){_TH}?"
            rf"(?:(?= ?,? (?:19|20)\d\d)|{_OPEN}))?(?: ?,? ?{YEAR}|{_WHICH}|{_OLD})?"),
    ("day", rf"\b{MONTH} the (?P<day>{NTH})\b(?: ?,? ?{YEAR})?"),
    ("day", rf"\b[Tt]he (?P<day>{NTH})(?: day)? of {MONTH}(?: ?,? ?{YEAR})?"),
    ("nth", r"\b[Tt]he (?P<day>\d{1,2}(?:st|nd|rd|th)) of (?P<which>this|last|next|the) "
            r"month\b"),
    ("nth", r"\b(?:[Oo]n|[Ss]ince) the (?P<day>\d{1,2}(?:st|nd|rd|th))"
            r"(?= ?(?:[,.;]|$)| (?:and|when|but)\b(?! \d))"),
    ("day", rf"\b{_BY}(?P<day>\d{{1,2}})(?: ?[-–/] ?(?P<until>\d{{1,2}}))?{_TH}?(?: of)? "
            rf"{MONTH}(?: ?,? ?{YEAR}|{_WHICH}|{_OLD})?"),
)  # fmt: skip
FURTHER = (  # days behind a day of a month: "May 12, 13 and 15"
    rf"(?:,? (?:and|or|&) |, (?=\d{{1,2}}{_TH}?(?:, \d{{1,2}}{_TH}?){{0,4}},? (?:and|or|&) \d))"
    rf"(?P<day>\d{{1,2}}){_TH}?(?:,? ?{YEAR})?{_OPEN}"
)
