"""Who arrested somebody where only who tells it is named: "Two men were held, police said"."""

from collections.abc import Sequence
from dataclasses import replace

from actorgraph_ingest._text.claims.draft import Draft
from actorgraph_ingest._text.types import Event
from actorgraph_ingest._text.words.verbs import Unit

Span = tuple[int, int]
_POLICE = frozenset("police policemen prosecutors authorities army military gendarmerie".split())


def captured(event: Event, ref: str, place: Span, text: str) -> Event:
    """An arrest without a doer as that of the police who tell it. `place`: where they are named."""
    if event.mode != "arrest" or event.agents or not event.recipients or event.negated:
        return event
    words = text[slice(*place)].lower().split()
    if not _POLICE.intersection(words) or ref in event.recipients:
        return event
    return replace(event, agents=(ref,), who=(place,))


def voice(row: Sequence[Unit], draft: Draft) -> Span:
    """The whole phrase of who speaks: an actor's, or the words that describe somebody."""
    if draft.claimants:
        return draft.claimants[0].start, draft.claimants[0].end
    said = row[draft.cue[0]].said
    return said.source if said is not None and said.source is not None else (0, 0)
