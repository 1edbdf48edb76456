"""Workspaces for tests: one is initialised a session, each test gets a copy of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from toy_case import ToyBuilder

from actorgraph import workspace
from actorgraph.build import Builder
from actorgraph.workspace import Workspace

TESTS = Path(__file__).parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
def initialised(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh workspace with the reference data and the toy source; never written to."""
    root = tmp_path_factory.mktemp("template") / "case"
    ws = workspace.create(root)
    (root / "ingest").mkdir()
    shutil.copy(TESTS / "toy" / "toy_events.py", root / "ingest")
    batch = Builder(ws).ingest(())
    assert batch.refused == []
    return root


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
