"""Every canned query, over one small graph, in two engines.

`queries/<name>.csv` holds what each question after a `# ` gives. To add a question, write its
line; `--update-goldens` fills in the answer, and the diff is read.
"""

import shlex
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

from actorgraph import content
from actorgraph.errors import UsageError
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.query import canned, guard
from actorgraph.query.header import parse, slots
from actorgraph.query.session import Session
from actorgraph.tables import Table

HERE = Path(__file__).parent / "queries"
NAMES = sorted(content.find("queries"))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("index") / "store"
    engine = OxigraphEngine.create(path)
    quads = ox.parse(path=str(HERE / "graph.ttl"))
    engine.apply([(str(q.subject), str(q.predicate), str(q.object)) for q in quads], ())
    engine.close()
    with Session(path) as running:
        yield running


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(data=(HERE / "graph.ttl").read_text(encoding="utf-8"))


def questions(name: str) -> list[str]:
    """None where there is no file yet, which `test_every_query_has_answers` tells."""
    golden = HERE / f"{name}.csv"
    lines = golden.read_text(encoding="utf-8").splitlines() if golden.exists() else []
    return [line[2:] for line in lines if line.startswith("# ")]


def asked(session: Session, question: str) -> Table:
    name, *words = shlex.split(question)
    given = [tuple(word.split("=", 1)) for word in words]
    return canned.ask(session, content.find("queries"), name, [(k, v) for k, v in given])


def test_every_query_has_answers() -> None:
    assert {path.stem for path in HERE.glob("*.csv")} <= set(NAMES)
    silent = [name for name in NAMES if not questions(name)]
    assert not silent, f"write a question into {', '.join(f'queries/{n}.csv' for n in silent)}"


@pytest.mark.parametrize("name", NAMES)
def test_answers(session: Session, request: pytest.FixtureRequest, name: str) -> None:
    golden = HERE / f"{name}.csv"
    made = "".join(
        f"# {question}\n{''.join(asked(session, question).csv())}" for question in questions(name)
    )
    if request.config.getoption("--update-goldens", default=False):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("question", [q for name in NAMES for q in questions(name)])
def test_rdflib_gives_the_same_rows(session: Session, graph: rdflib.Graph, question: str) -> None:
    table = asked(session, question)
    rows = [
        tuple(None if term is None else term.n3() for term in row)
        for row in graph.query(canned.bound(session, content.find("queries"), *split(question)))
    ]
    assert values(table.columns, rows) == sorted(map(str, table.rows))


def split(question: str) -> tuple[str, dict[str, str]]:
    name, *words = shlex.split(question)
    return name, dict(word.split("=", 1) for word in words)


def values(columns: tuple[str, ...], rows: list[tuple[str | None, ...]]) -> list[str]:
    return sorted(map(str, Table(columns, tuple(rows)).rows))


@pytest.mark.parametrize("name", NAMES)
def test_a_query_runs_unchanged_and_in_order(graph: rdflib.Graph, name: str) -> None:
    text = content.find("queries")[name].read_text(encoding="utf-8")
    assert guard.check(text, trusted=True) == "SELECT"
    assert "ORDER BY" in text
    assert "GRAPH" not in text
    ox.Store().query(text)
    query = parse(name, text)
    assert query.tags
    assert query.example
    assert {slot for slot, *_ in slots(text)} >= {param.name for param in query.params}


def test_the_way_through_a_deny(session: Session) -> None:
    """Who contests what, from the names that people type to the counts of each side."""
    rows = list(asked(session, "claims_contested"))
    sides = {
        (r["cluster"], r["side"]): (r["documents"], r["origins"], r["claimants"]) for r in rows
    }
    assert sides == {
        ("doc-aa.s1", 1): (2, 2, 2),
        ("doc-aa.s1", -1): (2, 1, 1),
        ("doc-cc.s1", 1): (2, 2, 2),
        ("doc-cc.s1", -1): (1, 1, 1),
        ("doc-ee.s1", 1): (2, 2, 4),
        ("doc-ee.s1", -1): (2, 1, 2),
    }
    denied = next(r for r in rows if r["side"] == -1 and r["document"] == "doc-aa")
    assert (denied["quote"], denied["start"], denied["end"]) == ("Edelweiss denied it.", 161, 181)


def test_parameters_are_shown_as_they_were_understood(session: Session) -> None:
    table = asked(session, "claims_about actor=graustark since=2031-03-03")
    assert table.parameters == {"actor": "wd-Q900002", "since": "2031-03-03"}
    assert table.caption == "claims_about actor=wd-Q900002 since=2031-03-03: 4 rows"


def test_unknown_query(session: Session) -> None:
    with pytest.raises(UsageError, match="no query `claims_abot`; there are: actor_names, "):
        asked(session, "claims_abot")
