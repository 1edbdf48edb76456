"""From what people type to the IRI that is meant.

In this order, and the first that finds something decides: an id or IRI; a preferred label; an
alternative label, an ISO country code or another identifier; then the same labels without
regard to case, white space and invisible characters. Two findings at one step are an error that
lists them: a wrong actor is worse than a question.
"""

import heapq
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Protocol

from actorgraph.errors import UsageError
from actorgraph.index.engine import Solutions
from actorgraph.query.header import NAMED
from actorgraph.query.params import is_iri, sparql
from actorgraph.terms import (
    AG,
    AGV,
    SKOS,
    WD,
    Term,
    expand,
    literal,
    parse_term,
    shorten,
)


class Selects(Protocol):
    """An engine, as far as names need it."""

    def select(self, query: str) -> Solutions: ...


_CLASSES = {
    "actor": f"<{AG}Actor>",
    "office": f"<{AG}Office>",
    "place": f"<{AG}Place>",
    "asset": f"<{AG}Asset>",
    "situation": f"<{AG}Situation>",
    "document": f"<{AG}Document>",
    "concept": f"<{SKOS}Concept>",
}
# languages whose labels are looked up exactly; the scan after it knows no languages
_LANGUAGES = (
    "en fr es de it pt nl ru uk be bg sr hr bs mk sl cs sk pl hu ro sq el tr az hy ka kk ky uz tg "
    "tk fa ps ur ar he am ti so sw ha zh zh-hans zh-hant zh-cn zh-tw ja ko vi th my km lo id ms "
    "tl hi bn pa ta te ml si ne mn fi sv no nb nn da is et lv lt ga mul und"
).split()
_QID = re.compile(r"(?:https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/|wd:|wd-)?(Q[1-9]\d*)\Z")
_LOCAL = re.compile(r"(?:[A-Za-z0-9_.\-]|%[0-9A-Fa-f]{2})+\Z")
_CODE = re.compile(r"[A-Z]{2,3}\Z")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
SHOWN = 10
SUGGESTED = 3
SUGGESTED_FROM = 50_000


def fold(text: str) -> str:
    """The form in which two spellings of one name are equal."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFC", " ".join(text.casefold().split()))


def resolve(
    engine: Selects, text: str, kinds: tuple[str, ...] = ("actor",), *, where: str = "name"
) -> str:
    """The IRI of what `text` names, among these kinds of things.

    Raises UsageError when nothing or more than one thing is found.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    suggestions: dict[str, str] = {}
    for found in _steps(engine, text, kinds, suggestions):
        if len(found) == 1:
            return found.pop()
        if found:
            raise UsageError(
                f"`{text}` may be {_listed(engine, sorted(found))}", where=where,
                remedy="give the id",
            )  # fmt: skip
    near = f"; nearest: {', '.join(suggestions.values())}" if suggestions else ""
    what = f"no {' or '.join(kinds)} `{text[:200]}` in this case{near}"
    raise UsageError(what, where=where)


def _steps(
    engine: Selects, text: str, kinds: tuple[str, ...], suggestions: dict[str, str]
) -> Iterator[set[str]]:
    classes = " ".join(_CLASSES[kind] for kind in kinds)
    yield _by_id(engine, text, kinds, classes)
    if kinds == ("document",):
        yield _by_value(engine, f"<{AG}url>", [literal(text, "xsd:anyURI")], classes)
        yield _by_value(engine, f"<{AG}identifier>", [literal(text)], classes)
    if not NAMED.issuperset(kinds):
        return
    labels = list(_spellings(text))
    yield _by_value(engine, f"<{SKOS}prefLabel>", labels, classes)
    yield (
        _by_value(engine, f"<{SKOS}altLabel>", labels, classes)
        | _by_value(engine, f"<{AG}identifier>", _identifiers(text), classes)
    )
    for predicate in ("prefLabel", "altLabel"):
        yield _by_scan(engine, f"<{SKOS}{predicate}>", text, classes, suggestions)


def _by_id(engine: Selects, text: str, kinds: tuple[str, ...], classes: str) -> set[str]:
    iris, match = [], _QID.match(text)
    if match:
        iris.append(f"<{WD}{match[1]}>")
        text = f"wd-{match[1]}"
    if _LOCAL.match(text):
        iris.append(f"<{AGV if kinds == ('concept',) else expand('')}{text}>")
    elif is_iri(expand(text)):
        iris.append(f"<{expand(text)}>")
    if not iris:
        return set()
    return _iris(
        engine,
        f"""SELECT DISTINCT ?x WHERE {{
          VALUES ?given {{ {" ".join(iris)} }} VALUES ?class {{ {classes} }}
          {{ ?given a ?class BIND(?given AS ?x) }}
          UNION {{ ?x <{SKOS}exactMatch> ?given ; a ?class }} }}""",
    )


def _spellings(text: str) -> Iterator[str]:
    for form in {text, unicodedata.normalize("NFD", text)}:
        yield literal(form)
        yield from (literal(form, lang=language) for language in _LANGUAGES)


def _identifiers(text: str) -> list[str]:
    if _CODE.match(text):
        return [literal(f"iso{len(text)}:{text}")]
    return [literal(text)] if ":" in text else []


def _by_value(engine: Selects, predicate: str, values: Iterable[str], classes: str) -> set[str]:
    listed = " ".join(sparql(value) for value in values)
    if not listed:
        return set()
    return _iris(
        engine,
        f"""SELECT DISTINCT ?x WHERE {{
          VALUES ?value {{ {listed} }} VALUES ?class {{ {classes} }}
          ?x {predicate} ?value ; a ?class }}""",
    )


def _by_scan(
    engine: Selects, predicate: str, text: str, classes: str, suggestions: dict[str, str]
) -> set[str]:
    """Compare all labels in folded form; on the way, note the nearest ones."""
    wanted, found = fold(text), set()
    grams, near = _grams(wanted), list[tuple[float, str, str]]()
    rows = engine.select(
        f"""SELECT ?x ?label WHERE {{
          VALUES ?class {{ {classes} }} ?x a ?class ; {predicate} ?label }}"""
    )
    for count, (node, label) in enumerate(rows):
        if node is None or label is None:
            continue
        name = parse_term(label).value
        folded = fold(name)
        if folded == wanted:
            found.add(node[1:-1])
        elif count < SUGGESTED_FROM:
            scored = (_likeness(grams, folded), shorten(node[1:-1]), name)
            (heapq.heappush if len(near) < 4 * SUGGESTED else heapq.heappushpop)(near, scored)
    for score, node, name in sorted(near, reverse=True):
        if score >= 0.5 and len(suggestions) < SUGGESTED:
            suggestions.setdefault(node, f"{name} ({node})")
    return found


def _grams(text: str) -> set[str]:
    padded = f" {text} "
    return {padded[i : i + 2] for i in range(len(padded) - 1)}


def _likeness(grams: set[str], other: str) -> float:
    others = _grams(other)
    return 2 * len(grams & others) / (len(grams) + len(others))


def _iris(engine: Selects, query: str) -> set[str]:
    return {row[0][1:-1] for row in engine.select(query) if row[0] is not None}


def _listed(engine: Selects, iris: list[str]) -> str:
    """`a (label, class, country), b (…)`: what tells the candidates apart."""
    shown = [f"{shorten(iri)} ({_described(engine, iri)})" for iri in iris[:SHOWN]]
    more = len(iris) - len(shown)
    return " or ".join(shown) + (f" or {more} more" if more else "")


def _described(engine: Selects, iri: str) -> str:
    rows = engine.select(
        f"""SELECT ?label ?class ?where WHERE {{ <{iri}> a ?class
          OPTIONAL {{ <{iri}> <{SKOS}prefLabel> ?label }}
          OPTIONAL {{ <{iri}> <{AG}country>/<{SKOS}prefLabel> ?where }} }}"""
    )
    labels, classes, places = (
        sorted({parse_term(term) for term in column if term is not None}, key=_english_first)
        for column in zip(*rows, strict=True)
    )
    kinds = [shorten(kind.value).removeprefix("ag:") for kind in classes if AG in kind.value]
    kinds = [kind for kind in kinds if kind != "Actor"] or kinds
    return ", ".join([*(n.value for n in labels[:1]), *kinds[:1], *(n.value for n in places[:1])])


def _english_first(term: Term) -> tuple[bool, str]:
    return term.lang != "en", term.value
