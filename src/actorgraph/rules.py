"""Index rules: what the index derives beyond what the ledger states.

A rule is a CONSTRUCT in `ontology/rules/`, written for a focus node `?this`, or a Python
function where texts or an order are needed. Its triples stand in the default graph and, so that
they can be taken back, in a named graph of its own. Rules run in the order of their headers, and
a later one sees what the earlier ones made. Run for the touched nodes only, they leave the same
graph as a run over everything.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from actorgraph import derived
from actorgraph.errors import UsageError
from actorgraph.index.engine import Engine
from actorgraph.terms import PREFIXES, Triple
from actorgraph.touched import ANYTHING, Reads, Touched, reads

GRAPH = "urn:actorgraph:rule:"
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

_HEADER = re.compile(r"^#\+ ([a-z]+): *(.*?) *$", re.MULTILINE)
_FOCUS = re.compile(r"VALUES \?this \{\s*\}")

Sink = Callable[[str, Sequence[Triple], Sequence[Triple]], None]


def _nothing(_triples: Iterable[Triple]) -> set[Triple]:
    return set()


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What rules may look at beside the graph.

    `folder`: files this generation keeps for the rules; hard links of the previous generation's,
    so they are added or removed, never modified.
    `corrections`: id of a derivation -> a person's `accepted` or `rejected`.
    `decisions`: (smaller IRI, larger IRI) of two situations -> a person's `same` or `different`.
    `stated`: those of some triples that the ledger states as well.
    `loosened`: IRIs that were objects of removed triples. What a removed triple led to can no
    longer be found from its subject.
    """

    texts: Mapping[str, str]
    folder: Path
    corrections: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    stated: derived.Stated = _nothing
    loosened: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The triples of a Python rule, and the subjects (IRIs) whose earlier ones they replace: all
    earlier ones in a run over everything. The triples may be made while they are read."""

    subjects: frozenset[str]
    triples: Iterable[Triple]


Derive = Callable[[Engine, Context, frozenset[str] | None], Outcome]


class Watch(NamedTuple):
    """A property path from a focus node, empty for the node itself, to the subject of a changed
    triple; or, where `lost`, to the object of a removed one too."""

    path: str
    lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`watches`: how a changed node is reached from a focus node that it concerns; `reads`: what
    has to change of a node so that it matters.

    `retract`: the query looks for absence of what it makes itself, so that its earlier triples
    must be out of the way first.
    """

    name: str
    order: int
    query: str = ""
    watches: tuple[Watch, ...] = ()
    reads: Reads = ANYTHING
    retract: bool = False
    derive: Derive | None = None

    @property
    def graph(self) -> str:
        return GRAPH + self.name


@dataclass(frozen=True, slots=True)
class RuleReport:
    """(rule graph, triple) pairs that came and went; empty where a sink took them."""

    added: list[tuple[str, Triple]]
    removed: list[tuple[str, Triple]]


def load_rules(paths: Iterable[Path]) -> list[Rule]:
    """The rules in these files. Raises UsageError where one cannot be run."""
    return [_load(path) for path in paths]


def _load(path: Path) -> Rule:
    query = path.read_text(encoding="utf-8")
    header: dict[str, list[str]] = {}
    for key, value in _HEADER.findall(query):
        header.setdefault(key, []).append(value)
    for key in ("summary", "order", "focus"):
        if key not in header:
            raise UsageError(f"no `#+ {key}:` line", where=str(path), remedy="add it")
    if not _FOCUS.search(query):
        raise UsageError("no line `VALUES ?this { }`", where=str(path), remedy="add it")
    if not header["order"][0].isdecimal():
        raise UsageError("`order` is not a number", where=str(path), remedy="write `#+ order: 20`")
    watches = {watch for path in header.get("touched", ()) for watch in watched(path)}
    return Rule(
        name=path.stem,
        order=int(header["order"][0]),
        query=query,
        watches=tuple(sorted(watches)),
        reads=reads(query),
        retract=header.get("retract", [""])[0] == "first",
    )


def watched(path: str) -> list[Watch]:
    """What to look for so that a change along this path is noticed: `a/b` is watched as the
    focus itself, `a` and `a/b`, since a removed triple cuts the path at its near end.

    That end is the removed triple's object where the next step, or a repeated last one, goes
    against its property.
    """
    parts, depth, start = [], 0, 0
    for i, char in enumerate(path):
        depth += (char in "(<") - (char in ")>")
        if char == "/" and depth == 0:
            parts.append(path[start:i])
            start = i + 1
    parts.append(path[start:])
    found = []
    for count in range(len(parts) + 1):
        last, following = "".join(parts[count - 1 : count]), "".join(parts[count : count + 1])
        against = "^" in following or ("^" in last and last[-1] in "*+")
        found.append(Watch("/".join(parts[:count]), against))
    return found


def run_rules(
    engine: Engine,
    rules: Iterable[Rule],
    context: Context,
    touched: Touched | None,
    sink: Sink | None = None,
) -> RuleReport:
    """Apply the rules in order: for everything where `touched` is None, else for what hangs on
    these subjects of changed triples, to which what the rules change is added. `sink` is given the
    changes in batches as they happen."""
    report = RuleReport([], [])

    def keep(graph: str, added: Sequence[Triple], removed: Sequence[Triple]) -> None:
        report.added.extend((graph, t) for t in added)
        report.removed.extend((graph, t) for t in removed)

    reach = _Reach(engine)
    for rule in sorted(rules, key=lambda r: (r.order, r.name)):
        lost: set[str] = set()
        for added, removed in _run(engine, rule, context, touched, reach):
            (sink or keep)(rule.graph, added, removed)
            if touched is not None:
                touched.add((*added, *removed))
                lost.update(o[1:-1] for _, _, o in removed if o.startswith("<"))
        if lost:
            context = replace(context, loosened=context.loosened | lost)
    return report


def _run(
    engine: Engine, rule: Rule, context: Context, touched: Touched | None, reach: "_Reach"
) -> Iterator[derived.Change]:
    graph, stated = rule.graph, context.stated
    nodes: Iterable[str] | None = None
    if rule.derive is not None:
        near = None if touched is None else touched.nodes(rule.reads.anything)
        outcome = rule.derive(engine, context, near)
        nodes, new = None if touched is None else outcome.subjects, outcome.triples
    else:
        if touched is not None:
            nodes = reach.foci(rule, touched, context.loosened)
            if not nodes:
                return
        new = _constructed(engine, rule, nodes)
    empty = derived.is_empty(engine, graph)
    if touched is None and empty:
        yield from ((batch, []) for batch in derived.fill(engine, graph, new, context.folder))
        return
    old = set() if empty else derived.held(engine, graph, nodes)
    if rule.retract:
        derived.retract(engine, graph, stated, old)
    yield derived.settle(engine, graph, stated, old, new)


class _Reach:
    """Which nodes reach a changed one, by path. Rules share paths, and a node is asked once: a
    triple that a rule adds later changes its subject, which a prefix of the path leads to."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asked: dict[str, set[str]] = {}
        self._found: dict[str, set[str]] = {}

    def foci(self, rule: Rule, touched: Touched, loosened: frozenset[str]) -> set[str]:
        """Nodes the rule must look at again: the changed ones and those that reach them."""
        foci = set(touched.nodes(rule.reads.focus))
        near = touched.nodes(rule.reads.anything)
        for path, lost in rule.watches:
            if lost:
                foci |= self._reaching(path, near | loosened) if path else loosened
            elif path:
                foci |= self._reaching(path, near)
        return foci

    def _reaching(self, path: str, changed: frozenset[str]) -> set[str]:
        asked = self._asked.setdefault(path, set())
        found = self._found.setdefault(path, set())
        for clause in derived.bound(changed - asked, "changed"):
            query = f"{PROLOGUE}SELECT DISTINCT ?this WHERE {{ {clause} ?this {path} ?changed }}"
            found.update(this[1:-1] for (this,) in self._engine.select(query) if this is not None)
        asked |= changed
        return found


def _constructed(engine: Engine, rule: Rule, foci: Iterable[str] | None) -> Iterator[Triple]:
    for clause in [""] if foci is None else derived.bound(foci, "this"):
        yield from engine.construct(_FOCUS.sub(clause, rule.query))
