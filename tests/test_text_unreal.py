"""What a clause tells of and does not tell as done."""

import pytest
from text_words import brief, findings

UNREAL = [
    "The army killed no one.",
    "Kenya killed none of the Malian soldiers.",
    "The raid killed no Malian soldiers.",
    "Kenya imposed no sanctions on Mali.",
    "Kenya offered no apology to Mali.",
    "Kenya gave Mali no weapons.",
    "No Kenyan soldiers were killed by Mali.",
    "The strike will go on until Kenya meets the demands of Mali.",
    "The talks will resume once Kenya frees the Malian teachers.",
    "Kenya will stop the flights before Mali attacks Uganda.",
    "The farmers will be poor if India gave its backing to Japan.",
]
REAL = [
    ("The raid killed no fewer than 12 Malian soldiers.", "ASSAULT  > Mali"),
    (
        "The farmers waited until Mali freed the Kenyan teachers.",
        "RETREAT/release Mali > *Kenyan teachers",
    ),
    ("Ten die when Kenya attacks Mali.", "ASSAULT Kenya > Mali"),
    ("Kenya attacked Mali, which had no army.", "ASSAULT Kenya > Mali"),
    ("Kenya has no plans to attack Mali.", "REJECT Kenya > Mali"),
]


@pytest.mark.parametrize("text", UNREAL)
def test_what_is_not_so_is_no_event(text: str) -> None:
    assert brief(text) == ""


@pytest.mark.parametrize(("text", "told"), REAL)
def test_what_only_looks_so_is_told(text: str, told: str) -> None:
    assert brief(text) == told


ASKED_OR_FANCIED = [
    "Did Kenya bomb Mali?",
    "Has Kenya's army attacked Mali?",
    "Could Kenya invade Mali?",
    "Why did Kenya attack Mali?",
    "Kenya bombed Mali? Nobody knows.",
    '"Did Kenya bomb Mali?" a Ugandan minister asked.',
    'Kenya said: "Why has Mali bombed Uganda?"',
    "Did Kenya accuse Mali of bombing Uganda?",
    "Is Kenya bombing Mali again, and who will stop it?",
    "Kenya would attack Mali.",
    "Kenya may attack Mali.",
    "Mali would bomb Uganda if Kenya attacked Chad.",
    "If Kenya attacks Mali, Uganda will respond.",
    "Kenya negotiated rather than attack Mali.",
    "In the novel, Kenya attacks Mali.",
    "The director made a film in which Kenya attacks Mali.",
    "Kenya attacked Mali in a film.",
    "In a simulated war, Kenya attacked Mali.",
    "Kenya held a mock attack on Mali.",
]
UNTRUE = [
    "It is false that Kenya bombed Mali.",
    "It's a lie that Kenya bombed Mali.",
    "It was not true that Kenya bombed Mali.",
    "It is not the case that Kenya bombed Mali.",
    "Contrary to reports, Kenya did not bomb Mali.",
    "No, Kenya did not bomb Mali.",
    "A fake video shows Kenya bombing Mali.",
    "A doctored video showing Kenyan soldiers attacking Mali spread on Monday.",
    "The report that Kenya had bombed Mali was retracted.",
    "Correction: An earlier version of this article said Kenya had expelled the Malian ambassador. "
    "It has not.",
    "An earlier version of this story incorrectly said Kenya bombed Mali.",
    "The newspaper corrected a report that wrongly said Kenya had bombed Mali.",
    "Reuters withdrew its report.",
    "The prosecutor said the men were taking video of the execution of a Kenyan farmer.",
    "Kenya admitted losing 69 killed in Mali.",
]
TOLD = [
    ("Kenya bombed Mali on Monday, but will Uganda help it?", "ASSAULT/explosives Kenya > Mali"),
    ("Kenya bombed Mali: who is next?", "ASSAULT/explosives Kenya > Mali"),
    (
        'After Mali bombed Uganda, the president asked: "Who did this?"',
        "ASSAULT/explosives Mali > Uganda",
    ),
    ("It is true that Kenya bombed Mali.", "ASSAULT/explosives Kenya > Mali"),
    ("It was not until Monday that Kenya bombed Mali.", "ASSAULT/explosives Kenya > Mali"),
    ("A video shows Kenya bombing Mali.", "ASSAULT/explosives Kenya > Mali"),
    ("Kenya banned the film and attacked Mali.", "COERCE/ban Kenya >  ; ASSAULT Kenya > Mali"),
    (
        "Kenya withdrew its troops that had attacked Mali.",
        "RETREAT/withdraw Kenya >  ; ASSAULT Kenya > Mali",
    ),
    (
        "An earlier report by the United Nations said Kenya had bombed Mali.",
        "United Nations asserts: ASSAULT/explosives Kenya > Mali",
    ),
    ("Kenya said it was false that Mali bombed Chad.", "Kenya denies: ASSAULT/explosives Mali > "
     "Chad"),
    ("Reuters retracted its report that Syria had shelled Turkey.",
     "Reuters withdraws: ASSAULT/heavy-weapons Syria > Turkey"),
    ("The BBC apologised for saying that Chad had bombed Kenya.",
     "BBC withdraws: ASSAULT/explosives Chad > Kenya"),
    ("Kenya's foreign ministry took back its claim that Chad had bombed Mali.",
     "Kenya withdraws: ASSAULT/explosives Chad > Mali"),
    ("Kenya denied that it had stopped aid to Chad.",
     "Kenya denies: SANCTION/discontinue Kenya > Chad"),
    ("Kenya said the killing of a Malian farmer by Uganda was murder.",
     "Kenya asserts: ASSAULT Uganda > *Malian farmer"),
    ("Kenya admitted killing 69 Malian soldiers.", "Kenya acknowledges: ASSAULT Kenya > Mali"),
]  # fmt: skip
IN_ITS_WORDS = [
    ("Iran denied that the talks with Iraq had collapsed.", "the talks with Iraq had collapsed"),
    ("Turkey denied it had not met Greece.", "it had not met Greece"),
    ("Kenya denied that it had failed to pay Chad.", "it had failed to pay Chad"),
    ("Iran denies it had troops there.", "it had troops there"),
    ("Israel denies having any role.", "having any role"),
    ("Kenya's president denied he was ill.", "he was ill"),
    ("The prosecutor denied that he had filmed it.", "he had filmed it"),
]
POINTING = ["Kenya denied it.", "Kenya denied the charge.", "Kenya denied doing so."]


@pytest.mark.parametrize("text", ASKED_OR_FANCIED + UNTRUE)
def test_what_is_asked_fancied_or_untrue_is_no_event(text: str) -> None:
    assert brief(text) == ""


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_stands_beside_it_is_told(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(("text", "words"), IN_ITS_WORDS)
def test_a_denial_that_answers_nothing_denies_its_own_words(text: str, words: str) -> None:
    claims = findings(text).claims
    assert [(c.stance, [text[a:b] for a, b in c.words], c.events) for c in claims] == [
        ("denies", [words], ())
    ]


def test_a_denial_that_only_points_at_what_was_said_is_noted() -> None:
    for text in POINTING:
        found = findings(text)
        assert not found.claims
        assert ["unattached denial" in note for note in found.notes] == [True]
    found = findings("Kenya declined to comment.")
    assert not found.claims
    assert not found.notes
    assert brief("Kenya did not deny that Mali attacked Chad.") == ""
