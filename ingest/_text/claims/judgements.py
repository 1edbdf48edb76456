"""Accusing, denying, calling, praising: verbs whose object is what they are about."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.claims import contents, edges, senses, sources
from actorgraph_ingest._text.claims.draft import Row
from actorgraph_ingest._text.claims.said import Said, aside
from actorgraph_ingest._text.claims.speakable import alone
from actorgraph_ingest._text.words.lines import Chunk, Line
from actorgraph_ingest._text.words.passives import passive
from actorgraph_ingest._text.words.tables import inflect, table, words

_LINK = frozenset(("of", "with"))


@cache
def judging() -> dict[str, tuple[Row, ...]]:
    """The forms of the verbs of `speech.tsv`, each as a cue without a stance."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in table("speech"):
        entry = {"cue": row["verb"], "frame": "about", "stance": "", "certainty": ""}
        found.update(dict.fromkeys(inflect(row["verb"]), (entry,)))
    return found


def judged(row: Line, base: Said, before: Sequence[Said]) -> Said | None:
    """Accusing, denying, calling: what stands behind the verb is what it is about."""
    at = base.at
    source = alone(row, sources.subject(row, at))
    if source is None or (base.idle and row.low(base.cue[0]) == "to"):
        return None
    if _otherwise(row, base, source) or (base.entry["frame"] == "of" and row.low(at + 1) in _LINK):
        return None  # "men accused of murder": nobody is said to accuse them
    if row.tag(at) == "VBN" and row.low(at + 1) == "by":
        return passive(row, base, source)
    end = _end(row, at, source)
    links = {"of": ("of", "with"), "for": ("for", "on")}.get(base.entry["frame"])
    if links and not any(row.low(k) in links for k in range(at + 1, end)):
        return None
    if row.low(at - 1) == "which" or row.low(at + 1) == "," or end <= at + 1:
        end = at + 1
    if base.entry["frame"] == "label" and not _false(row, at + 1, end):
        if not senses.judged(row, at + 1, end, base.entry["cue"]):
            return None
        base = replace(base, entry={**base.entry, "stance": "asserts"})
    if base.entry["frame"] == "deny" and not senses.denied(row, at + 1, end, base.entry["cue"]):
        base = replace(base, entry={**base.entry, "stance": ""})
    content = ((at + 1, end),) if end > at + 1 else _aside_words(row, base, before)
    return replace(base, source=source, content=content) if content else None


def _otherwise(row: Line, base: Said, source: Chunk) -> bool:
    """Whether a verb of denying or judging is used in another sense, or in passing."""
    at, cue = base.at, base.entry["cue"]
    if base.entry["frame"] == "deny" and row.tag(at) == "VBZ" and row.tag(at + 1) in ("VBG", "IN"):
        return True  # "Senate contests coming up"
    if cue == "question" and senses.asked_about(row, at + 1):
        return True
    if cue == "deny" and senses.withheld(row, at + 1):
        return True
    return row.low(at) in judging() and _only_named(row, at, source)


def _end(row: Line, at: int, source: Chunk) -> int:
    """Where the object of a verb ends, with the clause that it stands in."""
    end = contents.object_end(row, at + 1)
    if row.tag(at) == "VBG" and at + 1 < source[0] < end and row.low(source[0] - 1) == ",":
        end = source[0] - 1  # "Describing it as lost, he left"
    if row.low(source[0]) in ("who", "which") and source[1] - source[0] == 1:
        end = edges.relative_end(row, (at + 1, end))
    return edges.main_clause(row, at + 1, end) if contents.led_up(row, source[0]) else end


def _only_named(row: Line, at: int, source: Chunk) -> bool:
    """ "resistance to welcoming them", "whether she opposes it": nobody is said to do it."""
    if row.tag(at) == "VBG":
        return row.tag(at - 1) in ("IN", "TO") and row.low(at - 1) not in ("while", "after")
    return row.low(source[0] - 1) in ("whether", "if", "unless")


def _false(row: Line, start: int, end: int) -> bool:
    return any(row.low(k) in words("false") for k in range(start, end))


def _aside_words(row: Line, base: Said, before: Sequence[Said]) -> tuple[Chunk, ...]:
    """What "which Tehran denied" is about: the words another said, else those before the comma."""
    comma = aside(row, base)
    told = [c for one in before for c in one.content if c[0] < comma]
    if told:
        return ((told[-1][0], comma),)
    return ((0, comma),) if comma > 2 else ()
