"""Words that the tagger mistakes and their neighbours give away: "to hand over the men", "talks
with Kenya were put off", "Pope Paul VI", "amid"."""

import re
from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.nounlike import MEETINGS, PARTICLES, called, met, thing
from actorgraph_ingest._text.words.numbers import NUMERALS
from actorgraph_ingest._text.words.pasts import full
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE, also_to
from actorgraph_ingest._text.words.verbs import Unit, forms

_ALWAYS = frozenset(("amid", "amidst", "despite", "during", "among", "upon", "towards"))
_OBJECT = frozenset(("DT", "PRP$", "PRP", "NNP"))
_BOTH = frozenset(("DT", "PRP$", "NNP", "NNPS", "NN", "NNS", "JJ", "CD"))
_NUMERAL = re.compile(r"[IVX]{2,6}")


def given_away(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """The tag of a mistaken word, else nothing."""
    low, tag = row[at].low, tags[at]
    if low in _ALWAYS and tag != "IN":
        return "IN"
    if low == "that" and tag in ("WDT", "IN") and tags[at + 1 : at + 2] == ["NN"]:
        return "" if _clausal(tags, at) else "DT"  # "described that conflict as a crime"
    if low in ("firm", "fast") and at and row[at - 1].low in _STANDING:
        return "RB"  # "stood firm"
    if low in ("late", "early") and tag != "RB" and _dates(row, at):
        return "RB"
    if tag == "NN" and low.endswith("ing") and _blamed_for(row, tags, at):
        return "VBG"  # "accused Chad of training rebels"
    if tag == "VBN" and _led_by(row, tags, at):
        return "VBD"  # "rebels who gunned down a man"
    amid = at > 0 and row[at - 1].low in _ALWAYS
    if tag == "VBZ" and (amid or _of_people(row, tags, at)):
        return "NNS"  # "amid concerns", "dynamited Kenyan homes"
    if tag in ("VBN", "VBD") and low in ("injured", "wounded", "hurt") and _left(row, tags, at):
        return "JJ"
    if tag == "CD" and at and tags[at - 1] == "NNP" and _NUMERAL.fullmatch(row[at].text):
        return "NNP"
    if tag == "VB" and low in _QUARTERS:
        return "JJ"  # "to eastern Russia"
    if low == "test" and row[at + 1 : at + 2] and row[at + 1].low in _FIRED:
        return "RB"  # "Chad test fired a missile"
    if low in NUMERALS and tag in ("JJ", "NN", "RB"):
        return "CD"
    return _past_form(row, tags, at)


def _past_form(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """The tag of what was mistaken for a participle or another past, else of a noun or verb."""
    low, tag = row[at].low, tags[at]
    if tag in ("VBD", "VBN") and {how for _, how in forms().get(low, ())} == {"base"}:
        return "NN"  # "blocked EU aid to Chad": it has another past
    if tag in ("VBG", "VBN") and _owned(row, tags, at):
        return "JJ"  # "Sudan's warring parties", "Tibet's exiled leader"
    if tag == "NN" and low.endswith("ed") and tags[at + 1 : at + 2] == ["TO"] and full(low):
        return "VBD"  # "the club failed to agree"
    if tag == "RB" and low.endswith("ed") and _acts(row, tags, at):
        return "VBD"  # "U.S. troops handed over supplies"
    if tag in ("VBN", "VBD") and low == "armed" and row[at + 1 : at + 2]:
        named = (
            at > 0 and tags[at - 1] == "NNP" and row[at - 1].party is not None
        )  # "Chad armed rebels", but "unknown armed men"
        return "JJ" if row[at + 1].low in agent_nouns() and not named else ""
    if tag in ("VBN", "VBD") and low in _CLAIMED and _claimed(row, tags, at):
        return "JJ"
    return _other_form(row, tags, at)


def _other_form(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    low, tag = row[at].low, tags[at]
    if tag == "JJR" and low == "broker":
        return "VB"
    if tag == "CC" and low == "both" and tags[at + 1 : at + 2] and tags[at + 1] in _BOTH:
        return "PDT"  # "met both the president and the rebels"
    if made := _attributive(row, tags, at):
        return made
    if tag == "VBZ" and low in MEETINGS and met(row, tags, at):
        return "NNS"
    if tag == "NNS" and low in ("calls", "appeals") and called(row, tags, at):
        return "VBZ"
    if tag == "JJ" and thing(row, at):
        return "NN"
    if tag == "VBZ" and at and row[at - 1].low in _THEIRS and low not in words("be"):
        return "NNS"  # "known for his reports on crime"
    if tag == "RB" and low in agent_nouns() and at and row[at - 1].party is not None:
        return "NN"  # "a European Union force yesterday took over"
    if tag in ("NN", "JJ", "VBP", "RB") and _to_do(row, tags, at):
        return "VB"
    if tag == "VBP" and at and row[at - 1].low in ("and", "or") and also_to(tags, at):
        return "VB"
    return ""


_QUARTERS = frozenset("eastern western northern southern central".split())
_FIRED = frozenset("fired fires firing launched launches launching".split())
_THEIRS = frozenset("his its their my our your".split())
_STANDING = frozenset("stand stands stood standing hold holds held holding".split())
_CLAIMED = frozenset(
    "proposed planned reported suspected alleged stalled disputed wounded injured displaced "
    "stranded trapped kidnapped abducted captured detained jailed imprisoned wanted besieged "
    "occupied frozen exiled armed".split()
)


def _blamed_for(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    known = any(how == "ing" for _, how in forms().get(row[at].low, ()))
    blames = at > 2 and any(u.low in ("accused", "accuses", "accusing", "suspected") for u in
                            row[max(0, at - 6) : at - 1])  # fmt: skip
    return known and blames and row[at - 1].low == "of" and tags[at + 1 : at + 2] == ["NNS"]


def _led_by(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """Whether "who", "which" or "that" stands right before a past tense, or an adverb between."""
    k = at - 2 if at > 1 and tags[at - 1] == "RB" else at - 1
    if k > 1 and row[k].low in words("said") | {"say"}:  # "a man who police say shot a guard"
        k = next((j for j in range(k - 1, max(-1, k - 5), -1) if tags[j] in ("WP", "WDT")), k)
    told = any(how == "ed" for _, how in forms().get(row[at].low, ()))
    led = k > 0 and row[k].low in ("who", "which", "that") and tags[k] in ("WP", "WDT", "IN")
    return told and led and (row[k].low != "that" or tags[k - 1][:2] == "NN")


def _of_people(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """Whether a people's adjective stands before a word, of no one citizen: "a Kenyan leads"."""
    party = row[at - 1].party if at else None
    one = at > 1 and row[at - 2].low in ("a", "an", "another", "one", "the")
    return party is not None and party.modifier and tags[at - 1] == "NNP" and not one


def _left(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "left ten soldiers injured": how it left them."""
    verb = next((k for k in range(at - 1, max(-1, at - 8), -1) if tags[k][:2] == "VB"), -1)
    return verb >= 0 and row[verb].low in ("left", "leave", "leaves", "leaving")


def _dates(row: Sequence[Unit], at: int) -> bool:
    """ "Chad late on Friday", "troops early Monday": what the day behind a word is like."""
    ahead = [u.low for u in row[at + 1 : at + 3]]
    led = ahead[:1] == ["on"] and ahead[1:] != [] and ahead[1] in words("weekday")
    near = at > 0 and row[at - 1].low not in ("the", "a", "of", "his", "her", "their", "its")
    return near and (led or (ahead[:1] != [] and ahead[0] in words("weekday")))


def _clausal(tags: Sequence[str], at: int) -> bool:
    """Whether a verb is to come before the clause ends."""
    for tag in tags[at + 2 :]:
        if tag in FINITE:
            return True
        if tag in (".", ",", ":"):
            return False
    return False


def _owned(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    party = row[at - 1].party if at else None
    after = tags[at + 1] if at + 1 < len(tags) else ""
    return party is not None and party.possessive and after in ("NN", "NNS", "JJ")


def _acts(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    known = {t for _, t in forms().get(row[at].low, ())}
    party = row[at - 1].party if at else None
    led = party is not None and not (party.possessive or party.modifier)
    return "ed" in known and (led or (at > 0 and tags[at - 1] == "NNS"))


def _claimed(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "condemned reported raids", "reject proposed changes": what the noun is said to be."""
    verb = at > 0 and tags[at - 1] in FINITE | {"VBG", "VB", "VBN"} and full(row[at - 1].low)
    after = tags[at + 1] if at + 1 < len(row) else ""
    named = at + 1 < len(row) and row[at + 1].party is not None
    return verb and (named or after in ("JJ", "NN", "NNS"))


def _attributive(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """ "a UN arms embargo", "a request from leading parties": what tells of the noun behind."""
    dealt = row[at].low == "arms" and tags[at] == "VBZ" and tags[at + 1 : at + 2] == ["NN"]
    if dealt or (tags[at] in ("VBZ", "VBP") and _within(row, tags, at)):
        return "NNS"  # "an arms factory"
    led = row[at].low == "leading" and at > 0 and row[at - 1].low in ("from", "with", "between")
    return "JJ" if led and tags[at] == "VBG" else ""


def _within(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "a UN arms embargo": an article that no name has of its own, and a noun behind."""
    led = at > 1 and row[at - 2].low in ("a", "an") and row[at - 1].party is not None
    return led and tags[at + 1 : at + 2] in (["NN"], ["NNS"])


def _to_do(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "pressure to hand over the men", "demands to free hostages": the verb of an infinitive."""
    unit = row[at]
    if not at or row[at - 1].low != "to" or not unit.text.islower() or at + 2 > len(row):
        return False
    if "base" not in {t for _, t in forms().get(unit.low, ())} or row[at - 2].low in _ONTO:
        return False
    k = at + 1
    while k + 1 < len(row) and row[k].low in PARTICLES:
        k += 1
    if k > at + 1 and tags[k][:2] in ("NN", "JJ", "VB", "CD"):
        return True
    if k < len(row) and tags[k] in _OBJECT:
        return True
    return tags[at] == "JJ" and _who(row, tags, k)


_ONTO = frozenset(
    "due close back next according access addition thanks prior contrary returned return".split()
)


def _who(row: Sequence[Unit], tags: Sequence[str], k: int) -> bool:
    """Whether a phrase of people begins here: "two hostages", "female Iraqi prisoners"."""
    for j in range(k, min(k + 4, len(row))):
        if row[j].low in agent_nouns():
            return True
        if row[j].party is None and tags[j] not in ("JJ", "CD", "NN", "VBN", "NNP"):
            return False
    return False
