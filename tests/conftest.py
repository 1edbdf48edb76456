"""Workspaces for tests: one is initialised a session, each test gets a copy of it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from actorgraph import workspace
from actorgraph.build import Builder
from actorgraph.workspace import Workspace

TESTS = Path(__file__).parent


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


@pytest.fixture
def ws(initialised: Path, tmp_path: Path) -> Workspace:
    """A workspace of the test's own."""
    return Workspace(Path(shutil.copytree(initialised, tmp_path / "case")))


@pytest.fixture
def toy(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Write a file of the toy source: `toy("march", "1,2024-03-01,alfa,beta,Alfa")`."""
    folder = tmp_path / "toy"
    folder.mkdir()

    def write(name: str, *rows: str) -> Path:
        path = folder / f"{name}.csv"
        path.write_text("\n".join(["key,day,agent,recipient,name", *rows]) + "\n")
        return path

    yield write
