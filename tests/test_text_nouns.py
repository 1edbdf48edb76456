"""What nouns tell: whose deed it is, who gets it, what is only a topic."""

import pytest

from actorgraph import content

brief = content.load_ingest("_text.output.brief").brief

# fmt: off
TOLD = {
    "Talks in Geneva on Sunday between Indonesia and Malaysia ended without a deal.":
        "CONSULT Indonesia > Malaysia",
    "Kofi Annan left Abidjan after three rounds of talks.":
        "CONSULT Kofi Annan > ",
    "On his visit to Kenya, Barack Obama criticised the law.":
        "CONSULT/visit Barack Obama > Kenya ; ACCUSE/disapprove Barack Obama > ",
    "NATO issued a 48-hour deadline to Serbia on Monday.":
        "THREATEN NATO > Serbia",
    "Jordan won backing from Germany for its plan.":
        "SUPPORT Germany > Jordan",
    "Colombia drew a stinging rebuke from Ecuador on Monday.":
        "ACCUSE/disapprove Ecuador > Colombia",
    "Uganda faces mounting criticism from Norway over the law.":
        "ACCUSE/disapprove Norway > Uganda",
    "The plan of Japan has provoked a furious response from Indonesia.":
        "ACCUSE/disapprove Indonesia > Japan",
    "A UN helicopter was met with gunfire and threats when it landed.":
        "ASSAULT/firearms  > United Nations ; THREATEN  > United Nations",
    "Kofi Annan came under fire over the oil program.":
        "ACCUSE  > Kofi Annan",
    "Israel received fresh threats from Iran.":
        "THREATEN Iran > Israel",
    "Greek ministers tendered their resignations on Monday.":
        "RETREAT/resign *Greek ministers > ",
    "Germany turned down Ukraine's request for missiles.":
        "REJECT Germany > Ukraine ; REQUEST Ukraine > Germany",
    "The man was arrested in Rome at the request of France.":
        "COERCE/arrest  > *man ; REQUEST France > ",
    "Romania's parliament passed a vote of no-confidence against Traian Basescu.":
        "REJECT Romania > Traian Băsescu",
    "Japan's promise to cut emissions was praised.":
        "AGREE Japan > ",
    "Hun Sen renewed his pledge to oust the government of Laos.":
        "THREATEN Hun Sen > Laos",
    "Kenyan nurses are on strike.":
        "PROTEST/strike *Kenyan nurses > ",
    "Thousands fled attacks by an Arab militia.":
        "ASSAULT *Arab militia > ",
    "Two men were held over the suicide attack on the Danish embassy.":
        "ASSAULT/suicide-attack  > Denmark",
    "Prosecutors are studying the charges against Omar al-Bashir.":
        "ACCUSE/allege  > Omar al-Bashir",
    "The WTO's decision to impose tariffs on Japan was praised.":
        "COERCE/restrict World Trade Organization > Japan",
    "US air strikes continue in Iraq.":
        "ASSAULT/heavy-weapons United States > Iraq",
}
# fmt: on

NOT_TOLD = {
    "Syria is ready to resume peace talks with Israel.": "CONSULT",
    "Kenya sees no reason to join a meeting with Uganda.": "CONSULT",
    "Talks with Rwanda were called off on Monday.": "CONSULT",
    "No talks with the rebels are planned, Uganda said.": "CONSULT",
    "Kenya asked Uganda to hold talks with Rwanda.": "CONSULT",
    "Chad suspended its participation in talks with Sudan.": "CONSULT",
    "An attack on the Danish embassy was foiled by police.": "ASSAULT",
    "Brazil launched an attack on poverty.": "ASSAULT",
    "The French parliament passed the law in March to ban the veil.": "PROTEST",
    "Donald Trump's appeal to working-class voters surprised the party.": "REQUEST",
    "Senior aides held calls with reporters in Ohio.": "REQUEST",
    "The Mexican peso remained under pressure.": "REQUEST",
    "Donald Trump's decision to skip the debate angered the Republican Party.": "AGREE",
    "Donald Trump was at 25 percent support in Texas.": "SUPPORT",
    "Sri Lanka failed to win praise from China.": "SUPPORT",
    "The Senate dropped the charges against Andrew Johnson.": "ACCUSE",
    "Lawmakers called for the withdrawal of Ethiopian troops from Somalia.": "RETREAT",
}


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=range(len(TOLD)))
def test_whose_deed_it_is_and_who_gets_it(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(("text", "category"), NOT_TOLD.items(), ids=range(len(NOT_TOLD)))
def test_what_a_noun_only_names(text: str, category: str) -> None:
    assert category not in brief(text)
