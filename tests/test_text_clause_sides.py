"""Who acts and who is acted on, over the clauses and participles that stand between."""

import pytest

from actorgraph import content

brief = content.load_ingest("_text.output.brief").brief
SIDES = {
    # a clause of its own stands between a verb and its subject
    "The brother of a clerk who died after a raid by police has urged Chad to apologise.": (
        "REQUEST *brother > Chad"
    ),
    "Rebels holding two hostages attacked Chad.": "ASSAULT *Rebels > Chad",
    # a participle is not the verb of the clause
    "A group linked to Hamas attacked Chad.": "ASSAULT *group > Chad",
    # what an -ing form behind a comma tells is done by whoever does the verb before it
    "Gunmen fired on men leaving a mosque, killing nine villagers.": (
        "ASSAULT *Gunmen > *nine villagers"
    ),
    # several, and what they do with each other
    "Ghana as well as Togo attacked Chad.": "ASSAULT Ghana+Togo > Chad",
    "Peru and Bolivia held talks.": "CONSULT Peru > Bolivia",
    # a pronoun stands for somebody of its sentence whom no table knows
    "Rebels kidnapped a driver and beat him.": "ASSAULT *Rebels > *driver",
    # a time behind who does it is no part of him
    "The villagers were killed by Chadian soldiers two years ago.": "ASSAULT Chad > *villagers",
    # what a verb joined with a demand tells is done as well
    "Miners demanded back pay, and called on Chad to act.": "REQUEST *Miners > Chad",
    # whoever says something goes on to do the next, not who is told of within
    "Peru said that the rebels had fled, but has urged Chile to act.": "REQUEST Peru > Chile",
    # those who fight each other do what their fighting does
    "Clashes between gangs in Lima killed two nurses.": "ASSAULT *gangs > *nurses",
    "Shelling by Chadian troops wounded three nurses.": "ASSAULT Chad > *nurses",
    "A shell killed two nurses and Chad fought pitched battles with rebels.": (
        "ASSAULT Chad > *rebels"
    ),
    # the two sides of a passive, wherever they stand
    "Talks were held between Iran and Iraq on Sunday.": "CONSULT Iran > Iraq",
    # who is asked is who is to answer
    "Chad asked Libya to explain why it was deporting nurses.": "COERCE Libya > *nurses",
    # a people that lives in one state acts, not its region
    "Thai police detained 300 Rohingya.": "COERCE Thailand > *300 Rohingya",
}


@pytest.mark.parametrize(("text", "told"), SIDES.items(), ids=range(len(SIDES)))
def test_sides_are_found(text: str, told: str) -> None:
    made = brief(text)
    kind, _, sides = told.partition(" ")
    found = [one for one in made.split(" ; ") if one.startswith(kind)]
    assert any(one.partition(" ")[2] == sides for one in found), made


@pytest.mark.parametrize(
    "text",
    [
        "Ann Li cited disparaging remarks about Chad.",
        "The firm quoted Kremlin press secretary Ann Li.",
        "It would have been better had Chad condemned Libya.",
        "Parliament grappled with the ethics of cloning.",
    ],
)
def test_what_is_only_like_a_deed_is_none(text: str) -> None:
    assert brief(text) == ""
