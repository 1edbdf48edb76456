"""What the README tells people to type works as it stands there."""

import contextlib
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from actorgraph import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def block(language: str, containing: str) -> str:
    """The one code block of a language that has these words."""
    found = [b for b in re.findall(rf"```{language}\n(.*?)```", README, re.S) if containing in b]
    assert len(found) == 1
    return found[0]


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, shell=True, cwd=folder, env={**os.environ, "PATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def typed(
    command: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> subprocess.CompletedProcess[str]:
    """What a command does. One that only reads is run here, and saves the start of a process."""
    words = shlex.split(command)
    if {"init", "ingest"} & set(words) or words[0] != "actorgraph":
        return shell(command, folder)
    capfd.readouterr()
    with contextlib.chdir(folder):
        code = cli.main(words[1:])
    return subprocess.CompletedProcess(words, code, *capfd.readouterr())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder with the examples in it."""
    made = tmp_path_factory.mktemp("reader")
    (made / "examples").symlink_to(ROOT / "examples")
    return made


def test_the_commands_and_the_python_lines(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for command in block("sh", "actorgraph init").splitlines():
        done = typed(command, folder, capfd)
        # 3: the example events hold one broken row, the example articles no publisher
        assert done.returncode in (0, 3), f"{command}\n{done.stdout}\n{done.stderr}"
        assert "next: " in done.stderr, command
        assert done.stdout, command
    assert (folder / "case.ttl").read_text("utf-8").startswith("#")
    again = shell("actorgraph -C case ingest examples/articles/*.md", folder)
    assert again.stdout.count("nothing new") == 3
    python = shell(f"{sys.executable} -W error -c '{block('python', 'ag.open')}'", folder)
    assert (python.returncode, python.stderr) == (0, "")


def test_the_demo_shows_both_sides(folder: Path) -> None:
    done = shell("actorgraph demo", folder)
    assert done.returncode == 0, done.stderr
    assert "3 documents · 2 origins" in done.stdout
    assert "accused Iran of supplying drones" in done.stdout
    assert "Tehran denied the accusation." in done.stdout
    assert "2 documents · 1 origin" in done.stdout
    assert "next: " in done.stderr
    assert (folder / "actorgraph-demo" / "case.ttl").is_file()


def test_the_scripts_named_in_the_readme_exist() -> None:
    for script in block("sh", "./scripts/demo").split():
        assert os.access(ROOT / script, os.X_OK), script


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page}: {target}"
