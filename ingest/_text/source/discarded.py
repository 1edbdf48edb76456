"""Sentences and texts that a workspace's discards, in PETRARCH's format, keep unread."""

from collections.abc import Callable

from actorgraph_ingest._text.petrarch.tables import known
from actorgraph_ingest._text.types import Sentence


def discarded(text: str) -> Callable[[Sentence], bool]:
    """Says of each sentence of a text whether it is left unread."""
    rules = [one.discards for one in known()]
    whole = any(rule.stories.search(text) for rule in rules)
    return lambda s: whole or any(rule.sentences.search(text, s.start, s.end) for rule in rules)
