"""The present tense of headlines, which the tagger takes for a noun: "Dutch police arrest three
suspects", "Court jails six men"."""

from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.types import Sentence
from actorgraph_ingest._text.words.pieces import RELATIVE
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import DASHES, Unit, forms

_TAKEN = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "VB"))
_OBJECT = frozenset(("DT", "PRP$", "CD", "NNP", "NNPS", "NNS", "JJ", "PRP"))
_PARTICLES = frozenset("off up out down over back".split())
_DASHES = DASHES | {"-", "--"}
_MANY = frozenset(("police", "people", "militia", "cattle"))


def headline(row: Sequence[Unit], tags: Sequence[str], sentence: Sentence) -> tuple[int, str]:
    """The place of such a verb and its tag; (0, "") where there is none."""
    for at in range(1, len(row) - 1):
        if tags[at - 1] in FINITE | RELATIVE or row[at - 1].low in words("boundary") | {";", ":"}:
            break
        if tags[at] in _TAKEN and row[at].plain and row[at].text.islower():
            tag = _tag(row, tags, at, sentence)
            if tag and _alone(row, tags, at):
                return at, tag
    return 0, ""


def _tag(row: Sequence[Unit], tags: Sequence[str], at: int, sentence: Sentence) -> str:
    """The tag of a word as the verb of who stands before it, of what stands behind it."""
    known, left = {t for _, t in forms().get(row[at].low, ())}, at - 1
    while left and tags[left] == "RB":
        left -= 1
    if not known & {"base", "s"} or not _behind(row, tags, at):
        return ""
    where = _where(row, tags, left)
    many, named = _plural(row[where], tags[where], sentence), row[where].party
    if named is not None and (named.possessive or named.modifier):
        return ""
    if "base" in known:
        return "VBP" if many else ""
    one = named is not None or tags[where] in ("NN", "NNP")
    return "VBZ" if one and not many else ""


def _where(row: Sequence[Unit], tags: Sequence[str], left: int) -> int:
    """ "Rebels in Chad attack": who acts, before the place where they are."""
    placed = row[left].party is not None and left > 1 and row[left - 1].low in ("in", "at", "near")
    return left - 2 if placed and tags[left - 2] in ("NNS", "NNP", "NNPS") else left


_MARCHED = frozenset("protest march rally demonstrate strike clash".split())
_ONTO = frozenset("against over with to for outside".split())


def _behind(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """Whether an object begins behind a word: with its article or number, or of two words; or
    whom people march against."""
    if row[at].low in _MARCHED and row[at + 1].low in _ONTO and tags[at - 1][:2] == "NN":
        return True
    if tags[at + 1] in _OBJECT or row[at + 1].party is not None:
        return True
    led = at + 2 < len(row) and tags[at + 2] in ("IN", "TO")
    return tags[at + 1] == "NN" and led


def _plural(unit: Unit, tag: str, sentence: Sentence) -> bool:
    if unit.party is None:
        return tag in ("NNS", "NNPS") or unit.low in _MANY
    lows = [t.low for t in sentence.tokens[unit.party.first : unit.party.last]]
    return any(low in _MANY or (low in agent_nouns() and low.endswith("s")) for low in lows)


def _alone(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """Whether the clause has no other verb."""
    for k in range(at + 1, len(row)):
        if tags[k] in RELATIVE or row[k].low in words("boundary") | {",", ";", ":"}:
            return True
        if tags[k] in FINITE and not _reduced(row, tags, k):
            return False
    return True


def _reduced(row: Sequence[Unit], tags: Sequence[str], k: int) -> bool:
    """ "question two men arrested in X": a participle that the tagger takes for a past."""
    many = tags[k - 1] in ("NNS", "NNPS")
    led = tags[k] == "VBD" and many and tags[k + 1 : k + 2] == ["IN"]
    return led and row[k].low[-2:] == "ed"


def verbless(row: Sequence[Unit], tags: Sequence[str]) -> int:
    """ "Chad, in a rare move, hit Togo": the place of the past tense in a sentence that has no
    other verb; 0 for none."""
    for at in range(2, len(row) - 1):
        past = any(how == "ed" for _, how in forms().get(row[at].low, ()))
        before = row[at - 1].low
        led = before == "," or tags[at - 1] == "RB" or timed(before) or before in _DASHES
        onto = tags[at + 1] in _OBJECT or row[at + 1].party is not None
        onto = onto or row[at + 1].low in _PARTICLES
        taken = tags[at] in ("NN", "JJ", "VBN", "VB", "RB") and row[at].text.islower()
        if past and led and onto and taken and row[at].plain:
            return at
    return 0
