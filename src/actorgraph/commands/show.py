"""`actorgraph show NODE`: one actor, document or statement, with what is said and the quotes."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from actorgraph import workspace
from actorgraph.commands import talk
from actorgraph.errors import UsageError
from actorgraph.query.answer import Limits
from actorgraph.query.session import Session
from actorgraph.terms import PREFIXES, expand, parse_term, shorten

_PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
_HIDDEN = frozenset({"rdf:type", "ag:participant", "skos:altLabel"})
_DERIVED = "ag:participant, ag:cluster, ag:about, ag:voicedIn, ag:restsOn"
# what a reader wants first; the rest follows by name
_ORDER = ("skos:prefLabel", "ag:summary", "dcterms:title", "ag:publisher", "dcterms:issued")

_OUT = """SELECT ?p ?o ?label WHERE {{ <{iri}> ?p ?o .
  OPTIONAL {{ ?o skos:prefLabel ?label FILTER(LANG(?label) = "en") }} }} ORDER BY ?p ?o"""
_TYPES = """SELECT ?class WHERE {{ <{iri}> a ?class
  FILTER NOT EXISTS {{ <{iri}> a ?below . ?below rdfs:subClassOf ?class FILTER(?below != ?class) }}
}} ORDER BY ?class"""
_QUOTES = """SELECT DISTINCT ?document ?start ?end ?exact ?of WHERE {{
  {{ ?mention ag:denotes <{iri}> BIND(<{iri}> AS ?of) }}
  UNION {{ ?mention ag:denotes ?of . ?of ag:about <{iri}> }}
  UNION {{ ?mention ag:inDocument <{iri}> ; ag:denotes ?of . ?of a ag:Situation }}
  ?mention ag:inDocument ?document ; oa:hasSelector ?place, ?quote .
  ?place oa:start ?start ; oa:end ?end . ?quote oa:exact ?exact .
}} ORDER BY ?document ?start ?end ?of"""
_ROLES = """SELECT ?s ?p ?summary WHERE {{ ?s ?p <{iri}> ; a ag:Situation .
  FILTER(?p NOT IN ({derived})) OPTIONAL {{ ?s ag:summary ?summary }}
}} ORDER BY ?p ?s LIMIT 40"""


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("node", help="an id (doc-94d0…, wd-Q423), a name or an IRI")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: Namespace) -> int:
    ws = workspace.locate(args.workspace)
    store = ws.generation()
    store.check()
    with Session(store.store, Limits()) as session:
        iri = _find(session, args.node)
        shown = _described(session, iri)
    if args.json:
        talk.out_json(shown)
    else:
        _print(shown)
        talk.next_step("actorgraph ask claims_contested")
    return 0


def _find(session: Session, text: str) -> str:
    iri = expand(text)
    known = not any(c.isspace() or c in '<>"{}|\\^`' for c in iri)
    if known and _rows(session, f"SELECT ?p WHERE {{ <{iri}> ?p ?o }} LIMIT 1"):
        return iri
    return session.resolve(text, where="show")


def _rows(session: Session, query: str) -> list[tuple[str | None, ...]]:
    return list(session.query(_PROLOGUE + query, trusted=True).rows)


def _described(session: Session, iri: str) -> dict[str, object]:
    properties: dict[str, list[str]] = {}
    for predicate, value, label in _rows(session, _OUT.format(iri=iri)):
        name = _short(predicate)
        if name not in _HIDDEN:
            text = _short(value) if label is None else f"{_text(label)} ({_short(value)})"
            properties.setdefault(name, []).append(text)
    if not properties:
        raise UsageError(f"nothing is known of {shorten(iri)}", where="show")
    quotes = [
        {"document": _short(d), "start": int(_text(a)), "end": int(_text(b)),
         "quote": _text(exact), "of": _short(of)}
        for d, a, b, exact, of in _rows(session, _QUOTES.format(iri=iri))
    ]  # fmt: skip
    return {
        "id": shorten(iri),
        "types": [_short(c) for (c,) in _rows(session, _TYPES.format(iri=iri))],
        "properties": {name: properties[name] for name in _sorted(properties)},
        "roles": [
            {"situation": _short(s), "role": _short(p), "summary": _text(text)}
            for s, p, text in _rows(session, _ROLES.format(iri=iri, derived=_DERIVED))
        ],
        "quotes": quotes,
    }


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda n: (_ORDER.index(n) if n in _ORDER else len(_ORDER), n))


def _text(term: str | None) -> str:
    return "" if term is None else parse_term(term).value


def _short(term: str | None) -> str:
    if term is None:
        return ""
    kind, value, *_ = parse_term(term)
    return value if kind == "literal" else shorten(value)


def _print(shown: dict[str, object]) -> None:
    talk.out(f"{shown['id']}  {', '.join(shown['types'])}")  # type: ignore[arg-type]
    for name, values in shown["properties"].items():  # type: ignore[attr-defined]
        talk.out(f"  {name.removeprefix('ag:')}: {' · '.join(values)}")
    for role in shown["roles"]:  # type: ignore[attr-defined]
        talk.out(f"  {role['role'].removeprefix('ag:')} of {role['situation']} {role['summary']}")
    for quote in shown["quotes"]:  # type: ignore[attr-defined]
        talk.out(f"  {quote['document']} {quote['start']}-{quote['end']} ({quote['of']})")
        talk.out(f"    “{quote['quote']}”")
