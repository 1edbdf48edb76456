"""What a pronoun stands before: "its troops" are those of whom "its" stands for."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.hits import role
from actorgraph_ingest._text.types import Party, Token
from actorgraph_ingest._text.words.tables import words

_APART = frozenset("to . , ; and or but that because when while after before until unless".split())


def theirs(row: Sequence[Token], party: Party) -> Party:
    """ "its troops" are those of whom "its" stands for."""
    after_her = row[party.last].low if party.last < len(row) else "."
    if row[party.first].low == "her" and (after_her in _APART or after_her in words("preposition")):
        return replace(party, possessive=False)  # "urged her to leave"
    after, sense = role(row, party.last) if party.possessive and party.last < len(row) else (0, "")
    if sense not in ("state", "troops", "asset"):
        return party
    thing = "troops" if sense == "troops" else ""
    if party.kind == "Person" and party.country and sense != "asset":  # "his army": his state's
        party = replace(party, refs=(party.country,), kind="State", pronoun=False, office="")
    return replace(party, last=after, end=row[after - 1].end, possessive=False, thing=thing)
