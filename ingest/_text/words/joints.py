"""Words that join phrases like "and": "Ghana as well as Togo"."""

from collections.abc import Sequence

from actorgraph_ingest._text.words.verbs import Unit


def joint(row: Sequence[Unit], at: int) -> int:
    """How many words join like "and": "Ghana as well as Togo", "the army along with police"."""
    lows = tuple(u.low for u in row[at : at + 3])
    if lows == ("as", "well", "as"):
        return 3
    beside = lows[:2] in (("along", "with"), ("together", "with"))
    named = at > 0 and (row[at - 1].party is not None or row[at - 1].low == ",")
    return 2 if beside and named else 0
