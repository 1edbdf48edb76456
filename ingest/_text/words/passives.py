"""What is said in the passive: "the plan was condemned by Mali"."""

from dataclasses import replace

from actorgraph_ingest._text.claims import sources
from actorgraph_ingest._text.claims.said import Said
from actorgraph_ingest._text.words.chunks import phrase_before, timed
from actorgraph_ingest._text.words.lines import Chunk, Line


def passive(row: Line, base: Said, told: Chunk) -> Said | None:
    """ "The plan was condemned by Mali": who does it stands behind."""
    told = _whole(row, told)
    by = None if timed(row, base.at + 2) else sources.source_after(row, base.at + 2)
    whole = row.tag(told[0]) not in ("WP", "WDT", "IN")
    return replace(base, source=by, content=(told,)) if by is not None and whole else None


def _whole(row: Line, told: Chunk) -> Chunk:
    """With what an infinitive stands behind: "the plan to enlarge the force"."""
    to = told[0] - 2
    before = phrase_before(row, to) if row.low(to) == "to" and row.tag(to + 1) == "VB" else None
    return (before[0], told[1]) if before is not None else told
