"""Who says it: the noun phrase that is the subject of a verb, left of it or, inverted, right."""

from actorgraph_ingest._text.actors.appositions import (
    RELATIVE,
    appended,
    apposition,
    paired,
    parenthesis,
    published,
    reduced,
    titled,
)
from actorgraph_ingest._text.claims.draft import cues
from actorgraph_ingest._text.words.chunks import (
    finite,
    group_start,
    noun_like,
    phrase_after,
    phrase_before,
    timed,
)
from actorgraph_ingest._text.words.lines import MARKS, Chunk, Line
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS, VERBS
from actorgraph_ingest._text.words.verbs import forms


def subject(row: Line, at: int) -> Chunk | None:
    """The subject of the verb at a place, looked for to its left."""
    start = group_start(row, at)
    if row.tag(at) in ("VBG", "VBN") and not finite(row, at):
        return _of_participle(row, start)
    over = _governing(row, start - 1) if row.tag(at) == "VB" and row.low(start) == "to" else None
    return subject(row, over) if over is not None else _left(row, start, at)


def _governing(row: Line, at: int) -> int | None:
    """The verb of "continued to say", "went on to say", "was quick to add": whoever does the one
    does the other."""
    at -= row.tag(at) == "JJ" or row.low(at) == "on"
    return at if row.tag(at) in ("VBD", "VBZ", "VBP") and finite(row, at) else None


def _left(row: Line, start: int, at: int) -> Chunk | None:
    place = start - 1
    while place >= 0 and (row.tag(place) == "RB" or row.low(place) in MARKS | {"neither"}):
        place -= 1
    place = _timeless(row, place)
    if place < 0:
        return None
    low = row.low(place)
    if low in ("and", "but", "then", "or") or (low == "," and row.low(place - 1) in ("and", "but")):
        return _joined(row, place, at)
    if low in RELATIVE and row.tag(place) in ("WP", "WDT", "WP$", "IN"):
        return place, place + 1
    if low == "," or low in ("—", "–", "-", "―", ")"):
        return parenthesis(row, place)
    if noun_like(row, place):
        found = reduced(row, paired(row, phrase_before(row, place + 1)), at)
        return _related(row, appended(row, found))
    return _restricted(row, start - 1 if row.low(start - 1) not in MARKS else place)


def _timeless(row: Line, place: int) -> int:
    """The end of the phrase before "this week", "on Monday" or "in 2010", where one stands
    there."""
    before = row.low(place - 1)
    spell = row.low(place) in _SPANS and before in ("this", "last", "next", "that")
    year = before == "in" and row.low(place).isdigit() and len(row.low(place)) == 4
    day = before == "on" and row.low(place) in words("weekday")
    if not (spell or year or day) or place < 2:
        return place
    ends = noun_like(row, place - 2) or row.low(place - 2) in (")", *RELATIVE)
    return place - 2 if ends or (row.low(place - 2) == "," and place > 3) else place


def _spell(row: Line, end: int) -> bool:
    """Whether a phrase that ends before a place only tells when."""
    return row.low(end - 1) in _SPANS and row.low(end - 2) in ("this", "last", "next")


_SPANS = frozenset("week month year day morning afternoon evening weekend spring summer".split())


def _related(row: Line, found: Chunk | None) -> Chunk | None:
    """With the name before, where a phrase stands in its "who ...": "a man who saw the raid"."""
    before = row.tag(found[0] - 1) if found is not None else ""
    if (
        found is None
        or before not in VERBS | {"IN", "TO", "RP"}
        or (row.low(found[0] - 1) == "that")
    ):
        return found
    return _restricted(row, found[1] - 1) or found


def _restricted(row: Line, end: int) -> Chunk | None:
    """A phrase with a clause that closes right before its verb: "those who were there (said)"."""
    for k in range(end, max(0, end - 25), -1):
        if row.low(k) in (";", ":", "—", "–") or row.low(k) in MARKS:
            return None
        if row.tag(k) in ("WP", "WDT") and noun_like(row, k - 1):
            found = phrase_before(row, k)
            return (found[0], end + 1) if found is not None else None
    return None


def _telling(row: Line, at: int, verb: int) -> int | None:
    """The verb of saying over a clause, where a further one follows: "said that the army left,
    and accused it"."""
    if not _says(row, verb) or _says(row, at):
        return None
    tags = {"VBD", "VBZ"} if row.tag(verb) == "VBN" else {row.tag(verb)}
    same = (k for k in range(at - 1, 0, -1) if row.tag(k) in tags and _says(row, k))
    over = next((k for k in same if not row.quoted[k]), None)
    stops = range(over or 0, at)
    return None if over is None or any(row.low(k) in (";", ":") for k in stops) else over


def _past(row: Line, end: int) -> bool:
    return any(row.tag(k) == "VBD" and not row.quoted[k] for k in range(end))


def _joined(row: Line, at: int, verb: int) -> Chunk | None:
    """ "X condemned it and said": the subject of the verb before; of one in the past where the
    verb itself is: "X said that the plan is good and added"."""
    past = row.tag(verb) == "VBD"
    for k in range(at - 1, -1, -1):
        told = row.tag(k) in VERBS and finite(row, k) and row.quoted[k] == row.quoted[at]
        if told and not (past and row.tag(k) in ("VBZ", "VBP") and _past(row, k)):
            over = _telling(row, k, verb)
            return subject(row, k if over is None else over)
        if row.low(k) in (";", ":"):
            break
    comma = next((k for k in range(min(at, 8)) if row.low(k) == ","), -1)
    return phrase_after(row, comma + 1) if comma + 1 < at else None


def _of_participle(row: Line, start: int) -> Chunk | None:
    """ "X left, saying": the subject of the clause that the participle hangs on."""
    before = row.tag(start - 1)
    after_comma = row.low(start - 1) in (",", "by", "while", "after", "before", "and") or (
        row.low(start - 1) in MARKS
    )
    if not after_comma and (before in NOUNS or before == "PRP") and not _spell(row, start):
        near = phrase_before(row, start)
        led = row.tag(near[0] - 1) if near is not None else ""
        if near is not None and (led not in VERBS | {"IN", "TO"} or _absolute(row, near[0] - 1)):
            return near  # "people claiming ...", not "issued a statement saying ..."
    return _main_subject(row, start) or _opening(row, start) or _leading(row, start)


def _leading(row: Line, start: int) -> Chunk | None:
    """ "Li, saying it was late, left": the phrase before the comma, that waits for its verb."""
    found = phrase_before(row, start - 1) if row.low(start - 1) == "," else None
    return found if found is not None and found[1] == start - 1 else None


def _absolute(row: Line, at: int) -> bool:
    """ ", with the former minister calling it a plot"."""
    return row.low(at) == "despite" or (row.low(at) == "with" and row.low(at - 1) == ",")


def _main_subject(row: Line, start: int) -> Chunk | None:
    """The subject of the clause before; of the main one where that is only "he"."""
    over = _teller(row, start)
    found = (inverted(row, over) or subject(row, over)) if over is not None else None
    if found is not None:
        return found
    pronoun: Chunk | None = None
    for k in range(start - 1, -1, -1):
        if row.tag(k) not in FINITE or row.quoted[k] != row.quoted[start] or not finite(row, k):
            continue
        found = (inverted(row, k) if _says(row, k) else None) or subject(row, k)
        if found is None or row.low(found[0]) in ("it", "that", "which", "there", "this"):
            continue
        if row.tag(found[0]) not in ("PRP", "WP"):
            return found
        pronoun = pronoun or found
    return pronoun


def _teller(row: Line, start: int) -> int | None:
    """The verb of saying that "adding" goes on for: "Li said Mali was late, adding that ..."."""
    verb = next((k for k in range(start, start + 3) if row.tag(k) == "VBG"), start)
    if row.low(verb) not in words("adding") or row.low(start - 1) != ",":
        return None
    for k in range(start - 1, 0, -1):
        joined = row.tag(k) == "VBG" and row.low(k - 1) == ","
        told = joined or (row.tag(k) in FINITE and finite(row, k))
        if row.low(k) == ";" or row.quoted[k] != row.quoted[start]:
            continue
        if told and _says(row, k):
            return k
    return None


def _says(row: Line, at: int) -> bool:
    """Whether a verb can stand before its subject: "..., said X", not "remained a defender"."""
    return any(lemma in cues() for lemma, _ in forms().get(row.low(at), ()))


def _opening(row: Line, start: int) -> Chunk | None:
    for k in range(start, min(start + 40, len(row))):
        if row.low(k) == ",":
            return phrase_after(row, k + 1)
    return None


def inverted(row: Line, at: int) -> Chunk | None:
    """The subject right of the verb: '"...," said X', ", according to X"."""
    if row.tag(at) not in FINITE | {"VBN"} or group_start(row, at) != at:
        return None
    before = row.low(at - 1)
    if at and before not in (",", "?", "!", ".", "—", "–", "-", "―", "…") and before not in MARKS:
        return None
    found = None if timed(row, at + 1) else source_after(row, at + 1)
    if found is not None and row.tag(found[0]) == "PRP" and row.low(found[1]) == "and":
        return None  # "..., said he and others were late"
    return None if found is None or _is_clause(row, found[1]) else found


def _is_clause(row: Line, at: int) -> bool:
    """Whether the phrase that ends before `at` is itself the subject of what is said."""
    for k in range(at, len(row)):
        tag, low = row.tag(k), row.low(k)
        if tag in ("WP", "WDT", "WRB", "CC") or low in (",", ".", ";", ":", "as") or low in MARKS:
            return False
        if tag in FINITE or (k == at and tag in ("VBN", "VB")):
            return True
    return False


def source_after(row: Line, start: int, alone: bool = False) -> Chunk | None:
    """The phrase that begins at a place, with its appositions unless it stands alone."""
    while row.tag(start) == "RB":
        start += 1
    found = phrase_after(row, start) or titled(row, start)
    if found is None:
        return None
    found = published(row, found)
    if row.tag(found[0]) == "PRP" or alone:
        return found
    end = found[1]
    for _ in range(3):
        further = apposition(row, end)
        if further == end:
            break
        end = further
    return found[0], end
