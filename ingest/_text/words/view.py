"""A sentence as its stages see it, and the nouns by which its words denote people."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.types import Party, actors
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import table
from actorgraph_ingest._text.words.verbs import Unit


@dataclass(slots=True)
class Scene:
    """A sentence as pieces, with who its phrases denote."""

    row: Sequence[Unit]
    pieces: Sequence[Piece]
    tags: Sequence[str]
    memory: Memory
    text: str


@cache
def agent_nouns() -> dict[str, str]:
    """Nouns that denote people who act -> the list they stand in."""
    return {word: row["kind"] for row in table("agents") for word in row["words"].split()}


def head_party(scene: Scene, piece: Piece) -> Party | None:
    """The name that a phrase ends with: "Prime Minister Orban", but not "Iran deal"."""
    if not piece.parties:
        return None
    party = scene.row[piece.last - 1].party
    if party is None or party.possessive or party.place:
        return None
    if party.modifier and piece.last - piece.first > 1 and len(piece.parties) > 1:
        return None
    return party if actors((party,)) else None
