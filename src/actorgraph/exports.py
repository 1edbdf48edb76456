"""What of a case an export holds: the merged index, the bare statements, or slice by slice."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from actorgraph import content, export, schema
from actorgraph.errors import UsageError
from actorgraph.ledger import Version
from actorgraph.terms import AG, ID, PROV, Triple, expand, literal, mint, n3_iri
from actorgraph.triples import COLUMNS, TRIPLE_SCHEMA
from actorgraph.workspace import Workspace

DATASET_FORMATS = ("trig", "nq")
_RUNS = f"{ID}runs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """`restricted`: sources in the file whose terms forbid passing it on; `left_out`: slices
    that were left out for that reason."""

    path: Path
    restricted: tuple[str, ...]
    left_out: tuple[str, ...]


def index_triples(ws: Workspace) -> Iterator[Triple]:
    """The index: merged, with derived triples, without the ontology it is read with."""
    known = schema.load(content.find("ontology", ws.root).values())
    ontology = frozenset(known.triples)
    engine = ws.generation().open()
    yield from (t for t in engine.triples() if t not in ontology)
    engine.close()


def raw_triples(ws: Workspace, versions: list[Version]) -> Iterator[Triple]:
    """What these versions state, each triple once, nothing merged or derived."""
    scans = [ws.ledger.scan(v) for v in versions]
    ledger = pl.concat(scans) if scans else pl.LazyFrame(schema=TRIPLE_SCHEMA)
    names = ledger.select(pl.col("predicate").unique()).collect().to_series().sort()
    for name in names:
        part = ledger.filter(pl.col("predicate") == name).unique().collect()
        yield from part.sort(COLUMNS).iter_rows()


def write(
    ws: Workspace, path: Path, form: str | None = None, *, raw: bool = False,
    redistributable: bool = False,
) -> Exported:  # fmt: skip
    """Write a case. The format is `form` (ttl, nt, trig, nq), else the ending of `path`.

    ttl and nt hold the index, or with `raw` what the slices state; trig and nq hold each slice
    as a named graph, and how it was recorded as PROV. `redistributable` leaves out slices whose
    source may not be passed on. Raises UsageError on an unknown format or a path inside the
    workspace's own folders.
    """
    form = export.format_of(path, form)
    for own in (ws.ledger.root, ws.index, ws.texts, ws.quarantine):
        if own.resolve() in path.resolve().parents:
            raise UsageError("is inside the workspace's own data", where=str(path))
    catalog = list(ws.generation().catalog().values())
    closed = [v for v in catalog if not v.redistribute]
    versions = [v for v in catalog if v.redistribute] if redistributable else catalog
    if form in DATASET_FORMATS:
        export.write_dataset(_graphs(ws, versions), path, form, attributions=_thanks(versions))
    else:
        bare = raw or redistributable
        triples = raw_triples(ws, versions) if bare else index_triples(ws)
        export.write_graph(triples, path, form, attributions=_thanks(versions))
    return Exported(
        path=path,
        restricted=() if redistributable else tuple(sorted({v.source for v in closed})),
        left_out=tuple(v.key for v in closed) if redistributable else (),
    )


def _thanks(versions: list[Version]) -> tuple[str, ...]:
    """One line a source, for the head of the file."""
    return tuple(sorted({f"{v.source}: {expand(v.licence)}" for v in versions}))


def graph_iri(version: Version) -> str:
    """The named graph of a slice."""
    return f"{ID}slice-{mint(version.source, version.slice)}"


def _graphs(ws: Workspace, versions: list[Version]) -> Iterator[tuple[str, pl.DataFrame]]:
    for version in versions:
        yield graph_iri(version), ws.ledger.frame(version)
    rows = [triple for version in versions for triple in _provenance(version)]
    yield _RUNS, pl.DataFrame(rows, schema=TRIPLE_SCHEMA, orient="row")


def _provenance(version: Version) -> Iterator[Triple]:
    """How a slice came about, as PROV."""
    graph, at = n3_iri(graph_iri(version)), f"{PROV}generatedAtTime"
    yield graph, n3_iri("rdf:type"), n3_iri("prov:Entity")
    yield graph, n3_iri(at), literal(version.recorded, "xsd:dateTime")
    yield graph, n3_iri("prov:wasAttributedTo"), n3_iri(f"src-{version.source}")
    yield graph, n3_iri(f"{AG}sha256"), literal(version.input_sha256)
