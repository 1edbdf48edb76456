"""What a shapes file says, as values: paths, conditions on a node, and rules that report.

Every shape is reduced to conditions. Each way of judging (columns, SPARQL) is a function over
the same few kinds of condition, so that they cannot drift apart in what they understand.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Predicate:
    """A step along one property."""

    iri: str


@dataclass(frozen=True, slots=True)
class Inverse:
    """A path walked backwards."""

    path: "Path"


@dataclass(frozen=True, slots=True)
class Sequence:
    """Paths one after the other."""

    steps: tuple["Path", ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """The union of several paths."""

    options: tuple["Path", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A path walked `least` (0 or 1) or more times."""

    path: "Path"
    least: int


Path = Predicate | Inverse | Sequence | Alternative | Repeat


@dataclass(frozen=True, slots=True)
class Test:
    """A property of one term by itself; `kind` is the local name of the SHACL parameter.

    `terms` are N-Triples terms or IRIs, `text` a regular expression or a node kind,
    `number` a length.
    """

    kind: str
    terms: tuple[str, ...] = ()
    text: str = ""
    flags: str = ""
    number: int = 0

    # pytest would otherwise take the name for a test
    __test__ = False


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; holds itself where there is none."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Some part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """Exactly one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Every:
    """Each value of the path meets the part."""

    path: Path
    part: "Condition"


@dataclass(frozen=True, slots=True)
class Count:
    """At least `least` and at most `most` distinct values of the path meet the part."""

    path: Path
    least: int = 0
    most: int | None = None
    part: "Condition | None" = None


@dataclass(frozen=True, slots=True)
class Compare:
    """The values of the path against those of another property of the node: <, <=, equals,
    disjoint."""

    path: Path
    operator: str
    other: str


@dataclass(frozen=True, slots=True)
class UniqueLang:
    """No two values of the path have the same language tag."""

    path: Path


@dataclass(frozen=True, slots=True)
class Select:
    """A SPARQL constraint: each solution is a violation. `needs` are properties a node must
    have for there to be a solution, `twins` those whose value another node must have too."""

    query: str
    message: str
    needs: frozenset[str]
    twins: frozenset[str] = frozenset()


Condition = Test | AllOf | AnyOf | OneOf | Not | Every | Count | Compare | UniqueLang | Select


@dataclass(frozen=True, slots=True)
class Target:
    """`kind` "class" (instances of it or of a class below) or "subjects" (of a property)."""

    kind: str
    iri: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape that reports: one finding for each focus node that fails a condition."""

    shape: str
    identifier: str
    stage: str
    severity: str
    message: str
    path: Path | None
    targets: tuple[Target, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All rules of some shapes files; `sources` are the files' bytes, for the reference judge."""

    rules: tuple[Rule, ...]
    sources: tuple[bytes, ...]
    digest: str

    def at(self, stage: str) -> tuple[Rule, ...]:
        """The rules judged on "slice" or "merged"."""
        return tuple(rule for rule in self.rules if rule.stage == stage)


def parts_of(condition: Condition) -> tuple[Condition, ...]:
    """The conditions directly inside this one."""
    match condition:
        case AllOf(parts) | AnyOf(parts) | OneOf(parts):
            return parts
        case Not(part) | Every(_, part):
            return (part,)
        case Count(_, _, _, part) if part is not None:
            return (part,)
    return ()


def walk(condition: Condition) -> Iterator[Condition]:
    """The condition and all conditions inside it."""
    yield condition
    for part in parts_of(condition):
        yield from walk(part)
