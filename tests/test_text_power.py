"""What those in power do to people, in the words of the wire: courts, police, troops, captors."""

import pytest

from actorgraph import content

brief = content.load_ingest("_text.output.brief").brief

TOLD = {
    # the present tense of headlines
    "Danish police arrest two suspects after a raid in Aarhus.":
        "COERCE/arrest Denmark > *suspects",
    "Police in Togo disperse protesters in the capital who are seeking better pay.":
        "COERCE/crowd-control Togo > *protesters",
    "Egyptian court jails six journalists.": "COERCE/arrest Egypt > *journalists",
    "Ugandan rebels free nine hostages.": "RETREAT/release *Ugandan rebels > *nine hostages",
    # who suffers, though nobody is said to do it
    "Three hostages were freed on Monday.": "RETREAT/release  > *hostages",
    "The mayor was fired last week.": "SANCTION/expel  > *mayor",
    "The strike saw nine more truckers being arrested in the capital.":
        "COERCE/arrest  > *nine more truckers",
    "A Somali man has been sentenced to eight months in prison for a theft.":
        "COERCE/arrest  > *Somali man",
    # a participle between
    "Four men accused of planning a raid have been pardoned by the Kenyan government.":
        "CONCEDE Kenya > *men ; ACCUSE/allege  > *men",
    "Rebels accused of killing nine villagers surrendered to the army.":
        "*unnamed source accuses: ASSAULT *Rebels > *nine villagers ; RETREAT *Rebels > *army",
    # participles that share their "was"
    "Two Kenyan teachers were arrested on Monday and later deported.":
        "COERCE/arrest  > *Kenyan teachers ; COERCE/deport  > *Kenyan teachers",
    "The Serbian general was tried, convicted and jailed.":
        "SANCTION/convict  > Serbia ; COERCE/arrest  > Serbia",
    "The rebels were surrounded and surrendered on Monday.":
        "COERCE  > *rebels ; RETREAT *rebels > ",
    # who tells of an arrest has made it
    "Two suspects were detained, Kenyan police said.":
        "Kenya asserts: COERCE/arrest Kenya > *suspects",
    # what it is by who does it
    "A British journalist was seized by militants in Mosul.":
        "ASSAULT/abduct *militants > *British journalist",
    "Militiamen gathered outside the town.": "MOBILIZE/troops *Militiamen > ",
    "Kenyan troops moved into Somalia on Tuesday.": "MOBILIZE/troops Kenya > Somalia",
    "Greek inspectors visited a site in Libya.":
        "ACCUSE/investigate *Greek inspectors > Libya",
    "China fired missiles into the sea.": "MOBILIZE/weapons China > ",
    # objects behind adjectives, and whose they are
    "Pakistan test-fired on Wednesday a nuclear-capable, long-range missile.":
        "MOBILIZE/weapons Pakistan > ",
    "Danish police foiled several attacks planned by rebels.": "COERCE Denmark > *rebels",
    "The Sri Lankan navy seized 12 boats belonging to Indian fishermen.":
        "COERCE/seize Sri Lanka > *Indian fishermen",
    # what is only foretold is nobody's promise
    "Most of the Yemeni inmates at the base are likely to be freed.":
        "RETREAT/release  > *Yemeni inmates",
    "The Peruvian minister will resign.": "RETREAT/resign Peru > ",
}  # fmt: skip
UNTOLD = (
    "The documents were released on Monday.",
    "Kenyan police arrest records show that two men lied.",
    "A survey released on Thursday shows a lead.",
    "The firm took control of the plant.",
    "Iran has a missile capable of hitting Israel.",
)


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_what_is_done_with_power(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_use_of_power(text: str) -> None:
    assert brief(text) == ""
