"""What is held against somebody by who says it: wrongs, bad names, deeds that are laid to one."""

import pytest

from actorgraph import content

brief = content.load_ingest("_text.output.brief").brief

ACCUSED = (
    ("Togo said Benin had broken the truce.", "Togo", "Benin"),
    ("Togo said Benin was behind the raid.", "Togo", "Benin"),
    ("Togo said the blasts that killed two men were the work of Benin.", "Togo", "Benin"),
    ("Togo said the ban imposed by Benin was unfair.", "Togo", "Benin"),
    ("Togo said Benin was trying to sabotage the talks.", "Togo", "Benin"),
    ("Togo said Benin had not lived up to its promises.", "Togo", "Benin"),
    ("Togo said that Benin, which shelled Mali, was a danger to peace.", "Togo", "Benin"),
    ("Togo said Benin should be described as a threat.", "Togo", "Benin"),
    ("Togo said Benin was arming the militias.", "Togo", "Benin"),
    ("Togo said Benin had turned a blind eye to the abuses.", "Togo", "Benin"),
    ("Rebels said Benin had bombed a town.", "*Rebels", "Benin"),
    ("Rights workers say Benin tortured prisoners.", "*Rights workers", "Benin"),
    ("Togo called Benin's election a farce.", "Togo", "Benin"),
    ("Togo documented abuses by Benin.", "Togo", "Benin"),
)
BLAMELESS = (
    "Togo said the bridge was the work of Benin.",
    "Togo said Benin was responsible for the port.",
    "Togo said Benin was not a threat to Mali.",
    "Togo said Benin had kept its word.",
    "Togo said Benin would back the fight against terrorism.",
    "Togo said the flood in Benin was a disaster.",
    "Togo said its troops had shelled rebels in Benin.",
    "Togolese police said gunmen had killed two men in Benin.",
    "Togo said the sides did not meet.",
    "Togolese officials said Benin had bombed a town.",
)


@pytest.mark.parametrize(("text", "who", "whom"), ACCUSED)
def test_who_tells_a_wrong_accuses(text: str, who: str, whom: str) -> None:
    told = [one.split(maxsplit=1) for one in brief(text).split(" ; ")]
    assert f"{who} > {whom}" in [one[1] for one in told if one[0].startswith("ACCUSE")]


@pytest.mark.parametrize("text", BLAMELESS)
def test_who_tells_no_wrong_accuses_nobody(text: str) -> None:
    assert "ACCUSE" not in brief(text)


TO_COME = {
    "Togo said it would resume attacks on Benin.": "Togo asserts: THREATEN Togo > Benin",
    "Togo warned it would test a bomb.": "THREATEN Togo > ",
    "Togo set a deadline for the rebels.": "THREATEN Togo > *rebels",
    "The African Union set a deadline for the rebels.": "THREATEN African Union > *rebels",
    "Togo is ready to use force against Benin.": "THREATEN Togo > Benin",
    "Togo insisted that Benin disarm the militias.": "Togo asserts: REQUEST Togo > Benin",
    "Togo asked that Benin extradite a rebel.": "REQUEST/assist Togo > Benin",
    "Togolese settlers clashed with soldiers.": "PROTEST/riot *Togolese settlers > *soldiers",
    "Students threw petrol bombs at Togolese police.": "PROTEST/riot *Students > Togo",
    "Protesters burnt a flag of Togo.": "PROTEST/demo *Protesters > Togo",
}


@pytest.mark.parametrize(("text", "told"), TO_COME.items())
def test_threats_demands_and_crowds(text: str, told: str) -> None:
    assert brief(text) == told
