"""The one line that says what a case holds; every number is a canned query."""

from actorgraph import content
from actorgraph.query import canned
from actorgraph.workspace import Workspace


def counts(ws: Workspace) -> str:
    """`3 documents · 2 origins · 24 claims · 1 contested`, as `ask case_counts` gives them."""
    queries = content.find("queries", ws.root)
    table = canned.ask(ws.generation().store, queries, "case_counts")
    row = next(iter(table), {})
    return " · ".join(f"{value:,} {name}" for name, value in row.items() if value is not None)
