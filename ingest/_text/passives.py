"""What is said in the passive: "the plan was condemned by Mali"."""

from dataclasses import replace

from actorgraph_ingest._text import sources
from actorgraph_ingest._text.chunks import timed
from actorgraph_ingest._text.lines import Chunk, Line
from actorgraph_ingest._text.said import Said


def passive(row: Line, base: Said, told: Chunk) -> Said | None:
    """ "The plan was condemned by Mali": who does it stands behind."""
    by = None if timed(row, base.at + 2) else sources.source_after(row, base.at + 2)
    whole = row.tag(told[0]) not in ("WP", "WDT", "IN")
    return replace(base, source=by, content=(told,)) if by is not None and whole else None
