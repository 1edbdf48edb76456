"""Where who is told something ends and what is told begins: "told reporters | Kenya attacked"."""

from collections.abc import Sequence

from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import Unit

_TELLING = frozenset("told tell tells telling informed informing assured reminded".split())


def heard(row: Sequence[Unit], tags: Sequence[str], first: int, at: int) -> bool:
    """Whether a phrase from `first` on, behind a verb of telling, ends before a unit that has a
    verb of its own."""
    left = first - 1
    if left < 0 or row[left].low not in _TELLING or tags[at - 1] not in ("NN", "NNS"):
        return False
    k = at
    while k + 1 < len(row) and row[k].party is None and tags[k] in ("JJ", "NN", "CD", "NNS"):
        if tags[k] == "NNS":
            break
        k += 1
    whole = row[k].party is not None or tags[k] in ("NNS", "NNP")
    return whole and k + 1 < len(row) and tags[k + 1] in FINITE
