"""Past tenses that the tagger took for something else: "Israel struck Syria"."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.words.pieces import RELATIVE
from actorgraph_ingest._text.words.tables import irregular, words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import Unit


def past(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "Israel struck Syria": the verb of a clause, for what can be its subject stands before it
    and its clause has no other."""
    unit = row[at]
    by = at + 1 < len(row) and row[at + 1].low == "by" and unit.low not in ("stood", "stuck")
    aside = row[at - 1].low == "," and at + 1 < len(row) and tags[at + 1] == "IN"
    if unit.text[:1].isupper() or by or (aside and tags[at] == "VBN"):
        return False
    left = at - 1
    while left > 0 and (tags[left] == "RB" or row[left].low in words("adverb")):
        left -= 1
    before = row[left].party if left >= 0 else None
    if before is not None and (before.possessive or (before.modifier and tags[left] != "NNPS")):
        return False
    sure = tags[at] == "VBN" or unit.low in strong()
    if before is None and (not sure or left < 0 or not _subjects(row, tags, left)):
        return False
    return not _finite_left(row, tags, at) and not _finite_right(row, tags, at)


@cache
def strong() -> frozenset[str]:
    """Past tenses that are no other word: "met", "struck", "sent"."""
    pasts = {past for verb, (past, _) in irregular().items() if past != verb}
    return frozenset(p for p in pasts if len(p) < 5 or not p.endswith("ed")) - _OTHER


_OTHER = frozenset("left found felt ground wound saw bound shot lost fell rose bore lay".split())


def shares(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "has criticised X and condemned Y": a verb joined with one that is no passive."""
    for k in range(at - 2, -1, -1):
        if tags[k] in ("VBD", "VBN", "VBZ", "VBP") and full(row[k].low):
            return not any(u.low in words("be") for u in row[max(0, k - 3) : k])
    return False


def _subjects(row: Sequence[Unit], tags: Sequence[str], left: int) -> bool:
    """Whether a clause can have its subject before a place: a noun, or the end of an aside."""
    return tags[left] in ("NNS", "NN", "NNP", "NNPS", "PRP") or (row[left].low == "," and left > 1)


def _finite_left(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    near = range(at - 1, max(-1, at - (30 if tags[at] == "VBN" else 5)), -1)
    for k in near:
        if tags[k] in RELATIVE or row[k].low in (";", ":", "that"):
            return any(tags[j] in FINITE for j in range(k, at)) and row[at - 1].low != ","
        if tags[k] in FINITE:
            return True
    return False


def _finite_right(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    for k in range(at + 2, len(row)):
        if row[k].low in (",", ";", ":") or tags[k] in RELATIVE or row[k].low == "that":
            return False
        if row[k].low in _MEANWHILE and _object(row, tags, at + 1, k):
            return False
        if tags[k] in FINITE:
            return True
    return False


_MEANWHILE = frozenset("as while when after before because although though since".split())


def _object(row: Sequence[Unit], tags: Sequence[str], at: int, end: int) -> bool:
    """ "A bomb killed four people as Chad struck": what stands behind a verb is acted on, which
    no participle has, and is no time: "killed two days after the army left"."""
    ago = any(timed(u.low.removesuffix("s")) for u in row[at + 1 : min(at + 3, end)])
    return tags[at] in ("DT", "CD", "PRP$") and not ago


def full(low: str) -> bool:
    return not any(low in words(group) for group in ("be", "have", "do", "modal", "speech_past"))
