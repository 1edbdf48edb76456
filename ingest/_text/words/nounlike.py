"""Whether a word is a noun or a verb by its neighbours: "the peace talks adopted", "the visits"."""

from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import Unit

PARTICLES = frozenset("over up out down back off away together".split())
MEETINGS = frozenset("talks visits loans raids strikes clashes attacks protests".split())


def met(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "the peace talks adopted", "that talks with Kenya had failed": a noun, for another verb is
    to come, or a noun stands before that talks to nobody."""
    after = row[at + 1].low if at + 1 < len(row) else ""
    before = row[at - 1] if at else None
    if before is None or before.low == "who" or (after == "to" and row[at].low != "loans"):
        return False
    plain = before.party is None and before.low not in agent_nouns()
    if plain and (tags[at - 1] in ("NN", "JJ") or (at == 1 and tags[0] == "NNP")):
        return True  # "Peace talks", "KEY talks"
    if before.low in PARTICLES and at > 1 and tags[at - 2] in FINITE:
        return True  # "cut back loans"
    if at + 1 < len(row) and (
        tags[at + 1] in ("VBD", "VBN", "MD") or after in ("have", "are", "were")
    ):
        return True  # "India-Pakistan talks have stalled"
    linked = before.low in ("that", "as", "and", "but", ",", "after", "while", "said")
    if not linked or after not in ("with", "between", "on", "over", "in"):
        return False
    ahead = (tags[k] for k in range(at + 2, len(row)) if row[k].low not in (",", ";"))
    return any(t in FINITE for t in ahead)


def called(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "Chad rejects the plan, calls for talks": the second verb of a headline."""
    before, after = (row[at - 1].low if at else ""), [u.low for u in row[at + 1 : at + 2]]
    listed = before in (",", "and") and after[:1] in (["on"], ["for"], ["to"])
    return listed and "VBZ" in tags[:at] and not FINITE.intersection(tags[at + 1 :])


def thing(row: Sequence[Unit], at: int) -> bool:
    """ "requested a timetable from": an article before, a preposition behind."""
    led = at and row[at - 1].low in ("a", "an", "the")
    after = row[at + 1].low if at + 1 < len(row) else ""
    return bool(led) and after in words("preposition") and row[at].low not in _DEGREES


_DEGREES = frozenset("most least more less same only few little much many other very".split())
