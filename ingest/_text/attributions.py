"""Who says what: source, cue and content of everything said in a text, whoever says it.

The claims of the graph are those attributions whose source is an actor or a described source and
whose content tells an event (`drafts`); this stage sees them all.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text import contents, sources
from actorgraph_ingest._text.chunks import finite, group_start
from actorgraph_ingest._text.draft import Row, cues
from actorgraph_ingest._text.lines import FINITE, MARKS, Chunk, Line
from actorgraph_ingest._text.said import Said, aside, relayed, shortened
from actorgraph_ingest._text.tables import inflect, table, words
from actorgraph_ingest._text.verbs import forms

_MODAL = frozenset("would could might may should must can if unless".split())


def said(row: Line) -> list[Said]:
    """The attributions of one sentence, left to right."""
    found: list[Said] = []
    for at in range(len(row)):
        if row.low(at) == "according":
            made = _according(row, at)
        else:
            made = _unsure(row, at) or _verb(row, at, found)
        if made is None:
            continue
        comma = aside(row, made)
        found = [shortened(one, comma) for one in found] if comma else found
        found.append(made)
    return relayed(row, found)


def _according(row: Line, at: int) -> Said | None:
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
    if content is None or not contents.tells(row, content):
        return None
    entry = {"cue": "according to", "stance": "asserts", "certainty": "", "frame": "that"}
    return Said(at, (at, at + 2), source, (content,), entry, rule="cue:according to")


def _unsure(row: Line, at: int) -> Said | None:
    """ "reportedly": on the word of somebody nobody names."""
    if row.low(at) not in words("unsure") or row.tag(at) != "RB":
        return None
    content = tuple(
        (a, b) for a, b in ((0, at), (at + 1, contents.right_end(row, at + 1))) if b - a > 0
    )
    certainty = "underspecified"
    entry = {"cue": row.low(at), "stance": "reports", "certainty": certainty, "frame": "that"}
    return Said(at, (at, at + 1), None, content, entry, rule=f"cue:{row.low(at)}")


def _verb(row: Line, at: int, before: Sequence[Said]) -> Said | None:
    """The verb at a place as a cue, by the first entry of the dictionary that fits."""
    if row.tag(at) not in FINITE | {"VB", "VBN", "VBG"}:
        return None
    lemma = next((low for low, _ in forms().get(row.low(at), ()) if low in cues()), "")
    for entry in cues().get(lemma, ()) or judging().get(row.low(at), ()):
        made = _framed(row, at, entry, before)
        if made is not None:
            return made
    return None


@cache
def judging() -> dict[str, tuple[Row, ...]]:
    """The forms of the verbs of `speech.tsv`, each as a cue without a stance."""
    found: dict[str, tuple[Row, ...]] = {}
    for row in table("speech"):
        entry = {"cue": row["verb"], "frame": "about", "stance": "", "certainty": ""}
        found.update(dict.fromkeys(inflect(row["verb"]), (entry,)))
    return found


def _framed(row: Line, at: int, entry: Row, before: Sequence[Said]) -> Said | None:
    more = entry["cue"].split()[1:]
    if more and not any(row.low(k) == more[0] for k in range(at + 1, at + 9)):
        return None
    start = group_start(row, at)
    group = {row.low(k) for k in range(start, at)}
    passive = row.tag(at) == "VBN" and (bool(group & words("be")) or not group & words("have"))
    if passive and not (finite(row, at) and row.low(at + 1) in ("that", "by")):
        return None
    idle = bool(group & words("negation") or group & _MODAL) or _unsaid(row, at, start)
    base = Said(at, (start, at + 1), None, (), entry, idle=idle, rule=f"cue:{entry['cue']}")
    if entry["frame"] in ("that", "told"):
        return _statement(row, base, before)
    return _about(row, base, before)


def _unsaid(row: Line, at: int, start: int) -> bool:
    """ "to say": nobody did, unless "went on to say"."""
    if row.tag(at) != "VB":
        return False
    near = {row.low(k) for k in range(max(0, start - 2), at)}
    return "did" not in near and not near & words("leadin")


def _statement(row: Line, base: Said, before: Sequence[Said]) -> Said | None:
    at = base.at
    plain = base.entry["frame"] == "that" and not base.idle
    turned = sources.inverted(row, at) if plain else None
    source = turned or sources.subject(row, at)
    after = turned[1] if turned is not None else at + 1
    begin = min(source[0], base.cue[0]) if source is not None and source[0] > 0 else base.cue[0]
    if turned is not None:
        begin = base.cue[0]
    if source is None and row.tag(at) in ("VBG",):
        return None
    told = contents.addressee(row, at + 1) if base.entry["frame"] == "told" else None
    if told is not None and turned is None:
        after = told[1]
    made = replace(base, source=source, told=told)
    behind = row.tag(at) != "VBG" and contents.closing(row, after, begin)
    if behind and (turned is not None or source is not None):
        return _closed(row, made, begin, after, before)
    content = contents.right(row, after)
    if content is None or (content[1] - content[0] < 2 and row.low(at + 1) not in ("no", "yes")):
        awaits = row.low(len(row) - 1) == ":" or after >= len(row) - 1 or row.low(after) == ":"
        return replace(made, awaits=True) if awaits and source is not None else None
    if base.entry["cue"] in words("quoting") and not _verbatim(row, content):
        return None
    if not contents.tells(row, content):
        awaits = row.low(len(row) - 1) == ":"
        if awaits and source is not None:
            return replace(made, awaits=True)
        if not _object(row, base.entry["cue"], content[0]):
            return None
    return replace(made, content=(content,)) if source is not None or _cited(row, at) else None


def _verbatim(row: Line, content: Chunk) -> bool:
    """Whether words are told as somebody's: in quotation marks, or behind "that"."""
    return row.low(content[0]) == "that" or any(row.low(k) in MARKS for k in range(*content))


def _object(row: Line, cue: str, start: int) -> bool:
    """Whether words without a clause can be what a cue is about: "confirmed the raid", "warned of
    a raid", "vowed to raid it"."""
    if row.low(start) == "to":
        return cue in words("promising")
    if row.tag(start) == "IN":
        return cue in words("telling") and row.low(start) in ("of", "about", "against", "over")
    return cue in words("telling")


def _cited(row: Line, at: int) -> bool:
    """ "it was reported that": somebody nobody names."""
    return row.tag(at) == "VBN" and row.low(at + 1) == "that"


def _closed(row: Line, made: Said, begin: int, after: int, before: Sequence[Said]) -> Said | None:
    """A cue behind its words: they begin with the sentence, or where another's words end."""
    start = max(
        [contents.before(row, begin)]
        + [max(s.cue[1], *(c[1] for c in s.content), 0) for s in before if _ends(s, begin)]
    )
    content = contents.left(row, begin, start)
    if content is None:
        return None
    more = contents.resumed(row, after)
    parts = (content,) if more is None else (content, more)
    return replace(made, content=parts)


def _ends(other: Said, begin: int) -> bool:
    last = max([other.cue[1], *(c[1] for c in other.content)])
    return last < begin - 1 and not any(c[0] <= begin <= c[1] for c in other.content)


def _about(row: Line, base: Said, before: Sequence[Said]) -> Said | None:
    """Accusing, denying, calling: what stands behind the verb is what it is about."""
    at = base.at
    source = sources.subject(row, at)
    if source is None:
        return None
    end = contents.object_end(row, at + 1)
    links = {"of": ("of", "with"), "for": ("for", "on")}.get(base.entry["frame"])
    if links and not any(row.low(k) in links for k in range(at + 1, end)):
        return None
    if row.low(at - 1) == "which" or end <= at + 1:
        end = at + 1
    if base.entry["frame"] == "label" and not _false(row, at + 1, end):
        base = replace(base, entry={**base.entry, "stance": "asserts"})
    content = ((at + 1, end),) if end > at + 1 else _aside_words(row, base, before)
    return replace(base, source=source, content=content) if content else None


def _false(row: Line, start: int, end: int) -> bool:
    return any(row.low(k) in words("false") for k in range(start, end))


def _aside_words(row: Line, base: Said, before: Sequence[Said]) -> tuple[Chunk, ...]:
    """What "which Tehran denied" is about: the words another said, else those before the comma."""
    comma = aside(row, base)
    told = [c for one in before for c in one.content if c[0] < comma]
    if told:
        return ((told[-1][0], comma),)
    return ((0, comma),) if comma > 2 else ()
