"""Demands that only a modal verb tells: "X said that Y should take steps", "Y must be sure"."""

from collections.abc import Collection, Iterator

from actorgraph_ingest._text.actors.standing import acts_publicly
from actorgraph_ingest._text.events.doers import OWNED, Scene, doers
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Event, actors, placed
from actorgraph_ingest._text.words.moods import believed, bound
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words

RULE = "modal"


def duties(scene: Scene, told: Collection[int]) -> Iterator[Event]:
    """What somebody in politics must or should do, where no entry of the dictionary knows the verb;
    nobody asks for it yet. `told`: the verbs that tell something by themselves."""
    for at, piece in enumerate(scene.pieces):
        verb = scene.row[piece.last - 1].start if piece.kind == "vg" else -1
        if piece.kind != "vg" or verb in told or believed(scene, at) or not _owed(scene, at):
            continue
        whom = tuple(p for k in subject(scene.pieces, at) for p in doers(scene, k, OWNED))
        refs = actors(whom)
        if refs and acts_publicly(scene, refs):
            yield Event(
                "REQUEST", scene.row[piece.first].start, scene.row[piece.last - 1].end, verb,
                recipients=refs, whom=placed(whom), rule=RULE,
            )  # fmt: skip


def _owed(scene: Scene, at: int) -> bool:
    piece = scene.pieces[at]
    if piece.passive or "have" in piece.lows[:-1] or piece.head in _HAPPENS:
        return False  # "should have known", "should win"
    if piece.head in words("be"):
        return "must" in piece.lows[:-1]
    return _modal(piece) or bound(scene, at)


def _modal(piece: Piece) -> bool:
    return any(low in ("must", "should") for low in piece.lows[:-1])


_HAPPENS = frozenset(
    "win lose arrive happen know see expect seem become remain get look come suffer feel face "
    "contest compete play finish go".split()
)
