"""Every source by its files: `ingest/<script>/[<case>/]input.*` with what must come of it.

Beside an input stand `expected.ttl`, the triples, and `rows.json`, what became of the rows;
`--update-goldens` writes both, anew or for the first time; the `options` of `rows.json`, written
by hand, stay. A new source needs files here, no code.
"""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import golden_frames
import polars as pl
import pytest

from actorgraph import content, gate, sources
from actorgraph.frames import Chunk, SourceFile, count_rows, quarantine_frame
from actorgraph.intake import dataset
from actorgraph.ledger import Rows
from actorgraph.triples import triples

FOLDER = Path(__file__).parent / "ingest"
CASES = sorted(path.parent for path in FOLDER.rglob("input.*"))


Judged = tuple[Chunk, pl.DataFrame]


def name_of(case: Path) -> str:
    return str(case.relative_to(FOLDER))


@pytest.fixture(scope="module")
def scripts() -> list[sources.Script]:
    return sources.load()


@pytest.fixture(scope="module")
def shapes() -> gate.Shapes:
    return gate.load(content.find("shapes").values(), golden_frames.ontology())


@pytest.fixture(scope="module")
def context() -> gate.Context:
    """The reference data, which what a source states may refer to."""
    made = [
        triples(chunk.frames, golden_frames.ontology())
        for script in sources.load()
        if script.card.reference
        for path in sources.reference_files(script)
        for chunk in script.frames(SourceFile.of(path))
    ]
    return gate.Context(pl.concat(made).unique(), golden_frames.ontology())


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_source(
    case: Path,
    request: pytest.FixtureRequest,
    scripts: list[sources.Script],
    shapes: gate.Shapes,
    context: gate.Context,
) -> None:
    golden = case / "rows.json"
    kept = json.loads(golden.read_text("utf-8") or "{}") if golden.exists() else {}
    (path,) = case.glob("input.*")
    file = SourceFile.of(path, **kept.get("options", {}))
    script = sources.pick(file, scripts, None)
    assert script.name == name_of(case).split("/")[0]
    chunks = [judged(script, chunk, context, shapes) for chunk in script.frames(file)]
    golden_frames.compare(request, (chunk for chunk, _ in chunks), case / "expected.ttl")
    seen = told(chunks, kept.get("options", {}))
    if request.config.getoption("--update-goldens"):
        golden.write_text(json.dumps(seen, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        kept = seen
    assert seen == kept


def judged(
    script: sources.Script, chunk: Chunk, context: gate.Context, shapes: gate.Shapes
) -> Judged:
    """What the gate lets through, and row and shape of what it does not."""
    frames = {**chunk.frames, "dcat:Dataset": dataset(script.card)}
    found = gate.check(frames, context, golden_frames.ontology(), shapes)
    split = gate.split(frames, found, golden_frames.ontology())
    kept = {name: frame for name, frame in split.kept.items() if name != "dcat:Dataset"}
    return replace(chunk, frames=kept), split.dropped


def told(chunks: list[Judged], options: dict[str, str]) -> dict[str, Any]:
    """What became of the rows, slice by slice, and of those that could not be read."""
    rows: dict[str, Rows] = {}
    faults: list[list[Any]] = []
    notes: dict[str, None] = {}
    for chunk, dropped in chunks:
        bad = quarantine_frame([]) if chunk.quarantine is None else chunk.quarantine
        one = Rows(
            rows_in=chunk.rows_in,
            accepted=count_rows(chunk.frames) + chunk.removed,
            duplicates=chunk.duplicates,
            collapsed=chunk.collapsed,
            filtered=chunk.filtered,
            quarantined=bad["row"].n_unique() + lost(chunk, dropped),
        )
        assert one.reconciles, one
        name = f"{chunk.slice} {chunk.version}".strip()
        rows[name] = rows.get(name, Rows()) + one
        faults += [list(row) for row in bad.select("row", "reason", "field", "detail").rows()]
        units = dropped.select("row", "part", "shape", "message")
        faults += sorted([row, "shape-violation", shape, part or message]
                         for row, part, shape, message in units.rows())  # fmt: skip
        notes |= dict.fromkeys(chunk.notes)
    seen = {"slices": {name: asdict(one) for name, one in rows.items()}, "quarantine": faults}
    return seen | {"notes": list(notes)} | ({"options": options} if options else {})


def lost(chunk: Chunk, dropped: pl.DataFrame) -> int:
    """Rows of which the gate left nothing."""
    kept = [frame["_row"].drop_nulls() for frame in chunk.frames.values()]
    rows = set(pl.concat(kept)) if kept else set()
    return len(set(dropped["row"].drop_nulls()) - rows)
