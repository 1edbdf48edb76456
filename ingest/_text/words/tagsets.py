"""Tags of words (Penn Treebank) by what they have in common."""

from collections.abc import Sequence

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def also_to(tags: Sequence[str], at: int) -> bool:
    """ "told him to end the siege and pull out": whether a bare verb behind "and" is a second
    infinitive, in a sentence whose verb has another form."""
    for k in range(at - 2, 0, -1):
        if tags[k] == "VB" and tags[k - 1] == "TO":
            ruling = next((t for t in reversed(tags[:k]) if t in FINITE), "")
            return ruling in ("VBD", "VBZ", "MD")
        if tags[k] in FINITE or tags[k] in ("WDT", "WP", ":"):
            return False
    return False
