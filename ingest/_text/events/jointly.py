"""What several do together, whatever it is: "Russia and Kazakhstan jointly run the port"."""

from collections.abc import Collection, Iterator

from actorgraph_ingest._text.events.doers import OWNED, Scene, doers
from actorgraph_ingest._text.events.sharing import halves
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Event, actors, placed


def jointly(scene: Scene, told: Collection[int]) -> Iterator[Event]:
    """Cooperation that only an adverb tells, between two or more who act in politics. `told`:
    the verbs that tell something by themselves."""
    for at, piece in enumerate(scene.pieces):
        if piece.kind != "vg" or not piece.finite or piece.negated or piece.maybe or piece.future:
            continue
        verb = scene.row[piece.last - 1].start
        if verb in told or not _together(scene, at):
            continue
        agents = tuple(p for k in subject(scene.pieces, at) for p in doers(scene, k, OWNED))
        if sum(ref[0] not in ".@" for ref in actors(agents)) > 1:
            first, others = halves(agents)
            yield Event(
                "COOPERATE", scene.row[piece.first].start, scene.row[piece.last - 1].end, verb,
                agents=actors(first), recipients=actors(others), who=placed(first),
                whom=placed(others), rule="adverb:jointly",
            )  # fmt: skip


def _together(scene: Scene, at: int) -> bool:
    """Whether "jointly" stands in or beside a verb group, or "together" closes its clause."""
    piece = scene.pieces[at]
    near = scene.row[max(0, piece.first - 1) : piece.last + 1]
    if any(u.low == "jointly" for u in near):
        return True
    if piece.head in _MERELY:
        return False
    for k in range(piece.last, min(len(scene.row), piece.last + 9)):
        low = scene.row[k].low
        if low == "together":
            return scene.row[k + 1].low != "with" if k + 1 < len(scene.row) else True
        if low in (",", ";", ".", "and", "that"):
            return False
    return False


# "stood together against X", "came together": nothing that they do
_MERELY = frozenset(
    "stand stands stood live lived come came get got put bring brought is are was were".split()
)
