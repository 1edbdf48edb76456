"""Concepts of the ontology by their code, as loosely as sources spell it."""

from functools import cache

from actorgraph import content
from actorgraph.terms import AGV


def plain(code: str) -> str:
    """`Human Rights`, `human_rights` and `human-rights` are one spelling."""
    return code.strip().casefold().replace("_", "-").replace(" ", "-")


@cache
def codes(scheme: str) -> dict[str, str]:
    """Plain code and compact IRI of the concepts `agv:<scheme>-…`."""
    from pyoxigraph import RdfFormat, parse

    base = f"{AGV}{scheme}-"
    found = {
        quad.subject.value.removeprefix(base)
        for path in content.find("ontology").values()
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.subject.value.startswith(base)
    }
    return {plain(code): f"agv:{scheme}-{code}" for code in sorted(found)}
