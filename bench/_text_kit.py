"""What the rows of `bench/text.py` share: the cases in halves, the reader, the intervals."""

import hashlib
import json
import math
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from actorgraph import content

Case = dict[str, Any]
_document: Any = content.load_ingest("_text.document")
_intake: Any = content.load_ingest("_text.source.intake")
_lexicon: Any = content.load_ingest("_text.actors.lexicon")
walk: Any = content.load_ingest("_text.types").walked


@dataclass(frozen=True)
class Cases:
    """The folder of cases seen through one half: open (may be read), held (never read), all."""

    folder: Path
    half: str = "all"
    limit: int = 0

    def rows(self, name: str, keep: Callable[[Case], bool] = lambda _: True) -> list[Case]:
        """The rows of one JSON Lines file in this half. A file that is not there has none."""
        path = self.folder / name
        if not path.exists():
            return []
        lines = path.read_text(encoding="utf-8").splitlines()
        made = (json.loads(line) for line in lines if line.strip())
        return self.cut([row for row in made if keep(row)])

    def cut(self, rows: Sequence[Case]) -> list[Case]:
        """The rows of this half, no more than the limit."""
        mine = [row for row in rows if self.half in ("all", half_of(key_of(row)))]
        return mine[: self.limit] if self.limit else mine


def key_of(row: Case) -> str:
    """What a row is known by: its id, or the document and place that it speaks of."""
    if "id" in row:
        return str(row["id"])
    return " ".join(str(row.get(k, "")) for k in ("doc", "sentence", "start"))


def half_of(key: str) -> str:
    """The half a row belongs to, by a hash of its id, so that it is the same on every day."""
    return ("open", "held")[int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % 2]


@dataclass(frozen=True)
class Row:
    """One line of the table. `low`, `high`: the 95 % interval; goals are None where none is set."""

    test: str
    n: int
    value: float
    low: float
    high: float
    coder: float | None = None
    v01: float | None = None
    v1: float | None = None
    less_is_better: bool = False
    note: str = ""

    def reached(self, goal: float | None) -> str:
        if goal is None or not self.n:
            return "–"
        met = self.value <= goal if self.less_is_better else self.value >= goal
        return "yes" if met else "no"


@dataclass
class Tally:
    """Hits out of tries, made into a row with a Wilson interval."""

    test: str
    goals: tuple[float | None, float | None, float | None] = (None, None, None)
    hits: int = 0
    tries: int = 0
    missed: list[str] = field(default_factory=list)

    def add(self, hit: bool, key: str = "") -> None:
        self.tries += 1
        self.hits += hit
        if not hit:
            self.missed.append(key)

    def row(self, note: str = "") -> Row:
        value = self.hits / self.tries if self.tries else 0.0
        low, high = wilson(self.hits, self.tries)
        return Row(self.test, self.tries, value, low, high, *self.goals, note=note)


def wilson(hits: int, tries: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share."""
    if not tries:
        return 0.0, 1.0
    share, extra = hits / tries, z * z / tries
    middle = (share + extra / 2) / (1 + extra)
    half = z * math.sqrt(share * (1 - share) / tries + extra / (4 * tries)) / (1 + extra)
    return middle - half, middle + half


def bootstrap(
    items: Sequence[Any], measure: Callable[[Sequence[Any]], float], runs: int = 400
) -> tuple[float, float]:
    """The 95 % interval of any measure over items, by drawing them anew with a fixed seed."""
    if not items:
        return 0.0, 1.0
    draw = random.Random(20)
    values = sorted(measure(draw.choices(items, k=len(items))) for _ in range(runs))
    return values[int(runs * 0.025)], values[int(runs * 0.975) - 1]


@cache
def read(text: str, issued: str = "") -> Any:
    """What the reader finds in one text: the functions that `ingest/article.py` itself calls."""
    return _document.findings(as_article(text, issued), _lexicon.lexicon())


def as_article(text: str, issued: str = "") -> Any:
    """The text as an article, its date given beside it where known."""
    raw = _intake.Raw(1, text, {"date": issued} if issued else {})
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _intake.article(raw, _lexicon.lexicon(), digest)


@cache
def states() -> dict[str, str]:
    """Reference id of a state or territory -> its ISO code of three letters."""
    reference: Any = content.load_ingest("_territory")
    table = reference.read().select("id", "iso3")
    return {ref: re.split("[|@]", code)[0] for ref, code in table.iter_rows() if code}


@cache
def homes() -> dict[str, str]:
    """Reference id of a person or body -> the state it belongs to."""
    phrases = _lexicon.lexicon().phrases.values()
    return {
        e.id: e.country for names in phrases for rows in names.entries.values() for e in rows
        if e.country
    }  # fmt: skip


def country(ref: str, found: Any) -> str:
    """The ISO code of the country an actor is of, "" where none is known."""
    born = found.born.get(ref[1:]) if ref.startswith(".") else None
    home = born.country if born is not None else homes().get(ref, "")
    return (
        states().get(ref, "")
        or states().get(home, "")
        or states().get(found.homes.get(ref, ""), "")
    )
