"""Parts of speech: what the shipped weights say of plain sentences."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph import content

tagger: Any = content.load_ingest("_text.words.tagger")
FOLDER = Path(tagger.FOLDER)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The army said that the road was shut .", "DT NN VBD IN DT NN VBD VBN ."),
        ("They will not attack the small town .", "PRP MD RB VB DT JJ NN ."),
        ("Two of her soldiers were killed in May", "CD IN PRP$ NNS VBD VBN IN NNP"),
    ],
)
def test_a_plain_sentence(sentence: str, expected: str) -> None:
    assert tagger.tags(sentence.split()) == expected.split()


@pytest.mark.parametrize("past", ["froze", "told", "struck", "drew", "slew", "withdrew", "fled"])
def test_a_past_tense_of_the_dictionaries_is_nothing_else(past: str) -> None:
    assert tagger.tags(["The", "zorbs", past, "the", "blorvings"])[2] in ("VBD", "VBN")


def test_an_unknown_word_is_of_no_closed_class() -> None:
    (tag,) = tagger.tags(["blorvings"])
    assert tag not in tagger.CLOSED


def test_the_weights_are_small_and_have_their_notice() -> None:
    assert (FOLDER / "tagger.tsv.xz").stat().st_size < 1_000_000
    notice = (FOLDER / "tagger.LICENSE.md").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in notice


@given(st.lists(st.text(min_size=1, max_size=30), max_size=30))
def test_every_word_gets_one_tag(words: list[str]) -> None:
    assert len(tagger.tags(words)) == len(words)
