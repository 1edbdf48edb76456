"""Making the next generation: from nothing, or as the previous one plus a delta.

Both ways give the same graph and so the same digest; a test holds them to it. The digest is the
sum over the base triples (what the ledger states, expanded) and over each rule's own triples.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import polars as pl

from actorgraph import compare
from actorgraph.index import base, generation
from actorgraph.index.generation import Generation, Manifest
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.index.plan import Changes, Occasion, Plan
from actorgraph.ledger import Ledger, Version
from actorgraph.triples import COLUMNS

# A slice's version before and after, None where there is none.
Change = tuple[Version | None, Version | None]

# Above this many triples a file that the store loads in bulk is faster than adding singly.
BULK = 5_000
# A delta below this many triples, or this share of the graph, is worth adding to it.
SMALL = 150_000
SHARE = 0.1
# Above this many the store is compacted, without which hot queries are many times slower.
COMPACT = 1_000_000


@dataclass(frozen=True, slots=True)
class Difference:
    """Triples that come and go with slices' new versions, as they are stated there, and what
    these slices state before and after."""

    added: pl.DataFrame
    removed: pl.DataFrame
    kept: tuple[pl.LazyFrame, ...]
    keys: frozenset[str]


def difference(
    previous: Generation, ledger: Ledger, changed: Sequence[Change], plan: Plan
) -> Difference | None:
    """What `changed` comes to, where a delta on `previous` gives what a full build gives, and
    sooner: a rule that looks at half the graph node by node is slower than one pass over it."""
    most = max(SMALL, previous.manifest.base * SHARE)
    sizes = ((size_of([a] if a else []), size_of([b] if b else [])) for a, b in changed)
    if not is_compatible(previous, plan) or sum(abs(a - b) for a, b in sizes) >= most:
        return None
    added, removed, kept = [base.as_frame(())], [base.as_frame(())], []
    for before, after in changed:
        for came, went in _apart(ledger, before, after):
            added.append(came)
            removed.append(went)
            if sum(part.height for part in (*added, *removed)) >= most:
                return None
        if before is not None and after is not None:
            kept.append(ledger.scan(after))
    come, gone = pl.concat(added), pl.concat(removed)
    stay = (scan.join(come.lazy(), on=COLUMNS, how="anti") for scan in kept)
    keys = frozenset(v.key for pair in changed for v in pair if v is not None)
    return Difference(come, gone, tuple(stay), keys)


def _apart(
    ledger: Ledger, before: Version | None, after: Version | None
) -> Iterator[tuple[pl.DataFrame, pl.DataFrame]]:
    """Triples of the one version and of the other alone, property by property."""
    none = base.as_frame(())
    if before is not None and after is not None:
        yield from compare.parts(ledger.scan(before), ledger.scan(after))
    elif after is not None:
        yield ledger.frame(after), none
    elif before is not None:
        yield none, ledger.frame(before)


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
    size = size_of(catalog.values())
    parts = base.contributions(scans, plan.schema, plan.canonical, size=size)
    digest, count = base.loaded(parts, path / "base.nt", engine.load_file)
    changes = plan.run_rules(
        Occasion(
            engine=engine,
            segments=path / "segments",
            changed=None,
            loosened=frozenset(),
            stated=plan.stated(scans),
        )
    )
    draft = _Draft(path, engine, batch, seq, digest, count, 0)
    return _finish(root, draft, changes, catalog, plan, None)


def following(
    root: Path, ledger: Ledger, previous: Generation, apart: Difference,
    catalog: Mapping[str, Version], plan: Plan, batch: int, seq: int,
) -> Generation:  # fmt: skip
    """Build `previous` plus a difference; `catalog` is the state after it."""
    added, removed = _delta(ledger, apart, catalog, plan)
    path = generation.draft(root, batch)
    engine = _checkpoint(previous, path)
    _apply(engine, added, removed, path)
    changes = plan.run_rules(
        Occasion(
            engine=engine,
            segments=path / "segments",
            changed=chain(added.iter_rows(), removed.iter_rows()),
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
    ledger: Ledger, apart: Difference, catalog: Mapping[str, Version], plan: Plan
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Base triples that come and go, without what is stated before and after anyway: by another
    slice, or by what stays of a changed one."""
    new, old = (_expanded(part, plan) for part in (apart.added, apart.removed))
    added = new.join(old, on=COLUMNS, how="anti")
    removed = old.join(new, on=COLUMNS, how="anti")
    others = plan.scans(ledger, {k: v for k, v in catalog.items() if k not in apart.keys})
    both = pl.concat([added, removed])
    elsewhere = base.stated_elsewhere(both, (*others, *apart.kept), plan.schema, plan.canonical)
    return (
        added.join(elsewhere, on=COLUMNS, how="anti"),
        removed.join(elsewhere, on=COLUMNS, how="anti"),
    )


def _expanded(triples: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    made = base.contributions([triples.lazy()], plan.schema, plan.canonical, size=triples.height)
    return pl.concat([base.as_frame(()), *made])


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
        engine.write((), gone)
        engine.load_file(lines)
        lines.unlink()
    else:
        engine.write(added.iter_rows(), gone)


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
