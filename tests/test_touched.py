"""What a change touches, and what a query of a rule may read."""

import pytest

from actorgraph.terms import AG, RDF_TYPE
from actorgraph.touched import ANYTHING, Touched, reads

E, P, Q = "<urn:e>", "urn:p", "urn:q"


def of(body: str) -> tuple[set[str] | None, set[str] | None]:
    query = (
        f"PREFIX x: <urn:> CONSTRUCT {{ ?this x:made ?o }} WHERE {{ VALUES ?this {{ }} {body} }}"
    )
    found = reads(query)
    sets = (None if part is None else {n for n in part if n != "urn:"} for part in found)
    anything, focus = sets
    return anything, focus


def test_nodes_are_found_by_what_was_said_of_them() -> None:
    touched = Touched([(E, RDF_TYPE, f"<{AG}Event>"), ("<urn:f>", "<urn:p>", '"1"')])
    touched.add([("_:b", "<urn:p>", E)])
    assert touched.nodes() == {"urn:e", "urn:f"}
    assert touched.nodes(frozenset({f"{AG}Event", "urn:q"})) == {"urn:e"}
    assert touched.nodes(frozenset({"urn:p"})) == {"urn:f"}
    assert touched.nodes(frozenset()) == frozenset()


@pytest.mark.parametrize(
    ("body", "anything", "focus"),
    [
        ("?this x:p ?o .", {"made", "p"}, {"made", "p"}),
        ("?r x:p ?this ; x:q ?o .", {"made", "p", "q"}, {"made"}),
        ("?this a x:C . ?o x:q ?p", {"made", "C", "q"}, {"made", "C"}),
        ("FILTER NOT EXISTS { ?this x:p 1.5 } ?r x:q ?o", {"made", "p", "q"}, {"made", "p"}),
        ("?r ^x:p ?this . ?r x:q ?o", {"made", "p", "q"}, {"made", "p"}),
        ("?this x:p/^x:q ?o . ?o x:r ?s", {"made", "p", "q", "r"}, {"made", "p", "q"}),
        ("$this x:p ?o FILTER(?o > 1) . ?o x:q ?p", {"made", "p", "q"}, {"made", "p"}),
        ("{ SELECT ?this (MIN(?r) AS ?o) { ?r x:p ?this } GROUP BY ?this }", {"made", "p"},
         {"made"}),
        # where another variable may stand for the focus, its triples are the focus's too
        ("?r x:p ?o FILTER(?r = ?this)", {"made", "p"}, {"made", "p"}),
        ("BIND(?this AS ?r) . ?r x:p ?o", {"made", "p"}, {"made", "p"}),
        ("?r ^(x:p|x:q) ?this", {"made", "p", "q"}, {"made", "p", "q"}),
        ("?r x:p ?s , ?this", {"made", "p"}, {"made", "p"}),
    ],
)  # fmt: skip
def test_what_a_query_reads(body: str, anything: set[str], focus: set[str]) -> None:
    found = tuple({f"urn:{n}" for n in part} for part in (anything, focus))
    assert of(body) == found


@pytest.mark.parametrize(
    "body",
    ["?this ?p ?o", "?this x:p ?o ; ?q ?r", "?this a ?kind", "?this a/x:p ?kind",
     "?this !x:p ?o", "?this !(x:p|x:q) ?o", "[] ?p ?this", "?this ?p ( 1 2 )", "( 1 2 ) ?p ?this",
     "?this <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ?kind"],
)  # fmt: skip
def test_a_query_that_may_read_anything(body: str) -> None:
    assert of(body) == ANYTHING
