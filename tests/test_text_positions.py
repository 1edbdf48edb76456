"""Wherever a cue stands, what somebody says is that speaker's and never the text's own voice."""

from typing import Any

import pytest
from text_words import findings

from actorgraph import content

tables: Any = content.load_ingest("_text.words.tables")
types: Any = content.load_ingest("_text.types")
verbs: Any = content.load_ingest("_text.words.verbs")

POSITIONS = (
    "{who} {said} that Chad attacked Mali.",
    "{who} also {said} on Monday that Chad attacked Mali.",
    "{who} met reporters and {said} that Chad attacked Mali.",
    "Chad attacked Mali, {who} {said}.",
    "Chad attacked Mali, {who} {said} in a statement on Monday.",
    '"Chad attacked Mali," {who} {said}.',
    '"Chad attacked Mali," {said} {who}.',
    "Chad, {who} {said}, attacked Mali.",
)
SPEAKERS = ("Kenyan officials", "a union leader")
PLAIN = ("asserts", "reports", "acknowledges", "confirms")


def pasts() -> list[str]:
    """The past forms of the cues by which somebody states something; "continued" alone is none, and
    what is proposed is not stated."""
    made = []
    for row in tables.table("cues"):
        if row["frame"] == "that" and row["stance"] in PLAIN and row["cue"].isalpha():
            forms = (f for f in tables.inflect(row["cue"]) if ("ed" in tags(f)))
            made.append(next(forms))
    return [said for said in made if said not in ("continued", "proposed")]


def tags(form: str) -> set[str]:
    return {tag for _, tag in verbs.forms().get(form, ())}


@pytest.mark.parametrize("position", POSITIONS)
def test_a_cue_is_read_in_every_position(position: str) -> None:
    lost = []
    for said in pasts():
        for who in SPEAKERS:
            text = position.format(who=who, said=said)
            text = text[0].upper() + text[1:]
            found = findings(text)
            told = [e.type for claim in types.walked(found.claims) for e in claim.events]
            own = [e.type for e in found.events]
            if "ASSAULT" in own or "ASSAULT" not in told:
                lost.append(text)
    assert lost == []
