"""Making the next generation: from nothing, or as the previous one plus a delta.

Both ways give the same graph and so the same digest; a test holds them to it. The digest is the
sum over the base triples (what the ledger states, expanded) and over each rule's own triples.
"""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from actorgraph.index import base, generation
from actorgraph.index.generation import Generation, Manifest
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.index.plan import Changes, Occasion, Plan
from actorgraph.ledger import Ledger, Version
from actorgraph.triples import COLUMNS

# A slice's version before and after, None where there is none.
Change = tuple[Version | None, Version | None]

# Above this many triples a file that the store loads in bulk is faster than adding singly.
BULK = 50_000
# A delta below this many triples, or this share of the graph, is worth adding to it.
SMALL = 150_000
SHARE = 0.1
# Above this many the store is compacted, without which hot queries are many times slower.
COMPACT = 1_000_000


def is_worth(previous: Generation, changed: Sequence[Change], plan: Plan) -> bool:
    """Whether a delta on `previous` gives what a full build gives, and sooner.

    A rule that looks at half the graph node by node is slower than one pass over all of it.
    """
    delta = sum(size_of(v for v in pair if v is not None) for pair in changed)
    small = delta < max(SMALL, previous.manifest.base * SHARE)
    return small and is_compatible(previous, plan)


def is_compatible(previous: Generation, plan: Plan) -> bool:
    """Whether it was made with the ontology, rules and decisions of today."""
    m = previous.manifest
    return (m.ontology, m.rules, m.decisions) == (plan.schema.digest, plan.rules, plan.decisions)


def full(
    root: Path, ledger: Ledger, catalog: Mapping[str, Version], plan: Plan, batch: int, seq: int
) -> Generation:
    """Build a generation from the ledger alone and publish it. `seq`: the last number given to
    a version."""
    path = generation.draft(root, batch)
    (path / "segments").mkdir()
    engine = OxigraphEngine.create(path / "store")
    scans = plan.scans(ledger, catalog)
    digest = count = 0
    lines = path / "base.nt"
    for part in base.contributions(
        scans, plan.schema, plan.canonical, size=size_of(catalog.values())
    ):
        digest, count = digest + base.digest_of(part.iter_rows()), count + part.height
        base.write_lines(part, lines)
    if count:
        engine.load_file(lines)
        lines.unlink()
    changes = plan.run_rules(
        Occasion(
            engine=engine,
            segments=path / "segments",
            touched=None,
            loosened=frozenset(),
            stated=plan.stated(scans),
        )
    )
    draft = _Draft(path, engine, batch, seq, digest, count, 0)
    return _finish(root, draft, changes, catalog, plan, None)


def following(
    root: Path, ledger: Ledger, previous: Generation, changed: Sequence[Change],
    catalog: Mapping[str, Version], plan: Plan, batch: int, seq: int,
) -> Generation:  # fmt: skip
    """Build `previous` plus a delta. `changed`: (version before, version now) of each slice that
    changed; `catalog` is the state after it."""
    added, removed = _delta(ledger, changed, catalog, plan)
    path = generation.draft(root, batch)
    engine = _checkpoint(previous, path)
    _apply(engine, added, removed, path)
    changes = plan.run_rules(
        Occasion(
            engine=engine,
            segments=path / "segments",
            touched=_iris(pl.concat([added["subject"], removed["subject"]])),
            loosened=_iris(removed["object"]),
            stated=plan.stated(plan.scans(ledger, catalog)),
        )
    )
    m = previous.manifest
    digest = (
        int(m.digest, 16) + base.digest_of(added.iter_rows()) - base.digest_of(removed.iter_rows())
    )
    count = m.base + added.height - removed.height
    draft = _Draft(path, engine, batch, seq, digest, count, m.derived)
    return _finish(root, draft, changes, catalog, plan, m)


def _checkpoint(previous: Generation, path: Path) -> OxigraphEngine:
    """The store and the segments of `previous` in a new folder, by hard links."""
    previous.check()
    source = OxigraphEngine.open(previous.store, writable=False)
    source.checkpoint(path / "store")
    source.close()
    shutil.copytree(previous.segments, path / "segments", copy_function=os.link)
    return OxigraphEngine.open(path / "store", writable=True)


def _delta(
    ledger: Ledger,
    changed: Sequence[Change],
    catalog: Mapping[str, Version],
    plan: Plan,
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Base triples that come and go, without what the other slices state anyway."""
    keys = {version.key for pair in changed for version in pair if version is not None}
    old = _contribution(ledger, [before for before, _ in changed if before is not None], plan)
    new = _contribution(ledger, [after for _, after in changed if after is not None], plan)
    added = new.join(old, on=COLUMNS, how="anti")
    removed = old.join(new, on=COLUMNS, how="anti")
    others = plan.scans(ledger, {k: v for k, v in catalog.items() if k not in keys})
    both = pl.concat([added, removed])
    elsewhere = base.stated_elsewhere(both, others, plan.schema, plan.canonical)
    return (
        added.join(elsewhere, on=COLUMNS, how="anti"),
        removed.join(elsewhere, on=COLUMNS, how="anti"),
    )


def _contribution(ledger: Ledger, versions: Iterable[Version], plan: Plan) -> pl.DataFrame:
    held = list(versions)
    scans = [ledger.scan(v) for v in held]
    size = size_of(held)
    parts = list(base.contributions(scans, plan.schema, plan.canonical, size=size))
    return pl.concat(parts) if parts else base.as_frame(())


def size_of(versions: Iterable[Version]) -> int:
    """How many triples these versions state."""
    return sum(version.triples for version in versions)


def _iris(terms: pl.Series) -> frozenset[str]:
    return frozenset(t[1:-1] for t in terms.unique().to_list() if t.startswith("<"))


def _apply(engine: OxigraphEngine, added: pl.DataFrame, removed: pl.DataFrame, path: Path) -> None:
    gone = [t for t in removed.iter_rows() if not engine.is_derived(t)]
    if added.height > BULK:
        lines = path / "delta.nt"
        base.write_lines(added, lines)
        engine.apply((), gone)
        engine.load_file(lines)
        lines.unlink()
    else:
        engine.apply(added.iter_rows(), gone)


@dataclass(frozen=True, slots=True)
class _Draft:
    path: Path
    engine: OxigraphEngine
    batch: int
    seq: int
    digest: int
    base: int
    derived: int


def _finish(
    root: Path,
    draft: _Draft,
    changes: Changes,
    catalog: Mapping[str, Version],
    plan: Plan,
    before: Manifest | None,
) -> Generation:
    engine = draft.engine
    digest = draft.digest + changes.digest
    derived = draft.derived + changes.count
    generation.set_mark(engine, draft.batch, None if before is None else before.batch)
    if before is None and draft.base > COMPACT:
        engine.optimize()
    engine.flush()
    engine.close()
    manifest = Manifest(
        batch=draft.batch,
        seq=draft.seq,
        digest=f"{digest % base.MODULUS:064x}",
        base=draft.base,
        derived=derived,
        ontology=plan.schema.digest,
        rules=plan.rules,
        decisions=plan.decisions,
        files=generation.data_files(draft.path / "store"),
        hashes=generation.hashes(draft.path / "store", before),
    )
    return generation.publish(root, draft.path, manifest, catalog)
