"""What is told without a named source: hedged events and accusations of uncoded deeds."""

from collections.abc import Collection, Iterator, Sequence

from actorgraph_ingest._text.claims.content import Reading, dated, verbal_events
from actorgraph_ingest._text.claims.draft import Draft
from actorgraph_ingest._text.types import Claim, Event, When, actors
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Unit


def bare_accusations(
    reading: Reading, drafts: Sequence[Draft], known: Collection[int]
) -> Iterator[Event]:
    """An accusation of something no dictionary codes: that it was made is an event all the same.
    `known`: where the events begin that are told already."""
    row = reading.row
    for draft in drafts:
        agents, recipients = actors(draft.claimants), actors(draft.accused)
        if (
            draft.stance == "accuses"
            and row[draft.cue[0]].start not in known
            and agents
            and recipients
            and any(r[0] != "@" and r not in agents for r in recipients)
        ):
            first, last = row[clause_start(row, draft.span[0])], row[max(0, draft.span[1] - 1)]
            yield Event(
                "ACCUSE", first.start, last.end, row[draft.cue[0]].start, agents=agents,
                recipients=tuple(r for r in recipients if r not in agents), mode="allege",
                when=claim_date(reading, draft), rule=draft.rule,
            )  # fmt: skip


_REFUSING = frozenset(
    f"cue:{verb}" for verb in "reject dismiss rebuff repudiate rebut contradict".split()
)


def refused(reading: Reading, draft: Draft) -> bool:
    """ "rejected X's accusation": a refusal of somebody's words is an act against him, too."""
    if draft.rule not in _REFUSING:
        return False
    told = draft.content[0] < draft.content[1]
    cue = reading.row[draft.cue[0]].start
    own = (e for e in reading.deeds if e.trigger == cue and e.type == "REJECT")
    return any(e.agents and (e.recipients or told) for e in own)


def source(reading: Reading, draft: Draft) -> tuple[int, int]:
    """Where a speaker stands who is known only by these words."""
    one = reading.row[draft.cue[0]].said if draft.mute else None
    return one.source if one is not None and one.source is not None else (0, 0)


def clause_start(row: Sequence[Unit], at: int) -> int:
    """Where the clause of a cue begins: after the mark or the "and" before it."""
    at = min(at, len(row) - 1)
    while at and row[at - 1].low not in (",", ";", ":", "and", "but", "while", "although"):
        at -= 1
    return at


def claim_date(reading: Reading, draft: Draft) -> When | None:
    lo, hi = draft.content
    row = reading.row
    first = row[lo].start if lo < hi and lo < len(row) else -1
    last = row[hi - 1].end if lo < hi and lo < len(row) else -1
    outside = [w for w in reading.whens if not first <= w.start < last]
    start, end = row[draft.span[0]].start, row[max(0, min(draft.span[1], len(row)) - 1)].end
    near = [w for w in outside if start <= w.start < end] or [w for w in outside if w.start < start]
    return near[0] if near else None


def _unit_of(row: Sequence[Unit], offset: int) -> int:
    return next((k for k, u in enumerate(row) if u.start == offset), 0)


def hedged(reading: Reading, events: Sequence[Event]) -> Claim | None:
    """ "reportedly": told, but on the word of somebody unnamed."""
    place = next((k for k, u in enumerate(reading.row) if u.low in words("unsure")), None)
    if place is None:
        return None
    row = reading.row
    loose = list(events) or dated(reading, [
        e for e in verbal_events(row, range(len(row)), ()) if not e.negated and e.recipients
    ], None)[:1]  # fmt: skip
    loose = [e for e in loose if 0 <= _unit_of(row, e.trigger) - place < 4 or place == 0]
    if not loose:
        return None
    ref = reading.memory.bear("Collective", "unnamed source")
    return Claim(
        stance="reports",
        claimants=(ref,),
        start=row[0].start,
        end=row[-1].end,
        cue=row[place].text,
        cue_start=row[place].start,
        paragraph=reading.sentence.paragraph,
        events=tuple(loose),
        certainty="underspecified",
        rule=f"cue:{row[place].low}",
        content=(row[0].start, row[-1].end),
    )
