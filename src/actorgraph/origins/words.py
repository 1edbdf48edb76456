"""A text as the sequence of its words outside quotation marks, and that as fingerprints.

Quotes are left out because two reporters at one press conference share quotes, not prose.
Scripts written without spaces give few words, so that reuse is not measured in them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from actorgraph.origins.quotes import quoted_spans

SHINGLE = 8
RUN = 20
# Two texts that share RUN words share WINDOW shingles in a row, so of each such window one
# fingerprint, chosen by its value alone, is enough to meet in the same one (winnowing).
WINDOW = RUN - SHINGLE + 1

_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Narration:
    """Case-folded words with the code-point offsets of each, and their shingles' hashes, in order
    and as a set."""

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    shingles: tuple[int, ...]
    distinct: frozenset[int]

    def span(self, first: int, count: int) -> tuple[int, int]:
        """Where `count` words from word `first` on stand in the text."""
        return self.starts[first], self.ends[first + count - 1]


def narration(text: str) -> Narration:
    words, starts, ends = [], [], []
    at = 0
    for start, end in [*quoted_spans(text), (len(text), len(text))]:
        for match in _WORD.finditer(text, at, start):
            words.append(_fold(match[0]))
            starts.append(match.start())
            ends.append(match.end())
        at = end
    shingles = _shingles(words)
    return Narration(tuple(words), tuple(starts), tuple(ends), shingles, frozenset(shingles))


def _fold(word: str) -> str:
    return unicodedata.normalize("NFC", word.replace("’", "'").casefold())


def _shingles(words: Sequence[str]) -> tuple[int, ...]:
    encoded = [word.encode("utf-8", "surrogatepass") for word in words]
    return tuple(
        int.from_bytes(
            blake2b(b" ".join(encoded[i : i + SHINGLE]), digest_size=8).digest(),
            "big",
            signed=True,
        )
        for i in range(len(encoded) - SHINGLE + 1)
    )


def fingerprints(shingles: Sequence[int]) -> set[int]:
    """The least hash of each window. Empty for a text that is too short to hold a run."""
    return {min(shingles[i : i + WINDOW]) for i in range(len(shingles) - WINDOW + 1)}
