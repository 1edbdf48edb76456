"""What is said: the words of a sentence that belong to a cue, right of it, left of it, or both."""

from actorgraph_ingest._text.claims.draft import cues
from actorgraph_ingest._text.words.chunks import phrase_after, right_edge, timed
from actorgraph_ingest._text.words.lines import MARKS, Chunk, Line
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE, VERBS
from actorgraph_ingest._text.words.verbs import forms

_DASHES = frozenset("—–―-")
_ADDING = frozenset("adding saying calling citing noting according insisting".split())
_TIMES = frozenset(", also today yesterday tonight night morning afternoon evening late".split())
_ENDS = frozenset((".", "!", "?", ";", ""))


def addressee(row: Line, at: int) -> Chunk | None:
    """Whom it is told, right behind the cue: "told reporters", "said to the court"."""
    start = at + (row.low(at) == "to")
    end = right_edge(row, start)
    return (start, end) if end > start else None


def closing(row: Line, after: int, begin: int) -> bool:
    """Whether a cue closes its words, "..., he said on Monday.", rather than opens them.

    `after`: the token behind the cue, and its subject where that stands there; `begin`: the first
    token of both.
    """
    if not _left_open(row, begin):
        return False
    if row.low(begin - 1) in MARKS and row.low(after) not in ("that", ":"):
        return True
    k = after
    while k < len(row):
        low = row.low(k)
        if low in _ENDS or low == "," or low in _DASHES:
            return True
        if low in ("that", ":") or low in MARKS:
            return False
        if row.tag(k) in FINITE and low not in words("occasion"):
            return any(row.tag(j) in ("WP", "WDT", "WRB") for j in range(after, k)) or (
                low in ("said", "says") and row.low(k - 1) in ("as", "and")
            )
        k += 1
    return True


def _left_open(row: Line, begin: int) -> bool:
    """Whether words that can be said stand before a cue and its subject."""
    before = row.low(begin - 1)
    if begin < 2 or not (before in (",", "?", "!", "…") or before in _DASHES or before in MARKS):
        return False
    if before in MARKS:
        return True
    return any(row.tag(k) in VERBS for k in range(begin - 1)) and begin > 3


def left(row: Line, begin: int, start: int) -> Chunk | None:
    """The words before a closing cue, from `start` on."""
    end = begin
    while end > start and (row.low(end - 1) == "," or row.low(end - 1) in _DASHES):
        end -= 1
    while start < end and row.low(start) in (",", "and", "but", ";"):
        start += 1
    return (start, end) if end > start else None


def resumed(row: Line, after: int) -> Chunk | None:
    """What goes on behind a cue in the middle: '"We won," he said, "and they lost."'."""
    k = after
    while k < len(row) and row.low(k) not in (",", ";", ":", "—", "–", "―"):
        if row.tag(k) in FINITE and row.tag(after) not in ("WP", "WDT"):
            return None
        k += 1
    if k >= len(row) - 2:
        return None
    start = k + 1
    end = right_end(row, start)
    opens = row.low(start) in MARKS
    if row.tag(start) == "NN" and row.low(start + 1) in ("of", "for", "at", "with"):
        return None  # "..., said Ann Li, director of a group which ..."
    told = any(row.tag(j) in FINITE for j in range(start, end)) and row.tag(start) not in (
        "VBG", "CC", "WP", "WDT", "WRB", "RB", "VBN",
    )  # fmt: skip
    if not opens and not (told and row.low(start) not in words("boundary")):
        return None
    return (start, end) if end > start else None


_LEADING = frozenset(
    "when while after before although though if because since unless until once whereas as".split()
)


def leads(row: Line, chunk: Chunk) -> bool:
    """Whether the words before a cue only lead up to what follows it: "Though it was late, he
    said, ..."."""
    inside = range(chunk[0], chunk[1])
    return row.low(chunk[0]) in _LEADING and not any(
        row.quoted[k] or row.low(k) in (",", ";") or row.low(k) in MARKS for k in inside
    )


def beside(row: Line, chunk: Chunk, cue: str) -> bool:
    """Whether a clause only tells when it was said: '"..." X said as he left the room.'"""
    return (
        cue == "say"
        and row.low(chunk[0]) in ("as", "while", "during", "upon")
        and not any(row.low(k) == "," for k in range(*chunk))
    )


def led_up(row: Line, source: int) -> bool:
    """Whether a cue stands in a clause that opens its sentence: "When he said so, ..."."""
    opens = not any(row.tag(k) in FINITE for k in range(source - 1))
    near = source < 10 or row.low(source - 2) == ","
    return row.low(source - 1) in _LEADING and near and opens


def rest(row: Line, after: int) -> Chunk | None:
    """The main clause behind the comma of a cue that stands after a clause which leads up to it."""
    start = next((k for k in range(after, len(row)) if row.low(k) == ","), len(row)) + 1
    end = right_end(row, start)
    told = any(row.tag(k) in FINITE for k in range(start, end))
    return (start, end) if told and start - after < 8 else None


def right(row: Line, after: int) -> Chunk | None:
    """The words behind an opening cue, times and places before "that" skipped."""
    start = _start(row, after)
    end = right_end(row, start)
    return (start, end) if end > start else None


def _start(row: Line, after: int) -> int:
    for k in range(after, min(after + 22, len(row))):
        low = row.low(k)
        if low in MARKS and _opens(row, after, k):
            return k
        if low == ":" and k + 1 < len(row):
            return k + 1
        if low == "that" and row.tag(k) in ("IN", "WDT"):
            relative = row.tag(k) == "WDT" or row.tag(k + 1) in FINITE
            if k > after and relative and _owns(row, after, k):
                break  # "predicted a loss that is small"
            return k
        if row.tag(k) in FINITE or low == ";" or (k > after and _saying(row, k)):
            break
    k = after
    while row.low(k) in _TIMES or row.low(k) in words("weekday") or row.tag(k) == "RB":
        if row.low(k) == "there" and row.low(k + 1) in words("be"):
            break
        k += 1
    if row.low(k) in ("on", "in", "at", "during", "after") and row.low(k + 1):
        time = phrase_after(row, k + 1)
        if time is not None and (row.low(time[1]) == "," or row.low(k + 1) in words("weekday")):
            k = time[1] + (row.low(time[1]) == ",")
    return k


def _owns(row: Line, after: int, that: int) -> bool:
    """Whether "that" only tells more of the object before it."""
    if row.low(after - 1).startswith("warn") or timed(row, after):
        return False  # "warned voters that"
    plain = row.tag(that - 1) in ("NN", "NNS") and row.tag(after) not in ("RB", "TO")
    linked = row.tag(after) == "IN"
    open_ = plain and (not linked or row.low(after) == "with")
    return open_ and phrase_after(row, after + linked) is not None


def _opens(row: Line, after: int, mark: int) -> bool:
    """Whether a quotation is all that is said, not its end: "said X favors a "strong hand"."""
    closes = row.quoted[mark - 1] and not row.quoted[min(mark + 1, len(row) - 1)]
    if row.low(mark - 1) in words("naming") or (closes and not row.quoted[after - 1]):
        return False  # "wrote under the name "Rex""
    told = phrase_after(row, after)
    if told is not None and told[1] == mark and row.tag(mark + 1) in FINITE:
        return False  # "said caucuses "are late""
    led = row.low(mark - 1) in (",", ":") or row.tag(mark - 1) == "VBG"
    return told is None or told[1] >= mark or led or row.quoted[after]


def _saying(row: Line, at: int) -> bool:
    """ "reiterated his support, declaring that ...", "vowed to go, meaning that ...": the words
    of another verb."""
    own = any(low in cues() for low, _ in forms().get(row.low(at), ()))
    return row.tag(at) == "VBG" and (own or row.low(at - 1) == ",")


def right_end(row: Line, start: int) -> int:
    """Where the words end: the sentence, or where another clause takes over."""
    end = len(row)
    while end > start and row.low(end - 1) in (".", "!", "?", ":"):
        end -= 1
    within = 0 < start <= len(row) and row.quoted[start - 1]  # the cue itself stands in a quotation
    for k in range(start + 1, end):
        if row.quoted[k] and not within:
            continue
        if row.low(k) in ("but", "although", "while", "though", "whereas", ";") and (
            row.low(k - 1) in (",", ";") or row.low(k) == ";" or row.low(k - 1) in MARKS
        ):
            return k - (row.low(k - 1) == ",")
        if row.tag(k) == "CC" and (_another(row, k + 1) or _says_more(row, k + 1)):
            return k - (row.low(k - 1) == ",")
        if row.low(k) == "," and row.low(k + 1) in _ADDING:
            return k
    return end


def _says_more(row: Line, at: int) -> bool:
    """Whether the same speaker says a further thing: "said X was late and has vowed to go"."""
    at += row.tag(at) == "RB"
    at += row.low(at) in ("has", "had", "have")
    told = row.tag(at) in ("VBD", "VBZ", "VBP", "VBN")
    return told and any(low in cues() for low, _ in forms().get(row.low(at), ()))


def _another(row: Line, at: int) -> bool:
    """Whether somebody else speaks from here on: "..., and Iran rejected it", not "until he and
    Ann Li believe it"."""
    found = phrase_after(row, at)
    if found is None or row.low(at - 2) in ("he", "she", "they", "we", "i"):
        return False
    lemmas = {lemma for lemma, _ in forms().get(row.low(found[1]), ())}
    return row.tag(found[1]) in ("VBD", "VBZ", "VBP") and bool(lemmas & cues().keys())


def object_end(row: Line, start: int) -> int:
    """Where the object of a verb ends: also before "and urged ...", what its subject did next."""
    end = right_end(row, start)
    for k in range(start, end - 1):
        step = k + 1 + (row.tag(k + 1) == "RB")
        if row.tag(k) == "CC" and row.tag(step) in ("VBD", "VBZ", "VBP") and not row.quoted[k]:
            return k
    return end


def tells(row: Line, chunk: Chunk) -> bool:
    """Whether some words can be what somebody says: they have a verb, or are a quotation."""
    quoted = row.low(chunk[0]) == "that" or any(row.low(k) in MARKS for k in range(*chunk))
    return quoted or any(row.tag(k) in FINITE or row.tag(k) == "VBN" for k in range(*chunk))


def before(row: Line, begin: int) -> int:
    """Where the clause before a closing cue begins, for one that follows another's words."""
    for k in range(begin - 1, 0, -1):
        if row.low(k) == ";":
            return k + 1
    return 0
