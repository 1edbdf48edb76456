"""What can speak at all: persons, bodies and documents, never days, numbers or bare qualities."""

from actorgraph_ingest._text.words.lines import Chunk, Line
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import NOUNS

_MANY = frozenset("many some several others most few both all more another such".split())
_BOUND = frozenset(("IN", "TO", "WP", "WDT", "WP$", "WRB", ",", "VBN", "VBG"))


def speaks(row: Line, source: Chunk) -> bool:
    """Whether a phrase can be who says something: "the army", not "Monday", "12", "enough"."""
    start, end = source
    if row.low(start) in ("no", "neither", "nobody"):
        return False
    if end - start == 1 and not _one_word(row, start):
        return False
    if row.tag(start) == "VBG" and row.low(start - 1) in words("be"):
        return False  # "they are hoping prices will fall and ..."
    head = head_of(row, source)
    if any(row.low(k) == "," for k in range(*source)):
        return True  # "for four years, a man who left ..."
    return row.tag(head) not in ("NN", "NNS") or row.low(head) not in words("speechless")


def _one_word(row: Line, at: int) -> bool:
    low, tag = row.low(at), row.tag(at)
    if low in words("weekday") or low in words("unheard") or low.isdigit():
        return False
    plain = row.tokens[at].text[:1].islower()
    return not (plain and tag in ("JJ", "JJR", "JJS", "RB") and low not in _MANY)


def head_of(row: Line, source: Chunk) -> int:
    """The noun that a phrase is about: "stream" of "the stream of money"."""
    start, end = source
    stop = next((k for k in range(start + 1, end) if row.tag(k) in _BOUND), end)
    return next((k for k in range(stop - 1, start, -1) if row.tag(k) in NOUNS), stop - 1)


def measures(row: Line, source: Chunk) -> bool:
    """Whether something is only done by a measure: "sorted according to size"."""
    return row.low(head_of(row, source)) in words("yardstick")


def _occasion(row: Line, source: Chunk) -> int | None:
    """Where the speaker begins in "In a television interview Ann Li (said)"."""
    if row.low(source[0] - 1) not in ("in", "during", "at", "after", "on"):
        return None
    found = (k + 1 for k in range(source[0], source[1] - 1)
             if row.tag(k) == "NN" and row.low(k) in words("occasion_noun")
             and row.tag(k + 1) in ("NNP", "DT", "PRP"))  # fmt: skip
    return next(found, None)


def alone(row: Line, source: Chunk | None) -> Chunk | None:
    """The subject at the end of a phrase: "the years that they (served)", "a charge that Iran
    (denied)"."""
    if source is None or source[1] - source[0] < 2:
        return source
    that = next((k for k in range(*source) if row.low(k) == "that"), source[0])
    after = _occasion(row, source)
    if after is not None:
        return after, source[1]
    if that > source[0] and that < source[1] - 1 and row.low(that - 1) in words("anaphor"):
        return that + 1, source[1]
    if row.tag(source[1] - 1) != "PRP":
        return source
    joined = any(row.tag(k) == "CC" or row.low(k) == "," for k in range(*source))
    return source if joined else (source[1] - 1, source[1])
