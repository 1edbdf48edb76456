"""`actorgraph show NODE`: one actor, document or statement, with what is said and the quotes.
`actorgraph show FILE`: an article with the claims beside its text."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from actorgraph import workspace
from actorgraph.commands import talk
from actorgraph.commands.paged import is_file, named_as_file, paged
from actorgraph.errors import ActorgraphError, UsageError
from actorgraph.query.answer import Limits
from actorgraph.query.session import Session
from actorgraph.terms import PREFIXES, expand, parse_term, shorten

Shown = dict[str, Any]  # as --json gives it

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_HIDDEN = frozenset({"rdf:type", "ag:participant", "skos:altLabel"})
_DERIVED = "ag:participant, ag:cluster, ag:about, ag:voicedIn, ag:restsOn"
# what a reader wants first; the rest follows by name
_ORDER = ("skos:prefLabel", "ag:summary", "dcterms:title", "ag:publisher", "dcterms:issued")

_OUT = """SELECT ?p ?o ?label WHERE {{ <{iri}> ?p ?o .
  OPTIONAL {{ ?o skos:prefLabel ?english FILTER(LANG(?english) = "en") }}
  OPTIONAL {{ ?o skos:prefLabel ?untagged FILTER(LANG(?untagged) = "und") }}
  BIND(COALESCE(?english, ?untagged) AS ?label) }} ORDER BY ?p ?o"""
_TYPES = """SELECT ?class WHERE {{ <{iri}> a ?class
  FILTER NOT EXISTS {{ <{iri}> a ?below . ?below rdfs:subClassOf ?class FILTER(?below != ?class) }}
}} ORDER BY ?class"""
_QUOTES = """SELECT ?document ?start ?end ?exact ?of (MIN(?name) AS ?who) (MIN(?stance) AS ?says)
  (MIN(?heading) AS ?title) (MIN(?paper) AS ?outlet) WHERE {{
  {{ ?mention ag:denotes <{iri}> BIND(<{iri}> AS ?of) }}
  UNION {{ ?mention ag:denotes ?of . ?of ag:about <{iri}> }}
  UNION {{ ?mention ag:inDocument <{iri}> ; ag:denotes ?of . ?of a ag:Situation }}
  ?mention ag:inDocument ?document ; oa:hasSelector ?place, ?quote .
  ?place oa:start ?start ; oa:end ?end . ?quote oa:exact ?exact .
  OPTIONAL {{ ?of ag:claimant ?claimant OPTIONAL {{ ?claimant skos:prefLabel ?label
    FILTER(LANG(?label) IN ("en", "und", "")) }} }}
  BIND(COALESCE(STR(?label), STR(?claimant)) AS ?name)
  OPTIONAL {{ ?of ag:stance ?stance }}
  OPTIONAL {{ ?document dcterms:title ?heading }}
  OPTIONAL {{ ?document ag:publisher ?publisher . ?publisher skos:prefLabel ?paper
    FILTER(LANG(?paper) IN ("en", "und", "")) }}
}} GROUP BY ?document ?start ?end ?exact ?of ORDER BY ?document ?start ?end ?of"""
_LINKS = """SELECT ?s ?o ?method ?share ?run ?status WHERE {{
  ?s ag:derived <{iri}> ; ag:origin ?o .
  OPTIONAL {{ ?s ag:method ?method }} OPTIONAL {{ ?s ag:share ?share }}
  OPTIONAL {{ ?s ag:longestRun ?run }} OPTIONAL {{ ?s ag:status ?status }}
}} ORDER BY ?s ?status"""
_ROLES = """SELECT ?s ?p ?summary WHERE {{ ?s ?p <{iri}> ; a ag:Situation .
  FILTER(?p NOT IN ({derived})) OPTIONAL {{ ?s ag:summary ?summary }}
}} ORDER BY ?p ?s LIMIT {more}"""
_MOST_ROLES = 40


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("node", help="an id (doc-94d0…, wd-Q423), a name or an IRI; or a file")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: Namespace) -> int:
    if is_file(args.node):
        return paged(args)
    try:
        shown = _looked_up(args)
    except ActorgraphError as error:
        if not named_as_file(args.node):
            raise
        raise UsageError("no such file", where=args.node, remedy=f"as an id: {error}") from error
    if args.json:
        talk.out_json(shown)
    else:
        _print(shown)
        talk.next_step(args.workspace, _next(shown))
    return 0


def _looked_up(args: Namespace) -> Shown:
    ws = workspace.locate(args.workspace)
    store = ws.generation()
    store.check()
    with Session(store.store, Limits()) as session:
        return _described(session, _find(session, args.node))


def _next(shown: Shown) -> str:
    held = shown["properties"]
    if "ag:cluster" in held:
        return f"ask situation_chain --situation {shown['id']}"
    if "ag:fromSource" in held or "ag:derived" in held:
        return "ask claims_contested"
    return f"ask claims_about --actor {shown['id']}"


def _find(session: Session, text: str) -> str:
    iri = expand(text)
    known = not any(c.isspace() or c in '<>"{}|\\^`' for c in iri)
    if known and _rows(session, f"SELECT ?p WHERE {{ <{iri}> ?p ?o }} LIMIT 1"):
        return iri
    return session.resolve(text, where="show")


def _rows(session: Session, query: str) -> list[tuple[str | None, ...]]:
    return list(session.query(_PROLOGUE + query, trusted=True).rows)


def _described(session: Session, iri: str) -> Shown:
    properties: dict[str, list[str]] = {}
    for predicate, value, label in _rows(session, _OUT.format(iri=iri)):
        name = _short(predicate)
        if name not in _HIDDEN:
            text = _short(value) if label is None else f"{_text(label)} ({_short(value)})"
            properties.setdefault(name, []).append(text)
    if not properties:
        raise UsageError(f"nothing is known of {shorten(iri)}", where="show")
    roles = _roles(session, iri)
    return {
        "id": shorten(iri),
        "types": [_short(c) for (c,) in _rows(session, _TYPES.format(iri=iri))],
        "properties": {name: properties[name] for name in _sorted(properties)},
        "roles": roles[:_MOST_ROLES],
        "rolesCut": len(roles) > _MOST_ROLES,
        "derivations": _derivations(session, iri),
        "quotes": _quotes(session, iri),
    }


def _roles(session: Session, iri: str) -> list[dict[str, str]]:
    """One more than are shown, where there are more."""
    query = _ROLES.format(iri=iri, derived=_DERIVED, more=_MOST_ROLES + 1)
    return [
        {"situation": _short(s), "role": _short(p), "summary": _text(text)}
        for s, p, text in _rows(session, query)
    ]


def _derivations(session: Session, iri: str) -> list[dict[str, str]]:
    names = ("id", "origin", "method", "share", "longestRun", "status")
    rows = _rows(session, _LINKS.format(iri=iri))
    return [dict(zip(names, map(_short, row), strict=True)) for row in rows]


def _quotes(session: Session, iri: str) -> list[dict[str, str | int]]:
    return [
        {"document": _short(d), "start": int(_text(a)), "end": int(_text(b)),
         "quote": _text(exact), "of": _short(of), "claimant": _named(who), "stance": _short(says),
         "title": _text(title), "publisher": _text(outlet)}
        for d, a, b, exact, of, who, says, title, outlet in _rows(session, _QUOTES.format(iri=iri))
    ]  # fmt: skip


def _named(term: str | None) -> str:
    """A label, or the id in its place."""
    return shorten(_text(term))


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda n: (_ORDER.index(n) if n in _ORDER else len(_ORDER), n))


def _text(term: str | None) -> str:
    return "" if term is None else parse_term(term).value


def _short(term: str | None) -> str:
    if term is None:
        return ""
    kind, value, *_ = parse_term(term)
    return value if kind == "literal" else shorten(value)


def _print(shown: Shown) -> None:
    talk.out(f"{shown['id']}  {', '.join(shown['types'])}")
    for name, values in shown["properties"].items():
        talk.out(f"  {name.removeprefix('ag:')}: {' · '.join(values)}")
    for role in shown["roles"]:
        talk.out(f"  {role['role'].removeprefix('ag:')} of {role['situation']} {role['summary']}")
    if shown["rolesCut"]:
        talk.out(f"  … and more than these {_MOST_ROLES}: a query of your own gives all")
    for link in shown["derivations"]:
        evidence = [link["method"], *(f"{k} {link[k]}" for k in ("share", "longestRun") if link[k])]
        status = link["status"].removeprefix("agv:status-") or "stated"
        talk.out(f"  derived from {link['origin']}: {', '.join(evidence)}; {status} ({link['id']})")
    for document, quotes in groupby(shown["quotes"], lambda quote: quote["document"]):
        _print_quotes(document, list(quotes), shown["id"])


def _print_quotes(document: str, quotes: list[dict[str, Any]], node: str) -> None:
    """The sentences with their places; where the node itself is named, in one line."""
    title = quotes[0]["title"] or quotes[0]["publisher"]
    place = f"{document} ({title})" if title and document != node else document
    named = [q for q in quotes if q["of"] == node and not q["claimant"]]
    names = [f"“{q['quote']}” {q['start']}-{q['end']}" for q in named]
    said = [q for q in quotes if q not in named]
    if names and (said or len(names) > 1):
        talk.out(f"  named in {place}: {', '.join(names)}")
    elif names:
        said = quotes
    for quote in said:
        who = f"{quote['claimant']} {quote['stance'].removeprefix('agv:stance-')}"
        told = f"{who}, {quote['of']}" if quote["claimant"] else quote["of"]
        talk.out(f"  {place} {quote['start']}-{quote['end']} ({told})")
        talk.out(f"    “{quote['quote']}”")
