"""Claims that tell no coded event: who makes them, in which words, and what is no claim at all."""

import json
from pathlib import Path
from typing import Any

import pytest
from text_words import findings

from actorgraph import content
from actorgraph.build import Builder
from actorgraph.frames import SourceFile
from actorgraph.workspace import Workspace

article: Any = content.load_ingest("article")
lexicon: Any = content.load_ingest("_text.actors.lexicon")

WORDED = {
    "Norway said on Monday that the harvest was poor.": "Norway asserts: the harvest was poor",
    '"The harvest is poor," said Ann Li, a farmer, "and prices are high."': (
        'Ann Li asserts: "The harvest is poor," + "and prices are high."'
    ),
    "The bridge is safe, according to a report released in May by Reuters.": (
        "Reuters asserts: The bridge is safe"
    ),
    "A retired teacher told reporters the road was icy.": (
        "retired teacher asserts: the road was icy"
    ),
    "Peru described that vote as a farce.": "Peru asserts: that vote as a farce",
    'Chad praised the "wise and steady hand" of Laos.': (
        'Chad asserts: the "wise and steady hand" of Laos'
    ),
    "Chad accused Laos of hypocrisy.": "Chad accuses: Laos of hypocrisy",
    "Chad condemned the weather report.": "Chad accuses: the weather report",
    "“The sea is calm,” Ann Li was quoted as saying. It was May.": (
        "Ann Li asserts: “The sea is calm,”"
    ),
    "Reuters quoted Ann Li as saying that the sea was calm.": "Ann Li asserts: the sea was calm",
    "Though it was late, Ann Li said, the shops were open.": (
        "Ann Li asserts: Though it was late + the shops were open"
    ),
    'When asked again, Ann Li replied, "The shops are open."': (
        'Ann Li asserts: "The shops are open."'
    ),
    "When Ann Li said the shops were open, the crowd left.": "Ann Li asserts: the shops were open",
    "Ann Li went on to say that the shops were open.": "Ann Li asserts: the shops were open",
    '"The shops are open," Ann Li snapped.': 'Ann Li asserts: "The shops are open,"',
    "A U.S. senator said the shops were open.": "U.S. senator asserts: the shops were open",
    "Ann Li praised the plan and Bo Chen said the shops were open.": (
        "Bo Chen asserts: the shops were open"
    ),
    "The mayor of Gao was told that the shops were open.": (
        "unnamed source asserts: the shops were open"
    ),
    # a cue that cuts a clause in two
    "The bridge, Ann Li said, was safe.": "Ann Li asserts: The bridge + was safe",
    "That culture, two nurses said, favours the young.": (
        "two nurses asserts: That culture + favours the young"
    ),
    # when it was said is not who said it
    "Peru in 2010 said the shops were open.": "Peru asserts: the shops were open",
    "Ann Li (Green) last week said the shops were open.": "Ann Li asserts: the shops were open",
    "In a radio interview Ann Li said the shops were open.": "Ann Li asserts: the shops were open",
    "Current and former nurses said the shops were open.": (
        "Current and former nurses asserts: the shops were open"
    ),
    '"It is late," said one of two nurses who stayed.': 'one of two nurses asserts: "It is late,"',
    "A textbook written for children says the sea is calm.": (
        "textbook written for children asserts: the sea is calm"
    ),
    "The years that Ann Li says she lost were long.": "Ann Li asserts: she lost were long",
    "He was asked about a claim by Ann Li, who said the sea was calm.": (
        "Ann Li asserts: the sea was calm"
    ),
    "From Gao to Oslo to Rome, Khan said the sea was calm.": "Khan asserts: the sea was calm",
    '"It is late," said Jack French, an aide.': 'Jack French asserts: "It is late,"',
    "Bo Chen, a farmer, said the army was late.": "Bo Chen asserts: the army was late",
    "The news was confirmed by Reuters.": "Reuters reports: The news",
    # where the words end
    "Noting that it was late, Ann Li left the room.": "Ann Li reports: it was late",
    "Ann Li, who said the sea was calm, left.": "Ann Li asserts: the sea was calm",
    "At a time when it was said that rain was near, the shops were full.": (
        "unnamed source asserts: rain was near"
    ),
    "According to Ann Li, the bridge was once safe, but is now too old.": (
        "Ann Li asserts: the bridge was once safe, but is now too old"
    ),
    "According to notes written in May by Ann Li, the bridge is safe.": (
        "notes written in May by Ann Li asserts: the bridge is safe"
    ),
    '"It is late," said Ann Li, head of a group which runs shops.': (
        'Ann Li asserts: "It is late,"'
    ),
    "Analysts predicted a gain that is small.": ("Analysts asserts: a gain that is small"),
}

NO_CLAIMS = [
    "Peru is one of the nations that maintain friendly ties with Chad.",
    "The storm claimed twelve lives.",
    "The museum charges fees for children.",
    "Staff must report to work at nine.",
    "It was a tricky earnings call for Peru.",
    "One short weather report was on the air.",
    "A group called Free Now ran the shop.",
    "Chad and Peru found some common ground.",
    "Ann Li called Bo Chen on Monday.",
    "Chad did not say that the shops were open.",
    "Peru would say that the shops were open.",
    "Peru avoided mentioning that the shops were open.",
    "Peru reiterated its support for the plan.",
    "Peru promised to open the shops.",
    "What Peru said about the shops was long.",
    "Let's say the shops were open.",
    "Enough said, Ann Li left the room.",
    "That said, the shops were open.",
    "Having said that, the shops were open.",
    "The river, say, was too cold.",
    "Monday said the shops were open.",
    "Today says that the shops were open.",
    "The stream of money suggests that the shops were open.",
    "Thousands of nurses are claiming asylum in Peru.",
    "The papers revealed almost nothing about the shops.",
    "Norway denied the nurses entry.",
    "Norway denied him a visa.",
    "The teacher questioned the student about the shops.",
    "It has been a year since Norway confirmed a judge.",
    "The names were sorted according to size.",
    'Bo Chen wrote under the name "Rex" for years.',
    "Though Peru is near, Norway maintains a wide lead.",
    "The rain began on Monday, and it continued Thursday with snow.",
    "Voters have shifted from stressing growth to other things.",
    "There is resistance to welcoming the plan.",
    "Asked if he believed the shops were open, Ann Li left.",
    "If Ann Li said the shops were open, they would come.",
    "I'd have said: the shops are open.",
    "The one fault she acknowledged was small.",
    "There are things that Ann Li has said. The shops were open.",
]

GOES_ON = {
    "Ann Li, a farmer, said it rained. She said it was late.": ["Ann Li", "Ann Li"],
    'A retired teacher said it rained. "It is late," he added.': ["retired teacher"] * 2,
    "Norway said it rained.\n\nIt added that it was late.": ["Norway", "Norway"],
    "Two nurses said it rained. They added that it was late.": ["Two nurses", "Two nurses"],
    # whom the sentence before is about, not who spoke before that
    'Bo Chen, a farmer, said it rained. Tom Berg, 40, left the room. "It is late," he said.': [
        "Bo Chen", "Tom Berg",
    ],
    # somebody who is spoken of is not who speaks
    "Bo Chen, a farmer, said it rained. Also, Tom Berg is late, he said.": ["Bo Chen"] * 2,
    "Bo Chen said Mali was late, adding that the rain was near.": ["Bo Chen"] * 2,
    # a man is not "she", nor is a report
    "Peter Berg said it rained. She said it was late.": ["Peter Berg"],
    "The report said it rained. She said it was late.": ["unnamed source"],
}  # fmt: skip


def label(ref: str, found: Any) -> str:
    return str(found.born[ref[1:]].label if ref[0] == "." else lexicon.lexicon().labels[ref])


def worded(text: str) -> list[str]:
    found = findings(text)
    return [
        f"{label(c.claimants[0], found)} {c.stance}: {' + '.join(text[a:b] for a, b in c.words)}"
        for c in found.claims
        if c.words
    ]


@pytest.mark.parametrize(("text", "told"), WORDED.items())
def test_what_is_said_is_kept_in_its_words(text: str, told: str) -> None:
    assert worded(text) == [told]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_what_nobody_says_is_no_claim(text: str) -> None:
    assert findings(text).claims == []


@pytest.mark.parametrize(("text", "speakers"), GOES_ON.items())
def test_a_pronoun_goes_on_for_who_spoke_or_was_spoken_of_last(
    text: str, speakers: list[str]
) -> None:
    found = findings(text)
    assert [label(c.claimants[0], found) for c in found.claims] == speakers


def test_a_claim_is_about_a_statement_in_its_words(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "Norway said on Monday that the harvest was poor."
    path.write_text(text)
    (chunk,) = article.frames(SourceFile.of(path))
    (claim,) = chunk.frames["Claim"].to_dicts()
    (event,) = chunk.frames["Event"].to_dicts()
    assert claim["about"] == [event["id"]]
    assert event["eventType"] == "agv:type-x-STATEMENT"
    assert event["agent"] == [claim["claimant"]]
    assert event["statedIn"] == []
    quotes = {q["id"]: q["oa:exact"] for q in chunk.frames["oa:TextQuoteSelector"].to_dicts()}
    (mention,) = (m for m in chunk.frames["Mention"].to_dicts() if event["id"] in m["denotes"])
    assert quotes[mention["oa:hasSelector"][1]] == "the harvest was poor"


def test_an_accusation_of_words_alone_is_one_event(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Chad accused Laos of hypocrisy.")
    (chunk,) = article.frames(SourceFile.of(path))
    (claim,) = chunk.frames["Claim"].to_dicts()
    assert claim["eventType"] == "agv:type-ACCUSE"
    assert claim["recipient"] == [findings("Laos").parties[0].refs[0]]
    types = [e["eventType"] for e in chunk.frames["Event"].to_dicts()]
    assert types == ["agv:type-x-STATEMENT"]


def test_the_gate_lets_claims_of_words_alone_through(full_ws: Workspace) -> None:
    file = full_ws.root / "words.jsonl"
    rows = [{"url": f"http://e.example/{n}", "text": t} for n, t in enumerate(WORDED)]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    batch = Builder(full_ws).ingest([Path(file)])
    assert sum(receipt.statements_quarantined for receipt in batch.slices) == 0
