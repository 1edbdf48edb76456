"""Decisions on identity: which row counts, and what becomes one."""

from pathlib import Path

import pytest

from actorgraph import identity
from actorgraph.errors import Refused
from actorgraph.terms import ID

HEAD = (
    "subject_id\tpredicate_modifier\tpredicate_id\tobject_id\tauthor_id\tmapping_tool\tmapping_date"
)


def row(
    a: str, verdict: str, b: str, *, author: str = "anna", tool: str = "", date: str = "2024-01-01"
) -> str:
    modifier = "Not" if verdict == "different" else ""
    predicate = {"unsure": "skos:relatedMatch"}.get(verdict, "skos:exactMatch")
    return "\t".join((a, modifier, predicate, b, author, tool, date))


@pytest.fixture
def decide(tmp_path: Path):  # type: ignore[no-untyped-def]
    def read(*rows: str, head: str = HEAD) -> identity.Decisions:
        path = tmp_path / "identity.sssom.tsv"
        path.write_text("\n".join([head, *rows]) + "\n")
        return identity.read(path)

    return read


def merged(decisions: identity.Decisions) -> dict[str, str]:
    mapping = identity.merge(decisions).canonical
    return {a.removeprefix(ID): b.removeprefix(ID) for a, b in mapping.items()}


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    none = identity.read(tmp_path / "absent")
    assert (none.same, none.different) == ((), frozenset())


def test_the_latest_row_wins_whatever_the_order_of_the_pair(decide) -> None:  # type: ignore[no-untyped-def]
    assert (
        merged(decide(row("a", "same", "b"), row("b", "different", "a", date="2024-01-02"))) == {}
    )
    assert (
        merged(decide(row("b", "different", "a", date="2024-01-02"), row("a", "same", "b"))) == {}
    )
    # of one day, the later line
    assert merged(decide(row("a", "different", "b"), row("a", "same", "b"))) == {"b": "a"}
    assert merged(decide(row("a", "same", "b"), row("a", "unsure", "b", date="2025"))) == {}


def test_a_person_wins_over_a_machine(decide) -> None:  # type: ignore[no-untyped-def]
    machine = row("a", "same", "b", author="", tool="matcher", date="2025-01-01")
    assert merged(decide(row("a", "different", "b"), machine)) == {}
    assert merged(decide(machine)) == {"b": "a"}


def test_a_judgement_of_different_beats_same_through_others(decide) -> None:  # type: ignore[no-untyped-def]
    chain = [row("a", "same", "b"), row("b", "same", "c")]
    assert merged(decide(*chain)) == {"b": "a", "c": "a"}
    kept_apart = decide(*chain, row("a", "different", "c"))
    assert merged(kept_apart) == {"b": "a"}
    assert identity.merge(kept_apart).conflicts == ((f"{ID}b", f"{ID}c"),)
    # the order of the rows says nothing
    assert identity.merge(decide(*reversed(chain), row("c", "different", "a"))).conflicts == (
        (f"{ID}b", f"{ID}c"),
    )


def test_wikidata_then_lists_then_the_smallest_is_canonical(decide) -> None:  # type: ignore[no-untyped-def]
    chain = [row("aa", "same", "os-x"), row("os-x", "same", "wd-Q5"), row("wd-Q5", "same", "wd-Q4")]
    assert merged(decide(*chain)) == dict.fromkeys(["aa", "os-x", "wd-Q5"], "wd-Q4")
    assert merged(decide(*chain[:1])) == {"aa": "os-x"}


@pytest.mark.parametrize(
    "text",
    ["wd-Q5", "wd:Q5", "http://www.wikidata.org/entity/Q5", "https://www.wikidata.org/wiki/Q5",
     f"{ID}wd-Q5", "id:wd-Q5"],
)  # fmt: skip
def test_the_forms_of_a_wikidata_item(text: str) -> None:
    assert identity.node(text) == f"{ID}wd-Q5"


def test_comments_empty_lines_marks_and_line_ends_of_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "identity.sssom.tsv"
    lines = ["# a comment", HEAD, "", row("a", "same", "b"), "#", row("b", "same", "c")]
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    assert merged(identity.read(path)) == {"b": "a", "c": "a"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a\t\tskos:exactMatch\t\tanna\t\t", "line 4: needs subject_id"),
        ("a", "line 4: needs subject_id"),
        (row("a b", "same", "c"), "line 4: .*is no IRI"),
        (row("a>", "same", "c"), "line 4: .*is no IRI"),
        (row("a%", "same", "c"), "line 4: .*is no IRI"),
        (row("1:2", "same", "c"), "line 4: .*is no IRI"),
    ],
)
def test_a_bad_line_is_named(decide, line: str, words: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused, match=words):
        decide("# a comment", row("a", "same", "b"), line)


def test_a_file_without_its_columns_or_in_another_encoding(decide, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused, match="has no column object_id"):
        decide("a\tb", head="subject_id\tpredicate_id")
    path = tmp_path / "latin.tsv"
    path.write_bytes(HEAD.encode() + b"\nM\xfcller\t\n")
    with pytest.raises(Refused, match="is not UTF-8 text"):
        identity.read(path)
