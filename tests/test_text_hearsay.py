"""Content under a cue is somebody's: whoever is named or described claims it, else an unnamed
source. What is denied, doubted or only believed is not told at all."""

import json
from pathlib import Path

import pytest
from text_words import brief, findings

from actorgraph.build import Builder
from actorgraph.workspace import Workspace

UNTOLD = [
    "The minister denied that Iran had sent missiles to Russia.",
    "It was denied that Peru had attacked Ecuador.",
    "Many believe that Sudan attacked Chad.",
    "Analysts doubt that Kenya armed Uganda.",
    "There is no evidence that Kenya armed Uganda.",
    "The film claims Spain attacked Morocco.",
    "A neighbour accused another of lying about Iran attacking Iraq.",
    "Few believe the theory that Poland sabotaged the pipeline of Germany.",
    "Diplomats dismissed reports that Chad had attacked Mali.",
    "Inspectors found no evidence that Iran armed Sudan.",
    "Markets fell on fears that Iran would attack Israel.",
    "There was little hope that Chad would free the Malian hostages.",
    "The report that Kenya bombed Uganda was false.",
    "Kenya has no proof that Iran armed Sudan.",
    "There was no sign that Kenya had bombed Mali.",
    "Kenya fears Mali will attack Uganda.",
    "Oil rose on fears Mali will attack Uganda.",
    "Farmers hope Kenya will free the Malian teachers.",
    "Kenya found no evidence that Iran armed Sudan.",
    "The film shows a report that Peru attacked Chile.",
]
TOLD = [
    ("Protesters say Egypt bombed Libya.", "*Protesters asserts: ASSAULT/explosives Egypt > Libya"),
    (
        "Egypt bombed Libya, a man from Tobruk said.",
        "*man from Tobruk asserts: ASSAULT/explosives Egypt > Libya",
    ),
    (
        "The rumour that Kenya armed Uganda is old.",
        "*unnamed source reports: AID Kenya > Uganda",
    ),
    (
        "Diplomats were reading a report that Peru had attacked Ecuador.",
        "*unnamed source reports: ASSAULT Peru > Ecuador",
    ),
    (
        "Oil rose amid reports of an Israeli strike on Syria.",
        "*unnamed source reports: ASSAULT/heavy-weapons Israel > Syria",
    ),
    (
        "Word that Chad had freed two Malian hostages reached Paris on Monday.",
        "*unnamed source reports: RETREAT/release Chad > Mali",
    ),
    (
        "Chad freed two Malian hostages, court records showed.",
        "*unnamed source asserts: RETREAT/release Chad > Mali",
    ),
    (
        "Newly released documents show that Chad armed Malian rebels.",
        "*unnamed source asserts: AID Chad > *Malian rebels",
    ),
    (
        "Chad attacked Mali, it was reported on Sunday.",
        "*unnamed source reports: ASSAULT Chad > Mali",
    ),
    (
        "Chad will not attend the summit, a senior official says.",
        "*senior official asserts: REJECT Chad > ",
    ),
    (
        "Malian rebels are reported to have attacked Chad.",
        "*unnamed source reports: ASSAULT *Malian rebels > Chad",
    ),
    (
        "The army claimed on Monday to have captured a Malian rebel.",
        "*army asserts: COERCE/seize *army > *Malian rebel",
    ),
    ("A man was accused by Chad of bombing Mali.", "Chad accuses: ASSAULT/explosives *man > Mali"),
    (
        "Rebels accused Chad of killing two farmers as crowds besieged the Malian embassy.",
        "*Rebels accuses: ASSAULT Chad > *farmers ; PROTEST/obstruct *crowds > Mali",
    ),
    ("A Kenyan minister rejected claims that Kenya had armed rebels.", "REJECT Kenya > "),
    (
        "Four men charged with murder were freed by Kenya.",
        "RETREAT/release Kenya > *men ; ACCUSE/allege  > *men",
    ),
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
    ("Kenya suspects Mali bombed Uganda.", "Kenya accuses: ASSAULT/explosives Mali > Uganda"),
    ("Kenya denied that the rebels, who attacked Mali in May, had left.", "ASSAULT *rebels > Mali"),
    (
        "Kenya, saying that Chad attacked Mali, bombed Uganda on Friday.",
        "Kenya asserts: ASSAULT Chad > Mali ; ASSAULT/explosives Kenya > Uganda",
    ),
    (
        "China rebuffed suggestions by Chad that it consider the offer of Taiwan.",
        "REJECT China > Chad ; REQUEST Chad > China",
    ),
    (
        "Kenya warned the rebel town of Gulu on Monday it must hand over its arms.",
        "THREATEN Kenya > *rebel",
    ),
    (
        "A driver was charged on Tuesday, appearing at a hearing where his lawyer sued Chad.",
        "ACCUSE/allege  > *driver ; ACCUSE *lawyer > Chad",
    ),
    (
        "Mali's imprisonment of Kenyan farmers went on, people close to the talks said.",
        "*unnamed source reports: COERCE/arrest Mali > *Kenyan farmers",
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


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_denied_doubted_or_believed_is_not_told(text: str) -> None:
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
