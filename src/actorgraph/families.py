"""Nodes that lie below others: "list-7.r" is a part of "list-7", and its record."""

import polars as pl

from actorgraph.terms import AG, ID

RECORD_KEY = f"<{AG}recordKey>"
_RECORD_END = r"\.r[^.]*$"


def local(terms: pl.Expr) -> pl.Expr:
    """The local ids of N-Triples terms; null for what is none of ours."""
    ours = terms.str.starts_with(f"<{ID}")
    return pl.when(ours).then(terms.str.slice(len(ID) + 1).str.strip_suffix(">"))


def term(ids: pl.Expr) -> pl.Expr:
    return pl.concat_str(pl.lit(f"<{ID}"), ids, pl.lit(">"))


def root_of(ids: pl.Expr, roots: pl.Series) -> pl.Expr:
    """The root that each local id is or lies below, the nearest one; null for none.

    Ids hold dots of their own, so the beginnings are looked up that have as many as a root has.
    """
    dots = roots.str.count_matches(".", literal=True)
    found = [
        _beginning(ids, number, roots.filter(dots == number))
        for number in sorted(dots.unique().to_list(), reverse=True)
    ]
    return pl.coalesce([*found, pl.lit(None, pl.String)])


def _beginning(ids: pl.Expr, dots: int, roots: pl.Series) -> pl.Expr:
    head = ids.str.extract(rf"^([^.]*(?:\.[^.]*){{{dots}}})(?:\.|$)", 1)
    return pl.when(head.is_in(roots.implode())).then(head)


def record_root(ids: pl.Expr) -> pl.Expr:
    """The node that a record lies below: "list-7" of "list-7.r2"."""
    return ids.str.replace(_RECORD_END, "")


def of_records(triples: pl.LazyFrame) -> pl.Series:
    """The local ids that records stand below: the units in which a source counts."""
    records = triples.filter(pl.col("predicate") == RECORD_KEY)
    ids = records.select(record_root(local(pl.col("subject"))).alias("id"))
    return ids.drop_nulls().unique().collect()["id"]
