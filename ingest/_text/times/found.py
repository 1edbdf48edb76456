"""Words that tell a date, before and after they are read."""

import re
from dataclasses import dataclass, replace

from actorgraph_ingest._text.times.calendars import Anchor, Bounds, Parts
from actorgraph_ingest._text.times.spans import RESOLVE
from actorgraph_ingest._text.types import When

STATED = ("year", "short", "decade", "century", "begun")


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that tell a date, not yet read."""

    kind: str
    sure: bool
    match: re.Match[str]
    parts: Parts
    start: int

    def read(self, anchor: Anchor) -> When:
        stop = self.match.end()
        when = When(self.start, stop, self.match.string[self.start : stop], "", "", "")
        stated = self.kind == "nine" or any(key in self.parts for key in STATED)
        return bound(when, bounds(self.kind, self.parts, anchor), "stated" if stated else ISSUED)

    def onward(self) -> bool:
        """ "the next day", "over the next decade": of the story, where that is in the past."""
        turn = self.parts.get("which", "").lower()
        return self.kind in ("story", "next") or (self.kind == "span" and turn == "next")

    def yearless(self) -> bool:
        """Whether it is a day or month that may be of the year the story stands at."""
        if self.kind == "story" or "month" not in self.parts:
            return False
        if not self.parts.keys().isdisjoint(STATED):
            return False
        return self.parts.get("which", "") in ("", "that", "same", "following", "previous")


ISSUED = "fromIssued"


@dataclass(frozen=True, slots=True)
class Found:
    when: When
    kind: str
    sure: bool
    parts: Parts
    gone: bool = False


def bounds(kind: str, parts: Parts, anchor: Anchor) -> Bounds | None:
    try:
        return RESOLVE[kind](parts, anchor)
    except (ValueError, OverflowError):  # 31 June; the last century of year 1
        return None


def bound(when: When, days: Bounds | None, basis: str) -> When:
    first, last = days if days is not None else (None, None)
    return replace(
        when, earliest=first.isoformat() if first else "", latest=last.isoformat() if last else "",
        basis=basis if days is not None else "",
    )  # fmt: skip
