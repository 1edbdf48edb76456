"""Transcripts and interviews: paragraphs that begin with who speaks, "Q: ...", "MR. SMITH: ...".

What stands behind a label is that speaker's and not the article's own voice.
"""

import re
from collections import Counter

from actorgraph_ingest._text.actors.lexicon import Lexicon
from actorgraph_ingest._text.words.tables import table

LEAST = 3  # labelled paragraphs
_LABEL = re.compile(
    r"[*_>\s]{0,4}(?P<label>[A-Z][\w.'’-]{0,30}(?:,? (?:[A-Z(][\w.'’)-]{0,30}|of|the|and|de|al))"
    r"{0,6})\s?[*_]{0,3}:[*_]{0,3}\s"
)
_ASKED = re.compile(r"[*_>\s]{0,4}(?P<label>[QA])[*_]{0,3}[.:)][*_]{0,3}\s")
_TURNS = frozenset("q a question answer reporter interviewer moderator host".split())
_ASIDES = frozenset(  # what stands before a reference or a picture, again and again
    "read also related see more watch listen video photo photos image picture caption source "
    "sources note update updated published editor's editors advertisement credit tags".split()
)
_TITLES = frozenset("mr ms mrs dr sir lord senator sen rep gov gen secretary speaker judge".split())


def transcript(text: str, parts: list[tuple[int, int]], lexicon: Lexicon) -> tuple[int, int]:
    """Where the speaking begins, and how many paragraphs there are from there; (0, 0) where it is
    none: three labels at least, one of which comes again or is a speaker by its words."""
    labels = [_label(text[start : min(end, start + 300)]) for start, end in parts]
    counts = Counter(label for label in labels if label)
    speaking = {label for label, n in counts.items() if n > 1 or _is_speaker(label, lexicon)}
    if counts.total() < LEAST or not speaking or (counts.keys() == {"a"}):
        return 0, 0
    first = next(n for n, label in enumerate(labels) if label in speaking)
    return parts[first][0], len(parts) - first


def _label(paragraph: str) -> str:
    match = _ASKED.match(paragraph) or _LABEL.match(paragraph)
    label = match["label"].lower().replace(".", "").replace("’", "'") if match is not None else ""
    return "" if label.split(" ")[0] in _ASIDES else label


def _is_speaker(label: str, lexicon: Lexicon) -> bool:
    """A turn of an interview, a title, an office, or a name with a known surname."""
    words = label.split()
    if words[0] in _TURNS | _TITLES:
        return True
    bare = label.removeprefix("the ")
    offices = {
        row["words"] for row in table("roles") if row["sense"] in ("person", "head", "speaks")
    }
    return bare in offices or (len(words) > 1 and words[-1].title() in lexicon.surnames)
