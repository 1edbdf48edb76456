"""The face every index engine shows. Nothing above it may know which engine answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from actorgraph.terms import Triple

Row = tuple[str | None, ...]


@dataclass(frozen=True)
class Solutions:
    """Answers of a SELECT: rows of N-Triples terms, None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: Iterator[Row]

    def __iter__(self) -> Iterator[Row]:
        return self.rows


class Engine(Protocol):
    """One generation of the index: a deduplicated default graph, and beside it, in a named
    graph per index rule, what that rule derived."""

    def select(self, query: str) -> Solutions: ...

    def ask(self, query: str) -> bool: ...

    def construct(self, query: str) -> Iterator[Triple]: ...

    def triples(self) -> Iterator[Triple]:
        """All triples of the default graph, in no promised order."""
        ...

    def apply(
        self, added: Iterable[Triple], removed: Iterable[Triple], graph: str | None = None
    ) -> tuple[list[Triple], list[Triple]]:
        """Remove, then add. Returns what really came and what really went."""
        ...

    def write(
        self, added: Iterable[Triple], removed: Iterable[Triple], graph: str | None = None
    ) -> None:
        """The same, sooner: nobody asks what was there already."""
        ...

    def close(self) -> None: ...
