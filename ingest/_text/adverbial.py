"""Attributions without a verb of their own: "according to X", "reportedly"."""

from actorgraph_ingest._text import contents, sources
from actorgraph_ingest._text.lines import Line
from actorgraph_ingest._text.said import Said
from actorgraph_ingest._text.tables import words


def according(row: Line, at: int) -> Said | None:
    if row.low(at + 1) != "to":
        return None
    source = sources.source_after(row, at + 2, alone=at < 2)
    if source is None:
        return None
    comma = source[1] + (row.low(source[1]) == ",")
    if at > 3:
        content = contents.left(row, at, contents.before(row, at))
    else:
        end = contents.right_end(row, comma)
        content = (comma, end) if end > comma else None
    opens = at < 2 and comma > source[1]  # "According to X, ...": all the rest
    if content is None or not (opens or contents.tells(row, content)):
        return None
    entry = {"cue": "according to", "stance": "asserts", "certainty": "", "frame": "that"}
    return Said(at, (at, at + 2), source, (content,), entry, rule="cue:according to")


def unsure(row: Line, at: int) -> Said | None:
    """ "reportedly": on the word of somebody nobody names."""
    if row.low(at) not in words("unsure") or row.tag(at) != "RB":
        return None
    content = tuple(
        (a, b) for a, b in ((0, at), (at + 1, contents.right_end(row, at + 1))) if b - a > 0
    )
    certainty = "underspecified"
    entry = {"cue": row.low(at), "stance": "reports", "certainty": certainty, "frame": "that"}
    return Said(at, (at, at + 1), None, content, entry, rule=f"cue:{row.low(at)}")
