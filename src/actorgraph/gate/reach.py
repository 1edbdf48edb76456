"""Which triples a pending rule can see, so that only those are loaded."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import polars as pl

from actorgraph.frames import PLACE_COLUMNS, property_iri
from actorgraph.gate.batch import Batch
from actorgraph.gate.context import short
from actorgraph.gate.model import (
    Alternative,
    Condition,
    Inverse,
    Path,
    Repeat,
    Rule,
    Select,
    Sequence,
    walk,
)
from actorgraph.gate.select import expanded, tokens
from actorgraph.terms import RDF_TYPE
from actorgraph.triples import triples

_TYPE = RDF_TYPE[1:-1]


class Steps:
    """The properties that rules follow.

    Conditions go `forward` or `backward` from their focus node. A query may join anything with
    anything, so the `whole` of the properties it names is needed; `every` property where it has
    a variable for one.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.forward: set[str] = set()
        self.backward: set[str] = set()
        self.whole: set[str] = set()
        self.every = False
        for rule in rules:
            self.forward |= {t.iri for t in rule.targets if t.kind == "subjects"}
            for condition in rule.conditions:
                for part in walk(condition):
                    self._add(part)

    def _add(self, part: Condition) -> None:
        if isinstance(part, Select):
            self.whole |= expanded(part.query)
            self.whole |= {_TYPE} if "a" in tokens(part.query) else set()
            self.every |= _has_variable_verb(part.query)
            return
        path, other = getattr(part, "path", None), getattr(part, "other", None)
        if path is not None:
            for iri, back in _directed(path, False):
                (self.backward if back else self.forward).add(iri)
        if other is not None:
            self.forward.add(other)

    def follows(self, iri: str) -> bool:
        """Whether a condition needs the property."""
        return iri in self.forward or iri in self.backward

    def uses(self, iri: str) -> bool:
        """Whether a condition or a query needs the property."""
        return self.every or self.follows(iri) or iri in self.whole


def _has_variable_verb(query: str) -> bool:
    """Whether three variables or a variable between two terms stand in a row."""
    variable = re.compile(r"[?$]\w")
    found = tokens(query)
    terms = [bool(variable.match(t)) or t[:1] in '<"' or ":" in t for t in found]
    return any(
        variable.match(found[i]) and terms[i - 1] and terms[i + 1] for i in range(1, len(found) - 1)
    )


def _directed(path: Path, back: bool) -> Iterator[tuple[str, bool]]:
    match path:
        case Inverse(inner):
            yield from _directed(inner, not back)
        case Repeat(inner, _):
            yield from _directed(inner, back)
        case Sequence(parts) | Alternative(parts):
            for part in parts:
                yield from _directed(part, back)
        case _:
            yield path.iri, back


def needed(
    frames: Mapping[str, pl.DataFrame],
    batch: Batch,
    pending: Iterable[tuple[Rule, pl.Series]],
    small: int,
) -> Iterator[pl.DataFrame]:
    """The triples of batch, context and ontology that pending rules can see from their nodes.

    The rows of a `small` batch all count as seen: looking would cost more than loading.
    """
    pending = list(pending)
    steps = Steps(rule for rule, _ in pending)
    if steps.every:
        yield triples(frames, batch.schema)
        yield batch.context.all
    elif sum(len(frame) for frame in frames.values()) <= small:
        written = triples(_cut(frames, steps.uses), batch.schema)
        ends = short(pl.concat([written["subject"], written["object"].alias("subject")]))
        seen = _closure(ends, lambda front: batch.context.step(front, steps))
        yield written
        yield batch.context.near(seen, steps)
    else:
        yield from _seen_from(frames, batch, pl.concat([ids for _, ids in pending]), steps)


def _seen_from(
    frames: Mapping[str, pl.DataFrame], batch: Batch, start: pl.Series, steps: Steps
) -> Iterator[pl.DataFrame]:
    seen = _closure(
        start,
        lambda front: pl.concat([_step(batch, front, steps), batch.context.step(front, steps)]),
    )
    there = pl.col("id").is_in(seen.implode())
    rows = _cut(frames, steps.follows).items()
    yield triples({name: frame.filter(there) for name, frame in rows}, batch.schema)
    if steps.whole:
        yield triples(_cut(frames, steps.whole.__contains__), batch.schema)
    yield batch.context.near(seen, steps)


def _cut(
    frames: Mapping[str, pl.DataFrame], wanted: Callable[[str], bool]
) -> dict[str, pl.DataFrame]:
    """The frames with only the columns of some properties."""
    return {
        name: frame.select(
            c for c in frame.columns if c in PLACE_COLUMNS or wanted(property_iri(c))
        )
        for name, frame in frames.items()
    }


def _closure(start: pl.Series, step: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """Everything that steps lead to."""
    seen = front = start.alias("id").unique()
    while not front.is_empty():
        found = step(front).unique()
        front = found.filter(~found.is_in(seen.implode()))
        seen = pl.concat([seen, front])
    return seen


def _step(batch: Batch, front: pl.Series, steps: Steps) -> pl.Series:
    """Nodes of the batch one step from the front."""
    parts = [front.clear()]
    for view in batch.views:
        here = view.ids.is_in(front.implode())
        for iri in view.properties():
            ahead, back = iri in steps.forward, iri in steps.backward
            if not (ahead or back):
                continue
            for column in view.columns(iri):
                if column.of.kind == "iri":
                    rows, ends = column.long["row"], column.long["value"].cast(pl.String)
                    if ahead and here.any():
                        parts.append(ends.filter(here.gather(rows)))
                    if back:
                        parts.append(view.ids.gather(rows.filter(ends.is_in(front.implode()))))
    return pl.concat([p.alias("id") for p in parts])
