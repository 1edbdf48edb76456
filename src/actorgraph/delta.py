"""A slice changed in part: what stays of the version that counts, beside what a delta brings."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from actorgraph.families import local, root_of, term
from actorgraph.frames import PLACE_COLUMNS, property_iri
from actorgraph.gate.batch import spelled_frame
from actorgraph.schema import Schema
from actorgraph.terms import RDF_TYPE
from actorgraph.triples import TRIPLE_SCHEMA, Piece

# How far from the nodes of a chunk the shapes may look into the version that it changes.
STEPS = 3
_SUBJECT = pl.col("subject")


@dataclass(frozen=True, slots=True)
class Base:
    """The version of a slice that counts."""

    version: str
    triples: pl.LazyFrame


class Delta:
    """Collects what the chunks of a delta replace and bring; then `rest` is what stays."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self._removed = 0
        self._replaced: list[pl.Series] = []
        self._deleted: list[pl.Series] = []
        self._subjects: list[pl.Series] = []
        self._objects: list[pl.Series] = []

    def replace(
        self, ids: Collection[str], frames: Mapping[str, pl.DataFrame], removed: int
    ) -> None:
        """Note what goes; an id that `frames` do not hold anew is a deletion, or another name of
        a node that is merged: `removed` tells how many deletions there are."""
        self._removed += removed
        replaced = pl.Series(sorted(ids), dtype=pl.String)
        held = pl.concat([pl.Series([], dtype=pl.String), *_ids(frames)])
        self._replaced.append(replaced)
        self._deleted.append(replaced.filter(~replaced.is_in(held.implode())))

    def bring(self, pieces: Iterable[Piece]) -> list[Piece]:
        """Note what comes, and pass it on."""
        made = list(pieces)
        for _, pairs in made:
            self._subjects.append(pairs["subject"].unique())
            self._objects.append(_iris(pairs["object"]))
        return made

    def around(self, frames: Mapping[str, pl.DataFrame], schema: Schema) -> pl.DataFrame:
        """What stays of the nodes that these frames refer to, and of those near them."""
        mine = pl.concat([pl.Series([], dtype=pl.String), *_ids(frames)])
        named = pl.DataFrame({"id": _references(frames, schema)})
        front = named.filter(~pl.col("id").is_in(mine.implode())).select(term(pl.col("id")))
        return near(self._kept(), front.to_series())

    def rest(self) -> Iterator[Piece]:
        """The triples that stay, a piece a property, so that memory is bounded by the largest."""
        loose = self._loose().implode()
        names = self.base.triples.select(pl.col("predicate").unique()).collect().to_series()
        for name in names.sort():
            part = self._kept().filter(pl.col("predicate") == name, ~_SUBJECT.is_in(loose))
            yield Piece(name, part.select("subject", "object").collect())

    def notes(self) -> Iterator[str]:
        """What does not fit the version that is changed."""
        deleted = _joined(self._deleted)
        there = self._stated(deleted.to_frame("id").select(term(pl.col("id"))).to_series())
        strange = self._removed - there.len()
        if strange > 0:
            yield (
                f"{strange:,} of {self._removed:,} nodes to delete are not in version "
                f"{self.base.version or 'undated'}: a delta between may be missing"
            )
        left = self._dangling(deleted)
        if left:
            yield f"nodes that stay refer to deleted ones {left:,} times"

    def _dangling(self, deleted: pl.Series) -> int:
        kept = self._kept().filter(root_of(local(pl.col("object")), deleted).is_not_null())
        anew = _joined(self._subjects).implode()
        found = kept.filter(~pl.col("object").is_in(anew)).select(pl.len())
        return int(found.collect(engine="streaming").item())

    def _gone(self) -> pl.Expr:
        roots = _joined(self._replaced)
        return root_of(local(_SUBJECT), roots).is_not_null()

    def _kept(self) -> pl.LazyFrame:
        return self.base.triples.filter(~self._gone())

    def _stated(self, terms: pl.Series) -> pl.Series:
        """Those that the base says something of."""
        typed = self.base.triples.filter(pl.col("predicate") == RDF_TYPE)
        found = typed.filter(_SUBJECT.is_in(terms.implode()))
        return found.select(_SUBJECT.unique()).collect(engine="streaming").to_series()

    def _loose(self) -> pl.Series:
        """Nodes to which only what goes has referred, and which have no part of their own."""
        loose = pl.Series([], dtype=pl.String)
        front = _objects_of(self.base.triples.filter(self._gone()))
        while not front.is_empty():
            front = self._unheld(front, loose)
            loose = pl.concat([loose, front])
            front = _objects_of(self._kept().filter(_SUBJECT.is_in(front.implode())))
            front = front.filter(~front.is_in(loose.implode()))
        return loose

    def _unheld(self, nodes: pl.Series, loose: pl.Series) -> pl.Series:
        kept = self._kept().filter(~_SUBJECT.is_in(loose.implode()))
        brought, named = _joined(self._subjects), _joined(self._objects)
        # every node has a class, so one property shows all that are there
        typed = kept.filter(pl.col("predicate") == RDF_TYPE)
        ours = typed.filter(_SUBJECT.is_in(nodes.implode())).select(_SUBJECT.unique())
        nodes = ours.collect(engine="streaming").to_series()
        nodes = nodes.filter(~nodes.is_in(brought.implode()) & ~nodes.is_in(named.implode()))
        held = _objects_of(kept.filter(pl.col("object").is_in(nodes.implode())))
        nodes = nodes.filter(~nodes.is_in(held.implode()))
        return nodes.filter(~nodes.is_in(_with_family(nodes, typed, brought).implode()))


def _with_family(nodes: pl.Series, typed: pl.LazyFrame, brought: pl.Series) -> pl.Series:
    """Those that have parts, or are parts of a node that is still there."""
    ids = nodes.to_frame("term").with_columns(id=local(pl.col("term"))).drop_nulls("id")
    there = pl.concat([typed.select("subject"), brought.alias("subject").to_frame().lazy()])
    below = there.select(id=local(_SUBJECT)).select(
        pl.col("id"), root=root_of(pl.col("id"), ids["id"])
    )
    wholes = below.filter(pl.col("root") != pl.col("id")).select(pl.col("root").unique())
    having = wholes.collect(engine="streaming")["root"]
    above = ids.with_columns(whole=pl.col("id").str.replace(r"\.[^.]*$", ""))
    above = above.filter(pl.col("whole") != pl.col("id"))
    ends = above.select(term(pl.col("whole"))).to_series()
    found = there.filter(_SUBJECT.is_in(ends.implode())).select(local(_SUBJECT).unique())
    alive = found.collect(engine="streaming").to_series()
    parts = above.filter(pl.col("whole").is_in(alive.implode()))
    wholly = ids.filter(pl.col("id").is_in(having.implode()))
    return pl.concat([parts["term"], wholly["term"]])


def near(triples: pl.LazyFrame, nodes: pl.Series, steps: int = STEPS) -> pl.DataFrame:
    """What is said of some nodes (N-Triples terms), and of those a few references away."""
    found = [pl.DataFrame(schema=TRIPLE_SCHEMA)]
    seen = front = nodes.unique()
    for _ in range(steps):
        if front.is_empty():
            break
        told = triples.filter(_SUBJECT.is_in(front.implode())).collect(engine="streaming")
        found.append(told)
        ends = _iris(told["object"])
        front = ends.filter(~ends.is_in(seen.implode()))
        seen = pl.concat([seen, front])
    return pl.concat(found)


def _ids(frames: Mapping[str, pl.DataFrame]) -> Iterator[pl.Series]:
    return (frame["id"].cast(pl.String).alias("") for frame in frames.values())


def _references(frames: Mapping[str, pl.DataFrame], schema: Schema) -> pl.Series:
    """The local ids that columns of object properties hold."""
    found = [pl.Series([], dtype=pl.String)]
    for frame in (spelled_frame(frame, schema) for frame in frames.values()):
        for column in frame.columns:
            known = None if column in PLACE_COLUMNS else schema.properties.get(property_iri(column))
            if known is not None and known.kind == "iri":
                values = frame[column]
                flat = values.explode() if isinstance(values.dtype, pl.List) else values
                found.append(flat.cast(pl.String).alias(""))
    ids = pl.concat(found).drop_nulls().unique()
    return ids.filter(~ids.str.contains(":", literal=True))


def _objects_of(triples: pl.LazyFrame) -> pl.Series:
    ends = triples.select(pl.col("object")).filter(pl.col("object").str.starts_with("<"))
    return ends.unique().collect(engine="streaming").to_series()


def _iris(terms: pl.Series) -> pl.Series:
    return terms.filter(terms.str.starts_with("<")).unique()


def _joined(parts: list[pl.Series]) -> pl.Series:
    return pl.concat([pl.Series([], dtype=pl.String), *(part.alias("") for part in parts)]).unique()
