"""Descriptions that take up somebody of an earlier sentence: no further actor is made of them."""

from typing import Any

import pytest
from text_words import brief, findings

MACRON, LI = "French President Emmanuel Macron flew to Oslo. ", "Ann Li, Kenya's defence minister, "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MACRON + "The president condemned Mali.", "ACCUSE/disapprove Emmanuel Macron > Mali"),
        (LI + "landed in Oslo. The minister condemned Mali.", "ACCUSE/disapprove *Ann Li > Mali"),
        ("Gen. Ann Li landed. The general condemned Mali.", "ACCUSE/disapprove *Ann Li > Mali"),
        ("Rebels in Chad ran out of food. They attacked Mali.", "ASSAULT *Rebels > Mali"),
        ("Rebels in Chad ran out of food. The group attacked Mali.", "ASSAULT *Rebels > Mali"),
        ("Chadian miners ran out of food. The miners condemned Mali.",
         "ACCUSE/disapprove *Chadian miners > Mali"),
        ("A Chadian gunman ran into a shop. He attacked Mali.", "ASSAULT *Chadian gunman > Mali"),
        ("Turkish troops rested. The troops attacked Mali.", "ASSAULT Turkey > Mali"),
    ],
)  # fmt: skip
def test_a_description_is_whom_the_text_has_named(text: str, expected: str) -> None:
    assert expected in brief(text).split(" ; ")


@pytest.mark.parametrize(
    "text",
    [
        "Vladimir Putin and Xi Jinping met. The president condemned Mali.",  # which one?
        "The Kenyan president met Ann Li. The president condemned Mali.",  # not Ann Li
        MACRON + "The president of the club condemned Mali.",
        "Chadian miners ran out of food.\n\nIt rained.\n\nIt snowed.\n\nThey condemned Mali.",
    ],
)
def test_nobody_is_guessed(text: str) -> None:
    named = {"Putin", "Xi", "Li", "Macron", "miners"}
    assert not named & set(brief(text).partition("ACCUSE")[2].split())


def born(text: str) -> Any:
    return {b.label for b in findings(text).born.values()}


def test_who_speaks_again_is_the_same_speaker() -> None:
    text = "Two Chadian lawyers landed in Oslo. The lawyers said that Mali had attacked Niger."
    assert "lawyers" not in born(text)
    assert born("A union in Oslo struck. The union said Mali had attacked Niger.") <= {"union"}
