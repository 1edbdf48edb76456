"""Persons in another spelling, behind a title; bodies that several states have."""

from typing import Any

import pytest

from actorgraph import content

names: Any = content.load_ingest("_text.actors.names")
memory: Any = content.load_ingest("_text.actors.memory")
lexicon: Any = content.load_ingest("_text.actors.lexicon")
likeness: Any = content.load_ingest("_text.actors.likeness")
split: Any = content.load_ingest("_text.source.split")


def found(text: str, day: str = "2018-06-01") -> Any:
    known = memory.Memory(lexicon.lexicon(), day)
    return names.parties(split.tokens(text, 0, len(text)), known)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Kim Jong-Un", "Kim Jong Un"),
        ("Aso Taro", "Tarō Asō"),
        ("Sergey Viktorovich Lavrov", "Sergey Lavrov"),
        ("Malcolm Bligh Turnbull", "Malcolm Turnbull"),
        ("Abdel Fattah Al-Sisi", "Abdel Fattah el-Sisi"),
        ("Uhuru Muigai Kenyatta", "Uhuru Kenyatta"),
        ("Javad Zarif", "Mohammad Javad Zarif"),
        ("President Karzai", "Hamid Karzai"),
        ("Ayatollah Khamenei", "Ali Khamenei"),
        ("President al-Sisi", "Abdel Fattah el-Sisi"),
    ],
)
def test_a_person_is_known_in_another_spelling(text: str, who: str) -> None:
    known = {likeness.sounds(word) for word in who.split()}
    (party,) = found(text)
    label = lexicon.lexicon().labels[party.refs[0]]
    assert {likeness.sounds(word) for word in label.split()} == known


@pytest.mark.parametrize(
    "text",
    [
        "Ellen Johnson Quarshie",  # the first two are another's name
        "Helena dos Santos",  # a given name before a leader's surname
        "Mr. Karzai-Webb",
        "Olivia Turnbull",
    ],
)
def test_a_stranger_is_nobody_known(text: str) -> None:
    assert [p.refs for p in found(text) if p.refs[0][0] != "."] == []


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Conservative Party", "wd-Q145"),
        ("Conservative Party (Norway)", "wd-Q20"),
        ("Workers' Party", "wd-Q155"),
        ("Socialist Workers' Party", ""),
        ("ex-Pakistani lawmakers", "wd-Q843"),
        ("the Polish Foreign Ministry", "wd-Q36"),
    ],
)
def test_a_body_is_of_the_state_told(text: str, country: str) -> None:
    homes = [p.country for p in found(text) if p.country]
    assert homes == ([country] if country else [])


def test_a_name_that_two_persons_share_by_sound_is_neither() -> None:
    one, two = (lexicon.Entry(ref, "Person", "name", "wd-Q29") for ref in ("a", "b"))
    people = likeness.people([("Ramon Ortega", one), ("Ramón Ortegha", two), ("Luis Bello", one)])
    tokens = split.tokens("Ramon Ortega", 0, 12)
    assert likeness.alike(tokens, 0, people) == (0, ())
    tokens = split.tokens("Luís Belo", 0, 9)
    assert likeness.alike(tokens, 0, people) == (2, (one,))
