"""The row of exactness: every offset holds the text it says, and the same text reads the same."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from _text_kit import Case, Cases, Row, Tally, _document, _lexicon, as_article, read

from actorgraph import content

_frames: Any = content.load_ingest("_text.output.frames")
FILES = ("attribution_gum.jsonl", "entities_linked.jsonl", "attribution_polnear.jsonl")
DOCUMENTS = 180
SEEDS = ("1", "7")  # of the hashes by which Python orders its sets


def rows(cases: Cases) -> Iterator[Row]:
    offsets = Tally("offsets exact, quotes verbatim", (None, 1.0, 1.0))
    bytes_ = Tally("same bytes out for the same bytes in", (None, 1.0, 1.0))
    texts = _texts(cases)
    for case in texts:
        tables = _tables(case)
        for start, end, exact in _quotes(tables):
            offsets.add(case["text"][start:end] == exact and end > start, case["id"])
    for case, first, second in zip(texts, *(_digests(texts, s) for s in SEEDS), strict=True):
        bytes_.add(first == second, case["id"])
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


def _digests(texts: Sequence[Case], seed: str) -> list[str]:
    """What a process with this seed reads in each text."""
    run = subprocess.run(
        [sys.executable, __file__], input=json.dumps(texts), check=True, capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": seed}, text=True,
    )  # fmt: skip
    return run.stdout.split()


def _digest(case: Case) -> str:
    """What is read, as one number."""
    article = as_article(case["text"], str(case.get("date") or ""))
    found = _document.findings(article, _lexicon.lexicon())
    said = json.dumps(asdict(found), default=_plain, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    """Sets have no order of their own, and none is written from them."""
    return sorted(value) if isinstance(value, frozenset | set) else str(value)


if __name__ == "__main__":
    print(*map(_digest, json.load(sys.stdin)))
