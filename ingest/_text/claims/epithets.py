"""Words of blame that only name whom they stand before: "suspected rebels", "a blast claimed
by X", "a suspect that"."""

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.numbers import NUMERALS
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Units, forms


def names_whom(row: Units, at: int) -> bool:
    """ "Suspected rebels shot a guard": only a name for who they are."""
    after = row[at + 1].low if at + 1 < len(row) else ""
    before = row[at - 1].low if at else ""
    led = not at or before in words("preposition") | words("determiner") | words("many")
    led = led or before in NUMERALS or before.isdigit()
    if row[at].low == "reported" and before in forms() and after.isalpha():
        return after not in words("boundary") | words("preposition") | words("weekday")
    return row[at].low in ("suspected", "alleged", "accused") and led and _people(row, at + 1)


def _people(row: Units, at: int) -> bool:
    """ "Muslim militants": a phrase of people begins at a place."""
    for k in range(at, min(at + 3, len(row))):
        party = row[k].party
        if row[k].low in agent_nouns() or (party is not None and _group(party)):
            return True
        if row[k].plain and (row[k].low in forms() or row[k].low in words("preposition")):
            return False
    return False


def _group(party: Party) -> bool:
    """ "Tamil Tigers", "Chadian militants", not the "Chadian" of "an alleged Chadian raid"."""
    if party.modifier or party.possessive:
        return False
    return party.generic or party.kind == "Organization" or party.end > party.name[1] + 1


def claimed_by(row: Units, at: int) -> bool:
    """ "a blast claimed by X killed": whose it is, not what is said."""
    near = row[at - 1].low if at else ""
    after = row[at + 1].low if at + 1 < len(row) else ""
    return row[at].low == "claimed" and after == "by" and near in words("arms")


def person(row: Units, at: int) -> bool:
    """ "a suspect that police hunted"."""
    before = row[at - 1].low if at else ""
    return row[at].low.startswith("suspect") and before in words("determiner") | words("many")
