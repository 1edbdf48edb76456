"""Rows for the three sample articles against their hand-made annotation."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from _text_events import Told, told
from _text_kit import Cases, Row, Tally, country, read, walk

Span = dict[str, Any]


def rows(cases: Cases) -> Iterator[Row]:
    """Claims are met by cue or content; events by category where the gold evidence stands; both
    actors by name or by country. What the coder marked optional is no miss. The articles are read
    whole in every half: they are three."""
    made = [
        Tally("three samples: claims written to the graph, precision"),
        Tally("three samples: claims written to the graph, recall"),
        Tally("three samples: event category, precision", (0.90, 0.90, 0.92)),
        Tally("three samples: event category, recall", (0.49, 0.75, 0.85)),
        Tally("three samples: both actors, recall", (0.11, 0.55, 0.70)),
    ]
    path = cases.folder / "gold_seeds.json"
    articles = _articles(cases.folder)
    if path.exists() and articles is not None:
        for gold in json.loads(path.read_text(encoding="utf-8"))["documents"]:
            _compare(gold, (articles / gold["file"]).read_text(encoding="utf-8"), made)
    for tally in made:
        yield tally.row()


def _articles(folder: Path) -> Path | None:
    """The folder of the articles: beside the cases, as shared/samples/articles."""
    for up in folder.resolve().parents:
        if (up / "samples" / "articles").is_dir():
            return up / "samples" / "articles"
    return None


def _compare(gold: dict[str, Any], text: str, made: Sequence[Tally]) -> None:
    found = read(text)
    claims = list(walk(found.claims))
    wanted = [c for c in gold["claims"] if c["cue"] is not None]
    for claim in claims:
        made[0].add(any(_same_claim(claim, g) for g in gold["claims"]), claim.cue)
    for one in wanted:
        made[1].add(any(_same_claim(c, one) for c in claims), one["id"])
    events = list(told(found))
    for event in events:
        made[2].add(any(_same_event(event, g) for g in gold["events"]), event.type)
    who = {e["id"]: e for e in gold["entities"]}
    for one in gold["events"]:
        if one.get("optional"):
            continue
        same = [e for e in events if _same_event(e, one)]
        made[3].add(bool(same), one["id"])
        made[4].add(any(_actors(e, one, who, found) for e in same), one["id"])


def _same_claim(claim: Any, gold: dict[str, Any]) -> bool:
    cue = gold["cue"]
    if cue is not None and cue["start"] - 2 <= claim.cue_start < cue["end"]:
        return True
    lo, hi = claim.content
    return cue is None and any(lo < c["end"] and c["start"] < hi for c in gold["content"])


def _same_event(event: Told, gold: dict[str, Any]) -> bool:
    place = gold["evidence"] or gold["trigger"]
    inside: bool = place["start"] <= event.trigger < place["end"]
    return event.type == gold["plover"] and inside


def _actors(event: Told, gold: dict[str, Any], who: dict[str, Any], found: Any) -> bool:
    """Both sides met; a side the coder left open asks nothing."""
    return _met(gold["actor"], event.who, who, found) and _met(
        gold["recipient"], event.whom, who, found
    )


def _met(
    golds: Sequence[dict[str, Any]], actors: Sequence[tuple[str, Any]], who: Any, found: Any
) -> bool:
    return not golds or any(
        _is(ref, span, who[g["entity"]], found) for g in golds for ref, span in actors
        if g["entity"] in who
    )  # fmt: skip


def _is(ref: str, span: tuple[int, int], entity: dict[str, Any], found: Any) -> bool:
    if entity["wikidata"] and ref == f"wd-{entity['wikidata']}":
        return True
    if entity["type"] == "State" and entity["iso3"]:
        code: str = entity["iso3"]
        return country(ref, found) == code
    return any(span[0] < m["end"] and m["start"] < span[1] for m in entity["mentions"])
