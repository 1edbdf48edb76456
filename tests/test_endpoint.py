"""A SPARQL endpoint as an engine, against a real server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from actorgraph.errors import StoreError, UsageError
from actorgraph.index.endpoint import EndpointEngine
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.terms import XSD

TRIPLES = [
    ("<urn:a>", "<urn:p>", "<urn:b>"),
    ("<urn:a>", "<urn:q>", '"say \\"no\\"\\n"@en-gb'),
    ("<urn:a>", "<urn:q>", '"plain"'),
    ("<urn:a>", "<urn:r>", f'"1.5"^^<{XSD}decimal>'),
]


class Handler(BaseHTTPRequestHandler):
    """Answers from a store; `/wrong/…` and so on answer as bad servers do."""

    store = ox.Store()
    waited_for = threading.Event()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        query = parse_qs(body)["query"][0]
        status, kind, data = self.bad() if self.path != "/query" else self.good(query)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def good(self, query: str) -> tuple[int, str, bytes]:
        answer = self.store.query(query)
        if isinstance(answer, ox.QueryTriples):
            return 200, "text/turtle", answer.serialize(format=ox.RdfFormat.TURTLE) or b""
        form = ox.QueryResultsFormat.JSON
        return 200, "application/sparql-results+json", answer.serialize(format=form) or b""

    def bad(self) -> tuple[int, str, bytes]:
        json = "application/sparql-results+json"
        if self.path == "/slow":
            self.waited_for.wait(60)  # until the client has given up
        return {
            "/slow": (200, json, b"{}"),
            "/500": (500, "text/plain", b"it broke"),
            "/404": (404, "text/plain", b"no"),
            "/html": (200, "text/html", b"<html><p>Log in"),
            "/cut": (200, json, b'{"head": {"vars": ["s"'),
            "/list": (200, json, b"[]"),
            "/other": (200, json, b'{"head": {}}'),
        }[self.path]

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    OxigraphEngine(Handler.store).apply(TRIPLES, [])
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    Handler.waited_for.set()
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def engine(server: str) -> EndpointEngine:
    return EndpointEngine.named("lab", {"endpoints": {"lab": f"{server}/query"}})


def test_it_answers_as_the_store_does(engine: EndpointEngine) -> None:
    local = OxigraphEngine(Handler.store)
    for query in (
        "SELECT ?o ?none { <urn:a> <urn:q> ?o } ORDER BY STR(?o)",
        "SELECT * { ?s ?p ?o } ORDER BY ?p STR(?o)",
        "SELECT ?s { ?s <urn:none> ?o }",
    ):
        mine, theirs = engine.select(query), local.select(query)
        assert mine.variables == theirs.variables
        assert list(mine) == list(theirs)
    assert engine.ask("ASK { <urn:a> ?p ?o }") is True
    assert engine.ask("ASK { <urn:z> ?p ?o }") is False
    assert sorted(engine.triples()) == sorted(TRIPLES)
    engine.close()


def test_it_is_not_written_to(engine: EndpointEngine) -> None:
    with pytest.raises(UsageError, match="is read, not written"):
        engine.apply(TRIPLES, [])


def test_the_wrong_kind_of_query(engine: EndpointEngine) -> None:
    with pytest.raises(UsageError, match="not a SELECT"):
        engine.select("ASK { ?s ?p ?o }")
    with pytest.raises(UsageError, match="not an ASK"):
        engine.ask("SELECT ?s { ?s ?p ?o }")


@pytest.mark.parametrize("path", ["slow", "500", "404", "html", "cut", "list", "other"])
def test_a_bad_answer_is_one_clear_line(server: str, path: str) -> None:
    bad = EndpointEngine(f"{server}/{path}", timeout=1 if path == "slow" else 60)
    for ask in (
        lambda: list(bad.select("SELECT ?s { ?s ?p ?o }")),
        lambda: bad.ask("ASK { ?s ?p ?o }"),
        lambda: list(bad.triples()),
    ):
        if path == "slow" and ask.__code__.co_names != ("ask",):
            continue  # once is enough to wait
        with pytest.raises(StoreError) as caught:
            ask()
        assert str(caught.value).startswith(server)
        assert "\n" not in str(caught.value)


def test_nobody_there() -> None:
    with pytest.raises(StoreError, match="does not answer"):
        EndpointEngine("http://127.0.0.1:9/query", timeout=1).ask("ASK { ?s ?p ?o }")


@pytest.mark.parametrize(
    "url", ["http://example.org/q", "file://localhost/etc/passwd", "ftp://localhost/q", "lab"]
)
def test_only_https_and_this_machine(url: str) -> None:
    with pytest.raises(UsageError, match="needs https"):
        EndpointEngine.named("lab", {"endpoints": {"lab": url}})


def test_only_by_a_configured_name() -> None:
    with pytest.raises(UsageError, match="no endpoint `x`; there are: lab"):
        EndpointEngine.named("x", {"endpoints": {"lab": "https://example.org/q"}})
    with pytest.raises(UsageError, match="there are: none"):
        EndpointEngine.named("x", {})
