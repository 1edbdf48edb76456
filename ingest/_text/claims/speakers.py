"""A speaker by the words of the text: what it is called, whether it is one, many or a thing."""

import re

from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.officers import officer
from actorgraph_ingest._text.types import Attribution, Party
from actorgraph_ingest._text.words.tables import papers, words

PRONOUNS = frozenset(
    "he she it they i we you who which that this these those him her them us me".split()
)
_LONGEST = 90  # characters of a description
_DETERMINER = re.compile(r"(?i)^(?:an?|the|one|another|some)\s+(?=\w)")
_ASIDE = re.compile(
    r"\s*[,(;:—–\n\"“”]|\s(?:who|which|that|whose|when|where|speaking|citing|quoting)\b"
)
_LINK = re.compile(
    r"\s(?:of|for|from|in|at|on|to|with|by|near|against|over|under|inside|outside|between|about|"
    r"familiar|close|based|and)\b"
)
_SINGULAR = frozenset("us was is this news press congress boss witness press house class".split())
_MANY = frozenset("people police men women children many others some those both several".split())
_BODIES = frozenset(
    "government ministry agency company firm group party army office committee council commission "
    "court union department bank board team university newspaper paper magazine website network "
    "statement report study survey poll letter message article bill law lawsuit document complaint "
    "filing email account post blog memo organization organisation administration regime navy "
    "bureau league coalition "
    "movement association foundation institute corporation station channel embassy".split()
)


def label(text: str, place: tuple[int, int]) -> str:
    """The words of a source without article, apposition and relative clause: "spokesman for the
    ministry"."""
    whole = text[slice(*place)].strip(" \t\n\"'“”‘’,")
    whole = _ASIDE.split(_DETERMINER.sub("", whole, count=1), maxsplit=1)[0]
    return " ".join(whole.split())[:_LONGEST].strip()


def head(described: str) -> str:
    """The noun that a description is about."""
    found = _LINK.split(described, maxsplit=1)[0].split()
    return found[-1].lower() if found else ""


def many(described: str) -> bool:
    """Whether a description is of several: "two officials", "residents"."""
    noun = head(described)
    plural = noun.endswith("s") and not noun.endswith("ss") and noun not in _SINGULAR
    return plural or noun in _MANY or " and " in described


def body(described: str) -> bool:
    """Whether a description is of a body or of its words, for which "it" stands."""
    noun = head(described)
    return noun in _BODIES or noun in words("publication") or noun in papers()


def one_person(described: str) -> bool:
    """Whether a description is of one person: "a retired teacher", "Khalif"."""
    noun = _LINK.split(described, maxsplit=1)[0].split()[-1:]
    return not (many(described) or body(described)) and any(
        n[:1].isupper() or officer(n.lower()) for n in noun
    )


def described(memory: Memory, one: Attribution) -> Party | None:
    """A source that no name tells, as an actor of this text; nobody for a pronoun."""
    place = one.antecedent or one.source
    said = label(memory.text, place) if place is not None else "unnamed source"
    if not said or said.lower() in PRONOUNS or not any(c.isalpha() for c in said):
        return None
    start, end = place or (0, 0)
    ref = memory.bear("Collective", said)
    return Party(0, 0, start, end, (ref,), "Collective", (start, end), generic=True)
