"""What a word can be by the dictionaries, whatever stands around it."""

from functools import cache

from actorgraph_ingest._text.words.tables import inflect, irregular, listed

_NOUNS = (("agents", "words"), ("kinds", "words"), ("nouns", "noun"))


@cache
def _lexicon() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    rows = ((row, column) for name, column in _NOUNS for row in listed(name))
    for word in (word for row, column in rows for word in row[column].split()):
        if word.isalpha():
            found.setdefault(word, set()).add("n")
    verbs = {row["verb"].split()[0] for row in listed("verbs")}
    verbs |= {row["cue"].split()[0] for row in listed("cues")}
    for verb in verbs.union(irregular()):
        for form, how in inflect(verb).items():
            found.setdefault(form, set()).update(how)
    return {word: " ".join(sorted(told)) for word, told in found.items()}


def kind(low: str) -> str:
    """ "ed en" for "struck", "base n" for "attack", "n" for "troops"; nothing where no dictionary
    knows the word."""
    return _lexicon().get(low, "")


def past_only(low: str) -> tuple[str, ...]:
    """The tags of a word that is nothing but a past form of a verb, else none."""
    told = kind(low)
    if low in _ALSO or told not in ("ed", "en", "ed en"):
        return ()
    if told in ("ed", "en"):
        return ("VBD",) if told == "ed" else ("VBN", "JJ")
    return ("VBD", "VBN") if told == "ed en" and not low.endswith("ed") else ("VBD", "VBN", "JJ")


_ALSO = frozenset(
    "left found felt ground wound saw bound shot lost fell rose bore bed done".split()
)
