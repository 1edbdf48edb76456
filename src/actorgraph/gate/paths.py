"""Property paths: read from a shapes graph, written as SPARQL or for people, looked through."""

from collections.abc import Callable, Iterator

from actorgraph.errors import Refused
from actorgraph.gate.graph import Graph, Node
from actorgraph.gate.model import Alternative, Inverse, Path, Predicate, Repeat, Sequence
from actorgraph.terms import RDF, SH, shorten

_FORMS = ("inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath")


def read(graph: Graph, node: Node, where: str) -> Path:
    """The path at `node`. Raises Refused on any form but the supported ones."""
    if node.kind == "iri":
        return Predicate(node.value)
    if graph.value(node, f"{RDF}first") is not None:
        steps = tuple(read(graph, item, where) for item in graph.items(node))
        return Sequence(steps) if len(steps) > 1 else steps[0]
    for form in _FORMS:
        inner = graph.value(node, SH + form)
        if inner is not None:
            return _form(graph, form, inner, where)
    raise Refused("a path of no known form", where=where, remedy="see docs/add-a-shape.md")


def _form(graph: Graph, form: str, inner: Node, where: str) -> Path:
    if form == "alternativePath":
        return Alternative(tuple(read(graph, item, where) for item in graph.items(inner)))
    path = read(graph, inner, where)
    if form == "inversePath":
        return Inverse(path)
    return Repeat(path, 0 if form == "zeroOrMorePath" else 1)


def text(path: Path) -> str:
    """The path as people write it: `^ag:about/ag:statedIn`."""
    return _written(path, shorten)


def sparql(path: Path) -> str:
    """The path as a SPARQL property path with full IRIs."""
    return _written(path, lambda iri: f"<{iri}>")


def _written(path: Path, name: Callable[[str], str]) -> str:
    match path:
        case Predicate(iri):
            return name(iri)
        case Inverse(inner):
            return f"^{_inner(inner, name)}"
        case Sequence(steps):
            return "/".join(_inner(step, name) for step in steps)
        case Alternative(options):
            return "|".join(_inner(option, name) for option in options)
        case Repeat(inner, least):
            return _inner(inner, name) + ("+" if least else "*")


def _inner(path: Path, name: Callable[[str], str]) -> str:
    written = _written(path, name)
    plain = isinstance(path, Predicate)
    return written if plain else f"({written})"


def predicates(path: Path) -> Iterator[str]:
    """Every property the path mentions."""
    match path:
        case Predicate(iri):
            yield iri
        case Inverse(inner) | Repeat(inner, _):
            yield from predicates(inner)
        case Sequence(parts) | Alternative(parts):
            for part in parts:
                yield from predicates(part)


def starts(path: Path) -> frozenset[str] | None:
    """Properties without which a node has no value of the path; None where that is not known."""
    match path:
        case Predicate(iri):
            return frozenset({iri})
        case Sequence(steps):
            return starts(steps[0])
        case Repeat(inner, 1):
            return starts(inner)
        case Alternative(options):
            sets = [starts(option) for option in options]
            known = [s for s in sets if s is not None]
            return frozenset().union(*known) if len(known) == len(sets) else None
    return None


def direct(path: Path) -> tuple[str, ...] | None:
    """The properties of a path that is one step forward, of one or of several; else None."""
    match path:
        case Predicate(iri):
            return (iri,)
        case Alternative(options):
            found = [direct(option) for option in options]
            if all(f is not None for f in found):
                return tuple(dict.fromkeys(iri for f in found if f is not None for iri in f))
    return None
