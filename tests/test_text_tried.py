"""Who stands trial for what, who is where for a visit, and fights told by what came about."""

import pytest

from actorgraph import content

brief = content.load_ingest("_text.output.brief").brief

# fmt: off
TOLD = {
    "Paul Kagame called Nelson Mandela over the border dispute.":
        "CONSULT/phone Paul Kagame > Nelson Mandela",
    "Emmanuel Macron was in Rabat last week for an official visit.":
        "CONSULT/visit Emmanuel Macron > Morocco",
    "Nelson Mandela landed in Peru for talks with Emmanuel Macron.":
        "CONSULT Nelson Mandela > Emmanuel Macron",
    "The rebels are honouring a truce brokered by Qatar.":
        "RETREAT/ceasefire *rebels > ",
    "The army withdrew from the hills under a deal with rebels.":
        "RETREAT/withdraw *army > *rebels",
    "Two Kenyan soldiers were killed in mortar fire with militiamen.":
        "ASSAULT *militiamen > Kenya",
    "Clashes with Kenyan police erupted as students marched.":
        "ASSAULT *students > Kenya ; PROTEST/demo *students > ",
    "Three Kenyans on trial in Chad for torturing Ugandan traders went home.":
        "*unnamed source reports: ASSAULT/torture Kenya > *Ugandan traders ; "
        "ACCUSE/allege  > Kenya",
    "Four rebels went on trial in Peru accused of kidnapping Kenyan priests.":
        "*unnamed source accuses: ASSAULT/abduct *rebels > *Kenyan priests ; "
        "ACCUSE/allege  > *rebels",
    "Chad asked Niger to explain why it had expelled Kenyan students.":
        "REQUEST/assist Chad > Niger ; COERCE/deport Niger > *Kenyan students",
    "Germany dropped plans to expel Afghan refugees.":
        "CONCEDE Germany > ",
}
# fmt: on

NOTHING = (
    "The teacher called the parents over the noise.",
    "A tourist was in Cairo for a visit to the pyramids.",
    "The rain brought relief to farmers.",
    "The pilot landed the plane in Peru for repairs.",
    "Kenya asked why Uganda would close the border.",
)


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=range(len(TOLD)))
def test_what_is_told_by_court_place_and_occasion(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize("text", NOTHING)
def test_what_tells_no_deed(text: str) -> None:
    assert brief(text) == ""
