"""One sentence read: its claims with the events they are about, and what is told in the text's voice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text_content import (
    ALONE,
    Reading,
    content_events,
    dated,
    narrated,
    verbal_events,
)
from actorgraph_ingest._text_denials import denials
from actorgraph_ingest._text_draft import Draft
from actorgraph_ingest._text_drafts import drafts
from actorgraph_ingest._text_types import Claim, Event, Party, When, actors
from actorgraph_ingest._text_verbs import Unit

_UNSURE = frozenset(("reportedly", "allegedly", "supposedly", "purportedly"))


def read(reading: Reading) -> tuple[list[Claim], list[Event]]:
    """The claims of a sentence, outermost only, and the events nobody is named for."""
    found = [*drafts(reading.row), *denials(reading.row)]
    found = sorted(_once(found), key=lambda d: d.cue)
    cited = [d for d in found if d.rule == "cue:citing"]
    main = [d for d in found if d.rule != "cue:citing"]
    main = _own_words(main)
    tops = [d for d in main if _parent(main, d) is None]
    made = [(d, list(_claims(reading, main, cited, d))) for d in tops]
    claims = [c for _, found in made for c in found]
    told = [d for d, found in made if found]
    covered = [d.content for d in main] + [d.cue for d in main if d in told or _parent(main, d)]
    loose = [
        *narrated(reading, covered),
        *_bare_accusations(reading, [d for d in main if d not in told]),
    ]
    unsure = _hedged(reading, loose) if not claims else None
    if unsure is not None:
        return [*claims, unsure], []
    return claims, loose


def _bare_accusations(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Event]:
    """An accusation of something no dictionary codes: that it was made is an event all the same."""
    row = reading.row
    for draft in drafts:
        agents, recipients = actors(draft.claimants), actors(draft.accused)
        if (
            draft.stance == "accuses"
            and agents
            and recipients
            and not {"@speaker", *recipients} <= {"@speaker", *agents}
        ):
            first, last = row[_clause_start(row, draft.span[0])], row[max(0, draft.span[1] - 1)]
            yield Event(
                "ACCUSE", first.start, last.end, row[draft.cue[0]].start, agents=agents,
                recipients=tuple(r for r in recipients if r not in agents), mode="allege",
                when=_claim_date(reading, draft), rule=draft.rule,
            )  # fmt: skip


def _own_words(main: list[Draft]) -> list[Draft]:
    """ "We reject this," the group said: the group rejects it, and says no more."""
    gone: list[Draft] = []
    for draft in main:
        over = _parent(main, draft)
        if (
            over is not None
            and draft.claimants
            and all(r == "@speaker" for p in draft.claimants for r in p.refs)
        ):
            draft.claimants, draft.unnamed = over.claimants, over.unnamed
            gone.append(over)
    return [d for d in main if not any(d is g for g in gone)]


def _once(found: Sequence[Draft]) -> list[Draft]:
    """A cue read as a denial is not read as a statement too."""
    denied = {d.cue[0] for d in found if d.stance in ("denies", "disputes", "questions")}
    denied |= {k for d in found if d.accuser for k in range(*d.span)}
    positive = ("denies", "disputes", "questions", "declinesToComment")
    return [d for d in found if d.stance in positive or d.cue[0] not in denied]


def _parent(main: Sequence[Draft], draft: Draft) -> Draft | None:
    holds = [
        d for d in main
        if d is not draft and d.content[0] <= draft.cue[0] < d.content[1]
        and not (draft.content[0] <= d.cue[0] < draft.content[1])
    ]  # fmt: skip
    return min(holds, key=lambda d: d.content[1] - d.content[0], default=None)


def _claims(
    reading: Reading, main: Sequence[Draft], cited: Sequence[Draft], draft: Draft
) -> Iterator[Claim]:
    """A draft as claims, one a claimant, with the claims told inside it."""
    inner = tuple(
        c for d in main if _parent(main, d) is draft for c in _claims(reading, main, (), d)
    )
    nested = [d.content for d in main if _parent(main, d) is draft] + [
        d.cue for d in main if _parent(main, d) is draft
    ]
    events = dated(reading, content_events(reading, draft, nested), draft)
    draft.answers = draft.answers or (draft.vague and not events)
    positive, negative = _signed(draft, events)
    if cited and draft.stance in ("reports", "asserts", "accuses") and positive:
        who = _who(reading, cited[0])
        within = [_claim(reading, cited[0], "asserts", w, positive, ()) for w in who]
        inner, positive = (*inner, *within), ()
    if draft.accuser and draft.stance == "denies" and positive:
        yield from (
            _claim(reading, draft, "accuses", ref, positive, (), denied=True)
            for ref in actors(draft.accuser)
        )
    for ref in _who(reading, draft):
        positive = (
            positive
            if draft.stance not in ("asserts", "reports") or draft.implied
            else tuple(e for e in positive if _told(e))
        )
        if positive or inner or draft.answers:
            yield _claim(reading, draft, draft.stance, ref, positive, inner)
        if negative := tuple(e for e in negative if _told(e) or e.objects):
            yield _claim(reading, draft, "denies", ref, negative, ())


def _told(event: Event) -> bool:
    """Whether an event that somebody merely says is whole enough to be kept."""
    whole = bool(event.agents and event.recipients)
    aimed = bool(event.recipients) and event.type in ("ASSAULT", "AID", "COERCE")
    return (
        whole
        or aimed
        or event.type in ALONE
        or (bool(event.agents) and event.type in ("ASSAULT", "COERCE"))
    )


def _signed(draft: Draft, events: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """What is said to be and what is said not to be."""
    if draft.stance in ("denies", "disputes", "questions"):
        return tuple(replace(e, negated=False) for e in events), ()
    positive = tuple(e for e in events if not e.negated)
    negative = tuple(replace(e, negated=False) for e in events if e.negated)
    return positive, negative if draft.stance in ("asserts", "reports") else ()


def _who(reading: Reading, draft: Draft) -> tuple[str, ...]:
    if draft.mute:
        return ()
    if draft.claimants:
        return (
            tuple(r for r in actors(draft.claimants) if not r.startswith("@"))
            or reading.memory.speaker
        )
    return (reading.memory.bear("Collective", draft.unnamed or "unnamed source"),)


def _claim(
    reading: Reading, draft: Draft, stance: str, ref: str, events: tuple[Event, ...],
    inner: tuple[Claim, ...], denied: bool = False,
) -> Claim:  # fmt: skip
    row = reading.row
    first, last = draft.span
    speaker = draft.claimants[0].name if draft.claimants else (0, 0)
    lo, hi = draft.content
    content = (row[lo].start, row[hi - 1].end) if lo < hi <= len(row) else (0, 0)
    own = tuple(_spoken(e, ref) for e in events)
    accused = draft.claimants if denied else draft.accused
    if stance == "accuses" and not accused:
        accused = tuple(
            p for p in parties_of(reading) if set(p.refs) & {a for e in own for a in e.agents}
        )
    return Claim(
        stance=stance, claimants=(ref,), start=row[_clause_start(row, first)].start,
        end=row[max(0, last - 1)].end, cue=reading_words(row, draft.cue), cue_start=row[draft.cue[0]].start,
        paragraph=reading.sentence.paragraph, accused=tuple(r for r in actors(accused) if r != ref),
        events=own, inner=inner, answers=draft.answers and not events and not denied,
        accuser=actors(draft.accuser), certainty=draft.certainty or ("" if draft.claimants else "underspecified"),
        when=_claim_date(reading, draft), surface=speaker, rule=draft.rule, content=content,
        cites=_cites(reading, ref, draft),
    )  # fmt: skip


def _spoken(event: Event, ref: str) -> Event:
    """ "I" and "we" of a quotation are its speaker."""
    swap = {"@speaker": ref}  # what is left of them elsewhere is dropped with the frames
    return replace(
        event,
        agents=tuple(swap.get(r, r) for r in event.agents),
        recipients=tuple(swap.get(r, r) for r in event.recipients),
    )


def _clause_start(row: Sequence[Unit], at: int) -> int:
    """Where the clause of a cue begins: after the mark or the "and" before it."""
    at = min(at, len(row) - 1)
    while at and row[at - 1].low not in (",", ";", ":", "and", "but", "while", "although"):
        at -= 1
    return at


def parties_of(reading: Reading) -> list[Party]:
    return [u.party for u in reading.row if u.party is not None]


def reading_words(row: Sequence[Unit], span: tuple[int, int]) -> str:
    return " ".join(u.text for u in row[span[0] : span[1]] if u.text)


def _cites(reading: Reading, ref: str, draft: Draft) -> str:
    """An agency or outlet that reports has a bulletin or report nobody here has seen."""
    if draft.rule == "cue:citing" or draft.stance in ("reports", "confirms"):
        known = {a.id for a in reading.memory.lexicon.agencies}
        if ref in known or (ref.startswith(".") and draft.rule == "cue:citing"):
            return ref
    return ""


def _claim_date(reading: Reading, draft: Draft) -> When | None:
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


def _hedged(reading: Reading, events: Sequence[Event]) -> Claim | None:
    """ "reportedly": told, but on the word of somebody unnamed."""
    place = next((k for k, u in enumerate(reading.row) if u.low in _UNSURE), None)
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
        stance="reports", claimants=(ref,), start=row[0].start, end=row[-1].end, cue=row[place].text,
        cue_start=row[place].start, paragraph=reading.sentence.paragraph, events=tuple(loose),
        certainty="underspecified", rule=f"cue:{row[place].low}", content=(row[0].start, row[-1].end),
    )  # fmt: skip
