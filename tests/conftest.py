"""Workspaces for tests: one is initialised a session, each test gets a copy of it."""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from toy_case import ToyBuilder

from actorgraph import gate, schema, workspace
from actorgraph.build import Builder
from actorgraph.schema import Schema
from actorgraph.workspace import Workspace

TESTS = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write golden files anew")


def _made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A template that the workers of one run share: who comes first makes it, others wait."""
    folder = factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    made = folder / f"{name}.made"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            (folder / name).mkdir()
            make(folder / name / "case")
            made.touch()
    return folder / name / "case"


def _bytes(files: Iterable[Path]) -> tuple[tuple[str, bytes], ...]:
    return tuple((str(file), file.read_bytes()) for file in files)


@pytest.fixture(scope="session", autouse=True)
def _parsed_once() -> Iterator[None]:
    """Within a session the same bytes of ontology and shapes files are parsed once: what comes
    of them is never changed. Another byte, name or order, and the real parser is asked again."""
    known: dict[object, Schema] = {}
    judged: dict[object, gate.Shapes] = {}
    load, judge = schema.load, gate.load

    def schema_of(files: Iterable[Path]) -> Schema:
        files = list(files)
        key = _bytes(files)
        if key not in known:
            known[key] = load(files)
        return known[key]

    def shapes_of(files: Iterable[Path], ontology: Schema) -> gate.Shapes:
        files = list(files)
        key = (ontology.digest, _bytes(files))
        if key not in judged:
            judged[key] = judge(files, ontology)
        return judged[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "load", schema_of)
        patch.setattr(gate, "load", shapes_of)
        yield


@pytest.fixture(scope="session")
def initialised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh workspace with the reference data and the toy source; never written to."""

    def make(root: Path) -> None:
        ws = workspace.create(root)
        (root / "ingest").mkdir()
        shutil.copy(TESTS / "toy" / "toy_events.py", root / "ingest")
        assert Builder(ws).ingest(()).refused == []

    return _made_once(tmp_path_factory, "template", make)


@pytest.fixture(scope="session")
def unreferenced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace without reference data, and the toy source; never written to."""
    root = tmp_path_factory.mktemp("unreferenced") / "case"
    ws = workspace.create(root)
    (root / "actorgraph.toml").write_text("[ingest]\nreference = false\n")
    (root / "ingest").mkdir()
    shutil.copy(TESTS / "toy" / "toy_events.py", root / "ingest")
    Builder(ws).ingest(())
    return root


@pytest.fixture
def ws(unreferenced: Path, tmp_path: Path) -> Workspace:
    """A workspace of the test's own, without reference data."""
    return Workspace(Path(shutil.copytree(unreferenced, tmp_path / "case")))


@pytest.fixture
def full_ws(initialised: Path, tmp_path: Path) -> Workspace:
    """A workspace of the test's own, with the reference data."""
    return Workspace(Path(shutil.copytree(initialised, tmp_path / "case")))


@pytest.fixture(scope="session")
def bare_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh workspace with the toy source and without reference data; never written to."""
    root = tmp_path_factory.mktemp("bare") / "case"
    ws = workspace.create(root)
    (root / "ingest").mkdir()
    shutil.copy(TESTS / "toy" / "toy_events.py", root / "ingest")
    assert ToyBuilder(ws).ingest(()).refused == []
    return root


@pytest.fixture
def bare(bare_template: Path, tmp_path: Path) -> Workspace:
    """A workspace of the test's own, to be written to by a ToyBuilder."""
    return Workspace(Path(shutil.copytree(bare_template, tmp_path / "bare")))


@pytest.fixture
def toy(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of the toy source: `toy("march", "1,2024-03-01,alfa,beta,Alfa")`."""
    folder = tmp_path / "toy"
    folder.mkdir()

    def write(name: str, *rows: str) -> Path:
        path = folder / f"{name}.csv"
        path.write_text("\n".join(["key,day,agent,recipient,name", *rows]) + "\n")
        return path

    return write
