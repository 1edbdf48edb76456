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
    # a people that lives in one state acts, not its region
    "Thai police detained 300 Rohingya.": "COERCE Thailand > *300 Rohingya",
}


@pytest.mark.parametrize(("text", "told"), SIDES.items(), ids=range(len(SIDES)))
def test_sides_are_found(text: str, told: str) -> None:
    made = brief(text)
    kind, _, sides = told.partition(" ")
    found = [one for one in made.split(" ; ") if one.startswith(kind)]
    assert any(one.partition(" ")[2] == sides for one in found), made
