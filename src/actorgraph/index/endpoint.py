"""Any SPARQL 1.1 endpoint as an engine for reading, by the name it has in `actorgraph.toml`.

[endpoints]
lab = "https://sparql.example.org/query"
"""

import warnings
from collections.abc import Iterable, Iterator, Mapping
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit
from xml.parsers.expat import ExpatError

from actorgraph.errors import StoreError, UsageError
from actorgraph.index.engine import Solutions
from actorgraph.terms import Triple, literal

_TIMEOUT = 30


class EndpointEngine:
    """Reads a remote graph; `apply` is refused."""

    def __init__(self, url: str, timeout: int = _TIMEOUT) -> None:
        self._url, self._timeout = url, timeout

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
        here = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1")
        if parts.scheme != "https" and not here:
            raise UsageError("an endpoint elsewhere needs https", where=f"endpoint {name}")
        return cls(known[name])

    def select(self, query: str) -> Solutions:
        data = self._ask(query)
        if "boolean" in data:
            raise UsageError("not a SELECT query")
        try:
            names = tuple(data["head"]["vars"])
            rows = [
                tuple(_term(row.get(name)) for name in names) for row in data["results"]["bindings"]
            ]
        except (KeyError, TypeError, AttributeError) as error:
            raise self._nonsense(error) from error
        return Solutions(names, iter(rows))

    def ask(self, query: str) -> bool:
        data = self._ask(query)
        if "results" in data:
            raise UsageError("not an ASK query")
        if not isinstance(data.get("boolean"), bool):
            raise self._nonsense("no boolean")
        return bool(data["boolean"])

    def construct(self, query: str) -> Iterator[Triple]:
        import pyoxigraph as ox

        body = self._request(query, "turtle")
        if not isinstance(body, bytes | str):
            raise self._nonsense("not Turtle")
        try:
            for quad in ox.parse(body, format=ox.RdfFormat.TURTLE):
                yield str(quad.subject), str(quad.predicate), str(quad.object)
        except (SyntaxError, ValueError) as error:
            raise self._nonsense(error) from error

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
        answer = self._request(query, "json")
        if not isinstance(answer, dict):
            raise self._nonsense("no JSON object")
        return answer

    def _request(self, query: str, form: str) -> Any:
        from SPARQLWrapper import POST, SPARQLWrapper
        from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

        wrapper = SPARQLWrapper(self._url, agent="actorgraph", returnFormat=form)
        wrapper.setTimeout(self._timeout)
        wrapper.setMethod(POST)
        wrapper.setQuery(query)
        try:
            with warnings.catch_warnings():
                # it warns where the answer comes in another form than asked for
                warnings.simplefilter("ignore", RuntimeWarning)
                return wrapper.query().convert()
        except (SPARQLWrapperException, HTTPException, OSError) as error:
            what = " ".join(str(error).split())[:200]
            raise StoreError(f"does not answer: {what}", where=self._url) from error
        except (ValueError, TypeError, SyntaxError, ExpatError) as error:
            raise self._nonsense(error) from error

    def _nonsense(self, error: object) -> StoreError:
        what = " ".join(str(error).split())[:200]
        return StoreError(f"its answer cannot be read: {what}", where=self._url)


def _term(value: Mapping[str, str] | None) -> str | None:
    """A term of SPARQL JSON results as N-Triples."""
    if value is None:
        return None
    if value["type"] == "uri":
        return f"<{value['value']}>"
    if value["type"] == "bnode":
        return f"_:{value['value']}"
    return literal(value["value"], value.get("datatype"), value.get("xml:lang"))
