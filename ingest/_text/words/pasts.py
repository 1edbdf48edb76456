"""Past tenses that the tagger took for something else: "Israel struck Syria"."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.words.pieces import RELATIVE
from actorgraph_ingest._text.words.tables import irregular, words
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS
from actorgraph_ingest._text.words.verbs import DASHES, Unit


def past(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "Israel struck Syria": the verb of a clause, for what can be its subject stands before it
    and its clause has no other."""
    unit = row[at]
    by = at + 1 < len(row) and row[at + 1].low == "by" and unit.low not in ("stood", "stuck")
    aside = row[at - 1].low == "," and at + 1 < len(row) and tags[at + 1] == "IN"
    aside = aside or (row[at - 1].low == "," and unit.low in NAMING)
    aside = aside and tags[at] == "VBN" and not _closing(row, tags, at)
    if unit.text[:1].isupper() or by or aside:
        return False
    left = at - 1
    while left > 0 and (tags[left] == "RB" or row[left].low in words("adverb")):
        left -= 1
    before = row[left].party if left >= 0 else None
    if before is not None and (before.possessive or (before.modifier and tags[left] != "NNPS")):
        return False
    sure = tags[at] == "VBN" or unit.low in strong()
    sure = sure or (tags[at] == "JJ" and _over_aside(row, tags, at) < at)
    if before is None and (not sure or left < 0 or not _subjects(row, tags, left)):
        return False
    led = before is not None and left > 0 and row[left - 1].low in _MEANWHILE
    led = led or (before is not None and _joined_with_object(row, tags, left, at))
    return (led or not _finite_left(row, tags, at)) and not _finite_right(row, tags, at)


def _joined_with_object(row: Sequence[Unit], tags: Sequence[str], left: int, at: int) -> bool:
    """ "A shell killed two and Chad fought pitched battles": behind "and", with what it acts on."""
    ahead = tags[at + 1 : at + 3]
    onto = ahead[:1] in (["NNS"], ["NNP"], ["DT"])
    onto = onto or (ahead[:1] in (["JJ"], ["VBD"], ["VBN"]) and ahead[1:] in (["NNS"], ["NN"]))
    joined = left > 1 and row[left - 1].low in ("and", "but") and tags[at] == "VBN"
    return joined and onto and row[at].low not in NAMING and row[at].low not in _GIVING


_GIVING = frozenset(
    "given offered awarded paid granted denied shown taught promised sent held".split()
)
NAMING = frozenset("called named dubbed nicknamed considered deemed labelled labeled".split())


def _closing(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "Chad, in a rare move, called for talks": the comma before a place ends an aside behind the
    subject, and no verb is to come."""
    commas = [k for k in range(1, at - 1) if row[k].low == ","]
    named = bool(commas) and commas[-1] < 9 and tags[commas[-1] - 1] in NOUNS
    ahead = range(at + 1, len(row))
    stop = next((k for k in ahead if tags[k] in RELATIVE or row[k].low in _MEANWHILE), len(row))
    return named and not FINITE.intersection(tags[at + 1 : stop])


@cache
def strong() -> frozenset[str]:
    """Past tenses that are no other word: "met", "struck", "sent"."""
    pasts = {past for verb, (past, _) in irregular().items() if past != verb}
    found = frozenset(p for p in pasts if len(p) < 5 or not p.endswith("ed"))
    return (found | {"burnt"}) - _OTHER


_OTHER = frozenset(
    "left found felt ground wound saw bound shot lost fell rose bore lay bit thought".split()
)


def shares(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "has criticised X and condemned Y": a verb joined with one that is no passive."""
    for k in range(at - 2, -1, -1):
        if tags[k] in ("VBD", "VBN", "VBZ", "VBP") and full(row[k].low):
            return not any(u.low in words("be") for u in row[max(0, k - 3) : k])
    return False


def _subjects(row: Sequence[Unit], tags: Sequence[str], left: int) -> bool:
    """Whether a clause can have its subject before a place: a noun, or the end of an aside."""
    closes = row[left].low == "," or row[left].low in _DASHES
    return tags[left] in ("NNS", "NN", "NNP", "NNPS", "PRP") or (closes and left > 1)


_DASHES = DASHES | {"-", "--"}


def _over_aside(row: Sequence[Unit], tags: Sequence[str], at: int) -> int:
    """ "Chad, whose economy is in ruins, | boosted": the mark that opens the aside which ends right
    before a place, where it begins like a clause or stands between dashes; else the place."""
    mark = row[at - 1].low
    if mark != "," and mark not in _DASHES:
        return at
    left = at - 2
    while left > 0 and row[left].low != mark:
        if row[left].low in (";", ":"):
            return at
        left -= 1
    opens = left > 0 and (mark != "," or tags[left + 1] in RELATIVE)
    return left if opens and tags[left - 1] in ("NNP", "NNS", "NN", "NNPS", "-", "HYPH") else at


def _finite_left(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    start = _over_aside(row, tags, at)
    near = range(start - 1, max(-1, at - (30 if tags[at] == "VBN" else 5)), -1)
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
        if row[k].low in ("and", "but") and _second_clause(row, tags, at, k):
            return False
        if tags[k] in FINITE:
            return True
    return False


def _second_clause(row: Sequence[Unit], tags: Sequence[str], at: int, k: int) -> bool:
    """ "Mali gunned down a rebel and Chad left": a verb with what it acts on, and behind "and" a
    name with a verb of its own."""
    onto = tags[at + 1] != "IN" or row[at + 1].low in ("down", "up", "out", "off", "over")
    ahead = tags[k + 1 : k + 3]
    return onto and k > at + 1 and ahead[:1] == ["NNP"] and FINITE.issuperset(ahead[1:])


_MEANWHILE = frozenset("as while when after before because although though since".split())


def _object(row: Sequence[Unit], tags: Sequence[str], at: int, end: int) -> bool:
    """ "A bomb killed four people as Chad struck": what stands behind a verb is acted on, which
    no participle has, and is no time: "killed two days after the army left"."""
    ago = any(timed(u.low.removesuffix("s")) for u in row[at + 1 : min(at + 3, end)])
    return tags[at] in ("DT", "CD", "PRP$") and not ago


def full(low: str) -> bool:
    return not any(low in words(group) for group in ("be", "have", "do", "modal", "speech_past"))
