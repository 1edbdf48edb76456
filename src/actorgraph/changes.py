"""The difference between two versions for people: record by record, property by property."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from actorgraph.compare import Difference
from actorgraph.families import local, of_records, record_root, root_of
from actorgraph.tables import plain, value_of
from actorgraph.terms import AG, DCTERMS, RDF_TYPE, SKOS, shorten

STATES = ("new", "gone", "changed")
_NAMES = [f"<{iri}>" for iri in (f"{SKOS}prefLabel", f"{DCTERMS}title", f"{AG}name")]
_KEY = f"<{AG}recordKey>"
_TRIPLES = ["subject", "predicate", "object"]


class Line(NamedTuple):
    """What became of one property of one node; `node` is its id, `lang` a language or ""."""

    node: str
    name: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the source with all its nodes, or what belongs together in an article."""

    id: str
    state: str
    kind: str
    label: str
    lines: tuple[Line, ...]


class Changes:
    """What differs between two versions, the triples of which are read again where needed."""

    def __init__(self, before: pl.LazyFrame, after: pl.LazyFrame, change: Difference) -> None:
        self._before, self._after = before, after
        families = pl.concat([of_records(before), of_records(after)]).unique()
        self._families = families
        self._added, self._removed = (self._rooted(f) for f in (change.added, change.removed))
        roots = pl.concat([self._added["root"], self._removed["root"]]).unique().sort()
        was, now = (self._are_in(version, roots) for version in (before, after))
        new, gone = pl.when(~was).then(pl.lit("new")), pl.when(~now).then(pl.lit("gone"))
        state = pl.coalesce(new, gone, pl.lit("changed"))
        states = pl.DataFrame({"root": roots}).select("root", state=state)
        mine = pl.col("root").is_in(families.implode()) | families.is_empty()
        self._states, self._others = states.filter(mine), states.filter(~mine)

    def count(self, state: str) -> int:
        return self._states.filter(state=state).height

    def beside(self) -> dict[str, int]:
        """State -> how many nodes of no record, such as documents that several of them cite."""
        return {state: self._others.filter(state=state).height for state in STATES}

    def records(self, state: str, most: int | None, label: Callable[[str], str]) -> list[Record]:
        """The records of one state, those with the first ids; `label` names a node by its IRI."""
        roots = self._roots(state, most)
        heads = self._heads(roots)
        lines = self._lines(roots, label) if state == "changed" else {}
        return [
            Record(root, state, *heads.get(root, ("", "")), tuple(lines.get(root, ())))
            for root in roots
        ]

    def nodes(self, most: int | None) -> Iterator[str]:
        """The IRIs that stand in the lines of the changed records."""
        mine = pl.col("root").is_in(self._roots("changed", most).implode())
        ends = pl.concat(f.filter(mine)["object"] for f in (self._added, self._removed)).unique()
        return (end[1:-1] for end in ends if end.startswith("<"))

    def _roots(self, state: str, most: int | None) -> pl.Series:
        return self._states.filter(state=state)["root"].head(most or self._states.height)

    def _rooted(self, triples: pl.DataFrame) -> pl.DataFrame:
        return triples.with_columns(root=self._root(local(pl.col("subject")))).drop_nulls("root")

    def _root(self, ids: pl.Expr) -> pl.Expr:
        """The record, or where there is none what stands before the first dot: the article."""
        return pl.coalesce(root_of(ids, self._families), ids.str.extract(r"^([^.]+)"))

    def _are_in(self, version: pl.LazyFrame, roots: pl.Series) -> pl.Series:
        found = version.select(root=self._root(local(pl.col("subject")))).unique()
        there = found.filter(pl.col("root").is_in(roots.implode())).collect()["root"]
        return roots.is_in(there.implode())

    def _heads(self, roots: pl.Series) -> dict[str, tuple[str, str]]:
        """Root -> its class and its best name, of the newer version where that has it."""
        found: dict[str, tuple[str, str]] = {}
        for version in (self._before, self._after):
            mine = version.filter(pl.col("predicate").is_in([RDF_TYPE, _KEY, *_NAMES]))
            told = mine.with_columns(root=self._root(local(pl.col("subject")))).filter(
                pl.col("root").is_in(roots.implode())
            )
            rows = told.sort("root", *_TRIPLES).collect()
            for (root,), part in rows.group_by("root", maintain_order=True):
                found[str(root)] = _head(str(root), part)
        return found

    def _lines(self, roots: pl.Series, label: Callable[[str], str]) -> dict[str, list[Line]]:
        mine = pl.col("root").is_in(roots.implode())
        values: dict[tuple[str, str, str], tuple[list[str], list[str]]] = {}
        for side, frame in enumerate((self._removed, self._added)):
            for subject, predicate, end, root in frame.filter(mine).sort(_TRIPLES).iter_rows():
                node = shorten(subject[1:-1])
                name, text = _said(predicate, end, label)
                values.setdefault((root, node, name), ([], []))[side].append(text)
        lines: dict[str, list[Line]] = {}
        ordered = sorted(values.items(), key=lambda item: (item[0][1], item[0][2] != "type", item))
        for (root, node, name), (old, new) in ordered:
            lines.setdefault(root, []).append(Line(node, name, tuple(old), tuple(new)))
        return lines


def _head(root: str, part: pl.DataFrame) -> tuple[str, str]:
    """Class and name of a root, from the types, names and keys of its nodes."""
    own = part.filter(record_root(local(pl.col("subject"))) == root)
    kinds = own.filter(pl.col("predicate") == RDF_TYPE, local(pl.col("subject")) == root)["object"]
    kind = ", ".join(shorten(iri[1:-1]).removeprefix("ag:") for iri in kinds)
    for predicate in (*_NAMES, _KEY):
        names = own.filter(pl.col("predicate") == predicate)["object"].to_list()
        if names:
            best = min(names, key=lambda name: not name.endswith("@en"))
            return kind, plain(value_of(best))
    return kind, ""


def _said(predicate: str, end: str, label: Callable[[str], str]) -> tuple[str, str]:
    """Name of the property with the language of the value, and the value."""
    if predicate == RDF_TYPE:
        return "type", shorten(end[1:-1]).removeprefix("ag:")
    name = shorten(predicate[1:-1]).removeprefix("ag:")
    if end.startswith("<"):
        called, node = label(end[1:-1]), shorten(end[1:-1])
        return name, f"{called} ({node})" if called else node
    lang = end.rpartition('"')[2]
    return name + (lang if lang.startswith("@") else ""), plain(value_of(end))


def ids_of(nodes: Iterable[str]) -> list[str]:
    """Nodes, given as N-Triples terms, in their shortest form and order."""
    return sorted(shorten(node[1:-1]) for node in nodes)
