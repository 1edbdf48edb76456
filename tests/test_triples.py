"""The vectorised writer against `terms`, and both against the store."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import polars as pl
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actorgraph import content, schema, triples
from actorgraph.frames import property_iri
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.terms import AG, DCTERMS, ID, RDF, SKOS, XSD, expand, literal

FEW = settings(max_examples=60, deadline=None)
text = st.text(st.characters(exclude_categories=["Cs"]))
lang = st.from_regex(r"[a-zA-Z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", fullmatch=True)
number = st.one_of(
    st.from_regex(r"[+-]?[0-9]{1,40}", fullmatch=True),
    st.from_regex(r"[+-]?[0-9]{0,25}\.[0-9]{1,25}", fullmatch=True),
)
local = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9_-]|%[0-9A-F]{2}){0,20}", fullmatch=True)
KNOWN = schema.load(content.find("ontology").values())


def column_of(datatype: str) -> str:
    """Some property of the ontology with this datatype, as a column's name."""
    found = sorted(p.iri for p in KNOWN.properties.values() if p.datatype == XSD + datatype)
    return next(iri.removeprefix(AG) for iri in found if iri.startswith(AG))


def written(column: str, values: Sequence[object] | pl.Series) -> list[str]:
    """The objects that the writer makes of a column, by subject; value by value and column by
    column they are the same."""
    ids = [f"n{i:04d}" for i in range(len(values))]
    frame = pl.DataFrame({"id": ids, "_row": range(len(ids)), column: values})
    frame = frame.with_columns(pl.col("_row").cast(pl.Int64))
    made = triples.triples({"Event": frame}, KNOWN)
    by_column = triples.joined(list(triples.pieces({"Event": frame}, KNOWN, few=0)))
    assert made.rows() == by_column.rows()
    made = made.filter(pl.col("predicate") == f"<{property_iri(column)}>")
    return made.sort("subject")["object"].to_list()


def stored(terms: list[str]) -> list[str]:
    """What the store prints of them, by adding one at a time and by loading as N-Triples."""
    engine = OxigraphEngine.create()
    engine.apply([(f"<urn:n{i:04d}>", "<urn:p>", t) for i, t in enumerate(terms)], [])
    added = [o for _, _, o in sorted(engine.triples())]
    lines = "".join(f"<urn:n{i:04d}> <urn:p> {t} .\n" for i, t in enumerate(terms))
    parsed = ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert [str(q.object) for q in parsed] == terms
    loaded = ox.Store()
    loaded.bulk_load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
    assert sorted(str(q.object) for q in loaded) == sorted(added)
    return added


@FEW
@given(st.lists(text, min_size=1, max_size=6), lang)
def test_any_text(values: list[str], tag: str) -> None:
    plain = written(column_of("string"), values)
    assert plain == [literal(v) for v in values] == stored(plain)
    tagged = written(f"skos:prefLabel@{tag}", values)
    assert tagged == [literal(v, lang=tag) for v in values] == stored(tagged)
    structs = written("skos:prefLabel", [{"value": v, "lang": tag} for v in values])
    assert structs == tagged


@FEW
@given(st.lists(number, min_size=1, max_size=6))
def test_any_number(values: list[str]) -> None:
    decimals = written(column_of("decimal"), values)
    assert decimals == [literal(v, "xsd:decimal") for v in values] == stored(decimals)
    whole = [v for v in values if "." not in v] or ["1"]
    integers = written(column_of("integer"), whole)
    assert integers == [literal(v, "xsd:integer") for v in whole] == stored(integers)


@FEW
@given(
    st.lists(text | st.sampled_from(["1e5", "1e999999999", "NaN", "true", "1", "24"]), min_size=1)
)
def test_text_in_the_place_of_a_value_is_left_to_the_gate(values: list[str]) -> None:
    for kind in ("decimal", "boolean", "date"):
        made = written(column_of(kind), values)
        assert made == [literal(v, f"xsd:{kind}") for v in values] == stored(made)


@FEW
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=6))
def test_floats_are_written_without_exponent(values: list[float]) -> None:
    made = written(column_of("decimal"), values)
    assert stored(made) == made
    for term, value in zip(made, values, strict=True):
        lexical = term.partition('"^^')[0][1:]
        assert "e" not in lexical
        assert float(lexical) == value


@FEW
@given(
    st.lists(st.dates(date(1, 1, 1)), min_size=1, max_size=4), st.lists(st.booleans(), min_size=1)
)
def test_native_values(days: list[date], flags: list[bool]) -> None:
    made = written(column_of("date"), days)
    assert made == [literal(d.isoformat(), "xsd:date") for d in days] == stored(made)
    made = written(column_of("boolean"), flags)
    assert made == [literal(str(f).lower(), "xsd:boolean") for f in flags] == stored(made)
    amounts = pl.Series([Decimal("5.10"), Decimal("0.00")], dtype=pl.Decimal(20, 2))
    assert written(column_of("decimal"), amounts) == [literal("5.1", "xsd:decimal"),
                                                      literal("0", "xsd:decimal")]  # fmt: skip


IRIS = ["wd-Q423", "agv:type-AID", "https://example.org/a?b=c#d", "urn:x:y"]


@FEW
@given(st.lists(local | st.sampled_from(IRIS), min_size=1, max_size=6))
def test_any_iri(values: list[str]) -> None:
    made = written("agent", values)
    assert made == [f"<{expand(v)}>" for v in values] == stored(made)


def test_lists_nulls_and_classes() -> None:
    frame = pl.DataFrame(
        {
            "id": ["a", "b", "c"],
            "_row": [1, 2, 3],
            "agent": [["x", "y", "x"], [], None],
            "skos:altLabel": [[{"value": "eins", "lang": "DE"}, {"value": None, "lang": "en"}],
                              [{"value": "kein", "lang": None}], None],
        }
    )  # fmt: skip
    made = triples.triples({"Event": frame}, KNOWN)
    assert made.null_count().row(0) == (0, 0, 0)
    assert made.filter(pl.col("predicate") == f"<{AG}agent>")["object"].to_list() == [
        f"<{ID}x>", f"<{ID}y>",
    ]  # fmt: skip
    labels = made.filter(pl.col("predicate") == f"<{SKOS}altLabel>")["object"].to_list()
    assert labels == ['"eins"@de', '"kein"']
    kinds = made.filter(pl.col("predicate") == f"<{RDF}type>")["object"].unique().to_list()
    assert kinds == [f"<{AG}Event>"]
    assert made.equals(made.unique().sort("predicate", "subject", "object"))


def test_nothing_makes_nothing() -> None:
    assert triples.triples({}, KNOWN).schema == triples.TRIPLE_SCHEMA
    empty = pl.DataFrame(schema={"id": pl.String, "_row": pl.Int64, "agent": pl.String})
    assert triples.triples({"Event": empty}, KNOWN).is_empty()


@pytest.mark.parametrize("column", ["dcterms:issued", "dcterms:title@en"])
def test_columns_of_other_vocabularies(column: str) -> None:
    frame = pl.DataFrame({"id": ["a"], "_row": [1], column: ["2024-01-01"]})
    predicate = triples.triples({"Document": frame}, KNOWN)["predicate"].to_list()[0]
    assert predicate.startswith(f"<{DCTERMS}")
