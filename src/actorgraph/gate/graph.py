"""A shapes graph in memory: small, read-only, with blank nodes kept apart by file."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from actorgraph.errors import Refused
from actorgraph.terms import RDF, Term

Node = Term


class Graph:
    """Triples by subject and predicate, in a stable order."""

    def __init__(self, triples: Iterable[tuple[Node, str, Node]]) -> None:
        found: dict[Node, dict[str, list[Node]]] = {}
        for subject, predicate, value in triples:
            values = found.setdefault(subject, {}).setdefault(predicate, [])
            if value not in values:
                values.append(value)
        self._by_subject = found

    def subjects(self) -> Iterator[Node]:
        return iter(self._by_subject)

    def of(self, node: Node) -> Mapping[str, list[Node]]:
        """Property -> values of a node."""
        return self._by_subject.get(node, {})

    def values(self, node: Node, predicate: str) -> list[Node]:
        return self._by_subject.get(node, {}).get(predicate, [])

    def value(self, node: Node, predicate: str) -> Node | None:
        values = self.values(node, predicate)
        return values[0] if values else None

    def items(self, node: Node) -> list[Node]:
        """The members of an RDF list. Raises Refused where it is none or runs in a circle."""
        members: list[Node] = []
        seen: set[Node] = set()
        while node.value != f"{RDF}nil":
            first, rest = self.value(node, f"{RDF}first"), self.value(node, f"{RDF}rest")
            if first is None or rest is None or node in seen:
                raise Refused("a broken list in a shape", remedy="write ( … )")
            seen.add(node)
            members.append(first)
            node = rest
        return members


def read(path: Path) -> list[tuple[Node, str, Node]]:
    """The triples of one Turtle file. Raises Refused where it does not parse."""
    try:
        quads = list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True))
    except SyntaxError as error:
        raise Refused(str(error), where=str(path), remedy="mend the Turtle") from error
    return [(node(q.subject), q.predicate.value, node(q.object)) for q in quads]


def node(term: object) -> Node:
    """A term of the store's parser as our own value."""
    if isinstance(term, ox.NamedNode):
        return Term("iri", term.value)
    if isinstance(term, ox.BlankNode):
        return Term("blank", term.value)
    if isinstance(term, ox.Literal):
        return Term("literal", term.value, term.datatype.value, term.language)
    raise Refused("a triple inside a triple has no place in a shapes file")
