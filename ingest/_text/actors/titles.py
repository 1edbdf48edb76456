"""Titles before a name: "Mr. Putin" is one phrase, and its dot ends nothing."""

from collections.abc import Sequence

from actorgraph_ingest._text.types import Token

_TITLES = frozenset(
    "mr mrs ms messrs dr prof sen sens rep reps gov govs gen lt col capt maj sgt adm cmdr hon "
    "rev".split()
)
_FEMALE = frozenset(("mrs", "ms", "miss", "lady", "madam"))
_MALE = frozenset(("mr", "sir", "lord"))


def title(row: Sequence[Token], at: int) -> int:
    """The place behind a shortened title that a name follows; `at` itself where there is none."""
    if row[at].low not in _TITLES or not row[at].text.istitle():
        return at
    after = at + 2 if at + 1 < len(row) and row[at + 1].text == "." else at + 1
    named = after < len(row) and row[after].text[:1].isupper()
    return after if named else at


def told_by(row: Sequence[Token], at: int) -> str:
    """The gender that the title before a name tells: "Mrs. Clinton"."""
    before = at - 2 if at > 1 and row[at - 1].text == "." else at - 1
    return gender_of(row[before].low) if before >= 0 else ""


def gender_of(low: str) -> str:
    return "female" if low in _FEMALE else "male" if low in _MALE else ""
