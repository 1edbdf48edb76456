"""Compare what an ingest script makes of a small input with the triples kept beside it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from actorgraph import content, schema
from actorgraph.frames import Chunk, check_columns
from actorgraph.triples import triples

_SHOWN = 12  # triples of each kind in a message


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
    if not golden.exists():
        pytest.fail(f"there is no {golden.name} yet: --update-goldens writes it", pytrace=False)
    kept, now = set(ox.parse(path=golden)), set(ox.parse(made, format=ox.RdfFormat.N_TRIPLES))
    gone, new = ([f"{s} {t}" for t in sorted(map(str, some))] for s, some in
                 (("-", kept - now), ("+", now - kept)))  # fmt: skip
    if gone or new:
        shown = "\n".join([*gone[:_SHOWN], *new[:_SHOWN]])
        pytest.fail(
            f"{golden.parent.name}/{golden.name}: {len(gone)} triples gone, {len(new)} new; where "
            f"that is right, --update-goldens writes it anew\n{shown}", pytrace=False,
        )  # fmt: skip
