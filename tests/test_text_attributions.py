"""Who says what, whoever says it: sources, cues and contents as spans of the text."""

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actorgraph import content

continued: Any = content.load_ingest("_text.claims.continued")
tables: Any = content.load_ingest("_text.words.tables")
CASES = Path(__file__).parent / "ingest" / "article" / "attributions.tsv"


def cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()[1:]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval="")
    return [(row["text"].replace("\\n", "\n"), row["expected"]) for row in rows]


def brief(text: str) -> str:
    def words(span: tuple[int, int] | None) -> str:
        return text[span[0] : span[1]] if span is not None else ""

    return " ;; ".join(
        f"{words(a.source)} | {words(a.cue)} | {' + '.join(map(words, a.content))}"
        for a in continued.attributions(text)
    )


@pytest.mark.parametrize(("text", "expected"), cases())
def test_who_says_what(text: str, expected: str) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize("row", tables.table("speech"), ids=lambda row: row["verb"])
def test_a_judging_verb_reads_its_example(row: dict[str, str]) -> None:
    (one,) = continued.attributions(row["example"])
    source, whole = (row["example"][a:b] for a, b in (one.source, one.content[0]))
    assert (f"{source} > {whole}", one.stance) == (row["expected"], "")


def test_what_was_not_said_is_told_as_such() -> None:
    one, other = (
        continued.attributions(text)[0]
        for text in ("Mali did not say that Chad left.", "Mali said that Chad left.")
    )
    assert (one.idle, other.idle) == (True, False)


def test_words_within_anothers_words_are_nested() -> None:
    outer, inner = continued.attributions('"Togo said that it would help," said Mali.')[::-1]
    assert (outer.nested, inner.nested) == (False, True)


def test_who_stands_for_the_name_before_it() -> None:
    text = "Ann Li, who said that it was late, left."
    (one,) = continued.attributions(text)
    assert text[slice(*one.source)] == "who"
    assert text[slice(*one.antecedent)] == "Ann Li"


def test_whom_a_source_draws_on_is_its_relay() -> None:
    text = "Yonhap, quoting the army, said that Chad had left."
    (one,) = continued.attributions(text)
    assert text[slice(*one.source)] == "Yonhap, quoting the army"
    assert [text[slice(*span)] for span in one.relay] == ["the army"]


def test_quotations_are_marked_in_the_content() -> None:
    text = 'Mali said that Chad "would never" help.'
    (one,) = continued.attributions(text)
    assert [text[slice(*span)] for span in one.quoted] == ["would never"]


@given(
    st.text(
        st.sampled_from("abc said told “”\"'\n.,:;?! He Mali according to that who "), max_size=300
    )
)
def test_any_text_gets_through_and_spans_stay_inside(text: str) -> None:
    for one in continued.attributions(text):
        spans = [one.cue, *one.content, *one.quoted, *([one.source] if one.source else [])]
        assert all(0 <= start <= end <= len(text) for start, end in spans)
        assert one.content
