"""Conditions as SPARQL: one SELECT finds all focus nodes that fail.

Every test is wrapped in COALESCE(…, false): an error inside FILTER would drop the row, and
with it the fault. A class is tested against the list of its subclasses, computed once.
"""

from collections.abc import Iterator
from itertools import count

from actorgraph.gate import paths
from actorgraph.gate import vocabulary as known
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
from actorgraph.gate.select import with_target
from actorgraph.schema import Schema
from actorgraph.terms import RDF_TYPE, escape

_LENGTH = {"minLength": ">=", "maxLength": "<="}


class Writer:
    """Writes SPARQL for one query; its variables are numbered so that none is used twice."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._numbers = count()

    def failing(self, condition: Condition, target: str) -> str:
        """A SELECT of ?this and ?value: focus nodes of the pattern `target` that fail."""
        if isinstance(condition, Select):
            return with_target(condition.query, target)
        if isinstance(condition, Every):
            values = f"{target} ?this {paths.sparql(condition.path)} ?value ."
            fails = f"!{self.holds(condition.part, '?value')}"
            return f"SELECT DISTINCT ?this ?value WHERE {{ {values} FILTER({fails}) }}"
        fails = f"!{self.holds(condition, '?this')}"
        return f"SELECT DISTINCT ?this WHERE {{ {target} FILTER({fails}) }}"

    def instances(self, iri: str) -> str:
        """The pattern of ?this as an instance of a class."""
        names = " ".join(f"<{c}>" for c in sorted(self._schema.subclasses(iri)))
        return f"VALUES ?targetKind {{ {names} }} ?this {RDF_TYPE} ?targetKind ."

    def holds(self, condition: Condition, node: str) -> str:
        """An expression that is true or false, never an error."""
        return f"COALESCE({self._expression(condition, node)}, false)"

    def _expression(self, condition: Condition, node: str) -> str:
        match condition:
            case Test():
                return self._test(condition, node)
            case AllOf(parts):
                return self._joined(parts, node, " && ", "true")
            case AnyOf(parts):
                return self._joined(parts, node, " || ", "false")
            case OneOf(parts):
                ones = (f"IF({self.holds(part, node)}, 1, 0)" for part in parts)
                return f"(({' + '.join(ones)}) = 1)"
            case Not(part):
                return f"!{self.holds(part, node)}"
            case Every(path, part):
                value = self._fresh()
                fails = f"FILTER(!{self.holds(part, value)})"
                return f"NOT EXISTS {{ {self._step(node, path, value)} {fails} }}"
            case Count():
                return self._count(condition, node)
            case Compare():
                return self._compare(condition, node)
            case UniqueLang(path):
                return self._unique_lang(path, node)
        raise ValueError("a SPARQL constraint cannot stand inside another shape")

    def _joined(self, parts: tuple[Condition, ...], node: str, word: str, empty: str) -> str:
        return f"({word.join(self.holds(part, node) for part in parts)})" if parts else empty

    def _fresh(self) -> str:
        return f"?v{next(self._numbers)}"

    def _step(self, node: str, path: Path, value: str) -> str:
        return f"{node} {paths.sparql(path)} {value} ."

    def _count(self, condition: Count, node: str) -> str:
        sides = []
        if condition.least > 0:
            sides.append(f"EXISTS {{ {self._distinct(condition, condition.least, node)} }}")
        if condition.most is not None:
            sides.append(f"NOT EXISTS {{ {self._distinct(condition, condition.most + 1, node)} }}")
        return f"({' && '.join(sides)})" if sides else "true"

    def _distinct(self, condition: Count, number: int, node: str) -> str:
        """The pattern of `number` different values; sameTerm, since != compares by value."""
        values = [self._fresh() for _ in range(number)]
        steps = [self._step(node, condition.path, value) for value in values]
        tests = [f"!sameTerm({a}, {b})" for i, a in enumerate(values) for b in values[:i]]
        if condition.part is not None:
            tests += [self.holds(condition.part, value) for value in values]
        return " ".join(steps) + "".join(f" FILTER({test})" for test in tests)

    def _compare(self, condition: Compare, node: str) -> str:
        mine, other = self._fresh(), self._fresh()
        step = self._step(node, condition.path, mine)
        against = f"{node} <{condition.other}> {other} ."
        if condition.operator == "equals":
            there = f"{step} FILTER NOT EXISTS {{ {node} <{condition.other}> {mine} }}"
            path = paths.sparql(condition.path)
            back = f"{against} FILTER NOT EXISTS {{ {node} {path} {other} }}"
            return f"(NOT EXISTS {{ {there} }} && NOT EXISTS {{ {back} }})"
        if condition.operator == "disjoint":
            return f"NOT EXISTS {{ {step} {node} <{condition.other}> {mine} . }}"
        fails = f"!COALESCE({mine} {condition.operator} {other}, false)"
        return f"NOT EXISTS {{ {step} {against} FILTER({fails}) }}"

    def _unique_lang(self, path: Path, node: str) -> str:
        a, b = self._fresh(), self._fresh()
        steps = f"{self._step(node, path, a)} {self._step(node, path, b)}"
        return (
            f'NOT EXISTS {{ {steps} FILTER(!sameTerm({a}, {b}) && LANG({a}) != "" '
            f"&& LANG({a}) = LANG({b})) }}"
        )

    def _test(self, test: Test, node: str) -> str:
        match test.kind:
            case "class":
                kind = self._fresh()
                names = ", ".join(f"<{c}>" for c in sorted(self._schema.subclasses(test.terms[0])))
                return f"EXISTS {{ {node} {RDF_TYPE} {kind} . FILTER({kind} IN ({names})) }}"
            case "in":
                return self._any_of(f"sameTerm({node}, {term})" for term in test.terms)
            case "nodeKind":
                return self._any_of(f"{f}({node})" for f in known.NODE_KINDS[test.text])
            case "datatype":
                return _datatype(test.terms[0], node)
            case "pattern":
                pattern, flags = escape(test.text), escape(test.flags)
                return f'(!isBlank({node}) && REGEX(STR({node}), "{pattern}", "{flags}"))'
            case "languageIn":
                tags = (f'LANGMATCHES(LANG({node}), "{escape(tag)}")' for tag in test.terms)
                return self._any_of(tags)
            case kind if kind in _LENGTH:
                return f"(!isBlank({node}) && STRLEN(STR({node})) {_LENGTH[kind]} {test.number})"
        return f"({node} {known.RANGES[test.kind]} {test.terms[0]})"

    def _any_of(self, tests: Iterator[str]) -> str:
        return f"({' || '.join(f'COALESCE({test}, false)' for test in tests) or 'false'})"


def _datatype(iri: str, node: str) -> str:
    same = f"isLiteral({node}) && DATATYPE({node}) = <{iri}>"
    if iri == known.DATE:
        # the cast fails on days that do not exist
        return f'({same} && STR(<{iri}>(STR({node}))) != "")'
    if iri in known.LEXICAL:
        return f'({same} && REGEX(STR({node}), "{escape(known.LEXICAL[iri])}"))'
    return f"({same})"
