"""The index rule `absence`: what a newer version of a slice lacks has ended.

Some sources tell of an end by silence alone: who is off a list is missing in the next one. Where
the card of a source names classes (`closed_by_absence`), the nodes of these classes come back from
the last version that had them, together with what they refer to that the newest version lacks.
They had not ended on the day of that version, and had on the day of the next.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import polars as pl

from actorgraph import derived
from actorgraph.families import local, root_of, term
from actorgraph.frames import class_iri
from actorgraph.index import base
from actorgraph.index.engine import Engine
from actorgraph.ledger import Ledger, Version
from actorgraph.rules import GRAPH, Context, Outcome, Rule
from actorgraph.schema import Schema
from actorgraph.terms import AG, RDF_TYPE, XSD, literal
from actorgraph.triples import TRIPLE_SCHEMA

NAME = "absence"
ORDER = 1  # the records that come back are names to the rules after it
_LAST, _FIRST = f"<{AG}endEarliest>", f"<{AG}endLatest>"
_SUBJECT = pl.col("subject")
_NONE = pl.Series([], dtype=pl.String)


@dataclass(frozen=True)
class Absence:
    """What is absent from the versions of `catalog`: a function of the ledger alone."""

    ledger: Ledger
    schema: Schema
    catalog: Mapping[str, Version]

    def rule(self, canonical: Mapping[str, str]) -> Rule:
        def derive(engine: Engine, context: Context, touched: frozenset[str] | None) -> Outcome:
            # looking into all versions of a list takes longer than to take in an article
            mark = context.folder / f"{NAME}-{self._digest[:16]}"
            if touched is not None and mark.exists():
                return Outcome(frozenset(), ())
            for old in context.folder.glob(f"{NAME}-*"):
                old.unlink()
            mark.touch()
            made = base.expand(self.closed, self.schema, canonical).unique()
            before = () if touched is None else derived.held(engine, GRAPH + NAME, None)
            subjects = {*made["subject"], *(s for s, _, _ in before)}
            triples = [(s, p, o) for s, p, o in made.sort(made.columns).iter_rows()]
            return Outcome(frozenset(s[1:-1] for s in subjects), triples)

        return Rule(name=NAME, order=ORDER, derive=derive)

    @cached_property
    def closed(self) -> pl.DataFrame:
        """The triples that come back, and the ends."""
        parts = [_Closing(self.ledger, self.schema, past).triples() for past in self._histories]
        return pl.concat([pl.DataFrame(schema=TRIPLE_SCHEMA), *parts])

    @cached_property
    def _histories(self) -> list[list[Version]]:
        """The versions of each slice in which absence means something, those with a day."""
        closing = [v for _, v in sorted(self.catalog.items()) if v.closes and day(v.version)]
        return [[v for v in self.ledger.history(c) if day(v.version)] for c in closing]

    @cached_property
    def _digest(self) -> str:
        told = [
            (v.key, v.version, v.content_sha256, v.closes, v.unread)
            for past in self._histories
            for v in past
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


@dataclass
class _Closing:
    """The nodes of one slice that its newest version lacks."""

    ledger: Ledger
    schema: Schema
    past: list[Version]
    back: pl.Series = field(default_factory=lambda: _NONE)

    def triples(self) -> pl.DataFrame:
        parts = [pl.DataFrame(schema=TRIPLE_SCHEMA)]
        for version, nodes, ends in self._lost():
            back = self._brought(version, nodes)
            parts.append(back)
            parts.append(_ends(ends, back))
        return pl.concat(parts)

    @property
    def _newest(self) -> Version:
        return self.past[-1]

    def _lost(self) -> Iterator[tuple[Version, pl.Series, pl.DataFrame]]:
        """A version, the nodes to take from it, and when each ended; the newest versions first.
        A node that a version had but could not be read of is taken from one before it."""
        seen = self._named(self._newest)
        ends = pl.DataFrame(schema=dict.fromkeys(("subject", "last", "first"), pl.String))
        for older, later in zip(self.past[-2::-1], self.past[:0:-1], strict=True):
            named = self._named(older)
            lost = named.filter(~named.is_in(seen.implode())).alias("subject")
            seen = pl.concat([seen, lost.alias("")])
            days = {"last": day(older.version), "first": day(later.version)}
            ends = pl.concat([ends, lost.to_frame().with_columns(
                pl.lit(value, pl.String).alias(name) for name, value in days.items())])  # fmt: skip
            here = ends.join(self._typed(older).to_frame("subject"), on="subject", how="semi")
            if not here.is_empty():
                yield older, here["subject"], here
                ends = ends.join(here, on="subject", how="anti")

    def _named(self, version: Version) -> pl.Series:
        unread = pl.DataFrame({"id": version.unread}, schema={"id": pl.String})
        return pl.concat([self._typed(version), unread.select(term(pl.col("id"))).to_series()])

    def _typed(self, version: Version) -> pl.Series:
        classes = (class_iri(name) for name in self._newest.closes)
        kinds = [f"<{iri}>" for name in classes for iri in self.schema.subclasses(name)]
        typed = pl.col("predicate") == RDF_TYPE, pl.col("object").is_in(kinds)
        found = self.ledger.scan(version).filter(*typed).select(_SUBJECT.unique().sort())
        return found.collect().to_series().alias("")

    def _brought(self, version: Version, nodes: pl.Series) -> pl.DataFrame:
        """What a version says of some nodes, of all they refer to, and of the parts of both, where
        the newest one says nothing of it."""
        told, found = self.ledger.scan(version), [pl.DataFrame(schema=TRIPLE_SCHEMA)]
        front = nodes
        while not front.is_empty():
            roots = front.to_frame("s").select(local(pl.col("s"))).to_series().drop_nulls()
            here = told.filter(root_of(local(_SUBJECT), roots).is_not_null()).collect()
            here = here.filter(~_SUBJECT.is_in(self.back.implode()))
            here = here.join(self._standing(here["subject"]), on="subject", how="anti")
            found.append(here)
            self.back = pl.concat([self.back, here["subject"].unique().alias("")])
            ends = here["object"].filter(here["object"].str.starts_with("<")).unique().alias("")
            front = ends.filter(~ends.is_in(self.back.implode()))
        return pl.concat(found)

    def _standing(self, subjects: pl.Series) -> pl.DataFrame:
        """Those that the newest version has, though it may not have been readable."""
        there = self.ledger.scan(self._newest).filter(_SUBJECT.is_in(subjects.unique().implode()))
        unread = pl.DataFrame({"id": self._newest.unread}, schema={"id": pl.String})
        named = unread.select(term(pl.col("id")).alias("subject"))
        return pl.concat([there.select(_SUBJECT.unique()).collect(), named])


def _ends(ends: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """The bounds of the ends of nodes of which no end is told."""
    dated = told.filter(pl.col("predicate").is_in([_LAST, _FIRST]))
    ends = ends.join(dated, on="subject", how="anti")
    return pl.concat(
        ends.select("subject", pl.lit(predicate).alias("predicate"), _dates(name).alias("object"))
        for predicate, name in ((_LAST, "last"), (_FIRST, "first"))
    )


def _dates(name: str) -> pl.Expr:
    before, _, after = literal("|", f"{XSD}date").partition("|")
    return pl.concat_str(pl.lit(before), pl.col(name), pl.lit(after))


def day(version: str) -> str | None:
    """The day that the name of a version begins with: "2024-03-01T…" or "20240301…"."""
    plain = version[:10] if version[4:5] == "-" else version[:8]
    try:
        return date.fromisoformat(plain).isoformat()
    except ValueError:
        return None
