"""The gate's verdicts: on a batch, on a plain graph, on the index."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import polars as pl

from actorgraph.gate import faults, findings, store
from actorgraph.gate.batch import Batch, View, any_value
from actorgraph.gate.columns import Judge
from actorgraph.gate.context import Context, full
from actorgraph.gate.model import Every, Rule, Shapes, Target
from actorgraph.gate.reach import needed
from actorgraph.gate.values import constant
from actorgraph.schema import Schema
from actorgraph.terms import Triple
from actorgraph.triples import COLUMNS, TRIPLE_SCHEMA

Pending = list[tuple[Rule, pl.Series]]


class Answers(Protocol):
    """Rows of N-Triples terms in the order of `variables`, None where one is unbound."""

    @property
    def variables(self) -> tuple[str, ...]: ...

    def __iter__(self) -> Iterator[tuple[str | None, ...]]: ...


class Selects(Protocol):
    """The one face of an index engine that the gate needs."""

    def select(self, query: str) -> Answers: ...


# so few nodes are judged sooner by SPARQL than it takes to set out the columns
FEW = 400
# … and so many times as many are loaded whole, rather than looked through for what is needed
_LOADED = 50


def check(
    frames: Mapping[str, pl.DataFrame],
    context: pl.DataFrame | Context,
    schema: Schema,
    shapes: Shapes,
    *,
    few: int = FEW,
) -> pl.DataFrame:
    """Findings on the nodes of a batch; `context` holds the triples around it, not judged itself;
    as a `Context` it serves many batches.

    What one row of a frame decides is judged on columns, the rest by SPARQL; up to `few` nodes
    all by SPARQL. The findings are the same.
    """
    found, bad = faults.of_frames(frames, schema)
    sound = {name: f.filter(~pl.col("id").is_in(bad.implode())) for name, f in frames.items()}
    batch = Batch(sound, context, schema)
    rules = shapes.at("slice")
    if sum(len(view) for view in batch.views) <= few:
        decided, pending = findings.frame([]), _everything(batch, rules)
    else:
        decided, pending = _by_columns(batch, rules)
    return findings.concat([found, decided, _by_sparql(sound, batch, pending, few * _LOADED)])


def _everything(batch: Batch, rules: tuple[Rule, ...]) -> Pending:
    """Every rule with all nodes it aims at."""
    pending: Pending = []
    for rule in rules:
        aimed = [a for view in batch.views if (a := _aimed_at(rule.targets, view)) is not None]
        ids = pl.concat([batch.spread(rule.targets), *(view.ids for view in aimed)])
        if not ids.is_empty():
            pending.append((rule, ids.unique(maintain_order=True)))
    return pending


def _by_columns(batch: Batch, rules: tuple[Rule, ...]) -> tuple[pl.DataFrame, Pending]:
    judge = Judge(batch)
    found: list[pl.DataFrame] = []
    pending: Pending = []
    for rule in rules:
        open_ = [batch.spread(rule.targets)]
        for view in batch.views:
            aimed = _aimed_at(rule.targets, view)
            if aimed is None:
                continue
            answer = judge.settled(_conforms(judge, rule, aimed), aimed)
            if answer.is_null().any():
                open_.append(aimed.ids.filter(answer.is_null()))
            if not answer.fill_null(True).all():
                found.append(_failing(judge, rule, aimed.where(~answer.fill_null(True))))
        undecided = pl.concat(open_).unique(maintain_order=True)
        if not undecided.is_empty():
            pending.append((rule, undecided))
    return findings.concat(found), pending


def _aimed_at(targets: Iterable[Target], view: View) -> View | None:
    """The nodes of a view that a rule is about, None for none."""
    mask: pl.Series | None = None
    for target in targets:
        if target.kind == "class":
            if target.iri in view.schema.classes.get(view.kind, {view.kind}):
                return view
        elif any(iri == target.iri for iri in view.properties()):
            here = any_value(view, target.iri)
            mask = here if mask is None else mask | here
    return None if mask is None or not mask.any() else view.where(mask)


def _conforms(judge: Judge, rule: Rule, view: View) -> pl.Series:
    answer = constant(view.ids, True)
    for condition in rule.conditions:
        answer = answer & judge.holds(condition, view)
    return answer


def _failing(judge: Judge, rule: Rule, view: View) -> pl.DataFrame:
    """One finding a node, with the smallest value that fails, where a value does."""
    values = pl.DataFrame(schema={"row": pl.UInt32, "value": pl.String})
    for condition in rule.conditions:
        if isinstance(condition, Every):
            values.extend(judge.failing_values(condition, view))
    least = values.group_by("row").agg(pl.col("value").min())
    like = findings.of(rule, "", None)
    nodes = pl.DataFrame({"focus": full(view.ids)}).with_row_index("row")
    return nodes.join(least, on="row", how="left").select(
        "focus",
        *(pl.lit(v, dtype=pl.String).alias(n) for n, v in like._asdict().items()
          if n not in ("focus", "value")),
        "value",
    ).select(findings.SCHEMA.names())  # fmt: skip


def _by_sparql(
    frames: Mapping[str, pl.DataFrame], batch: Batch, pending: Pending, small: int
) -> pl.DataFrame:
    if not pending:
        return findings.frame([])
    rules = [rule for rule, _ in pending]
    made = store.load(*needed(frames, batch, pending, small), store.marked(pending))
    return findings.frame(store.judge_marked(rules, store.runner(made), batch.schema))


def check_graph(
    graph: pl.DataFrame | Iterable[Triple],
    schema: Schema,
    shapes: Shapes,
    stage: str | None = "slice",
) -> pl.DataFrame:
    """Findings on all nodes of a plain graph of N-Triples terms, by SPARQL only; without a stage
    those of all shapes."""
    data = (
        graph.select(COLUMNS)
        if isinstance(graph, pl.DataFrame)
        else pl.DataFrame(list(graph), schema=TRIPLE_SCHEMA, orient="row")
    )
    ontology = pl.DataFrame(list(schema.triples), schema=TRIPLE_SCHEMA, orient="row")
    rules = shapes.at(stage) if stage else shapes.rules
    run = store.runner(store.load(data, ontology))
    return findings.frame(store.judge_targets(rules, run, schema))


def check_index(engine: Selects, schema: Schema, shapes: Shapes) -> pl.DataFrame:
    """Findings of the merged shapes on an index."""

    def run(query: str) -> Iterator[store.Solution]:
        answers = engine.select(query)
        for row in answers:
            yield dict(zip(answers.variables, row, strict=True))

    return findings.frame(store.judge_targets(shapes.at("merged"), run, schema))
