"""Conditions over columns: for each row true (conforms), false (fails) or null (undecided).

Boolean columns with nulls follow Kleene's logic in Polars, so a null goes on only where it
could change the answer. What comes out as null is left to SPARQL.
"""

from functools import reduce
from operator import and_, or_

import polars as pl

from actorgraph.gate import cells, paths, values
from actorgraph.gate.batch import Batch, Column, View, any_value
from actorgraph.gate.context import full
from actorgraph.gate.model import (
    AllOf,
    Alternative,
    AnyOf,
    Compare,
    Condition,
    Count,
    Every,
    Inverse,
    Not,
    OneOf,
    Path,
    Predicate,
    Repeat,
    Select,
    Sequence,
    Test,
    UniqueLang,
)
from actorgraph.gate.steps import on_nothing, unfolded
from actorgraph.gate.values import constant

OnPath = Every | Count | Compare | UniqueLang


class Judge:
    """Asks conditions of the nodes of one batch."""

    def __init__(self, batch: Batch) -> None:
        self.batch = batch

    def holds(self, condition: Condition, view: View) -> pl.Series:
        """The answer for each node of the view."""
        match condition:
            case Test("class", (iri,)) if view.kind:
                # nodes with further types are undecided in any case, see `settled`
                return constant(view.ids, view.kind in self.batch.schema.subclasses(iri))
            case Test():
                return values.on_nodes(condition, view.ids, self.batch)
            case AllOf(parts):
                return self._all(parts, view)
            case AnyOf(parts):
                return self._any(parts, view)
            case OneOf(parts):
                return _exactly_one([self.holds(part, view) for part in parts], view.ids)
            case Not(part):
                return ~self.holds(part, view)
            case Select():
                return constant(view.ids, None).set(self._unsolved(condition, view), True)
            case Every() | Count() | Compare() | UniqueLang():
                return self._of_path(condition, view)

    def _unsolved(self, condition: Select, view: View) -> pl.Series:
        """True where a query surely has no solution."""
        lacks = (~any_value(view, iri) for iri in sorted(condition.needs))
        answer = reduce(or_, lacks, constant(view.ids, False))
        twins = self.batch.twins(condition.twins)
        return answer if twins is None else answer | ~view.ids.is_in(twins.implode())

    def _all(self, parts: tuple[Condition, ...], view: View) -> pl.Series:
        answers = (self.holds(part, view) for part in parts)
        return reduce(and_, answers, constant(view.ids, True))

    def _any(self, parts: tuple[Condition, ...], view: View) -> pl.Series:
        """Later parts are asked only of the nodes that no earlier part has settled."""
        answer = constant(view.ids, False)
        for part in parts:
            open_ = ~answer.fill_null(False)
            if not open_.any():
                break
            if open_.all():
                answer = answer | self.holds(part, view)
            else:
                rest = answer.filter(open_) | self.holds(part, view.where(open_))
                answer = _scattered(answer, open_, rest)
        return answer

    def _of_path(self, condition: OnPath, view: View) -> pl.Series:
        direct = paths.direct(condition.path)
        if direct is not None:
            return self._of_columns(condition, direct, view)
        exact = self._pointed_at(condition, view)
        if exact is not None:
            return exact
        empty = self._without(condition.path, view)
        answer = constant(view.ids, None).set(empty, on_nothing(condition))
        further = None if empty.all() else unfolded(condition)
        if further is None:
            return answer
        open_ = ~empty
        if further.guard is not None:
            open_ = open_ & self._without(further.guard, view)
        if not open_.any():
            return answer
        inner = self.holds(further.condition, view.where(open_))
        return _scattered(answer, open_, inner)

    def _pointed_at(self, condition: OnPath, view: View) -> pl.Series | None:
        """Counts of what points at a node, where it is enough to know whether anything does."""
        match condition:
            case Count(Inverse(Predicate(iri)), least, most, None):
                there = view.ids.is_in(self.batch.objects(iri).implode())
                if (least, most) == (1, None):
                    return there
                if (least, most) == (0, 0):
                    return ~there
        return None

    def _without(self, path: Path, view: View) -> pl.Series:
        """True where a node surely has no value of the path."""
        match path:
            case Predicate(iri):
                return ~any_value(view, iri)
            case Inverse(Predicate(iri)):
                return ~view.ids.is_in(self.batch.objects(iri).implode())
            case Sequence(steps):
                return self._without(steps[0], view)
            case Repeat(inner, 1):
                return self._without(inner, view)
            case Alternative(options):
                answer = constant(view.ids, True)
                for option in options:
                    answer = answer & self._without(option, view)
                return answer
        return constant(view.ids, False)

    def _of_columns(self, condition: OnPath, names: tuple[str, ...], view: View) -> pl.Series:
        columns = [c for iri in names for c in view.columns(iri)]
        match condition:
            case Every(_, part):
                return cells.every([(c, self.of_column(part, c)) for c in columns], len(view))
            case Count(_, least, most, part):
                answered = [(c, None if part is None else self.of_column(part, c)) for c in columns]
                return cells.count(answered, len(view), least, most)
            case Compare(_, operator, other):
                compare = cells.ordered if operator in ("<", "<=") else cells.sets
                return compare(columns, view.columns(other), operator, len(view))
        return cells.unique_lang(columns, len(view))

    def of_column(self, part: Condition, column: Column) -> pl.Series:
        """The answer for each value of a column, in the order that `cells` wants."""
        found = column.values if column.single else column.long["value"]
        return self._of_values(part, found, column)

    def _of_values(self, part: Condition, found: pl.Series, column: Column) -> pl.Series:
        def inner(parts: tuple[Condition, ...]) -> list[pl.Series]:
            return [self._of_values(p, found, column) for p in parts]

        match part:
            case Test():
                return values.holds(part, found, column.of, column.lang, self.batch)
            case AllOf(parts):
                return reduce(and_, inner(parts), constant(found, True))
            case AnyOf(parts):
                return reduce(or_, inner(parts), constant(found, False))
            case OneOf(parts):
                return _exactly_one(inner(parts), found)
            case Not(negated):
                return ~self._of_values(negated, found, column)
        if column.of.kind == "literal":
            return constant(found, on_nothing(part))
        return self._of_nodes(part, found)

    def _of_nodes(self, part: Condition, found: pl.Series) -> pl.Series:
        """A condition that looks further, asked of each node once."""
        distinct = found.drop_nulls().unique()
        asked, known = [], distinct.clear()
        views = [v.where(v.ids.is_in(distinct.implode())) for v in self.batch.views]
        inside = pl.concat([distinct.clear(), *(v.ids.alias(distinct.name) for v in views)])
        outside = distinct.filter(~distinct.is_in(inside.implode()))
        for view in [*views, self.batch.around(outside)]:
            if len(view):
                asked.append(self.settled(self.holds(part, view), view))
                known = pl.concat([known, view.ids.alias(known.name)])
        if not asked:
            return constant(found, None)
        pairs = pl.DataFrame({"id": known, "answer": pl.concat(asked)}).unique("id")
        return found.replace_strict(
            pairs["id"], pairs["answer"], default=None, return_dtype=pl.Boolean
        )

    def failing_values(self, condition: Every, view: View) -> pl.DataFrame:
        """`row` and `value` (plain text) of values that surely fail, where the path is direct."""
        parts = [pl.DataFrame(schema={"row": pl.UInt32, "value": pl.String})]
        for iri in paths.direct(condition.path) or ():
            for column in view.columns(iri):
                answer = self._of_values(condition.part, column.long["value"], column)
                wrong = column.long.filter(~answer.fill_null(True))
                values = wrong["value"]
                if isinstance(values.dtype, pl.Struct):
                    values = values.struct.field("value")
                text = values.cast(pl.String)
                text = full(text) if column.of.kind == "iri" else text
                parts.append(pl.DataFrame({"row": wrong["row"], "value": text}))
        return pl.concat([p.cast({"row": pl.UInt32}) for p in parts])

    def settled(self, answer: pl.Series, view: View) -> pl.Series:
        """The answer, undecided for nodes whose triples are not all in their row."""
        several = self.batch.several
        if not several.is_empty() and view.among(several).any():
            answer = answer.set(view.among(several), None)
        if "_odd" in view.frame.columns:
            answer = answer.set(view.frame["_odd"], None)
        return answer


def _exactly_one(answers: list[pl.Series], like: pl.Series) -> pl.Series:
    one, none = constant(like, False), constant(like, True)
    for answer in answers:
        one, none = (one & ~answer) | (none & answer), none & ~answer
    return one


def _scattered(answer: pl.Series, mask: pl.Series, part: pl.Series) -> pl.Series:
    """The answer with the rows of `mask` replaced."""
    return answer.clone().scatter(mask.arg_true(), part)
