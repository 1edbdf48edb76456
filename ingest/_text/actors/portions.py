"""Part of a group that acts as the group: "most of the inmates were freed"."""

from collections.abc import Sequence

from actorgraph_ingest._text.words.pieces import Piece

_SHARES = frozenset("most many some all several few both half part one none".split())


def share(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the phrase at a place stands behind "most of" or the like."""
    near = pieces[max(0, k - 2) : k]
    return len(near) == 2 and near[1].head == "of" and near[0].head in _SHARES
