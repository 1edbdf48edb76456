"""Two papers on one dispatch and one apart, ten times: what is contested, on how many origins.

Each folder of `articles/` holds `first`, `second` and `third` and what a reader finds in them.
Quotes in `expected.json` are whole sentences; where they stand is computed from the text. All
topics are read in one batch: they share agencies and states and must not touch each other.
"""

import hashlib
import json
import shutil
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from actorgraph import api, content
from actorgraph.build import Builder
from actorgraph.terms import AG, expand
from actorgraph.workspace import Workspace

ARTICLES = Path(__file__).parent / "articles"
TOPICS = sorted(folder.name for folder in ARTICLES.iterdir() if folder.is_dir())
HASHES = f"SELECT ?document ?hash {{ ?document <{AG}sha256> ?hash }}"
Voice = tuple[int, str, str, int, int]  # side, claimant, document's name, start and end of quote
Side = tuple[int, int, int]  # documents, origins, claimants


@dataclass(frozen=True)
class Cluster:
    voices: frozenset[Voice]
    counts: tuple[Side, Side]


@dataclass(frozen=True)
class Topic:
    folder: Path

    @cached_property
    def expected(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads((self.folder / "expected.json").read_text("utf-8"))
        return loaded

    @cached_property
    def files(self) -> dict[str, Path]:
        return {path.stem: path for path in self.folder.iterdir() if path.suffix != ".json"}

    def place(self, name: str, quote: str) -> tuple[int, int]:
        text = self.files[name].read_text("utf-8")
        assert text.count(quote) == 1, quote
        return text.index(quote), text.index(quote) + len(quote)

    def contested(self) -> set[Cluster]:
        return {self._cluster(entry) for entry in self.expected["contested"]}

    def _cluster(self, entry: dict[str, Any]) -> Cluster:
        sides = (entry["for"], entry["against"])
        voices = frozenset(
            (sign, v["claimant"], v["document"], *self.place(v["document"], v["quote"]))
            for sign, side in zip((1, -1), sides, strict=True)
            for v in side["voices"]
        )
        first, second = ((s["documents"], s["origins"], s["claimants"]) for s in sides)
        return Cluster(voices, (first, second))


@dataclass(frozen=True)
class Reading:
    """The case all topics were read into, and its documents by topic and file name."""

    case: api.Case
    documents: dict[str, tuple[str, str]]

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        return self.case.ask("claims_contested").df().to_dicts()

    def contested(self, topic: str) -> set[Cluster]:
        clusters: dict[str, list[dict[str, Any]]] = {}
        for row in self.rows:
            clusters.setdefault(row["cluster"], []).append(row)
        read = {key: self._cluster(rows) for key, rows in clusters.items()}
        return {
            cluster
            for key, cluster in read.items()
            if any(self._document(row)[0] == topic for row in clusters[key])
        }

    def _cluster(self, rows: list[dict[str, Any]]) -> Cluster:
        voices = frozenset(
            (int(r["side"]), r["claimant"], self._document(r)[1], int(r["start"]), int(r["end"]))
            for r in rows
        )
        first, second = (
            next(
                (int(r["documents"]), int(r["origins"]), int(r["claimants"]))
                for r in rows
                if int(r["side"]) == sign
            )
            for sign in (1, -1)
        )
        return Cluster(voices, (first, second))

    def _document(self, row: dict[str, Any]) -> tuple[str, str]:
        return self.documents[row["document"]]

    def counts(self, topic: str) -> tuple[int, int]:
        """Documents and origins of one topic, by the query that counts them for a whole case."""
        text = content.find("queries")["case_counts"].read_text("utf-8")
        own = " ".join(f"<{expand(d)}>" for d, (of, _) in self.documents.items() if of == topic)
        start = "?document ag:sha256 ?hash"
        assert text.count(start) == 1
        limited = text.replace(start, f"VALUES ?document {{ {own} }} {start}")
        (row,) = self.case.sparql(limited).df().to_dicts()
        return int(row["documents"]), int(row["origins"])


@pytest.fixture(scope="session")
def reading(initialised: Path, tmp_path_factory: pytest.TempPathFactory) -> Reading:
    root = tmp_path_factory.mktemp("pairs") / "case"
    ws = Workspace(Path(shutil.copytree(initialised, root)))
    topics = {name: Topic(ARTICLES / name).files for name in TOPICS}
    batch = Builder(ws).ingest(path for files in topics.values() for path in files.values())
    assert batch.refused == []
    case = api.open(root)
    hashes = {
        hashlib.sha256(path.read_bytes()).hexdigest(): (topic, name)
        for topic, files in topics.items()
        for name, path in files.items()
    }
    found = case.sparql(HASHES).df().to_dicts()
    return Reading(case, {row["document"]: hashes[row["hash"]] for row in found})


def test_there_are_ten_topics_of_three_articles() -> None:
    assert len(TOPICS) == 10
    for name in TOPICS:
        assert sorted(Topic(ARTICLES / name).files) == ["first", "second", "third"]


@pytest.mark.parametrize("name", TOPICS)
def test_what_is_contested_and_where(reading: Reading, name: str) -> None:
    assert reading.contested(name) == Topic(ARTICLES / name).contested()


@pytest.mark.parametrize("name", TOPICS)
def test_nothing_else_is_contested(reading: Reading, name: str) -> None:
    topic = Topic(ARTICLES / name)
    quoted = {row["quote"] for row in reading.rows if reading.documents[row["document"]][0] == name}
    assert quoted.isdisjoint(topic.expected["not_contested"])


@pytest.mark.parametrize("name", TOPICS)
def test_on_how_many_origins(reading: Reading, name: str) -> None:
    expected = Topic(ARTICLES / name).expected
    assert reading.counts(name) == (expected["documents"], expected["origins"])


def test_no_topic_touches_another(reading: Reading) -> None:
    """Two agencies serve two topics each, so the case has two origins fewer than the topics."""
    expected = [Topic(ARTICLES / name).expected for name in TOPICS]
    topics_of: dict[str, set[str]] = {}
    for row in reading.rows:
        topics_of.setdefault(row["cluster"], set()).add(reading.documents[row["document"]][0])
    assert Counter(map(len, topics_of.values())).keys() == {1}
    (row,) = reading.case.ask("case_counts").df().to_dicts()
    assert int(row["documents"]) == sum(e["documents"] for e in expected)
    assert int(row["origins"]) == sum(e["origins"] for e in expected) - 2
    assert int(row["contested"]) == sum(len(e["contested"]) for e in expected)
