"""What is asked of somebody in a clause without "that", and what people are said to plan."""

import pytest
from text_words import brief


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya recommended Chad release the prisoners.", "REQUEST Kenya > Chad"),
        ("Kenya recommended Chad for its beaches.", ""),
        ("Kenya recommended hotels in Chad.", ""),
        ("Malta vowed to hunt down Chad.", "THREATEN Malta > Chad"),
        ("The ruling provoked laughter in Chad.", ""),
        ("Malta provoked condemnation from Chad.", "ACCUSE/disapprove Chad > Malta"),
    ],
)
def test_who_is_asked_or_threatened_is_the_other_side(text: str, told: str) -> None:
    assert brief(text) == told


def test_people_who_plan_are_the_doers() -> None:
    assert brief("A group of farmers plan to sue Chad.") == "ACCUSE *farmers > Chad"
