"""The row of PETRARCH's own unit suite, coded with the dictionaries that belong to it."""

from collections.abc import Iterator
from typing import Any

from _text_kit import Case, Cases, Row, Tally

from actorgraph import content

_petrarch: Any = content.load_ingest("_text.petrarch.coder")


def rows(cases: Cases) -> Iterator[Row]:
    """A record is exact when the dyads with two coded actors and their codes are the very same."""
    exact = Tally("PETRARCH unit suite, its own dictionaries, exact", (0.48, 0.90, 0.95))
    folder = cases.folder / "dictionaries"
    if folder.is_dir():
        known = _petrarch.load(folder)
        for case in cases.rows("events.jsonl", lambda r: r["set"] == "petrarch-unit"):
            exact.add(made(case, known) == wanted(case), case["id"])
    yield exact.row()


def made(case: Case, known: Any) -> set[tuple[str, str, str]]:
    day = str(case["date"])
    iso = f"{day[:4]}-{day[4:6]}-{day[6:8]}"
    return set(_petrarch.coded(case["text"], iso, known))


def wanted(case: Case) -> set[tuple[str, str, str]]:
    found = set()
    for event in case["events"]:
        source, target = (
            "".join(str(a.get("code") or "---") for a in event[side][:1]) or "---"
            for side in ("source", "target")
        )
        if not (source.startswith("---") or target.startswith("---")):
            found.add((source, target, event["code"]))
    return found
