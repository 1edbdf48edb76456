"""Coding with a user's dictionaries: asides, verbs taken for nouns, which pattern wins."""

from pathlib import Path
from typing import Any

import pytest

from actorgraph import content

petrarch: Any = content.load_ingest("_text.petrarch.coder")

ACTORS = "NORLAND [NOR]\nSUDONIA [SUD]\nWESTMARK [WES]\nWESTMARK_RIDERS [WESRID]\n"
AGENTS = "SOLDIER [~MIL]\nPOLICE {} [~COP]\nOFFICIAL [~GOV]\n"
VERBS = """&FINISH_
+TO THE END
+TO THE END OF TIME

--- ATTACK [190] ---
ATTACK
--- CONDEMN [111] ---
CONDEMN
--- SHUT [---] ---
SHUT {SHUTS}
- * EMBASSY [161]
- * BORDER [162]
--- AGREE [030] ---
AGREE
- * WITH % [031]
--- RESIST [100] ---
RESIST
- * &FINISH [102]
--- LEND [070] ---
LEND {LENT LENDS}
- * THE_MONEY [071]
- * LARGE_SUM [072]
--- SEND [---] ---
SEND {SENT SENDS}
- * SOLDIERS [073]
"""


@pytest.fixture
def known(tmp_path: Path) -> Any:
    for name, text in (("own.actors", ACTORS), ("own.agents", AGENTS), ("own.verbs", VERBS)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return petrarch.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "triples"),
    [
        # asides between commas
        ("Norland attacked Sudonia, the Westmark radio reported.", {("NOR", "SUD", "190")}),
        ("Norland, five years after crowds stormed its embassy, attacked Sudonia.",
         {("NOR", "SUD", "190")}),
        ("Norland will attack, after a quarrel with Westmark, the towns of Sudonia.",
         {("NOR", "SUD", "190")}),
        ("Norland, the Westmark riders and Sudonia attacked nobody.", set()),
        ("Norland attacked Sudonia, and Westmark condemned Norland.",
         {("NOR", "SUD", "190"), ("WES", "NOR", "111")}),
        ("Norland's police, soldiers and officials attacked Sudonia, the radio said.",
         {("NORCOP", "SUD", "190"), ("NORMIL", "SUD", "190"), ("NORGOV", "SUD", "190")}),
        # a verb between two names, and behind "did"
        ("Norland attacks Sudonia five years after crowds stormed its embassy.",
         {("NOR", "SUD", "190")}),
        ("Norland attacks on Sudonia continued.", set()),
        ("Norland did attack Sudonia.", {("NOR", "SUD", "190")}),
        # names and agents
        ("Westmark's riders attacked Norland.", {("WESRID", "NOR", "190")}),
        ("Soldiers and police of Norland attacked Sudonia.",
         {("NORMIL", "SUD", "190"), ("NORCOP", "SUD", "190")}),
        ("Norland attacked the police near a road that Sudonia built.", set()),
        ("Norland sent soldiers to Sudonia.", {("NOR", "SUD", "073")}),
        ("Neither Norland nor Westmark attacked Sudonia.",
         {("NOR", "SUD", "190"), ("WES", "SUD", "190")}),
        # which pattern
        ("Norland shuts the border with Sudonia near the embassy.", {("NOR", "SUD", "162")}),
        ("Norland resisted to the end of time Sudonia.", {("NOR", "SUD", "102")}),
        ("Norland agreed with Sudonia and Westmark on a plan.",
         {("SUD", "WES", "031"), ("WES", "SUD", "031")}),
        ("Norland lent the money to Sudonia.", {("NOR", "SUD", "071")}),
        ("Norland lent a large sum to Sudonia.", {("NOR", "SUD", "072")}),
    ],
)  # fmt: skip
def test_clauses(known: Any, text: str, triples: set[tuple[str, str, str]]) -> None:
    assert set(petrarch.coded(text, "2010-05-05", known)) == triples
