"""On what occasion an ambiguous word tells no deed of politics: before an audience, in a letter,
on the ground that an army holds, at the polls."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.doers import Scene
from actorgraph_ingest._text.pieces import Piece
from actorgraph_ingest._text.standing import fights
from actorgraph_ingest._text.tables import words
from actorgraph_ingest._text.types import Event


def addresses(scene: Scene, refs: Sequence[str]) -> bool:
    """Whether all of some actors are only an audience: "voters", "a crowd in Chicago"."""
    born = scene.memory.born
    labels = [born[r[1:]].label.lower().split() if r[1:] in born else [] for r in refs]
    return bool(refs) and all(words("audience").intersection(label) for label in labels)


def courted(pieces: Sequence[Piece]) -> bool:
    """Whether some phrases are of those whom a campaign is for: "targeted voters" blames nobody."""
    return any(piece.head in words("audience") for piece in pieces)


def greets(pieces: Sequence[Piece]) -> bool:
    """Whether a message is one of good will."""
    return any(low in words("greeting") for piece in pieces for low in piece.lows)


def holds_ground(scene: Scene, at: int) -> bool:
    """Whether a phrase is of ground: "the town", "Calais"."""
    piece = scene.pieces[at]
    party = scene.row[piece.last - 1].party
    return piece.head in words("ground") or (party is not None and party.place)


def takes(scene: Scene, event: Event, at: int) -> bool:
    """Whether who captures something bears arms, or weapons are told of: "captured Georgia" is
    otherwise done at the polls."""
    around = {low for p in scene.pieces for low in p.lows} - set(scene.pieces[at].lows)
    return bool(around & words("violence")) or fights(scene, replace(event, recipients=()))


def plays(scene: Scene) -> bool:
    """Whether a sentence tells of sport, and of no force: "France beat Germany in the final"."""
    lows = {low for piece in scene.pieces for low in piece.lows}
    return bool(lows & words("sport")) and not lows & words("violence")
