"""The country of a person no table knows, by the words beside the name: "the Danish cartoonist
Ann Li", "Ann Li, a Dane", "Kenya's best-known ecologist, Ann Li"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.described import states
from actorgraph_ingest._text.actors.officers import officer
from actorgraph_ingest._text.actors.whereabouts import Span, mentions
from actorgraph_ingest._text.types import Findings, Party, Sentence
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.view import agent_nouns

_WORDS = re.compile(r"(?:,?\s[a-zA-Z][\w'’-]*)*,?\s")
_APPOSED = re.compile(r",\s(?:\d\d,\s)?(?:an?|the|another)\s(?:[a-z-]+\s){0,3}")
_NEXT = re.compile(r"(?:['’]s?)?\s((?:[a-z][\w-]*\s?){1,5})")
_MOST = 7


def nationality(found: Findings, cut: Sequence[Sentence], text: str) -> None:
    """Gives persons known only from this text the country that the text tells of them."""
    for ref, span in mentions(found):
        born = found.born.get(ref[1:]) if ref.startswith(".") else None
        if born is None or born.kind != "Person" or born.country:
            continue
        within = next((s for s in cut if s.start <= span[0] < s.end), None)
        if within is None:
            continue
        near = (p for p in found.parties if within.start <= p.start < within.end)
        own = [p for p in near if ref not in p.refs]
        home = next(_told(span, own, text), "")
        if home:
            found.born[born.local] = replace(born, country=home)


def _told(span: Span, own: Sequence[Party], text: str) -> Iterator[str]:
    for party in own:
        home = party.country or (party.refs[0] if party.kind == "State" and party.refs else "")
        if home not in states() or party.kind == "Person" or party.thing:
            continue
        owned = party.modifier or party.possessive or text[party.start : party.end].isupper()
        before = party.end <= span[0] and owned
        if before and _describes(text[party.end : span[0]]):
            yield home
        if party.start >= span[1] and party.modifier:
            behind = _NEXT.match(text, party.end)
            led = _APPOSED.fullmatch(text, span[1], party.start)
            if led and behind and any(_trade(w) for w in behind[1].split()):
                yield home


def _describes(between: str) -> bool:
    """Whether words between a country and a name only tell what the person is."""
    if not _WORDS.fullmatch(between):
        return False
    said = between.replace(",", " ").split()
    if not said:
        return True
    if len(said) > _MOST or not _trade(said[-1].lower()):
        return False
    lows = {w.lower() for w in said[:-1]} - {"and"}
    return not lows & (words("preposition") | words("boundary") | words("determiner"))


def _trade(low: str) -> bool:
    return officer(low) or agent_nouns().get(low, "") in ("people", "armed", "faith", "protest")
