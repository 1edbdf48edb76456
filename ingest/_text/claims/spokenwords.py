"""Words in quotation marks whose speaker does something else than say: '"Go," she shot back.'"""

from actorgraph_ingest._text.claims.said import Said
from actorgraph_ingest._text.words.chunks import finite, phrase_after
from actorgraph_ingest._text.words.lines import MARKS, Chunk, Line
from actorgraph_ingest._text.words.tables import words

_PAUSES = frozenset((",", "?", "!", "…", "—", "–"))


def acted(row: Line) -> Said | None:
    """The quotation of a sentence without a verb of saying, closed with a comma before whoever
    speaks it, by what that one does."""
    close = next((k for k in range(len(row) - 1, 0, -1) if row.low(k) in MARKS), 0)
    if close < 3 or row.low(close - 1) not in _PAUSES or not row.quoted[close - 2]:
        return None
    found = _doing(row, close + 1)
    if found is None:
        return None
    source, at = found
    opened = close - 1
    while opened and row.quoted[opened - 1]:
        opened -= 1
    if opened > 1:
        return None  # words quoted in passing, not a speech that the sentence begins with
    start = 0
    entry = {"cue": row.low(at), "stance": "asserts", "certainty": "", "frame": "that"}
    return Said(at, (at, at + 1), source, ((start, close + 1),), entry, rule="quoted")


def _doing(row: Line, start: int) -> tuple[Chunk, int] | None:
    """Who acts right behind a quotation, and the verb: "she shot back", "laughed the mayor"."""
    found = phrase_after(row, start)
    if found is not None:
        at = found[1] + (row.tag(found[1]) == "RB")
        return (found, at) if _acts(row, at) else None
    found = phrase_after(row, start + 1) if _acts(row, start) else None
    return (found, start) if found is not None else None


def _acts(row: Line, at: int) -> bool:
    helps = any(row.low(at) in words(group) for group in ("be", "have", "do"))
    asks = row.low(at) in words("asking")
    return row.tag(at) in ("VBD", "VBZ") and finite(row, at) and not (helps or asks)
