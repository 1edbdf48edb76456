"""Where a clause ends, and the actors in it by the preposition before them."""

from collections.abc import Iterator

from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import DASHES, Units, Verb, forms, read_verb


def clause_end(row: Units, at: int) -> int:
    """Where the words that belong to a verb end."""
    for k in range(at, len(row)):
        low = row[k].low
        if low in (";", ":") or low in DASHES or low in words("boundary"):
            return k
        if low in (",", "and", "but") and _new_clause(row, k + 1):
            return k
        if (
            low == "to"
            and k + 1 < len(row)
            and "base" in {t for _, t in forms().get(row[k + 1].low, ())}
        ):
            return k
    return len(row)


def _new_clause(row: Units, at: int) -> bool:
    while at < len(row) and row[at].low in ("and", "but", "then", "also", "the", ","):
        at += 1
    if at + 2 < len(row) and row[at].low == "on" and row[at + 1].low in words("weekday"):
        at += 2  # "and on Friday struck"
    if at >= len(row):
        return True
    if row[at].party is not None:
        after = row[at + 1].low if at + 1 < len(row) else ""
        if any(after in words(group) for group in ("modal", "have", "be", "do")):
            return True
        return any(read_verb(row, k) is not None for k in range(at + 1, min(at + 4, len(row))))
    verb = read_verb(row, at) if row[at].low in forms() else None
    helps = (
        row[at].low in words("have") or row[at].low in words("be") or row[at].low in words("modal")
    )
    return (verb is not None and not verb.passive) or helps or row[at].low.endswith("ing")


def slots(row: Units, start: int, end: int) -> dict[str, tuple[Party, ...]]:
    """The actors after a verb by the preposition before them; "obj" is the direct object."""
    found: dict[str, list[Party]] = {}
    slot, noun = "obj", False
    for k in range(start, end):
        unit = row[k]
        if unit.party is not None:
            if not (slot == "obj" and noun and not found.get("obj")):
                found.setdefault(slot, []).append(unit.party)
            noun = False if unit.party.possessive or unit.party.modifier else noun
        elif _counting(row, k) or unit.low in words("many"):
            continue  # "dozens of", "over 11,000"
        elif unit.low in words("preposition"):
            slot, noun = unit.low, False
        elif unit.low not in (",", "and", "or") and unit.low.isalpha():
            bare = unit.low not in words("determiner")
            slot = slot + "+" if found.get(slot) and bare else slot
            noun = noun or (bare and slot == "obj" and not _describes(unit.low))
    return {name: tuple(parties) for name, parties in found.items()}


def _describes(low: str) -> bool:
    return low.endswith("ly") or low in words("filler")


def _counting(row: Units, at: int) -> bool:
    """ "over 11,000" is no place, "dozens of" no owner."""
    if row[at].low == "of":
        return at > 0 and row[at - 1].low in words("many")
    number = at + 1 < len(row) and row[at + 1].low[:1].isdigit()
    return row[at].low in ("over", "around", "about", "under") and number


def verbs(row: Units) -> Iterator[Verb]:
    for at, unit in enumerate(row):
        if unit.low in forms():
            verb = read_verb(row, at)
            if verb is not None:
                yield verb
