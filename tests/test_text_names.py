"""Names in a text: leaders by surname, names in capitals, seats, names that hold a state."""

from typing import Any

import pytest

from actorgraph import content

lexicon: Any = content.load_ingest("_text.actors.lexicon")
memory: Any = content.load_ingest("_text.actors.memory")
names: Any = content.load_ingest("_text.actors.names")
namesakes: Any = content.load_ingest("_text.actors.namesakes")
split: Any = content.load_ingest("_text.source.split")


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
    people = [p.refs for p in found(text, day) if p.kind == "Person"]
    parties = [refs for refs in people if refs[0][0] != "."]
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


WHOM = [
    # a text, a pronoun or name at the end of it, whom it means
    ("Valeska Paris, an Australian woman, left. Paris", "Valeska Paris"),
    ("Kiara Perkins, an actress, met Barack Obama. She", "Kiara Perkins"),
    ("Maria Lopez met Robert Vance. He", "Robert Vance"),
    ("J. Maurer said so. Maurer", "J. Maurer"),
    ("Deputy Director James Dole said so. He", "James Dole"),
    ("Robert Vance left. Vance Carter, a man, stayed. He", "Vance Carter"),
    ("France left.\n\nRain fell.\n\nThe road was wet. It", ""),
    ("Robert Vance left.\n\nIt rained.\n\nThe road was wet. He", ""),
    ("France left. They", ""),
    ("Israelis left. They", "Israel"),
]


@pytest.mark.parametrize(("text", "who"), WHOM)
def test_a_pronoun_or_surname_means_who_was_named(text: str, who: str) -> None:
    state = memory.Memory(lexicon.lexicon(), "2015-05-07", text)
    last: list[Any] = []
    for sentence in split.sentences(text):
        state.turn(sentence.paragraph, sentence.start)
        last = names.parties(sentence.tokens, state)
        state.note(last, last[0] if last else None)
    refs = last[-1].refs[0] if last else ""
    born = state.born.get(refs[1:])
    assert (born.label if born is not None else lexicon.lexicon().labels.get(refs, "")) == who


def test_a_body_before_a_name_is_whom_the_person_works_for() -> None:
    assert [p.kind for p in found("UNICEF James Dole said so")] == ["Person"]


def test_a_surname_is_a_leaders_where_the_text_names_what_he_leads() -> None:
    far = "the band played all night long " * 20
    for more, known in (("", False), ("Moscow was quiet. ", True)):
        text = f"Putin left. {more}Then {far}."
        state = memory.Memory(lexicon.lexicon(), "2022-05-01", text)
        made = names.parties(split.tokens(text, 0, len(text)), state)
        assert any("wd-Q7747" in p.refs for p in made) == known


def test_of_equally_frequent_namesakes_the_first_in_the_text_is_meant() -> None:
    given = ["Ian", "Carl", "Henry", "Adam", "George", "Brian", "Jack", "Edward", "David", "Frank"]
    text = ", ".join(f"{name} Zorblatt" for name in given)
    state = memory.Memory(lexicon.lexicon(), text=text)
    leader = lexicon.Entry("wd-Q990000001", "Person", "surname")
    namesakes.namesake(leader, "Zorblatt", "", state)
    assert [born.label for born in state.born.values()] == ["Ian Zorblatt"]
