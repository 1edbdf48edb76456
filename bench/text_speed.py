"""How fast articles are read: documents of 500 words a second on one core, and the start-up.

python bench/text_speed.py --cases DIR [--documents 200] [--names 1000000]

Beside it, on the same documents: plain reading (encoding and splitting at blanks), and spaCy's
tokenizer where spaCy is installed. The start is measured with a gazetteer of made-up names.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from _text_kit import _document, _lexicon, as_article

WORDS = 500
FILES = ("attribution_gum.jsonl", "attribution_polnear.jsonl")


def documents(folder: Path, most: int) -> list[str]:
    """Texts of the cases, one behind the other, cut into pieces of 500 words at line ends."""
    made: list[str] = []
    lines: list[str] = []
    size = 0
    for line in _lines(folder):
        lines.append(line)
        size += len(line.split())
        if size >= WORDS:
            made.append("\n".join(lines))
            lines, size = [], 0
        if len(made) == most:
            break
    return made


def _lines(folder: Path) -> Iterator[str]:
    for name in FILES:
        path = folder / name
        if path.exists():
            for row in path.read_text(encoding="utf-8").splitlines():
                yield from json.loads(row)["text"].splitlines()


def rate(read: Callable[[str], Any], texts: Sequence[str]) -> float:
    """Documents a second of processor time, after a few to warm up on."""
    for text in texts[:3]:
        read(text)
    begun = time.process_time()
    for text in texts:
        read(text)
    return len(texts) / (time.process_time() - begun)


def reader(text: str) -> Any:
    return _document.findings(as_article(text, "2020-01-01"), _lexicon.lexicon())


def plain(text: str) -> int:
    return len(text.encode("utf-8").decode("utf-8").split())


def _word(number: int) -> str:
    """A made-up name of letters for a number."""
    letters = "abcdefghijklmnopqrst"
    return "Na" + "".join(letters[int(digit)] for digit in str(number))


def start(names: int) -> float:
    """Seconds to build a gazetteer of so many names of people."""
    entry = _lexicon.Entry
    pairs = [(f"{_word(n % 5000)} {_word(n // 5000)}", entry(f"x-{n}", "Person", "name"))
             for n in range(names)]  # fmt: skip
    begun = time.perf_counter()
    _lexicon.index(pairs)
    return time.perf_counter() - begun


def main(given: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--names", type=int, default=1_000_000)
    asked = parser.parse_args(given)
    begun = time.perf_counter()
    _lexicon.lexicon()
    print(f"start with the shipped names: {time.perf_counter() - begun:.2f} s")
    texts = documents(asked.cases, asked.documents)
    print(f"{len(texts)} documents of {WORDS} words")
    print(f"reader: {rate(reader, texts):.1f} documents/s and core (goal 20, aim 60)")
    print(f"plain reading: {rate(plain, texts * 20):.0f} documents/s")
    if importlib.util.find_spec("spacy") is not None:
        spacy: Any = __import__("spacy")
        print(f"spaCy tokenizer: {rate(spacy.blank('en'), texts):.0f} documents/s")
    print(f"start with {asked.names} names: {start(asked.names):.2f} s (goal 3)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
