"""What was seen of one case, and how it is judged: by its outcome, never by its id."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from _hostile_case import Case
from _hostile_run import Ran

from actorgraph.frames import REASONS

MIB = 1 << 20
PROCESSOR = 12.0  # seconds for one command, whatever it is given
GROWTH = 200 * MIB  # memory beyond what a small honest file takes
LARGE = 50_000  # bytes from which on a limit is an answer to what would else be accepted
STRUCTURAL = frozenset({"column-count", "nul", "encoding", "limit", "too-large", "too-deep"})
_ASIDE = ("next: ", "quarantine: ", "usage: ", "  ")


@dataclass(slots=True, kw_only=True)
class Seen:
    """One case, run. `runs[0]` is the command that met it, the others looked at what it left.

    `safe`: what is hostile was stored in a form that harms nobody. `pass_over`: why the case does
    not concern what exists.
    """

    case: Case
    runs: list[Ran] = field(default_factory=list)
    slices: list[dict[str, Any]] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    before: str = ""
    after: str = ""
    faults: list[str] = field(default_factory=list)
    safe: bool = False
    limit: float | None = None
    pass_over: str = ""
    note: str = ""

    @property
    def code(self) -> int:
        return self.runs[0].code

    @property
    def lines(self) -> list[str]:
        """The lines that say what is wrong."""
        lines = self.runs[0].said.split("\n")
        return [line for line in lines if line.strip() and not line.startswith(_ASIDE)]

    def rows(self, name: str) -> int:
        return sum(slice_[name] for slice_ in self.slices)


def judge(seen: Seen, base_peak: int) -> list[str]:
    """Everything that is wrong with how a case was met; nothing for a case that is handled."""
    found = [fault for ran in seen.runs for fault in ran.faults()]
    found += seen.faults
    if seen.runs and not seen.pass_over:
        found += _rows(seen)
        found += _digest(seen)
        found += _cost(seen, base_peak)
        found += _OUTCOMES[seen.case.outcome](seen)
    return list(dict.fromkeys(found))


def _rows(seen: Seen) -> Iterator[str]:
    for slice_ in seen.slices:
        parts = ("accepted", "duplicates", "collapsed", "filtered", "quarantined")
        if slice_["rows_in"] != sum(slice_[part] for part in parts):
            yield f"{slice_['slice']}: rows do not add up"
    if seen.slices and not seen.lines:
        told = {(r["slice"], r["row"]) for r in seen.records if r["part"] is None}
        if len(told) != seen.rows("quarantined"):
            yield f"{seen.rows('quarantined')} rows quarantined, {len(told)} in the file"
    for record in seen.records:
        if record["reason"] not in REASONS:
            yield f"a reason of its own: {record['reason']}"


def _digest(seen: Seen) -> Iterator[str]:
    published = any(slice_["outcome"] in ("new", "changed") for slice_ in seen.slices)
    if not published and seen.before != seen.after:
        yield "nothing was accepted, but the graph has changed"
    if published and seen.before == seen.after:
        yield "something was accepted, but the graph has not changed"


def _cost(seen: Seen, base_peak: int) -> Iterator[str]:
    ran = seen.runs[0]
    if seen.limit is not None and ran.seconds > seen.limit:
        yield f"took {ran.seconds:.1f} s, {seen.limit:.1f} s were allowed"
    if seen.limit is None and ran.processor > PROCESSOR:
        yield f"took {ran.processor:.1f} s of the processor"
    if seen.case.group != "sparql" and ran.peak > base_peak + GROWTH:
        yield f"took {(ran.peak - base_peak) // MIB} MiB more than a small file"


def _accept(seen: Seen) -> Iterator[str]:
    large = len(seen.case.data or b"") > LARGE
    if seen.code == 6 and large and seen.lines:
        return
    if seen.code not in (0, 3):
        yield f"exit code {seen.code}: {_first(seen)}"
    reasons = {r["reason"] for r in seen.records if r["part"] is None}
    if reasons - STRUCTURAL:
        yield f"quarantined for {', '.join(sorted(reasons))}"


def _flagged(seen: Seen) -> Iterator[str]:
    if seen.code not in (0, 3):
        yield f"exit code {seen.code}: {_first(seen)}"
    said = seen.records or any(s["notes"] or s["findings"] for s in seen.slices)
    if not said and not any("[U+" in ran.printed for ran in seen.runs):
        yield "accepted, and nothing said"


def _quarantine(seen: Seen) -> Iterator[str]:
    if seen.code in (2, 4, 6):
        yield from _one_line(seen)
    elif seen.code == 3 and not seen.records:
        yield "findings, but nothing in quarantine"
    elif seen.code == 0 and not seen.safe and not _left_out(seen):
        yield "accepted in silence"


def _left_out(seen: Seen) -> bool:
    """Nothing was accepted, and the receipt says what was left out."""
    return bool(seen.slices) and not seen.rows("accepted") and all(s["notes"] for s in seen.slices)


def _refused(codes: Sequence[int]) -> Callable[[Seen], Iterator[str]]:
    def judged(seen: Seen) -> Iterator[str]:
        if seen.safe:
            return
        if seen.code not in codes:
            yield f"exit code {seen.code}: {_first(seen)}"
        else:
            yield from _one_line(seen)

    return judged


def _limit(seen: Seen) -> Iterator[str]:
    if seen.code == 3:
        if not seen.records and "truncated" not in seen.runs[0].said:
            yield "cut without saying so"
    elif seen.code in (2, 4, 6):
        yield from _one_line(seen)
    else:
        yield f"exit code {seen.code}: {_first(seen)}"


def _one_line(seen: Seen) -> Iterator[str]:
    if len(seen.lines) != 1:
        yield f"refused in {len(seen.lines)} lines: {_first(seen)}"


def _first(seen: Seen) -> str:
    return next(iter(seen.lines), "nothing said")[:200]


_OUTCOMES: dict[str, Callable[[Seen], Iterator[str]]] = {
    "accept": _accept,
    "accept-flagged": _flagged,
    "quarantine": _quarantine,
    "refuse-file": _refused((2, 4, 6)),
    "refuse-request": _refused((2, 6)),
    "limit": _limit,
}
