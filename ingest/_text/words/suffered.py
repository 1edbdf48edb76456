"""Participles with who does it behind "by"."""

from collections.abc import Sequence

from actorgraph_ingest._text.words.tagsets import NOUNS
from actorgraph_ingest._text.words.verbs import Unit, forms

_MEANS = frozenset(
    "all force phone telephone video satellite radio accident night day dawn air sea land".split()
)


def suffered(row: Sequence[Unit], tags: Sequence[str], end: int) -> bool:
    """Whether "by" and somebody follow: "the bill, opposed by Congress"."""
    idle = end + 1 >= len(row) or row[end].low != "by"
    if idle or row[end - 1].low in ("stood", "stuck", "abided"):
        return False
    if {tag for _, tag in forms().get(row[end - 1].low, ())} == {"ed"}:
        return False  # "spoke by telephone": no participle
    after = row[end + 1]
    named = after.party is not None or tags[end + 1] in NOUNS | {"DT", "JJ", "PRP$"}
    return named and after.low not in _MEANS
