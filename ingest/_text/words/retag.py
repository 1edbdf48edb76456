"""Tags of the units, mended where the dictionaries know better than the tagger."""

from collections.abc import Mapping, Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.types import Sentence
from actorgraph_ingest._text.words.cued import cued
from actorgraph_ingest._text.words.due import due
from actorgraph_ingest._text.words.headlines import headline, verbless
from actorgraph_ingest._text.words.misread import misread
from actorgraph_ingest._text.words.mistagged import given_away
from actorgraph_ingest._text.words.participles import acted_on, participle, things
from actorgraph_ingest._text.words.pasts import full, past
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.tagsets import FINITE
from actorgraph_ingest._text.words.verbs import Unit, forms, undergone

_MISTAKEN = frozenset(("VBN", "NN", "NNS", "JJ", "VB", "NNP", "VBP"))
_LEFT = frozenset(("JJ", "NN", "DT", "PRP$", "POS", "CD"))
_LETS = frozenset("let lets make makes made help helps helped have had see saw".split())


def unit_tags(row: Sequence[Unit], sentence: Sentence, tags: Sequence[str]) -> list[str]:
    """The tag of each unit; a phrase that denotes actors is a name."""
    by_start = {token.start: tag for token, tag in zip(sentence.tokens, tags, strict=True)}
    found = [_named(u, by_start) for u in row]
    for at, unit in enumerate(row):
        if unit.party is None:
            found[at] = _mended(row, found, at)
    at, tag = headline(row, found, sentence)
    if tag:
        found[at] = tag
        again = (k for k in range(at + 1, len(row)) if found[k] == "VBD" and row[k].party is None)
        for k in again:
            found[k] = _mended(row, found, k)
    if not FINITE.intersection(found):
        _headlined(row, found)
    return found


def _named(unit: Unit, tags: Mapping[int, str]) -> str:
    """The tag of a unit; many of a people ("Iraqis") are a plural."""
    if unit.party is None:
        return tags.get(unit.start, "")
    many = unit.party.modifier and tags.get(unit.start, "") in ("NNPS", "NNS")
    return "NNPS" if many else "NNP"


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
        break
    at = verbless(row, tags)
    if at:
        tags[at] = "VBD"


_SURE = frozenset(("DT", "PRP$", "PRP", "POS", "WP", "WDT", "CC", ",", ".", ":"))


def _mended(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    unit, tag = row[at], tags[at]
    if tag in _SURE:
        return (unit.low == "both" and given_away(row, tags, at)) or tag
    known = {t for _, t in forms().get(unit.low, ())}
    after_be = at > 0 and row[at - 1].low in words("be")
    if unit.low == "cannot":
        return "MD"
    by = at + 1 < len(row) and row[at + 1].low == "by"
    if unit.low in words("adjectival") and after_be and not by:
        return "JJ"
    asked = tag in ("NN", "JJ", "VBD", "VBN", "NNP", "RB", "JJS", "CD") and "base" in known
    if asked and not _people(row, tags, at) and due(row, tags, at):
        return "VB"
    if _people(row, tags, at) or _named_thing(row, tags, at):
        return "NNS" if unit.low.endswith("s") else "NN"
    if tag == "VBN" and unit.low == "said" and not after_be:
        return "VBD"
    if tag == "VBD" and undergone(row, at):
        return "VBN"
    if found := _by_place(row, tags, at):
        return found
    if tag in ("NN", "NNP", "VB") and "base" in known and _subjunctive(row, tags, at):
        return "VBP"
    ends = tags[at + 1 : at + 2] in ([","], ["."], [":"], []) and unit.low in agent_nouns()
    if tag in _MISTAKEN and known & {"ed", "s"} and not ends and past(row, tags, at):
        return "VBD" if "ed" in known else "VBZ"
    return tag


def _by_place(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """The tag that the words around one ask for, if any."""
    return (
        cued(row, tags, at)
        or _moved(row, tags, at)
        or _lone(row, tags, at)
        or given_away(row, tags, at)
        or misread(row, tags, at)
        or participle(row, tags, at)
    )


def _moved(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """ "was sent to prison", "sent them back to": where to, no verb and no thing."""
    unit, tag, after = row[at], tags[at], tags[at + 1 : at + 2]
    thing = unit.low in things() and unit.low not in forms()
    if tag == "VB" and at and row[at - 1].low == "to" and thing:
        return "NN"
    party = row[at - 1].party if at else None
    owned = party is not None and (party.possessive or party.pronoun)
    if unit.low != "back" or tag != "NN" or not at or owned:
        return ""
    return "RB" if tags[at - 1][:2] == "NN" and after in (["TO"], ["IN"], ["."]) else ""


def _lone(row: Sequence[Unit], tags: Sequence[str], at: int) -> str:
    """The tag of a word that its own form or its neighbour gives away, else nothing."""
    unit, tag, after = row[at], tags[at], tags[at + 1 : at + 2]
    if tag in ("VBG", "VBN") and "-" in unit.low and after in (["NN"], ["NNS"]):
        return "JJ"  # "wide-ranging talks"
    if tag == "RB" and unit.low in _LY_NOUNS and at and tags[at - 1] in ("NNP", "NN", "JJ", "DT"):
        return "NN"  # "a Trump rally"
    before = row[at - 1].party if at else None
    single = before is not None and before.kind == "Person" and not before.possessive
    if tag == "NNS" and single and after in (["JJ"], ["DT"]) and unit.low not in agent_nouns():
        return "VBZ"  # "Clinton faces heavy pressure"
    if tag == "FW" and unit.low in agent_nouns():
        return "NNS" if unit.low.endswith(("s", "men")) else "NN"
    if tag == "FW" and any(form == "ed" for _, form in forms().get(unit.low, ())):
        return "VBN"  # "an engineer held hostage"
    if tag == "FW" and unit.text[:1].isupper():
        return "NNP"
    if tag == "VB" and at and tags[at - 1] == "VBG" and after in (["IN"], [","], ["."]):
        return "NN"  # "demanding pay for"
    if unit.low in _NEARLY and tag == "IN" and after == ["CD"]:
        return "RB"  # "about 300 militiamen"
    return "DT" if unit.low == "that" and tag == "RB" and after == ["NN"] else ""


_LY_NOUNS = frozenset("rally ally family assembly reply supply anomaly bully tally".split())
_NEARLY = frozenset("about around over some".split())


def _subjunctive(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "demanded (that) the government raise their pay"."""
    k = at - 1
    while k > 0 and tags[k] in ("NNP", "NN", "NNS", "DT", "JJ", "POS", "PRP"):
        k -= 1
    led = k > 0 and row[k].low == "that"
    asks = row[k - led].low.startswith(_ASKING) and (led or (tags[k][:2] == "VB" == tags[at]))
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
    thing = tag[:2] in ("VB", "JJ", "RB") and row[at].low in things()
    thing = thing or (tag == "JJ" and row[at].low in acted_on())  # "stifled dissent in"
    if thing and (_is_noun(row, tags, at) or _given(row, tags, at)):
        return True
    return tag in ("VB", "VBP", "VBZ") and _acted_on(row, tags, at)


def _stands(row: Sequence[Unit], tags: Sequence[str], at: int) -> bool:
    """ "The military attacked": a noun of people, for an article stands before it and a verb, a
    preposition or a mark behind."""
    before, after = tags[at - 1] if at else "", tags[at + 1] if at + 1 < len(row) else "."
    verb = at + 1 < len(row) and row[at + 1].low in forms()
    return before in ("DT", "JJ", "PRP$", "POS") and (verb or after in ("IN", "MD", ",", "."))


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
    led = led or (tags[at] == "JJ" and before == "RP")  # "cut off aid to"
    return led and (after in words("preposition") or after in _BEHIND)


_BEHIND = frozenset((".", ",", "and", "to", "that", "which"))


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
