"""What is kept, what goes, and what goes with it."""

import polars as pl
from gate_content import NOTHING, ontology, shapes
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph import gate
from actorgraph.gate import findings
from actorgraph.terms import ID

Row = dict[str, object]


def frame(*rows: Row) -> pl.DataFrame:
    schema = {"id": pl.String, "_row": pl.Int64, "_part": pl.String}
    made = [{**dict.fromkeys(schema), **row} for row in rows]
    return pl.DataFrame(made, schema_overrides=schema)


def violations(*ids: str, severity: str = "Violation") -> pl.DataFrame:
    return findings.frame(
        findings.Finding(ID + i, "shape:Own", severity, None, None, "Wrong.") for i in ids
    )


def kept(split: gate.Split) -> set[str]:
    return {i for f in split.kept.values() for i in f["id"]}


def units(split: gate.Split) -> set[tuple[object, object]]:
    return set(split.dropped.select("row", "part").iter_rows())


def article() -> dict[str, pl.DataFrame]:
    """One row with two parts, and a second row that is about a situation of the first."""
    return {
        "Document": frame({"id": "doc", "_row": 1}, {"id": "doc2", "_row": 2}),
        "Event": frame(
            {"id": "s1", "_row": 1, "_part": "a", "agent": "ref-x"},
            {"id": "s2", "_row": 1, "_part": "b", "agent": "born"},
        ),
        "Claim": frame(
            {"id": "c1", "_row": 1, "_part": "a", "about": ["s1"], "statedIn": "doc"},
            {"id": "c2", "_row": 2, "_part": "a", "about": ["s1", "s2"], "statedIn": "doc2"},
        ),
        "Person": frame({"id": "born"}, {"id": "lone"}),
    }


def test_nothing_goes_without_a_violation() -> None:
    frames = article()
    split = gate.split(frames, violations("s1", severity="Warning"), ontology())
    assert dict(split.kept) == frames
    assert split.dropped.is_empty()


def test_a_part_goes_and_what_refers_to_it() -> None:
    split = gate.split(article(), violations("s1"), ontology())
    assert kept(split) == {"doc", "doc2", "s2", "born", "lone"}
    assert split.dropped.rows() == [
        (1, "a", f"{ID}s1", "shape:Own", "Wrong."),
        (2, "a", f"{ID}c2", "frame:dangling", "about refers to s1, which is not kept"),
    ]


def test_a_head_takes_its_parts_and_the_rows_that_refer_to_them() -> None:
    split = gate.split(article(), violations("doc"), ontology())
    assert kept(split) == {"doc2", "lone"}
    assert units(split) == {(1, None), (2, "a")}


def test_a_supporting_node_takes_the_rows_that_refer_to_it() -> None:
    split = gate.split(article(), violations("born"), ontology())
    assert kept(split) == {"doc", "doc2", "s1", "c1", "lone"}
    assert units(split) == {(None, None), (1, "b"), (2, "a")}


def test_a_supporting_node_goes_with_the_last_reference_to_it() -> None:
    split = gate.split(article(), violations("s2"), ontology())
    assert "born" not in kept(split)
    assert "lone" in kept(split)
    assert (None, None) not in units(split)


def test_supporting_nodes_that_refer_to_each_other_do_not_hold_each_other() -> None:
    frames = {
        "Event": frame({"id": "e", "_row": 1, "agent": "a"}, {"id": "f", "_row": 2, "agent": "x"}),
        "Organization": frame({"id": "a", "partOf": "b"}, {"id": "b", "partOf": "a"}),
    }
    assert kept(gate.split(frames, violations("e"), ontology())) == {"f"}
    assert kept(gate.split(frames, violations("f"), ontology())) == {"e", "a", "b"}


def test_an_id_defined_by_another_row_stays_defined() -> None:
    frames = {
        "Event": frame({"id": "e", "_row": 1}, {"id": "f", "_row": 3, "agent": "a"}),
        "Person": frame({"id": "a", "_row": 1}, {"id": "a", "_row": 2}),
    }
    split = gate.split(frames, violations("e"), ontology())
    assert kept(split) == {"a", "f"}
    assert units(split) == {(1, None)}


def test_a_node_violated_in_several_rows_takes_all_of_them() -> None:
    frames = {"Person": frame({"id": "a", "_row": 1}, {"id": "a", "_row": 2}, {"id": "b"})}
    assert kept(gate.split(frames, violations("a"), ontology())) == {"b"}


def test_references_to_what_the_batch_never_defined_are_left_to_the_shapes() -> None:
    split = gate.split(article(), violations("c1"), ontology())
    assert kept(split) == {"doc", "doc2", "s2", "c2", "born", "lone"} - {"c2"}


def test_references_are_found_in_every_spelling() -> None:
    frames = {
        "Event": frame({"id": "e", "_row": 1}),
        "Claim": frame(
            {"id": "c", "_row": 2, "about": f"{ID}e"}, {"id": "d", "_row": 3, "about": "id:e"}
        ),
    }
    assert kept(gate.split(frames, violations("e"), ontology())) == set()


def test_a_row_without_id_goes() -> None:
    frames = {"Person": frame({"id": None, "_row": 1}, {"id": "a", "_row": 2})}
    found = gate.check(frames, NOTHING, ontology(), shapes())
    assert ("", "frame:iri") in set(found.select("focus", "shape").iter_rows())
    split = gate.split(frames, found, ontology())
    assert kept(split) == {"a"}
    assert units(split) == {(1, None)}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 9), st.none() | st.integers(1, 5), st.sampled_from([None, "a", "b"]),
            st.lists(st.integers(0, 9), max_size=2),
        ),
        min_size=1, max_size=15,
    ),
    st.sets(st.integers(0, 9), min_size=1, max_size=3),
)  # fmt: skip
def test_what_is_kept_is_closed(
    nodes: list[tuple[int, int | None, str | None, list[int]]], bad: set[int]
) -> None:
    rows: list[Row] = [
        {"id": f"n{i}", "_row": row, "_part": part if row else None,
         "partOf": [f"n{end}" for end in ends]}
        for i, row, part, ends in nodes
    ]  # fmt: skip
    frames = {"Organization": frame(*rows)}
    split = gate.split(frames, violations(*(f"n{i}" for i in bad)), ontology())
    left = split.kept["Organization"]
    defined = set(left["id"])
    ends = set(left["partOf"].explode().drop_nulls())
    assert not ends & (set(frames["Organization"]["id"]) - defined)
    assert not defined & {f"n{i}" for i in bad}
    # rows stay whole: what is left of a unit is all of it
    whole = {(r["_row"], r["_part"]) for r in rows}
    there = set(left.select("_row", "_part").iter_rows())
    for unit in there & whole - {(None, None)}:
        before = sum((r["_row"], r["_part"]) == unit for r in rows)
        assert (
            left.filter(pl.col("_row") == unit[0], pl.col("_part").eq_missing(unit[1])).height
            == before
        )
    again = gate.split(split.kept, violations(*(f"n{i}" for i in bad)), ontology())
    assert again.dropped.is_empty()
