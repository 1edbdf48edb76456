"""Where the words around ask for the plain form of a verb: "will boycott", "did hand over"."""

from collections.abc import Sequence

from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Unit

_PARTS = frozenset("over up out down back off away with for on".split())


def due(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "will boycott", "to attack X": a verb is due here."""
    k = at - 1
    while k > 0 and (tags[k] == "RB" or timed(row[k].low)):
        k -= 2 if row[k - 1].low == "on" else 1  # "will on Monday urge"
    modal = k >= 0 and tags[k] == "MD"
    onto = tags[at + 1 : at + 2] in (["DT"], ["NNP"], ["PRP$"], ["NNS"], ["PRP"], ["RP"], ["NN"])
    onto = onto or (at + 1 < len(row) and row[at + 1].low in _PARTS)
    modal = modal or (onto and row[k].low in words("do"))  # "did attack Togo"
    to = (
        k >= 0
        and row[k].low == "to"
        and at + 1 < len(row)
        and tags[at + 1] in ("DT", "NNP", "PRP$", "JJ", "NNS", "PRP", "CD")
    )
    verbal = to and k > 0 and tags[k - 1] in ("VBD", "VBZ", "VBP", "VBN", "JJ", "VBG", "NNS")
    return modal or (verbal and row[k - 1].low in words("intent"))
