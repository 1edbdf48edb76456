"""Whether words point at what was said before, or tell by themselves what they are about."""

from collections.abc import Sequence

from actorgraph_ingest._text.claims.draft import finite
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Unit, Units

_MEANT = frozenset("true so case responsible involved behind guilty a to".split())  # "it was"
_JOINS = frozenset(("as", ",", "and"))


def pointer(row: Units, start: int, end: int) -> bool:
    """ "denied it", "denied all of that", "denied this was true", not "denied he was ill"."""
    while start < end and (row[start].low.endswith("ly") or row[start].low in ("all", "of")):
        start += 1
    start += end - start > 3 and row[start].low == "that" and _someone(row[start + 1])
    if start >= end:
        return False
    unit = row[start]
    word = unit.low or (unit.party.pronoun and "it" if unit.party is not None else "")
    after = row[start + 1] if start + 1 < end else None
    lows = {u.low for u in row[start:end]}
    said = after is not None and after.low in ("was", "were")
    closes = after is None or after.low in words("preposition") | words("adverb") | _JOINS
    closes = closes or (said and (unit.plain or not _MEANT.isdisjoint(lows)))
    return (word in words("pointer") and closes) or (
        word in ("wrongdoing", "responsibility", "involvement") and after is None
    )


def _someone(unit: Unit) -> bool:
    return unit.party is not None and unit.party.pronoun


def telling(row: Sequence[Unit], lo: int, hi: int) -> bool:
    """Whether some words tell by themselves what is denied: "it had troops there", "having any
    role", not "the claims", "doing so", "that this was true"."""
    lows = [u.low for u in row[lo:hi] if u.low != "that" or u.start != row[lo].start]
    points = lows[:1] in (["this"], ["these"], ["those"], ["all"]) or _points(lows)
    named = not words("anaphor").isdisjoint(lows[:6])
    if len(lows) < 3 or points or named:
        return False
    return lows[0].endswith("ing") or any(finite(row, k) for k in range(lo + 1, hi))


def _points(lows: Sequence[str]) -> bool:
    """ "had done so", "did it", "was true", not "had filmed it"."""
    last = lows[-1] if lows else ""
    done = lows[-2:-1] and lows[-2] in words("do") | {"done", "doing", "committed", "that"}
    if last in _POINTING:
        return True
    return last in ("it", "this", "that") and bool(done)


_POINTING = frozenset("so true case such".split())
