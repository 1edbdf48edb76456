"""Names that look like others are told, those that only come from elsewhere are not."""

import polars as pl
import pytest

from actorgraph.spelling import remarks


def told(*names: str) -> list[str]:
    frame = pl.DataFrame({"id": [str(n) for n in range(len(names))], "skos:prefLabel@en": names})
    return list(remarks({"Person": frame}))


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("\u0391ngela Merkel", "mixes letters"),
        ("Vl\u0430dimir", "mixes letters"),
        ("\u041f\u0443t\u0438n", "mixes letters"),
        ("Barack\u200b Obama", "unseen"),
        ("\u202eAMABO", "unseen"),
        ("\U000e0041\U000e0042", "unseen"),
    ],
)
def test_a_name_that_deceives(name: str, what: str) -> None:
    (line,) = told("Plain", name)
    assert what in line


@pytest.mark.parametrize(
    "name",
    [
        "Владимир Путин", "Ελλάς / Greece", "Erdoğan", "金正恩", "نجف\u200cآباد", "5 µm", "naïve",
        "e\u0301", "Россия (Russia)",
    ],
)  # fmt: skip
def test_a_name_that_only_comes_from_elsewhere(name: str) -> None:
    assert told(name) == []


def test_only_the_first_few_are_shown() -> None:
    lines = told(*(f"\u0391lpha {n}" for n in range(9)))
    assert len(lines) == 6
    assert lines[-1].startswith("and 4 more")


def test_lists_and_tagged_values() -> None:
    frame = pl.DataFrame(
        {"id": ["a"], "name": [[{"value": "a\u200bb", "lang": "en"}]], "weakName@en": [["x", None]]}
    )
    assert len(list(remarks({"DatasetRecord": frame}))) == 1
