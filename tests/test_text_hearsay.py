"""Content under a cue is somebody's: whoever is named or is a body by its description claims it,
or it is not told at all."""

import json
from pathlib import Path

import pytest
from text_words import brief, findings

from actorgraph.build import Builder
from actorgraph.workspace import Workspace

NOBODY_NAMED = [
    "The minister denied that Iran had sent missiles to Russia.",
    "It was denied that Peru had attacked Ecuador.",
    "Protesters say Egypt bombed Libya.",
    "Egypt bombed Libya, a man from Tobruk said.",
    "Many believe that Sudan attacked Chad.",
    "Analysts doubt that Kenya armed Uganda.",
    "There is no evidence that Kenya armed Uganda.",
    "The rumour that Kenya armed Uganda is old.",
    "The claim that Peru had attacked Ecuador was denied by nobody.",
    "Reports of an Israeli strike on Syria could not be verified.",
    "The film claims Spain attacked Morocco.",
    "Moles accused Rwanda of ignoring reports that Uganda had attacked Burundi.",
    "A neighbour accused another of lying about Iran attacking Iraq.",
    "Few believe the theory that Poland sabotaged the pipeline of Germany.",
]
TOLD = [
    (
        "Egypt bombed Libya, prosecutors said.",
        "*prosecutors asserts: ASSAULT/explosives Egypt > Libya",
    ),
    ("Egypt rejected a plan of Libya, saying that it was late.", "REJECT Egypt > Libya"),
    ("The clan accused the guild of theft.", ""),
    ("The Karo Front accused the Mira Guild of theft.", "ACCUSE/allege *Karo Front > *Mira Guild"),
    (
        "Egypt reportedly attacked Libya after Kenya accused Chad of theft.",
        "*unnamed source reports: ASSAULT Egypt > Libya ; ACCUSE/allege Kenya > Chad",
    ),
    ("Grain has been sent to Chad.", "AID  > Chad"),
    ("Egypt and Libya Sign Treaty", "SUPPORT Egypt > Libya"),
    ("Kenya loosened its grip on Chad.", "CONCEDE Kenya > Chad"),
    ("Kenya will boycott Chad.", "THREATEN Kenya > Chad"),
]
ONE_NAMED = [
    ("Volodymyr Zelensky accused Iran of lying about its missiles.", {"ACCUSE"}),
    ("A raid on a base in Syria was blamed on Hezbollah.", set()),
    ("Iraq said that Iran had denied the charge.", set()),
    ("Spain accused Morocco of hiding a map. Rabat denied that Kenya armed Uganda.", {"ACCUSE"}),
    ("Egypt bombed Libya on Sunday.", {"ASSAULT"}),
]  # fmt: skip
NOT_WHOLE = [
    "Iraq said that Iran had denied the charge.",
    "African troops attacked Libya.",
    "West African leaders condemned Niger.",
    "Niger accused West African forces of attacking its soldiers. The Sahel denied it.",
    "Kharkiv police said Russia shelled a school.",
    "An FBI official said Iran hacked Albania.",
    "A UN official said Iran hacked Albania in Latin America.",
    "Balkan diplomats met European officials in Siberia.",
    '"They attacked us," a man said. "We never attacked us." Oslo denied it.',
    "Crimean authorities accused Ukraine of shelling Sevastopol.",
]


@pytest.mark.parametrize("text", NOBODY_NAMED)
def test_what_nobody_named_says_is_not_told(text: str) -> None:
    assert brief(text) == ""


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_a_sentence_tells_is_not_lost(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(("text", "own"), ONE_NAMED)
def test_the_own_voice_of_a_text_is_what_stands_under_no_cue(text: str, own: set[str]) -> None:
    assert {event.type for event in findings(text).events} == own


def test_a_claim_about_nothing_is_left_out_before_the_gate(full_ws: Workspace) -> None:
    file = full_ws.root / "short.jsonl"
    rows = [{"url": f"http://e.example/{n}", "text": t} for n, t in enumerate(NOT_WHOLE)]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    batch = Builder(full_ws).ingest([Path(file)])
    assert len(batch.slices) == len(NOT_WHOLE)
    assert sum(receipt.statements_quarantined for receipt in batch.slices) == 0
