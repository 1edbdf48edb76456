"""The row of false alarms: events with two actors in texts that are not about politics."""

from collections.abc import Iterator
from typing import Any

from _text_events import told
from _text_kit import Case, Cases, Row, read, wilson

from actorgraph import content

_split: Any = content.load_ingest("_text.source.split")
PLAIN = ("gum-academic", "gum-voyage", "gum-bio")


def rows(cases: Cases) -> Iterator[Row]:
    """Two-actor events in 100 sentences of the linked documents marked not political; where the
    folder has none, of GUM's academic articles, travel guides and lives."""
    docs = cases.rows("entities_linked.jsonl", lambda r: r.get("political") is False)
    note = ""
    if not docs:
        docs = cases.rows("attribution_gum.jsonl", lambda r: r["set"] in PLAIN)
        note = "GUM academic, voyage, bio: no linked document is marked not political"
    sentences = sum(len(list(_split.sentences(doc["text"]))) for doc in docs)
    alarms = sum(_alarms(doc) for doc in docs)
    low, high = wilson(min(alarms, sentences), sentences)
    share = 100 * alarms / sentences if sentences else 0.0
    test = "false alarms: two-actor events in 100 unpolitical sentences"
    yield Row(test, sentences, share, 100 * low, 100 * high, 0.8, 1.0, 0.5, True, note)


def _alarms(doc: Case) -> int:
    events = told(read(doc["text"], str(doc.get("date") or "")))
    return sum(bool(e.who and e.whom) for e in events)
