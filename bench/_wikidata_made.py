"""Wikidata entities at will: those of a file repeated, each time with ids of their own.

    python bench/_wikidata_made.py SAMPLE TARGET MEGABYTES

The same input gives the same bytes. Items keep their statements and what these point at; only the
item's own id, also in the ids of its statements, is a new one in each round.
"""

import json
import re
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

FIRST = 900_000_000  # far beyond the items there are
_HOLE = "\x00"


def templates(sample: Path) -> list[str]:
    """The entities of a dump or of lines, with a hole for the number of each."""
    found = []
    for line in sample.read_text("utf-8").splitlines():
        bare = line.strip().removesuffix(",")
        if not bare.startswith("{"):
            continue
        entity = json.loads(bare)
        name = entity["id"]
        if re.fullmatch(r"Q\d+", name):
            text = json.dumps(entity, ensure_ascii=False, separators=(",", ":"))
            text = re.sub(rf'"[Qq]{name[1:]}\$', f'"Q{_HOLE}$', text)
            found.append(text.replace(f'"id":"{name}"', f'"id":"Q{_HOLE}"', 1))
    return found


def lines(found: list[str]) -> Iterator[str]:
    """Endless; no two lines have one id."""
    numbers = count(FIRST)
    while True:
        for template in found:
            yield template.replace(_HOLE, str(next(numbers))) + "\n"


def write(sample: Path, target: Path, size: int) -> int:
    """At least `size` bytes of entities; how many there are."""
    written = rows = 0
    with target.open("wb") as stream:
        for line in lines(templates(sample)):
            written += stream.write(line.encode())
            rows += 1
            if written >= size:
                return rows
    return rows


if __name__ == "__main__":
    _, sample, target, megabytes = sys.argv
    print(f"{write(Path(sample), Path(target), int(megabytes) * 10**6):,} entities")
