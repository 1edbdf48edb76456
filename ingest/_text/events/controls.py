"""Verbs whose object does what follows: "urged X to leave", "prompted X to sue"."""

from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.verbs import forms

_CONTROL = frozenset(
    "ask urge tell allow force order call warn press lobby persuade convince instruct invite get "
    "permit enable encourage pressure compel authorize authorise help let request advise beg "
    "demand exhort implore plead appeal forbid ban prevent stop".split()
)  # the object of these does what follows


def controls(pieces: Sequence[Piece], k: int) -> bool:
    """Whether the object of the verb at a place does what an infinitive behind it tells."""
    return _lemma_in(pieces[k].head, _CONTROL) or _moves(pieces, k)


def _moves(pieces: Sequence[Piece], k: int) -> bool:
    """ "prompted X to sue", "expects parliament to vote": somebody who is brought to do it."""
    after = pieces[k + 1] if k + 1 < len(pieces) else None
    who = after is not None and after.kind == "np"
    return (
        who
        and _lemma_in(pieces[k].head, _MOVING)
        and bool(after and (after.parties or after.head in agent_nouns() or after.tag == "PRP"))
    )


_MOVING = frozenset(
    "prompt lead cause drive push motivate spur inspire provoke entitle empower require oblige "
    "commission hire choose elect teach train remind challenge dare bribe recruit expect want need "
    "prefer trust incite goad coax".split()
)


def _lemma_in(head: str, group: frozenset[str]) -> bool:
    return any(lemma in group for lemma, _ in forms().get(head, ())) or head in group
