"""Quotes, words, runs and the files that keep them, over any text."""

from itertools import pairwise, product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph.origins import pairs, segments
from actorgraph.origins.quotes import quoted_spans
from actorgraph.origins.runs import shared_runs
from actorgraph.origins.unions import groups
from actorgraph.origins.words import RUN, fingerprints, narration


def quotes(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and “no”.', ['"yes"', "“no”"]),
        ("„Ja“, sagte er; «oui»; »nein«", ["„Ja“", "«oui»", "»nein«"]),
        ("The 'full support' of the workers' party", ["'full support'"]),
        ("It's the dogs' day; rock 'n' roll isn't", ["'n'"]),
        ("‘Never’, they said; the ’90s", ["‘Never’"]),
        ('Open "and on\n\nNext one', ['"and on']),
        ('He: "one.\n\n"Two," he said', ['"one.', '"Two,"']),
        ('He: "one\n\ngoes on." And then', ['"one', 'goes on."']),
        ('A 5" gun and a 7" gun', []),
        ('No blank "lines\nhere" at all', ['"lines', 'here"']),
        ("「はい」と彼", ["「はい」"]),
        ("plain", []),
        ("", []),
    ],
)
def test_quotes_are_paired(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@given(st.text("ab \n\"'“”‘’«»„", max_size=60))
def test_spans_are_ordered_and_apart(text: str) -> None:
    spans = quoted_spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.text(max_size=200))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    told = narration(text)
    assert len(told.words) == len(told.starts) == len(told.ends)
    assert len(told.shingles) == max(0, len(told.words) - 7)
    assert all(
        text[a:b].strip() == text[a:b] != "" for a, b in zip(told.starts, told.ends, strict=True)
    )


def test_words_are_folded() -> None:
    told = narration('It’s GROẞ "not this" e\u0301t\u00e9')
    assert told.words[:2] == ("it's", "gross")
    assert "this" not in told.words


words = st.lists(st.sampled_from("abc"), min_size=0, max_size=60)


def brute(a: list[str], b: list[str]) -> set[tuple[int, int, int]]:
    """All maximal runs, by looking everywhere."""
    found = set()
    for i, j in product(range(len(a)), range(len(b))):
        if a[i] == b[j] and not (i and j and a[i - 1] == b[j - 1]):
            n = 0
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n]:
                n += 1
            if n >= RUN:
                found.add((i, j, n))
    return found


@settings(deadline=None)
@given(words, words, st.lists(st.integers(0, 999), min_size=RUN, max_size=40, unique=True), words)
def test_every_run_of_distinct_words_is_found(
    head: list[str], tail: list[str], shared: list[int], other: list[str]
) -> None:
    run = [f"w{n}" for n in shared]
    a, b = [*head, *run, *tail], [*other, *run]
    left, right = narration(" ".join(a)), narration(" ".join(b))
    seeds = fingerprints(left.shingles) & fingerprints(right.shingles)
    found = {tuple(r) for r in shared_runs(left, right, seeds)}
    assert found <= brute(a, b)
    assert any(i <= len(head) and i + n >= len(head) + len(run) for i, _, n in found)


@given(st.lists(st.sampled_from("ab"), max_size=400))
def test_repetition_costs_little_and_breaks_nothing(text: list[str]) -> None:
    told = narration(" ".join(text))
    for run in shared_runs(told, told, fingerprints(told.shingles)):
        assert (
            told.words[run.left : run.left + run.words]
            == (told.words[run.right : run.right + run.words])
        )


bodies = st.lists(st.integers(0, 4), max_size=3).map(
    lambda blocks: "\n\n".join(" ".join(f"b{b}w{n}" for n in range(25)) for b in blocks)
)
states = st.dictionaries(st.sampled_from("vwxyz"), bodies, max_size=5)


@settings(deadline=None, max_examples=60)
@given(st.lists(states, min_size=1, max_size=4), st.integers(2, 4))
def test_files_after_any_updates_say_what_a_fresh_start_says(
    way: list[dict[str, str]], common: int
) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        stepped, fresh = Path(one), Path(other)
        for state in way:
            before = {file: file.read_bytes() for file in stepped.iterdir()}
            segments.update(stepped, state, _texts(way), common)
            kept = {file: data for file, data in before.items() if file.exists()}
            assert all(file.read_bytes() == data for file, data in kept.items())
        segments.update(fresh, way[-1], _texts(way), common)
        assert pairs.shelf(stepped).pairs(None) == pairs.shelf(fresh).pairs(None)
        assert pairs.shelf(stepped).texts == pairs.shelf(fresh).texts


def _texts(way: list[dict[str, str]]) -> dict[str, str]:
    """Here a text is its own hash."""
    return {text: text for state in way for text in state.values()}


def test_many_small_updates_leave_few_files(tmp_path: Path) -> None:
    texts = {f"t{n}": " ".join(f"w{n}x{i}" for i in range(30)) for n in range(30)}
    for count in range(1, 31):
        segments.update(tmp_path, {f"d{n}": f"t{n}" for n in range(count)}, texts)
    assert len(list(tmp_path.iterdir())) <= 2 * segments.FILES + 1
    assert segments.read(tmp_path, "shingles")["text"].n_unique() == 30


def test_what_very_many_share_joins_nobody(tmp_path: Path) -> None:
    body = " ".join(f"boiler{i}" for i in range(40))
    texts = {f"t{n}": f"own{n} {body}" for n in range(4)}
    segments.update(tmp_path, {f"d{n}": f"t{n}" for n in range(4)}, texts, common=3)
    assert pairs.shelf(tmp_path).pairs(None) == []
    segments.update(tmp_path, {f"d{n}": f"t{n}" for n in range(3)}, texts, common=3)
    assert len(pairs.shelf(tmp_path).pairs(None)) == 3


edges = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=8)


@given(edges, edges)
def test_groups_are_named_by_their_least_and_keep_enemies_apart(
    joined: list[tuple[str, str]], apart: list[tuple[str, str]]
) -> None:
    apart = [(a, b) for a, b in apart if a != b]
    name = groups(joined, apart)
    assert all(name[least] == least for least in name.values())
    assert all(least <= node for node, least in name.items())
    assert not any(a in name and name[a] == name.get(b) for a, b in apart)
    free = groups(joined)
    assert all(free[a] == free[b] for a, b in joined)
