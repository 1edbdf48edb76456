"""What becomes of each reading of an article: it is written, waits for a person, or a person has
said no. The same as at an ingest, since the same sifting decides."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from actorgraph.annotations import Annotation
from actorgraph_ingest._text.output.sifting import Sifting, Verdicts
from actorgraph_ingest._text.types import Article, Claim, Event, Findings

_Place = tuple[object, ...]


def standing(
    made: Iterable[Annotation], article: Article, found: Findings, verdicts: Verdicts
) -> Iterator[Annotation]:
    """The annotations, events and claims of the graph with their `standing`."""
    sifting = Sifting(article, found, verdicts)
    refused = {_place(one) for one in _told(found, sifting)}
    written = {_place(one) for one in _told(sifting.kept(found))}
    for annotation in made:
        place = _annotated(annotation)
        if place is None:
            yield annotation
            continue
        word = "written" if place in written else "rejected" if place in refused else "queued"
        yield replace(annotation, fields={**annotation.fields, "standing": word})


def _told(found: Findings, refused_by: Sifting | None = None) -> Iterator[Claim | Event]:
    """Every claim and event, those within claims too; or those that a person has refused."""
    tops: list[Claim | Event] = [*found.events, *found.claims]
    for one in (below for top in tops for below in _within(top)):
        if refused_by is None:
            yield one
        elif refused_by.verdict(one) == "rejected":
            yield from _within(one)  # what is refused is refused with what it tells


def _within(one: Claim | Event) -> Iterator[Claim | Event]:
    yield one
    if isinstance(one, Claim):
        yield from one.events
        for inner in one.inner:
            yield from _within(inner)


def _place(one: Claim | Event) -> _Place:
    if isinstance(one, Event):
        return "event", one.type, one.start, one.end, one.trigger
    return "claim", one.stance, one.start, one.end


def _annotated(one: Annotation) -> _Place | None:
    """Where an annotation stands, as its claim or event does; none where it is neither."""
    held: Mapping[str, Any] = one.fields
    if one.type == "event":
        return "event", held["category"], one.start, one.end, held["trigger"]["start"]
    if one.type == "claim" and held["graph"]:
        return "claim", held["stance"], one.start, one.end
    return None
