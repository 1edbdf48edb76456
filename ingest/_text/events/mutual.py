"""What several do to each other: "X and Y accused each other of", "attacked one another"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.types import Event
from actorgraph_ingest._text.words.verbs import Unit

_PAIRS = frozenset((("each", "other"), ("one", "another")))


def mutual(row: Sequence[Unit], at: int) -> bool:
    """Whether "each other" is what a verb that ends before a unit acts on."""
    return tuple(u.low for u in row[at : at + 2]) in _PAIRS


def swapped(event: Event) -> Iterator[Event]:
    """A deed of one side to the other, and the same of the other to the one."""
    yield event
    if event.agents and event.recipients:
        yield replace(
            event, agents=event.recipients, recipients=event.agents, who=event.whom, whom=event.who
        )


def shared(event: Event) -> Iterator[Event]:
    """What the agents of a deed do to each other: the first to the others, and they to him."""
    if len(event.agents) < 2 or len(event.who) != len(event.agents):
        yield event
        return
    yield from swapped(
        replace(
            event, agents=event.agents[:1], recipients=event.agents[1:],
            who=event.who[:1], whom=event.who[1:],
        )
    )  # fmt: skip
