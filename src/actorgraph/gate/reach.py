"""Which part of a batch a pending rule can see, so that only that is loaded."""

import re
from collections.abc import Iterable, Iterator, Mapping

import polars as pl

from actorgraph.frames import PLACE_COLUMNS, property_iri
from actorgraph.gate.batch import Batch
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

_HOPS = 50


class Steps:
    """The properties that rules follow, forwards and backwards; `every` where a query has a
    variable for a property."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.forward: set[str] = set()
        self.backward: set[str] = set()
        self.every = False
        for rule in rules:
            self.forward |= {t.iri for t in rule.targets if t.kind == "subjects"}
            for condition in rule.conditions:
                for part in walk(condition):
                    self._add(part)

    def _add(self, part: Condition) -> None:
        if isinstance(part, Select):
            names = expanded(part.query)
            self.forward |= names
            self.backward |= names
            self.every |= _has_variable_verb(part.query)
            return
        path, other = getattr(part, "path", None), getattr(part, "other", None)
        if path is not None:
            for iri, back in _directed(path, False):
                (self.backward if back else self.forward).add(iri)
        if other is not None:
            self.forward.add(other)

    def uses(self, iri: str) -> bool:
        return self.every or iri in self.forward or iri in self.backward


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


def visible(
    frames: Mapping[str, pl.DataFrame], batch: Batch, start: pl.Series, steps: Steps, small: int
) -> dict[str, pl.DataFrame]:
    """The rows and columns that the steps reach from some nodes; all rows of a batch that is
    `small`, where looking costs more than loading."""
    cut = {
        name: frame.select(
            c for c in frame.columns if c in PLACE_COLUMNS or steps.uses(property_iri(c))
        )
        for name, frame in frames.items()
    }
    if sum(len(frame) for frame in frames.values()) <= small:
        return cut
    seen = start.unique()
    front = seen
    for _ in range(_HOPS):
        found = _next(batch, front, steps)
        front = found.filter(~found.is_in(seen.implode()))
        if front.is_empty():
            break
        seen = pl.concat([seen, front])
    return {name: f.filter(pl.col("id").is_in(seen.implode())) for name, f in cut.items()}


def _next(batch: Batch, front: pl.Series, steps: Steps) -> pl.Series:
    """Nodes one step from the front."""
    parts = [front.clear()]
    for view in batch.views:
        here = view.ids.is_in(front.implode())
        for iri in view.properties():
            ahead = steps.every or iri in steps.forward
            back = steps.every or iri in steps.backward
            if not (ahead or back):
                continue
            for column in view.columns(iri):
                if column.of.kind == "iri":
                    rows, ends = column.long["row"], column.long["value"].cast(pl.String)
                    if ahead and here.any():
                        parts.append(ends.filter(here.gather(rows)))
                    if back:
                        parts.append(view.ids.gather(rows.filter(ends.is_in(front.implode()))))
    return pl.concat([p.alias(front.name) for p in parts]).unique()
