"""Reading a workspace's decisions and rules into the plan that the index is made by."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from actorgraph import __version__, absence, content, corrections, identity, origins, rules
from actorgraph.index.base import MERGEABLE, rule_digest
from actorgraph.index.plan import Changes, Occasion, Plan
from actorgraph.ledger import Version
from actorgraph.schema import Schema
from actorgraph.terms import RDF_TYPE, Triple
from actorgraph.texts import TextStore
from actorgraph.touched import Touched
from actorgraph.workspace import Workspace


def make_plan(ws: Workspace, schema: Schema, catalog: Mapping[str, Version]) -> Plan:
    """Raises Refused where a decision or a rule cannot be read."""
    decisions = identity.read(ws.identity)
    absent = absence.Absence(ws.ledger, schema, catalog)
    canonical = _rewritable(ws, absent, identity.merge(decisions).canonical)
    paths = content.find("rules", ws.root)
    loaded = [*rules.load_rules(paths.values()), *origins.rules(), absent.rule(canonical)]
    statuses = corrections.statuses(ws.corrections)

    def run(occasion: Occasion) -> Changes:
        context = rules.Context(
            texts=TextStore(ws.texts),
            folder=occasion.segments,
            corrections=statuses,
            decisions=decisions.by_pair,
            stated=occasion.stated,
            loosened=occasion.loosened,
        )
        changes = _Tally()
        touched = None if occasion.changed is None else Touched(occasion.changed)
        rules.run_rules(occasion.engine, loaded, context, touched, changes.take)
        return Changes(count=changes.count, digest=changes.digest)

    return Plan(
        schema=schema,
        canonical=canonical,
        decisions=_digest(*(sorted(d.items()) for d in (decisions.by_pair, statuses, canonical))),
        rules=_rules_digest(paths),
        run_rules=run,
    )


@dataclass(slots=True)
class _Tally:
    """Adds up what the rules do while they do it: millions of triples need not be held."""

    count: int = 0
    digest: int = 0

    def take(self, graph: str, added: Sequence[Triple], removed: Sequence[Triple]) -> None:
        self.count += len(added) - len(removed)
        self.digest += rule_digest((graph, t) for t in added)
        self.digest -= rule_digest((graph, t) for t in removed)


def _rules_digest(paths: Mapping[str, Path]) -> str:
    return _digest(__version__, sorted((name, path.read_bytes()) for name, path in paths.items()))


def _digest(*parts: object) -> str:
    """Of values whose `repr` says all of them."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _rewritable(
    ws: Workspace, absent: absence.Absence, canonical: Mapping[str, str]
) -> dict[str, str]:
    """The part of the mapping whose nodes are actors, offices, places or assets, as N-Triples
    terms: merging two situations would mix their dates and numbers. It hangs on the slices too,
    since they say what a node is, and on what the newest of them lack."""
    if not canonical or not absent.catalog:
        return {}
    kinds = [f"<{iri}>" for top in MERGEABLE for iri in absent.schema.subclasses(top)]
    nodes = [f"<{iri}>" for iri in canonical]
    slices = pl.concat([ws.ledger.scan(version) for version in absent.catalog.values()])
    known = _typed(slices, nodes, kinds)
    unknown = [node for node in nodes if node not in known]
    if unknown:
        known |= _typed(absent.closed.lazy(), unknown, kinds)
    return {f"<{a}>": f"<{b}>" for a, b in canonical.items() if f"<{a}>" in known}


def _typed(triples: pl.LazyFrame, nodes: list[str], kinds: list[str]) -> set[str]:
    """Those of the nodes that are of one of the kinds."""
    kind = (pl.col("predicate") == RDF_TYPE) & pl.col("object").is_in(kinds)
    found = triples.filter(pl.col("subject").is_in(nodes)).filter(kind)
    return set(found.select(pl.col("subject").unique()).collect()["subject"])
