"""Hostile inputs, each given to the program as a user would: how many are met as promised?

    bench/hostile.py --cases DIR [--group csv] [--verbose] [--json]

DIR holds *.jsonl files of cases (id, group, outcome, input or recipe_py, expected). A case is
handled when its outcome is the promised one and, whatever it was: rows reconcile, the graph is
the old one or the one that was accepted, nothing reached the network or a place outside the
workspace, no traceback and nothing that a terminal would obey was printed, and time and memory
stayed within the limits. After each group the index is verified, every format of export re-parses
to the same statements, and an ordinary question is answered within a second.
"""

import argparse
import json
import shutil
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import _hostile_files as files
import _hostile_requests as requests
import _hostile_store as store
from _hostile_case import Case, load
from _hostile_run import Lure, Place, Ran, lure, place
from _hostile_seen import Seen, judge

SOURCES = Path(__file__).parent / "hostile_sources"
GROUPS: dict[str, Callable[[Case, Place], Seen]] = {
    "csv": files.table,
    "unicode": files.label,
    "iri": files.iri,
    "jsonl": files.lines,
    "archive": files.archive,
    "article": files.article,
    "rdf": requests.rdf,
    "sparql": requests.sparql,
    "param": requests.parameter,
    "export": requests.export,
}
NOT_YET = {"http": "there is no server"}
QUICK = 1.0  # seconds of the processor for an ordinary question


@dataclass(slots=True)
class Score:
    """Of one group: what was handled, what failed and why, what was passed over and why."""

    handled: int = 0
    total: int = 0
    passed_over: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    failed: dict[str, list[str]] = field(default_factory=dict)
    after: list[str] = field(default_factory=list)

    def add(self, name: str, faults: list[str], note: str = "") -> None:
        self.total += 1
        self.handled += not faults
        if faults:
            self.failed[name] = faults
        elif note:
            self.notes[note] += 1


class Bench:
    """A workspace made at the start, and a copy of it in which the cases are run."""

    def __init__(self, folder: Path, bait: Lure, stack: ExitStack) -> None:
        self.bait = bait
        self.template = folder / "template"
        self.base_peak = _make(self.template)
        self.place = stack.enter_context(place(self.template))
        self.outside = self.place.outside()

    def run(self, case: Case, how: Callable[[Case, Place], Seen]) -> tuple[Seen, list[str]]:
        seen = how(case, self.place)
        return seen, judge(seen, self.base_peak) + list(self._beside())

    def store(self) -> Iterator[tuple[Case, list[str]]]:
        with place(self.template) as here:
            yield from store.run_all(here)

    def settle(self) -> list[str]:
        """What is wrong after a group; then the next one begins with a sound workspace."""
        runs: list[Ran] = []
        faults = list(requests.exports(self.place, runs))
        runs.append(self.place.run("verify"))
        if runs[-1].code != 0:
            faults.append(f"verify: {runs[-1].said[:200]}")
        asked = self.place.run("ask", "claims_contested")
        runs.append(asked)
        if asked.code != 0 or asked.processor > QUICK:
            faults.append(f"an ordinary question: exit code {asked.code}, {asked.processor:.1f} s")
        faults += [fault for ran in runs for fault in ran.faults()]
        if faults:
            shutil.rmtree(self.place.workspace)
            shutil.copytree(self.template, self.place.workspace)
        for path in self.place.files.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        return list(dict.fromkeys(faults))

    def _beside(self) -> Iterator[str]:
        """The network, files elsewhere, and forgotten ones, since the last case."""
        if self.bait.visits:
            yield "a request over the network"
            self.bait.visits.clear()
        outside = self.place.outside()
        for path in sorted(outside - self.outside):
            yield f"a file outside: {path}"
        self.outside |= outside
        for name in self.place.left():
            yield f"a temporary file is left: {name}"
            forgotten = self.place.temporary / name
            shutil.rmtree(forgotten) if forgotten.is_dir() else forgotten.unlink()


def _make(template: Path) -> int:
    """A workspace with the bench's sources and query; the memory that a small file takes."""
    with place() as here:
        (here.files / "a.csv").write_text("id,name\n1,Alice\n")
        first = here.run("init", str(template))
        for kind in ("ingest", "queries"):
            (template / kind).mkdir(exist_ok=True)
        for script in SOURCES.glob("*.py"):
            shutil.copy(script, template / "ingest")
        (template / "queries" / "hostile_names.rq").write_text(requests.QUERY)
        small = here.run("ingest", str(here.files / "a.csv"), workspace=template)
        for ran in (first, small):
            if ran.code != 0:
                raise SystemExit(f"no workspace to begin with: {ran.said}")
        return small.peak


def scores(cases_folder: Path, groups: list[str], talk: Callable[[str], None]) -> dict[str, Score]:
    """Run the cases of these groups (all where none is named)."""
    found: dict[str, Score] = defaultdict(Score)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="hostile-")))
        bait = stack.enter_context(lure())
        by_group = defaultdict(list)
        for case in load(cases_folder, bait.port):
            by_group[case.group].append(case)
        chosen = [g for g in (*by_group, "store") if not groups or g in groups]
        bench = Bench(folder, bait, stack)
        for group in chosen:
            _run_group(bench, group, by_group[group], found[group], talk)
    return found


def _run_group(
    bench: Bench, group: str, cases: list[Case], score: Score, talk: Callable[[str], None]
) -> None:
    if group in NOT_YET or group not in (*GROUPS, "store"):
        score.passed_over[NOT_YET.get(group, "an unknown group")] += len(cases)
        return
    if group == "store":
        for case, faults in bench.store():
            score.add(f"{case.id} {case.procedure}", faults)
            talk(f"{case.id} {case.procedure}: {'; '.join(faults) or 'handled'}")
        return
    for case in cases:
        seen, faults = bench.run(case, GROUPS[group])
        if seen.pass_over and not faults:
            score.passed_over[seen.pass_over] += 1
        else:
            score.add(case.id, faults, seen.note)
        code = seen.runs[0].code if seen.runs else "-"
        why = "; ".join(faults) or seen.pass_over or f"handled {seen.note}"
        talk(f"{case.id} {case.outcome} [{code}]: {why}")
    score.after = bench.settle()


def figures(found: dict[str, Score]) -> Iterator[dict[str, Any]]:
    for group, score in found.items():
        if score.total:
            yield {
                "name": f"hostile/{group}", "value": score.handled, "goal": score.total,
                "met": score.handled == score.total and not score.after, "n": score.total,
            }  # fmt: skip


def table(found: dict[str, Score]) -> Iterator[str]:
    for group, score in found.items():
        if score.total:
            notes = "".join(f"; {n} {note}" for note, n in score.notes.items())
            yield f"{group:10} {score.handled:3} / {score.total:<3} handled{notes}"
        for reason, n in score.passed_over.items():
            yield f"{group:10} {n:3} not concerned: {reason}"
        for name, faults in score.failed.items():
            yield f"    {name}: {'; '.join(faults)}"
        for fault in score.after:
            yield f"    after the group: {fault}"
    handled = sum(score.handled for score in found.values())
    total = sum(score.total for score in found.values())
    yield f"{'all':10} {handled:3} / {total:<3} handled"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--cases", type=Path, required=True, metavar="DIR")
    parser.add_argument("--group", action="append", default=[], help="only this group")
    parser.add_argument("--verbose", action="store_true", help="a line a case, on stderr")
    parser.add_argument("--json", action="store_true", help="one object a figure")
    options = parser.parse_args()

    def talk(line: str) -> None:
        if options.verbose:
            print(line.encode("ascii", "backslashreplace").decode(), file=sys.stderr, flush=True)

    found = scores(options.cases, options.group, talk)
    for line in map(json.dumps, figures(found)) if options.json else table(found):
        print(line.encode("utf-8", "backslashreplace").decode())


if __name__ == "__main__":
    main()
