"""Words of violence that the tagger mistakes: "gunmen shot dead", "mortar rounds slammed", "the car
bombing case"."""

from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS
from actorgraph_ingest._text.words.verbs import Unit, forms

_OBJECT = frozenset(("DT", "PRP", "PRP$", "CD", "NNP", "JJ"))
_DESCRIBING = frozenset(("JJ", "CC", "NNP", "CD", "IN"))
_MEANS = frozenset(
    "car truck suicide air roadside drone rocket mortar sniper grenade missile".split()
)


def misread(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """The tag of a mistaken word, else nothing."""
    low, tag, before = row[at].low, tags[at], row[at - 1].low if at else ""
    after, next_ = (row[at + 1].low, tags[at + 1]) if at + 1 < len(row) else (".", ".")
    if low == "dead" and before == "shot":
        return "RB"
    if low == "shot" and tag in ("NN", "JJ", "VBN", "VB") and at:
        return _shot(row, tags, at)
    if tag in ("VBN", "VBD") and low.endswith("ed") and _owned(row, at) and next_ in NOUNS:
        return "JJ"  # "Sudan's troubled Darfur region"
    led = at > 0 and (row[at - 1].party is not None or tags[at - 1] in ("DT", "JJ", "CD"))
    if tag in ("JJ", "RB") and led and low in agent_nouns() and next_ not in NOUNS | _DESCRIBING:
        return "NN"  # "a French national shot dead"
    if tag in ("VBN", "VBD") and before == "by" and next_ in NOUNS:
        return "JJ"  # "led by wanted men"
    if not at and tag == "VBG" and low in words("arms") and after == "between":
        return "NN"
    if low == "press" and tag[0] == "V" and after in _PRESS:
        return "NN"  # "Kremlin press secretary Ann Li"
    if low == "pay" and tag in ("VB", "VBP") and at and tags[at - 1] == "VBG":
        return "NN"
    if tag == "NN" and _fights(row, tags, at):
        return "VBP"  # "as US forces battle insurgents"
    if before not in _MEANS:
        return ""
    if tag == "VBG" and low in words("arms") | words("bodily") and next_ in NOUNS:
        return "NN"
    ends = next_ in ("VBD", "VBN", "VBZ", "IN", "MD") and after != "by"
    return "NNS" if tag == "VBZ" and low in words("arms") and ends else ""


_PRESS = frozenset(
    "secretary secretaries conference conferences spokesman spokeswoman office officer attache "
    "corps release releases agency agencies freedom briefing".split()
)


def _shot(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """ "The rebel shot at", "gunmen shot dead", "was found shot"."""
    before, party = row[at - 1].low, row[at - 1].party
    after = row[at + 1].low if at + 1 < len(row) else "."
    if any(before in words(group) for group in ("be", "have")) or before in ("found", "and"):
        return "" if before == "and" else "VBN"
    who = party is not None and not (party.possessive or party.modifier)
    who = who or before in agent_nouns()
    acts = after in ("dead", "at", "down") or _joined(row, at) or tags[at + 1 : at + 2] == ["DT"]
    return "VBD" if who and (acts or tags[at + 1 : at + 2] in [[t] for t in _OBJECT]) else ""


def _fights(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """Whether many who bear arms stand before a word, somebody behind, and no verb is near."""
    who = row[at - 1] if at else None
    if who is None or row[at].low not in _CLASHING or at + 1 >= len(row):
        return False
    troops = who.party is not None and bool(who.party.thing) and not who.party.possessive
    many = troops or (agent_nouns().get(who.low) in ("armed", "forces") and who.low[-1:] == "s")
    onto = row[at + 1].low in ("with", "against") or tags[at + 1] in ("NNS", "NNP", "CD", "DT")
    return many and onto and not FINITE.intersection(tags[at + 1 : at + 4])


_CLASHING = frozenset("battle clash fight attack bomb shell ambush raid storm besiege".split())


def _joined(row: Sequence[Unit], at: int) -> bool:
    """ "shot and killed"."""
    near = row[at + 1 : at + 3]
    told = {form for _, form in forms().get(near[-1].low, ())} if len(near) == 2 else set()
    return len(near) == 2 and near[0].low == "and" and "ed" in told


def _owned(row: Sequence[Unit], at: int) -> bool:
    party = row[at - 1].party if at else None
    return party is not None and party.possessive
