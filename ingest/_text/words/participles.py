"""Participles that act as adjectives or nouns: "the allied commander", "in fighting between"."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.pasts import full, shares
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import Unit, forms

_HELD = frozenset(
    "suspected alleged armed masked unidentified jailed exiled banned wounded accused reported "
    "proposed planned perceived attempted intended detained captured kidnapped convicted".split()
)
_GROWTH = frozenset(
    "increasing growing mounting rising continuing ongoing escalating striking".split()
)


def participle(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """The tag of a word that the tagger took for a verb, where it knows less than the words
    around; else nothing."""
    low, tag = row[at].low, tags[at]
    if tag == "VBG":
        return _going(row, tags, at)
    if tag == "VBN" and at and row[at - 1].low in ("and", "but", "or") and _past(low):
        return "VBD" if shares(row, tags, at) else tag
    if tag == "JJ" and at and row[at - 1].low == "and" and _past(low) and low not in _HELD:
        acted = tags[at + 1 : at + 2] == ["NNS"] and not tags[at - 2].startswith("JJ")
        return "VBD" if acted and shares(row, tags, at) else tag  # "and freed prisoners"
    if tag in ("VBN", "VBD"):
        held = low in _HELD and _described(row, tags, at)
        owned = _between(tags, at) or _of_object(row, tags, at)
        if held or owned or (tag == "VBN" and _attributed(row, tags, at)):
            return "JJ"
    if tag in ("VB", "VBP") and at and tags[at - 1] == "DT" and row[at - 1].low in _ARTICLES:
        return "NN"  # "agreed to a ceasefire"
    return ""


def _of_object(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "returned stolen paintings": what the object of the verb right before is like."""
    led = at > 0 and tags[at - 1] in ("VBD", "VBN", "VBG", "VB") and full(row[at - 1].low)
    return led and row[at - 1].party is None and tags[at + 1 : at + 2] in (["NN"], ["NNS"])


def _described(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "Wounded soldiers left", "evacuated wounded Palestinians": what people are like."""
    if not at:
        return tags[1:2] not in (["IN"], [","])
    people = at + 1 < len(row) and (
        row[at + 1].party is not None or tags[at + 1][:2] in ("NN", "JJ")
    )
    acted = tags[at - 1] == "VBD" and full(row[at - 1].low)
    return people and (acted or tags[at - 1] in ("CD", "DT", "IN", "JJ"))


_ARTICLES = frozenset(("a", "an", "the"))


def _past(low: str) -> bool:
    return any(form == "ed" for _, form in forms().get(low, ()))


def _going(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    low = row[at].low
    swells = low.startswith("un") or (low in _GROWTH and _led(tags, at))
    swells = swells or low in ("neighbouring", "neighboring")
    if swells or _paired(tags, at):
        return "JJ"
    if low == "questioning" and at and row[at - 1].low in ("during", "under", "for"):
        return "NN"
    if _raging(row, at):
        return "NN"  # "killed in fighting between"
    if not at and low in things() and tags[1:2] in (["VBD"], ["VBN"]):
        return "NN"  # "Fighting erupted between"
    return "JJ" if not at and _workers(row, tags) else ""


def _led(tags: Sequence[str], at: int) -> bool:
    """ "under increasing pressure": how great it is, nobody increases it."""
    after = tags[at + 1] if at + 1 < len(tags) else ""
    return at > 0 and tags[at - 1] in ("IN", "DT", "CC", "TO") and after in ("NN", "NNS")


def _paired(tags: Sequence[str], at: int) -> bool:
    """ "cultural and sporting ties"."""
    return (
        at > 1 and tags[at - 2 : at] == ["JJ", "CC"] and tags[at + 1 : at + 2] in (["NN"], ["NNS"])
    )


def _attributed(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "urgently needed medical supplies": what the noun behind is like."""
    led = at > 1 and tags[at - 1] == "RB" and row[at - 1].low.endswith("ly")
    after = tags[at + 1] if at + 1 < len(tags) else ""
    free = led and not any(row[at - 2].low in words(g) for g in ("be", "have"))
    return free and after in ("JJ", "NN", "NNS") and row[at - 2].party is None


def _between(tags: Sequence[str], at: int) -> bool:
    """Between an article or adjective and the noun that both are of."""
    led = at > 0 and tags[at - 1] in ("DT", "PRP$", "POS", "JJ")
    return led and tags[at + 1 : at + 2] in (["NN"], ["NNS"])


def _raging(row: Sequence[Unit], at: int) -> bool:
    before = row[at - 1].low if at else ""
    after = row[at + 1].low if at + 1 < len(row) else ""
    led = before in ("in", "during", "after", "amid", "of", "for") and after == "between"
    return led and row[at].low in things()


def _workers(row: Sequence[Unit], tags: Sequence[str]) -> bool:
    """ "Striking teachers insisted": who strikes is the subject."""
    near = len(tags) > 2 and row[1].low in agent_nouns() and row[1].low.endswith("s")
    return near and tags[2] in FINITE | {"VBN"}


@cache
def things() -> frozenset[str]:
    """The nouns of the dictionaries: what is done, given, imposed or held."""
    told = (w for row in table("nouns") for w in row["noun"].split())
    kinds = (w for row in table("kinds") for w in row["words"].split())
    return frozenset((*told, *kinds)) - words("preposition")
