"""Short asides between commas, which are left out before a sentence is coded.

An aside is of two to eight words: within a sentence one that has a verb of its own or begins with
a preposition, at its end a clause with a subject of its own (", an official said"). Lists and
names set beside others stay.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from actorgraph_ingest._text.types import Sentence
from actorgraph_ingest._text.words.tagsets import FINITE, NOUNS

_LEAST, _MOST = 2, 8
_OPENS = frozenset(("IN", "TO", "VBG", "VBN"))
_ADVERBS = frozenset(("RB", "RBR"))


def without_asides(sentence: Sentence, tagged: Sequence[str], verbs: Collection[str]) -> Sentence:
    """The sentence without its asides. What may be a participle, and is a known verb, is one."""
    words = (token.text.upper() for token in sentence.tokens)
    pairs = zip(words, tagged, strict=True)
    tags = ["VBD" if tag == "VBN" and word in verbs else tag for word, tag in pairs]
    commas = [k for k, tag in enumerate(tags) if tag == ","]
    if not commas:
        return sentence
    out: set[int] = set()
    if _ends(tags, commas[-1]):
        out.update(range(commas[-1], _close(tags)))
    for first, last in pairwise(commas):
        if first and first not in out and _aside(tags, first, last):
            out.update(range(first, last + 1))
    kept = tuple(t for k, t in enumerate(sentence.tokens) if k not in out)
    return replace(sentence, tokens=kept) if out else sentence


def _close(tags: Sequence[str]) -> int:
    end = len(tags)
    while end and not tags[end - 1][:1].isalpha():
        end -= 1
    return end


def _short(tags: Sequence[str]) -> bool:
    return _LEAST <= sum(tag[:1].isalpha() and tag not in ("CD", "POS") for tag in tags) <= _MOST


def _ends(tags: Sequence[str], comma: int) -> bool:
    """Whether the last comma leads in a clause that says something beside the sentence's own."""
    own = tags[comma + 1 : _close(tags)]
    verb = next((k for k, tag in enumerate(own) if tag in FINITE), 0)
    lists = "CC" in own[:verb]  # or one clause more: ", and B fled"
    subject = any(tag in NOUNS or tag == "PRP" for tag in own[:verb])
    told = any(tag in FINITE for tag in tags[:comma])
    opened = tags[0] in ("IN", "WRB")  # "After X, Y" is said of Y
    return _short(own) and verb > 0 and subject and told and not lists and not opened


def _aside(tags: Sequence[str], first: int, last: int) -> bool:
    own = tags[first + 1 : last]
    if not _short(own) or own[0] == "CC":
        return False
    lead = next((tag for tag in own if tag not in _ADVERBS), "")
    verb = next((k for k, tag in enumerate(own) if tag in FINITE), 0)
    lists = "CC" in own[:verb]  # ", students and workers left, ..."
    return lead in _OPENS or (verb > 0 and not lists)
