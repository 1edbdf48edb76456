"""Words that the tagger mistakes and their neighbours give away: "to hand over the men", "talks
with Kenya were put off", "Pope Paul VI", "amid"."""

import re
from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.numbers import NUMERALS
from actorgraph_ingest._text.words.pasts import full
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import Unit, forms

_ALWAYS = frozenset(("amid", "amidst", "despite", "during", "among", "upon", "towards"))
_PARTICLES = frozenset("over up out down back off away together".split())
_OBJECT = frozenset(("DT", "PRP$", "PRP", "NNP"))
_NUMERAL = re.compile(r"[IVX]{2,6}")


def given_away(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """The tag of a mistaken word, else nothing."""
    low, tag = row[at].low, tags[at]
    if low in _ALWAYS and tag != "IN":
        return "IN"
    if tag == "CD" and at and tags[at - 1] == "NNP" and _NUMERAL.fullmatch(row[at].text):
        return "NNP"
    if low in NUMERALS and tag in ("JJ", "NN", "RB"):
        return "CD"
    if tag in ("VBD", "VBN") and {how for _, how in forms().get(low, ())} == {"base"}:
        return "NN"  # "blocked EU aid to Chad": it has another past
    if tag == "VBG" and _owned(row, tags, at):
        return "JJ"  # "Sudan's warring parties"
    if tag == "RB" and low.endswith("ed") and _acts(row, tags, at):
        return "VBD"  # "U.S. troops handed over supplies"
    if tag in ("VBN", "VBD") and low == "armed" and row[at + 1 : at + 2]:
        named = at > 0 and tags[at - 1] == "NNP"  # "Chad armed rebels", but "unknown armed men"
        return "JJ" if row[at + 1].low in agent_nouns() and not named else ""
    if tag in ("VBN", "VBD") and low in _CLAIMED and _claimed(row, tags, at):
        return "JJ"
    if tag == "JJR" and low == "broker":
        return "VB"
    if tag == "VBZ" and low in _MEETINGS and _met(row, tags, at):
        return "NNS"
    if tag == "JJ" and _thing(row, at):
        return "NN"
    if tag == "RB" and low in agent_nouns() and at and row[at - 1].party is not None:
        return "NN"  # "a European Union force yesterday took over"
    if tag in ("NN", "JJ", "VBP", "RB") and _to_do(row, tags, at):
        return "VB"
    return ""


_CLAIMED = frozenset(
    "proposed planned reported suspected alleged stalled disputed wounded injured displaced "
    "stranded trapped kidnapped abducted captured detained jailed imprisoned wanted besieged "
    "occupied frozen exiled armed".split()
)


def _owned(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    party = row[at - 1].party if at else None
    after = tags[at + 1] if at + 1 < len(tags) else ""
    return party is not None and party.possessive and after in ("NN", "NNS", "JJ")


def _acts(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    known = {t for _, t in forms().get(row[at].low, ())}
    party = row[at - 1].party if at else None
    led = party is not None and not (party.possessive or party.modifier)
    return "ed" in known and (led or (at > 0 and tags[at - 1] == "NNS"))


def _claimed(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "condemned reported raids", "reject proposed changes": what the noun is said to be."""
    verb = at > 0 and tags[at - 1] in FINITE | {"VBG", "VB", "VBN"} and full(row[at - 1].low)
    after = tags[at + 1] if at + 1 < len(row) else ""
    named = at + 1 < len(row) and row[at + 1].party is not None
    return verb and (named or after in ("JJ", "NN", "NNS"))


_MEETINGS = frozenset(("talks", "visits"))


def _met(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "the peace talks adopted", "that talks with Kenya had failed": a noun, for another verb is
    to come, or a noun stands before that talks to nobody."""
    after = row[at + 1].low if at + 1 < len(row) else ""
    before = row[at - 1] if at else None
    if before is None or before.low == "who" or after == "to":
        return False
    if tags[at - 1] in ("NN", "JJ") and before.party is None and before.low not in agent_nouns():
        return True
    linked = before.low in ("that", "as", "and", "but", ",", "after", "while", "said")
    if not linked or after not in ("with", "between", "on", "over", "in"):
        return False
    ahead = (tags[k] for k in range(at + 2, len(row)) if row[k].low not in (",", ";"))
    return any(t in FINITE for t in ahead)


def _thing(row: Sequence[Unit], at: int) -> bool:
    """ "requested a timetable from": an article before, a preposition behind."""
    led = at and row[at - 1].low in ("a", "an", "the")
    after = row[at + 1].low if at + 1 < len(row) else ""
    return bool(led) and after in words("preposition") and row[at].low not in _DEGREES


_DEGREES = frozenset("most least more less same only few little much many other very".split())


def _to_do(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "pressure to hand over the men", "demands to free hostages": the verb of an infinitive."""
    unit = row[at]
    if not at or row[at - 1].low != "to" or not unit.text.islower() or at + 2 > len(row):
        return False
    if "base" not in {t for _, t in forms().get(unit.low, ())} or row[at - 2].low in _ONTO:
        return False
    k = at + 1
    while k + 1 < len(row) and row[k].low in _PARTICLES:
        k += 1
    if k > at + 1 and tags[k][:2] in ("NN", "JJ", "VB", "CD"):
        return True
    if k < len(row) and tags[k] in _OBJECT:
        return True
    return tags[at] == "JJ" and _who(row, tags, k)


_ONTO = frozenset(
    "due close back next according access addition thanks prior contrary returned return".split()
)


def _who(row: Sequence[Unit], tags: Sequence[str], k: int) -> bool:
    """Whether a phrase of people begins here: "two hostages", "female Iraqi prisoners"."""
    for j in range(k, min(k + 4, len(row))):
        if row[j].low in agent_nouns():
            return True
        if row[j].party is None and tags[j] not in ("JJ", "CD", "NN", "VBN", "NNP"):
            return False
    return False
