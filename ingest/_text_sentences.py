"""One sentence read: its claims with the events they are about, and what is told in the text's voice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from actorgraph_ingest._text_amounts import amounts
from actorgraph_ingest._text_clauses import Unit, forms, read_verb
from actorgraph_ingest._text_drafts import Draft, cues, drafts
from actorgraph_ingest._text_denials import denials
from actorgraph_ingest._text_events import clause_event, complement, entries, parted
from actorgraph_ingest._text_memory import Memory
from actorgraph_ingest._text_nouns import noun_event, nouns
from actorgraph_ingest._text_types import Amount, Claim, Event, Party, Sentence, When

ALONE = frozenset(("MOBILIZE",))  # worth telling with an agent only
_UNSURE = frozenset(("reportedly", "allegedly", "supposedly", "purportedly"))


@dataclass(slots=True)
class Reading:
    """A sentence under the eyes."""

    sentence: Sentence
    row: list[Unit]
    whens: list[When]
    amounts: list[Amount]
    memory: Memory


def read(reading: Reading) -> tuple[list[Claim], list[Event]]:
    """The claims of a sentence, outermost only, and the events nobody is named for."""
    found = [*drafts(reading.row), *denials(reading.row)]
    found = _once(found)
    cited = [d for d in found if d.rule == "cue:citing"]
    main = [d for d in found if d.rule != "cue:citing"]
    tops = [d for d in main if _parent(main, d) is None]
    made = [(d, list(_claims(reading, main, cited, d))) for d in tops]
    claims = [c for _, found in made for c in found]
    told = [d for d, found in made if found]
    covered = [d.content for d in main] + [d.cue for d in main if d in told or _parent(main, d)]
    loose = list(_narrated(reading, covered))
    unsure = _hedged(reading, loose) if not claims else None
    if unsure is not None:
        return [*claims, unsure], []
    return claims, loose


def _once(found: Sequence[Draft]) -> list[Draft]:
    """A cue read as a denial is not read as a statement too."""
    denied = {d.cue[0] for d in found if d.stance in ("denies", "disputes", "questions")}
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
    inner = tuple(c for d in main if _parent(main, d) is draft for c in _claims(reading, main, (), d))
    nested = [d.content for d in main if _parent(main, d) is draft] + [
        d.cue for d in main if _parent(main, d) is draft
    ]
    events = _dated(reading, content_events(reading, draft, nested), draft)
    positive, negative = _signed(draft, events)
    if cited and draft.stance in ("reports", "asserts", "accuses") and positive:
        who = _who(reading, cited[0])
        within = [_claim(reading, cited[0], "asserts", w, positive, ()) for w in who]
        inner, positive = (*inner, *within), ()
    if draft.accuser and draft.stance == "denies" and positive:
        yield from (_claim(reading, draft, "accuses", ref, positive, (), denied=True) for ref in _refs(draft.accuser))
    for ref in _who(reading, draft):
        if positive or inner or draft.answers:
            yield _claim(reading, draft, draft.stance, ref, positive, inner)
        if negative:
            yield _claim(reading, draft, "denies", ref, negative, ())


def _signed(draft: Draft, events: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """What is said to be and what is said not to be."""
    if draft.stance in ("denies", "disputes", "questions"):
        return tuple(replace(e, negated=False) for e in events), ()
    positive = tuple(e for e in events if not e.negated)
    negative = tuple(replace(e, negated=False) for e in events if e.negated)
    return positive, negative if draft.stance in ("asserts", "reports") else ()


def _refs(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ref for p in parties for ref in p.refs))


def _who(reading: Reading, draft: Draft) -> tuple[str, ...]:
    if draft.mute:
        return ()
    if draft.claimants:
        return tuple(r for r in _refs(draft.claimants) if not r.startswith("@")) or reading.memory.speaker
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
    return Claim(
        stance=stance, claimants=(ref,), start=row[min(first, len(row) - 1)].start,
        end=row[max(0, last - 1)].end, cue=reading_words(row, draft.cue), cue_start=row[draft.cue[0]].start,
        paragraph=reading.sentence.paragraph, accused=tuple(r for r in _refs(accused) if r != ref),
        events=own, inner=inner, answers=draft.answers and not events and not denied,
        accuser=_refs(draft.accuser), certainty=draft.certainty or ("" if draft.claimants else "underspecified"),
        when=_claim_date(reading, draft), surface=speaker, rule=draft.rule, content=content,
        cites=_cites(reading, ref, draft),
    )  # fmt: skip


def _spoken(event: Event, ref: str) -> Event:
    """"I" and "we" of a quotation are its speaker."""
    swap = {"@speaker": ref}
    return replace(
        event,
        agents=tuple(swap.get(r, r) for r in event.agents),
        recipients=tuple(swap.get(r, r) for r in event.recipients),
    )


def reading_words(row: Sequence[Unit], span: tuple[int, int]) -> str:
    return " ".join(u.text for u in row[span[0] : span[1]] if u.text)


def _cites(reading: Reading, ref: str, draft: Draft) -> str:
    """An agency or outlet that reports has a bulletin or report nobody here has seen."""
    if draft.rule == "cue:citing" or draft.stance in ("reports", "confirms"):
        known = {a.id for a in reading.memory.lexicon.agencies}
        if ref in known or ref.startswith(".") and draft.rule == "cue:citing":
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


def content_events(
    reading: Reading, draft: Draft, nested: Sequence[tuple[int, int]]
) -> list[Event]:
    """The events inside a claim's content. An accusation or denial that tells no coded deed is
    about a situation of no type with the accused in it: the words are kept, nothing is guessed."""
    lo, hi = draft.content
    free = [k for k in range(lo, hi) if not any(a <= k < b for a, b in nested)]
    events = list(_verbal(reading.row, free, draft.implied))
    if not events and draft.nouns:
        implied = draft.implied
        events = [e for k in free if (e := noun_event(reading.row, k, implied, told=bool(implied))) is not None][:1]
        blamed = _refs(implied)
        if draft.stance == "accuses" and events and blamed and not set(events[0].agents) & set(blamed):
            events = []  # blamed for what another did
    if events or lo >= hi or draft.stance not in ("accuses", "denies") or not draft.implied:
        return events
    start, end = reading.row[lo].start, reading.row[min(hi, len(reading.row)) - 1].end
    if nested and draft.stance != "accuses":
        return []
    return [Event("", start, end, start, participants=_refs(draft.implied), rule="uncoded")]


def _verbal(row: Sequence[Unit], free: Sequence[int], implied: Sequence[Party]) -> Iterator[Event]:
    """Verb events among some units; what is only asked for or promised is swallowed."""
    until = -1
    first = True
    for k in free:
        verb = read_verb(row, k) if row[k].low in forms() and k > until else None
        if verb is None or verb.lemma in cues() and verb.lemma not in entries():
            continue
        event = clause_event(row, verb, implied if first or verb.tag == "ing" else ())
        if event is None or not (event.agents or event.recipients):
            continue
        if verb.infinitive or parted(row, verb):
            if not implied:
                continue
            event = replace(event, auxiliary="hypothetical")
        if complement(event):
            until = max(free)
        first = False
        yield event


def _dated(reading: Reading, events: Sequence[Event], draft: Draft | None) -> list[Event]:
    """Events with the date words and numbers that stand in their clause."""
    lo, hi = (draft.content if draft is not None else (0, len(reading.row)))
    row = reading.row
    first = row[lo].start if lo < len(row) else 0
    last = row[hi - 1].end if 0 < hi <= len(row) else 0
    made = []
    for event in events:
        near = [w for w in reading.whens if event.start <= w.start < event.end]
        wide = [w for w in reading.whens if first <= w.start < last] if len(events) == 1 else []
        counted = tuple(
            a for a in reading.amounts if event.start <= a.start < event.end and a.thing in event.objects
        )
        made.append(replace(event, when=(near or wide or [None])[0], amounts=counted))
    return made


def _narrated(reading: Reading, covered: Sequence[tuple[int, int]]) -> Iterator[Event]:
    row = reading.row
    free = [k for k in range(len(row)) if not any(a <= k < b for a, b in covered)]
    found = [e for e in _verbal(row, free, ()) if _worth(e)]
    for k in free:
        if row[k].low in nouns():
            event = noun_event(row, k)
            if event is not None and not any(e.start <= event.trigger < e.end for e in found):
                found.append(event)
    yield from _dated(reading, found, None)


def _worth(event: Event) -> bool:
    if event.negated or event.auxiliary or not event.agents:
        return False
    return bool(event.recipients) or event.type in ALONE


def _hedged(reading: Reading, events: Sequence[Event]) -> Claim | None:
    """"reportedly": told, but on the word of somebody unnamed."""
    place = next((k for k, u in enumerate(reading.row) if u.low in _UNSURE), None)
    if place is None:
        return None
    row = reading.row
    loose = list(events) or _dated(reading, [
        e for e in _verbal(row, range(len(row)), ()) if not e.negated and (e.recipients or e.agents)
    ], None)[:1]  # fmt: skip
    if not loose:
        return None
    ref = reading.memory.bear("Collective", "unnamed source")
    return Claim(
        stance="reports", claimants=(ref,), start=row[0].start, end=row[-1].end, cue=row[place].text,
        cue_start=row[place].start, paragraph=reading.sentence.paragraph, events=tuple(loose),
        certainty="underspecified", rule=f"cue:{row[place].low}", content=(row[0].start, row[-1].end),
    )  # fmt: skip
