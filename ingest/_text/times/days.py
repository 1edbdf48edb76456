"""Days that stand alone in a clause: "The army lifted Friday a blockade", "killed late Monday"."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import NOUNS
from actorgraph_ingest._text.words.verbs import Unit

_NAMED = words("weekday") | {"today", "yesterday", "tonight", "tomorrow"}
_PARTS = frozenset("morning afternoon evening night".split())
_ROUND = frozenset("early late last next this".split())


def alone(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """Whether a day only dates the clause, and no noun behind it is of it ("Monday's vote",
    "a Friday deadline")."""
    if row[at].low not in _NAMED or row[at].party is not None:
        return False
    k = at + 1
    while k < len(row) and row[k].low in _PARTS:
        k += 1
    if k >= len(row):
        return True
    free = row[k].party is not None or tags[k] in ("DT", "PRP", "PRP$", "CD")
    acted = at > 0 and tags[at - 1] in ("VBD", "VBN", "VBZ", "VBP")
    free = free or (acted and tags[k] in ("JJ", "NNP", "NNPS") and row[k].text[:1].isupper())
    free = free or (at == 1 and row[0].low == "on" and tags[k] == "NNS")  # "On Sunday voters"
    return free or tags[k] not in NOUNS | {"POS", "JJ", "HYPH"}


def over(row: Sequence[Unit], tags: Sequence[str], first: int, at: int) -> bool:
    """Whether a phrase from `first` on is a day alone that ends before a unit: "on Monday | two
    men", "Monday night | rebels"."""
    k = at - 1
    while k > first and row[k].low in _PARTS:
        k -= 1
    return row[at].low not in _PARTS and alone(row, tags, k)


def ago(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "seized two boats | last week": a time that a phrase does not go on with."""
    start = at + (row[at].low in _HOUR)  # "police late | last night"
    near = [u.low for u in row[start : start + 2]]
    led = len(near) == 2 and near[0] in _LEADS and near[1] in _SPANS
    after = tags[start + 2] if start + 2 < len(tags) else ""
    if _counted(row, tags, at):
        return True
    return led and row[at - 1].low not in _LEADING and after not in NOUNS | {"POS", "HYPH"}


def _counted(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "killed by rebels | two years ago"."""
    near = [u.low for u in row[at + 1 : at + 3]]
    told = len(near) == 2 and near[0].removesuffix("s") in _SPANS | _UNITS and near[1] in _TURNS
    led = at > 0 and (row[at - 1].party is not None or tags[at - 1] in ("NN", "NNS"))
    return told and led and tags[at] == "CD"


_UNITS = frozenset("day hour minute decade".split())
_TURNS = frozenset("ago earlier later before after".split())


def between(row: Sequence[Unit], tags: Sequence[str], k: int) -> int:
    """ "will today urge", "has on Friday struck": how many words from one on tell only the time,
    between a verb and what helps it."""
    first = row[k].low
    led = first == "on" or first in _LEADS
    size = 2 if led and k + 1 < len(row) else 1
    named = first in _NAMED or (size == 2 and row[k + 1].low in _NAMED | _SPANS)
    after = tags[k + size] if named and k + size < len(tags) else ""
    helped = k > 0 and (row[k - 1].low in words("have") or row[k - 1].low in words("be"))
    return size if after in ("VB", "VBN", "VBG") or (helped and after == "VBD") else 0


_LEADS = frozenset(("next", "last", "this"))
_SPANS = frozenset(
    "night week month year weekend spring summer autumn fall winter season morning afternoon "
    "evening".split()
)
_HOUR = frozenset(("early", "late", "earlier"))
_LEADING = _ROUND | {"the", "of", "-"}


def spell(lows: Sequence[str]) -> bool:
    """Whether a phrase is a day and nothing else: "Friday", "late Monday night"."""
    if len(lows) > 1 and lows[-2] in _LEADS and lows[-1] in _SPANS:
        return set(lows[:-2]) <= _HOUR  # "a minister last week backed Chad"
    days = any(low in _NAMED for low in lows)
    return days and all(low in _NAMED | _PARTS | _ROUND for low in lows)


def timed(low: str) -> bool:
    return low in _times()


@cache
def _times() -> frozenset[str]:
    return words("weekday") | _ROUGH | _SHORT | words("month") - {"march", "may"}


_SHORT = frozenset("jan feb aug sept oct nov dec".split())
_ROUGH = frozenset(
    "today yesterday tomorrow tonight year week month day morning night next last".split()
)
