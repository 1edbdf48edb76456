"""The events among some words of a sentence: in a claim's content, or in the text's own voice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.claims.draft import Draft
from actorgraph_ingest._text.claims.glances import verbal_events
from actorgraph_ingest._text.events.doers import Scene
from actorgraph_ingest._text.events.events import KEEPS
from actorgraph_ingest._text.events.nouns import noun_event
from actorgraph_ingest._text.types import Amount, Event, Party, Sentence, When, actors
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.undone import undone_at
from actorgraph_ingest._text.words.verbs import Unit


@dataclass(slots=True)
class Reading:
    """A sentence under the eyes."""

    sentence: Sentence
    row: list[Unit]
    whens: list[When]
    amounts: list[Amount]
    memory: Memory
    deeds: list[Event] = field(default_factory=list)  # all events the clauses tell, whoever says so
    scene: Scene | None = None


def content_events(
    reading: Reading, draft: Draft, nested: Sequence[tuple[int, int]]
) -> list[Event]:
    """The events inside a claim's content."""
    lo, hi = draft.content
    free = [k for k in range(lo, hi) if not any(a <= k < b for a, b in nested)]
    told = verbal_events(reading.row, free, draft.implied)
    done = (e for e in told if not undone_at(reading.scene, e.trigger))
    events = [_promised(e, reading.row) for e in done if not _noun(reading, e)]
    events = _clear(reading, draft, events)
    if not events and draft.nouns:
        implied = _linked(reading.row, lo, hi) or draft.implied
        events = [
            e
            for k in free
            if (e := noun_event(reading.row[:hi], k, implied, told=bool(implied))) is not None
        ][:1]
        blamed = actors(implied)
        mine = not events or not blamed or set(events[0].agents) & set(blamed)
        if draft.stance == "accuses" and not mine:
            events = []  # blamed for what another did
    acting = [e for e in events if e.agents] or events
    open_ = {reading.row[k].start for k in free}
    more = [e for e in reading.deeds if e.trigger in open_ and worth(e, spoken=True)]
    if acting and (draft.implied or draft.stance not in SAYING):
        return [_between(e, more) for e in acting]
    return [*(_fuller(e, more) for e in acting), *(e for e in more if _new(e, acting))]


def _clear(reading: Reading, draft: Draft, events: list[Event]) -> list[Event]:
    """What the clauses tell too, each deed once: "plotted to kill X"."""
    deeds = {(e.type, e.agents, e.recipients or e.trigger, e.negated): e for e in reversed(events)}
    events = sorted(deeds.values(), key=lambda e: e.trigger)
    clauses = {e.trigger for e in reading.deeds}
    if draft.stance in SAYING:
        return [e for e in events if e.trigger in clauses or _sure(e)]
    if draft.rule == "cue:accuse":  # not "accused X of failing to protect Y"
        planned = {v.start for u, v in pairwise(reading.row) if u.low == "to"}
        return [e for e in events if e.trigger in clauses or e.trigger not in planned]
    return events


def _sure(event: Event) -> bool:
    """Whether what the clauses do not tell has both sides, or is said not to be."""
    return event.negated or bool(event.agents and event.recipients)


def _noun(reading: Reading, event: Event) -> bool:
    """Whether the word that told an event is part of a noun phrase ("days of fighting"), or tells
    violence by nobody that the clauses do not know."""
    if event.type == "ASSAULT" and not event.agents and reading.scene is not None:
        return all(e.trigger != event.trigger or not e.recipients for e in reading.deeds)
    for piece in reading.scene.pieces if reading.scene is not None else ():
        if reading.row[piece.first].start <= event.trigger < reading.row[piece.last - 1].end:
            return piece.kind == "np"
    return False


def _between(event: Event, more: Sequence[Event]) -> Event:
    """A deed with the sides that its clause names: "the failure of talks between", "shelled X,
    killing two miners"."""
    same = next((e for e in more if e.trigger == event.trigger), None)
    if same is None or not (same.agents and same.recipients) or event.recipients:
        return event
    alike = same.type == event.type and same.agents == event.agents
    alike = alike and all(ref[0] == "." for ref in same.recipients)  # not the ground it is done on
    filled = replace(event, recipients=same.recipients, whom=same.whom)
    return same if event.nominal else filled if alike else event


SAYING = frozenset(("asserts", "reports", "confirms", "acknowledges"))


def _new(event: Event, known: Sequence[Event]) -> bool:
    others = [e for e in known if e.type == event.type]
    if any(e.trigger == event.trigger for e in known):
        return False
    repeated = event.type in _REPEATED and not event.nominal
    return not others or (repeated and _apart_from(event, others))


_REPEATED = frozenset(("ASSAULT", "COERCE"))  # "bombed the town, killing 12"


def _apart_from(event: Event, others: Sequence[Event]) -> bool:
    """Whether an event hits somebody whom none of some others hits."""
    hit = {ref for e in others for ref in e.recipients}
    return bool(event.recipients) and not hit & set(event.recipients)


def _fuller(event: Event, more: Sequence[Event]) -> Event:
    """The same deed as the clauses tell it: what is only promised or denied is another category,
    and a side that one reading has lost is there."""
    same = next((e for e in more if e.trigger == event.trigger), None)
    if same is not None and same.agents and (same.type == "REJECT" or _turned(event, same)):
        return same  # "said it would not recognise X"
    if same is not None and set(event.agents) & set(same.recipients):
        return same  # "X abducted last week in Y": X did nothing
    if same is None or event.negated:
        return event
    if same.type == event.type:
        return replace(same, auxiliary=event.auxiliary or same.auxiliary)
    return same if same.agents or same.type == "REQUEST" else event


def _turned(event: Event, same: Event) -> bool:
    """ "would not oppose": what is refused is a refusal."""
    return event.negated and same.type == "AGREE" and event.type == "REJECT"


def _linked(row: Sequence[Unit], lo: int, hi: int) -> tuple[Party, ...]:
    """ "(that) Kyiv was behind the attack": who a noun's deed is laid to."""
    for k in range(lo + 1, hi):
        if row[k].low in words("lightlink"):
            party = next((row[j].party for j in range(k - 1, lo - 1, -1) if row[j].party), None)
            return (party,) if party is not None and not party.possessive else ()
    return ()


def _promised(event: Event, row: Sequence[Unit]) -> Event:
    """ "said it would send": a promise once somebody says it."""
    place = next((k for k, u in enumerate(row) if u.start == event.trigger), 0)
    would = any(u.low == "would" for u in row[max(0, place - 3) : place])
    if not would or event.auxiliary != "hypothetical":
        return event
    return (
        replace(event, type="AGREE", auxiliary="")
        if event.type in KEEPS
        else replace(event, auxiliary="future")
    )


def dated(reading: Reading, events: Sequence[Event], draft: Draft | None) -> list[Event]:
    """Events with the date words and numbers that stand in their clause."""
    lo, hi = draft.content if draft is not None else (0, len(reading.row))
    row = reading.row
    first = row[lo].start if lo < len(row) else 0
    last = row[hi - 1].end if 0 < hi <= len(row) else 0
    made = []
    for event in events:
        near = [w for w in reading.whens if event.start <= w.start < event.end]
        wide = [
            w for w in reading.whens
            if first <= w.start < last and len(events) == 1 and not _apart(row, event, w)
        ]  # fmt: skip
        counted = tuple(
            a
            for a in reading.amounts
            if event.start <= a.start < event.end and a.thing in event.objects
        )
        made.append(replace(event, when=next(iter(near or wide), None), amounts=counted))
    return made


def _apart(row: Sequence[Unit], event: Event, when: When) -> bool:
    """Whether a date belongs to a clause of its own: "with which it has been at war since ..."."""
    between = [u.low for u in row if event.end <= u.start < when.start]
    return any(low in words("boundary") for low in between)


def narrated(reading: Reading, covered: Sequence[tuple[int, int]]) -> Iterator[Event]:
    row = reading.row
    free = [k for k in range(len(row)) if not any(a <= k < b for a, b in covered)]
    open_ = {row[k].start for k in free}
    found = [e for e in reading.deeds if e.trigger in open_ and worth(e)]
    yield from dated(reading, found, None)


_VISITS = frozenset(("CONSULT", "AID", "COOPERATE"))
_SUFFERED = frozenset(
    "PROTEST AID THREATEN REJECT ASSAULT COERCE REQUEST RETREAT SANCTION ACCUSE CONCEDE".split()
)


def worth(event: Event, spoken: bool = False) -> bool:
    """Whether a clause tells enough: who did it to whom, or who did a thing that needs no other,
    or who suffered violence. `spoken`: in a claim "I" is somebody."""
    agents = [a for a in event.agents if spoken or a[0] != "@"]
    if event.mode in ("release", "return") and not event.recipients and "/" not in event.rule:
        return False  # "released a report"
    if event.type == "COOPERATE" and len(agents) < 2 and not event.recipients:
        return False  # "boosted exports": with nobody
    named = event.objects or "/" in event.rule  # "gave millions", "held a meeting"
    named = named or event.together
    if agents and (event.recipients or event.type not in _VISITS or named or len(agents) > 1):
        return True
    return bool(event.recipients and event.type in _SUFFERED)
