"""Who says what: source, cue and content of everything said in a text, whoever says it.

The claims of the graph are those attributions whose source is an actor or a described source and
whose content tells an event (`drafts`); this stage sees them all.
"""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.claims import contents, edges, senses, sources
from actorgraph_ingest._text.claims.adverbial import according, unsure
from actorgraph_ingest._text.claims.draft import Row, cues
from actorgraph_ingest._text.claims.interposed import interposed, parted
from actorgraph_ingest._text.claims.judgements import judged, judging
from actorgraph_ingest._text.claims.said import Said, aside, relayed, shortened
from actorgraph_ingest._text.claims.speakable import alone, speaks
from actorgraph_ingest._text.claims.spokenwords import acted
from actorgraph_ingest._text.words.chunks import finite, group_start
from actorgraph_ingest._text.words.lines import MARKS, Chunk, Line
from actorgraph_ingest._text.words.passives import passive
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import forms

_MODAL = frozenset("'ll would could might may should must can if unless".split())


_ASKED = frozenset(("if", "whether", "unless"))


def said(row: Line) -> list[Said]:
    """The attributions of one sentence, left to right."""
    found: list[Said] = []
    for at in range(len(row)):
        if row.low(at) == "according":
            made = according(row, at)
        else:
            made = unsure(row, at) or _verb(row, at, found)
        if made is None:
            continue
        comma = aside(row, made)
        found = [shortened(one, comma) for one in found] if comma else found
        found.append(made)
    if not any(one.at for one in found if not row.quoted[one.at]):
        found += [one for one in (acted(row),) if one is not None]
    return relayed(row, found)


def _verb(row: Line, at: int, before: Sequence[Said]) -> Said | None:
    """The verb at a place as a cue, by the first entry of the dictionary that fits."""
    if row.tag(at) not in FINITE | {"VB", "VBN", "VBG"} or senses.idiom(row, at):
        return None
    lemma = next((low for low, _ in forms().get(row.low(at), ()) if low in cues()), "")
    for entry in cues().get(lemma, ()) or judging().get(row.low(at), ()):
        made = _framed(row, at, entry, before)
        if made is not None and (made.source is None or speaks(row, made.source)):
            nor = made.source is not None and row.low(made.source[0] - 1) == "nor"
            return replace(made, idle=True) if nor else made
    return None


def _framed(row: Line, at: int, entry: Row, before: Sequence[Said]) -> Said | None:
    more = entry["cue"].split()[1:]
    if entry["cue"] == "continue" and row.low(at + 1) == "to":
        return None  # "continued to say"
    if more and not any(row.low(k) == more[0] for k in range(at + 1, at + 9)):
        return None
    start = group_start(row, at)
    group = {row.low(k) for k in range(start, at)}
    helped = row.tag(at) == "VBN" and (bool(group & words("be")) or not group & words("have"))
    if helped and not (finite(row, at) and row.low(at + 1) in ("that", "by")):
        return None
    if senses.as_noun(row, at, sources.subject(row, at)):
        return None
    if entry["frame"] == "label" and senses.names(row, at):
        return None
    unreal = "'d" in group and "have" in group  # "I'd have said"
    idle = bool(group & words("negation") or group & _MODAL or unreal) or _unsaid(row, at, start)
    base = Said(at, (start, at + 1), None, (), entry, idle=idle, rule=f"cue:{entry['cue']}")
    if (quoted := senses.quoted_as(row, at)) is not None:
        return _quoted(row, base, quoted)
    if entry["frame"] in ("that", "told"):
        return _statement(row, base, before)
    return _closed_in(row, judged(row, base, before))


def _closed_in(row: Line, made: Said | None) -> Said | None:
    """Of a cue in a quotation the words up to its end: '"We regret it," he said.'."""
    if made is None or not row.quoted[made.at]:
        return made
    content = tuple((a, senses.quote_end(row, a, b)) if a > made.at else (a, b)
                    for a, b in made.content)  # fmt: skip
    return replace(made, content=content)


def _unsaid(row: Line, at: int, start: int) -> bool:
    """ "to say": nobody did, unless "went on to say"; nor who "neither confirmed nor denied"."""
    if row.low(start - 1) in ("neither", "nor"):
        return True
    if row.tag(at) == "VBG":
        return row.low(start - 1) in words("unsaid")
    if row.tag(at) != "VB":
        return False
    near = {row.low(k) for k in range(max(0, start - 2), at)}
    return "did" not in near and not near & words("leadin")


def _statement(row: Line, base: Said, before: Sequence[Said]) -> Said | None:
    at = base.at
    turned = sources.inverted(row, at) if base.entry["frame"] == "that" and not base.idle else None
    source = turned or parted(row, alone(row, sources.subject(row, at)), at + 1)
    if source is not None and _cited(row, at) and row.low(source[0]) == "it":
        source = None
    if (source is None and row.tag(at) == "VBG") or senses.what(row, at, source):
        return None
    if row.tag(at) == "VBN" and row.low(at + 1) == "by" and source is not None:
        return passive(row, base, source) if base.entry["frame"] == "that" else None
    if senses.addressed(row, at, base.entry["cue"]):
        return _addressed(row, base, source)
    told = contents.addressee(row, at + 1) if base.entry["frame"] == "told" else None
    asked = turned is None and source is not None and row.low(source[0] - 1) in _ASKED
    made = replace(base, source=source, told=told, idle=base.idle or asked)
    if turned is not None:
        begin, after = base.cue[0], turned[1]
    else:
        left = source is not None and source[1] <= base.cue[0]
        begin = source[0] if source is not None and left else base.cue[0]
        after = told[1] if told is not None else at + 1
    if source is not None:
        split = interposed(row, begin, after)
        if split is not None:
            return replace(made, content=split)
        takes = turned is None and senses.takes_object(row, after, base.entry["cue"], begin)
        takes = takes or row.low(source[0]) in ("who", "which")
        if row.tag(at) != "VBG" and not takes and contents.closing(row, after, begin):
            return _closed(row, made, begin, after, before)
    return _opening(row, made, after)


def _opening(row: Line, made: Said, after: int) -> Said | None:
    """A cue before its words, in its sentence or the next."""
    at, cue, source = made.at, made.entry["cue"], made.source
    open_ = source is not None and row.low(source[0] - 1) not in ("that", "what", "which", "whom")
    waiting = replace(made, awaits=True) if open_ else None
    colon = row.low(len(row) - 1) == ":"
    content = contents.right(row, after)
    if content is None or (content[1] - content[0] < 2 and row.low(at + 1) not in ("no", "yes")):
        return waiting if colon or after >= len(row) - 1 or row.low(after) == ":" else None
    if waiting is not None and contents.beside(row, content, cue):
        return waiting
    if cue in words("quoting") and not senses.verbatim(row, content):
        return None
    if row.quoted[at]:
        content = content[0], senses.quote_end(row, *content)
    if not senses.clausal(row, content, cue, made.entry["frame"] == "told"):
        if colon and waiting is not None:
            return waiting
        if not senses.object_of(row, cue, content[0]):
            return None
        content = content[0], senses.object_end(row, *content)
    if source is None:
        return replace(made, content=(_led(row, made, content),)) if _cited(row, at) else None
    return replace(made, content=(_led(row, made, content),))


def _led(row: Line, made: Said, content: Chunk) -> Chunk:
    """Without the main clause, where the cue stands in one that leads up to it: "When he said
    he would come, they left", "Noting that it was late, he left"."""
    first = made.source[0] if made.source is not None else made.cue[0]
    ahead = row.low(first - 1) == "," and row.quoted[first] == row.quoted[made.at]
    if row.tag(made.at) == "VBG" and content[0] < first and ahead:
        return content[0], min(content[1], first - 1)
    waits = row.tag(made.at) == "VBG" and made.source is not None and row.low(first - 1) != ","
    if {row.low(first), row.low(first - 1)} & {"who", "which", "whom"} or (
        waits and made.source is not None and made.source[1] == made.cue[0] - 1
    ):
        return content[0], edges.relative_end(row, content)
    first -= row.low(first - 1) == "it"
    if contents.led_up(row, first) and row.low(content[0] - 1) != ",":
        return content[0], edges.main_clause(row, *content)
    return content


def _quoted(row: Line, base: Said, at: int) -> Said | None:
    """ "X was quoted as saying": the words before, where it closes them, else those behind; "Y
    quoted X as saying": on the word of Y."""
    borne = row.tag(at) == "VBN" or row.low(at - 1) in words("be")
    source, teller = sources.subject(row, at), None
    if not borne:
        source, teller = sources.source_after(row, at + 1, alone=True), source
    if source is None:
        return None
    start = group_start(row, at) if borne else base.at
    relay = (teller,) if teller is not None else ()
    made = replace(base, cue=(start, base.at + 1), source=source, relay=relay)
    if borne and contents.closing(row, base.at + 1, source[0]):
        return _closed(row, made, source[0], base.at + 1, ())
    content = contents.right(row, base.at + 1)
    return replace(made, content=(content,)) if content is not None else None


def _addressed(row: Line, base: Said, told: Chunk | None) -> Said | None:
    """ "was told that": the phrase before is who is told, nobody is named who tells."""
    content = contents.right(row, base.at + 1)
    return replace(base, told=told, content=(content,)) if content is not None else None


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
    if contents.leads(row, content):
        if more is not None and row.low(more[0]) in MARKS:
            return replace(made, content=(more,))  # "When asked, he said, '...'"
        more = more or contents.rest(row, after)
    parts = (content,) if more is None else (content, more)
    return replace(made, content=parts)


def _ends(other: Said, begin: int) -> bool:
    last = max([other.cue[1], *(c[1] for c in other.content)])
    return last < begin - 1 and not any(c[0] <= begin <= c[1] for c in other.content)
