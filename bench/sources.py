"""Every file of a folder through its source: are all rows accounted for, and how fast?

    python bench/sources.py FOLDER [--orders] [--json] [--skip PATTERN]

For each file: what became of its rows, triples, and rows a second from file to ledger slice
(read, judged, written; the index is not part of it). A file that no source reads is named. Ends
with 1 where a row is unaccounted for or a file that a source reads is refused.

`--orders` ingests all files into three cases, in two orders and twice over, and compares the
digests; changes to a slice (deltas), which need their base, are left out of that.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import polars as pl

from actorgraph import content, gate, intake, schema, sources, workspace
from actorgraph.build import Builder
from actorgraph.errors import ActorgraphError, Refused
from actorgraph.files import open_input
from actorgraph.frames import SourceFile
from actorgraph.ledger import Rows
from actorgraph.limits import Limits

Line = dict[str, Any]


def files(folder: Path, skipped: list[str]) -> list[Path]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [p for p in found if not any(fnmatch(str(p.relative_to(folder)), s) for s in skipped)]


def judge_of(case: Path) -> intake.Judge:
    """The gate with the reference data of a fresh case."""
    ws = workspace.create(case)
    Builder(ws).ingest(())
    ontology = schema.load(content.find("ontology").values())
    held = pl.concat(ws.ledger.frame(v) for v in ws.ledger.current().values()).unique()
    shapes = gate.load(content.find("shapes").values(), ontology)
    return intake.Judge(schema=ontology, shapes=shapes, context=gate.Context(held, ontology))


def measured(path: Path, judge: intake.Judge, staging: Path) -> Iterator[Line]:
    """A line a source file; an archive may hold several."""
    scripts = sources.load()
    try:
        with open_input(path, Limits()) as opened:
            for one in opened:
                file = SourceFile(
                    path=one.path, name=one.name, sha256=one.sha256, size=one.size, head=one.head
                )
                yield _staged(path, file, scripts, judge, staging)
    except ActorgraphError as error:
        yield {"file": str(path), "source": "", "unread": str(error)}


def _staged(
    path: Path, file: SourceFile, scripts: list[sources.Script], judge: intake.Judge, staging: Path
) -> Line:
    try:
        script = sources.pick(file, scripts, None)
    except ActorgraphError as error:
        return {"file": str(path), "source": "", "unread": str(error)}
    line: Line = {"file": str(path), "source": script.card.name}
    rows, triples, slices, refused = Rows(), 0, 0, []
    start = time.perf_counter()
    try:
        for one in intake.stage(script, file, judge, staging, batch=1):
            if isinstance(one, Refused):
                refused.append(str(one))
            else:
                rows, triples, slices = rows + one.rows, triples + one.triples, slices + 1
                one.content.unlink(missing_ok=True)
    except ActorgraphError as error:
        refused.append(str(error))
    seconds = time.perf_counter() - start
    line |= asdict(rows) | {"slices": slices, "triples": triples, "reconciles": rows.reconciles}
    line["rows_per_s"] = round(rows.rows_in / seconds)
    return line | ({"refused": refused} if refused else {})


def digests(paths: list[Path], folder: Path) -> dict[str, str]:
    """The digest of the graph after each way of ingesting the same files."""
    shuffled = list(paths)
    random.Random(7).shuffle(shuffled)
    ways = {"in order": [paths], "shuffled": [shuffled], "twice": [list(reversed(paths)), paths]}
    found = {}
    for number, (name, rounds) in enumerate(ways.items()):
        builder = Builder(workspace.create(folder / f"case-{number}"))
        for one in rounds:
            found[name] = builder.ingest(one).digest
    return found


def shown(line: Line, folder: Path) -> str:
    name = str(Path(line["file"]).relative_to(folder))
    if "unread" in line:
        return f"{name:58} not read: {line['unread'][:120]}"
    counts = " + ".join(
        f"{line[k]:,} {k}"
        for k in ("accepted", "duplicates", "collapsed", "filtered", "quarantined")
        if line[k]
    )
    told = f"{name:58} {line['source']:18} {line['rows_in']:>8,} = {counts or '0'}"
    told += f"; {line['triples']:,} triples, {line['rows_per_s']:,} rows/s"
    return told + "".join(f"\n    REFUSED {why}" for why in line.get("refused", ()))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--skip", action="append", default=[], metavar="PATTERN")
    parser.add_argument("--orders", action="store_true", help="compare digests of three ways")
    parser.add_argument("--json", action="store_true", help="one object a line")
    options = parser.parse_args()
    failed, read = 0, []
    with tempfile.TemporaryDirectory() as name:
        judge = judge_of(Path(name) / "case")
        staging = Path(name) / "staging"
        staging.mkdir()
        for path in files(options.folder, options.skip):
            for line in measured(path, judge, staging):
                print(json.dumps(line) if options.json else shown(line, options.folder), flush=True)
                failed += bool(line.get("refused")) or not line.get("reconciles", True)
                read += [path] if line.get("rows_in") and not line.get("refused") else []
        if options.orders:
            found = digests(list(dict.fromkeys(read)), Path(name))
            print(json.dumps(found) if options.json else "\n".join(
                f"{way:10} {digest}" for way, digest in found.items()
            ))  # fmt: skip
            failed += len(set(found.values())) != 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
