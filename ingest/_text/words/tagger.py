"""Parts of speech: an averaged perceptron over the words around a word.

    tags(["Kyiv", "said", "so"])  # ['NNP', 'VBD', 'RB'], tags of the Penn Treebank
    tagged(sentence)              # the same for a `Sentence`, one tag for each of its tokens

The weights (`article/tagger.tsv.xz`, made by `scripts/train_tagger.py`, under a licence of their
own: `article/tagger.LICENSE.md`) are read once a process. A weight is a small integer for each
tag; all those of a feature lie side by side in one long integer, 16 bits a tag, so a score of all
tags is one addition.
"""

import lzma
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from actorgraph_ingest._text.types import Sentence
from actorgraph_ingest._text.words.features import (
    EDGE,
    LINKED,
    linked,
    near_features,
    own_features,
    plain,
)
from actorgraph_ingest._text.words.known import past_only
from actorgraph_ingest._text.words.tables import FOLDER

LANE = 16
_MOST = 20_000  # sums kept; a text of ever new words must not fill the memory


class Table(dict[str, int]):
    """The packed weights of the features of one table, nought where there are none. `rows`: those
    of which no text has had a need yet, as they stand in the file."""

    __slots__ = ("rows",)

    def __init__(self) -> None:
        self.rows: dict[str, str] = {}

    def __missing__(self, key: str) -> int:
        row = self.rows.pop(key, None)
        if row is None:
            return 0
        lanes = (lane.split(":") for lane in row.split(" "))
        packed = self[key] = pack({int(n): int(v) for n, v in lanes})
        return packed


@dataclass(slots=True)
class Model:
    """Weights by table and feature, packed; `known`: words that have one tag only."""

    names: tuple[str, ...]
    weights: dict[str, Table]
    known: dict[str, str]
    closed: dict[str, int] = field(default_factory=dict)  # what a word of few may still be
    barred: int = 0  # the packed fine for the tags that only few words have
    pasts: dict[tuple[str, ...], int] = field(default_factory=dict)  # fines of verb forms
    own: dict[str, int] = field(default_factory=dict)  # sums that recur, by word
    near: dict[tuple[str, str], int] = field(default_factory=dict)
    lows: dict[str, str] = field(default_factory=dict)

    def low(self, word: str) -> str:
        found = self.lows.get(word)
        if found is None:
            found = plain(word)
            if len(self.lows) < _MOST:
                self.lows[word] = found
        return found

    def decoder(self) -> Callable[[int], str]:
        """The best tag of a packed score; the middle of each lane is nought."""
        size = len(self.names)
        middle = sum(1 << (LANE * n + LANE - 1) for n in range(size))
        unpack = struct.Struct(f"<{size}H").unpack
        names, width = self.names, size * LANE // 8

        def decode(total: int) -> str:
            lanes = unpack((total + middle).to_bytes(width, "little"))
            return names[lanes.index(max(lanes))]

        return decode

    def score(self, features: Iterator[tuple[str, str]]) -> int:
        weights = self.weights
        return sum(weights[table][key] for table, key in features)


def tags(words: Sequence[str], model: Model | None = None) -> list[str]:
    """One tag for each word of a sentence."""
    model = weights() if model is None else model
    decode = model.decoder()
    looks = [model.weights[table].__getitem__ for table in LINKED]
    known = model.known
    lows = [*(model.low(word) for word in words), EDGE]
    found: list[str] = []
    before = last = EDGE
    for at, word in enumerate(words):
        tag = known.get(word)
        if tag is None:
            total = _own(model, word) + _around(model, words, at)
            for look, key in zip(looks, linked(before, last, lows[at], lows[at + 1]), strict=True):
                total += look(key)
            tag = decode(total)
        found.append(tag)
        before, last = last, tag
    return found


def _around(model: Model, words: Sequence[str], at: int) -> int:
    """The sum for the words before and behind a place."""
    count = len(words)
    return (
        _near(model, words[at - 1] if at else EDGE, "-1")
        + _near(model, words[at - 2] if at > 1 else EDGE, "-2")
        + _near(model, words[at + 1] if at + 1 < count else EDGE, "+1")
        + _near(model, words[at + 2] if at + 2 < count else EDGE, "+2")
    )


def _own(model: Model, word: str) -> int:
    total = model.own.get(word)
    if total is None:
        low = plain(word)
        total = model.score(own_features(word)) - model.barred + model.closed.get(low, 0)
        if word.isalpha():
            told = past_only(low) if word.islower() else ()
            total -= _bars(model, told)
        if len(model.own) < _MOST:
            model.own[word] = total
    return total


def _bars(model: Model, told: tuple[str, ...]) -> int:
    """The fine for all tags but those that a verb form can have; for what is no word of letters
    where it is none."""
    if told not in model.pasts:
        others = (
            n for n, name in enumerate(model.names)
            if (name not in told if told else name in _ODD)
        )  # fmt: skip
        model.pasts[told] = sum(_FINE << (LANE * n) for n in others)
    return model.pasts[told]


def _near(model: Model, word: str, place: str) -> int:
    total = model.near.get((word, place))
    if total is None:
        total = model.score(near_features(word, place))
        if len(model.near) < _MOST:
            model.near[word, place] = total
    return total


def pack(lanes: dict[int, int]) -> int:
    """The weights of a feature, tag number -> weight, as one integer."""
    return sum(value << (LANE * n) for n, value in lanes.items())


TABLES = (
    "w", "c", "h", "1", "p", "s1", "s2", "s3", "s4", "y", "-2", "-1", "-1s", "-1h", "+1", "+1s",
    "+1h", "m", "-1m", "+1m", "+2", "t", "tt", "tw", "t+", "ts", "w+",
)  # fmt: skip


CLOSED = frozenset("CC DT EX IN LS MD PDT POS PRP PRP$ RP TO UH WDT WP WP$ WRB".split())
_ODD = frozenset("ADD AFX GW NFP XX".split())  # what no word of letters alone is
_FINE = 4000


def fined(names: Sequence[str], closed: dict[str, list[str]]) -> tuple[dict[str, int], int]:
    """The closed classes as fines: for every word, and what those that are in them get back."""
    fine = {name: _FINE << (LANE * n) for n, name in enumerate(names) if name in CLOSED}
    back = {word: sum(fine[tag] for tag in told) for word, told in closed.items()}
    return back, sum(fine.values())


@cache
def weights() -> Model:
    """The model of `article/tagger.tsv.xz`."""
    text = lzma.decompress((FOLDER / "tagger.tsv.xz").read_bytes()).decode("utf-8")
    head, sure, closed, *rows = text.split("\n")
    tables = {name: Table() for name in TABLES}
    for row in filter(None, rows):
        table, key, lanes = row.split("\t")
        tables[table].rows[key] = lanes
    names = tuple(head.split("\t"))
    known = dict(pair.rsplit("/", 1) for pair in sure.split("\t") if pair)
    few = (pair.rsplit("/", 1) for pair in closed.split("\t") if pair)
    back, fine = fined(names, {word: told.split(" ") for word, told in few})
    return Model(names, tables, known, back, fine)


@lru_cache(maxsize=1024)
def tagged(sentence: Sentence) -> tuple[str, ...]:
    """The tags of a sentence's tokens; kept for the next stage that asks."""
    return tuple(tags([token.text for token in sentence.tokens]))
