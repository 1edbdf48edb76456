"""Tags of the units, mended where the dictionaries know better than the tagger."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.doers import agent_nouns
from actorgraph_ingest._text.pasts import full, past, shares
from actorgraph_ingest._text.pieces import FINITE
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
    if unit.low == "cannot":
        return "MD"
    by = at + 1 < len(row) and row[at + 1].low == "by"
    if unit.low in words("adjectival") and after_be and not by:
        return "JJ"
    asked = tag in ("NN", "JJ", "VBD", "VBN", "NNP", "RB") and "base" in known
    if asked and not _people(row, tags, at) and _asks(row, tags, at):
        return "VB"
    if _people(row, tags, at) or _named_thing(row, tags, at):
        return "NNS" if unit.low.endswith("s") else "NN"
    if tag == "VBN" and unit.low == "said" and not after_be:
        return "VBD"
    if tag in ("VBG", "VBN") and "-" in unit.low and tags[at + 1 : at + 2][:1] in (["NN"], ["NNS"]):
        return "JJ"  # "wide-ranging talks"
    if tag == "FW" and unit.low in agent_nouns():
        return "NNS" if unit.low.endswith(("s", "men")) else "NN"
    if tag == "FW" and unit.text[:1].isupper():
        return "NNP"
    if unit.low in _NEARLY and tag == "IN" and tags[at + 1 : at + 2] == ["CD"]:
        return "RB"  # "about 300 militiamen"
    if unit.low == "that" and tag == "RB" and tags[at + 1 : at + 2] == ["NN"]:
        return "DT"
    swells = unit.low.startswith("un") or (unit.low in _GROWTH and _led(tags, at))
    if tag == "VBG" and (swells or _paired(tags, at)):
        return "JJ"
    if tag == "VBN" and "ed" in known and at and row[at - 1].low in ("and", "but", "or"):
        return "VBD" if shares(row, tags, at) else tag
    if tag in ("VBN", "VBD") and not at and unit.low in _HELD and tags[1:2] not in (["IN"], [","]):
        return "JJ"
    if (
        tag in ("VB", "VBP")
        and at
        and tags[at - 1] == "DT"
        and row[at - 1].low in ("a", "an", "the")
    ):
        return "NN"  # "agreed to a ceasefire"
    if tag == "VBN" and _attributed(row, tags, at):
        return "JJ"
    if tag == "VBG" and _raging(row, at):
        return "NN"  # "killed in fighting between"
    if tag == "VBG" and not at and unit.low in _things() and tags[1:2] in (["VBD"], ["VBN"]):
        return "NN"  # "Fighting erupted between"
    if tag == "VBG" and not at and _workers(row, tags):
        return "JJ"
    if tag in ("NN", "NNP", "VB") and "base" in known and _subjunctive(row, tags, at):
        return "VBP"
    if tag in _MISTAKEN and known & {"ed", "s"} and past(row, tags, at):
        return "VBD" if "ed" in known else "VBZ"
    return tag


_HELD = frozenset(
    "suspected alleged armed masked unidentified jailed exiled banned wounded accused".split()
)
_NEARLY = frozenset("about around over some".split())
_GROWTH = frozenset("increasing growing mounting rising continuing ongoing escalating".split())


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


def _raging(row: Sequence[Unit], at: int) -> bool:
    before = row[at - 1].low if at else ""
    after = row[at + 1].low if at + 1 < len(row) else ""
    led = before in ("in", "during", "after", "amid", "of", "for") and after == "between"
    return led and row[at].low in _things()


def _workers(row: Sequence[Unit], tags: Sequence[str]) -> bool:
    """ "Striking teachers insisted": who strikes is the subject."""
    near = len(tags) > 2 and row[1].low in agent_nouns() and row[1].low.endswith("s")
    return near and tags[2] in FINITE


def _subjunctive(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "demanded that the government raise their pay"."""
    k = at - 1
    while k > 0 and tags[k] in ("NNP", "NN", "NNS", "DT", "JJ", "POS", "PRP"):
        k -= 1
    asks = k > 0 and row[k].low == "that" and row[k - 1].low.startswith(_ASKING)
    after = tags[at + 1] if at + 1 < len(tags) else ""
    return (
        asks and at - k > 1 and after in ("DT", "PRP$", "NNP", "NNS", "IN", "JJ", "RP", "CD", "RB")
    )


_ASKING = ("demand", "insist", "urg", "ask", "request", "propos", "recommend", "order", "suggest")


def _people(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "The military attacked", "US witnesses said", "the wounded": people, no verb."""
    tag, low, before = tags[at], row[at].low, tags[at - 1] if at else ""
    if tag[:2] not in ("NN", "CD") and low in agent_nouns() and _stands(row, tags, at):
        return True
    if tag in ("VBN", "VBD") and before == "DT":
        return at + 1 < len(row) and tags[at + 1] in ("IN", "VBD", "VBP", "VBZ")
    known = low in agent_nouns() or low in words("source_noun")
    return known and tag in ("VBZ", "VB", "VBP") and before in ("NN", "NNP", "NNS")


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
    led = (
        before in _LEFT
        or _piled(row, tags, at)
        or (party is not None and (party.modifier or party.possessive))
    )
    led = led or (before in ("VBD", "VBZ", "VBG", "VBN", "VBP", "VB") and full(row[at - 1].low))
    return led and (after in words("preposition") or after in (".", ",", "and", "to"))


def _piled(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "lifted its arms embargo on": a noun behind a noun that its clause has a verb for."""
    owned = (
        at > 2
        and tags[at - 1] == "NNS"
        and (tags[at - 2] in ("PRP$", "DT", "POS", "JJ") or _possessed(row, at - 2))
    )
    return owned and any(tag in FINITE for tag in tags[: at - 2])


def _possessed(row: Sequence[Unit], at: int) -> bool:
    party = row[at].party
    return party is not None and party.possessive


def _given(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "offered Pakistan talks": the second object of a verb."""
    if at < 2 or row[at - 1].party is None or tags[at] not in ("VBZ", "VBP", "JJ"):
        return False
    after = row[at + 1].low if at + 1 < len(row) else "."
    return tags[at - 2] == "VBD" and full(row[at - 2].low) and after in (".", ",", "and", "on")


def _acted_on(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """Two verbs in a row: the second is what the first is done to."""
    return (
        bool(at)
        and tags[at - 1] == "VBD"
        and row[at - 1].low not in _LETS
        and (full(row[at - 1].low))
    )
