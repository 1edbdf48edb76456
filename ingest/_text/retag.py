"""Tags of the units, mended where the dictionaries know better than the tagger."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.doers import agent_nouns
from actorgraph_ingest._text.pieces import FINITE, RELATIVE
from actorgraph_ingest._text.tables import table, words
from actorgraph_ingest._text.types import Sentence
from actorgraph_ingest._text.verbs import Unit, forms

_MISTAKEN = frozenset(("VBN", "NN", "NNS", "JJ", "VB", "NNP", "VBP"))
_LEFT = frozenset(("JJ", "NN", "DT", "PRP$", "POS", "CD"))
_LETS = frozenset("let lets make makes made help helps helped have had see saw".split())


def unit_tags(row: Sequence[Unit], sentence: Sentence, tags: Sequence[str]) -> list[str]:
    """The tag of each unit; a phrase that denotes actors is a name."""
    by_start = {token.start: tag for token, tag in zip(sentence.tokens, tags, strict=True)}
    found = ["NNP" if u.party is not None else by_start.get(u.start, "") for u in row]
    for at, unit in enumerate(row):
        if unit.party is None:
            found[at] = _mended(row, found, at)
    if not FINITE.intersection(found):
        _headlined(row, found)
    return found


def _headlined(row: Sequence[Unit], tags: list[str]) -> None:
    """ "EU and UN hand over supplies", "Obama Increases Aid": a sentence without a verb has one
    right behind its first name."""
    for at in range(1, len(row) - 1):
        before, known = row[at - 1].party, {t for _, t in forms().get(row[at].low, ())}
        small = row[at].low in ("to", "and", "&", ",")
        if before is None or before.possessive or not row[at].plain or small:
            continue
        joined = at > 2 and row[at - 2].low in ("and", "&")
        if "s" in known or "ed" in known or ("base" in known and joined):
            tags[at] = "VBZ" if "s" in known else "VBD" if "ed" in known else "VBP"
        return


def _mended(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    unit, tag = row[at], tags[at]
    known = {t for _, t in forms().get(unit.low, ())}
    after_be = at > 0 and row[at - 1].low in words("be")
    if unit.low in words("adjectival") and after_be:
        return "JJ"
    asked = tag in ("NN", "JJ", "VBD", "VBN", "NNP", "RB") and "base" in known
    if asked and not _people(row, tags, at) and _asks(row, tags, at):
        return "VB"
    if _people(row, tags, at) or _named_thing(row, tags, at):
        return "NNS" if unit.low.endswith("s") else "NN"
    if tag == "VBN" and unit.low == "said" and not after_be:
        return "VBD"
    if tag == "VBG" and unit.low.startswith("un"):
        return "JJ"
    if tag == "VBN" and "ed" in known and at and row[at - 1].low in ("and", "but", "or"):
        return "VBD" if _shares(row, tags, at) else tag
    if tag in _MISTAKEN and known & {"ed", "s"} and _past(row, tags, at):
        return "VBD" if "ed" in known else "VBZ"
    return tag


def _people(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "The military attacked", "US witnesses said", "the wounded": people, no verb."""
    tag, low, before = tags[at], row[at].low, tags[at - 1] if at else ""
    if tag[:2] not in ("NN", "CD") and low in agent_nouns() and _stands(row, tags, at):
        return True
    if tag in ("VBN", "VBD") and before == "DT":
        return at + 1 < len(row) and tags[at + 1] in ("IN", "VBD", "VBP", "VBZ")
    known = low in agent_nouns() or low in words("source_noun")
    return known and tag in ("VBZ", "VB", "VBP") and before in ("NN", "NNP")


def _named_thing(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """A noun of the dictionaries that the tagger took for another word."""
    tag = tags[at]
    thing = tag[:2] in ("VB", "JJ", "RB") and row[at].low in _things()
    if thing and (_is_noun(row, tags, at) or _given(row, tags, at)):
        return True
    return tag in ("VB", "VBP", "VBZ") and _acted_on(row, tags, at)


def _stands(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "The military attacked": a noun of people, for an article stands before it and a verb, a
    preposition or a mark behind."""
    before, after = tags[at - 1] if at else "", tags[at + 1] if at + 1 < len(row) else "."
    verb = at + 1 < len(row) and row[at + 1].low in forms()
    return before in ("DT", "JJ", "PRP$", "POS") and (verb or after in ("IN", "MD", ",", "."))


def _asks(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "will boycott", "to attack X": a verb is due here."""
    k = at - 1
    while k > 0 and tags[k] == "RB":
        k -= 1
    modal = k >= 0 and tags[k] == "MD"
    to = (
        k >= 0
        and row[k].low == "to"
        and at + 1 < len(row)
        and tags[at + 1] in ("DT", "NNP", "PRP$", "JJ", "NNS", "PRP", "CD")
    )
    verbal = to and k > 0 and tags[k - 1] in ("VBD", "VBZ", "VBP", "VBN", "JJ", "VBG", "NNS")
    return modal or (verbal and row[k - 1].low in words("intent"))


@cache
def _things() -> frozenset[str]:
    """The nouns of the dictionaries: what is done, given, imposed or held."""
    told = (w for row in table("nouns") for w in row["noun"].split())
    kinds = (w for row in table("kinds") for w in row["words"].split())
    return frozenset((*told, *kinds)) - words("preposition")


def _is_noun(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "the Turkish offensive against", "halted aid to": a noun of the dictionaries."""
    before, party = tags[at - 1] if at else "", row[at - 1].party if at else None
    after = row[at + 1].low if at + 1 < len(row) else "."
    led = before in _LEFT or (party is not None and (party.modifier or party.possessive))
    led = led or (before in ("VBD", "VBZ", "VBG", "VBN", "VBP", "VB") and _full(row[at - 1].low))
    return led and (after in words("preposition") or after in (".", ",", "and", "to"))


def _given(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "offered Pakistan talks": the second object of a verb."""
    if at < 2 or row[at - 1].party is None or tags[at] not in ("VBZ", "VBP", "JJ"):
        return False
    after = row[at + 1].low if at + 1 < len(row) else "."
    return tags[at - 2] == "VBD" and _full(row[at - 2].low) and after in (".", ",", "and", "on")


def _acted_on(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """Two verbs in a row: the second is what the first is done to."""
    return (
        bool(at)
        and tags[at - 1] == "VBD"
        and row[at - 1].low not in _LETS
        and (_full(row[at - 1].low))
    )


def _full(low: str) -> bool:
    return not any(low in words(group) for group in ("be", "have", "do", "modal", "speech_past"))


def _past(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "Israel struck Syria": the verb of a clause, for what can be its subject stands before it
    and its clause has no other."""
    unit = row[at]
    if unit.text[:1].isupper() or (at + 1 < len(row) and row[at + 1].low == "by"):
        return False
    left = at - 1
    while left > 0 and (tags[left] == "RB" or row[left].low in words("adverb")):
        left -= 1
    before = row[left].party if left >= 0 else None
    if before is not None and (before.possessive or before.modifier):
        return False
    if before is None and (tags[at] != "VBN" or left < 0 or not _subjects(row, tags, left)):
        return False
    return not _finite_left(row, tags, at) and not _finite_right(row, tags, at)


def _shares(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "has criticised X and condemned Y": a verb joined with one that is no passive."""
    for k in range(at - 2, -1, -1):
        if tags[k] in ("VBD", "VBN", "VBZ", "VBP") and _full(row[k].low):
            return not any(u.low in words("be") for u in row[max(0, k - 3) : k])
    return False


def _subjects(row: Sequence[Unit], tags: Sequence[str], left: int) -> bool:
    """Whether a clause can have its subject before a place: a noun, or the end of an aside."""
    return tags[left] in ("NNS", "NN", "NNP", "NNPS", "PRP") or (row[left].low == "," and left > 1)


def _finite_left(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    near = range(at - 1, max(-1, at - (30 if tags[at] == "VBN" else 5)), -1)
    for k in near:
        if tags[k] in RELATIVE or row[k].low in (";", ":", "that"):
            return any(tags[j] in FINITE for j in range(k, at)) and row[at - 1].low != ","
        if tags[k] in FINITE:
            return True
    return False


def _finite_right(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    for k in range(at + 2, len(row)):
        if row[k].low in (",", ";", ":") or tags[k] in RELATIVE or row[k].low == "that":
            return False
        if tags[k] in FINITE:
            return True
    return False
