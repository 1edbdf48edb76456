"""What changed between two versions of a slice: triples, and the statements they make."""

from dataclasses import dataclass

import polars as pl

from actorgraph.schema import Schema
from actorgraph.terms import AG, RDF_TYPE
from actorgraph.triples import COLUMNS, TRIPLE_SCHEMA

SITUATION = f"{AG}Situation"


@dataclass(frozen=True, slots=True)
class Difference:
    """`added`, `removed`: triples. `new`, `changed`, `gone`: situations, as N-Triples terms."""

    added: pl.DataFrame
    removed: pl.DataFrame
    new: frozenset[str]
    changed: frozenset[str]
    gone: frozenset[str]


def nothing() -> pl.DataFrame:
    return pl.DataFrame(schema=TRIPLE_SCHEMA)


def difference(before: pl.DataFrame, after: pl.DataFrame, schema: Schema) -> Difference:
    """Compare two versions; an absent one is `nothing()`."""
    added = after.join(before, on=COLUMNS, how="anti")
    removed = before.join(after, on=COLUMNS, how="anti")
    was, now = situations(before, schema), situations(after, schema)
    touched = set(added["subject"].unique()) | set(removed["subject"].unique())
    return Difference(
        added=added,
        removed=removed,
        new=frozenset(now - was),
        changed=frozenset(now & was & touched),
        gone=frozenset(was - now),
    )


def situations(triples: pl.DataFrame, schema: Schema) -> set[str]:
    """The situations that these triples describe."""
    kinds = [f"<{iri}>" for iri in schema.subclasses(SITUATION)]
    found = triples.filter((pl.col("predicate") == RDF_TYPE) & pl.col("object").is_in(kinds))
    return set(found["subject"].to_list())
