"""Whom a demand is made of that a participle tells without saying so: whoever the deed before it is
aimed at ("besieged the base, demanding his release")."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.types import Event
from actorgraph_ingest._text.words.view import Scene

_FACED = frozenset(("PROTEST", "COERCE", "ASSAULT", "ACCUSE", "THREATEN", "CONSULT", "SANCTION"))


def addressed(scene: Scene, events: Sequence[Event]) -> list[Event]:
    """Some events of a sentence, in order, with such demands aimed."""
    made: list[Event] = []
    for event in events:
        over = made[-1] if made else None
        if over is not None and _left_open(scene, event) and _shares(over, event):
            event = replace(event, recipients=over.recipients, whom=over.whom)
        made.append(event)
    return made


def _left_open(scene: Scene, event: Event) -> bool:
    if event.type != "REQUEST" or event.recipients or event.nominal:
        return False
    return any(
        p.kind == "vg" and p.tag == "VBG" and scene.row[p.last - 1].start == event.trigger
        for p in scene.pieces
    )


def _shares(over: Event, event: Event) -> bool:
    same = bool(event.agents) and event.agents == over.agents
    return same and bool(over.recipients) and over.type in _FACED
