"""Reading the graph for the rules that are written in Python."""

from collections.abc import Iterable, Iterator

from actorgraph.derived import bound
from actorgraph.index.engine import Engine
from actorgraph.rules import PROLOGUE

REPUBLICATION = (
    "?v ag:derivationKind agv:deriv-republication ; ag:derived ?derived ; ag:origin ?origin ."
)


def rows(
    engine: Engine, variables: str, pattern: str, iris: Iterable[str] | None, focus: str
) -> Iterator[tuple[str, ...]]:
    """Solutions of a pattern, all variables bound; IRIs come without their brackets.

    `focus` names the variable that takes the given `iris`, any value where they are None.
    """
    for clause in [""] if iris is None else bound(iris, focus):
        query = f"{PROLOGUE}SELECT DISTINCT {variables} WHERE {{ {clause} {pattern} }}"
        for row in engine.select(query):
            yield tuple(plain(term) for term in row if term is not None)


def plain(term: str) -> str:
    """The IRI without brackets; a literal stays as it is."""
    return term[1:-1] if term.startswith("<") else term


def number(term: str) -> int:
    """The value of an integer literal."""
    return int(value(term))


def value(term: str) -> str:
    """What stands between the quotation marks of a literal without escapes."""
    return term[1 : term.rindex('"')]
