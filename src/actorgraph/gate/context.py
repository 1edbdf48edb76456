"""The triples around a batch: reference actors, nodes of the workspace, and the ontology."""

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol

import polars as pl

from actorgraph.schema import Schema
from actorgraph.terms import AGV, ID, RDF, RDF_TYPE, XSD, parse_term, shorten
from actorgraph.triples import COLUMNS, TRIPLE_SCHEMA

_LANG = f"{RDF}langString"


def short(terms: pl.Series) -> pl.Series:
    """IRIs given as N-Triples terms in the one spelling of a batch; other terms unchanged."""
    # the brackets are cut first, then the two namespaces that have short forms
    inner = terms.str.strip_chars("<>")
    rest = inner.str.strip_prefix(ID)
    local = inner.str.starts_with(ID) & ~rest.str.contains(":", literal=True)
    return pl.select(
        pl.when(~terms.str.starts_with("<"))
        .then(terms)
        .when(local)
        .then(rest)
        .when(inner.str.starts_with(AGV))
        .then(pl.lit("agv:") + inner.str.strip_prefix(AGV))
        .otherwise(inner)
    ).to_series()


class Steps(Protocol):
    """What rules follow: properties, by direction, and those needed as a whole."""

    forward: set[str]
    backward: set[str]
    whole: set[str]


class Context:
    """Triples that are not judged, but that judged nodes refer to.

    What is worked out of them is kept: thousands of small batches may have one context.
    """

    def __init__(self, triples: pl.DataFrame, schema: Schema) -> None:
        self._schema = schema
        self._given = triples.select(COLUMNS)
        self._instances: dict[frozenset[str], pl.Series] = {}

    def plus(self, triples: pl.DataFrame) -> "Context":
        """This context with more triples in it."""
        if triples.is_empty():
            return self
        return Context(pl.concat([self._given, triples.select(COLUMNS)]), self._schema)

    @cached_property
    def all(self) -> pl.DataFrame:
        """The context with the ontology in it, as N-Triples terms."""
        ontology = pl.DataFrame(list(self._schema.triples), schema=TRIPLE_SCHEMA, orient="row")
        return pl.concat([self._given, ontology])

    @cached_property
    def subjects(self) -> pl.Series:
        """The nodes that the context (not the ontology) says something of."""
        return short(self._given["subject"].unique())

    @cached_property
    def _types(self) -> pl.DataFrame:
        typed = self.all.filter(pl.col("predicate") == RDF_TYPE)
        return typed.select("object", short(typed["subject"]).alias("id"))

    def instances(self, kinds: frozenset[str]) -> pl.Series:
        if kinds not in self._instances:
            named = pl.col("object").is_in([f"<{kind}>" for kind in sorted(kinds)])
            self._instances[kinds] = self._types.filter(named)["id"]
        return self._instances[kinds]

    def kinds(self, ids: pl.Series) -> dict[str, pl.Series]:
        """Class -> those of some nodes, given as one list, that are instances of it."""
        found = self._types.filter(pl.col("id").is_in(ids)).group_by("object").agg("id")
        return {kind[1:-1]: named for kind, named in zip(found["object"], found["id"], strict=True)}

    def having(self, iri: str) -> pl.Series:
        """The nodes with some value of a property."""
        return short(self.all.filter(pl.col("predicate") == f"<{iri}>")["subject"])

    def objects(self, iri: str) -> pl.Series:
        there = self.all.filter(pl.col("predicate") == f"<{iri}>")["object"]
        return short(there.filter(there.str.starts_with("<")))

    def links(self, iri: str) -> pl.DataFrame:
        """What points at what by a property: `id`, and the property's name for its value."""
        there = self.all.filter(_by([iri]))
        return pl.DataFrame({"id": short(there["subject"]), iri: short(there["object"])})

    def step(self, front: pl.Series, steps: Steps) -> pl.Series:
        """Nodes one step from the front, forwards or backwards."""
        ends = _terms(front).implode()
        along = self.all.filter(_by(steps.forward)).filter(pl.col("subject").is_in(ends))
        back = self.all.filter(_by(steps.backward)).filter(pl.col("object").is_in(ends))
        return short(pl.concat([along["object"].alias("id"), back["subject"].alias("id")]))

    def near(self, seen: pl.Series, steps: Steps) -> pl.DataFrame:
        """The triples of these nodes that conditions follow, their types, and all that queries
        name."""
        followed = _by({RDF_TYPE[1:-1], *steps.forward, *steps.backward})
        ends = _terms(seen).implode()
        links = self.all.filter(followed).filter(pl.col("subject").is_in(ends))
        return pl.concat([links, self.all.filter(_by(steps.whole))])

    def frame(self, ids: pl.Series) -> pl.DataFrame:
        """These nodes as a frame of list columns, one row for each id, also where nothing is
        known of it. A node with a literal of an unexpected datatype gets a true `_odd`."""
        frame = pl.DataFrame({"id": ids.unique(maintain_order=True)})
        known = self.all.filter(pl.col("subject").is_in(_terms(frame["id"]).implode()))
        known = known.with_columns(short(known["subject"]).alias("id"))
        odd: set[str] = set()
        cells: dict[str, dict[str, list[str]]] = {}
        for predicate, node, value in known.select("predicate", "id", "object").iter_rows():
            named = self._cell(predicate[1:-1], value)
            if named is None:
                odd.add(node)
            elif named[0]:
                cells.setdefault(named[0], {}).setdefault(node, []).append(named[1])
        for column, lists in sorted(cells.items()):
            made = {"id": list(lists), column: list(lists.values())}
            frame = frame.join(pl.DataFrame(made), on="id", how="left", maintain_order="left")
        return frame.with_columns(pl.col("id").is_in(sorted(odd)).alias("_odd"))

    def _cell(self, predicate: str, value: str) -> tuple[str, str] | None:
        """Column and value of one triple; column "" where the ontology lacks the property."""
        known = self._schema.properties.get(predicate)
        if known is None:
            return "", ""
        name = shorten(predicate)
        column = name.removeprefix("ag:")
        term = parse_term(value)
        if known.kind == "iri":
            return None if term.kind != "iri" else (column, short_iri(term.value))
        if term.kind != "literal":
            return None
        if known.datatype == _LANG and term.lang:
            return f"{column}@{term.lang}", term.value
        expected = None if known.datatype in (_LANG, f"{XSD}string") else known.datatype
        return (column, term.value) if term.datatype == expected and not term.lang else None


def _terms(values: pl.Series) -> pl.Series:
    """What `short` has made, as N-Triples terms again."""
    there = pl.select(
        pl.when(values.str.starts_with('"') | values.str.starts_with("_:"))
        .then(values)
        .otherwise(pl.concat_str(pl.lit("<"), full(values), pl.lit(">")))
    )
    return there.to_series()


def full(values: pl.Series) -> pl.Series:
    """The full IRIs of values in the one spelling."""
    there = pl.select(
        pl.when(values.str.starts_with("agv:"))
        .then(pl.lit(AGV) + values.str.slice(4))
        .when(values.str.contains(":", literal=True))
        .then(values)
        .otherwise(pl.lit(ID) + values)
    )
    return there.to_series()


def _by(properties: Iterable[str]) -> pl.Expr:
    """Whether a triple's predicate is one of these."""
    return pl.col("predicate").is_in([f"<{iri}>" for iri in sorted(properties)])


def short_iri(iri: str) -> str:
    """A full IRI in the one spelling of a batch."""
    if iri.startswith(ID) and ":" not in iri[len(ID) :]:
        return iri[len(ID) :]
    return f"agv:{iri[len(AGV) :]}" if iri.startswith(AGV) else iri
