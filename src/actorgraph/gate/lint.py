"""The lint of shapes: everything `load` refuses, and an ok and a bad example of each shape."""

import re
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from actorgraph.errors import Refused
from actorgraph.gate import graph, paths
from actorgraph.gate.judge import check_graph
from actorgraph.gate.model import Rule, Shapes
from actorgraph.gate.parse import load
from actorgraph.schema import Schema
from actorgraph.terms import RDF, SH, Triple, shorten

_FIRES = re.compile(r"# fires:(.*)")


def lint(files: Iterable[Path], schema: Schema, examples: Path | None = None) -> list[str]:
    """What is wrong with the shapes, one line each; nothing where all is well.

    `examples` is a folder of `<kind>/{ok,bad}-<name>.ttl`; a bad one begins with
    `# fires: shape:A, shape:B`, exactly the shapes that must fire.
    """
    files = sorted(files)
    try:
        shapes = load(files, schema)
    except Refused as error:
        return [str(error)]
    faults = [f"{name}: nothing aims at this shape" for name in _idle(files, shapes)]
    if examples is not None:
        faults += _of_examples(sorted(examples.glob("*/*.ttl")), schema, shapes)
    return faults


def expected(example: Path) -> set[str]:
    """The shapes that an example says it makes fire."""
    first = example.read_text(encoding="utf-8").split("\n", 1)[0]
    match = _FIRES.match(first)
    return {name.strip() for name in match[1].split(",")} if match else set()


def triples(example: Path) -> list[Triple]:
    """The triples of a Turtle file as N-Triples terms."""
    import pyoxigraph as ox

    quads = ox.parse(path=str(example), format=ox.RdfFormat.TURTLE)
    return [(str(q.subject), str(q.predicate), str(q.object)) for q in quads]


def _idle(files: Iterable[Path], shapes: Shapes) -> Iterator[str]:
    """Named shapes that neither report nor serve another shape."""
    read = [t for file in files for t in graph.read(file)]
    reporting = {rule.shape for rule in shapes.rules}
    used = {value.value for _, _, value in read if value.kind == "iri"}
    kinds = {f"{SH}NodeShape", f"{SH}PropertyShape"}
    holding = {s.value for s, p, _ in read if p in (f"{SH}property", f"{SH}deactivated")}
    for subject, predicate, value in read:
        if predicate == f"{RDF}type" and value.value in kinds and subject.kind == "iri":
            name = subject.value
            aims = any(s == subject and p.startswith(f"{SH}target") for s, p, _ in read)
            if name not in reporting | used and not (aims and name in holding):
                yield shorten(name)


def _of_examples(examples: list[Path], schema: Schema, shapes: Shapes) -> Iterator[str]:
    """Examples that do not fire what they say, and shapes without examples."""
    bad: set[str] = set()
    good: set[str] = set()
    rules = {shorten(rule.shape): rule for rule in shapes.rules}
    for example in examples:
        given = triples(example)
        found = set(check_graph(given, schema, shapes, stage=None)["shape"].to_list())
        yield from _of_example(example, found, rules.keys())
        bad |= found
        if example.name.startswith("ok-"):
            good |= {name for name, rule in rules.items() if _speaks(rule, given, schema)}
    yield from (f"{name}: no bad example" for name in rules if name not in bad)
    yield from (f"{name}: no ok example" for name in rules if name not in good)


def _of_example(example: Path, found: set[str], known: Set[str]) -> Iterator[str]:
    stated = expected(example)
    if stated - known:
        yield f"{example}: no shape {_listed(stated - known)}"
    if example.name.startswith("bad-") and not stated:
        yield f"{example}: a bad example begins with `# fires: shape:…`"
    if found != stated:
        yield f"{example}: fires {_listed(found)}, says {_listed(stated)}"


def _listed(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


def _speaks(rule: Rule, given: list[Triple], schema: Schema) -> bool:
    """Whether a graph has focus nodes of the rule, and values of its path where it has one."""
    classes = {t.iri for t in rule.targets if t.kind == "class"}
    kinds = {f"<{c}>" for iri in classes for c in schema.subclasses(iri)}
    subjects = {f"<{t.iri}>" for t in rule.targets if t.kind == "subjects"}
    aimed = any(p in subjects or (p == f"<{RDF}type>" and o in kinds) for _, p, o in given)
    used = {f"<{iri}>" for iri in paths.predicates(rule.path)} if rule.path else set()
    return aimed and (not used or any(p in used for _, p, _ in given))
