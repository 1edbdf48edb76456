"""What the ledger contributes to the index, before any rule.

Three things happen to a slice's triples on the way: references to actors that a decision has
merged go to their canonical IRI, a class brings its superclasses, a property its
super-properties. All of it works on one output predicate at a time and reads a few properties at
once, so memory is bounded by the largest of them and not by the graph.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl

from actorgraph.schema import Schema
from actorgraph.terms import AG, RDF_TYPE, SKOS, Triple
from actorgraph.triples import COLUMNS, TRIPLE_SCHEMA, to_lines

MODULUS = 1 << 256
IN_MEMORY = 2_000_000
# So many triples are loaded in bulk at a time: the store sorts them in memory.
AT_ONCE = 500_000
# What a decision on identity may rewrite; everything else keeps its own IRI.
MERGEABLE = tuple(f"{AG}{name}" for name in ("Actor", "Office", "Place", "Asset"))
_PREF, _ALT = f"<{SKOS}prefLabel>", f"<{SKOS}altLabel>"

Frame = pl.DataFrame
Canonical = Mapping[str, str]


def contributions(
    scans: Sequence[pl.LazyFrame], schema: Schema, canonical: Canonical, *, size: int
) -> Iterator[Frame]:
    """The base triples of these slices together, one frame an output predicate, each unique
    and sorted. `canonical` maps N-Triples terms of merged nodes to their canonical term;
    `size` is how many triples there are: few are read once, many some properties at a time."""
    if not scans:
        return
    ledger = pl.concat(scans)
    if size < IN_MEMORY:
        ledger = ledger.collect().lazy()
    counts = dict(ledger.group_by("predicate").len().collect().iter_rows())
    for outputs in _passes(_outputs(list(counts), schema, bool(canonical)), counts):
        wanted = sorted({source for sources in outputs.values() for source in sources})
        read = ledger.filter(pl.col("predicate").is_in(wanted)).collect()
        for predicate, sources in outputs.items():
            found = read.filter(pl.col("predicate").is_in(sources))
            made = expand(found, schema, canonical).filter(pl.col("predicate") == predicate)
            if not made.is_empty():
                yield made.unique().sort("subject", "object")


def _passes(
    outputs: Mapping[str, list[str]], counts: Mapping[str, int]
) -> Iterator[dict[str, list[str]]]:
    """The outputs in groups that fit into memory, each to be read in one pass over the ledger: a
    pass opens every slice, and there may be thousands."""
    group: dict[str, list[str]] = {}
    held: set[str] = set()
    for predicate, sources in outputs.items():
        if group and sum(counts[name] for name in held.union(sources)) > IN_MEMORY:
            yield group
            group, held = {}, set()
        group[predicate] = sources
        held.update(sources)
    if group:
        yield group


def _outputs(stated: list[str], schema: Schema, merged: bool) -> dict[str, list[str]]:
    """Output predicate -> the stated predicates that give it."""
    outputs: dict[str, list[str]] = {}
    for predicate in sorted(stated):
        known = schema.properties.get(predicate[1:-1])
        supers = {f"<{iri}>" for iri in known.supers} if known else {predicate}
        if merged and predicate == _PREF:
            supers.add(_ALT)
        for upper in supers:
            outputs.setdefault(upper, []).append(predicate)
    return dict(sorted(outputs.items()))


def expand(triples: Frame, schema: Schema, canonical: Canonical) -> Frame:
    """Canonical references, superclasses and super-properties of some triples. Not unique."""
    base = _rewritten(triples, canonical)
    return pl.concat([base, *_super_types(base, schema), *_super_properties(base, schema)])


def _rewritten(triples: Frame, canonical: Canonical) -> Frame:
    """A merged node's preferred labels become alternative ones of the canonical node."""
    if not canonical:
        return triples
    old, new = list(canonical), list(canonical.values())
    demoted = pl.col("subject").is_in(old) & (pl.col("predicate") == _PREF)
    return triples.select(
        pl.col("subject").replace(old, new),
        pl.when(demoted).then(pl.lit(_ALT)).otherwise("predicate").alias("predicate"),
        pl.col("object").replace(old, new),
    )


def _super_types(base: Frame, schema: Schema) -> Iterator[Frame]:
    typed = base.filter(pl.col("predicate") == RDF_TYPE)
    above = [
        (f"<{name}>", f"<{upper}>")
        for name, supers in schema.classes.items()
        for upper in supers
        if upper != name
    ]
    if not typed.is_empty() and above:
        table = pl.DataFrame(above, schema=["object", "upper"], orient="row")
        joined = typed.join(table, on="object")
        yield joined.select("subject", "predicate", pl.col("upper").alias("object"))


def _super_properties(base: Frame, schema: Schema) -> Iterator[Frame]:
    for predicate in base["predicate"].unique(maintain_order=True).to_list():
        known = schema.properties.get(predicate[1:-1])
        for upper in sorted(known.supers - {known.iri}) if known else ():
            rows = base.filter(pl.col("predicate") == predicate)
            yield rows.with_columns(pl.lit(f"<{upper}>").alias("predicate"))


def stated_elsewhere(
    triples: Frame, scans: Iterable[pl.LazyFrame], schema: Schema, canonical: Canonical
) -> Frame:
    """Those of `triples` that these slices state too, directly or by expansion."""
    scans = list(scans)
    if triples.is_empty() or not scans:
        return triples.clear()
    subjects = triples["subject"].unique()
    aliases = pl.Series([old for old, new in canonical.items() if new in set(subjects)])
    wanted = pl.concat([subjects, aliases.cast(pl.String)])
    found = pl.concat(scans).filter(pl.col("subject").is_in(wanted.implode())).collect()
    return triples.join(expand(found, schema, canonical).unique(), on=COLUMNS, how="semi")


def digest_of(triples: Iterable[tuple[str, ...]]) -> int:
    """The sum of the sha256 of the triples as N-Triples lines, modulo 2^256.

    Addition has no order and can be undone, so the digest of a graph is kept by adding what
    comes and subtracting what goes.
    """
    sha256: Callable[[bytes], hashlib._Hash] = hashlib.sha256
    from_bytes = int.from_bytes
    total = 0
    for triple in triples:
        total += from_bytes(sha256(" ".join(triple).encode()).digest(), "big")
    return total % MODULUS


def rule_digest(changes: Iterable[tuple[str, Triple]]) -> int:
    """The digest of (rule graph, triple) pairs: a triple that two rules derive counts twice."""
    return digest_of((*triple, f"<{graph}>") for graph, triple in changes)


def loaded(parts: Iterable[Frame], path: Path, load: Callable[[Path], None]) -> tuple[int, int]:
    """Load triples in bulk, and give their digest and number. `path`: a file for those waiting."""
    digest = count = waiting = 0
    for part in parts:
        digest, count = digest + digest_of(part.iter_rows()), count + part.height
        for some in part.iter_slices(AT_ONCE):
            write_lines(some, path)
            waiting += some.height
            if waiting >= AT_ONCE:
                load(path)
                path.unlink()
                waiting = 0
    if waiting:
        load(path)
        path.unlink()
    return digest, count


def write_lines(triples: Frame, path: Path) -> None:
    """Append triples to an N-Triples file."""
    with path.open("ab") as stream:
        to_lines(triples, stream)


def as_frame(triples: Iterable[tuple[str, str, str]]) -> Frame:
    return pl.DataFrame(list(triples), schema=TRIPLE_SCHEMA, orient="row")
