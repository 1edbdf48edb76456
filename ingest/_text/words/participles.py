"""Participles that act as adjectives or nouns: "the allied commander", "in fighting between"."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.pasts import NAMING, full, shares
from actorgraph_ingest._text.words.tables import irregular, table, words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import Unit, forms

_HELD = frozenset(
    "suspected alleged armed masked unidentified jailed exiled banned wounded accused reported "
    "proposed planned perceived attempted intended detained captured kidnapped convicted".split()
)
_GROWTH = frozenset(
    "increasing growing mounting rising continuing ongoing escalating striking".split()
)


def participle(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """The tag of a word that the tagger took for a verb, where it knows less than the words
    around; else nothing."""
    low, tag = row[at].low, tags[at]
    if tag == "VBG":
        return _going(row, tags, at)
    if tag == "VBN" and low in _HELD and at and row[at - 1].low == "and" and _titled(row, tags, at):
        return "JJ"  # "businessman and convicted spy Ann Li"
    if tag == "VBN" and at and row[at - 1].low in ("and", "but", "or") and _past(low):
        return "VBD" if shares(row, tags, at) else tag
    if tag == "VBN" and _past(low) and _resumes(row, tags, at):
        return "VBD"
    if tag == "JJ" and at and row[at - 1].low == "and" and _past(low) and low not in _HELD:
        acted = tags[at + 1 : at + 2] == ["NNS"] and not tags[at - 2].startswith("JJ")
        return "VBD" if acted and shares(row, tags, at) else tag  # "and freed prisoners"
    itself = at + 1 < len(row) and row[at + 1].low.endswith(("self", "selves"))
    if tag == "NN" and low in _unchanged() and (itself or _coordinate(row, tags, at)):
        return "VBD"  # "lost ground, hit Togo and", "set himself on fire"
    if tag in ("VBN", "VBD"):
        held = low in _HELD and _described(row, tags, at)
        owned = _between(tags, at) or _of_object(row, tags, at)
        if held or owned or (tag == "VBN" and _attributed(row, tags, at)):
            return "JJ"
    if tag in ("VB", "VBP") and at and tags[at - 1] == "DT" and row[at - 1].low in _ARTICLES:
        return "NN"  # "agreed to a ceasefire"
    return ""


def _resumes(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "opened talks, then raided Y", "lost ground, bombed Y and": a verb behind a comma with what
    it acts on right behind it."""
    then = at > 1 and row[at - 1].low in ("then", "later") and row[at - 2].low in (",", "and")
    listed = at > 1 and row[at - 1].low == "," and any(
        u.low == "and" and tags[k] in ("VBD", "VBN")
        for k, u in enumerate(row[at + 1 : at + 8], at + 2) if k < len(row)
    )  # fmt: skip
    after = tags[at + 1] if at + 1 < len(row) else ""
    onto = after in ("DT", "PRP$", "NNP", "CD", "NNS") and row[at].low not in NAMING
    return (then or (listed and onto)) and shares(row, tags, at)


@cache
def _unchanged() -> frozenset[str]:
    """Verbs whose past tense is like their present: "hit", "cut", "shut"."""
    return frozenset(verb for verb, (past, _) in irregular().items() if verb == past) - {"cost"}


def _coordinate(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """Whether a verb is due behind "and" or a comma: one before is a past tense, and what it acts
    on stands right behind."""
    joined = at > 1 and row[at - 1].low in ("and", ",", "then")
    after = tags[at + 1] if at + 1 < len(row) else ""
    onto = after in ("DT", "PRP$", "NNP", "NNPS", "NNS", "CD", "RP")
    verb = next((k for k in range(at - 1, -1, -1) if tags[k][:2] == "VB"), -1)
    return joined and onto and verb >= 0 and tags[verb] == "VBD"


def _titled(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    named = at + 2 < len(row) and row[at + 2].party is not None
    return named and tags[at + 1] == "NN" and tags[at - 2] in ("NN", "NNP")


def _of_object(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "returned stolen paintings": what the object of the verb right before is like."""
    led = at > 0 and tags[at - 1] in ("VBD", "VBN", "VBG", "VB") and full(row[at - 1].low)
    return led and row[at - 1].party is None and tags[at + 1 : at + 2] in (["NN"], ["NNS"])


def _described(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "Wounded soldiers left", "evacuated wounded Palestinians": what people are like."""
    if not at:
        return tags[1:2] not in (["IN"], [","])
    people = at + 1 < len(row) and (
        row[at + 1].party is not None or tags[at + 1][:2] in ("NN", "JJ")
    )
    acted = tags[at - 1] == "VBD" and full(row[at - 1].low)
    party = row[at - 1].party
    named = party is not None and not party.modifier
    ended = tags[at + 1 : at + 3] == ["NNS", "VBD"] and not named  # but "that Mali armed men was"
    acted = acted or ended
    return people and (acted or tags[at - 1] in ("CD", "DT", "IN", "JJ"))


_ARTICLES = frozenset(("a", "an", "the"))


def _past(low: str) -> bool:
    return any(form == "ed" for _, form in forms().get(low, ()))


def _going(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    low = row[at].low
    lasting = low.startswith("un") and not low.startswith(_UNDOING)  # "unending"
    swells = lasting or (low in _GROWTH and _led(tags, at))
    swells = swells or low in ("neighbouring", "neighboring")
    if swells or _paired(tags, at) or _worded(row, tags, at):
        return "JJ"
    if low == "questioning" and at and row[at - 1].low in ("during", "under", "for"):
        return "NN"
    if _raging(row, at):
        return "NN"  # "killed in fighting between"
    if not at and low in things() and (tags[1:2] in (["VBD"], ["VBN"]) or _of_whom(row)):
        return "NN"  # "Fighting erupted between", "Shelling by X"
    return "JJ" if not at and _workers(row, tags) else ""


def _of_whom(row: Sequence[Unit]) -> bool:
    return len(row) > 2 and row[1].low in ("by", "between")


_TONES = frozenset(
    "disparaging mocking threatening insulting demeaning belittling taunting offending "
    "humiliating".split()
)
_DOING = frozenset(
    "for by of from after before while without since despite to keep keeps kept start started "
    "begin began stop stopped continued".split()
)


def _worded(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "cited disparaging remarks": what words are like, nobody disparages them."""
    if row[at].low not in _TONES or not at or row[at + 1 : at + 2] == []:
        return False
    before = row[at - 1].low
    doing = before in _DOING or before in words("be") or tags[at - 1][:2] in ("NN", ",")
    return row[at + 1].low in words("uttered") and not doing


_UNDOING = tuple(
    "under undo unveil unleash unit unload unseat unravel unlock unblock unfold".split()
)


def _led(tags: Sequence[str], at: int) -> bool:
    """ "under increasing pressure": how great it is, nobody increases it."""
    after = tags[at + 1] if at + 1 < len(tags) else ""
    return at > 0 and tags[at - 1] in ("IN", "DT", "CC", "TO") and after in ("NN", "NNS")


def _paired(tags: Sequence[str], at: int) -> bool:
    """ "cultural and sporting ties"."""
    return (
        at > 1 and tags[at - 2 : at] == ["JJ", "CC"] and tags[at + 1 : at + 2] in (["NN"], ["NNS"])
    )


def _attributed(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "urgently needed medical supplies": what the noun behind is like."""
    led = at > 1 and tags[at - 1] == "RB" and row[at - 1].low.endswith("ly")
    after = tags[at + 1] if at + 1 < len(tags) else ""
    free = led and not any(row[at - 2].low in words(g) for g in ("be", "have"))
    return free and after in ("JJ", "NN", "NNS") and row[at - 2].party is None


def _between(tags: Sequence[str], at: int) -> bool:
    """Between an article or adjective and the noun that both are of."""
    led = at > 0 and tags[at - 1] in ("DT", "PRP$", "POS", "JJ")
    return led and tags[at + 1 : at + 2] in (["NN"], ["NNS"])


def _raging(row: Sequence[Unit], at: int) -> bool:
    before = row[at - 1].low if at else ""
    after = row[at + 1].low if at + 1 < len(row) else ""
    led = before in ("in", "during", "after", "amid", "of", "for") and after == "between"
    return led and row[at].low in things()


def _workers(row: Sequence[Unit], tags: Sequence[str]) -> bool:
    """ "Striking teachers insisted": who strikes is the subject."""
    near = len(tags) > 2 and row[1].low in agent_nouns() and row[1].low.endswith("s")
    return near and tags[2] in FINITE | {"VBN"}


@cache
def things() -> frozenset[str]:
    """The nouns of the dictionaries: what is done, given, imposed or held."""
    told = (w for row in table("nouns") for w in row["noun"].split())
    kinds = (w for row in table("kinds") for w in row["words"].split())
    return frozenset((*told, *kinds)) - words("preposition")


@cache
def acted_on() -> frozenset[str]:
    """The nouns that verbs of the dictionaries ask for behind them: "dissent", "talks"."""
    told = (w for row in table("verbs") for w in row["objects"].split(",") if w.isalpha())
    return frozenset(told)
