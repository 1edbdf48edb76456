"""The index rule `reuse`: documents that rest on one another by the text they share."""

from collections.abc import Iterable, Iterator, Mapping

from actorgraph.index.engine import Engine
from actorgraph.origins import links, pairs, segments
from actorgraph.origins.lookup import REPUBLICATION, rows, value
from actorgraph.rules import GRAPH, Context, Outcome
from actorgraph.terms import AG, AGV, RDF_TYPE, XSD, Triple, expand, literal, n3_iri

NAME = "reuse"
METHOD = "text reuse"
_TRUE = literal("true", f"{XSD}boolean")


def derive(
    engine: Engine, context: Context, touched: frozenset[str] | None, common: int = segments.COMMON
) -> Outcome:
    """A Derivation for each document and origin (and passage, where several are shared), and the
    dispatches that are inferred. `common`: in how many texts a fingerprint is boilerplate."""
    if touched is None:
        segments.clear(context.folder)
        near = None
    else:
        near = touched | context.loosened
    segments.update(context.folder, _texts(engine, context, near), context.texts, common)
    shelf = pairs.shelf(context.folder)
    group = None if near is None else shelf.group(_concerned(engine, shelf, near))
    between = shelf.pairs(group)
    documents = sorted({document for pair in between for document in (pair.left, pair.right)})
    facts = _facts(engine, context, documents)
    found = links.find(between, facts)
    return Outcome(
        frozenset(_earlier(engine, group, near)),
        [*_derivations(found, facts), *_dispatches(engine, documents, found)],
    )


def _texts(engine: Engine, context: Context, near: frozenset[str] | None) -> dict[str, str]:
    """Document -> textSha256 as of now, from the last update where nothing was touched."""
    known: dict[str, str] = {}
    if near is not None:
        before = segments.read(context.folder, "documents").select("document", "text")
        known = {doc: text for doc, text in before.iter_rows() if doc not in near}
    found = sorted(rows(engine, "?d ?text", "?d ag:textSha256 ?text", near, "d"), reverse=True)
    return known | {document: value(text) for document, text in found}


def _concerned(engine: Engine, shelf: pairs.Shelf, near: frozenset[str]) -> frozenset[str]:
    """Documents of which something is to be said again."""
    derived = {d for (d,) in rows(engine, "?d", "?v ag:derived ?d", near, "v")}
    holders = {d for (d,) in rows(engine, "?d", "?v ag:origin ?o ; ag:derived ?d", near, "o")}
    return shelf.changed | (near & shelf.texts.keys()) | derived | holders


def _facts(engine: Engine, context: Context, documents: list[str]) -> links.Facts:
    issued = sorted(rows(engine, "?d ?issued", "?d dcterms:issued ?issued", documents, "d"))
    kept_out = f"FILTER NOT EXISTS {{ GRAPH <{GRAPH}{NAME}> {{ ?v ag:derived ?derived }} }}"
    pattern = f"?v ag:derived ?derived ; ag:origin ?origin . {kept_out}"
    stated = rows(engine, "?derived ?origin", pattern, documents, "derived")
    person = {expand(node): status for node, status in context.corrections.items()}
    return links.Facts(
        issued={document: value(date) for document, date in issued},
        dispatches=_dispatch_of(engine, documents, person),
        stated=frozenset((derived, origin) for derived, origin in stated),
        statuses=person,
    )


def _dispatch_of(
    engine: Engine, documents: list[str], person: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Document -> the unseen documents of which it is an accepted republication."""
    pattern = (
        f"{REPUBLICATION} ?v ag:status ?status "
        "FILTER NOT EXISTS { ?origin ag:sha256|ag:textSha256 ?seen }"
    )
    found: dict[str, set[str]] = {}
    for v, derived, origin, status in rows(
        engine, "?v ?derived ?origin ?status", pattern, documents, "derived"
    ):
        if person.get(v, status.removeprefix(f"{AGV}status-")) == "accepted":
            found.setdefault(derived, set()).add(origin)
    return {document: frozenset(origins) for document, origins in found.items()}


def _derivations(found: Iterable[links.Evidence], facts: links.Facts) -> Iterator[Triple]:
    passages: dict[tuple[str, str], int] = {}
    for link in sorted(found, key=lambda e: (e.derived, e.origin, -e.words, e)):
        pair = (link.derived, link.origin)
        passages[pair] = passages.get(pair, -1) + 1
        node = n3_iri(links.derivation(*pair, passages[pair]))
        status = facts.statuses.get(links.derivation(*pair), "proposed")
        yield node, RDF_TYPE, f"<{AG}Derivation>"
        yield node, f"<{AG}derived>", n3_iri(link.derived)
        yield node, f"<{AG}origin>", n3_iri(link.origin)
        yield node, f"<{AG}derivationKind>", f"<{AGV}deriv-textReuse>"
        yield node, f"<{AG}method>", literal(METHOD)
        yield node, f"<{AG}share>", literal(f"{link.share:.2f}", f"{XSD}decimal")
        yield node, f"<{AG}longestRun>", _integer(link.words)
        yield node, f"<{AG}runStart>", _integer(link.start)
        yield node, f"<{AG}runEnd>", _integer(link.end)
        yield node, f"<{AG}inferred>", _TRUE
        yield node, f"<{AG}status>", f"<{AGV}status-{status}>"


def _integer(number: int) -> str:
    return literal(str(number), f"{XSD}integer")


def _dispatches(
    engine: Engine, documents: Iterable[str], found: Iterable[links.Evidence]
) -> Iterator[Triple]:
    """The inferred dispatches, with the source of the document they are named after."""
    origins = {link.origin for link in found}
    named = {d: links.dispatch(d) for d in documents}
    carriers = [d for d, node in named.items() if node in origins]
    source: dict[str, str] = {}
    for document, dataset in rows(engine, "?d ?s", "?d ag:fromSource ?s", carriers, "d"):
        source[document] = min(dataset, source.get(document, dataset))
    for document in carriers:
        node = n3_iri(named[document])
        yield node, RDF_TYPE, f"<{AG}Document>"
        if document in source:
            yield node, f"<{AG}fromSource>", n3_iri(source[document])


def _earlier(
    engine: Engine, group: frozenset[str] | None, near: frozenset[str] | None
) -> Iterator[str]:
    """Nodes that earlier runs of this rule made for the documents of the group."""
    if group is None or near is None:
        return
    pattern = f"GRAPH <{GRAPH}{NAME}> {{ ?v ag:derived ?d ; ag:origin ?o }}"
    origins = set()
    for node, origin in rows(engine, "?v ?o", pattern, group | near, "d"):
        origins.add(origin)
        yield node
    made = f"GRAPH <{GRAPH}{NAME}> {{ ?o a ag:Document }}"
    yield from (origin for (origin,) in rows(engine, "?o", made, origins, "o"))
