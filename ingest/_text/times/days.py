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
    return free or tags[k] not in NOUNS | {"POS", "JJ", "HYPH"}


def over(row: Sequence[Unit], tags: Sequence[str], first: int, at: int) -> bool:
    """Whether a phrase from `first` on is a day alone that ends before a unit: "on Monday | two
    men", "Monday night | rebels"."""
    k = at - 1
    while k > first and row[k].low in _PARTS:
        k -= 1
    return row[at].low not in _PARTS and alone(row, tags, k)


def spell(lows: Sequence[str]) -> bool:
    """Whether a phrase is a day and nothing else: "Friday", "late Monday night"."""
    days = any(low in _NAMED for low in lows)
    return days and all(low in _NAMED | _PARTS | _ROUND for low in lows)


def timed(low: str) -> bool:
    return low in _times()


@cache
def _times() -> frozenset[str]:
    return words("weekday") | _ROUGH | words("month") - {"march", "may"}


_ROUGH = frozenset(
    "today yesterday tomorrow tonight year week month day morning night next last".split()
)
