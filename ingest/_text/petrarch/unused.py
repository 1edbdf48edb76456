"""What of a workspace's dictionaries in PETRARCH's formats articles are not read with, and why."""

from collections.abc import Iterator, Sequence

from actorgraph_ingest._text.petrarch.files import Dictionaries
from actorgraph_ingest._text.petrarch.tables import (
    categories,
    claiming,
    folders,
    is_deed,
    is_state,
    known,
    wanted,
    written,
)

_NAMED = 3


def unused() -> Iterator[str]:
    """One line a kind and folder: how many are not used, why, and the first of them."""
    for folder, one in zip(folders(), known(), strict=True):
        for why, names in _of(one):
            if names:
                more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
                yield f"{folder}: not used for articles: {why}: {', '.join(names[:_NAMED])}{more}"


def _of(one: Dictionaries) -> Iterator[tuple[str, Sequence[str]]]:
    spelled = [pair for found in one.actors.values() for pair in found]
    yield (
        "actors that are more than a state",
        [written(words) for words, codes in spelled if not is_state(words, codes)],
    )
    people = [words for found in one.agents.values() for words, _ in found]
    yield (
        "agents of several words",
        [" ".join(filter(None, words)).lower() for words in people if len(words) > 1],
    )
    claims, told = claiming(), categories(one)
    verbs = [(" ".join(e.words).lower(), e) for e in one.verbs.entries if e.words]
    yield "verbs that make a claim", [v for v, e in verbs if not is_deed(e, claims)]
    yield (
        "verbs whose code CAMEO lacks",
        [f"{v} [{e.code}]" for v, e in verbs if e.code and e.code not in told],
    )
    yield (
        "patterns with words before the verb, places of the sides, or a code that CAMEO lacks",
        [
            f"{verb} [{pattern.code}]"
            for verb, entry in verbs
            if is_deed(entry, claims)
            for pattern in one.verbs.patterns.get(entry.block, ())
            if wanted(pattern) is None or pattern.code not in told
        ],
    )
