"""Judging slices of the ledger by the shapes of today: a shape that was added later, or one that
was changed, reaches them here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from actorgraph import gate, sources
from actorgraph.delta import near
from actorgraph.families import local
from actorgraph.framing import frames_of
from actorgraph.ledger import Version
from actorgraph.schema import Schema
from actorgraph.triples import TRIPLE_SCHEMA
from actorgraph.workspace import Workspace

# A larger slice is judged in parts, each with what its nodes refer to.
PART = 2_000_000


@dataclass(frozen=True)
class Rejudge:
    """`part`: how many triples are judged at once."""

    ws: Workspace
    schema: Schema
    shapes: gate.Shapes
    catalog: Mapping[str, Version]
    part: int = PART

    def is_due(self, version: Version) -> bool:
        """Whether the findings kept with a version are not all that is to be said: of a delta
        they say nothing of what it has left alone."""
        return version.shapes != self.shapes.digest or version.base is not None

    def findings(self, version: Version) -> pl.DataFrame:
        """What the gate finds in a slice."""
        parts = -(-version.triples // self.part)
        told = self.ws.ledger.scan(version)
        context = self._context_of(version)
        if parts <= 1:
            return self._found(self.ws.ledger.frame(version), context)
        return pl.concat(
            self._found(mine, context.plus(around)) for mine, around in _split(told, parts)
        )

    def _found(self, triples: pl.DataFrame, context: gate.Context) -> pl.DataFrame:
        return gate.check(frames_of(triples, self.schema), context, self.schema, self.shapes)

    def _context_of(self, version: Version) -> gate.Context:
        """The reference data, but for a slice of them that is judged itself."""
        if version.key not in self._reference:
            return self._context
        others = [v for key, v in self._reference.items() if key != version.key]
        return gate.Context(self._triples(others), self.schema)

    @cached_property
    def _context(self) -> gate.Context:
        return gate.Context(self._triples([*self._reference.values()]), self.schema)

    @cached_property
    def _reference(self) -> dict[str, Version]:
        names = {s.card.name for s in sources.load(self.ws.root) if s.card.reference}
        return {key: v for key, v in self.catalog.items() if v.source in names}

    def _triples(self, versions: list[Version]) -> pl.DataFrame:
        frames = [self.ws.ledger.frame(version) for version in versions]
        return pl.concat([pl.DataFrame(schema=TRIPLE_SCHEMA), *frames]).unique()


def _split(told: pl.LazyFrame, parts: int) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """The triples in parts that keep a record with its nodes, and what is around each part."""
    head = pl.coalesce(local(pl.col("subject")).str.extract(r"^([^.]*)"), "subject")
    for number in range(parts):
        here = head.hash() % parts == number
        mine = told.filter(here).collect(engine="streaming")
        others = told.filter(~here)
        ends = mine["object"].filter(mine["object"].str.starts_with("<")).unique()
        subjects = mine["subject"].unique().implode()
        links = others.filter(pl.col("object").is_in(subjects)).collect(engine="streaming")
        yield mine, pl.concat([near(others, ends), links]).unique()
