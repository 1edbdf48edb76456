"""Train the part-of-speech tagger of the article reader.

    python scripts/train_tagger.py TREEBANK.conllu... [--test FILE.conllu...] [--runs 4]

Writes ingest/article/tagger.tsv.xz (or --to FILE) and prints the accuracy on each test file.
"""

import argparse
import lzma
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from actorgraph import content

tagger: Any = content.load_ingest("_text.words.tagger")
looks: Any = content.load_ingest("_text.words.features")
EDGE: str = looks.EDGE

Sentence = list[tuple[str, str]]
Feature = tuple[str, str]
SEED = 7
SCALE = 40  # weights are kept as integers: this many steps a unit
LEAST = 13  # a weight of fewer steps is left out


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, and once more with hyphenated words in one piece."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdecimal()]
        rows = [row for row in rows if row[0].isdecimal()]
        if rows:
            yield [(row[1], row[4]) for row in rows]
            joined = _joined(rows)
            if len(joined) < len(rows):
                yield joined


def _joined(rows: Sequence[list[str]]) -> Sentence:
    """ "state", "-", "run" as "state-run": an adjective before a noun, else as its last part."""
    made: Sentence = []
    glued = False
    for at, row in enumerate(rows):
        tight = "SpaceAfter=No" in row[9]
        hyphen = row[1] == "-" and tight and at and "SpaceAfter=No" in rows[at - 1][9]
        if made and (hyphen or glued):
            after = rows[at + 1][4] if at + 1 < len(rows) else ""
            told = row[4]
            if not hyphen and told in ("NN", "VBN", "VBG", "VBD") and after.startswith("NN"):
                told = "JJ"
            made[-1] = (made[-1][0] + row[1], told)
        else:
            made.append((row[1], row[4]))
        glued = bool(hyphen)
    return made


def known(sentences: Sequence[Sentence]) -> dict[str, str]:
    """The words that are frequent and have always one tag."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, tag in sentence:
            seen[word][tag] += 1
    return {
        word: told.most_common(1)[0][0]
        for word, told in sorted(seen.items())
        if sum(told.values()) >= 20 and told.most_common(1)[0][1] / sum(told.values()) >= 0.998
    }


def closed(sentences: Sequence[Sentence]) -> dict[str, list[str]]:
    """The words of the closed classes, with those of them that each was seen in."""
    seen: dict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        for word, tag in sentence:
            if tag in tagger.CLOSED:
                seen[looks.plain(word)].add(tag)
    return {word: sorted(told) for word, told in sorted(seen.items())}


def features(words: Sequence[str], at: int, before: str, last: str) -> list[Feature]:
    def word(place: int) -> str:
        return words[place] if 0 <= place < len(words) else EDGE

    return [
        *looks.own_features(words[at]),
        *(f for n in (-2, -1, 1, 2) for f in looks.near_features(word(at + n), f"{n:+d}")),
        *looks.linked_features(before, last, words[at], word(at + 1)),
    ]


class Perceptron:
    """Weights while they are learnt: current, summed up, and when each was last changed."""

    def __init__(self) -> None:
        self.now: dict[Feature, dict[str, float]] = {}
        self.sums: dict[tuple[Feature, str], float] = defaultdict(float)
        self.since: dict[tuple[Feature, str], int] = defaultdict(int)
        self.step = 0

    def best(self, found: Sequence[Feature], names: Sequence[str]) -> str:
        scores = dict.fromkeys(names, 0.0)
        for feature in found:
            for tag, weight in self.now.get(feature, {}).items():
                scores[tag] += weight
        return max(names, key=lambda tag: (scores[tag], tag))

    def learn(self, found: Sequence[Feature], truth: str, guess: str) -> None:
        self.step += 1
        if truth == guess:
            return
        for feature in found:
            row = self.now.setdefault(feature, {})
            for tag, change in ((truth, 1.0), (guess, -1.0)):
                at = (feature, tag)
                weight = row.get(tag, 0.0)
                self.sums[at] += (self.step - self.since[at]) * weight
                self.since[at] = self.step
                row[tag] = weight + change

    def averaged(self) -> dict[Feature, dict[str, float]]:
        return {
            feature: {
                tag: (self.sums[feature, tag] + (self.step - self.since[feature, tag]) * weight)
                / self.step
                for tag, weight in row.items()
            }
            for feature, row in self.now.items()
        }


def train(sentences: list[Sentence], rounds: int, runs: int) -> Any:
    """A model of the mean weights of several runs, each with an order of its own."""
    names = tuple(sorted({tag for s in sentences for _, tag in s}))
    sure = known(sentences)
    often = Counter(
        f for s in sentences for at in range(len(s))
        for f in features([w for w, _ in s], at, *_history([t for _, t in s], at))
    )  # fmt: skip
    kept = {f for f, n in often.items() if n > 1}
    mean: dict[Feature, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for run in range(runs):
        learner = Perceptron()
        order = random.Random(SEED + run)
        for _ in range(rounds):
            order.shuffle(sentences)
            for sentence in sentences:
                _one(learner, sentence, names, sure, kept)
        for feature, row in learner.averaged().items():
            for tag, weight in row.items():
                mean[feature][tag] += weight / runs
    return _packed(mean, names, sure, closed(sentences))


def _history(told: Sequence[str], at: int) -> tuple[str, str]:
    return (told[at - 2] if at > 1 else EDGE), (told[at - 1] if at else EDGE)


def _one(
    learner: Perceptron, sentence: Sentence, names: Sequence[str], sure: dict[str, str],
    kept: set[Feature],
) -> None:  # fmt: skip
    words = [word for word, _ in sentence]
    before = last = EDGE
    for at, (word, truth) in enumerate(sentence):
        guess = sure.get(word)
        if guess is None:
            found = [f for f in features(words, at, before, last) if f in kept]
            guess = learner.best(found, names)
            learner.learn(found, truth, guess)
        before, last = last, guess


def _packed(
    averaged: Mapping[Feature, Mapping[str, float]], names: tuple[str, ...], sure: dict[str, str],
    few: dict[str, list[str]],
) -> Any:  # fmt: skip
    tables = {name: tagger.Table() for name in tagger.TABLES}
    for (table, key), row in averaged.items():
        lanes = {names.index(tag): round(value * SCALE) for tag, value in row.items()}
        lanes = {n: value for n, value in lanes.items() if abs(value) >= LEAST}
        if lanes and "\t" not in key and "\n" not in key:
            tables[table][key] = tagger.pack(lanes)
            LANES[table, key] = lanes
    FEW.update(few)
    return tagger.Model(names, tables, sure, *tagger.fined(names, few))


LANES: dict[Feature, dict[int, int]] = {}
FEW: dict[str, list[str]] = {}


def write(model: Any, to: Path) -> None:
    sure = "\t".join(f"{word}/{tag}" for word, tag in model.known.items())
    few = "\t".join(f"{word}/{' '.join(told)}" for word, told in FEW.items())
    rows = sorted(
        f"{table}\t{key}\t" + " ".join(f"{n}:{v}" for n, v in sorted(lanes.items()))
        for (table, key), lanes in LANES.items()
    )
    text = "\n".join(["\t".join(model.names), sure, few, *rows])
    to.write_bytes(lzma.compress(text.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def accuracy(model: Any, path: Path) -> tuple[int, int]:
    """(right, all) words of a test file, in its own tokens."""
    right = total = 0
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line[:1].isdecimal()]
        rows = [row for row in rows if row[0].isdecimal()]
        told = tagger.tags([row[1] for row in rows], model)
        right += sum(tag == row[4] for tag, row in zip(told, rows, strict=True))
        total += len(rows)
    return right, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("treebank", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--runs", type=int, default=4)
    parser.add_argument("--to", type=Path, default=Path("ingest/article/tagger.tsv.xz"))
    args = parser.parse_args()
    model = train([s for path in args.treebank for s in read(path)], args.rounds, args.runs)
    write(model, args.to)
    print(f"{args.to}: {args.to.stat().st_size:,} bytes, {len(LANES):,} features")
    for path in args.test:
        right, total = accuracy(model, path)
        print(f"{path.name}: {right / total:.2%} of {total:,} words")


if __name__ == "__main__":
    main()
