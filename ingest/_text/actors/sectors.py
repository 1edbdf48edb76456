"""What kind of actor somebody is (government, army, party, …): by the words of the text, else by
the reference tables."""

import re
from collections.abc import Mapping
from functools import cache

from actorgraph_ingest import _reference
from actorgraph_ingest._text.actors.lexicon import lexicon
from actorgraph_ingest._text.words.tables import table

_BODIES = ("organizations", "media", "armed_groups", "ministries")
_WORD = re.compile(r"(?<![\w-])[\w-]+(?![\w-]|['’]s)")
_TITLES = frozenset(("GOV", "LEG", "JUD", "MIL", "COP"))  # their nouns stand with a capital too
_BEHIND = re.compile(r",|\s(?:of|in|at|on|from|for|who|that|which|led|based)\b", re.IGNORECASE)


@cache
def of_nouns() -> Mapping[str, str]:
    return {word: row["sector"] for row in table("sectors") for word in row["words"].split()}


def of_words(phrase: str) -> str:
    """The sector that a phrase tells, "" for none: its last known noun, before what is only said
    of it ("supporters of the president" are no government)."""
    words = _WORD.findall(_BEHIND.split(phrase.strip(), maxsplit=1)[0])
    found = (_of_word(word, k == 0) for k, word in reversed([*enumerate(words)]))
    return next(filter(None, found), "")


def _of_word(word: str, first: bool) -> str:
    """A noun with a capital is mostly part of a name: the West Bank is no firm."""
    sector = of_nouns().get(word.lower(), "")
    return sector if first or word.islower() or sector in _TITLES else ""


@cache
def of_bodies() -> Mapping[str, str]:
    """Body of the reference tables -> the first of its sectors."""
    tables = (_reference.table(name).select("id", "sectors") for name in _BODIES)
    rows = (row for one in tables for row in one.iter_rows())
    return {ref: sectors.split("|")[0] for ref, sectors in rows if sectors}


def of_known(ref: str, day: str) -> str:
    """The sector of a body, or that of whom a person held office for on a day: the country's
    government or a body. Without a day only an office that has no end counts."""
    for held in lexicon().tenures.get(ref, ()):
        began = bool(day) and held.start <= day and (not held.end or day <= held.end)
        if began or (not day and not held.end):
            return of_bodies().get(held.country, "GOV")
    return of_bodies().get(ref, "")
