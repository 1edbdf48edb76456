"""Dictionaries in PETRARCH's formats, written here, and what is coded with them."""

from pathlib import Path
from typing import Any

import pytest

from actorgraph import content

petrarch: Any = content.load_ingest("_text.petrarch.coder")
files: Any = content.load_ingest("_text.petrarch.files")
verbs: Any = content.load_ingest("_text.petrarch.verbs")

ACTORS = """<!-- actors of a made-up world -->
NORLAND [NOR]  # default
+NORLANDERS
+NORLANDIC
EASTISH [EAS]
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
        (
            "Norlandic and Eastish police visited West March.",
            {("NORCOP", "MAR", "042"), ("EASCOP", "MAR", "042")},
        ),
        (
            "Norland and Eastish police visited West March.",
            {("NOR", "MAR", "042"), ("EASCOP", "MAR", "042")},
        ),
        (
            "Norland's and Sudonia's ministers visited West March.",
            {("NORGOV", "MAR", "042"), ("SUDGOV", "MAR", "042")},
        ),
        (
            "West March visited Norlandic-Eastish police.",
            {("MAR", "NORCOP", "042"), ("MAR", "EASCOP", "042")},
        ),
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


# ── rules of the formats, one by one ─────────────────────────────────────────

RULE_ACTORS = """NORLAND [NOR] ; an older kind of comment
+NORLANDER
SUDONIA_
	[OLD <991231]
	[SUD >20000101]
KING OF HILLS [HIL]
MINISTER_ABEL_ZED [NORMIN]
TWIN_ISLES [ONE/TWO]
GHOSTLAND [---]
U.F.A [UFA]
EASTON [EAS]
---STOP---
BEYOND [BEY]
"""
RULE_AGENTS = """!PERSON! = MAN, MEN
MINISTER [~GOV]
SOLDIER [~MIL]
WITNESS [~WIT]
CONGRESS!PERSON! [~LEG]
REBEL_FIGHTER [~REB]
FIGHTER [~UAF]
FORMER_GENERAL [~ELI]
OFFICIAL [~GOV]
"""
RULE_VERBS = """- * STRAY [999]
&AID_
+GRAIN
&ARM
+ARMY
+GLASS

--- ATTACK [190] ---
ATTACK
- * CONVOY [191]
- NOT * [192]
--- PROMISE [030] ---
PROMISE
- * &NOWHERE [031]
--- ACCUSE [112] ---
ACCUSE
+LASH_OUT {+LASHES_OUT +LASHED_OUT}
HIT OUT
FAR_AND_+FLING
- * (OF {WAR CRIMES}) [1123]
--- CONDEMN [---] ---
CONDEMN
--- CONDEMN [111] ---
CONDEMN
--- SAY [010] ---
SAY {SAID SAYS}
--- TALK [040:041] ---
TALK {TALKED TALKS TALKING}
--- SEND [---] ---
SEND {SENT SENDS SENDING}
- * &AID [070]
- * &ARM TO_ + [072]
- + WAS * &AID FROM $ [073]
~ a (a b ATTACK) SAY = a b 138
"""
RULE_DISCARDS = "CHESS CLUB_\nTENNIS\n+RUGBY\n"


@pytest.fixture
def ruled(tmp_path: Path) -> Any:
    for name, text in (
        ("own.actors", RULE_ACTORS), ("own.agents", RULE_AGENTS), ("own.verbs", RULE_VERBS),
        ("own.discards", RULE_DISCARDS),
    ):  # fmt: skip
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return petrarch.load(tmp_path)


@pytest.mark.parametrize(
    ("text", "triples"),
    [
        # names and agents
        ("The king of the high Hills condemned Norland.", {("HIL", "NOR", "111")}),
        ("The king met leaders of Hills.", set()),
        ("The Twin Isles attacked Norland.", {("ONE", "NOR", "190"), ("TWO", "NOR", "190")}),
        ("Ghostland attacked Norland.", set()),
        ("The U.F.A. attacked Norland.", {("UFA", "NOR", "190")}),
        ("Easton Minister Abel Zed attacked Norland.", {("EASGOV", "NOR", "190")}),
        ("Minister Abel Zed attacked Easton.", {("NORMIN", "EAS", "190")}),
        ("Beyond attacked Norland.", set()),
        ("Soldiers in Easton attacked Norland.", {("EASMIL", "NOR", "190")}),
        ("Norland congressmen condemned witnesses from Easton.", {("NORLEG", "EASWIT", "111")}),
        ("Norland's rebel fighters attacked Easton.", {("NORREB", "EAS", "190")}),
        ("Former Norland ministers condemned Easton.", {("NORELI", "EAS", "111")}),
        ("The Norland official condemned Easton.", {("NORGOV", "EAS", "111")}),
        # verbs and patterns
        ("Norland lashed out at Easton.", {("NOR", "EAS", "112")}),
        ("Norland hit out at Easton.", {("NOR", "EAS", "112")}),
        ("Norland far and flings Easton.", {("NOR", "EAS", "112")}),
        ("Norland accused Easton of war crimes.", {("NOR", "EAS", "1123")}),
        ("Norland sent glasses to Easton.", {("NOR", "EAS", "072")}),
        ("Norland sent grain to Easton.", {("NOR", "EAS", "070")}),
        ("Norland sent grains to Easton.", set()),
        ("Norland was sent grain from Easton.", {("EAS", "NOR", "073")}),
        ("Norland did not attack Easton.", {("NOR", "EAS", "192")}),
        ("Norland promised Easton nowhere.", {("NOR", "EAS", "030")}),
        ("Norland, on a visit to Sudonia, condemned Easton.", {("NOR", "EAS", "111")}),
        # who and whom
        ("Norland was attacked by Easton on Monday.", {("EAS", "NOR", "190")}),
        ("Norland was accused over its dispute with Easton.", {("NOR", "EAS", "112")}),
        ("Norland was attacked by crowds.", set()),
        ("Norland and Easton talked.", {("NOR", "EAS", "040"), ("EAS", "NOR", "040")}),
        ("Norland and Easton attacked Easton.", {("NOR", "EAS", "190")}),
        ("Norland attacked Norlanders.", set()),
        ("A bomb in Norland attacked Easton.", {("NOR", "EAS", "190")}),
        ("The soldiers of Norland and the officials of Easton condemned Sudonia.",
         {("NORMIL", "SUD", "111"), ("EASGOV", "SUD", "111")}),
        ("The soldiers of Norland and Easton condemned Sudonia.",
         {("NORMIL", "SUD", "111"), ("EASMIL", "SUD", "111")}),
        ("Norland soldiers attacked Easton ministers and officials.",
         {("NORMIL", "EASGOV", "190")}),
        ("Norland noted that Sudonia attacked Easton.", {("NOR", "EAS", "190")}),
        ("Neither Norland nor Easton attacked Sudonia.",
         {("NOR", "SUD", "190"), ("EAS", "SUD", "190")}),
        # how far a verb reaches
        ("Norland promised to attack Easton.", {("NOR", "EAS", "030")}),
        ("Norland said that Sudonia attacked Easton.", {("NOR", "SUD", "010")}),
        ("The Norland minister who attacked Easton condemned Sudonia.", {("NORGOV", "SUD", "111")}),
        ("Norland attacked Easton and condemned Sudonia.",
         {("NOR", "EAS", "190"), ("NOR", "SUD", "111")}),
        ("Norland condemned the raid, officials in Easton said.", set()),
        ("Norland condemned the raid, and Easton accused Sudonia.", {("EAS", "SUD", "112")}),
        ("Norland said it would attack Easton, and Sudonia condemned the plan.",
         {("NOR", "EAS", "010")}),
        ("Norland's plan to attack Easton was condemned by Sudonia.",
         {("NOR", "EAS", "190"), ("SUD", "NOR", "111")}),
        # what is left out
        ("Norland met Easton for tennis-court talks. Norland attacked Easton.",
         {("NOR", "EAS", "190")}),
        ("Norland attacked Easton. The rugby match followed.", set()),
        ("Norland attacked the chess clubs of Easton.", {("NOR", "EAS", "190")}),
    ],
)  # fmt: skip
def test_rules(ruled: Any, text: str, triples: set[tuple[str, str, str]]) -> None:
    assert set(petrarch.coded(text, "2010-05-05", ruled)) == triples


def test_years_of_two_digits(ruled: Any) -> None:
    for day, code in (("1999-12-31", "OLD"), ("2000-01-01", "SUD")):
        assert petrarch.coded("Norland attacked Sudonia.", day, ruled) == [("NOR", code, "190")]
    assert files.actors("X [A <300101]")["X"][0][1] == [files.Code("A", "", "2030-01-01")]
    assert files.actors("X [A <310101]")["X"][0][1] == [files.Code("A", "", "1931-01-01")]


def test_lines_that_are_none_do_no_harm(tmp_path: Path) -> None:
    for kind in ("actors", "agents", "verbs", "discards"):
        text = "[010]\n+\n!X! = A = B\n&\n+ _\n- *\n{ } [~G]\n--- [\n_+_ {+_}\n[X 2000-1]\n"
        (tmp_path / f"odd.{kind}.txt").write_text(text, encoding="utf-8")
    known = petrarch.load(tmp_path)
    assert petrarch.coded("Norland attacked Sudonia.", "2010-05-05", known) == []
