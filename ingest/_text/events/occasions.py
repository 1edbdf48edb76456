"""On what occasion an ambiguous word tells no deed of politics: before an audience, in a letter,
on the ground that an army holds, at the polls."""

import re
from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.standing import fights
from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.types import Event
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words


def addresses(scene: Scene, refs: Sequence[str]) -> bool:
    """Whether all of some actors are only an audience: "voters", "a crowd in Chicago"."""
    born = scene.memory.born
    labels = [born[r[1:]].label.lower().split() if r[1:] in born else [] for r in refs]
    return bool(refs) and all(words("audience").intersection(label) for label in labels)


def courted(pieces: Sequence[Piece]) -> bool:
    """Whether some phrases are of those whom a campaign is for: "targeted voters" blames nobody."""
    return any(piece.head in words("audience") for piece in pieces)


_MINE = frozenset(("his", "her", "its", "their", "my", "our"))


def own(piece: Piece) -> bool:
    """Whether a phrase is of a thing of one's own: "his comments", not "his aides"."""
    return piece.lows[0] in _MINE and piece.head not in agent_nouns()


def envoys(scene: Scene, places: Sequence[int]) -> bool:
    """Whether phrases are of those through whom states rebuke each other, or of a state itself."""
    pieces = [scene.pieces[k] for k in places]
    return any(
        words("emissary").intersection(piece.lows) or any(p.kind == "State" for p in piece.parties)
        for piece in pieces
    )


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
    score = any(_SCORE.fullmatch(low) for low in lows) or (lows & _POINTS and "by" in lows)
    prizes = any(
        p.head in words("contest") and p.tag in ("NN", "JJ") and not p.parties for p in scene.pieces
    )
    return bool(score or prizes or lows & words("sport")) and not lows & words("violence")


_SCORE = re.compile(r"\d{1,3}-\d{1,3}")
_POINTS = frozenset("runs goals points strokes wickets lengths seconds".split())
