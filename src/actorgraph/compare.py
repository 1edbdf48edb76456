"""What changed between two versions of a slice: triples, the statements they make, and records.

Versions are compared one property at a time, so memory is bounded by the largest property and by
what differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from actorgraph.families import local, of_records, root_of
from actorgraph.schema import Schema
from actorgraph.terms import AG, RDF_TYPE
from actorgraph.triples import COLUMNS, TRIPLE_SCHEMA

SITUATION = f"{AG}Situation"
IN_MEMORY = 200_000
_PAIR = ("subject", "object")
Triples = pl.DataFrame | pl.LazyFrame


@dataclass(frozen=True, slots=True)
class Difference:
    """`added`, `removed`: triples. `new`, `changed`, `gone`: situations, as N-Triples terms."""

    added: pl.DataFrame
    removed: pl.DataFrame
    new: frozenset[str]
    changed: frozenset[str]
    gone: frozenset[str]


class Numbers(NamedTuple):
    """How many are new, changed and gone."""

    new: int = 0
    changed: int = 0
    gone: int = 0


class Counts(NamedTuple):
    """How many triples came and went, and what became of statements and of records."""

    added: int
    removed: int
    statements: Numbers
    records: Numbers


def nothing() -> pl.DataFrame:
    return pl.DataFrame(schema=TRIPLE_SCHEMA)


def difference(before: Triples, after: Triples, schema: Schema) -> Difference:
    """Compare two versions; an absent one is `nothing()`."""
    found = list(parts(before.lazy(), after.lazy()))
    added = pl.concat([nothing(), *(added for added, _ in found)])
    removed = pl.concat([nothing(), *(removed for _, removed in found)])
    was, now = (_situations(v.lazy(), schema) for v in (before, after))
    touched = _touched([added, removed])
    both = now.filter(now.is_in(was.implode()) & now.is_in(touched.implode()))
    return Difference(
        added=added,
        removed=removed,
        new=frozenset(now.filter(~now.is_in(was.implode()))),
        changed=frozenset(both),
        gone=frozenset(was.filter(~was.is_in(now.implode()))),
    )


def counts(before: pl.LazyFrame, after: pl.LazyFrame, schema: Schema) -> Counts:
    """The difference in numbers, without holding it."""
    added = removed = 0
    touched = [pl.Series([], dtype=pl.String)]
    for come, gone in parts(before, after):
        added, removed = added + come.height, removed + gone.height
        touched.append(_touched([come, gone]))
    changed = pl.concat(touched).unique()
    was, now = of_records(before), of_records(after)
    ids = changed.to_frame("term").select(root_of(local(pl.col("term")), now).unique())
    return Counts(
        added=added,
        removed=removed,
        statements=_numbers(_situations(before, schema), _situations(after, schema), changed),
        records=_numbers(was, now, ids.to_series().drop_nulls()),
    )


def _situations(triples: pl.LazyFrame, schema: Schema) -> pl.Series:
    """The situations that these triples describe."""
    kinds = [f"<{iri}>" for iri in schema.subclasses(SITUATION)]
    found = triples.filter((pl.col("predicate") == RDF_TYPE) & pl.col("object").is_in(kinds))
    return found.select(pl.col("subject").unique()).collect()["subject"]


def parts(before: pl.LazyFrame, after: pl.LazyFrame) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Triples that came and that went, property by property; of small versions all at once."""
    both = pl.concat([before, after])
    if both.select(pl.len()).collect().item() < IN_MEMORY:
        was, now = (version.select(COLUMNS).collect() for version in (before, after))
        yield now.join(was, on=COLUMNS, how="anti"), was.join(now, on=COLUMNS, how="anti")
        return
    both = both.select(pl.col("predicate").unique())
    for name in both.collect().to_series().sort():
        here = [v.filter(pl.col("predicate") == name).select(COLUMNS) for v in (before, after)]
        was, now = (part.collect() for part in here)
        yield now.join(was, on=_PAIR, how="anti"), was.join(now, on=_PAIR, how="anti")


def _touched(parts: list[pl.DataFrame]) -> pl.Series:
    return pl.concat([part["subject"] for part in parts]).unique()


def _numbers(was: pl.Series, now: pl.Series, touched: pl.Series) -> Numbers:
    stayed = now.is_in(was.implode())
    return Numbers(
        new=int((~stayed).sum()),
        changed=int((stayed & now.is_in(touched.implode())).sum()),
        gone=int((~was.is_in(now.implode())).sum()),
    )
