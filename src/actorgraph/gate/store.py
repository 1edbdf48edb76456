"""Triples in a store in memory, and rules run over it by SPARQL."""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping

import polars as pl
import pyoxigraph as ox

from actorgraph.gate import findings
from actorgraph.gate.findings import Finding
from actorgraph.gate.model import Rule, Select
from actorgraph.gate.sparql import Writer
from actorgraph.schema import Schema
from actorgraph.terms import ID
from actorgraph.triples import to_lines

FOCUS = "urn:actorgraph:focus"
Solution = Mapping[str, str | None]
Runner = Callable[[str], Iterator[Solution]]


def load(*parts: pl.DataFrame) -> ox.Store:
    """A store of triples given as N-Triples terms; a triple stated twice counts once."""
    store = ox.Store()
    for part in parts:
        if not part.is_empty():
            lines = io.BytesIO()
            to_lines(part, lines)
            # ill-formed IRIs and dates have been reported, and must not stop the judge
            store.bulk_load(lines.getvalue(), format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return store


def runner(store: ox.Store) -> Runner:
    """How a rule asks this store."""

    def run(query: str) -> Iterator[Solution]:
        answer = store.query(query)
        if not isinstance(answer, ox.QuerySolutions):
            raise TypeError("a constraint that is no SELECT")
        names = [v.value for v in answer.variables]
        for row in answer:
            yield {n: None if (t := row[n]) is None else str(t) for n in names}

    return run


def marked(rules: Iterable[tuple[Rule, pl.Series]]) -> pl.DataFrame:
    """Triples that mark the focus nodes (local ids) of each rule, in the order given."""
    aimed = [ids.alias("id") for _, ids in rules]
    numbers = [number for number, ids in enumerate(aimed) for _ in range(len(ids))]
    return pl.DataFrame({"id": pl.concat(aimed), "number": numbers}).select(
        subject=pl.concat_str(pl.lit(f"<{ID}"), "id", pl.lit(">")),
        predicate=pl.lit(f"<{FOCUS}>"),
        object=pl.concat_str(pl.lit('"'), "number", pl.lit('"')),
    )


def judge_marked(rules: Iterable[Rule], run: Runner, schema: Schema) -> Iterator[Finding]:
    """Each rule over the nodes marked with its number."""
    for number, rule in enumerate(rules):
        yield from _judge(rule, [f'?this <{FOCUS}> "{number}" .'], run, schema)


def judge_targets(rules: Iterable[Rule], run: Runner, schema: Schema) -> Iterator[Finding]:
    """Each rule over all its targets."""
    for rule in rules:
        writer = Writer(schema)
        patterns = [
            writer.instances(t.iri) if t.kind == "class" else f"?this <{t.iri}> ?targeted ."
            for t in rule.targets
        ]
        yield from _judge(rule, patterns, run, schema)


def _judge(rule: Rule, patterns: list[str], run: Runner, schema: Schema) -> Iterator[Finding]:
    for pattern in patterns:
        for condition in rule.conditions:
            message = condition.message if isinstance(condition, Select) else ""
            for row in run(Writer(schema).failing(condition, pattern)):
                focus = findings.plain(row["this"])
                if focus is not None:
                    value = findings.plain(row.get("value"))
                    yield findings.of(rule, focus, value, _filled(message, row))


def _filled(message: str, row: Solution) -> str:
    """The message of a SPARQL constraint with {?name} replaced by what was found."""
    for name, term in row.items():
        for sign in "?$":
            message = message.replace(f"{{{sign}{name}}}", findings.plain(term) or "nothing")
    return message
