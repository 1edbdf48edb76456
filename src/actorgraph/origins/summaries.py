"""The index rule `summaries`: one readable line for every situation.

`North Korea · AID · Wagner Group: missile, rocket`. Names stand in code-point order, so that the
line depends on nothing but the graph (SPARQL promises no order inside GROUP_CONCAT). Of many
names the first nine are written out, with the number of the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from actorgraph.derived import CHUNK, bound
from actorgraph.index.engine import Engine
from actorgraph.origins.lookup import plain, rows
from actorgraph.rules import PROLOGUE, Context, Outcome
from actorgraph.terms import AG, AGV, DCTERMS, ID, SKOS, Triple, literal, n3_iri, parse_term

UNKNOWN = "?"
DEPTH = 4  # claims about claims that are written out
MOST = 10  # names that are written out: a system of states has two hundred parties
_SUMMARY = f"<{AG}summary>"


class _Form(NamedTuple):
    """Roles before and after the middle, which is a word or the label of a role's value, and
    after the colon."""

    before: str
    middle: str
    after: str = ""
    tail: str = ""

    def roles(self) -> list[str]:
        middle = self.middle[1:] if self.middle.startswith("@") else ""
        return [role for role in (self.before, middle, self.after, self.tail) if role]


_EVENT = _Form("agent", "@eventType", "recipient", "object")
_FORMS = {
    "Vote": _Form("voter", "@voteValue", "resolution"),
    "Tenure": _Form("holder", "holds", "office"),
    "Membership": _Form("member", "member of", "memberOf"),
    "Kinship": _Form("relative", "@kinshipType", "person"),
    "Control": _Form("controller", "@controlType", "controlled"),
    "Association": _Form("party", "associated"),
    "SanctionDesignation": _Form("sanctioningAuthority", "sanctions", "sanctionTarget", "program"),
    "PoliticalRelation": _Form("party", "@relationType", "", "name"),
}

_LITERALS = frozenset({"program", "name"})
_USED = {
    *("participant", "claimant", "stance", "about"),
    *(role for form in (_EVENT, *_FORMS.values()) for role in form.roles()),
}

# what a line depends on; a document that changes in other ways leaves all lines as they are
READS = frozenset(
    {f"{SKOS}prefLabel", f"{DCTERMS}title"}
    | {f"{AG}{name}" for name in ("Situation", "Claim", *_FORMS, *_USED)}
)

# One row a situation is several times faster than one a triple. The packed order does not
# matter, since names are sorted; noncharacters part what is packed.
_WITHIN, _BETWEEN = "\ufdd0", "\ufdd1"
_ROLES_QUERY = f"""{PROLOGUE}
SELECT ?s (GROUP_CONCAT(CONCAT(STR(?p), "{_WITHIN}", STR(?o)); separator="{_BETWEEN}") AS ?roles)
WHERE {{
  VALUES
  ?s ?p ?o
  FILTER(?p IN ({", ".join(f"ag:{role}" for role in sorted(_USED))})
    || ?p = rdf:type && ?o IN ({", ".join(f"ag:{name}" for name in ("Claim", *_FORMS))}))
}}
GROUP BY ?s"""

Roles = Mapping[str, list[str]]  # local name of a property -> IRIs and strings


def derive(engine: Engine, context: Context, touched: frozenset[str] | None) -> Outcome:
    if touched is None:
        found = sorted(s for (s,) in rows(engine, "?s", "?s a ag:Situation", None, "s"))
        return Outcome(frozenset(), _lines(engine, found))
    concerned = _concerned(engine, touched, touched | context.loosened)
    there = {s for (s,) in rows(engine, "?s", "?s a ag:Situation", concerned, "s")}
    return Outcome(frozenset(concerned), _lines(engine, sorted(there)))


def _concerned(engine: Engine, touched: frozenset[str], near: frozenset[str]) -> set[str]:
    """The touched situations, those in which a touched node has a part, and claims about them."""
    part = "?s ag:participant|ag:object|ag:office|ag:resolution ?n"
    found = {*near} | {s for (s,) in rows(engine, "?s", part, touched, "n")}
    return found | {c for (c,) in rows(engine, "?c", "?c ag:about+ ?s", found, "s")}


def _lines(engine: Engine, situations: list[str]) -> Iterator[Triple]:
    labels: dict[str, str] = {}
    for start in range(0, len(situations), CHUNK):
        chunk = situations[start : start + CHUNK]
        known = _read(engine, chunk)
        nodes = {
            value
            for roles in known.values()
            for role, values in roles.items()
            if role not in _LITERALS and role not in ("type", "about")
            for value in values
        }
        _name(engine, nodes - labels.keys(), labels)
        for situation in chunk:
            line = _line(situation, known, labels, DEPTH)
            yield n3_iri(situation), _SUMMARY, literal(line, lang="en")


def _read(engine: Engine, situations: Iterable[str]) -> dict[str, Roles]:
    """The roles of situations and of what they are about, as deep as will be written."""
    known: dict[str, Roles] = {}
    waiting = set(situations)
    for _ in range(DEPTH + 1):
        found: dict[str, Roles] = {node: {} for node in waiting}
        for clause in bound(waiting, "s"):
            for node, packed in engine.select(_ROLES_QUERY.replace("VALUES", clause, 1)):
                if node is not None and packed is not None:
                    found[plain(node)] = _unpacked(parse_term(packed).value)
        known |= found
        told = {term for roles in found.values() for term in roles.get("about", ())}
        waiting = told - known.keys()
    return known


def _unpacked(text: str) -> Roles:
    roles: dict[str, list[str]] = {}
    for pair in text.split(_BETWEEN):
        role, _, value = pair.partition(_WITHIN)
        roles.setdefault(role.rpartition("#")[2], []).append(value)
    return roles


def _name(engine: Engine, nodes: set[str], labels: dict[str, str]) -> None:
    """Add a label for each node: the English one, else the first of another language; of an
    event type its code; else the end of its IRI."""
    best: dict[str, tuple[bool, str, str]] = {}
    pattern = "?n skos:prefLabel|dcterms:title ?label"
    for node, term in rows(engine, "?n ?label", pattern, nodes, "n"):
        _, text, _, lang = parse_term(term)
        rank = (lang != "en", lang or "", text)
        best[node] = min(rank, best.get(node, rank))
    for node in nodes:
        if node.startswith(f"{AGV}type-"):
            labels[node] = node.removeprefix(f"{AGV}type-").removeprefix("x-")
        elif node in best:
            labels[node] = best[node][2]
        else:
            labels[node] = _end(node)


def _end(iri: str) -> str:
    if iri.startswith(AGV):
        return iri.removeprefix(AGV).partition("-")[2]
    return iri.removeprefix(ID)


def _line(situation: str, known: Mapping[str, Roles], labels: Mapping[str, str], depth: int) -> str:
    roles = known.get(situation, {})
    classes = {iri.removeprefix(AG) for iri in roles.get("type", ())}
    if "Claim" in classes and depth:
        told = sorted(_line(s, known, labels, depth - 1) for s in roles.get("about", ()))
        who, stance = _names(roles, "claimant", labels), _names(roles, "stance", labels)
        return f"{who or UNKNOWN} {stance or UNKNOWN}: {'; '.join(told)}"
    form = next((_FORMS[name] for name in sorted(classes & _FORMS.keys())), _EVENT)
    before = _names(roles, form.before, labels)
    if form is _EVENT and not (before or "recipient" in roles):
        before = _names(roles, "participant", labels)
    middle = form.middle
    if middle.startswith("@"):
        middle = _names(roles, middle[1:], labels) or UNKNOWN
    parts = [before or UNKNOWN, middle, _names(roles, form.after, labels)]
    tail = _names(roles, form.tail, labels)
    return " · ".join(part for part in parts if part) + (f": {tail}" if tail else "")


def _names(roles: Roles, role: str, labels: Mapping[str, str]) -> str:
    values = roles.get(role, ())
    if role not in _LITERALS:
        values = [labels.get(value) or _end(value) for value in values]
    names = sorted(set(values))
    if len(names) > MOST:
        names[MOST - 1 :] = [f"{len(names) - MOST + 1} more"]
    return ", ".join(names)
