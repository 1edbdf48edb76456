"""Small graphs with planted faults: example graphs, changed at random in ways that data goes
wrong."""

from collections.abc import Callable, Sequence
from random import Random

from actorgraph.schema import Schema
from actorgraph.terms import DCTERMS, ID, RDF_TYPE, XSD, Triple, literal

Graph = list[Triple]
Fault = Callable[[Graph, Schema, Random], Graph]

_LEXICAL = (
    "2024-02-30", "2024-01-01", "2023-12-31", "2024", "2024-01-01Z", "-0044-03-15", "10000-01-01",
    "abc", "", "-1", "007", "1.50", "3", "true", "0", "a" * 64, "iso3:PRK", " x ",
)  # fmt: skip
_DATATYPES = ("string", "date", "decimal", "integer", "boolean", "anyURI", "gYear")


def _swap(graph: Graph, rng: Random, make: Callable[[Triple], Triple]) -> Graph:
    at = rng.randrange(len(graph))
    return [*graph[:at], make(graph[at]), *graph[at + 1 :]]


def drop(graph: Graph, _: Schema, rng: Random) -> Graph:
    at = rng.randrange(len(graph))
    return graph[:at] + graph[at + 1 :] or graph


def point_elsewhere(graph: Graph, schema: Schema, rng: Random) -> Graph:
    end = _node(graph, schema, rng)
    return _swap(graph, rng, lambda t: t if t[1] == RDF_TYPE else (t[0], t[1], end))


def add_value(graph: Graph, schema: Schema, rng: Random) -> Graph:
    subject, predicate, value = rng.choice(graph)
    other = rng.choice([o for _, p, o in graph if p == predicate])
    end = other if other != value else _node(graph, schema, rng)
    return graph if predicate == RDF_TYPE else [*graph, (subject, predicate, end)]


def add_property(graph: Graph, schema: Schema, rng: Random) -> Graph:
    known = schema.properties[rng.choice(sorted(schema.properties))]
    end = _node(graph, schema, rng)
    if known.kind == "literal":
        # the model forbids nothing here, so a language-tagged string is written as one
        tagged = (known.datatype or "").endswith("langString")
        end = literal(
            rng.choice(_LEXICAL), None if tagged else known.datatype, "en" if tagged else None
        )
    return [*graph, (rng.choice(graph)[0], f"<{known.iri}>", end)]


def bad_literal(graph: Graph, _: Schema, rng: Random) -> Graph:
    texts = [t for t in graph if t[2].startswith('"')]
    if not texts:
        return graph
    subject, predicate, value = rng.choice(texts)
    datatype = value.partition('"^^<')[2].rstrip(">") or f"{XSD}string"
    if rng.random() < 0.3:
        datatype = XSD + rng.choice(_DATATYPES)
    lang = rng.choice((None, None, "en", "fr-CA"))
    made = literal(rng.choice(_LEXICAL), datatype, lang)
    return [t for t in graph if t != (subject, predicate, value)] + [(subject, predicate, made)]


def change_class(graph: Graph, schema: Schema, rng: Random) -> Graph:
    kind = f"<{rng.choice(sorted(schema.classes))}>"
    return _swap(graph, rng, lambda t: (t[0], t[1], kind) if t[1] == RDF_TYPE else t)


def add_class(graph: Graph, schema: Schema, rng: Random) -> Graph:
    return [*graph, (rng.choice(graph)[0], RDF_TYPE, f"<{rng.choice(sorted(schema.classes))}>")]


def point_at_itself(graph: Graph, _: Schema, rng: Random) -> Graph:
    links = [t for t in graph if t[2].startswith(f"<{ID}")]
    if not links:
        return graph
    subject, predicate, _value = rng.choice(links)
    return [*graph, (subject, predicate, subject)]


def undate(graph: Graph, _: Schema, __: Random) -> Graph:
    return [t for t in graph if t[1] != f"<{DCTERMS}issued>"] or graph


FAULTS: Sequence[Fault] = (
    drop, point_elsewhere, add_value, add_property, bad_literal, change_class, add_class,
    point_at_itself, undate,
)  # fmt: skip


def _node(graph: Graph, schema: Schema, rng: Random) -> str:
    """A node of the graph, a concept, or one that nothing is known of."""
    nodes = sorted({s for s, _, _ in graph if s.startswith("<")})
    concept = f"<{rng.choice(sorted(schema.concepts))}>"
    return rng.choice((rng.choice(nodes or [concept]), concept, f"<{ID}nowhere>"))


def spoiled(graph: Sequence[Triple], schema: Schema, seed: int, faults: int = 3) -> Graph:
    """The graph with up to `faults` faults, the same ones for the same seed."""
    rng = Random(seed)
    made = list(graph)
    for _ in range(rng.randint(1, faults)):
        made = rng.choice(FAULTS)(made, schema, rng)
    return sorted(set(made))


def renamed(graph: Sequence[Triple], prefix: str) -> Graph:
    """The graph with its own nodes renamed, so that many graphs can be judged as one."""
    own = {s for s, _, _ in graph}

    def name(term: str) -> str:
        if term.startswith("_:"):
            return f"_:{prefix}{term[2:]}"
        return f"<{ID}{prefix}-{term[1 + len(ID) :]}" if term in own and ID in term else term

    return [(name(s), p, name(o)) for s, p, o in graph]
