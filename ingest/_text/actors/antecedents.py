"""Whom "who", "which" and "that" stand for, and "it" in what somebody is asked."""

from collections.abc import Sequence

from actorgraph_ingest._text.actors.appositions import RELATIVE, appended, parenthesis
from actorgraph_ingest._text.actors.officers import officer
from actorgraph_ingest._text.types import Token
from actorgraph_ingest._text.words.chunks import phrase_before
from actorgraph_ingest._text.words.lines import Chunk, Line
from actorgraph_ingest._text.words.tables import papers, words


def antecedent(row: Line, source: Chunk) -> Chunk:
    """Whom "who" stands for: the phrase before it, else the word itself."""
    if row.low(source[0]) not in RELATIVE or source[1] - source[0] > 1:
        return source
    end = source[0]
    while end and row.low(end - 1) in (",", "—", "–"):
        end -= 1
    if row.low(end - 1) == ")":
        return parenthesis(row, end - 1) or source
    found = phrase_before(row, end)
    if found is not None and row.low(source[0]) == "who":
        found = _whose(row, found)
    return (appended(row, found) or source) if found is not None else source


def _whose(row: Line, found: Chunk) -> Chunk:
    """The person in "a claim by Ann Li, who ...": no claim is a "who"."""
    links = [k for k in range(*found) if row.tag(k) == "IN"]
    if links and row.low(links[-1]) in ("from", "by") and officer(row.low(found[1] - 1)):
        return links[-1] + 1, found[1]  # "a lecture from the minister, who ..."
    thing = links and row.low(links[0] - 1) in words("anaphor") | papers()
    return (links[-1] + 1, found[1]) if thing else found


_QUESTIONS = frozenset("why whether how".split())
_ASKING = frozenset(
    "ask asks asked asking urge urges urged urging tell tells told telling press presses pressed "
    "pressing order orders ordered challenge challenges challenged invite invited".split()
)


def questioned(row: Sequence[Token], at: int) -> int:
    """ "Chad | asked Mali to explain why it": where those who are to answer come; 0 for nowhere."""
    if at < 5 or row[at - 1].low not in _QUESTIONS or row[at - 3].low != "to":
        return 0
    return next((k for k in range(at - 4, max(0, at - 12), -1) if row[k].low in _ASKING), 0)
