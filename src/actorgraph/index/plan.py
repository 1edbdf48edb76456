"""All that decides what the index holds, beside the ledger."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from actorgraph.index import base
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.ledger import Ledger, Version
from actorgraph.schema import Schema
from actorgraph.terms import Triple


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What the rules did: how many triples more they hold, and by what their digest grew."""

    count: int
    digest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What the rules are run on.

    `changed`: base triples that came or went, None for a full build.
    `loosened`: objects of those that went. `stated`: which of some triples the ledger states.
    """

    engine: OxigraphEngine
    segments: Path
    changed: Iterable[Triple] | None
    loosened: frozenset[str]
    stated: Callable[[Iterable[Triple]], set[Triple]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`canonical` maps N-Triples terms; `decisions` (with what they make of the slices) and
    `rules` are digests: where one differs from a generation's, a delta on it would not give what a
    full build gives."""

    schema: Schema
    canonical: Mapping[str, str]
    decisions: str
    rules: str
    run_rules: Callable[[Occasion], Changes]

    def scans(self, ledger: Ledger, catalog: Mapping[str, Version]) -> list[pl.LazyFrame]:
        """The ontology, whose labels and polarities queries need, and the slices."""
        return [
            base.as_frame(self.schema.named).lazy(),
            *(ledger.scan(v) for v in catalog.values()),
        ]

    def stated(self, scans: Sequence[pl.LazyFrame]) -> Callable[[Iterable[Triple]], set[Triple]]:
        """Asked before a derived triple is taken away: does the ledger state it as well?"""

        def ask(triples: Iterable[Triple]) -> set[Triple]:
            wanted = base.as_frame(triples)
            found = base.stated_elsewhere(wanted, scans, self.schema, self.canonical)
            return {(s, p, o) for s, p, o in found.iter_rows()}

        return ask
