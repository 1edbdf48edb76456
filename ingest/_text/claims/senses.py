"""Whether a word that can mean saying means it here, and what shows that it does not."""

from actorgraph_ingest._text.actors.officers import officer
from actorgraph_ingest._text.claims import contents
from actorgraph_ingest._text.claims.speakable import head_of
from actorgraph_ingest._text.words.chunks import group_start, phrase_after, timed
from actorgraph_ingest._text.words.lines import MARKS, Chunk, Line
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS
from actorgraph_ingest._text.words.verbs import forms

_ONE = frozenset("a an one this that each every another no".split())
_OPENERS = frozenset("that how why what whether if when where".split())
_AWAY = frozenset("back out off up in again yesterday today then there earlier later home".split())
_WHOLE = 4  # a longer object of "say" is a clause, whatever its words were tagged
_SHORT = frozenset(("no", "yes", "so", "nothing"))
_WEAK = frozenset("find show add note admit observe recall mention hold continue".split())
_PEOPLE = frozenset(
    "man men woman women people boy boys girl girls child children student students suspect "
    "suspects witness witnesses teacher driver residents".split()
)
_ADDRESSING = frozenset("tell assure inform remind notify".split())


def as_noun(row: Line, at: int, source: Chunk | None) -> bool:
    """Whether the word is the noun that a phrase before it asks for: "a tricky earnings call",
    "one positive jobs report". The base of a verb has no subject in the singular."""
    base = any(tag == "base" for _, tag in forms().get(row.low(at), ()))
    if source is None or not base or row.tag(at) not in ("VB", "VBP") or source[1] != at:
        return False
    joined = any(row.low(k) in ("and", "or") for k in range(*source))
    return row.low(source[0]) in _ONE and not joined and group_start(row, at) == at


def names(row: Line, at: int) -> bool:
    """ "a group called X ran an ad": a participle that only gives a name, the verb comes after."""
    aside = row.low(at - 1) == ","
    if row.tag(at) not in ("VBN", "VBD") or not (aside or row.tag(at - 1) in NOUNS):
        return False
    found = phrase_after(row, at + 1)
    if aside:  # "an assembly, called a jirga, would meet"
        return found is not None and row.low(found[1]) == "," and row.low(at) == "called"
    return found is not None and row.tag(found[1]) in FINITE


def idiom(row: Line, at: int) -> bool:
    """Words of saying by which nobody says anything: "that said,", "having said that,", "let's
    say", "a report found"."""
    low, before = row.low(at), row.low(at - 1)
    if low == "said" and before in ("that", "this", "enough") and row.low(at + 1) == ",":
        return at < 3
    pointed = row.low(at + 1) in ("that", "this", "so", "all") and row.low(at + 2) == ","
    if low == "said" and before == "having" and pointed:
        return True
    if row.tag(at) == "VBG" and before in ("from", "against"):
        return row.low(at - 2) != "aside"  # "shifted from stressing growth"
    if low == "say":
        near = [row.low(k) for k in range(max(0, at - 2), at)]
        return "let" in near or (before == "," and row.low(at + 1) == ",")
    return row.tag(at) in ("VB", "VBP") and _modifies(row, at)


def takes_object(row: Line, after: int, cue: str, begin: int) -> bool:
    """Whether a verb behind a comma has an object of its own, so that the words before it are not
    what it says: "Though Li gains, Bo maintains a lead"."""
    if cue in ("say", "tell") or row.low(begin - 1) in MARKS or timed(row, after):
        return False
    if cue == "continue" or (row.low(after) == "to" and cue in words("promising")):
        return True
    if row.tag(after) not in ("DT", "PRP$", "JJ", "CD", "NN", "NNS"):
        return False
    found = phrase_after(row, after)
    if found is None or row.low(begin) in ("who", "which", "that"):
        return False
    last = row.low(found[1] - 1)
    spell = last in _SPELLS or last in words("weekday") or row.low(after) in _WHEN
    return not spell


_WHEN = frozenset("this last next late early".split())
_SPELLS = frozenset("week month year day morning afternoon evening night time".split())


_HOLDING = ("sa", "believ", "claim", "insist", "argu", "report", "alleg", "conten")


def what(row: Line, at: int, source: Chunk | None) -> bool:
    """ "what she said was wrong", "the fault she mentioned was small": it is not told what she
    said, unlike in "the man she said was late"."""
    if source is None or source[1] > at:
        return False
    if row.tag(source[0]) == "PRP" and row.tag(source[0] - 1) in NOUNS:
        return row.low(at + 1) in words("be") and not row.low(at).startswith(_HOLDING)
    if row.low(source[0] - 1) != "what":
        return False  # "ended what she said was a farce" tells it
    before = row.low(source[0] - 2)
    opens = before in ("that", "and", "but", ",", "") or before in MARKS
    return row.low(at + 1) in words("be") and opens


def _modifies(row: Line, at: int) -> bool:
    """ "The Post report found": the noun of a phrase, right before the verb of its clause."""
    return row.tag(at - 1) in ("NN", "NNP") and row.tag(at + 1) in ("VBD", "VBZ", "VBN")


def addressed(row: Line, at: int, cue: str) -> bool:
    """ "was hauled in and told that ...": who is told stands before a verb that tells nobody."""
    return cue in _ADDRESSING and row.low(at + 1) == "that"


def clausal(row: Line, chunk: Chunk, cue: str, told: bool) -> bool:
    """Whether the words behind a cue begin a clause or a quotation, not just an object; saying
    and telling have hardly any other."""
    start = chunk[0]
    if row.low(start) in ("and", "or", "but", "under"):
        return False
    if cue == "say" or told:  # not "what he said about it was wrong"
        whole = contents.tells(row, chunk) or (cue == "say" and chunk[1] - start > _WHOLE)
        return whole and row.low(start) not in ("about", "of")
    if not contents.tells(row, chunk):
        return False
    while start < chunk[1] and (row.tag(start) == "RB" or row.low(start) in (",", ":")):
        start += 1
    low = row.low(start)
    if low in _OPENERS or low in MARKS or row.tag(start) in ("WP", "WRB", "EX"):
        return True
    if any(row.low(k) in MARKS for k in range(start, min(start + 6, chunk[1]))):
        return True
    found = phrase_after(row, start)
    if found is None:
        return row.tag(start) in ("IN", "VBG", "DT") or row.tag(start) in FINITE
    k = found[1]
    if row.low(k) in (",", "who", "which", "that", "—", "–", "-", "("):
        return any(row.tag(j) in FINITE for j in range(k + 1, chunk[1]))
    while row.tag(k) == "RB":
        k += 1
    if cue in _WEAK:
        return row.tag(k) in FINITE
    return row.tag(k) in FINITE or row.tag(k) in ("VBN", "TO", "POS") or row.low(k) in words("be")


def quote_end(row: Line, start: int, end: int) -> int:
    """Where a cue that stands inside a quotation loses its words: with the mark that closes it,
    right behind a word."""
    marks = (k for k in range(max(1, start), end) if row.low(k) in MARKS)
    return next((k for k in marks if row.tokens[k].start == row.tokens[k - 1].end), end)


def object_end(row: Line, start: int, end: int) -> int:
    """Where an object without a clause ends: before the comma of the next clause."""
    commas = (k for k in range(start, end) if row.low(k) == "," and not row.quoted[k])
    return next((k for k in commas if any(row.tag(j) in FINITE for j in range(k, end))), end)


def quoted_as(row: Line, at: int) -> int | None:
    """The place of "quoted" in "was quoted (by X) as saying"."""
    if row.tag(at) != "VBG" or row.low(at - 1) != "as":
        return None
    near = range(at - 2, max(0, at - 9), -1)
    return next((k for k in near if row.low(k) in ("quoted", "cited", "reported")), None)


def verbatim(row: Line, content: Chunk) -> bool:
    """Whether words are told as somebody's: in quotation marks, or behind "that"."""
    return row.low(content[0]) == "that" or any(row.low(k) in MARKS for k in range(*content))


def object_of(row: Line, cue: str, start: int) -> bool:
    """Whether words without a clause can be what a cue is about: "confirmed the raid", "warned of
    a raid", "vowed to raid it"."""
    if row.low(start) == "to":
        return cue in words("promising")
    if row.tag(start) == "CC" or _nothing(row, start):
        return False
    if cue in ("say", "tell"):  # not "said a terrible thing"
        return row.low(start) in _SHORT or row.low(start + 1) in ("same", "opposite")
    if row.tag(start) == "IN":
        return cue in words("telling") and row.low(start) in ("of", "about", "against", "over")
    if cue == "confirm" and asked_about(row, start):
        return False  # "confirmed the judge"
    if cue == "claim":  # not "claimed 12 lives", "claimed asylum"
        counted = row.tag(start) in ("CD", "JJR") or row.low(start) in words("many")
        return not counted and not _taken(row, start)
    return cue in words("telling")


def _nothing(row: Line, start: int) -> bool:
    """ "revealed (almost) nothing"."""
    start += row.tag(start) == "RB"
    return row.low(start) in ("nothing", "little", "none")


def _taken(row: Line, start: int) -> bool:
    """Whether a thing that is claimed is a good, no words: "claimed the prize"."""
    found = phrase_after(row, start)
    return found is not None and any(row.low(k) in words("claimable") for k in range(*found))


def asked_about(row: Line, start: int) -> bool:
    """Whether a person is questioned or confirmed, not words or a plan: "questioned him"."""
    found = phrase_after(row, start)
    if found is None:
        return row.tag(start) == "PRP"
    head = head_of(row, found)
    return row.tag(head) in ("PRP", "NNP") or officer(row.low(head)) or row.low(head) in _PEOPLE


def withheld(row: Line, start: int) -> bool:
    """Whether something is kept from somebody, not called untrue: "denied him a visa"."""
    found = phrase_after(row, start)
    if found is None:
        return False
    whom = row.tag(start) == "PRP" or row.tag(found[1] - 1) in ("NNP", "NNPS")
    more = row.tag(found[1]) in ("DT", "PRP$", "JJ", "NN", "NNS")
    return (whom and more) or row.low(head_of(row, found)) in words("withholdable")


def judged(row: Line, start: int, end: int, cue: str) -> bool:
    """Whether something is called or described as something: "called it a lie", "described the
    war as lost", not "called Ann Li on Monday", "described the scene"."""
    inside = range(start, end)
    if row.tag(start) in ("IN", "RP", "TO") and row.low(start) != "that":
        return False  # "called on Chad to leave"
    if row.low(start).endswith(("self", "selves")) and row.tag(start + 1) == "NNP":
        return False  # "who calls himself Rex"
    if any(row.low(k) in MARKS for k in inside):
        return True
    if cue == "describe":
        return any(row.low(k) == "as" for k in inside)
    found = phrase_after(row, start)
    if found is None:
        return row.tag(start) in ("JJ", "RB")
    after = found[1]
    near = range(max(0, start - 8), start)
    asked = any(row.tag(k) in ("WP", "WDT") and row.low(k) != "who" for k in near)
    return asked or (after < end and _complements(row, after))


def _complements(row: Line, at: int) -> bool:
    adverb = row.tag(at) == "RB" and (row.low(at) in _AWAY or row.low(at)[-2:] == "ly")
    return not adverb and row.tag(at) not in ("IN", "TO", ",", "CC", "RP")


def denied(row: Line, start: int, end: int, cue: str) -> bool:
    """Whether words are denied, not a plan or a person refused: "dismissed the report", not
    "dismissed him as the wrong man"."""
    said = words("anaphor") | words("pointer") | {"that", "having", "idea", "notion"}
    return cue == "deny" or end <= start or any(row.low(k) in said for k in range(start, start + 8))
