"""A person no table knows, by the words that name who speaks: "Mr Li", "farmer Ann Li", "Li"."""

import re

from actorgraph_ingest._text.actors.given import given, told_gender
from actorgraph_ingest._text.actors.hits import common, roles
from actorgraph_ingest._text.actors.memory import Memory, unled
from actorgraph_ingest._text.actors.officers import officer
from actorgraph_ingest._text.actors.persons import MONTH_OR_DAY, PARTICLES
from actorgraph_ingest._text.actors.strangers import BODIES, TITLES
from actorgraph_ingest._text.words.tables import papers, words
from actorgraph_ingest._text.words.verbs import forms
from actorgraph_ingest._text.words.view import agent_nouns


def person_called(memory: Memory, phrase: str, said: str) -> str:
    """The reference of the one person whom the words of a source name, or nothing. `said`: the
    phrase without article and apposition."""
    parts, led = said.split(), ""
    office = [k for k, part in enumerate(parts[:-1]) if _office(part.strip("."))]
    if office:  # "White House press secretary Ann Li"
        led, parts = parts[office[-1]].lower().strip("."), parts[office[-1] + 1 :]
    article = phrase.split(maxsplit=1)[:1] in (["the"], ["The"], ["a"], ["A"], ["an"], ["An"])
    if (article and not led) or len(parts) > 4 or not all(map(_part, parts)):
        return ""
    titled = led in TITLES and len(parts) == 1
    if not parts[-1][-1:].isalpha() or parts[0].lower() in PARTICLES:
        return ""
    if not (titled or _free(parts)):
        return ""
    known = memory.lexicon.phrases.get(parts[0])
    if known is not None and any(e.kind != "Person" for e in known.entries.get(tuple(parts), ())):
        return ""
    if len(parts) == 1:
        return _known(memory, parts[0]) or _alone(memory, parts[0], led)
    pair = len(parts) == 2 and not any(part.isupper() for part in parts)
    sure = led or pair or parts[0] in given() or parts[0].rstrip(".").isupper()
    return memory.bear("Person", " ".join(parts)) if sure or memory.speaks(parts[-1]) else ""


def _office(word: str) -> bool:
    low = word.lower()
    named = low in TITLES or low.startswith("spokes") or officer(low)
    return named and agent_nouns().get(low) != "body"


def _part(word: str) -> bool:
    plain = word.replace("-", "").replace("'", "").replace("’", "").rstrip(".")
    return plain.isalpha() and (unled(word)[:1].isupper() or word.lower() in PARTICLES)


def _free(parts: list[str]) -> bool:
    """Whether no word of a name is one of the dictionaries: of a body, a day, an office."""
    lows = [part.lower() for part in parts]
    bodies = BODIES | words("thingname") | MONTH_OR_DAY | words("publication") | papers()
    bodies |= words("document") | words("voiceless")
    taken = (low in bodies or low in roles() or low in agent_nouns() for low in lows)
    return not any(taken) and not (len(parts) == 1 and (lows[0] in forms() or common(lows[0])))


def _known(memory: Memory, word: str) -> str:
    """Whom the text has named in full."""
    wanted = unled(word).lower()
    people = (b for b in memory.born.values() if b.kind == "Person" and " " in b.label)
    found = {f".{b.local}" for b in people if unled(b.label.split()[-1]).lower() == wanted}
    return found.pop() if len(found) == 1 else ""


def _alone(memory: Memory, word: str, led: str) -> str:
    """A lone surname; not "Residents", nor "UNHCR"."""
    full = re.search(rf"\b[A-Z][a-z]+ {re.escape(word)}\b", memory.text)
    plural = word.endswith("s") and not led and full is None
    lower = f" {word.lower()}" in memory.text
    if full is None and not led:  # "on Twitter", "at Boeing"
        lower = (
            lower or re.search(rf"\b(?:on|via|at|in) {re.escape(word)}\b", memory.text) is not None
        )
    if plural or lower or (word.isupper() and len(word) < 7):
        return ""
    ref = memory.bear("Person", word)
    if gender := told_gender(led):
        memory.genders.setdefault(ref, gender)
    return ref
