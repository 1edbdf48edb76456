"""Meetings, promises and demands in the words of the wire: planned, held, urged, refused."""

import pytest

from actorgraph import content

brief = content.load_ingest("_text.output.brief").brief

# fmt: off
TOLD = {
    "NATO defence ministers are to meet in Oslo.":
        "AGREE *NATO defence ministers > ",
    "Senegal's president welcomes Serbian officials to a summit on Friday.":
        "CONSULT Senegal > Serbia",
    "The ministers gathered in Lima for a conference.":
        "CONSULT *ministers > ",
    "A summit of African leaders opened in Nairobi.":
        "CONSULT *African leaders > ",
    "Talks between Chad and Sudan are due to resume on Monday.":
        "AGREE Chad > Sudan",
    "Iraq's government is engaged in talks with Kurdish leaders.":
        "CONSULT Iraq > *Kurdish leaders",
    "The premier is expected in Moscow for talks with Vladimir Putin.":
        "AGREE *premier > Vladimir Putin",
    "Narendra Modi told reporters during a visit to Japan that trade had grown.":
        "CONSULT/visit Narendra Modi > Japan",
    "Norway raised pressure on Chad to hand over the suspects.":
        "REQUEST Norway > Chad",
    "The African Union said that Chad should take steps to calm the border.":
        "African Union asserts: REQUEST African Union > Chad",
    "The African Union said Chad must not attack Mali.":
        "African Union asserts: REQUEST African Union > Chad",
    "Kenya and Uganda should cut taxes, the United Nations said.":
        "United Nations asserts: REQUEST United Nations > Kenya+Uganda",
    "Germany ignored a call by Poland for reparations.":
        "REJECT Germany > Poland ; REQUEST Poland > Germany",
    "Villagers besieged a Thai base, demanding to know where their sons were.":
        "PROTEST/obstruct *Villagers > Thailand ; REQUEST *Villagers > Thailand",
    "France urged the world to back Chad.":
        "REQUEST France > ",
    "The leaders of Peru and Chile promised on Friday to work together.":
        "AGREE Peru > Chile",
    "Norway would not oppose Turkey's bid, its premier said.":
        "*its premier asserts: AGREE Norway > Turkey",
    "Chad will vote, the ministry said, after Norway agreed to help Mali.":
        "AGREE Norway > Mali",
    "The premier secured a vote of confidence in parliament.":
        "SUPPORT *parliament > *premier",
    "Negotiators met to discuss ways to reach an accord with Kenya.":
        "CONSULT *Negotiators > ",
}
# fmt: on

NOT_TOLD = {
    "Barack Obama will travel to Florida on Monday.": "AGREE",
    "Negotiators met to discuss ways to reach an accord with Kenya.": "SUPPORT",
    "Critics who think Chad should talk to rebels, a paper said, are few.": "REQUEST",
    "The candidate has to raise money in Chad.": "REQUEST",
}


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=range(len(TOLD)))
def test_what_is_planned_held_and_asked(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(("text", "kind"), NOT_TOLD.items(), ids=range(len(NOT_TOLD)))
def test_what_nobody_promised_or_asked(text: str, kind: str) -> None:
    assert kind not in brief(text)
