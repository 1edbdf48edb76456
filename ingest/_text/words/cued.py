"""Tags that the neighbours of a word of blame or threat give away: "is warning of", "concern over",
"police suspect X of"."""

from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import Unit

_WARNING = frozenset("warning threatening protesting striking demanding".split())
_OPENED = frozenset(("DT", "JJ", "NN", "NNS", "NNP", "PRP$", "VBN", "VBG"))
_OBJECT = frozenset(("DT", "JJ", "NNP", "CD", "PRP", "NNS"))


def cued(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """The tag of such a word, else nothing."""
    if not at or at + 1 >= len(row):
        return ""
    low, tag, before, after = row[at].low, tags[at], tags[at - 1], tags[at + 1]
    going = low in _WARNING and row[at - 1].low in words("be")
    if tag == "NN" and going and after in ("IN", "DT", "NNP", "PRP"):
        return "VBG"
    if low == "over" and tag == "RB" and before[:2] == "NN" and after in _OPENED:
        return "IN"  # "concern over alleged abuses"
    if low in _MEANING and tag == "NN" and after == "TO" and _many(row, tags, at):
        return "VBP"
    if low == "suspect" and tag == "NN" and before in ("NNS", "NNP") and after in _OBJECT:
        return "VBP"
    return ""


_MEANING = frozenset("plan hope vow pledge promise attempt offer demand".split())


def _many(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "Farmers in Peru plan to": people with no verb before it, and a verb behind its "to"."""
    if any(tag in FINITE or tag in ("POS", "MD") for tag in tags[:at]):
        return False
    led = [row[k].low for k in range(at) if tags[k] == "NNS"]
    verb = list(tags[at + 2 : at + 3]) == ["VB"]
    return verb and any(low in agent_nouns() for low in led) and tags[at - 1] in ("NNS", "NNP")
