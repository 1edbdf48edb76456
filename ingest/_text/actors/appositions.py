"""What stands beside a name and tells more of it: "Ann Li, director of A, who ..., said"."""

from actorgraph_ingest._text.words.chunks import noun_like, phrase_after, phrase_before, right_edge
from actorgraph_ingest._text.words.lines import MARKS, Chunk, Line
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS

RELATIVE = frozenset(("who", "which", "that", "whose", "whom"))
_ASIDES = frozenset("meanwhile however though too instead also then still".split())
_FAR = 45  # tokens a parenthesis may have


def parenthesis(row: Line, close: int) -> Chunk | None:
    """The phrase before "..., a general," "(who ...)" or "- 45 -", with what stands between."""
    mark = {")": "("}.get(row.low(close), row.low(close))
    for k in range(close - 1, max(-1, close - _FAR), -1):
        if row.low(k) in (";", ":") or (row.quoted[k] != row.quoted[close]):
            break
        if row.low(k) != mark or (not noun_like(row, k - 1) and row.low(k - 1) != ")"):
            continue
        if mark in (",", "—", "–", "-", "―") and not apposed(row, k + 1, close):
            continue
        if row.low(k - 1) in _ASIDES and row.low(k - 2) == ",":
            continue  # "Li, meanwhile, who ..."
        found = phrase_before(row, k) if row.low(k - 1) != ")" else parenthesis(row, k - 1)
        whole = _outer(row, appended(row, found)) if found is not None else None
        if whole is not None:
            return whole[0], close
    return None


def _outer(row: Line, found: Chunk | None) -> Chunk | None:
    """The phrase before ", citing ..." or ", led by ...", where one was found inside that."""
    if found is None:
        return None
    start = found[0] - (row.tag(found[0]) != "VBG")
    if row.tag(start) not in ("VBG", "IN") or row.low(start - 1) != ",":
        return found
    return phrase_before(row, start - 1) or found


def apposed(row: Line, start: int, end: int) -> bool:
    """Whether some words between marks only tell more of the name before them."""
    if start >= end:
        return False
    low, tag = row.low(start), row.tag(start)
    if tag in ("WP", "WDT", "WP$", "WRB") or low in RELATIVE or low in ("where", "whose"):
        return True
    verb = any(row.tag(k) in FINITE for k in range(start, end))
    if verb and not any(row.tag(k) in ("WP", "WDT", "WP$") for k in range(start, end)):
        return False
    return tag not in ("CC", "RB", "WRB", "PRP") or low in ("formerly", "currently", "now")


def appended(row: Line, found: Chunk | None) -> Chunk | None:
    """With the name that a phrase explains: "Ann Li, director of A, B and C" from "B and C"."""
    found = listed(row, found)
    if found is None or any(row.tag(k) == "PRP" for k in range(*found)):
        return found
    start = found[0]
    for _ in range(3):
        if row.low(start - 1) != "," or not noun_like(row, start - 2) or start < 3:
            break
        name = phrase_before(row, start - 1)
        if name is None or not _explains(row, name, start):
            break
        start = name[0]
    return start, found[1]


def _explains(row: Line, name: Chunk, start: int) -> bool:
    """Whether the words from `start` on are what the name before the comma is."""
    named = row.tag(name[1] - 1) in ("NNP", "NNPS", "CD") and row.tag(name[0]) != "CD"
    opens = (
        name[0] == 0 or row.low(name[0] - 1) in words("opening") or row.low(name[0] - 1) in MARKS
    )
    title = row.tag(start) in ("DT", "NN", "JJ", "NNS", "CD", "NNP", "VBG", "VBN")
    if _bare(row, name) and _bare(row, (start, start + 1)) and row.tag(start + 1) not in NOUNS:
        return False  # "from Bo to Li, Khan said"
    placed = row.low(name[0] - 1) in ("in", "at", "on", "from", "near", "to", "of")
    return named and title and opens and not placed and (_proper(row, name) or _bears(row, start))


def _bare(row: Line, name: Chunk) -> bool:
    """Whether a phrase is nothing but a name in letters."""
    return all(row.tag(k) == "NNP" and row.low(k).isalpha() for k in range(*name))


def _proper(row: Line, name: Chunk) -> bool:
    """Whether a phrase is a name by its head, not by a name in what binds to it: "a battle with
    Mr. Li"."""
    head = next((k for k in range(*name) if row.tag(k) in ("IN", "TO")), name[1]) - 1
    return row.tag(head) in ("NNP", "NNPS", "CD")


def _bears(row: Line, start: int) -> bool:
    """Whether a name follows: "the mayor of Gao, Ann Li"."""
    return row.tag(start) in ("NNP", "CD")


def titled(row: Line, start: int) -> Chunk | None:
    """A phrase with words in quotation marks: 'the "Medicare for all" document'."""
    if row.tag(start) not in ("DT", "PRP$", "JJ") or row.low(start + 1) not in MARKS:
        return None
    close = next((k for k in range(start + 2, min(start + 9, len(row))) if row.low(k) in MARKS), 0)
    if not close:
        return None
    return start, max(close + 1, right_edge(row, close + 1))


def published(row: Line, found: Chunk) -> Chunk:
    """With who brought it out: "a report released on Monday by the ministry"."""
    start, end = found
    if row.low(end - 1) not in words("publication") | words("message") or row.tag(end) != "VBN":
        return found
    by = next((k for k in range(end + 1, end + 5) if row.low(k) in ("by", "from")), 0)
    further = phrase_after(row, by + 1) if by else None
    return (start, apposition(row, further[1])) if further is not None else found


def apposition(row: Line, at: int) -> int:
    """The place after ", the head of ..." or ", who ..." that follows, else `at`."""
    if row.low(at) != ",":
        return at
    if row.tag(at + 1) in ("WP", "WP$", "WDT"):
        return _clause(row, at + 1)
    if row.tag(at + 1) not in ("DT", "NN", "NNS", "NNP", "JJ", "CD", "PRP$"):
        return at
    found = phrase_after(row, at + 1)
    if found is None or row.low(found[1]) not in words("closing") | MARKS | {""}:
        return at
    return found[1]


def _clause(row: Line, at: int) -> int:
    end = at
    while end < len(row) and row.low(end) not in (",", ".", ";", ":") and row.low(end) not in MARKS:
        end += 1
    return end


def listed(row: Line, found: Chunk | None) -> Chunk | None:
    """With the names before the last comma: "Chad, Niger and Mali" from "Niger and Mali"."""
    if found is None:
        return None
    start, joint = found[0], row.low(found[0] - 1) == "and" and row.low(found[0] - 2) == ","
    if not joint and not any(row.low(k) == "and" for k in range(*found)):
        return found
    stop = start - 2 if joint else start - 1  # the comma of "Chad, Niger, and Mali"
    first = next((k for k in range(*found) if row.tag(k) != "DT"), start)
    while row.low(stop) == "," and row.tag(first) in ("NNP", "NNPS"):
        name = phrase_before(row, stop)
        if name is None or not _listable(row, name):
            break
        start, stop = name[0], name[0] - 1
    return start, found[1]


def _listable(row: Line, name: Chunk) -> bool:
    """Whether a phrase is a bare name that nothing leads: not "in Paris", "on Monday"."""
    bare = all(row.tag(k) in ("NNP", "NNPS", "DT", "POS") for k in range(*name))
    day = any(row.low(k) in words("weekday") | words("month") for k in range(*name))
    before = row.tag(name[0] - 1) if name[0] else ""
    return bare and not day and before not in ("IN", "TO", "VBD", "VBZ", "VBN", "VBG", "CC")


def paired(row: Line, found: Chunk | None) -> Chunk | None:
    """With the quality before "and": "current and former officials"."""
    if found is None or row.tag(found[0]) != "JJ" or row.tag(found[0] - 1) != "CC":
        return found
    start = found[0] - 2
    if row.tag(start) != "JJ":
        return found
    return start - (row.tag(start - 1) in ("DT", "CD", "PRP$")), found[1]


def reduced(row: Line, found: Chunk | None, verb: int) -> Chunk | None:
    """With the noun that a participle tells more of: "a book written for children says"."""
    if found is None or row.tag(verb) != "VBZ" or row.tag(found[1] - 1) != "NNS":
        return found
    at = found[0] - 2
    if row.tag(found[0] - 1) != "IN" or row.tag(at) != "VBN":
        return found
    whole = phrase_before(row, at - (row.tag(at - 1) == "RB"))
    return (whole[0], found[1]) if whole is not None else found
