"""What a change of the graph touches: the subjects of the triples that came or went, by what was
said of them. A rule looks again only where something that its query names was said."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from actorgraph.query.syntax import Token, tokens
from actorgraph.terms import RDF_TYPE, Triple

_TYPE = RDF_TYPE[1:-1]
_BEFORE_SUBJECT = frozenset(("{", "}", ".", ")"))
_TERMS = frozenset(("iri", "name", "var", "string", "number"))


class Touched:
    """Subjects (IRIs) of changed triples: by property, and of a class by the class."""

    def __init__(self, triples: Iterable[Triple] = ()) -> None:
        self._by: dict[str, set[str]] = {}
        self.add(triples)

    def add(self, triples: Iterable[Triple]) -> None:
        for subject, predicate, value in triples:
            if subject.startswith("<"):
                said = value if predicate == RDF_TYPE else predicate
                self._by.setdefault(said[1:-1], set()).add(subject[1:-1])

    def nodes(self, reads: frozenset[str] | None = None) -> frozenset[str]:
        """All of them, or those of which a query that reads this could tell something new."""
        names = self._by.keys() if reads is None else self._by.keys() & reads
        return frozenset().union(*(self._by[name] for name in names))


class Reads(NamedTuple):
    """The properties and classes that a query names: anywhere, its template included, and of the
    focus node `?this` itself. None stands for any."""

    anything: frozenset[str] | None
    focus: frozenset[str] | None


ANYTHING = Reads(None, None)


def reads(query: str) -> Reads:
    """What a query may read. A variable for a property, or a property by negation, is any."""
    found = tokens(query)
    prefixes = {
        name.text: iri.text[1:-1]
        for word, name, iri in zip(found, found[1:], found[2:], strict=False)
        if word.text.upper() == "PREFIX"
    }
    body = list(_bodies(found))
    if any(_is_open(place, prefixes) for place in zip(body, body[1:], body[2:], strict=False)):
        return ANYTHING
    named = frozenset(name for token in body for name in _named(token, prefixes))
    told = _told_of_focus(body)
    own = named if told is None else {name for t in told for name in _named(t, prefixes)}
    return Reads(named, frozenset(own))


def _told_of_focus(body: list[Token]) -> list[Token] | None:
    """What stands where a triple of the focus node may be matched: in its own triples up to their
    end, and behind "^". None where another variable may stand for it."""
    told: list[Token] = []
    inside = False
    for before, token in pairwise(body):
        if token.text in ("?this", "$this"):
            inside = inside or before.text in _BEFORE_SUBJECT
            harmless = before.kind in ("name", "iri") or before.text.upper() in ("VALUES", "BY")
            if not inside and not harmless:
                return None
        elif token.text in (".", "{", "}"):
            inside = False
        if before.text == "^" and token.kind not in ("name", "iri"):
            return None
        if inside or before.text == "^":
            told.append(token)
    return told


def _bodies(found: Iterable[Token]) -> Iterator[Token]:
    """The tokens without what stands between SELECT and its body."""
    head = False
    for token in found:
        head = token.text.upper() == "SELECT" or (head and token.text != "{")
        if not head:
            yield token


def _is_open(place: tuple[Token, Token, Token], prefixes: dict[str, str]) -> bool:
    """Whether three tokens have a variable where a property stands, or behind "a"; or a property
    that is excluded."""
    before, middle, after = place
    ends_a_term = before.kind in _TERMS or before.text in (";", ")", "]")
    if middle.kind == "var" and ends_a_term and (after.kind in _TERMS or after.text in ("[", "(")):
        return True
    typed = middle.text == "a" or _TYPE in _named(middle, prefixes)
    return (typed and after.kind not in ("iri", "name")) or (
        middle.text == "!" and (after.text == "(" or after.kind in ("iri", "name"))
    )


def _named(token: Token, prefixes: dict[str, str]) -> Iterable[str]:
    if token.kind == "iri":
        yield token.text[1:-1]
    elif token.kind == "name":
        prefix, _, local = token.text.partition(":")
        yield prefixes.get(f"{prefix}:", "") + local
