"""Whose a phrase is, by the names in it or joined before it: "U.S. and Israeli strikes"."""

from actorgraph_ingest._text.doers import Scene
from actorgraph_ingest._text.types import Party


def owners(scene: Scene, at: int) -> tuple[Party, ...]:
    """The possessor or adjective in front ("Iran's drone attack"), and who is joined with it."""
    own = tuple(p for p in scene.pieces[at].parties if p.refs)[:1]
    if begin(scene, at) == at:
        return own
    return (*(p for p in scene.pieces[at - 2].parties if p.refs), *own)


def begin(scene: Scene, at: int) -> int:
    """Where a phrase begins that names joined with "and" own."""
    joined = at > 1 and scene.pieces[at - 1].head == "and" and bool(scene.pieces[at].parties)
    if not joined or not scene.pieces[at].parties[0].modifier:
        return at
    before = scene.pieces[at - 2]
    last = scene.row[before.last - 1].party
    alone = before.kind == "np" and last is not None and not last.possessive and not last.thing
    return at - 2 if alone and last is not None and last.kind in ("State", "Organization") else at
