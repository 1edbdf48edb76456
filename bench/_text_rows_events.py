"""Rows for events in single sentences: PLOVER's gold records, and the labelled relations of PLV."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from _text_events import Told, best_match, both_sides, told
from _text_kit import Case, Cases, Row, Tally, bootstrap, read

ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # one class in PLV


def rows(cases: Cases) -> Iterator[Row]:
    yield from gold_records(cases)
    yield from relations(cases)


def gold_records(cases: Cases) -> Iterator[Row]:
    """Whether the category of the coded event is among those found, and with both its actors."""
    category = Tally("PLOVER GSR: category", (0.70, 0.78, 0.85))
    actors = Tally("PLOVER GSR: category + both actors", (0.45, 0.60, 0.70))
    sound = Tally("PLOVER GSR: precision of the categories found")
    for case in cases.rows("events.jsonl", lambda r: r["set"] == "plover-gsr"):
        found = read(case["text"])
        events = list(told(found))
        wanted = case["events"]
        for gold in wanted:
            same = [e for e in events if e.type == gold["plover"]]
            category.add(bool(same), case["id"])
            hit = any(both_sides(e, gold, case["text"], found) for e in same)
            actors.add(hit, case["id"])
        for kind in {e.type for e in events}:
            sound.add(kind in {g["plover"] for g in wanted}, case["id"])
    yield category.row()
    yield actors.row()
    yield sound.row()


def relations(cases: Cases) -> Iterator[Row]:
    """The label of the event that joins the two marked actors best; no event is a wrong label."""
    pairs = [label(case) for case in cases.rows("events_plv.jsonl")]
    accuracy = Tally("PLV: accuracy", (0.70, 0.75, 0.80))
    for gold, made in pairs:
        accuracy.add(gold == made)
    yield accuracy.row()
    low, high = bootstrap(pairs, macro_f1)
    yield Row("PLV: macro-F1", len(pairs), macro_f1(pairs), low, high, 0.71, 0.74, 0.78)


def label(case: Case) -> tuple[str, str]:
    gold = case["events"][0]
    found = read(case["text"])
    event = best_match(list(told(found)), gold, case["text"])
    made = event.type if event is not None else ""
    return ROOTS.get(gold["plover"], gold["plover"]), ROOTS.get(made, made)


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    golds, mades = Counter(g for g, _ in pairs), Counter(m for _, m in pairs)
    both = Counter(g for g, m in pairs if g == m)
    scores = [2 * both[k] / (golds[k] + mades[k]) for k in golds]
    return sum(scores) / len(scores) if scores else 0.0


def missed(cases: Cases) -> Iterator[tuple[Case, list[Told], Any]]:
    """The open cases whose category was not found, for reading."""
    for case in cases.rows("events.jsonl", lambda r: r["set"] == "plover-gsr"):
        found = read(case["text"])
        yield case, list(told(found)), found
