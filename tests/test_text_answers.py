"""A denial answers the accusation before it, in whatever words either is told."""

from typing import Any

import pytest
from text_words import findings

from actorgraph import content

types: Any = content.load_ingest("_text.types")

CLAIMS = (
    "Mali accused Kenya of attacking Chad.",
    "Mali said on Monday that Kenyan troops had attacked Chad.",
    "According to Mali, Kenya attacked Chad.",
    "Mali blamed Kenya for attacking Chad.",
    "Mali alleged that Kenya had attacked Chad.",
)
DENIALS = (
    "Kenya denied the accusation.",
    "Kenya denied it.",
    "Kenya denied doing so.",
    "Nairobi denied that.",
    "Nairobi rejected the allegation.",
    "Kenya dismissed the accusations as lies.",
    "Kenya called the claim false.",
    "The accusation was denied by Kenya.",
    "Kenya said the accusation was false.",
    "Kenyan officials denied any involvement.",
    "Kenya denied that it had attacked Chad.",
    '"This is a lie," a Kenyan spokesman said.',
    "Kenya said it had nothing to do with the attack.",
    "Kenya insisted it had not attacked Chad.",
    "Kenya described the accusation as nonsense.",
    "Kenya, which denies the accusation, left.",
    "Kenya denied responsibility for the attack.",
)


def denied(text: str) -> list[list[str]]:
    claims = types.walked(findings(text).claims)
    return [[e.type for e in c.events] for c in claims if c.stance in ("denies", "disputes")]


@pytest.mark.parametrize("denial", DENIALS)
def test_what_is_denied_is_what_was_claimed(denial: str) -> None:
    for claim in CLAIMS:
        assert denied(f"{claim} {denial}") in ([["ASSAULT"]], [[]]), claim


@pytest.mark.parametrize(
    "text", ["Kenya did not comment.", "Kenya did not deny the accusation.", "Kenya denied it."]
)
def test_nothing_is_denied_where_nobody_denies_or_nothing_was_claimed(text: str) -> None:
    claimed = "" if text.endswith("it.") else CLAIMS[0]
    assert not [told for told in denied(f"{claimed} {text}") if told]
