"""What the words of a speaker make of the deeds they tell: who "I" is, and who asks for what "must"
be done."""

from dataclasses import replace

from actorgraph_ingest._text.types import Event

Span = tuple[int, int]


def bidden(event: Event, ref: str, place: Span) -> Event:
    """A demand that somebody's words make, as that one's: "X said that Y should withdraw". What
    one says that oneself should do is asked of nobody else."""
    if event.type != "REQUEST" or event.agents or not event.recipients or ref[:1] == "@":
        return event
    whole = len(event.whom) == len(event.recipients)
    kept = [n for n, other in enumerate(event.recipients) if other != ref]
    return replace(
        event, agents=(ref,), who=(place,) if place[0] < place[1] else (),
        recipients=tuple(event.recipients[n] for n in kept),
        whom=tuple(event.whom[n] for n in kept) if whole else event.whom,
    )  # fmt: skip


def spoken(event: Event, ref: str, home: str) -> Event:
    """ "I" and "we" of a quotation are its speaker."""
    swap = {"@speaker": ref, "@we": home or ref}
    return replace(
        event,
        agents=tuple(swap.get(r, r) for r in event.agents),
        recipients=tuple(swap.get(r, r) for r in event.recipients),
    )
