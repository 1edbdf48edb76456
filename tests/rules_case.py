"""A small index under the rules, built in memory, and documents to put into it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from actorgraph import origins, rules, schema
from actorgraph.index import base
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.terms import PREFIXES, Triple, shorten
from actorgraph.touched import Touched

ROOT = Path(__file__).parents[1]
PROLOGUE = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
Triples = frozenset[Triple]


@cache
def ontology() -> schema.Schema:
    return schema.load((ROOT / "ontology").glob("*.ttl"))


@cache
def concepts() -> Triples:
    """What the ontology says of concepts, which the index holds too."""
    found: set[Triple] = set()
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        found |= parse(path.read_text(encoding="utf-8"))
    return frozenset(found)


def parse(turtle: str) -> Triples:
    quads = ox.parse(PROLOGUE + turtle, format=ox.RdfFormat.TURTLE)
    return frozenset((str(q.subject), str(q.predicate), str(q.object)) for q in quads)


def expanded(triples: Iterable[Triple]) -> Triples:
    frame = base.expand(base.as_frame(triples), ontology(), {})
    return frozenset((s, p, o) for s, p, o in frame.iter_rows())


@cache
def all_rules() -> tuple[rules.Rule, ...]:
    paths = sorted((ROOT / "ontology" / "rules").glob("*.rq"))
    return (*rules.load_rules(paths), *origins.rules())


@dataclass
class Case:
    """An index that is brought from one state of the ledger to the next."""

    folder: Path
    texts: Mapping[str, str] = field(default_factory=dict)
    corrections: Mapping[str, str] = field(default_factory=dict)
    decisions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    chosen: Iterable[rules.Rule] = field(default_factory=all_rules)

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        self.engine = OxigraphEngine.create()
        self.engine.apply(concepts(), ())
        self.stated: Triples = frozenset()

    def build(self, turtle: str) -> "Case":
        """Everything from nothing."""
        self.stated = expanded(parse(turtle))
        self.engine.apply(self.stated, ())
        self._run(None, frozenset())
        return self

    def change(self, turtle: str) -> rules.RuleReport:
        """To another state, by the difference alone."""
        new = expanded(parse(turtle))
        added, removed = new - self.stated, self.stated - new
        self.stated = new
        gone = [t for t in removed if not self.engine.is_derived(t)]
        self.engine.apply(added, gone)
        touched = Touched(added | removed)
        lost = frozenset(o[1:-1] for _, _, o in removed if o.startswith("<"))
        return self._run(touched, lost)

    def _run(self, touched: Touched | None, lost: frozenset[str]) -> rules.RuleReport:
        context = rules.Context(
            texts=self.texts,
            folder=self.folder,
            corrections=self.corrections,
            decisions=self.decisions,
            stated=lambda triples: set(triples) & (self.stated | concepts()),
            loosened=lost,
        )
        return rules.run_rules(self.engine, self.chosen, context, touched)

    def graph(self) -> Triples:
        return frozenset(self.engine.triples()) - concepts()

    def derived(self) -> Mapping[str, Triples]:
        """Rule -> what its graph holds."""
        found: dict[str, set[Triple]] = {}
        for name, *triple in self.engine.select("SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"):
            s, p, o = (str(term) for term in triple)
            found.setdefault(str(name)[1:-1], set()).add((s, p, o))
        return {name: frozenset(triples) for name, triples in found.items()}

    def values(self, subject: str, predicate: str) -> list[str]:
        """Objects, IRIs in their shortest form."""
        query = f"{rules.PROLOGUE}SELECT ?o {{ {subject} {predicate} ?o }}"
        found = [str(o) for (o,) in self.engine.select(query)]
        return sorted(shorten(o[1:-1]) if o.startswith("<") else o for o in found)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
