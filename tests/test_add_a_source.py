"""The example of docs/add-a-source.md does what the page says."""

import re
from pathlib import Path

from actorgraph.build import Builder
from actorgraph.index import generation
from actorgraph.workspace import Workspace

PAGE = Path(__file__).parents[1] / "docs" / "add-a-source.md"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def test_the_example_works_as_it_stands(full_ws: Workspace, tmp_path: Path) -> None:
    (full_ws.root / "ingest" / "example_ceasefires.py").write_text(blocks("python")[0], "utf-8")
    source = tmp_path / "ceasefires.csv"
    source.write_text(blocks("csv")[0], "utf-8")
    batch = Builder(full_ws).ingest([source])
    assert batch.refused == []
    (one,) = batch.slices
    assert (one.source, one.slice, one.version) == (
        "example-ceasefires",
        "ceasefires",
        "2024-11-27",
    )
    assert (one.rows.rows_in, one.rows.accepted, one.rows.quarantined) == (3, 1, 2)
    assert batch.quarantine is not None
    quarantined = Path(batch.quarantine).read_text("utf-8")
    assert "bad-date" in quarantined
    assert "bad-code" in quarantined
    published = generation.current(full_ws.index)
    assert published is not None
    asked = "https://w3id.org/actorgraph/"
    assert published.open().ask(
        f"ASK {{ <{asked}id/ceasefire-7> <{asked}ns#participant> <{asked}id/wd-Q822> , ?other }}"
    )
