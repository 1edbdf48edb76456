"""Noun phrases and verb groups of a sentence, by the tags of its words."""

from actorgraph_ingest._text.words.lines import Chunk, Line
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS, VERBS

_INNER = NOUNS | frozenset(
    ("JJ", "JJR", "JJS", "CD", "VBN", "VBG", "POS", "HYPH", "$", "RBS", "RBR", "FW")
)
_OPENERS = frozenset(("DT", "PDT", "PRP$", "WP$"))
_ALONE = frozenset(
    "some many others most all both few none several everyone everybody nobody someone somebody "
    "anyone one another each either neither those".split()
)
_BINDS = frozenset("of for from at in to on with by under near against between over".split())


def noun_like(row: Line, at: int) -> bool:
    """Whether a noun phrase can end with a word."""
    tag = row.tag(at)
    return (
        tag in NOUNS
        or tag in ("PRP", "CD", "FW")
        or row.low(at) in _ALONE
        or (tag in ("JJ", "VBN") and _named_so(row, at))
    )


def _named_so(row: Line, at: int) -> bool:
    """An adjective where a noun is asked for: "a department official", "the wounded"."""
    k = at - 1
    while k >= 0 and at - k < 6 and row.tag(k) in _INNER:
        k -= 1
    opened = row.tag(k) in ("DT", "PRP$") or (k < at - 1 and row.tag(k + 1) == "CD")
    return opened and row.tag(at + 1) not in _INNER


def left_edge(row: Line, end: int) -> int:
    """Where the plain noun phrase that ends before `end` begins."""
    at = end - 1
    if row.tag(at) == "PRP":
        return at
    while at > 0:
        tag, before = row.tag(at), row.tag(at - 1)
        if tag in _OPENERS and before not in ("PDT", "POS"):
            break
        if before in _INNER or before in _OPENERS or _adverb(row, at - 1) or _dot(row, at - 1):
            if before == "VBG" and tag in _OPENERS:
                break
            at -= 1
            continue
        break
    while at < end - 1 and row.tag(at) in ("POS", "HYPH", "RB", ".", "VBN", "VBG"):
        if row.tag(at) in ("VBN", "VBG") and row.tag(at + 1) in NOUNS | {"JJ"}:
            break
        at += 1
    return at


def _adverb(row: Line, at: int) -> bool:
    """ "very senior officials"."""
    return row.tag(at) in ("RB", "RBS", "RBR") and row.tag(at + 1) in ("JJ", "CD", "VBN", "JJR")


def _dot(row: Line, at: int) -> bool:
    """The stop of "Mr. Obama", "G. K. Butterfield"."""
    return row.low(at) == "." and row.tag(at - 1) in NOUNS and row.tag(at + 1) in NOUNS


def right_edge(row: Line, start: int) -> int:
    """Where the plain noun phrase that begins at `start` ends; `start` itself if none does."""
    at, seen = start, False
    while at < len(row):
        tag = row.tag(at)
        if tag == "PRP" and at == start:
            return at + 1
        if row.low(at) in _ALONE and at == start and row.tag(at + 1) not in _INNER:
            return at + 1
        inner = tag in _INNER or _adverb(row, at) or (seen and _dot(row, at))
        if tag in _OPENERS:
            inner = at == start or row.tag(at - 1) in ("PDT", "POS")
        if tag in ("VBN", "VBG"):
            inner = not seen and row.tag(at + 1) in NOUNS | {"JJ"}
        if row.low(at) in words("weekday") and seen:
            inner = False
        if not inner:
            break
        seen = seen or tag in NOUNS or tag in ("CD", "FW")
        at += 1
    while at > start and row.tag(at - 1) in ("POS", ".", "HYPH"):
        at -= 1
    return at if seen or (at > start and row.tag(at - 1) == "JJ") else start


def phrase_before(row: Line, end: int) -> Chunk | None:
    """The whole noun phrase that ends before `end`: "a spokesman for the army of Chad"."""
    if end < 1 or not noun_like(row, end - 1):
        return None
    start = left_edge(row, end)
    for _ in range(5):
        if start < 2:
            break
        link, low = row.tag(start - 1), row.low(start - 1)
        if (
            link in ("IN", "TO")
            and row.tag(start - 2) in ("VBG", "VBN")
            and (row.tag(start - 3) in NOUNS)
        ):
            start = left_edge(row, start - 2)  # "people living in the city"
            continue
        binds = (link in ("IN", "TO") and low in _BINDS) or (
            link == "CC" and low in ("and", "or", "&")
        )
        if not binds or not (row.tag(start - 2) in NOUNS | {"CD"} or noun_like(row, start - 2)):
            break
        further = left_edge(row, start - 1)
        if not _fits(row, further, low):
            break
        start = further
    return start, end


def _fits(row: Line, start: int, link: str) -> bool:
    """Whether a phrase that goes on to its left is a subject there, no object of another verb."""
    before = row.tag(start - 1)
    if link == "of":
        return True
    if before in VERBS or before in ("RP",):
        return False
    return not (link == "and" and before in ("IN", "TO") and row.low(start - 1) not in ("that",))


def phrase_after(row: Line, start: int) -> Chunk | None:
    """The whole noun phrase that begins at `start`, with what binds to it."""
    end = right_edge(row, start)
    if end == start:
        return None
    for _ in range(6):
        if row.low(end) == "(":
            close = next((k for k in range(end, min(end + 12, len(row))) if row.low(k) == ")"), 0)
            end = close + 1 if close else end
        low = row.low(end)
        by = low != "by" or row.low(end - 1) in words("publication")
        joins = (low in _BINDS and by) or (low in ("and", "&") and row.tag(end) == "CC")
        further = right_edge(row, end + 1) if joins else end + 1
        if not joins or further == end + 1 or timed(row, end + 1):
            break
        if low == "and" and row.tag(further) in FINITE:
            break
        end = further
    return start, end


def timed(row: Line, at: int) -> bool:
    """ "on Tuesday", "in May", "in 2016", "in an interview": not who somebody is."""
    low = row.low(at)
    near = {row.low(k) for k in range(at, at + 4)}
    return (
        low in words("weekday")
        or low in words("month")
        or (row.tag(at) == "CD" and low[:1].isdigit())
        or low in ("today", "yesterday", "tonight", "tomorrow")
        or bool(near & words("occasion"))
    )


def group_start(row: Line, at: int) -> int:
    """The first word of a verb's group: auxiliaries and adverbs before it."""
    start = at
    while start and start > at - 7:
        low, tag = row.low(start - 1), row.tag(start - 1)
        adverb = tag == "RB" and (low[-2:] == "ly" or low in words("adverb") | words("negation"))
        helps = tag in ("MD", "TO") or any(low in words(g) for g in ("be", "have", "do"))
        if not adverb and not (helps and row.tag(at) not in ("VBD", "VBZ", "VBP") and tag != "POS"):
            break
        start -= 1
    return start


def finite(row: Line, at: int) -> bool:
    """Whether a verb is one that a clause is built on."""
    tag = row.tag(at)
    if tag in FINITE:
        return True
    if tag not in VERBS:
        return False
    start = group_start(row, at)
    return any(row.tag(k) in FINITE for k in range(start, at))
