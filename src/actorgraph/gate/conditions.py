"""A shape of a shapes graph as conditions on a node."""

from collections.abc import Callable, Iterator

from actorgraph.errors import Refused
from actorgraph.gate import paths, select
from actorgraph.gate import vocabulary as known
from actorgraph.gate.graph import Graph, Node
from actorgraph.gate.model import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Count,
    Every,
    Not,
    OneOf,
    Path,
    Select,
    Test,
    UniqueLang,
)
from actorgraph.terms import SH, literal, shorten

_GROUPS: dict[str, Callable[[tuple[Condition, ...]], Condition]] = {
    "and": AllOf,
    "or": AnyOf,
    "xone": OneOf,
}


def name_of(node: Node) -> str:
    """A shape for people: its short name, or what it is when it has none."""
    return shorten(node.value) if node.kind == "iri" else "an unnamed shape"


def term(node: Node) -> str:
    """A node as an N-Triples term."""
    if node.kind == "literal":
        return literal(node.value, node.datatype, node.lang)
    return f"<{node.value}>" if node.kind == "iri" else f"_:{node.value}"


class Reader:
    """Conditions of the shapes of one graph. Raises Refused where a shape cannot be judged."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._open: list[Node] = []

    def path(self, shape: Node) -> Path | None:
        node = self.graph.value(shape, f"{SH}path")
        return None if node is None else paths.read(self.graph, node, name_of(shape))

    def whole(self, shape: Node) -> Condition:
        """What it takes to conform to a shape, its property shapes included."""
        if shape in self._open:
            raise Refused("the shape refers to itself", where=name_of(shape))
        if not self.graph.of(shape):
            raise Refused(f"no shape {name_of(shape)}", remedy="define it, or mend the name")
        self._open.append(shape)
        path = self.path(shape)
        inner = tuple(self.whole(p) for p in self.graph.values(shape, f"{SH}property"))
        if path is not None:
            inner = tuple(Every(path, part) for part in inner)
        parts = (*self.own(shape), *inner)
        self._open.pop()
        off = self.deactivated(shape)
        return AllOf(()) if off else parts[0] if len(parts) == 1 else AllOf(parts)

    def deactivated(self, shape: Node) -> bool:
        value = self.graph.value(shape, f"{SH}deactivated")
        return value is not None and value.value in ("true", "1")

    def own(self, shape: Node) -> tuple[Condition, ...]:
        """The constraints that stand on the shape itself, in the order of their names."""
        path = self.path(shape)
        found: list[Condition] = list(self._of_values(shape))
        if path is not None:
            found = [Every(path, part) for part in found]
            found += self._of_path(shape, path)
        elif any(self.graph.values(shape, SH + p) for p in (*known.PAIRS, *known.COUNTS)):
            raise Refused("counts and comparisons need a path", where=name_of(shape))
        return (*found, *self._has_value(shape, path), *self._selects(shape))

    def _of_values(self, shape: Node) -> Iterator[Condition]:
        """Constraints that each value node meets by itself."""
        values = self.graph.values
        for kind in ("datatype", "class"):
            for value in values(shape, SH + kind):
                yield Test(kind, (value.value,))
        for value in values(shape, f"{SH}nodeKind"):
            yield Test("nodeKind", text=value.value.removeprefix(SH))
        for kind, tag in (("in", term), ("languageIn", lambda n: n.value)):
            for value in values(shape, SH + kind):
                yield Test(kind, tuple(tag(item) for item in self.graph.items(value)))
        flags = "".join(v.value for v in values(shape, f"{SH}flags"))
        for value in values(shape, f"{SH}pattern"):
            yield Test("pattern", text=value.value, flags=flags)
        for kind in sorted(known.LENGTHS):
            for value in values(shape, SH + kind):
                yield Test(kind, number=self._number(value, shape))
        for kind in sorted(known.RANGES):
            for value in values(shape, SH + kind):
                yield Test(kind, (term(value),))
        yield from self._of_shapes(shape)

    def _of_shapes(self, shape: Node) -> Iterator[Condition]:
        for kind in sorted(_GROUPS):
            for value in self.graph.values(shape, SH + kind):
                yield _GROUPS[kind](tuple(self.whole(s) for s in self.graph.items(value)))
        for value in self.graph.values(shape, f"{SH}not"):
            yield Not(self.whole(value))
        for value in self.graph.values(shape, f"{SH}node"):
            yield self.whole(value)

    def _of_path(self, shape: Node, path: Path) -> Iterator[Condition]:
        """Constraints on all values of a path together."""
        values = self.graph.values
        for value in values(shape, f"{SH}minCount"):
            yield Count(path, self._number(value, shape))
        for value in values(shape, f"{SH}maxCount"):
            yield Count(path, 0, self._number(value, shape))
        for kind, operator in known.PAIRS.items():
            for value in values(shape, SH + kind):
                yield Compare(path, operator, value.value)
        if any(v.value in ("true", "1") for v in values(shape, f"{SH}uniqueLang")):
            yield UniqueLang(path)
        for value in values(shape, f"{SH}qualifiedValueShape"):
            part = self.whole(value)
            for least in values(shape, f"{SH}qualifiedMinCount"):
                yield Count(path, self._number(least, shape), None, part)
            for most in values(shape, f"{SH}qualifiedMaxCount"):
                yield Count(path, 0, self._number(most, shape), part)

    def _has_value(self, shape: Node, path: Path | None) -> Iterator[Condition]:
        for value in self.graph.values(shape, f"{SH}hasValue"):
            test = Test("in", (term(value),))
            yield test if path is None else Count(path, 1, None, test)

    def _selects(self, shape: Node) -> Iterator[Condition]:
        for node in self.graph.values(shape, f"{SH}sparql"):
            off = self.deactivated(node)
            query = self.graph.value(node, f"{SH}select")
            if query is None:
                raise Refused("a SPARQL constraint without sh:select", where=name_of(shape))
            fault = select.fault(query.value)
            if fault:
                raise Refused(fault, where=name_of(shape))
            prefixes = self._prefixes(node)
            head = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in sorted(prefixes.items()))
            message = self.graph.value(node, f"{SH}message")
            needs = select.needs(query.value, prefixes)
            twins = select.twins(query.value, prefixes)
            if not off:
                said = "" if message is None else message.value
                yield Select(head + query.value, said, needs, twins)

    def _prefixes(self, node: Node) -> dict[str, str]:
        found: dict[str, str] = {}
        for holder in self.graph.values(node, f"{SH}prefixes"):
            for declared in self.graph.values(holder, f"{SH}declare"):
                name = self.graph.value(declared, f"{SH}prefix")
                iri = self.graph.value(declared, f"{SH}namespace")
                if name is None or iri is None:
                    raise Refused("sh:declare wants sh:prefix and sh:namespace")
                found[name.value] = iri.value
        return found

    def _number(self, value: Node, shape: Node) -> int:
        if not value.value.isascii() or not value.value.isdigit():
            raise Refused(f"`{value.value}` is not a count", where=name_of(shape))
        return int(value.value)
