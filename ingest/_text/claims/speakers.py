"""A speaker by the words of the text: what it is called, whether it is one, many or a thing."""

import re
from dataclasses import replace

from actorgraph_ingest._text.actors.earlier import resumed
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.newcomers import described as newcomer
from actorgraph_ingest._text.actors.officers import officer
from actorgraph_ingest._text.actors.surnames import person_called
from actorgraph_ingest._text.types import Attribution, Party
from actorgraph_ingest._text.words.tables import papers, words

PRONOUNS = frozenset(
    "he she it they i we you who which that this these those him her them us me".split()
)
_UNNAMED = "unnamed source"
_SOME = frozenset("some many others most few several all both none more those another".split())
_OPENS = (words("preposition") | {"including", "regarding", "citing", "holding"}) - {
    "about",
    "around",
    "over",
    "under",
}  # "about 40 nurses"
_LONGEST = 90  # characters of a description
_DETERMINER = re.compile(r"(?i)^(?:an?|the|(?:one|another|some)(?!\s+of\b))\s+(?=\w)")
_ASIDE = re.compile(
    r"\s*[,(;:—–\n\"“”]|\s(?:who|which|that|whose|when|where|speaking|citing|quoting)\b"
)
_PLACED = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_LINK = re.compile(
    r"\s(?:of|for|from|in|at|on|to|with|by|near|against|over|under|inside|outside|between|about|"
    r"familiar|close|based|and|released|published|conducted|issued|seen|obtained|shown|posted)\b"
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
    plural = plural or (noun.endswith(("men", "women", "people")) and len(noun) > 5)
    return plural or noun in _MANY or " and " in described


def body(described: str) -> bool:
    """Whether a description is of a body or of its words, for which "it" stands."""
    noun = head(described)
    return noun in _BODIES or noun in words("publication") or noun in papers()


def one_person(described: str) -> bool:
    """Whether a description is of one person: "a retired teacher", "Khalif"."""
    noun = _LINK.split(described, maxsplit=1)[0].split()[-1:]
    return not (many(described) or body(described)) and any(
        n[:1].isupper() or _one(n.lower()) for n in noun
    )


def officeholder(described: str) -> bool:
    """Whether words that name a state or body are of one person who stands for it: "Chad's
    foreign minister", "army spokesman Ann Li"."""
    found = _LINK.split(_PLACED.sub("", described), maxsplit=1)[0].split()
    while found and found[-1][:1].isupper() and not _one(found[-1].lower()):
        found.pop()  # the name behind the office
    return bool(found) and _one(found[-1].lower())


def _one(low: str) -> bool:
    """Whether a word is for one person; "spokesman" is one, though a body speaks by him."""
    return officer(low) or (low.startswith("spokes") and low.endswith(("man", "woman", "person")))


def described(memory: Memory, one: Attribution) -> Party | None:
    """A source that no name tells, as an actor of this text: a person by name, whoever else by
    the words; nobody for a pronoun, and for what cannot speak."""
    place = one.antecedent or one.source
    said = label(memory.text, place) if place is not None else _UNNAMED
    if not said or said.lower() in PRONOUNS | _SOME or not any(c.isalpha() for c in said):
        return None
    opens = said.split()[0].lower()
    if said.lower() in words("determiner") or opens in _OPENS or said.endswith(" saying"):
        return None
    start, end = place or (0, 0)
    known = known_before(memory, start, memory.text[start:end])
    if known is not None:
        return replace(known, first=0, last=0, start=start, end=end, name=(start, end))
    if head(said) in words("voiceless"):
        return None
    ref = person_called(memory, memory.text[start:end], said)
    kind = "Person" if ref else "Collective"
    ref = ref or memory.bear(kind, _UNNAMED if document(said) else said)
    return Party(0, 0, start, end, (ref,), kind, (start, end), generic=kind == "Collective")


def document(described: str) -> bool:
    """Whether a description is of what was written or filmed: nobody who speaks is told."""
    return head(described) in words("document") | words("publication") | papers()


def known_before(memory: Memory, start: int, said: str) -> Party | None:
    """Whom "the officials" takes up from an earlier sentence."""
    the, _, noun = said.lower().partition(" ")
    alone = the in ("the", "these", "those") and noun.isalpha()
    return resumed(memory, start, noun, newcomer) if alone else None
