"""An event where it is told: its word, the clause behind it, what it acts on."""

import re
from dataclasses import dataclass

from actorgraph_ingest._text.events.doers import Scene, agent_nouns, doers
from actorgraph_ingest._text.types import Event
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import Clause


@dataclass(slots=True)
class Deed:
    """An event where it is told. `at`: the piece of its word; `parts`: the clause behind a verb;
    `onto`: the noun phrases that it acts on."""

    scene: Scene
    event: Event
    at: int
    piece: Piece
    parts: Clause
    onto: list[int]


def people(deed: Deed, k: int) -> bool:
    head = deed.scene.pieces[k].head
    return head in agent_nouns() or bool(_ONE.search(head)) or bool(doers(deed.scene, k))


_ONE = re.compile(r"\w{3}(?:person|ist|ian|wright|keeper|worker|ondent|ident|writer|soldier)s?$")
