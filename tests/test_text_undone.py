"""What did not happen tells no event, whom a phrase only names near by is no side, and a mark that
opens and closes alike does one of both."""

import pytest
from text_words import brief

from actorgraph import content

quotes = content.load_ingest("_text.source.quotes")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("No country attacked Chad.", ""),
        ("Neither Peru nor Bolivia attacked Chad.", ""),
        ("Peru was not going to wait and attack Chad.", ""),
        ("It would have helped had Peru congratulated Chad.", ""),
        ("Peru helped Chad prepare for an Israeli withdrawal from Syria.", "AID Peru > Chad"),
        ("Shooting themselves, soldiers died in Chad.", ""),
        ("Neither side won, but Peru attacked Chad.", "ASSAULT Peru > Chad"),
        ("Peru blocked African Union aid to Chad.", "COERCE/restrict Peru > Chad"),
        (
            "Peru, which has vetoed EU aid to Chad, praised Mali.",
            "REJECT Peru > Chad ; SUPPORT Peru > Mali",
        ),
    ],
)
def test_what_is_not_done_is_no_event(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya called for an end to attacks on Chad.", "REQUEST Kenya > "),
        ("Kenya launched an appeal for money to feed people in Chad.", "REQUEST Kenya > "),
        ("Kenya beat Chad 2-1 on Monday.", ""),
        ("Another Kenyan was killed by Hamas.", "ASSAULT Hamas > *Kenyan"),
        ("Kenya accused a man of spying for Chad.", "ACCUSE/allege Kenya > *man"),
        ("Kenyan soldiers left Kenya on Monday for Chad.", "MOBILIZE/troops Kenya > Chad"),
    ],
)
def test_who_is_only_named_is_no_side(text: str, told: str) -> None:
    assert brief(text) == told


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said: "We go. "They stay." Then it rained.', ["We go. ", "They stay."]),
        ('It was called late," he said. "It is so."', ["It is so."]),
        ('"It is," he said, "so".', ["It is,", "so"]),
        ('He called it a " mess " again.', [" mess "]),
    ],
)
def test_a_mark_opens_or_closes_by_the_blanks_around_it(text: str, inside: list[str]) -> None:
    assert [text[a:b] for a, b in quotes.quotes(text)] == inside
