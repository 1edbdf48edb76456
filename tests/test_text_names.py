"""Names in a text: leaders by surname, names in capitals, seats, names that hold a state."""

from typing import Any

import pytest

from actorgraph import content

lexicon: Any = content.load_ingest("_text.lexicon")
memory: Any = content.load_ingest("_text.memory")
names: Any = content.load_ingest("_text.names")
split: Any = content.load_ingest("_text.split")


def found(text: str, day: str = "2022-05-01") -> Any:
    tokens = split.tokens(text, 0, len(text))
    return names.parties(tokens, memory.Memory(lexicon.lexicon(), day))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("TEHRAN", "wd-Q794"),
        ("a Somalia-based group", "wd-Q1045"),
        ("Royal Thai Army", "wd-Q869"),
        ("the Nigerian National Assembly", "wd-Q1033"),
        ("Hezbollah leader Hassan Nasrallah", "wd-Q822"),
        ("Madras High Court", "wd-Q668"),
        ("Erdogan", "wd-Q43"),
    ],
)
def test_a_name_tells_its_country(text: str, country: str) -> None:
    (party,) = found(text)
    assert country in (party.country, *party.refs)


@pytest.mark.parametrize(
    ("text", "day", "who"),
    [
        ("Putin said so", "2022-05-01", ("wd-Q7747",)),
        ("Eric Trump said so", "2022-05-01", None),
        ("Trump said so", "2010-05-01", None),
        ("Scholz said so", "2022-05-01", ("wd-Q61053",)),
    ],
)
def test_a_leader_is_known_by_surname_from_office_on(
    text: str, day: str, who: tuple[str, ...] | None
) -> None:
    parties = [p.refs for p in found(text, day) if p.kind == "Person"]
    assert parties == ([] if who is None else [who])


def test_a_sentence_may_open_with_the_article_of_a_name() -> None:
    state = memory.Memory(lexicon.lexicon(), "2007-01-01")
    for text in ("Prime Minister Nouri al-Maliki left.", "Al-Maliki returned."):
        last = names.parties(split.tokens(text, 0, len(text)), state)
    assert last[0].kind == "Person"


def test_a_million_names_are_indexed_by_their_first_word() -> None:
    entry = lexicon.Entry("x", "Person", "name")
    index = lexicon.index([("Ann Li", entry), ("Ann", entry), ("Ann B. Li", entry)])
    assert index["Ann"].sizes == (4, 2, 1)
    tokens = split.tokens("Ann Li left", 0, 11)
    assert lexicon.Lexicon(index).find(tokens, 0) == (2, (entry,))
