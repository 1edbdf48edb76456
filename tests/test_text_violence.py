"""Violence by arms that nobody holds, in the passive, by a noun, in joined verbs; and what kills
without being an attack."""

import pytest
from text_words import brief


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A roadside bomb exploded near a Kenyan convoy.", "ASSAULT/explosives  > Kenya"),
        (
            "A truck bomb ripped through the Italian consulate, injuring at least 12 villagers.",
            "ASSAULT/explosives  > Italy ; ASSAULT  > *12 villagers",
        ),
        ("Bomb blasts rocked Mali on Sunday.", "ASSAULT/explosives  > Mali"),
        ("A Saudi air strike killed 15 farmers.", "ASSAULT Saudi Arabia > *15 farmers"),
        (
            "A suicide attack claimed by the Taliban killed 12 Yemeni soldiers.",
            "ASSAULT Taliban > Yemen",
        ),
        ("A gas explosion killed 12 miners in Chad.", ""),
        ("Floods killed 20 villagers in Chad.", ""),
        ("Ten people were killed in a train crash in Chad.", ""),
    ],
)
def test_a_weapon_acts_for_whoever_owns_it_and_a_mishap_for_nobody(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Five Nigerian soldiers died in an ambush by Boko Haram.", "ASSAULT Boko Haram > Nigeria"),
        ("Ten villagers died in clashes with Kenyan police.", "ASSAULT Kenya > *Ten villagers"),
        (
            "Four Turkish soldiers were killed when Kurdish rebels attacked a post.",
            "ASSAULT *Kurdish rebels > Turkey",
        ),
        (
            "A doctor was kidnapped and killed by the Taliban.",
            "ASSAULT/abduct Taliban > *doctor ; ASSAULT Taliban > *doctor",
        ),
        (
            "Rebels shot and killed a Kenyan farmer.",
            "ASSAULT/firearms *Rebels > *Kenyan farmer ; ASSAULT *Rebels > *Kenyan farmer",
        ),
        ("Kenyan police and Somali rebels clashed.", "ASSAULT Kenya > *Somali rebels"),
    ],
)
def test_who_did_it_stands_in_another_phrase_of_the_clause(text: str, told: str) -> None:
    assert brief(text).startswith(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Gunmen opened fire on a bus carrying Kenyan pilgrims.",
            "ASSAULT/firearms *Gunmen > *Kenyan pilgrims",
        ),
        (
            "A suicide bomber rammed a car packed with explosives into a Kenyan convoy.",
            "ASSAULT/explosives *suicide bomber > Kenya",
        ),
        ("Militants held two Kenyan engineers.", "ASSAULT/abduct *Militants > *Kenyan engineers"),
        ("Rebel attacks on Kenyan villages continued.", "ASSAULT *Rebel > Kenya"),
        ("The abduction of two Kenyan engineers went on.", "ASSAULT/abduct  > *Kenyan engineers"),
        ("Officials feared attacks on Kenyan villages.", ""),
        ("A man was jailed for murder.", "COERCE/arrest  > *man"),
        (
            "A man was jailed for the murder of a Kenyan farmer.",
            "COERCE/arrest  > *man ; ASSAULT  > *Kenyan farmer",
        ),
        ("Kenyan workers went home after the strike.", ""),
    ],
)
def test_who_is_hit_and_what_is_only_feared_or_past(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shares fell after an attack on the Kenyan embassy in Lima.", "ASSAULT  > Kenya"),
        ("The neglect led to a massacre of 40 Kenyan recruits.", "ASSAULT  > *40 Kenyan recruits"),
        ("The tape shows the beheading of a Kenyan driver.", "ASSAULT/execute  > *Kenyan driver"),
        ("A man was suspected of the beheading of a Kenyan driver.", ""),
        (
            "Militants beheaded a Kenyan driver, a video showed on Friday.",
            "ASSAULT/execute *Militants > *Kenyan driver",
        ),
        (
            "Militants beheaded a Kenyan driver, a poll showed.",
            "*unnamed source asserts: ASSAULT/execute *Militants > *Kenyan driver",
        ),
        (
            "A bomb killed four villagers as Chad attacked Mali.",
            "ASSAULT  > *villagers ; ASSAULT Chad > Mali",
        ),
    ],
)
def test_violence_by_whomever_in_a_noun_a_film_or_beside_another_deed(text: str, told: str) -> None:
    assert brief(text) == told
