"""What changed between two versions, in triples and in statements."""

import polars as pl
import pytest

from actorgraph import compare, content, schema
from actorgraph.terms import AG, RDF_TYPE
from actorgraph.triples import TRIPLE_SCHEMA


@pytest.fixture(scope="module")
def known() -> schema.Schema:
    return schema.load(content.find("ontology").values())


def version(**sizes: str) -> pl.DataFrame:
    """A version with these events, each with one property, and one actor."""
    rows = [("<urn:actor>", RDF_TYPE, f"<{AG}Person>")]
    for name, value in sizes.items():
        rows.append((f"<urn:{name}>", RDF_TYPE, f"<{AG}Event>"))
        rows.append((f"<urn:{name}>", "<urn:size>", f'"{value}"'))
    return pl.DataFrame(rows, schema=TRIPLE_SCHEMA, orient="row")


def test_statements_come_change_and_go(known: schema.Schema) -> None:
    change = compare.difference(version(a="1", b="1", c="1"), version(b="2", c="1", d="1"), known)
    assert change.new == {"<urn:d>"}
    assert change.changed == {"<urn:b>"}
    assert change.gone == {"<urn:a>"}
    assert (change.added.height, change.removed.height) == (3, 3)


def test_from_nothing_and_to_nothing(known: schema.Schema) -> None:
    full = version(a="1")
    come = compare.difference(compare.nothing(), full, known)
    gone = compare.difference(full, compare.nothing(), known)
    assert (come.new, come.gone) == (gone.gone, gone.new) == ({"<urn:a>"}, frozenset())
    assert come.added.sort("object").equals(gone.removed.sort("object"))


def test_an_actor_is_no_statement(known: schema.Schema) -> None:
    change = compare.difference(compare.nothing(), version(), known)
    assert (change.added.height, change.new) == (1, frozenset())


def test_the_numbers_are_those_of_the_difference(known: schema.Schema) -> None:
    before, after = version(a="1", b="1", c="1"), version(b="2", c="1", d="1")
    counts = compare.counts(before.lazy(), after.lazy(), known)
    assert counts == (3, 3, (1, 1, 1), (0, 0, 0))


def test_the_same_is_no_change(known: schema.Schema) -> None:
    same = compare.difference(version(a="1"), version(a="1"), known)
    assert same.added.is_empty()
    assert same.removed.is_empty()
    assert not same.new | same.changed | same.gone
