"""What stands between who acts and the deed: a time, a place, a clause that leaves its object out;
and what one side's refusal or threat tells alone."""

import pytest
from text_words import brief


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Kenyan minister last week backed Chad.", "SUPPORT Kenya > Chad"),
        ("A Kenyan minister late last night backed Chad.", "SUPPORT Kenya > Chad"),
        (
            "Kenyan police last night arrested two Ugandans.",
            "COERCE/arrest *Kenyan police > Uganda",
        ),
        (
            "Kenya condemned last night's raid by Uganda.",
            "ACCUSE/disapprove Kenya > Uganda ; ASSAULT Uganda > ",
        ),
        ("Last year saw protests in Chad.", ""),
        ("Rebels in Chad attack three villages.", "ASSAULT *Rebels > "),
        ("Doctors in Kenya strike over pay.", "PROTEST/strike *Doctors > "),
        ("Two protests in Spain march on.", ""),
        (
            "Police in Kenya question two Ugandans arrested in Nairobi.",
            "ACCUSE/investigate Kenya > Uganda ; COERCE/arrest  > Uganda",
        ),
    ],
)
def test_a_time_or_a_place_parts_nobody_from_the_deed(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Kenya chased rebels it blames for killing Ugandans.",
            "Kenya accuses: ASSAULT *rebels > Uganda",
        ),
        (
            "Kenya jailed two men whom it accuses of spying for Chad.",
            "COERCE/arrest Kenya > *men ; ACCUSE/allege Kenya > *men",
        ),
        ("The company Kenya blames for the spill denied it.", ""),
    ],
)
def test_who_is_blamed_may_stand_before_the_clause(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Iran's refusal to halt enrichment drew a rebuke from France.",
            "REJECT Iran >  ; ACCUSE/disapprove France > ",
        ),
        (
            "The refusal by Ethiopia to accept the ruling worried its neighbours.",
            "REJECT Ethiopia > ",
        ),
        ("His refusal to speak surprised friends.", ""),
        ("Syria's threat to close the border alarmed Lebanon.", "THREATEN Syria > Lebanon"),
        ("Iran's threat to peace is growing.", ""),
        ("The threat by Syria for years kept Lebanon quiet.", ""),
        ("The miners ignored the threat.", "REJECT *miners > "),
        ("The driver ignored the red light.", ""),
        ("Bus drivers entered the third week of a strike.", "PROTEST/strike *Bus drivers > "),
        ("The strike entered its second week.", ""),
        ("Laura Bush defended her husband's policy.", "SUPPORT Laura Bush > *her husband"),
        ("Laura Bush defended her policy.", ""),
    ],
)
def test_what_one_side_refuses_threatens_or_ignores(text: str, told: str) -> None:
    assert brief(text) == told
