"""The index rule `statuses`: a person's verdict on a derivation that a source states."""

from actorgraph.index.engine import Engine
from actorgraph.origins.lookup import rows
from actorgraph.origins.reuse import NAME as REUSE
from actorgraph.rules import GRAPH, Context, Outcome
from actorgraph.terms import AG, AGV, expand, n3_iri


def derive(engine: Engine, context: Context, _touched: frozenset[str] | None) -> Outcome:
    """The verdict stands beside the source's own status, and *rejected* wins wherever it is read.

    Derivations found by text reuse carry the verdict themselves.
    """
    person = {expand(node): status for node, status in context.corrections.items()}
    own = f"FILTER NOT EXISTS {{ GRAPH <{GRAPH}{REUSE}> {{ ?v ag:derived ?d }} }}"
    found = {v for (v,) in rows(engine, "?v", f"?v ag:derived ?d {own}", person, "v")}
    return Outcome(
        frozenset(person),
        [(n3_iri(v), f"<{AG}status>", f"<{AGV}status-{person[v]}>") for v in sorted(found)],
    )
