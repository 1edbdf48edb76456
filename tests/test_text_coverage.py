"""Sentences of the wire, one or more of each category: who did what to whom."""

import pytest

from actorgraph import content

brief = content.load_ingest("_text.output.brief").brief

TOLD = {
    "Nepal and India have agreed to reopen border crossings closed during the pandemic.":
        "AGREE Nepal > India",
    "Cuba has declared its willingness to discuss migration with the United States.":
        "AGREE Cuba > United States",
    "Jordan's King Abdullah arrived in Washington on Sunday for a three-day visit.":
        "CONSULT/visit Abdullah II of Jordan > United States",
    "The foreign ministers of Syria and Turkey met in Damascus on Monday.":
        "CONSULT Syria > Turkey",
    "Omani mediators held discussions with Houthi leaders in Sanaa.":
        "CONSULT *Omani mediators > Houthis",
    "A trade accord between Bahrain and Qatar was signed in Manama.":
        "SUPPORT Bahrain > Qatar",
    "Poland's foreign minister assured Lithuania of his country's solidarity.":
        "SUPPORT Poland > Lithuania",
    "India and France held joint naval exercises in the Arabian Sea.":
        "COOPERATE India > France",
    "Denmark has forgiven Tanzania's debts worth 60 million dollars.":
        "AID Denmark > Tanzania",
    "Ghanaian peacekeepers arrived in Liberia to help restore order.":
        "AID *Ghanaian peacekeepers > Liberia",
    "Ethiopian soldiers came to the aid of the Somali government.":
        "AID Ethiopia > Somalia",
    "The United States lifted its arms embargo on Vietnam.":
        "CONCEDE United States > Vietnam",
    "The withdrawal of Syrian troops from Lebanon was completed on Tuesday.":
        "RETREAT/withdraw Syria > Lebanon",
    "Russia massed troops along its border with Ukraine.":
        "MOBILIZE/troops Russia > Ukraine",
    "The Commonwealth suspended Fiji.": "SANCTION/discontinue *Commonwealth > Fiji",
    "Malaysia declared the North Korean ambassador persona non grata.":
        "SANCTION/expel Malaysia > North Korea",
    "Thailand told Laos to dismantle three border posts.": "REQUEST Thailand > Laos",
    "Lebanese Christians pointed the finger at Syria for the car bombing.":
        "ACCUSE/allege *Lebanese Christians > Syria",
    "Tehran shrugged off threats from Washington.": "REJECT Iran > United States",
    "Egypt hinted at military action against Ethiopia over the dam.":
        "THREATEN Egypt > Ethiopia",
    "A general strike by Nigerian unions paralysed Lagos.":
        "PROTEST/strike *Nigerian unions > ",
    "Rioters torched shops in Honiara.": "PROTEST/riot *Rioters > ",
    "Hutu militiamen hacked Kenyan villagers to death.":
        "ASSAULT *Hutu militiamen > *Kenyan villagers",
    "Clashes between Armenian and Azeri forces left ten dead.":
        "ASSAULT Armenia > Azerbaijan",
    "Fighting erupted between Armenian and Azeri forces.": "ASSAULT Armenia > Azerbaijan",
    "U.S. and Israeli strikes on Iran continued.":
        "ASSAULT/heavy-weapons United States+Israel > Iran",
    "A bomb planted by Kurdish militants wounded Turkish soldiers.":
        "ASSAULT *Kurdish militants > Turkey",
    "South Korea said on Monday it had cut cultural and sporting ties with North Korea.":
        "South Korea asserts: SANCTION/discontinue South Korea > North Korea",
    "Kenya said it would not recognise Somalia.": "Kenya asserts: REJECT Kenya > Somalia",
    "Kenya would sever ties with Somalia, it said.": "Kenya asserts: THREATEN Kenya > Somalia",
    "Kenya cannot accept Somali refugees.": "REJECT Kenya > *Somali refugees",
    "Kenya decided to send food to Somalia.": "AGREE Kenya > Somalia",
    "Moscow warned Georgia that it would respond with force.": "THREATEN Russia > Georgia",
    "Cuban state security agents detained two dissidents, activists said.":
        "*activists asserts: COERCE/arrest Cuba > *dissidents",
    "Poland spoke by telephone with Turkish officials.": "CONSULT/phone Poland > Turkey",
    "Sweden cut off aid to Libya.": "SANCTION/discontinue Sweden > Libya",
    "Rebels refused to talk to the Afghan government.": "REJECT *Rebels > Afghanistan",
    "Kidnappers abducted Italian peasants in Chad.":
        "ASSAULT/abduct *Kidnappers > *Italian peasants",
    "Togo's prime minister resigned.": "RETREAT/resign Togo > ",
    "Leaders of Togo and Benin gathered in Cotonou for a summit.": "CONSULT Togo > Benin",
    "Russia and Kazakhstan jointly run a space port.": "COOPERATE Russia > Kazakhstan",
    "Russia and its ally Armenia are building a gas pipeline together.":
        "COOPERATE Russia > Armenia",
    "Iranian bandits wounded two Afghan pilgrims.": "ASSAULT *Iranian bandits > *Afghan pilgrims",
    "Burmese soldiers attacked Karen rebels.": "ASSAULT Myanmar > *Karen rebels",
    "Denmark ordered Iranian diplomats to leave.": "SANCTION/expel Denmark > Iran",
    "Suicide bombers attacked a Kabul hotel.": "ASSAULT *Suicide bombers > Afghanistan",
    "French doctors treated wounded Chechen civilians in a hospital.":
        "AID *French doctors > *wounded Chechen civilians",
    "Vladimir Putin and Emmanuel Macron talked by video link on Monday.":
        "CONSULT/phone Vladimir Putin > Emmanuel Macron",
}  # fmt: skip

NOT_TOLD = {
    "Norway refused to give aid to Chad.": ("AID",),
    "Bolivia agreed to resume talks with Chile.": ("CONSULT",),
    "Israel eased its blockade of Gaza.": ("COERCE",),
    "North Korean envoys returned to Beijing.": ("RETREAT",),
    "Chad is under increasing pressure from Libya.": ("COERCE",),
    "Mexico boosted its exports.": ("COOPERATE",),
    "Kenya stopped short of condemning Somalia.": ("ACCUSE",),
    "Kenya decided against sending troops to Somalia.": ("AID", "MOBILIZE"),
    "Canada condemned aid to Sudan.": ("AID", "> Sudan"),
    "The Taliban refused to talk to reporters.": ("REJECT",),
    "France and Germany stand together against Russia.": ("COOPERATE",),
    "France and Germany will jointly run a port.": ("COOPERATE",),
    "Iran held games in the Gulf.": ("MOBILIZE",),
    "Turkey rejected the Geneva accord.": ("Switzerland",),
}


@pytest.mark.parametrize(("text", "told"), TOLD.items(), ids=range(len(TOLD)))
def test_what_is_done(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(("text", "kinds"), NOT_TOLD.items(), ids=range(len(NOT_TOLD)))
def test_what_is_not_done(text: str, kinds: tuple[str, ...]) -> None:
    assert not any(kind in brief(text) for kind in kinds)


def test_sources_without_a_name_tell_what_two_did_together() -> None:
    text = "Vietnamese and Cambodian officials met on Saturday, diplomats said."
    assert "CONSULT Vietnam > Cambodia" in brief(text)
