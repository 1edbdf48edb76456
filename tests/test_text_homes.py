"""Of which state an actor is: by region, people, body, person, or who leads it; and initials."""

from typing import Any

import pytest

from actorgraph import content

names: Any = content.load_ingest("_text.actors.names")
memory: Any = content.load_ingest("_text.actors.memory")
lexicon: Any = content.load_ingest("_text.actors.lexicon")
split: Any = content.load_ingest("_text.source.split")


def home(text: str) -> str:
    known = memory.Memory(lexicon.lexicon(), "2023-06-12")
    found = names.parties(split.tokens(text, 0, len(text)), known)
    labels: dict[str, str] = lexicon.lexicon().labels
    return labels.get(found[0].country, "") if found else ""


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Chechen fighters", "Russia"),
        ("Catalan separatists", "Spain"),
        ("Rohingya refugees", "Myanmar"),
        ("Mapuche activists", "Chile"),
        ("the Saudi-led coalition", "Saudi Arabia"),
        ("a Chinese-owned company", "China"),
        ("a Liberian-flagged tanker", "Liberia"),
        ("the Petroleum Facilities Guard", "Libya"),
        ("the Assam Rifles", "India"),
        ("Ansar Dine", "Mali"),
        ("Die Linke", "Germany"),
        ("the Investigative Committee", "Russia"),
        ("Carabineros", "Chile"),
        ("Gerald Darmanin", "France"),
        ("Pinarayi Vijayan", "India"),
        ("Babagana Zulum", "Nigeria"),
        ("Robinah Nabbanja", "Uganda"),
        ("Michael Waltz", "United States"),
        ("police in Churachandpur", "India"),
        ("Maiduguri police", "Nigeria"),
    ],
)
def test_an_actor_is_of_a_state(text: str, state: str) -> None:
    assert home(text) == state


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("K.C. Smith was held on Friday. He denied it.", 2),
        ("The minister met J. R. Patel and K.C. Smith in Goa.", 1),
        ("J.D. Vance spoke to George W. Bush. The talks failed.", 2),
        ("He lives in the U.S. He left in May.", 2),
        ("The U.S. Army left at 5 p.m. They returned.", 2),
        ("Use a sign, e.g. In or Out.", 1),
    ],
)
def test_initials_end_no_sentence(text: str, count: int) -> None:
    assert len(list(split.sentences(text))) == count
