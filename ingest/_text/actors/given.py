"""Given names and the gender they tell, as the persons of the reference tables bear them."""

from collections import Counter
from collections.abc import Mapping
from functools import cache

from actorgraph_ingest import _reference
from actorgraph_ingest._text.actors.lexicon import EAST_ASIAN
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms

_MEN = frozenset("mr man boy sir lord son husband father brother actor king prince".split())
_WOMEN = frozenset(
    "mrs ms miss woman girl lady daughter wife mother sister actress queen princess".split()
)


@cache
def given() -> Mapping[str, str]:
    """First word of a person's name -> male, female, or nothing where both bear it."""
    borne: dict[str, Counter[str]] = {}
    taken: set[str] = set()
    for row in _reference.names().iter_rows(named=True):
        parts = str(row["name"]).split()
        if row["kind"] != "Person":
            taken.update(parts[:1] if len(parts) == 1 else ())
        elif row["role"] == "label" and len(parts) > 1 and row["country"] not in EAST_ASIAN:
            borne.setdefault(parts[0], Counter()).update([row["gender"]] if row["gender"] else ())
    return {
        name: _ruling(found)
        for name, found in borne.items()
        if name.isalpha() and len(name) > 2 and name not in taken and _no_word(name.lower())
    }


def _no_word(low: str) -> bool:
    return low not in words("month") and low not in words("weekday") and low not in forms()


def _ruling(found: Counter[str]) -> str:
    gender, count = next(iter(found.most_common(1)), ("", 0))
    return gender if count * 10 >= found.total() * 9 else ""


def told_gender(low: str) -> str:
    """What a word beside a name tells of the person: "Mrs", "an Australian woman"."""
    return "male" if low in _MEN else "female" if low in _WOMEN else ""
