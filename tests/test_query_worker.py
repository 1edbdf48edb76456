"""Queries in their own process: limits hold, nothing leaves the machine, and life goes on."""

import socket
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from actorgraph.errors import LimitError, StoreError, UsageError
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.query.answer import MIB, Limits
from actorgraph.query.canned import ask_text
from actorgraph.query.session import Session, run

TIGHT = Limits(seconds=1.0, memory=96 * MIB, rows=500, bytes=1 << 20)
NEXT = "SELECT ?s { ?s ?p <http://e.example/3> }"
CROSS = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph in which everything is linked to everything."""
    path = tmp_path_factory.mktemp("worker") / "store"
    engine = OxigraphEngine.create(path)
    nodes = [f"<http://e.example/{i}>" for i in range(120)]
    engine.apply([(a, "<http://e.example/p>", b) for a in nodes for b in nodes], ())
    engine.close()
    return path


@pytest.fixture(scope="module")
def session(store: Path) -> Iterator[Session]:
    with Session(store, TIGHT) as running:
        yield running


def test_three_forms_of_answer(store: Path) -> None:
    counted = run(store, "SELECT ?n ?nothing { { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }")
    assert counted.variables == ("n", "nothing")
    assert counted.rows == (('"14400"^^<http://www.w3.org/2001/XMLSchema#integer>', None),)
    assert run(store, "ASK { ?s ?p 1 }").rows[0][0] == (
        '"false"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    )
    made = run(store, "CONSTRUCT { ?s a <urn:Thing> } WHERE { ?s ?p <http://e.example/7> }")
    assert (made.kind, len(made.rows), made.variables[2]) == ("construct", 120, "object")
    assert len(run(store, "DESCRIBE <http://e.example/7>").rows) == 120


@pytest.mark.parametrize(
    ("query", "named"),
    [
        (f"{CROSS} ORDER BY DESC(?c) ?f", "needs more than 96 MiB of memory"),
        ("SELECT (STRLEN(?x26) AS ?l) { BIND('aaaaaaaa' AS ?x0) "
         + " ".join(f"BIND(CONCAT(?x{i - 1}, ?x{i - 1}) AS ?x{i})" for i in range(1, 27)) + "}",
         "needs more than 96 MiB of memory"),
        ("SELECT (COUNT(*) AS ?n) { ?a (<http://e.example/p>|!<http://e.example/p>)* ?b ."
         " ?b <http://e.example/p>* ?c . ?c <http://e.example/p>* ?d }", "takes longer than 1 s"),
    ],
)  # fmt: skip
def test_beyond_the_limits(session: Session, query: str, named: str) -> None:
    limits = TIGHT if "takes longer" in named else replace(TIGHT, seconds=20.0)
    with pytest.raises(LimitError, match=named) as error:
        session.query(query, limits)
    assert error.value.exit_code == 6
    assert len(session.query(NEXT, Limits()).rows) == 120


def test_a_cut_answer_says_so(session: Session) -> None:
    cut = session.query(CROSS)
    assert (len(cut.rows), cut.truncated) == (500, True)
    few = session.query(CROSS, Limits(bytes=2_000, rows=None))
    assert few.truncated
    assert 0 < sum(len(term or "") for row in few.rows for term in row) <= 2_000
    whole = session.query("SELECT ?s { ?s ?p <http://e.example/3> }", Limits(rows=120))
    assert (len(whole.rows), whole.truncated) == (120, False)


def test_all_rows(store: Path) -> None:
    table = ask_text(store, "SELECT * { ?s ?p ?o }", Limits(rows=None, bytes=None))
    assert (len(table), table.truncated) == (14_400, False)


def test_a_regular_expression_that_backtracks_elsewhere(session: Session) -> None:
    answer = session.query(f'SELECT (REGEX("{"a" * 4000}b", "^(a+)+$") AS ?x) {{}}')
    assert "false" in str(answer.rows)


def test_wrong_queries_cost_no_worker(session: Session) -> None:
    session.start()
    worker = session._worker
    for text in ("SELECT * { ?s ?p }", "SELECT ?s { SELECT (<urn:f>(1) AS ?x) {} }"):
        with pytest.raises(UsageError):
            session.query(text)
    with pytest.raises(UsageError, match="no actor `nobody`"):
        session.resolve("nobody")
    assert session._worker is worker


def test_a_worker_that_died_is_replaced(session: Session) -> None:
    session.start()
    assert session._worker is not None
    session._worker._process.kill()
    session._worker._process.wait()
    assert session.query("ASK { ?s ?p ?o }").kind == "ask"


def test_several_threads_share_a_session(session: Session) -> None:
    found: list[int] = []

    def ask(node: int) -> None:
        query = f"SELECT ?s {{ ?s ?p <http://e.example/{node}> }}"
        found.append(len(session.query(query).rows))

    threads = [threading.Thread(target=ask, args=(node,)) for node in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [120] * 8


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store here"):
        run(tmp_path, "ASK {}")
    assert list(tmp_path.iterdir()) == []


def locked_in(body: str) -> subprocess.CompletedProcess[str]:
    """Run statements in a process that has locked itself in as a worker does."""
    code = "import socket, os, sys, subprocess, pyoxigraph\nfrom actorgraph.query import sandbox\n"
    code += f"assert sandbox.deny_calls() == ''\n{textwrap.dedent(body)}"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False
    )


def test_a_locked_in_process_reaches_nothing(tmp_path: Path) -> None:
    lure = socket.create_server(("127.0.0.1", 0))
    lure.settimeout(0.05)
    port = lure.getsockname()[1]
    answer = locked_in(
        f"""
        def refused(step):
            try:
                step()
            except (OSError, RuntimeError) as error:
                return "Permission denied" in str(error)
            return False
        service = "SELECT * {{ SERVICE <http://127.0.0.1:{port}/sparql> {{ ?s ?p ?o }} }}"
        steps = [
            lambda: socket.create_connection(("127.0.0.1", {port})),
            lambda: list(pyoxigraph.Store().query(service)),
            lambda: open({str(tmp_path / "new")!r}, "w"),
            lambda: os.remove({str(tmp_path / "kept")!r}),
            lambda: subprocess.run(["true"]),
        ]
        print([refused(step) for step in steps])
        """
    )
    (tmp_path / "kept").write_text("kept", encoding="utf-8")
    assert answer.stdout == f"{[True] * 5}\n", answer.stderr
    with pytest.raises(TimeoutError):
        lure.accept()
    lure.close()


def test_the_worker_imports_little() -> None:
    code = "import sys, actorgraph.query.worker; print(sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert not {"polars", "rdflib", "rich", "pyshacl", "owlready2"} & set(loaded.split("'"))
