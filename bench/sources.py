"""Every file of a folder through its source: are all rows accounted for, and how fast?

    python bench/sources.py FOLDER [--orders] [--large] [--json] [--skip PATTERN]

For each file: what became of its rows, triples, and rows a second from file to ledger slice
(read, judged, written; the index is not part of it). A file that no source reads is named. Ends
with 1 where a row is unaccounted for or a file that a source reads is refused.

`--large` makes 1,000,000 entities of OpenSanctions and 2 GB of Wikidata (from the sample in
FOLDER/wikidata) and reads each in a process of its own, whose memory is printed.

`--orders` ingests all files into three cases, in two orders and twice over, and compares the
digests; changes to a slice (deltas), which need their base, are left out of that.
"""

import argparse
import json
import random
import resource
import subprocess
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
ENTITIES, DUMP, MOST_MIB = 1_000_000, 2 * 10**9, 2048
# A list of deltas holds no data, and a delta needs its base: no fault of a file by itself.
NO_FAULT = ("no base for this delta", "holds no data")


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
                file = SourceFile.opened(
                    one,
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


def large(folder: Path, scratch: Path) -> Iterator[Line]:
    """The two large files, with the memory that reading, judging and writing them took."""
    import _ftm_made
    import _wikidata_made

    entities, dump = scratch / "entities.ftm.json", scratch / "made.ndjson"
    _ftm_made.write(entities, ENTITIES)
    yield from _alone(entities)
    entities.unlink()
    sample = folder / "wikidata" / "wikibase-dump-filter_entities.ndjson"
    _wikidata_made.write(sample, dump, DUMP)
    yield from _alone(dump)


def _alone(path: Path) -> Iterator[Line]:
    command = [sys.executable, __file__, str(path.parent), "--json", "--memory"]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    yield from (json.loads(line) for line in run.stdout.splitlines())


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
    path = Path(line["file"])
    name = str(path.relative_to(folder)) if path.is_relative_to(folder) else path.name
    if "unread" in line:
        return f"{name:58} not read: {line['unread'][:120]}"
    counts = " + ".join(
        f"{line[k]:,} {k}"
        for k in ("accepted", "duplicates", "collapsed", "filtered", "quarantined")
        if line[k]
    )
    told = f"{name:58} {line['source']:18} {line['rows_in']:>8,} = {counts or '0'}"
    told += f"; {line['triples']:,} triples, {line['rows_per_s']:,} rows/s"
    told += f", {line['mib']:,} MiB" if "mib" in line else ""
    return told + "".join(f"\n    REFUSED {why}" for why in line.get("refused", ()))


def failed(line: Line) -> bool:
    refused = (why for why in line.get("refused", ()) if not any(n in why for n in NO_FAULT))
    return any(refused) or not line.get("reconciles", True) or line.get("mib", 0) > MOST_MIB


def lines(options: argparse.Namespace, scratch: Path) -> Iterator[Line]:
    """All that is asked for but the digests."""
    judge = judge_of(scratch / "case")
    staging = scratch / "staging"
    staging.mkdir()
    for path in files(options.folder, options.skip):
        for line in measured(path, judge, staging):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            yield line | ({"mib": peak} if options.memory else {})
    if options.large:
        yield from large(options.folder, scratch)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--skip", action="append", default=[], metavar="PATTERN")
    parser.add_argument("--orders", action="store_true", help="compare digests of three ways")
    parser.add_argument("--large", action="store_true", help="two large files that are made up")
    parser.add_argument("--json", action="store_true", help="one object a line")
    parser.add_argument("--memory", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    faults, read = 0, list[Path]()
    with tempfile.TemporaryDirectory() as name:
        for line in lines(options, Path(name)):
            print(json.dumps(line) if options.json else shown(line, options.folder), flush=True)
            faults += failed(line)
            whole = line.get("rows_in") and not line.get("refused")
            read += [Path(line["file"])] if whole and Path(line["file"]).exists() else []
        if options.orders:
            found = digests(list(dict.fromkeys(read)), Path(name))
            for way, digest in found.items():
                print(json.dumps({way: digest}) if options.json else f"{way:10} {digest}")
            faults += len(set(found.values())) != 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
