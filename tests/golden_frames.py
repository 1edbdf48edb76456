"""Compare what an ingest script makes of a small input with the triples kept beside it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from actorgraph import content, schema
from actorgraph.frames import Chunk, check_columns
from actorgraph.triples import triples


@cache
def ontology() -> schema.Schema:
    return schema.load(content.find("ontology").values())


def compare(request: pytest.FixtureRequest, chunks: Iterable[Chunk], golden: Path) -> None:
    """`golden` holds the triples as sorted lines; `--update-goldens` writes it anew."""
    lines: set[str] = set()
    for chunk in chunks:
        check_columns(chunk.frames, ontology(), golden.parent.name)
        lines |= {f"{s} {p} {o} .\n" for s, p, o in triples(chunk.frames, ontology()).rows()}
    made = "".join(sorted(lines))
    if request.config.getoption("--update-goldens", default=False):
        golden.write_text(made, encoding="utf-8")
    kept = set(ox.parse(path=golden))
    assert set(ox.parse(made, format=ox.RdfFormat.N_TRIPLES)) == kept
