"""Numbers with what they count."""

from typing import Any

import pytest

from actorgraph import content

amounts: Any = content.load_ingest("_text.times.amounts")


@pytest.mark.parametrize(
    ("text", "low", "best", "high", "how"),
    [
        ("At least 100 missiles fell.", "100", "", "", "atLeast"),
        ("Some 3,000 soldiers came.", "", "3000", "", "approximately"),
        ("An estimated 10,000 troops came.", "", "10000", "", "approximately"),
        ("Dozens of drones came.", "24", "", "", "atLeast"),
        ("Scores of civilians died.", "40", "", "", "atLeast"),
        ("Several dozen rockets fell.", "24", "", "", "atLeast"),
        ("A few hundred troops came.", "200", "", "", "atLeast"),
        ("Tens of thousands of civilians fled.", "20000", "", "", "atLeast"),
        ("Hundreds of thousands of civilians fled.", "200000", "", "", "atLeast"),
        ("A dozen tanks burned.", "", "12", "", "exactly"),
        ("Half a dozen tanks burned.", "", "6", "", "exactly"),
        ("Two dozen tanks burned.", "", "24", "", "exactly"),
        ("A hundred soldiers died.", "", "100", "", "exactly"),
        ("Twenty-five soldiers died.", "", "25", "", "exactly"),
        ("Two hundred thousand troops marched.", "", "200000", "", "exactly"),
        ("It sent 1.5 million artillery shells.", "", "1500000", "", "exactly"),
        ("More than a million civilians fled.", "1000000", "", "", "moreThan"),
        ("Nearly 2.5 thousand drones flew.", "", "", "2500", "lessThan"),
        ("As many as 40 rockets fell.", "", "", "40", "atMost"),
        ("No fewer than 40 rockets fell.", "40", "", "", "atLeast"),
        ("Between 20 and 30 fighters died.", "20", "", "30", "between"),
        ("It lost 20 to 30 tanks.", "20", "", "30", "between"),
        ("It lost 20-30 tanks.", "20", "", "30", "between"),
        ("On 5 May 20 soldiers died.", "", "20", "", "exactly"),
    ],
)
def test_a_number_and_how_it_is_meant(text: str, low: str, best: str, high: str, how: str) -> None:
    found = amounts.amounts(text, 0, len(text))
    assert [(a.low, a.best, a.high, a.qualifier) for a in found] == [(low, best, high, how)]


@pytest.mark.parametrize(
    "text",
    [
        "In 2015 forces left.",
        "The $100 million aid went.",
        "T-72 tanks came.",
        "5 percent of troops left.",
        "Twelve years of war.",
    ],
)
def test_what_counts_no_known_thing(text: str) -> None:
    assert amounts.amounts(text, 0, len(text)) == []
