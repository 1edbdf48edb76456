"""Both sides of a deed: verbs that the tagger took for participles, bodies of one state, what is
made by somebody else, pronouns; and bodies merely named near by, which are no side."""

import pytest

from actorgraph import content

brief = content.load_ingest("_text.output.brief").brief
SIDES = {
    # the verb of a clause that would have none
    "The minister quit a day after the regional bloc imposed new sanctions against Kenya.": (
        "COERCE *regional bloc > Kenya"
    ),
    "Kenya closed its embassy because the Chilean navy attacked two Peruvian boats last week.": (
        "ASSAULT Chile > Peru"
    ),
    "Ann Li, a former tycoon, called for sanctions against Chad when she met the press.": (
        "THREATEN *Ann Li > Chad"
    ),
    # a time within a verb group
    "An armed group in Chad had on Tuesday threatened to behead Ann Li.": (
        "THREATEN *armed group > *Ann Li"
    ),
    "Three aid workers were on Monday abducted by gunmen.": "ASSAULT *gunmen > *aid workers",
    # what the verb before acts on is no subject
    "The army killed a general and Chad's president visited Kenya.": "CONSULT Chad > Kenya",
    # "both"
    "Kenya condemned both Chad and Sudan.": "ACCUSE Kenya > Chad+Sudan",
    "Israel dealt a blow to both Hamas and Syria.": "ASSAULT Israel > Hamas+Syria",
    # two bodies of one state
    "Kenya's parliament rejected the government's budget on Monday.": "REJECT Kenya > *government",
    "Kenyan police arrested two Kenyan lawmakers over the protests.": (
        "COERCE Kenya > *Kenyan lawmakers"
    ),
    "Dutch lawmakers accused the government of lying.": "ACCUSE Netherlands > *government",
    # "his army" is his state's
    "Vladimir Putin urged his government to cut taxes.": "REQUEST Vladimir Putin > Russia",
    # who is behind what an act is done to
    "A plan proposed last week by France was rejected on Monday by Chad.": "REJECT Chad > France",
    "A driver was killed in a raid carried out near Basra by British troops.": (
        "ASSAULT United Kingdom > *driver"
    ),
    "The army launched an offensive on rebel-held towns in the south.": "ASSAULT *army > *rebel",
    "Kenya condemned a rebel attack on a village near Mandera which wounded six children.": (
        "ASSAULT *rebel > *children"
    ),
    # no court is a "he", no minister "they"
    "The court freed a guard after he shot a Kenyan driver.": "ASSAULT *guard > *Kenyan driver",
    "The Office of Fair Trading fined Chad.": "COERCE *Office of Fair Trading > Chad",
    "The Department for Work and Pensions urged Kenya to pay.": (
        "REQUEST *Department for Work and Pensions > Kenya"
    ),
    "Police in Kenya's capital, Nairobi, attacked students.": "ASSAULT *Police > *students",
    # who is told something is not who does what is told
    "A spokesman told reporters Kenya attacked Chad.": "*spokesman asserts: ASSAULT Kenya > Chad",
    # who is brought to do it does it
    "The suit prompted Kenya to attack Chad.": "ASSAULT Kenya > Chad",
    # whose claim, failure or right it is
    "France condemned North Korea's failure to help Chad.": "ACCUSE France > North Korea",
    # pronouns of the sentence before
    "Vladimir Putin met Angela Merkel. He accused her of lying.": (
        "ACCUSE Vladimir Putin > Angela Merkel"
    ),
    "The group holding Ann Li has threatened to kill her.": "THREATEN *group > *Ann Li",
    # a group that bears arms takes somebody by force
    "A militant group seized a Kenyan engineer.": (
        "ASSAULT/abduct *militant group > *Kenyan engineer"
    ),
    # lists and asides
    "Chad, Mali and Niger, seeking revenge, attacked Kenya.": "ASSAULT Chad+Mali+Niger > Kenya",
    "Kenya (a former colony) attacked Chad.": "ASSAULT Kenya > Chad",
    "China is to invest $20bn (11bn) in Argentina over ten years.": "AGREE China > Argentina",
    "Rebels killed a clerk and wounded three others.": "ASSAULT *Rebels > *others",
    "Rebels wounded seven others, including three Kenyan soldiers.": "ASSAULT *Rebels > Kenya",
    # with each other, wherever it was
    "Insurgents and Kenyan forces clashed near the Iraqi city.": "ASSAULT *Insurgents > Kenya",
    # the country named last
    "South Korea was pleased after Russia agreed to help the country's space program.": (
        "AGREE Russia > South Korea"
    ),
    "Some 850 migrants were deported to Libya from Italy.": "COERCE Italy > *850 migrants",
}
NOBODY = {
    "The minister agreed to lift the ban by Oct. 8.": "AGREE *minister >",
    "Kenya declared a state of emergency on Monday.": "COERCE Kenya >",
    "A bill opposed by Chad was rejected by France.": "REJECT France >",
    "Two men died in an attack condemned by France.": "ASSAULT  > *men",
    "Kenya agreed to cut its troops after a visit to Chad.": "AGREE Kenya >",
    "The lawmaker urged retaliation on Russia.": "REQUEST *lawmaker >",
    "Protesters marched down Michigan Avenue on Friday.": "PROTEST/demo *Protesters >",
    "Kenya called for talks in the wake of President Putin's victory.": "REQUEST Kenya >",
    "Some 50,000 Algerians have been killed in Algeria's violence.": "ASSAULT  > Algeria",
    "Ann Li supported it and Chad, as it has in the past, attacked Kenya.": "SUPPORT *Ann Li >",
}


@pytest.mark.parametrize(("text", "told"), SIDES.items(), ids=range(len(SIDES)))
def test_both_sides_are_found(text: str, told: str) -> None:
    made = brief(text)
    kind, _, sides = told.partition(" ")
    found = [one.partition(" ") for one in made.split(" ; ") if one.startswith(kind)]
    assert any(one[2].strip() == sides for one in found), made


@pytest.mark.parametrize(("text", "told"), NOBODY.items(), ids=range(len(NOBODY)))
def test_a_body_near_by_is_no_side(text: str, told: str) -> None:
    kind, _, sides = told.partition(" ")
    found = [one.partition(" ") for one in brief(text).split(" ; ") if one.startswith(kind)]
    assert {one[2].strip() for one in found} == {sides.strip()}, brief(text)
