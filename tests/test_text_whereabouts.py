"""Of which country a described group or a new person is, by the words around."""

from typing import Any

import pytest

from actorgraph import content

article: Any = content.load_ingest("_text.actors.described")
document: Any = content.load_ingest("_text.document")
intake: Any = content.load_ingest("_text.source.intake")
lexicon: Any = content.load_ingest("_text.actors.lexicon")
near: Any = content.load_ingest("_text.actors.whereabouts")


def country(text: str, words: str, day: str = "2004-09-15") -> str:
    """The code of the actor that some words of a text name."""
    known = lexicon.lexicon()
    one = intake.article(intake.Raw(1, text, {"date": day}), known, "0" * 64)
    found = document.findings(one, known)
    who = article.Described(one, found)
    at = text.index(words)
    spans = ((ref, span) for ref, span in near.mentions(found) if span[0] < at + len(words))
    told = [who.country(ref) for ref, span in spans if at < span[1]]
    return next(filter(None, told), "")


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Rebels in Nepal attacked an army post.", "Rebels", "NPL"),
        ("Gunmen killed six traders in the Chadian town of Abeche.", "Gunmen", "TCD"),
        ("Omani soldiers in Kenya fought gunmen near Garissa.", "gunmen", "KEN"),
        ("Peru's president met strikers and attacked the police.", "strikers", "PER"),
        ("US troops fought insurgents in a suburb of Mosul.", "insurgents", "IRQ"),
        ("BUJUMBURA (Reuters) - Police arrested ten students.", "Police", "BDI"),
        ("Police near the Omani border with Yemen arrested a trader.", "Police", ""),
        ("The government accused Oman of spying.", "government", ""),
        ("Ministers attacked critics of the war in Chad.", "Ministers", ""),
        ("Gunmen killed two tourists in Kenya.", "tourists", ""),
        ("Two journalists in Chad attacked the police.", "journalists", ""),
        ("Chadian police attacked the captors of two Danish nurses.", "captors", ""),
        ("The minister met his Omani counterpart.", "Omani counterpart", "OMN"),
    ],
)
def test_a_group_is_of_where_it_is(text: str, words: str, code: str) -> None:
    assert country(text, words) == code


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Gunmen killed the Danish engineer Ole Brandt.", "Ole Brandt", "DNK"),
        ("Ole Brandt, a Danish engineer, met the premier.", "Ole Brandt", "DNK"),
        ("Police arrested Kenya's best-known poet, Ann Otieno.", "Ann Otieno", "KEN"),
        ("Kenyan police arrested Ole Brandt.", "Ole Brandt", ""),
        ("Gunmen killed a Turk in Iraq.", "Turk", "TUR"),
        ("A Dutchman attacked the police.", "Dutchman", "NLD"),
        ("Taiwan Foreign Minister Lin Bo-wen attacked the plan.", "Lin", "TWN"),
    ],
)
def test_a_new_person_is_of_the_country_that_is_told(text: str, words: str, code: str) -> None:
    assert country(text, words) == code


@pytest.mark.parametrize(
    ("text", "words", "day", "code"),
    [
        ("President Ramos accused the rebels.", "Ramos", "1994-06-01", "PHL"),
        ("President Lagos accused the rebels.", "Lagos", "2004-06-01", "CHL"),
        ("The Fujimori government accused the rebels.", "Fujimori", "1996-06-01", "PER"),
        ("The French government accused the rebels.", "French", "1996-06-01", "FRA"),
        ("Meles accused the rebels.", "Meles", "2000-06-01", "ETH"),
        ("ROBERT Mugabe accused the rebels.", "Mugabe", "2004-06-01", "ZWE"),
        ("Secretary of State Colin L. Powell accused the rebels.", "Powell", "2004-06-01", "USA"),
        ("US-Omani troops attacked the rebels.", "US-Omani", "2004-06-01", "USA"),
        ("The Israeli premier accused the Labour Party.", "Labour", "2004-06-01", "ISR"),
        ("Burmese rebels accused the general.", "Burmese", "2004-06-01", "MMR"),
        ("Zairean rebels accused the general.", "Zairean", "2004-06-01", "COD"),
    ],
)
def test_a_leader_or_body_is_of_the_state_on_the_day(
    text: str, words: str, day: str, code: str
) -> None:
    assert country(text, words, day) == code
