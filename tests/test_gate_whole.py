"""A node that two chunks of a slice describe: together no more values than a shape allows."""

import polars as pl
from gate_content import ontology, shapes

from actorgraph import gate
from actorgraph.terms import AG, ID, RDF_TYPE
from actorgraph.triples import TRIPLE_SCHEMA


def graph(*rows: tuple[str, str, str]) -> pl.LazyFrame:
    frame = pl.DataFrame(rows, schema=TRIPLE_SCHEMA, orient="row")
    return frame.unique().sort("predicate", "subject", "object").lazy()


def value(node: str, property_: str, to: str) -> tuple[str, str, str]:
    return f"<{ID}{node}>", f"<{AG}{property_}>", f"<{ID}{to}>"


def test_the_first_node_with_too_many_values_is_named() -> None:
    typed = tuple((f"<{ID}{n}>", RDF_TYPE, f"<{AG}Document>") for n in ("d1", "d2"))
    sound = (*typed, value("d1", "fromSource", "s"), value("d2", "fromSource", "s"))
    assert gate.overfull(graph(*sound), ontology(), shapes()) is None
    twice = gate.overfull(graph(*sound, value("d2", "fromSource", "t")), ontology(), shapes())
    assert twice == "d2 has 2 values of ag:fromSource (shape:Document-fromSource)"


def test_a_limit_holds_for_its_class_only() -> None:
    other = (f"<{ID}e>", RDF_TYPE, f"<{AG}Event>")
    made = graph(other, value("e", "fromSource", "s"), value("e", "fromSource", "t"))
    assert gate.overfull(made, ontology(), shapes()) is None
