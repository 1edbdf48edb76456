"""Dictionaries in PETRARCH's formats, written here, and what is coded with them."""

from pathlib import Path
from typing import Any

import pytest

from actorgraph import content

petrarch: Any = content.load_ingest("_text.petrarch")
files: Any = content.load_ingest("_text.petrarch_files")
verbs: Any = content.load_ingest("_text.petrarch_verbs")

ACTORS = """<!-- actors of a made-up world -->
NORLAND [NOR]  # default
+NORLANDERS
SUDONIA
    [OLDSUD <20000101]
    [SUD >20000102]
WEST_MARCH [MAR]
"""
AGENTS = """!PERSON! = MAN, WOMAN
MINISTER [~GOV]
DEPUTY [~LEG]
POLICE {} [~COP]
RELIEF_GROUP [NGO~]
CHAIR!PERSON! [~ELI]
"""
VERBS = """&GOODS
+GRAIN
+TIN ORE

--- MEET [040:041] ---
MEET {MET MEETS MEETING}
- % * TODAY [049]

--- SEND [---] ---
SEND {SENT SENDS}
- * &GOODS [070]
- NOT * &GOODS [120]
- * TROOPS_TO [190]

--- VISIT [042] ---
VISIT
"""
DISCARDS = "CHESS CLUB\n"


@pytest.fixture
def known(tmp_path: Path) -> Any:
    for name, text in (
        ("own.actors", ACTORS), ("own.agents", AGENTS), ("own.verbs", VERBS),
        ("own.discards", DISCARDS),
    ):  # fmt: skip
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return petrarch.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "triples"),
    [
        ("Norland met West March on Monday.", {("NOR", "MAR", "040"), ("MAR", "NOR", "041")}),
        ("Norland and West March met today.", {("NOR", "MAR", "049"), ("MAR", "NOR", "049")}),
        ("Norland sent grain to West March.", {("NOR", "MAR", "070")}),
        ("Norland sent tin ore to West March.", {("NOR", "MAR", "070")}),
        ("Norland sent letters to West March.", set()),
        ("Norland sent troops to West March.", {("NOR", "MAR", "190")}),
        ("A minister of Norland visited West March.", {("NORGOV", "MAR", "042")}),
        ("Norland police visited West March deputies.", {("NORCOP", "MARLEG", "042")}),
        ("Norlanders visited Sudonia.", {("NOR", "SUD", "042")}),
        ("Norland visited the chess club of West March.", set()),
    ],
)
def test_what_is_coded(known: Any, text: str, triples: set[tuple[str, str, str]]) -> None:
    assert set(petrarch.coded(text, "2010-05-05", known)) == triples


def test_a_code_is_that_of_the_day(known: Any) -> None:
    assert petrarch.coded("Norland visited Sudonia.", "1999-05-05", known) == [
        ("NOR", "OLDSUD", "042")
    ]


def test_forms_and_plurals() -> None:
    made = verbs.verbs("--- CARRY [010] ---\nCARRY\n--- HOP [011] ---\nHOP {HOPPED}\n")
    assert set(made.forms) == {"CARRY", "CARRIES", "CARRIED", "CARRYING", "HOP", "HOPPED"}
    people = files.agents(AGENTS)
    assert set(people) == {
        "MINISTER", "MINISTERS", "DEPUTY", "DEPUTIES", "POLICE", "RELIEF", "CHAIRMAN", "CHAIRWOMAN",
    }  # fmt: skip


def test_a_folder_without_files_codes_nothing(tmp_path: Path) -> None:
    assert petrarch.coded("Norland visited Sudonia.", "1999-05-05", petrarch.load(tmp_path)) == []
