"""What no chunk of a slice shows by itself: a node that two of them describe, with more values
together than a shape allows."""

from collections.abc import Iterator

import polars as pl

from actorgraph.gate.findings import plain
from actorgraph.gate.model import Count, Predicate, Rule, Shapes
from actorgraph.schema import Schema
from actorgraph.terms import RDF_TYPE, shorten


def overfull(triples: pl.LazyFrame, schema: Schema, shapes: Shapes) -> str | None:
    """The first node with too many values of a property, in words; None where there is none.

    `triples` are sorted by predicate and subject, as the ledger keeps them; one property is held
    in memory at a time.
    """
    limits: dict[tuple[str, int], list[Rule]] = {}
    for rule, property_, most in _limits(shapes):
        limits.setdefault((property_, most), []).append(rule)
    for (property_, most), rules in limits.items():
        over = _over(triples, property_, most)
        if over.is_empty():
            continue
        typed = triples.filter(
            pl.col("predicate") == RDF_TYPE, pl.col("subject").is_in(over.implode())
        )
        kinds = typed.select("subject", kind="object").collect()
        for rule in rules:
            node = _targets(rule, kinds, schema)["subject"].min()
            if isinstance(node, str):
                name, number = shorten(plain(node) or ""), _count(triples, property_, node)
                return f"{name} has {number} values of {shorten(property_)} ({shorten(rule.shape)})"
    return None


def _over(triples: pl.LazyFrame, property_: str, most: int) -> pl.Series:
    """The subjects with more than `most` values: one stands `most` places before itself."""
    subjects = triples.filter(pl.col("predicate") == f"<{property_}>").select("subject")
    found = subjects.collect()["subject"]
    return found.filter(found == found.shift(most)).unique() if most else found.unique()


def _count(triples: pl.LazyFrame, property_: str, node: str) -> int:
    values = triples.filter(pl.col("predicate") == f"<{property_}>", pl.col("subject") == node)
    return int(values.select(pl.len()).collect().item())


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
