"""The words that tell a date, as patterns: the longer reading first."""

import re
from functools import cache

from actorgraph_ingest._text.times.calendars import CENTURIES, MONTHS, NINETIES
from actorgraph_ingest._text.times.writtendates import COUNTED, DAY, MONTH, NAMES, WRITTEN, YEAR

_SURE = "|".join(m.title() for m in MONTHS if m not in ("may", "march"))
_MONTHS = "|".join(m.title() for m in MONTHS)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_BEHIND = r"(?= ?(?:[,.;:)]|$|—|–|that\b))"  # nothing follows that the words could be tied to
_UNIT = r"(?P<unit>day|week|fortnight|month|year|decade)"
_UNIT_ = r"(?P<unit>day|week|fortnight|month|year|decade|century|centurie|hour)"
_SEASON = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_FOUR = "spring|summer|autumn|fall|winter"
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
# "that summer", but not "said that summer heat ...".
_THAT = (
    r"\b(?P<turn>That|that(?= \w+(?: ?[,.;]|$))|(?<=\b[Oo]n )that|(?<=\b[IiOo][nf] )that|"
    r"(?<=[aA]t[er] )that|(?<=arly )that|(?<=ter )that|(?<=\b[Bb]y )that|(?<=ring )that)"
)
_PART = r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)(?:[ -]| in the ))?"
_LEAD = r"(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[ -])?"
_ORDER = "|".join(CENTURIES)
_HALF = r"(?P<part>first|second|latter) half of the "
# A pattern whose name ends in "?" is of words that often only describe ("the 2014 agreement").
PATTERNS = (
    ("weeks", rf"\b(?:[Tt]he )?(?P<order>(?i:first|second|third|fourth|last|final|opening)) "
              rf"(?P<size>week|weekend|fortnight)s? (?:of|in) (?P<part>early |late |mid-)?{MONTH}"
              rf"(?: ?,? ?{YEAR}| (?:of )?(?P<which>this|last|next) year\b)?"),
    *WRITTEN,
    ("month", rf"\b(?P<by>(?:[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) )?{_LEAD}{MONTH}"
              rf"(?: ?[-–] ?(?P<until>(?i:{'|'.join(MONTHS)})|(?:{_SHORT})\b\.?))? ?,? (?:of |in )?"
              rf"{YEAR}"),
    ("month", rf"\b{MONTH}(?= (?:to|through|until|till|and|or) (?:{NAMES}),? (?:of |in )?"
              r"(?P<year>\d{4})\b)"),
    ("month", rf"\b(?P<by>(?:[Bb]y|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter) )?{_LEAD}{MONTH}"
              r"(?:,? (?:of |in )?(?:the )?(?P<which>this|last|next|previous|following|same|that) "
              r"year\b|"
              r",? a (?P<which_>year) (?:ago|earlier|before)\b)"),
    ("month", rf"\b{MONTH} ['’](?P<short>\d\d)\b(?! ?s\b)"),
    ("quarter", rf"\b(?:the )?(?P<number>(?i:first|second|third|fourth|last|final))[ -]"
                rf"(?P<part>quarter|half)(?: of| in)?(?: the year| fiscal| financial)? (?:{YEAR}|"
                r"(?P<which>this|last|next) year\b)"),
    ("months", r"\b(?:the )?(?P<edge>first|opening|last|final|closing) "
               rf"{COUNTED} months (?:of|in) (?:{YEAR}|the year\b|"
               r"(?P<which>this|last|next) year\b)"),
    ("quarter", r"\b(?:the )?(?P<number>(?i:first|second|third|fourth))[ -]"
                r"(?P<part>quarter|half)\b(?! of (?!(?:the |this |last )?year))"),
    ("quarter", rf"\bQ(?P<number>[1-4])"
                rf"(?:[ /-]?(?:of )?(?:{YEAR}|(?P<which>this|last|next) year))?\b"),
    ("quarter", rf"\b(?P<number>[1-4])Q(?:[ /-]?(?:of )?{YEAR})?\b"),
    ("quarter", rf"\b(?P<part>H)(?P<number>[12])[ /-]?(?:of )?"
                rf"(?:{YEAR}|(?P<which>this|last|next) year\b)"),
    ("quarter", rf"\b(?P<number>[12])(?P<part>H)[ /-]?(?:of )?"
                rf"(?:{YEAR}|(?P<which>this|last|next) year\b)"),
    ("quarter", r"\b(?P<year>(?:19|20)\d\d)[ -]?Q(?P<number>[1-4])\b"),
    ("year", r"\b(?:(?:[Ff]iscal|[Ff]inancial)(?: [Yy]ear)? |FY ?)(?P<year>\d{4})\b"
             r"(?:[-–/](?P<until>\d{2}(?:\d{2})?)\b)?"),
    ("year", r"\bFY ?['’]?(?P<short>\d\d)\b"),
    ("season", rf"\b{_SEASON} (?:of )?(?P<which>last|this|next) (?P<years>year)\b"),
    ("season", rf"\b{_SEASON}(?: of)? (?P<begun>(?:1[5-9]|20)\d\d) ?[-–/] ?(?P<until>\d{{2}}|"
               r"\d{4})\b"),
    ("season", rf"\b{_SEASON}(?= (?:and|or|to) (?:{_FOUR}),? (?:of )?{YEAR})"),
    ("season", r"\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|[Dd]uring|[Oo]ver|[Tt]hroughout|of|"
               rf"[Tt]his (?P<which>past)) (?:the )?(?:early |late |mid-)?{_SEASON}\b"
               r"(?! (?:of|in|from|\d|['’]\d))"),
    ("season", rf"\b(?:(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Cc]oming) {_SEASON}\b|\b"
               rf"{_SEASON_}(?: of|,)? (?:{YEAR}|['’](?P<short>\d\d)\b))"),
    ("month", r"\b(?P<by>(?:[Bb]y|[Ii]n|[Ss]ince|[Uu]ntil|[Ll]ast|[Nn]ext|[Tt]his|[Dd]uring|"
              r"[Ll]ate|[Ee]arly|[Mm]id|[Oo]f|[Tt]hroughout|"
              r"(?:[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom) (?:last|next|this)|"
              r"(?:recently|early|late|soon|back) as|(?:[Bb]y|[Uu]ntil|[Ss]ince) the (?:end|start|"
              r"beginning|middle) of)[ -]"
              rf"(?:late |early |mid-|uh )?){MONTH}\b"),
    ("year", r"(?<!\b[Oo]ne )\b(?P<by>(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Dd]uring|[Tt]hroughout)"
             r"(?: (?:late|early|mid|the end of))?[ -])(?P<year>(?:1[0-9]|20)\d{2})"
             r"(?:[-–/](?P<until>\d{1,2}|\d{4}))?(?![\ds-])\b"),
    ("clock?", r"\b(?:\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o['’]clock)|"
               r"\d{1,2}:\d\d(?::\d\d)? (?:UTC|GMT|EST|EDT|CET|BST|PST|PDT|local time)\b)"
               r"(?: (?:UTC|GMT|EST|EDT|CET|BST|PST|PDT|local time)\b)?"),
    ("year", r"\b(?:[Ee]arly|[Mm]id|[Ll]ate|[Yy]ear[- ]end|[Ee]nd)[ -]"
             r"(?P<year>(?:1[5-9]|20)\d\d)\b(?!s)"),
    ("turn", r"\b[Tt]he turn of the (?:[\w-]+ )?(?:[Cc]entury|[Mm]illenni?um|decade|year)\b"),
    ("century", rf"\b(?:the )?(?P<part>beginning|start|dawn|end|close) of the "
                rf"(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{_ORDER})[ -][Cc]entury\b"),
    ("decade", rf"\b(?:the )?{_HALF}(?P<decade>1[0-9]\d0|20[0-4]0)(?:s| ?['’] ?s)\b"),
    ("century", rf"\b(?:the )?{_HALF}(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{_ORDER})"
                r"[ -][Cc]entury\b"),
    ("decade", rf"(?:\bthe )?\b{_PART}(?P<decade>1[0-9]\d0|20[0-4]0)(?:s| ?['’] ?s)\b"),
    ("decade", rf"(?:\bthe )?(?<=\s){_PART}['’](?P<decade>[2-9]0)s\b"),
    ("decade", rf"\b[Tt]he {_PART}(?P<decade>[2-9]0)s\b"),
    ("decade", rf"\b[Tt]he {_PART}(?:nineteen[- ])?(?P<nineties>(?i:{'|'.join(NINETIES)}))\b"),
    ("century", rf"\b(?:the )?{_PART}(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{_ORDER})"
                rf"(?= (?:and|or|to) (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)|{_ORDER})[ -]"
                r"[Cc]entur)"),
    ("century", rf"\b(?:the )?{_PART}(?P<century>\d{{1,2}}(?:st|nd|rd|th)|{_ORDER})"
                r"[ -][Cc]entur(?:y|ies)\b"),
    ("weekday", rf"\b{DAY}(?: of)? (?P<week>last|this|next) week\b"),
    ("weekday", rf"\b(?P<week>[Ll]ast|[Tt]his|[Nn]ext) week,? on {DAY}\b"),
    ("shifted", rf"\b(?i:{COUNTED}) (?P<unit>week)s? (?P<turn>ago|from) (?:this |next |on )?"
                rf"(?:(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow)|{DAY})\b"),
    ("shifted", rf"\b(?i:{COUNTED}) (?P<unit>year)s? (?P<turn>ago) "
                r"(?P<near>[Tt]oday|[Yy]esterday|[Tt]omorrow)\b"),
    ("shifted", rf"\b(?i:{COUNTED}) (?P<unit>year)s? (?P<turn>ago) this (?P<within>week|month)\b"),
    ("shifted", rf"\b{DAY} (?P<unit>week)\b(?=[.,;)]|$| (?:to|for|in|at)\b)"),
    ("ago", rf"\b(?i:{COUNTED}) {_UNIT}s? (?P<turn>from now|hence)\b"),
    ("ago", r"\b(?P<count>[Aa]) (?P<unit>year) (?P<half>and a half) ago\b"),
    ("ago", r"\b(?P<count>(?i:a quarter|a half|three quarters))(?: of a)?[ -]"
            r"(?P<unit>century) (?:ago|earlier)\b"),
    ("same", r"\b[Tt]he (?:same|corresponding) (?P<unit>day|week|month|quarter|period|half|time)"
             r",? (?:(?:of|in) )?(?:(?P<turn>last year|(?:a|the) year (?:ago|earlier|before)|"
             rf"the (?:previous|preceding|prior) year)\b|{YEAR})"),
    ("story", rf"\b(?:[Tt]he (?P<turn>next)|(?:[Tt]he )?(?P<turn_>previous|following)) "
              rf"(?:{DAY}|{_SEASON}|(?P<month>{_MONTHS}))\b"),
    ("story", rf"{_THAT} (?:{DAY}|{_SEASON}|(?P<month>{_SURE}))\b"
              r"(?! (?:will|is|was|has)\b| ?['’])"),
    ("story", r"\b(?:[Tt]he )?(?P<turn>previous|following|preceding|[Ss]ame|[Tt]hat) "
              r"(?P<unit>weekend)\b"),
    ("next", r"\b(?:[Oo]ver|[Ww]ithin|[Dd]uring|[Ii]n|[Ff]or) the (?:next|coming) "
             r"(?P<unit>week|month|year|decade)\b(?!['’])"),
    ("story?", r"\b(?P<turn>[Ii]n) (?:the |early |late )*"
               r"(?P<unit>morning|afternoon|evening)\b"),
    ("story?", r"\b(?P<turn>[Aa]t) (?P<unit>noon|midday|midnight|dawn|dusk)\b(?! on)"),
    ("weekday", r"\b(?P<by>(?i:on|last|next|since|until|by|late|early|this) )"
                r"(?P<weekday>Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:\.|(?=,))"),
    ("weekday", rf"\b(?P<by>(?:(?i:on|last|next|since|until|by|late|early|this|this past|"
                rf"this coming|coming|past)|till) )?{DAY}\b"),
    ("story", rf"\b(?i:{COUNTED}) {_UNIT}s? (?P<turn>later|earlier|afterwards?)\b"),
    ("story", rf"\b(?i:{COUNTED}) {_UNIT}s? (?P<turn>before|after){_BEHIND}"),
    ("story", rf"\b[Tt]he (?P<unit>day|morning|night|evening|afternoon|week|month|year|decade) "
              rf"(?P<turn>before|after){_BEHIND}"),
    ("offset", r"(?<!last )(?<!final )(?<!first )(?<!past )\b"
               rf"(?:[Tt]he(?! \w+s )|(?i:{COUNTED})) (?P<unit>day|night|week|month|year|decade)s? "
               r"(?P<turn>before|after)\b(?= (?:the )?[A-Z\d])"),
    ("story", r"\b[Tt]he (?P<turn>following|next|previous|preceding|same) "
              r"(?P<unit>day|morning|night|evening|afternoon|week|month|quarter|year|decade)\b"),
    ("story", r"\b(?:(?P<turn>[Tt]hat|[Ss]ame) (?P<unit>day|morning|evening|night|afternoon|"
              r"week|month|year|decade))\b(?!-)"),
    ("story", r"\b[Tt]he (?:start|beginning|end) of (?P<turn>the|that) (?P<unit>day)\b"),
    ("story", r"\b(?P<turn>that|same) (?P<unit>time)\b"),
    ("story", r"\b(?P<when>[Ll]ater|[Ee]arlier) (?:in|on) (?P<turn>the|that) "
              r"(?P<unit>day|week|month|year)\b"),
    ("story?", r"\b[Aa]t (?P<turn>the) (?P<unit>time)\b(?! of)"),
    ("story?", r"\b(?:[Ff]or|[Dd]uring|[Tt]hroughout|[Ii]n|[Oo]n) (?P<turn>the) "
               r"(?P<unit>day|week|month|quarter|year)\b"
               r"(?!-| (?:[a-z]+ed|of|that|when|after|before|ending|to|in)\b| \d)"),
    ("year", r"\b(?:[Ii]n|[Ss]ince|[Oo]f|[Uu]ntil|[Bb]y) ['’](?P<short>\d\d)\b(?! ?s\b)"),
    ("ago", rf"\b(?i:\[?{COUNTED}\]?)(?P<half>[ -]and[ -]a[ -]half)? {_UNIT_}s? (?:ago|earlier|"
             r"back(?=[,.;:)]|$| (?:when|that|he|she|they|we|I|it|to)\b))"),
    ("lately", r"\b[Tt]he (?:past|last) (?P<count>\d+|a|one) (?P<unit>hour)s\b"),
    ("next", rf"\b[Tt]he (?:next|coming) {COUNTED} {_UNIT}s\b"),
    ("within", rf"\b(?:[Ii]n|(?P<inside>[Ww]ithin)) (?:the (?:next|coming) )?{COUNTED} "
               r"(?P<unit>day|week|fortnight|month|year|decade|hour)s?\b"
               r"(?! (?:ago|of|in|on|before))"),
    ("weekend", r"\b(?:[Oo]ver|[Dd]uring|[Aa]t|[Oo]n) the (?:weekend|week-end)\b"),
    ("weekend?", r"(?<!long )(?<!very )(?<!each )(?<!day )\b(?:(?:[Aa]|[Tt]he|[A-Z]\w+ ?['’]s) )"
                 r"(?:[a-z-]+ )?weekend(?= (?:(?!of )[\w-]+ ){0,2}(?:attacks?|votes?|polls?|"
                 r"elections?|summit|raids?|meetings?|talks|bombings?|violence|clashes|protests?|strikes?|"
                 r"auction|killings?|fighting|shootings?|riots?|rally|rallies)\b)"),
    ("near", r"\b[Tt]he (?P<word>day before yesterday|day after tomorrow|night before last)\b"),
    ("span", r"\b[Tt]he (?P<unit>week|weekend|month|year) (?P<which>before last|after next)\b"),
    ("near", r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|"
             r"(?:[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) today|[Ll]ast (?:night|evening)|"
             r"[Oo]vernight|[Tt]his (?:morning|afternoon|evening|day))\b"),
    ("lately", rf"\b[Tt]he (?:past|last) (?:{COUNTED} {_UNIT}s|(?P<unit_>week|month|year|"
               r"decade|fortnight))\b(?! of)"),
    ("span", r"\b(?:(?P<by>[Bb]y|[Uu]ntil|[Ss]ince) )?"
             r"(?:the (?P<edge>end|rest|beginning|start) of )?"
             r"(?!This Week\b)(?P<which>(?i:earlier this|later this|this|last|past|next|coming|"
             r"previous|current)) "
             r"(?:(?:fiscal|financial|calendar) (?=year))?"
             r"(?P<unit>(?i:week|weekend|month|year|decade|century|quarter))\b(?! Tonight)"),
    ("span", r"\b(?:(?P<by>[Bb]y|[Uu]ntil|[Ss]ince) )?[Tt]he "
             r"(?P<which>end|beginning|start|rest) of the "
             r"(?P<unit>week|month|year|quarter|decade|century)\b"),
    ("span", r"\b(?:(?P<by>[Bb]y|[Uu]ntil) )?(?:the )?(?P<unit>year|month|quarter)"
             r"(?: ?['’]s |[ -])(?P<which>end)\b"),
    ("span", r"\b(?P<unit>year)[ -](?P<which>to)[ -]date\b"),
    ("month", rf"\b(?=Ma[yr])(?:{_ALSO})(?P<month>May|March)\b(?! \d)"),
    ("month", r"\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Tt]he|[Aa]|['’]s) (?P<month>May|March)"
              r"(?= [a-z]{3,})(?! (?:government|cabinet|administration|team|premiership)\b)"),
    ("month", r"\b(?P<month>May|March)(?= ?['’]s (?:[a-z-]+ ){0,2}(?:figures?|rates?|data|sales|"
              r"elections?|votes?|polls?|reports?|exports?|imports?|output|inflation|deficit|"
              r"surplus|summit|attacks?|bombings?|coup|referendum|ballot|ruling|deal)\b)"),
    ("month", r"\b(?:months|quarter|half|year) (?:to|through|ended|ending(?: in)?) "
              r"(?P<month>May|March)\b(?! \d)"),
    ("month", r"\b(?:[Ff]rom|[Tt]hrough) (?P<month>March)\b(?! \d)"),
    ("month", r"\b(?:[Ff]rom|[Bb]etween) (?P<month>May|March)\b"
              rf"(?= (?:and|to|until) (?:{NAMES}))"),
    ("year", r"\b(?P<year>\d{2,4}) (?:AD|CE)\b|\bAD ?(?P<year_>\d{2,4})\b"),
    ("year", r"\b(?:circa|c\.|ca\.) ?(?P<year>\d{3,4})\b(?! ?BC|[.,]\d)"),
    ("year", r"\b[Tt]he year (?P<year>[1-9]\d{1,3})\b(?! ?BC)"),
    ("year", r"\b[Ff]rom (?:about |around )?(?P<year>1[0-4]\d\d)(?= (?:to|until|till) 1\d{3}\b"
             rf"(?! (?:{_COUNTED_THINGS})\b))"),
    ("year", r"(?<=\()(?:about )?(?P<year>1[0-4]\d\d)(?= ?[-–] ?1\d{3}\))"),
    ("year", r"(?<=\d [-–] )(?P<year>1[0-4]\d\d)(?=\))|(?<=\d[-–])(?P<year_>1[0-4]\d\d)(?=\))"),
    ("year", r"\b(?:[Pp]re|[Pp]ost)-(?P<year>(?:1[5-9]|20)\d\d)\b"),
    ("near?", r"\b(?P<word>now|at present|(?:at )?the time of writing|at the moment|currently|"
              r"at this (?:time|moment|point)|nowadays)\b(?! in\b)"),
    ("year?", _NO_NUMBER + r"(?<![\d.,$£€#/-])(?<![$£€] )\b(?P<year>(?:1[5-9]|20)\d{2})"
              r"(?:[-–/](?P<until>\d{2}(?:\d{2})?))?\b(?![\d%/]|[.,]\d|-\w|"
              rf" ?(?:{_COUNTED_THINGS})\b)"),
    ("month?", rf"(?<![Ee]very )(?<![Ee]ach )\b(?P<month>{_SURE})\b(?! \d)"),
)  # fmt: skip


@cache
def pattern(words: str) -> re.Pattern[str]:
    """One of PATTERNS, made when a text first asks for it: most texts ask for few."""
    return re.compile(words)
