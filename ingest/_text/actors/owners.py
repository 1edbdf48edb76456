"""Whose a phrase is, by the names in it or joined before it: "U.S. and Israeli strikes"."""

from actorgraph_ingest._text.events.doers import OWNED, Scene, doers, timed
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Party, actors
from actorgraph_ingest._text.words.tables import words


def owners(scene: Scene, at: int) -> tuple[Party, ...]:
    """The possessor or adjective in front ("Iran's drone attack"), and who is joined with it."""
    own = tuple(p for p in scene.pieces[at].parties if p.refs)[:1]
    if begin(scene, at) == at:
        return _themselves(scene, at, own) if own and own[0].pronoun else own
    return (*(p for p in scene.pieces[at - 2].parties if p.refs), *own)


def _themselves(scene: Scene, at: int, own: tuple[Party, ...]) -> tuple[Party, ...]:
    """ "X began its assault": the subject itself, where that is who the pronoun means."""
    if not at or scene.pieces[at - 1].kind != "vg":
        return own
    said = tuple(p for k in subject(scene.pieces, at - 1) for p in doers(scene, k, OWNED))
    return said if set(actors(said)) & set(actors(own)) else own


_SPELLS = frozenset(
    "round rounds string wave waves spate flurry chorus barrage day days hours hour weeks week "
    "months month years".split()
)


def begin(scene: Scene, at: int) -> int:
    """Where a phrase begins that names joined with "and" own, or that is measured: "three hours of
    talks"."""
    over = scene.pieces[at - 2] if at > 1 and scene.pieces[at - 1].head == "of" else None
    if over is not None and (timed(over.head) or over.head in words("measure") | _SPELLS):
        return at - 2
    joined = at > 1 and scene.pieces[at - 1].head == "and" and bool(scene.pieces[at].parties)
    if not joined or not scene.pieces[at].parties[0].modifier:
        return at
    before = scene.pieces[at - 2]
    last = scene.row[before.last - 1].party
    alone = before.kind == "np" and last is not None and not last.possessive and not last.thing
    return at - 2 if alone and last is not None and last.kind in ("State", "Organization") else at
