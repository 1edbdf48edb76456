"""What a query may cost, and what it gave."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one query may use. None for `rows` and `bytes`: everything.

    Beyond seconds or memory the query ends with LimitError; beyond rows or bytes the answer
    is cut and says so.
    """

    seconds: float = 10.0
    memory: int = 512 * MIB
    rows: int | None = 10_000
    bytes: int | None = 32 * MIB


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of N-Triples terms, None where unbound.

    `kind` is "select", "ask" (one row, one boolean) or "construct" (subject, predicate, object).
    """

    variables: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    truncated: bool
    kind: str
