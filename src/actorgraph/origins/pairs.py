"""Shared runs as documents have them, and the groups that documents form by sharing text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import polars as pl

from actorgraph.origins import segments


class Shared(NamedTuple):
    """One run in two documents: words, first word in each, and code-point offsets in each."""

    words: int
    left_word: int
    right_word: int
    left_start: int
    left_end: int
    right_start: int
    right_end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents, the smaller IRI first, with what they share."""

    left: str
    right: str
    share: float
    runs: tuple[Shared, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All documents with a text, what the last update was about, and which share with which."""

    texts: Mapping[str, str]
    changed: frozenset[str]
    neighbours: Mapping[str, frozenset[str]]
    folder: Path

    def group(self, documents: Iterable[str]) -> frozenset[str]:
        """These documents and all that hang together with them by shared text."""
        reached: set[str] = set()
        waiting = list(documents)
        while waiting:
            document = waiting.pop()
            if document not in reached:
                reached.add(document)
                waiting.extend(self.neighbours.get(document, ()))
        return frozenset(reached)

    def pairs(self, documents: frozenset[str] | None) -> list[Pair]:
        """The pairs that share text, of these documents or of all, sorted."""
        of_text: dict[str, list[str]] = {}
        for document, text in self.texts.items():
            if documents is None or document in documents:
                of_text.setdefault(text, []).append(document)
        rows: dict[tuple[str, str], tuple[float, list[Shared]]] = {}
        for left_text, right_text, words, share, *rest in _cross(self.folder, of_text).iter_rows():
            run = Shared(words, *rest)
            for left in of_text[left_text]:
                for right in of_text[right_text]:
                    if left < right:
                        rows.setdefault((left, right), (share, []))[1].append(run)
                    elif right < left and left_text != right_text:
                        rows.setdefault((right, left), (share, []))[1].append(_turned(run))
        return [
            Pair(left, right, share, tuple(sorted(runs)))
            for (left, right), (share, runs) in sorted(rows.items())
        ]


def _turned(run: Shared) -> Shared:
    words, left, right, *offsets = run
    return Shared(words, right, left, *offsets[2:], *offsets[:2])


def _cross(folder: Path, of_text: Mapping[str, list[str]]) -> pl.DataFrame:
    """The runs between these texts; of a text with itself only where several documents have it."""
    known = list(of_text)
    several = [text for text, documents in of_text.items() if len(documents) > 1]
    return segments.read(folder, "runs").filter(
        pl.col("left").is_in(known) & pl.col("right").is_in(known),
        (pl.col("left") != pl.col("right")) | pl.col("left").is_in(several),
    )


def shelf(folder: Path) -> Shelf:
    documents = segments.read(folder, "documents")
    texts = dict(documents.select("document", "text").iter_rows())
    runs = segments.read(folder, "runs").select("left", "right").unique()
    of_text = documents.select("text", "document")
    links = (
        runs.join(of_text, left_on="left", right_on="text")
        .join(of_text, left_on="right", right_on="text", suffix="_other")
        .filter(pl.col("document") != pl.col("document_other"))
    )
    neighbours: dict[str, set[str]] = {}
    for one, other in links.select("document", "document_other").iter_rows():
        neighbours.setdefault(one, set()).add(other)
        neighbours.setdefault(other, set()).add(one)
    changed = documents.filter("changed")["document"]
    near = {document: frozenset(others) for document, others in neighbours.items()}
    return Shelf(texts, frozenset(changed), near, folder)
