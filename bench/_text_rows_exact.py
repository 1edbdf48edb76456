"""The row of exactness: every offset holds the text it says, and the same text reads the same."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from _text_kit import Case, Cases, Row, Tally, _document, _lexicon, as_article, read

from actorgraph import content

_frames: Any = content.load_ingest("_text.frames")
FILES = ("attribution_gum.jsonl", "entities_linked.jsonl", "attribution_polnear.jsonl")
DOCUMENTS = 60


def rows(cases: Cases) -> Iterator[Row]:
    offsets = Tally("offsets exact, quotes verbatim", (None, 1.0, 1.0))
    bytes_ = Tally("same bytes out for the same bytes in", (None, 1.0, 1.0))
    for case in _texts(cases):
        tables = _tables(case)
        for start, end, exact in _quotes(tables):
            offsets.add(case["text"][start:end] == exact and end > start, case["id"])
        bytes_.add(_digest(case) == _digest(case), case["id"])
    yield offsets.row()
    yield bytes_.row()


def _texts(cases: Cases) -> list[Case]:
    found = [row for name in FILES for row in cases.rows(name)[: DOCUMENTS // len(FILES)]]
    return [row for row in found if row["text"].strip()]


def _tables(case: Case) -> dict[str, Any]:
    text = case["text"]
    article = as_article(text, str(case.get("date") or ""))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    tables, _ = _frames.document_frames(article, read(article.text), "src-x", 1, digest)
    return dict(tables)


def _quotes(tables: dict[str, Any]) -> Iterator[tuple[int, int, str]]:
    """Each quoted selector with the place its position selector gives."""
    places, quotes = tables.get("oa:TextPositionSelector"), tables.get("oa:TextQuoteSelector")
    if places is None or quotes is None:
        return
    at = {row["id"][:-4]: row for row in places.iter_rows(named=True)}
    for row in quotes.iter_rows(named=True):
        place = at[row["id"][:-4]]
        yield place["oa:start"], place["oa:end"], row["oa:exact"]


def _digest(case: Case) -> str:
    """What is read, as one number; read anew each time."""
    article = as_article(case["text"], str(case.get("date") or ""))
    found = _document.findings(article, _lexicon.lexicon())
    said = json.dumps(asdict(found), default=str, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
