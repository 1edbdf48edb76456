"""The files of GDELT, which have no header: what their columns are, and which of them are read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, kw_only=True)
class Form:
    """`ignored`: column -> why it is left out; `checked` are read for their faults only. Where
    the last column came in later, rows of both kinds may stand in one file. `padded` columns
    have blanks around their values in some rows."""

    name: str
    columns: Sequence[str]
    ignored: Mapping[str, str]
    checked: Sequence[str] = ()
    last_came_later: bool = False
    padded: Sequence[str] = ()

    @cached_property
    def read(self) -> list[str]:
        return [c for c in self.columns if c not in self.ignored or c in self.checked]

    @property
    def tabs(self) -> int:
        return len(self.columns) - 1


_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
          "Religion2Code", "Type1Code", "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")

_EVENTS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR),
    *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{name}" for name in _GEO),
    *(f"Actor2Geo_{name}" for name in _GEO),
    *(f"ActionGeo_{name}" for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_LEFT_OUT = {
    "MonthYear": "the month of SQLDATE",
    "Year": "the year of SQLDATE",
    "FractionDate": "SQLDATE as a number",
    **{f"Actor{n}{name}": "a part of the actor code" for n in (1, 2) for name in _ACTOR[2:]},
    "IsRootEvent": "the place of the sentence in the article",
    "EventBaseCode": "the event code without its last digit",
    "EventRootCode": "the first two digits of the event code",
    "QuadClass": "follows from the event type",
    "GoldsteinScale": "follows from the event code",
    "AvgTone": "the tone of the article, no matter of the event",
    **{f"Actor{n}Geo_{name}": "where the article names the actor" for n in (1, 2) for name in _GEO},
    "ActionGeo_ADM2Code": "the place has a number of its own",
}
# Numbers that stand in no frame are still read: a wrong one shows that the row has slipped.
_CHECKED = (
    "FractionDate", "QuadClass", "GoldsteinScale", "AvgTone",
    "Actor1Geo_Lat", "Actor1Geo_Long", "Actor2Geo_Lat", "Actor2Geo_Long",
)  # fmt: skip

EVENTS = Form(name="GDELT 2.0", columns=_EVENTS, ignored=_LEFT_OUT, checked=_CHECKED)

# GDELT 1.0 has no second level of districts, and no address before April 2013.
EVENTS_1 = Form(
    name="GDELT 1.0",
    columns=tuple(name for name in _EVENTS if not name.endswith("_ADM2Code")),
    ignored=_LEFT_OUT,
    checked=_CHECKED,
    last_came_later=True,
    padded=("Actor1Code", "Actor2Code"),
)

MENTIONS = Form(
    name="GDELT 2.0 mentions",
    columns=(
        "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
        "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset",
        "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
        "MentionDocTranslationInfo", "Extras",
    ),
    ignored={
        "MentionSourceName": "the site of the address, or the name that the citation begins with",
        "Actor1CharOffset": "counts the characters of a text that GDELT does not give",
        "Actor2CharOffset": "counts the characters of a text that GDELT does not give",
        "InRawText": "whether the text had to be edited before it could be read",
        "MentionDocLen": "the length of the article",
        "MentionDocTone": "the tone of the article, no matter of the event",
        "Extras": "is empty",
    },
    checked=("MentionDocLen", "Actor1CharOffset", "Actor2CharOffset"),
)  # fmt: skip

GKG = Form(
    name="GDELT 2.0 GKG",
    columns=(
        "GKGRECORDID", "DATE", "SourceCollectionIdentifier", "SourceCommonName",
        "DocumentIdentifier", "Counts", "V2Counts", "Themes", "V2Themes", "Locations",
        "V2Locations", "Persons", "V2Persons", "Organizations", "V2Organizations", "Tone", "Dates",
        "GCAM", "SharingImage", "RelatedImages", "SocialImageEmbeds", "SocialVideoEmbeds",
        "Quotations", "AllNames", "Amounts", "TranslationInfo", "Extras",
    ),
    ignored={
        "SourceCommonName": "the site of the address, or the name that the citation begins with",
        **dict.fromkeys(
            ("Counts", "V2Counts", "Themes", "V2Themes", "Locations", "V2Locations", "Persons",
             "V2Persons", "Organizations", "V2Organizations", "AllNames", "Amounts"),
            "names and words found by machine, which say of nobody what he did",
        ),
        **dict.fromkeys(("Tone", "GCAM"), "the tone of the article"),
        **dict.fromkeys(
            ("SharingImage", "RelatedImages", "SocialImageEmbeds", "SocialVideoEmbeds"),
            "pictures and films of the page",
        ),
        "Dates": "dates that the text names",
        "Quotations": "words without a speaker",
    },
)  # fmt: skip
