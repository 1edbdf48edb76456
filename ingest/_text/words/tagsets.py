"""Tags of words (Penn Treebank) by what they have in common."""

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
VERBS = frozenset(("VB", "VBD", "VBZ", "VBP", "VBN", "VBG", "MD"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
