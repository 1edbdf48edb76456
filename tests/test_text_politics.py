"""A long text that hardly names a state tells no events between people nobody knows."""

import pytest
from text_words import findings

MET = "Ada Lorne met Ben Ravik in a village."
HOME = "The river was cold and the garden was green. "
STATES = "Kenya is near Chad. "


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (MET, ["CONSULT"]),  # too short to show what it is about
        (HOME * 4 + MET + " " + HOME * 4, []),
        (STATES * 4 + MET + " " + HOME * 4, ["CONSULT"]),
        (HOME * 4 + "Egypt bombed Libya. " + HOME * 4, ["ASSAULT"]),
    ],
)
def test_private_deeds_are_told_in_political_texts_only(text: str, kinds: list[str]) -> None:
    assert [event.type for event in findings(text).events] == kinds
