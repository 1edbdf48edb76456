"""Who is meant to speak: whose words "he", "it" and "they" go on for, and who is no speaker."""

from typing import Any

import pytest
from text_words import findings

from actorgraph import content

lexicon: Any = content.load_ingest("_text.actors.lexicon")
types: Any = content.load_ingest("_text.types")

LAVROV = "Sergei Lavrov said Ukraine bombed Donetsk. "

HE = {
    # only described, or by office for a state
    "Antony Blinken spoke on Monday. Poland's deputy defence minister dismissed the plan. "
    '"Russia bombed Kharkiv," he said.': ["Poland"],
    LAVROV + 'The Ukrainian ambassador disputed this. "Russia bombed Odesa," he said.': [
        "Russia/Lavrov", "Ukraine", "Ukraine",
    ],
    LAVROV + "A spokesman for the Ukrainian army called it a lie. He said Russia bombed Odesa.": [
        "Russia/Lavrov", "Armed Forces of Ukraine", "Armed Forces of Ukraine",
    ],
    "Hamas said Israel shelled a camp. Israeli military spokesman Dan Gorel denied the strike. "
    '"Hamas bombed the camp," he told reporters.': [
        "Hamas", "Israel Defense Forces", "Israel Defense Forces",
    ],
    # a name that no table knows
    'Emmanuel Macron came to Kyiv. Villager Petro Hrytsenko denied it. "Russia shelled the '
    'school," he said.': ["Petro Hrytsenko"],
    # who is only described, and said nothing before
    'Emmanuel Macron came to Kyiv. A baker from Lviv wept. "Russia bombed Kharkiv," she said.': [
        "baker from Lviv",
    ],
    "Sergei Lavrov met Antony Blinken in Geneva. A retired miner from Donetsk told Reuters that "
    "Ukraine bombed Odesa. He said Russia bombed Kharkiv.": ["retired miner"] * 2,
    # two fit, and neither spoke
    'Antony Blinken and Sergei Lavrov met in Geneva. "Russia bombed Kharkiv," he said.': [],
    # who is spoken of in a quotation does not give it
    'Barack Obama read the file. "My aide, John Holden, knew that Chad bombed Mali," he said.': [
        "Barack Obama",
    ],
    # a name that fits still does
    LAVROV + '"Ukraine bombed Odesa," he said.': ["Russia/Lavrov"] * 2,
}  # fmt: skip

THEY = {
    "Three fishermen from Gaza came home. They said Israel bombed Gaza.": [
        "Three fishermen from Gaza",
    ],
    "Norway and Sweden said Russia bombed Odesa. They said Russia bombed Kyiv.": [
        "Norway", "Sweden", "Norway", "Sweden",
    ],
    "Six Fiji-born soldiers served in Iraq. They say Britain abused them.": [
        "Six Fiji-born soldiers",
    ],
    "Two nurses said Chad bombed Mali. They said Mali bombed Chad.": ["Two nurses"] * 2,
}  # fmt: skip

IT = {
    "India rejected the report. Pakistan says it believes India attacked Karachi.": [
        "Pakistan", "Pakistan",
    ],
    "Kenya denied the report. Somalia said it had proof that Kenya bombed Mogadishu.": ["Somalia"],
    "China protested. The Philippines says it thinks China rammed a Philippine boat.": [
        "Philippines",
    ],
    "Israel, which said it bombed Syria, accused Iran of arming Hezbollah.": ["Israel", "Israel"],
    '"Russia violated the treaty," it said.': [],
    'The Kremlin rejected that. "Ukraine shelled Kherson," it said.': [
        "Presidential Administration of Russia",
    ],
    "Iran said Israel attacked Natanz. Israel neither confirmed nor denied it. It says Iran "
    "attacked Haifa.": ["Iran", "Israel"],
    "Neither Russia nor Belarus said Poland attacked Minsk.": [],
    "Turkey said it bombed Syria. It said Syria attacked Turkey.": ["Turkey", "Turkey"],
}  # fmt: skip

AUTHOR = {
    "Russia said Ukraine shelled Belgorod. I believe Russia bombed Kharkiv.": ["Russia"],
    "Russia said Ukraine shelled Belgorod. We think Russia bombed Kharkiv.": ["Russia"],
    "Kenya said Somalia attacked Mandera. I say that Ethiopia bombed Mogadishu.": ["Kenya"],
    "Kenya said Somalia attacked Mandera. We deny that Kenya bombed Mogadishu.": ["Kenya"],
    # in quotation marks "we" is the speaker
    '"We deny that Kenya bombed Mogadishu," Kenya said.': ["Kenya", "Kenya"],
}

SEVERAL = {
    "Britain, France and Germany said Iran attacked a tanker.": ["Britain", "France", "Germany"],
    "Britain, France, and Germany said Iran attacked a tanker.": ["Britain", "France", "Germany"],
    "India, Nepal and Chad denied that Sudan attacked Mali.": ["India", "Nepal", "Chad"],
    "China, Russia and Iran condemned the Israeli strike on Syria.": ["China", "Russia", "Iran"],
    "India and Pakistan denied that Nepal attacked Chad.": ["India", "Pakistan"],
    "Iran attacked a tanker, Japan, France and Germany said.": ["Japan", "France", "Germany"],
    "In Paris, Russia and Iran said Israel attacked Syria.": ["Russia", "Iran"],
    "On Monday, Russia and Iran said Israel attacked Syria.": ["Russia", "Iran"],
}

ONE_NODE = {
    "Prosecutor Munqith al-Rawdi said Iraq bombed Iran. Al-Rawdi said Iran bombed Iraq. "
    '"Iraq shelled Kuwait," al-Rawdi said.': ["Munqith al-Rawdi"] * 3,
    "Abdel Fattah El-Sissi came to Rome. El-Sissi said Israel bombed Gaza. "
    '"Israel shelled Gaza," el-Sissi said.': ["Abdel Fattah el-Sisi"] * 2,
    "James Tiller, a farmer, left. Tiller said Chad bombed Mali. TILLER said Mali bombed Chad.": [
        "James Tiller", "James Tiller",
    ],
    "Farmer Josefa Waqalevu saw it. Waqalevu said rebels attacked the town.": ["Josefa Waqalevu"],
    '"Rebels attacked Mali," said Oyunbileg Tsendiin, a farmer. "They bombed Chad," Tsendiin '
    "said.": ["Oyunbileg Tsendiin", "Oyunbileg Tsendiin"],
}  # fmt: skip

NOBODY = {
    "Data showed that Russia bombed Kharkiv.": ["unnamed source"],
    "The story said Israel bombed Gaza.": ["unnamed source"],
    "A report said Israel bombed Gaza.": ["unnamed source"],
    "A video showed that Israel bombed Gaza.": ["unnamed source"],
    "Documents released by a court said Israel bombed Gaza.": ["unnamed source"],
    "Some said that Israel bombed Gaza.": [],
    "Responsibility for an attack suggests that Israel bombed Gaza.": [],
}

_SAME = {
    "Britain": "United Kingdom",
    "Russia/Lavrov": "Sergey Lavrov",
}  # fmt: skip


def _born(ref: str, found: Any) -> Any:
    return found.born[ref[1:]] if ref[0] == "." else None


def speakers(text: str) -> list[str]:
    found = findings(text)
    refs = [ref for c in types.walked(found.claims) for ref in c.claimants]
    assert not [ref for ref in refs if ref[0] == "@"]
    born = [_born(ref, found) for ref in refs]
    return [
        str(b.label if b else lexicon.lexicon().labels[r]) for r, b in zip(refs, born, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*HE.items(), *THEY.items(), *IT.items(), *AUTHOR.items(), *SEVERAL.items(), *ONE_NODE.items(),
     *NOBODY.items()],
)  # fmt: skip
def test_the_words_are_those_of_who_spoke(text: str, expected: list[str]) -> None:
    assert speakers(text) == [_SAME.get(name, name) for name in expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"Rebels attacked Mali," Qarabov said.', "Person"),
        ('"Rebels attacked Mali," Mr. Qarabov said.', "Person"),
        ('"Rebels attacked Mali," White House press secretary Josh Lindqvist said.', "Person"),
        ('"Rebels attacked Mali," Rabbi Marvin Hiller said.', "Person"),
        ('"Rebels attacked Mali," critics said.', "Collective"),
        ('"Rebels attacked Mali," a farmer said.', "Collective"),
        ('"Rebels attacked Mali," the Free Gao Forum said.', "Organization"),
    ],
)
def test_a_surname_that_speaks_is_a_person(text: str, kind: str) -> None:
    found = findings(text)
    (claim,) = found.claims
    assert _born(claim.claimants[0], found).kind == kind
