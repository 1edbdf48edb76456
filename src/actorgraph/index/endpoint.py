"""Any SPARQL 1.1 endpoint as an engine for reading, by the name it has in `actorgraph.toml`.

[endpoints]
lab = "https://sparql.example.org/query"
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit

from actorgraph.errors import StoreError, UsageError
from actorgraph.index.engine import Solutions
from actorgraph.terms import Triple, escape

_TIMEOUT = 30


class EndpointEngine:
    """Reads a remote graph; `apply` is refused."""

    def __init__(self, url: str) -> None:
        self._url = url

    @classmethod
    def named(cls, name: str, settings: Mapping[str, Any]) -> "EndpointEngine":
        """The endpoint `name` of the workspace's settings: no other address is ever asked.

        Raises UsageError on an unknown name, or plain http to another machine.
        """
        known: Mapping[str, str] = settings.get("endpoints", {})
        if name not in known:
            listed = ", ".join(sorted(known)) or "none"
            raise UsageError(
                f"no endpoint `{name}`; there are: {listed}",
                remedy="name it under [endpoints] in actorgraph.toml",
            )
        parts = urlsplit(known[name])
        if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
            raise UsageError("an endpoint elsewhere needs https", where=f"endpoint {name}")
        return cls(known[name])

    def select(self, query: str) -> Solutions:
        data = self._ask(query)
        if "results" not in data:
            raise UsageError("not a SELECT query")
        names = tuple(data["head"]["vars"])
        rows = (
            tuple(_term(row.get(name)) for name in names) for row in data["results"]["bindings"]
        )
        return Solutions(names, rows)

    def ask(self, query: str) -> bool:
        return bool(self._ask(query)["boolean"])

    def construct(self, query: str) -> Iterator[Triple]:
        import pyoxigraph as ox

        body = self._request(query, "turtle")
        for quad in ox.parse(body, format=ox.RdfFormat.TURTLE):
            yield str(quad.subject), str(quad.predicate), str(quad.object)

    def triples(self) -> Iterator[Triple]:
        return self.construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")

    def apply(
        self, added: Iterable[Triple], removed: Iterable[Triple], graph: str | None = None
    ) -> tuple[list[Triple], list[Triple]]:
        del added, removed, graph
        raise UsageError("an endpoint is read, not written", where=self._url)

    def close(self) -> None:
        """Nothing is held open between questions."""

    def _ask(self, query: str) -> dict[str, Any]:
        answer: dict[str, Any] = self._request(query, "json")
        return answer

    def _request(self, query: str, form: str) -> Any:
        from SPARQLWrapper import POST, SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        wrapper = SPARQLWrapper(self._url, agent="actorgraph", returnFormat=form)
        wrapper.setTimeout(_TIMEOUT)
        wrapper.setMethod(POST)
        wrapper.setQuery(query)
        try:
            return wrapper.query().convert()
        except (SPARQLWrapperException, URLError, OSError) as error:
            what = " ".join(str(error).split())[:200]
            raise StoreError(f"does not answer: {what}", where=self._url) from error


def _term(value: Mapping[str, str] | None) -> str | None:
    """A term of SPARQL JSON results as N-Triples."""
    if value is None:
        return None
    if value["type"] == "uri":
        return f"<{value['value']}>"
    if value["type"] == "bnode":
        return f"_:{value['value']}"
    text = f'"{escape(value["value"])}"'
    if "xml:lang" in value:
        return f"{text}@{value['xml:lang'].lower()}"
    return f"{text}^^<{value['datatype']}>" if "datatype" in value else text
