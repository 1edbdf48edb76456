"""Where the words of a cue in a subordinate clause end: before its main clause goes on."""

from actorgraph_ingest._text.words.chunks import phrase_after
from actorgraph_ingest._text.words.lines import MARKS, Chunk, Line
from actorgraph_ingest._text.words.tagsets import FINITE


def relative_end(row: Line, content: Chunk) -> int:
    """Where the words of "Li, who said they would come, left" end: before the verb of Li."""
    for k in range(*content):
        closed = row.low(k + 1) in MARKS
        ends = row.low(k) == "," and (closed or not row.quoted[k])
        if ends and row.tag(k + 1 + closed) in ("VBD", "VBZ", "VBP"):
            return k + 2 * closed
    return content[1]


def main_clause(row: Line, start: int, end: int) -> int:
    """Where the words of "When he said he would come, they left" end: before the main clause."""
    for k in range(start, end):
        if row.low(k) == "," and not row.quoted[k]:
            found = phrase_after(row, k + 1)
            if found is not None and row.tag(found[1]) in FINITE:
                return k
    return end
