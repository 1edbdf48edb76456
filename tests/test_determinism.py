"""Two runs give the same bytes, whatever the seed of Python's hashes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
INPUTS = [
    *sorted((ROOT / "examples" / "articles").glob("*.md")),
    *sorted((ROOT / "examples" / "events").glob("*.CSV")),
]


def exported(initialised: Path, folder: Path, seed: str, inputs: list[Path]) -> dict[str, bytes]:
    """Ingest the examples in a process of their own and export them in every format."""
    case = folder / "case"
    subprocess.run(["cp", "-a", str(initialised), str(case)], check=True)
    environment = {**os.environ, "PYTHONHASHSEED": seed}

    def command(*arguments: object, codes: tuple[int, ...] = (0,)) -> None:
        words = [sys.executable, "-m", "actorgraph", "-C", case, *arguments]
        done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode in codes, done.stderr

    command("ingest", *inputs, codes=(0, 3))
    for form in ("ttl", "nt"):
        command("export", folder / f"case.{form}")
    # recorded times differ from run to run, so the slices are compared without their provenance
    command("export", folder / "raw.nt", "--raw")
    return {name: (folder / name).read_bytes() for name in ("case.ttl", "case.nt", "raw.nt")}


def test_hash_seeds_and_the_order_of_files_change_nothing(
    initialised: Path, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = exported(initialised, tmp_path / "one", "1", INPUTS)
    second = exported(initialised, tmp_path / "two", "2", INPUTS[::-1])
    assert first == second
