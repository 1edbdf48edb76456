"""Recompute what the workspace says of itself: every version of the ledger, and the index."""

import hashlib
from collections.abc import Iterator

from actorgraph.errors import ActorgraphError
from actorgraph.index import base, generation
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.index.plan import Plan
from actorgraph.index.update import size_of
from actorgraph.ledger import Ledger, Version
from actorgraph.ledger.writer import hash_lines
from actorgraph.rules import GRAPH
from actorgraph.terms import Triple
from actorgraph.triples import COLUMNS
from actorgraph.workspace import Workspace


def ledger_faults(ledger: Ledger) -> Iterator[str]:
    """One line for each version whose content is not what its manifest says."""
    for version in ledger.all_versions():
        try:
            found = _content(ledger, version)
        except ActorgraphError as error:
            yield str(error)
            continue
        if found != (version.triples, version.content_sha256):
            yield f"{ledger.path(version)}: content differs from its manifest; bring it back"
        if not version.rows.reconciles:
            yield f"{ledger.path(version)}: its rows do not add up: {version.rows}"


def _content(ledger: Ledger, version: Version) -> tuple[int, str]:
    frame = ledger.frame(version)
    digest = hashlib.sha256()
    for _, part in frame.group_by("predicate", maintain_order=True):
        hash_lines(digest, part)
    return frame.height, digest.hexdigest()


def index_faults(ws: Workspace, published: generation.Generation, plan: Plan) -> Iterator[str]:
    """One line for each way in which the index is not what the ledger makes it."""
    catalog = published.catalog()
    if catalog != ws.ledger.current():
        yield "the index holds other versions than the ledger; actorgraph rebuild"
        return
    published.check_bytes()
    engine = published.open()
    rules = list(_rule_triples(engine))
    total, count, union = 0, 0, 0
    derived = base.as_frame({triple for _, triple in rules})
    scans = plan.scans(ws.ledger, catalog)
    for part in base.contributions(
        scans, plan.schema, plan.canonical, size=size_of(catalog.values())
    ):
        total, count = total + base.digest_of(part.iter_rows()), count + part.height
        derived = derived.join(part, on=COLUMNS, how="anti")
    union = total + base.digest_of(derived.iter_rows())
    digest = (total + base.rule_digest(rules)) % base.MODULUS
    if f"{digest:064x}" != published.manifest.digest:
        yield (
            f"the digest should be {digest:064x}, the index says {published.manifest.digest}; "
            "actorgraph rebuild"
        )
    if base.digest_of(engine.triples()) != union % base.MODULUS:
        yield f"the store's triples are not those of ledger and rules ({count:,}); rebuild"
    elif not engine.is_whole():
        yield "the store's orders do not hold the same triples; actorgraph rebuild"
    engine.close()


def _rule_triples(engine: OxigraphEngine) -> Iterator[tuple[str, Triple]]:
    rules = f'FILTER(STRSTARTS(STR(?g), "{GRAPH}"))'
    for row in engine.select(f"SELECT ?g ?s ?p ?o {{ GRAPH ?g {{ ?s ?p ?o }} {rules} }}"):
        graph, subject, predicate, value = (term or "" for term in row)
        yield graph[1:-1], (subject, predicate, value)


def quote_faults(ws: Workspace, engine: OxigraphEngine) -> Iterator[str]:
    """One line for each quote that its text does not hold at its place."""
    from actorgraph.terms import parse_term, shorten
    from actorgraph.texts import TextStore

    texts = TextStore(ws.texts)
    cached: dict[str, str | None] = {}
    for row in engine.select(_QUOTES):
        mention, sha256, start, end, exact = (parse_term(t or "").value for t in row)
        if sha256 not in cached:
            cached.clear()
            cached[sha256] = texts.get(sha256)
        text = cached[sha256]
        if text is not None and text[int(start) : int(end)] != exact:
            yield f"{shorten(mention)}: the text has other words at {start}-{end} than quoted"


_QUOTES = """
PREFIX ag: <https://w3id.org/actorgraph/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?mention ?sha256 ?start ?end ?exact WHERE {
  ?mention ag:inDocument ?document ; oa:hasSelector ?place, ?quote .
  ?document ag:textSha256 ?sha256 .
  ?place oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?exact .
} ORDER BY ?sha256 ?mention
"""
