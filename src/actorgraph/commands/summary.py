"""The one line that says what a case holds; every number is a canned query."""

from collections.abc import Mapping
from pathlib import Path

from actorgraph import content
from actorgraph.query import canned
from actorgraph.query.session import Session
from actorgraph.workspace import Workspace


def counts(ws: Workspace) -> str:
    """`3 documents · 2 origins · 24 claims · 1 contested`, as `ask case_counts` gives them."""
    with Session(ws.generation().store) as session:
        return counts_in(session, content.find("queries", ws.root))


def counts_in(session: Session, queries: Mapping[str, Path]) -> str:
    row = next(iter(canned.ask(session, queries, "case_counts")), {})
    return " · ".join(
        f"{value:,} {name}" if name == "contested" else number(value, name.removesuffix("s"))
        for name, value in row.items()
        if value is not None
    )


def number(count: object, noun: str) -> str:
    """`1 origin`, `2,000 origins`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
