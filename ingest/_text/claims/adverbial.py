"""Attributions without a verb of their own: "according to X", "reportedly"."""

from actorgraph_ingest._text.claims import contents, sources
from actorgraph_ingest._text.claims.draft import cues
from actorgraph_ingest._text.claims.said import Said
from actorgraph_ingest._text.claims.speakable import measures
from actorgraph_ingest._text.words.lines import Line
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import forms


def according(row: Line, at: int) -> Said | None:
    if row.low(at + 1) != "to":
        return None
    source = sources.source_after(row, at + 2, alone=at < 2)
    if source is None or measures(row, source):
        return None
    source = source[0], _carried_out(row, source[1])
    comma = source[1] + (row.low(source[1]) == ",")
    if at > 3:
        content = contents.left(row, at, contents.before(row, at))
    else:
        end = _whole_end(row, comma)
        content = (comma, end) if end > comma else None
    opens = at < 2 and comma > source[1]  # "According to X, ...": all the rest
    if content is None or not (opens or contents.tells(row, content)):
        return None
    entry = {"cue": "according to", "stance": "asserts", "certainty": "", "frame": "that"}
    return Said(at, (at, at + 2), source, (content,), entry, rule="cue:according to")


def _carried_out(row: Line, end: int) -> int:
    """With ", conducted in May by X,": "polls conducted for the press by X, ..."."""
    if row.tag(end) != "VBN":
        return end
    stop = next((k for k in range(end, min(end + 25, len(row))) if row.low(k) == ","), end)
    return end if any(row.tag(k) in FINITE for k in range(end, stop)) else stop


def _whole_end(row: Line, start: int) -> int:
    """Where the words end, with "but is now ...", which has their subject."""
    end = contents.right_end(row, start)
    turn = end + (row.low(end) == ",")
    verb = turn + 1 + (row.tag(turn + 1) == "RB")
    more = row.low(turn) == "but" and row.tag(verb) in FINITE
    return contents.right_end(row, turn + 1) if more else end


def _clause(row: Line, at: int) -> int:
    """Where the clause of an adverb begins: behind a verb of saying, "that" or a semicolon."""
    for k in range(at - 1, -1, -1):
        told = any(lemma in cues() for lemma, _ in forms().get(row.low(k), ()))
        that = row.low(k) == "that" and row.tag(k) == "IN"
        if that or row.low(k) == ";" or (told and row.tag(k) in FINITE):
            return k + 1
    return 0


def unsure(row: Line, at: int) -> Said | None:
    """ "reportedly": on the word of somebody nobody names."""
    if row.low(at) not in words("unsure") or row.tag(at) != "RB":
        return None
    content = tuple(
        (a, b)
        for a, b in ((_clause(row, at), at), (at + 1, contents.right_end(row, at + 1)))
        if b - a > 0
    )
    certainty = "underspecified"
    entry = {"cue": row.low(at), "stance": "reports", "certainty": certainty, "frame": "that"}
    return Said(at, (at, at + 1), None, content, entry, rule=f"cue:{row.low(at)}")
