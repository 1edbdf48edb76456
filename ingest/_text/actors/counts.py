"""The words before a number that say how exact it is: "at least 20", "as many as 26 people"."""

from collections.abc import Sequence

from actorgraph_ingest._text.words.verbs import Unit

_ROUGHLY = (
    ("as", "many", "as"), ("as", "few", "as"), ("no", "fewer", "than"), ("no", "less", "than"),
    ("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than"),
    ("up", "to"), ("upwards", "of"), ("close", "to"),
)  # fmt: skip
_LOOSE = frozenset(("dozens", "hundreds", "scores", "thousands"))


def counted(row: Sequence[Unit], tags: Sequence[str], at: int) -> int:
    """Where the number stands that such words lead up to; the place itself if none do."""
    for lead in _ROUGHLY if row[at].low in _OPENING else ():
        number = at + len(lead)
        if number < len(row) and all(row[at + n].low == low for n, low in enumerate(lead)):
            return number if row[number].plain and _number(row, tags, number) else at
    return at


def _number(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    after = row[at + 1].low if at + 1 < len(row) else ""
    dozen = row[at].low in ("a", "half") and after in ("a", "dozen", "hundred", "thousand")
    return tags[at] == "CD" or row[at].low in _LOOSE or dozen


_OPENING = frozenset(lead[0] for lead in _ROUGHLY)
