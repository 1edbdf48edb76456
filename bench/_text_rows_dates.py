"""Rows for dates: the words of a date against its day, month, year or range.

A date is right where the reader finds date words that overlap the marked ones and have the same
first and last day; a range that holds the day of issue may be cut there, and a side
that the words leave open ("since", "by") is not compared. Left out are durations, sets, references
without a date ("now"), months of no year, and years before 1. A date is relative where its words
name no year. A sentence is read alone, so words that point into the story ("that day") are missed.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from _text_kit import Case, Cases, Row, Tally

from actorgraph import content

_dates: Any = content.load_ingest("_text.times.dates")
_spans: Any = content.load_ingest("_text.times.calendars")
Bounds = tuple[str, str]


NEWS = ("GUM_news", "GUM_interview")


def rows(cases: Cases) -> Iterator[Row]:
    every = Tally("dates in news: all, exact", (0.86, 0.90, 0.93))
    relative = Tally("dates in news: relative, exact", (0.72, 0.80, 0.85))
    others = Tally("dates elsewhere (lives, travel, speeches, papers): all, exact")
    for case in cases.rows("dates.jsonl"):
        gold = true(case["value"])
        if gold is None:
            continue
        hit = any(agree(found, gold, case["doc_date"]) for found in told(case))
        key = f"{case['doc_date']} {case['text']} {gold} {told(case)} | {case['sentence'][:200]}"
        if not (case["set"] == "meantime-timex" or case["doc"].startswith(NEWS)):
            others.add(hit, key)
            continue
        every.add(hit, key)
        if not re.search(r"\d{4}", case["text"]):
            relative.add(hit, key)
    for tally in (every, relative, others):
        yield tally.row()


def told(case: Case) -> list[tuple[Bounds, str]]:
    made = _dates.date_words(case["sentence"], 0, len(case["sentence"]), case["doc_date"])
    return [
        ((w.earliest, w.latest), w.text) for w in made
        if w.start < case["end"] and case["start"] < w.end
    ]  # fmt: skip


def agree(found: tuple[Bounds, str], gold: Bounds, issued: str) -> bool:
    (first, last), words = found
    if not first and not last:
        return False
    starts, ends = {gold[0]}, {gold[1]}
    if gold[0] <= issued <= gold[1]:
        starts.add(issued)
        ends.add(issued)
    if re.match(r"(?i)by|until|before", words):
        starts.add("")
    if re.match(r"(?i)since|after", words):
        ends.add("")
    return first in starts and last in ends


def true(value: dict[str, str]) -> Bounds | None:
    """The first and the last day of a true value, None where it is no date."""
    told = value.get("when", value.get("value", ""))
    if told:
        return span(told)
    first = value.get("from", value.get("notBefore", ""))
    last = value.get("to", value.get("notAfter", ""))
    if first.startswith("-") or last.startswith("-") or not (first and last):
        return None
    sides = span(first), span(last)
    return (sides[0][0], sides[1][1]) if sides[0] and sides[1] else None


def span(told: str) -> Bounds | None:
    told = re.sub(r"T.*|-XX.*", "", told)
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", told):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", told):
        year, number = int(quarter[1]), int(quarter[2])
        first, last = (_spans.month_bounds(year, number * 3 - k)[int(k == 0)] for k in (2, 0))
        return first.isoformat(), last.isoformat()
    if re.fullmatch(r"\d{4}-\d\d-\d\d", told):
        return told, told
    if re.fullmatch(r"\d{4}-\d\d", told):
        first, last = _spans.month_bounds(int(told[:4]), int(told[5:]))
        return first.isoformat(), last.isoformat()
    if re.fullmatch(r"\d{4}", told) and told > "0000":
        return f"{told}-01-01", f"{told}-12-31"
    return None
