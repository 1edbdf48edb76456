"""What is told without a named source: hedged events and accusations of uncoded deeds."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.claims.asides import asides, without
from actorgraph_ingest._text.claims.content import Reading, dated
from actorgraph_ingest._text.claims.draft import Draft
from actorgraph_ingest._text.claims.glances import verbal_events
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


def within(event: Event, claims: Sequence[Claim]) -> bool:
    """Whether an accusation is told by a claim that says what of."""
    accused = (c for c in claims if c.stance == "accuses" and c.events)
    return event.type == "ACCUSE" and any(c.cue_start == event.trigger for c in accused)


def accusing(claim: Claim, loose: Sequence[Event]) -> Claim:
    """An accusation by and of whom the clause around it names."""
    own = (e for e in loose if e.type == "ACCUSE" and e.trigger == claim.cue_start)
    event = next(own, None) if claim.stance == "accuses" and claim.events else None
    if event is None:
        return claim
    who = event.agents[:1] or claim.claimants
    surface = event.who[0] if event.agents and event.who else claim.surface
    accused = claim.accused or tuple(r for r in event.recipients if r not in who)
    return replace(claim, claimants=who, surface=surface, accused=accused)


def promises(reading: Reading, draft: Draft) -> bool:
    """ "vowed to help": a pledge, threat or refusal is an act, not a statement of what is."""
    row, after = reading.row, draft.cue[1]
    own = [e for e in reading.deeds if e.trigger == row[draft.cue[0]].start]
    if any("/" in e.rule for e in own) and draft.stance == "asserts":
        return True  # "announced a ceasefire"
    if not own or after >= len(row) or draft.stance != "asserts":
        return False
    while after + 1 < len(row) and (row[after].low in words("weekday") or row[after].low == "on"):
        after += 1  # "promised on Friday to"
    proposed = any(e.type == "REQUEST" for e in own) and row[after].low != "that"
    return proposed or row[after].low in ("to", "support") or row[after].party is not None


_UNTOLD = frozenset(("denies", "disputes", "questions"))


def apart(reading: Reading, draft: Draft) -> list[tuple[int, int]]:
    """The asides in what somebody denies, which nobody denies."""
    return list(asides(reading.row, *draft.content)) if draft.stance in _UNTOLD else []


def covers(reading: Reading, draft: Draft) -> list[tuple[int, int]]:
    """The units that a draft takes from the text's own voice."""
    untold = draft.stance in _UNTOLD
    return list(without(reading.row, *draft.content)) if untold else [draft.content]


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


def to_one(reading: Reading, draft: Draft) -> bool:
    """ "warned X that ...", "warned the town of Y it must", "rejected claims that": an act of its
    own."""
    if draft.stance not in ("asserts", "reports"):
        return refused(reading, draft)
    after = reading.row[draft.cue[1] :][:1]
    if any(unit.party is not None for unit in after):
        return True
    cue = reading.row[draft.cue[0]]
    own = [e for e in reading.deeds if e.trigger == cue.start and e.recipients]
    if any(e.rule.startswith("verb:warn") for e in own):
        return True
    near = after[0].start + 4 if after else 0
    return any(cue.start < a <= near for e in own if e.agents for a, _ in e.whom)


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


def of_office(draft: Draft) -> bool:
    """Whether a speaker is a state known by an office of it: "the ministry"."""
    who = draft.claimants[:1]
    return any(p.generic and not p.pronoun and p.kind == "State" for p in who)


def cites(reading: Reading, ref: str, draft: Draft, stance: str) -> str:
    """An agency or outlet that reports has a bulletin or report nobody here has seen."""
    if draft.rule != "cue:citing" and stance not in ("reports", "confirms"):
        return ""
    unknown = ref.startswith(".") and draft.rule == "cue:citing"
    return ref if unknown or ref in reading.memory.lexicon.outlets else ""
