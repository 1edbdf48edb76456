"""The events of a sentence, by its clauses and nouns, whoever tells them."""

import re
from collections.abc import Sequence

from actorgraph_ingest._text.deeds import deeds
from actorgraph_ingest._text.doers import Scene, agent_nouns, doers
from actorgraph_ingest._text.memory import Memory
from actorgraph_ingest._text.nominals import nominals
from actorgraph_ingest._text.pieces import pieces
from actorgraph_ingest._text.retag import unit_tags
from actorgraph_ingest._text.sides import subject
from actorgraph_ingest._text.tagger import tagged
from actorgraph_ingest._text.types import Event, Sentence, actors
from actorgraph_ingest._text.verbs import Unit


def scene_of(sentence: Sentence, row: Sequence[Unit], memory: Memory, text: str) -> Scene:
    tags = unit_tags(row, sentence, tagged(sentence))
    return Scene(row, pieces(row, tags, text), tags, memory, text)


def speaker(scene: Scene | None, start: int) -> tuple[str, ...]:
    """Who says what a verb of saying at an offset tells: an actor, or a group by its description;
    nobody where the verb has no subject."""
    if scene is None:
        return ()
    for at, piece in enumerate(scene.pieces):
        if piece.kind == "vg" and any(
            u.start == start for u in scene.row[piece.first : piece.last]
        ):
            said = _inverted(scene, at) or (
                [at + 2] if piece.head == "according" else subject(scene.pieces, at)
            )
            named = tuple(p for k in said for p in doers(scene, k) if not p.generic)
            return actors(named) or tuple(r for k in said[:1] for r in _described(scene, k))
    return ()


def _inverted(scene: Scene, at: int) -> list[int]:
    """ "..., said a spokesman": the speaker stands behind."""
    before = scene.pieces[at - 1] if at else None
    after = scene.pieces[at + 1] if at + 1 < len(scene.pieces) else None
    if before is None or before.kind != "mark" or after is None or after.kind != "np":
        return []
    return [at + 1]


_OFFICER = re.compile(r"\w{2}(?:man|men|woman|women|person|er|or|ist|ian)s?$")  # "co-chairman"
_UNHEARD = frozenset(("", "protest"))
_ANYONE = frozenset(
    "man men woman women person people boy girl youth youths child children".split()
)


def _described(scene: Scene, at: int) -> tuple[str, ...]:
    """A body, an office, a paper, a group by its description; a man in the street is nobody."""
    piece = scene.pieces[at]
    kind = agent_nouns().get(piece.head, "")
    officer = not kind and _OFFICER.search(piece.head) is not None
    if (kind in _UNHEARD and not officer) or piece.head in _ANYONE:
        return ()
    words_ = scene.text[scene.row[piece.first].start : scene.row[piece.last - 1].end]
    return (scene.memory.bear("Collective", words_),)


def told(scene: Scene) -> list[Event]:
    """Verbs first; a noun tells no event that the verb over it has told already."""
    found = list(deeds(scene))
    for event in nominals(scene):
        if not any(_told_already(event, e) for e in found):
            found.append(event)
    return sorted(found, key=lambda e: e.trigger)


def _told_already(event: Event, by: Event) -> bool:
    """Whether a noun is only the object that makes a verb what it is: "imposed sanctions"."""
    inside = by.start <= event.trigger < by.end and bool(by.agents or by.recipients)
    protest = event.type == "PROTEST" and by.type not in (
        "PROTEST",
        "ACCUSE",
    )  # "closed schools in protest at"
    same = event.type == by.type or "/" in by.rule or by.rule.startswith("noun")
    return inside and same and not protest
