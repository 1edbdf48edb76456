"""What no chunk of a slice shows by itself: a node that two of them describe, with more values
together than a shape allows."""

from collections.abc import Iterator

import polars as pl

from actorgraph.gate.findings import plain
from actorgraph.gate.model import Count, Predicate, Rule, Shapes
from actorgraph.schema import Schema
from actorgraph.terms import RDF_TYPE, shorten


def overfull(triples: pl.LazyFrame, schema: Schema, shapes: Shapes) -> str | None:
    """The first node with too many values of a property, in words; None where there is none."""
    counts = triples.group_by("subject", "predicate").len().filter(pl.col("len") > 1).collect()
    counts = counts.filter(pl.col("predicate") != RDF_TYPE)
    kinds = triples.filter(pl.col("predicate") == RDF_TYPE).join(
        counts.lazy(), on="subject", how="semi"
    )
    typed = kinds.select("subject", kind="object").collect()
    for rule, property_, most in _limits(shapes):
        over = counts.filter(pl.col("predicate") == f"<{property_}>", pl.col("len") > most)
        if not over.is_empty():
            aimed = over.join(_targets(rule, typed, schema), on="subject", how="semi")
            for node, _, number in aimed.sort("subject").head(1).iter_rows():
                name = shorten(plain(node) or "")
                return f"{name} has {number} values of {shorten(property_)} ({shorten(rule.shape)})"
    return None


def _limits(shapes: Shapes) -> Iterator[tuple[Rule, str, int]]:
    """Rules that limit how many values a node has of a property."""
    for rule in shapes.at("slice"):
        for condition in rule.conditions if rule.severity == "Violation" else ():
            match condition:
                case Count(Predicate(iri), _, int(most), None):
                    yield rule, iri, most


def _targets(rule: Rule, typed: pl.DataFrame, schema: Schema) -> pl.DataFrame:
    """The nodes of the classes that a rule aims at."""
    names = {k for t in rule.targets if t.kind == "class" for k in schema.subclasses(t.iri)}
    return typed.filter(pl.col("kind").is_in([f"<{name}>" for name in sorted(names)]))
