"""A day of GDELT from file to graph, beside rdflib and beside Oxigraph's own loading.

    python bench/ingest.py [--rows 200000] [--sample FILE.export.CSV] [--json]

The rows are made up, or those of `--sample`, repeated with ids and articles of their own. The
ingest runs in a process of its own, so that its memory is its own.
"""

import argparse
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import _gdelt_day
import polars as pl

from actorgraph import content, gate, intake, schema, sources, workspace
from actorgraph.build import Builder
from actorgraph.frames import Chunk, SourceFile
from actorgraph.index import base, generation
from actorgraph.index.oxigraph import OxigraphEngine
from actorgraph.terms import Term, parse_term
from actorgraph.triples import TRIPLE_SCHEMA, triples

Figure = dict[str, Any]
NEXT = 2_000
SMALL = 2_000
SUBJECTS = 20_000
ARTICLE = """# Ruritania says border talks went well

Publisher: The Example Post
Date: 2019-10-25

VIENNA - Austria accused Serbia on Friday of closing the border. Serbia denied the accusation.
"""


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    answer = work()
    return time.perf_counter() - start, answer


def best(work: Callable[[], Any]) -> float:
    """Seconds of the fastest of three runs: what else the machine does only adds to them."""
    return min(timed(work)[0] for _ in range(3))


def figure(name: str, value: float, goal: float | None, n: int, *, least: bool = False) -> Figure:
    met = None if goal is None else (value >= goal if least else value <= goal)
    return {"name": name, "value": round(value, 3), "goal": goal, "met": met, "n": n}


# The parts, in this process


def parts(folder: Path, rows: list[list[str]], count: int, case: Path) -> list[Figure]:
    """Mapping, gate, writer and loading by themselves, on the same rows."""
    ontology = schema.load(content.find("ontology").values())
    shapes = gate.load(content.find("shapes").values(), ontology)
    context = gate.Context(reference(case), ontology)
    script = next(s for s in sources.load() if s.name == "gdelt_events")
    judge = intake.Judge(schema=ontology, shapes=shapes, context=context)
    seconds = {}
    for n in (SMALL, count // 4, count):  # the first warms up
        file = SourceFile.of(_gdelt_day.repeat(rows, n, folder / f"{n}.CSV"))
        seconds[n] = best(partial(staged, script, file, judge, folder))
    mapping, chunks = timed(lambda: list(script.frames(file)))
    checking, _ = timed(lambda: [gate.check(c.frames, context, ontology, shapes) for c in chunks])
    writing, graph = timed(lambda: written(chunks, ontology))
    loading = load(graph, folder)
    rows_a_second, size = count / seconds[count], graph.height
    exponent = math.log(seconds[count] / seconds[count // 4]) / math.log(4)
    return [
        figure("file to frames, rows/s", count / mapping, None, count),
        figure("file to ledger, rows/s", rows_a_second, 25_000, count, least=True),
        figure("file to ledger, rows/s (aim)", rows_a_second, 60_000, count, least=True),
        figure("file to ledger, exponent", exponent, 1.15, count),
        figure("writer, triples/s", size / writing, None, size),
        figure("gate, triples/s", size / checking, None, size),
        figure("Oxigraph bulk load, triples/s", size / loading, None, size),
        figure("gate time / load time", checking / loading, 1.0, size),
        *beside_rdflib(graph, size / seconds[count]),
    ]


def beside_rdflib(graph: pl.DataFrame, ours: float) -> list[Figure]:
    """`ours`: triples a second from file to ledger."""
    building, parsing, few = in_rdflib(graph)
    ratio = ours * building / few
    return [
        figure("rdflib building, triples/s", few / building, None, few),
        figure("rdflib parsing, triples/s", few / parsing, None, few),
        figure("file to ledger / rdflib building", ratio, 20, few, least=True),
    ]


def reference(case: Path) -> pl.DataFrame:
    """The triples of the reference slices, which the gate judges with."""
    ledger = workspace.locate(case).ledger
    held = [ledger.frame(v) for v in ledger.current().values() if v.source != "gdelt-events"]
    return pl.concat(held).unique() if held else pl.DataFrame(schema=TRIPLE_SCHEMA)


def staged(script: Any, file: SourceFile, judge: intake.Judge, folder: Path) -> None:
    for one in intake.stage(script, file, judge, folder, batch=1):
        if isinstance(one, Exception):
            raise one
        one.content.unlink()


def written(chunks: list[Chunk], ontology: schema.Schema) -> pl.DataFrame:
    return pl.concat(triples(chunk.frames, ontology) for chunk in chunks).unique()


def load(graph: pl.DataFrame, folder: Path) -> float:
    """Seconds of Oxigraph's own bulk load of an N-Triples file into a store on disk."""
    base.write_lines(graph, folder / "graph.nt")
    engine = OxigraphEngine.create(folder / "store")
    seconds, _ = timed(lambda: engine.load_file(folder / "graph.nt"))
    engine.close()
    return seconds


def in_rdflib(graph: pl.DataFrame) -> tuple[float, float, int]:
    """Seconds to build and to parse the triples of some thousand subjects."""
    import rdflib

    subjects = graph["subject"].unique().sort().head(SUBJECTS)
    few = graph.filter(pl.col("subject").is_in(subjects.implode()))
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in few.iter_rows())
    rows = [tuple(map(parse_term, triple)) for triple in few.iter_rows()]

    def term(value: Term) -> rdflib.term.Node:
        if value.kind == "iri":
            return rdflib.URIRef(value.value)
        datatype = None if value.datatype is None else rdflib.URIRef(value.datatype)
        return rdflib.Literal(value.value, datatype=datatype, lang=value.lang)

    def build() -> None:
        built = rdflib.Graph()
        for subject, predicate, value in rows:
            built.add((term(subject), term(predicate), term(value)))

    parsing, _ = timed(lambda: rdflib.Graph().parse(data=lines, format="nt"))
    return best(build), parsing, few.height


# The whole, in processes of its own


def whole(folder: Path, rows: list[list[str]], count: int, case: Path) -> list[Figure]:
    """Ingest a day, then one article, then the next file, each until it can be asked for."""
    day = _gdelt_day.repeat(rows, count, folder / f"{_gdelt_day.STAMP}.export.CSV")
    article = folder / "article.md"
    article.write_text(ARTICLE)
    later = _gdelt_day.repeat(rows, NEXT, folder / "20191024144500.export.CSV", 2_000_000_000)
    first, one, following = (child(case, path) for path in (day, article, later))
    memory = max(run["mib"] for run in (first, one, following))
    return [
        figure("file to index, rows/s", count / first["seconds"], None, count),
        figure("index load, triples/s", first["triples"] / first["index"], None, first["triples"]),
        figure("memory, MiB", memory, 2048, count),
        figure("one article visible, s", one["seconds"], 1.0, 1),
        figure("the next file visible, s", following["seconds"], 3.0, NEXT),
    ]


def child(case: Path, path: Path | None) -> dict[str, Any]:
    command = [sys.executable, __file__, "--case", str(case)]
    command += [] if path is None else ["--ingest", str(path)]
    # as what is installed has it: compiled once, by the first of them
    compiled = {"PYTHONPYCACHEPREFIX": str(case.parent / "compiled")}
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | compiled
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
    return json.loads(run.stdout)  # type: ignore[no-any-return]


def ingest(case: Path, path: Path | None) -> dict[str, Any]:
    """What one ingest takes, from the call until a reader of the new generation sees it."""
    made = workspace.locate(case) if (case / "STORE.json").exists() else workspace.create(case)
    steps: dict[str, float] = {}

    def passed(step: str) -> None:
        steps.setdefault(step, time.perf_counter())

    builder = Builder(made, passed)
    start = time.perf_counter()
    receipt = builder.ingest([] if path is None else [path])
    if receipt.refused:
        raise receipt.refused[0]
    published = generation.current(made.index)
    if published is None or not published.open().ask("ASK { ?s ?p ?o }"):
        raise SystemExit("nothing was published")
    end = time.perf_counter()
    return {
        "seconds": end - start,
        "index": end - steps.get("updating the index", end),
        "triples": sum(one.triples_added for one in receipt.slices),
        "mib": peak(),
    }


def peak() -> float:
    """The most memory this process has held. `ru_maxrss` would begin with that of its parent."""
    held = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    if held is None:
        raise SystemExit("the memory of a process is read from /proc, as Linux has it")
    return int(held[1]) / 1024


def figures(count: int, sample: Path | None) -> list[Figure]:
    rows = _gdelt_day.quarter(sample)
    with tempfile.TemporaryDirectory() as name:
        folder, case = Path(name), Path(name) / "case"
        child(case, None)
        return [*parts(folder, rows, count, case), *whole(folder, rows, count, case)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--sample", type=Path, help="a real file to repeat")
    parser.add_argument("--json", action="store_true", help="one object a figure")
    parser.add_argument("--case", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--ingest", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.case is not None:
        print(json.dumps(ingest(options.case, options.ingest)))
        return
    for one in figures(options.rows, options.sample):
        if options.json:
            print(json.dumps(one))
        else:
            goal = "" if one["goal"] is None else f"goal {one['goal']:>9,}"
            met = {None: "", True: "met", False: "NOT MET"}[one["met"]]
            print(f"{one['name']:32} {one['value']:>14,.2f}  {goal:>14}  {met:7}  n={one['n']:,}")


if __name__ == "__main__":
    main()
