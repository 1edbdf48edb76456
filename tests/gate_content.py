"""The project's own ontology, shapes and examples, read once for the tests of the gate."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl

from actorgraph import gate, schema
from actorgraph.content import find
from actorgraph.gate import graph
from actorgraph.gate.lint import triples
from actorgraph.terms import Triple

EXAMPLES = Path(__file__).parent / "shapes"
CONTEXT = pl.Schema(dict.fromkeys(("subject", "predicate", "object"), pl.String))
NOTHING = pl.DataFrame(schema=CONTEXT)
Pairs = set[tuple[str, str]]


@cache
def ontology() -> schema.Schema:
    return schema.load(find("ontology").values())


@cache
def shapes() -> gate.Shapes:
    return gate.load(find("shapes").values(), ontology())


def of_kind(kind: str) -> gate.Shapes:
    """Only the rules that stand in one shapes file."""
    named = {subject.value for subject, _, _ in graph.read(find("shapes")[kind])}
    return replace(shapes(), rules=tuple(r for r in shapes().rules if r.shape in named))


@cache
def examples() -> dict[str, tuple[Triple, ...]]:
    """Name of each example of a shape -> its triples."""
    files = sorted(EXAMPLES.glob("*/*.ttl"))
    return {f"{f.parent.name}/{f.stem}": tuple(triples(f)) for f in files}


def pairs(found: pl.DataFrame) -> Pairs:
    """Focus and shape of each finding, blank nodes left out: their names differ by reader."""
    rows = found.select("focus", "shape").iter_rows()
    return {(focus, shape) for focus, shape in rows if ":" in focus}
