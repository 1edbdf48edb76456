"""The wheel: all content is in it, nothing else leaks, and it works alone."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTENT = ("ontology", "shapes", "queries", "ingest", "examples")
BUILD = """
import sys
from hatchling.build import build_wheel
print(build_wheel(sys.argv[1]))
"""
LOOK = """
from pathlib import Path
import actorgraph, actorgraph.content as content
root = content.builtin()
assert root == Path(actorgraph.__file__).parent / "content", root
for kind in ("ontology", "rules", "shapes", "queries", "ingest"):
    assert content.find(kind), kind
try:
    import queries
except ImportError:
    print(root)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    made = subprocess.run(
        [sys.executable, "-c", BUILD, folder], cwd=ROOT, check=True, capture_output=True, text=True
    )
    return folder / made.stdout.split()[-1]


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def tree(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("kind", CONTENT)
def test_all_content_is_in_the_wheel(unpacked: Path, kind: str) -> None:
    inside = tree(unpacked / "actorgraph" / "content" / kind)
    assert inside
    assert inside == tree(ROOT / kind)


def test_all_modules_are_in_it_and_no_other_name_leaks(unpacked: Path) -> None:
    names = {p.name for p in unpacked.iterdir() if not p.name.endswith(".dist-info")}
    assert names == {"actorgraph"}
    modules = tree(unpacked / "actorgraph")
    own = {n: d for n, d in modules.items() if not n.startswith("content/")}
    assert own == tree(ROOT / "src" / "actorgraph")
    assert not any("__pycache__" in name for name in modules)


def run(unpacked: Path, folder: Path, *arguments: str) -> str:
    clean = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False,
        env={**clean, "PYTHONPATH": str(unpacked)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_works_alone(unpacked: Path, tmp_path: Path) -> None:
    assert str(unpacked) in run(unpacked, tmp_path, "-c", LOOK)
    assert "actorgraph demo" in run(unpacked, tmp_path, "-m", "actorgraph", "--help")
    assert "claims_contested" in run(unpacked, tmp_path, "-m", "actorgraph", "ask")
