"""What a verb tells by who does it, to what, and how it is put."""

import pytest
from text_words import brief


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya won the backing of Uganda.", "SUPPORT Uganda > Kenya"),
        ("Kenya test fired a missile on Friday.", "MOBILIZE/weapons Kenya > "),
        ("Kenya agreed not to attack Uganda.", "AGREE Kenya > Uganda"),
        ("Police held four Kenyans over a plot.", "COERCE/arrest *Police > Kenya"),
        ("Rebels held four Kenyans in a camp.", "ASSAULT/abduct *Rebels > Kenya"),
        ("Kenya blocked a road to Uganda.", "COERCE/restrict Kenya > Uganda"),
        ("Kenyan troops left Mombasa on Monday for Uganda.", "MOBILIZE/troops Kenya > Uganda"),
        ("Xi Jinping left Kenya on Monday for Uganda.", "CONSULT/visit Xi Jinping > Uganda"),
        ("Xi Jinping welcomed Vladimir Putin in Beijing.", "CONSULT Xi Jinping > Vladimir Putin"),
        ("A mob hacked a Kenyan to death.", "ASSAULT *mob > *Kenyan"),
        ("Kenya ordered its troops out of Uganda.", "RETREAT/withdraw Kenya > Uganda"),
        ("A bomb planted by rebels killed two Kenyan soldiers.", "ASSAULT *rebels > Kenya"),
        ("Ministers gathered in Kenya.", "CONSULT *Ministers > Kenya"),
    ],
)
def test_who_does_it_and_how_tells_the_deed(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The firm scrapped a rise in its dividend.",
        "A singer made a stop in a village.",
        "The team toasted its win.",
        "Snow cut off power to thousands of homes.",
        "A storm tore down houses in Florida.",
        "The bank unleashed a wave of new loans.",
        "Police held back the crowd.",
    ],
)
def test_those_who_make_a_living_and_the_weather_do_nothing_in_politics(text: str) -> None:
    assert brief(text) == ""
