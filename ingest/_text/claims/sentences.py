"""One sentence read: its claims with their events, and what is told in the text's own voice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.claims.bidden import bidden, spoken
from actorgraph_ingest._text.claims.blames import blamed, laid_to
from actorgraph_ingest._text.claims.content import (
    SAYING,
    Reading,
    content_events,
    dated,
    narrated,
)
from actorgraph_ingest._text.claims.denials import denials
from actorgraph_ingest._text.claims.draft import Draft, once
from actorgraph_ingest._text.claims.drafts import drafts
from actorgraph_ingest._text.claims.hearsay import factual, hearsay
from actorgraph_ingest._text.claims.retracted import recast
from actorgraph_ingest._text.claims.signed import claimed, echoes, signed, told_whole
from actorgraph_ingest._text.claims.speakers import PRONOUNS, known_before
from actorgraph_ingest._text.claims.told import (
    accusing,
    apart,
    cites,
    claim_date,
    clause_start,
    covers,
    hedged,
    of_office,
    promises,
    source,
    to_one,
    within,
)
from actorgraph_ingest._text.claims.told import bare_accusations as bare
from actorgraph_ingest._text.claims.unclaimed import overheard, unclaimed
from actorgraph_ingest._text.events.captors import captured, voice
from actorgraph_ingest._text.events.scenes import speaker
from actorgraph_ingest._text.types import Claim, Event, Party, actors, walked
from actorgraph_ingest._text.words.verbs import Unit


def read(reading: Reading) -> tuple[list[Claim], list[Event]]:
    """The claims of a sentence, outermost only, and the events nobody is named for."""
    found = recast(reading.row, once([*drafts(reading.row), *denials(reading.row)]))
    found = sorted(found, key=lambda d: d.cue)
    cited = [d for d in found if d.rule == "cue:citing"]
    main = [d for d in found if d.rule != "cue:citing"]
    main = [d for d in _own_words(main) if not promises(reading, d)]
    tops = [d for d in main if _parent(main, d) is None]
    made = [(d, list(_claims(reading, main, cited, d))) for d in tops]
    claims = [c for _, found in made for c in found]
    told = [d for d, found in made if found]
    claims = [*claims, *_late(reading, claims)]
    spoken = list(hearsay(reading.row))
    heard = [d for d in main if d in told or _parent(main, d)]
    mine = [d for d in main if d in told or not factual(reading.row, d.cue[0])]
    covered = [span for d in mine for span in covers(reading, d)]
    covered += [d.cue for d in heard if not to_one(reading, d)]
    open_ = [d for d in tops if d not in told and not _within(d, spoken)]
    loose = list(narrated(reading, [*covered, *spoken]))
    loose += bare(reading, open_, {e.trigger for e in loose})
    accused = {c.cue_start for c in walked(claims) if c.stance == "accuses"}
    known = (*loose, *(e for c in walked(claims) for e in c.events))
    accused |= {e.trigger for e in known if e.rule != "verb:warn"}
    loose += blamed(reading, accused, spoken)
    if not claims and (unsure := hedged(reading, loose)) is not None:
        return [unsure], []
    claims += _heard(reading, claims, loose, [d for d in main if d in told])
    return [accusing(c, loose) for c in claims], [e for e in loose if not within(e, claims)]


def _late(reading: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """Claims with what no cue has told, each by whoever is said to say it."""
    known = {e.trigger for c in walked(claims) for e in c.events}
    made = [c for d in unclaimed(reading, known) for c in _claims(reading, (), (), d)]
    new = [replace(c, events=tuple(e for e in c.events if e.trigger not in known)) for c in made]
    return [c for c in new if c.events]


def _heard(
    reading: Reading, claims: Sequence[Claim], loose: Sequence[Event], main: Sequence[Draft]
) -> list[Claim]:
    """Claims by nobody in particular: what is told in others' words, and in no other way here."""
    known = {e.trigger for e in [*loose, *(e for c in walked(claims) for e in c.events)]}
    known.update(c.cue_start for c in walked(claims))
    for draft in main:
        first, last = draft.content if draft.stance not in SAYING else draft.cue
        known.update(u.start for u in reading.row[first:last])
    return [c for d, told in overheard(reading, known) for c in _repeated(reading, d, told)]


def _repeated(reading: Reading, draft: Draft, told: Sequence[Event]) -> Iterator[Claim]:
    """A draft as claims of events that are known to be told in its words."""
    positive, negative = signed(draft, dated(reading, told, draft))
    for ref in _who(reading, draft):
        if positive:
            yield _claim(reading, draft, draft.stance, ref, positive, ())
        if negative:
            yield _claim(reading, draft, "denies", ref, negative, ())


def _within(draft: Draft, spans: Sequence[tuple[int, int]]) -> bool:
    return any(a <= draft.cue[0] < b for a, b in spans)


def _own_words(main: list[Draft]) -> list[Draft]:
    """ "We reject this," the group said: the group rejects it, and says no more."""
    gone: list[Draft] = []
    for draft in main:
        over = _parent(main, draft)
        if (
            over is not None
            and draft.claimants
            and all(r[0] == "@" for p in draft.claimants for r in p.refs)
        ):
            draft.claimants, draft.unnamed = over.claimants, over.unnamed
            gone.append(over)
    return [d for d in main if not any(d is g for g in gone)]


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
    below = [d for d in main if _parent(main, d) is draft]
    inner = tuple(c for d in below for c in _claims(reading, main, (), d))
    nested = [d.content for d in below] + [d.cue for d in below]
    nested += apart(reading, draft)
    events = dated(reading, content_events(reading, draft, nested), draft)
    if draft.stance in ("denies", "disputes") and not (events or inner or draft.answers):
        draft.echo = echoes(reading.row, draft.content)
    events = claimed(reading, draft, events)
    draft.answers = draft.answers or (draft.vague and not events) or bool(draft.echo)
    positive, negative = signed(draft, events)
    if cited and draft.stance in ("reports", "asserts", "accuses") and positive:
        who = _who(reading, cited[0])
        within = [_claim(reading, cited[0], "asserts", w, positive, ()) for w in who]
        inner, positive = (*inner, *within), ()
    if draft.accuser and draft.stance == "denies" and positive:
        yield from (
            _claim(reading, draft, _telling(reading, ref), ref, positive, (), denied=True)
            for ref in actors(draft.accuser)
        )
    for ref in _who(reading, draft):
        if draft.stance in ("asserts", "reports") and not draft.implied:
            positive = tuple(e for e in positive if told_whole(e))
        if positive or inner or draft.answers:
            yield _claim(reading, draft, draft.stance, ref, positive, inner)
        if negative := tuple(e for e in negative if told_whole(e) or e.objects):
            yield _claim(reading, draft, "denies", ref, negative, ())


def _telling(reading: Reading, ref: str) -> str:
    """What one did whose words are denied: an outlet reports, others accuse."""
    return "reports" if ref in reading.memory.lexicon.outlets else "accuses"


def _unsaid(reading: Reading, cue: Unit) -> tuple[str, ...]:
    """Who says it by the clause; "it" is nobody whom only the words in quotation marks name."""
    found, place = speaker(reading.scene, cue), cue.said.source if cue.said is not None else None
    if place is None or reading.memory.text[slice(*place)].lower() not in PRONOUNS:
        return found
    named = (p for p in parties_of(reading) if not p.pronoun and reading.memory.quoted(p.start))
    quoted = {ref for p in named for ref in p.refs} if not reading.memory.quoted(place[0]) else ()
    return tuple(ref for ref in found if ref not in quoted)


def _who(reading: Reading, draft: Draft) -> tuple[str, ...]:
    if draft.mute or draft.claimants:
        mute = _unsaid(reading, reading.row[draft.cue[0]]) if draft.mute else ()
        own = tuple(r for r in mute or actors(draft.claimants) if not r.startswith("@"))
        cue = reading.row[draft.cue[0]].start  # outside quotation marks "I" is the author
        return own or (reading.memory.speaker if reading.memory.quoted(cue) else ())
    said = draft.unnamed or "unnamed source"
    text, start = reading.memory.text, reading.sentence.start
    definite = f"the {said} "  # "the officials", of whom a sentence before told
    again = definite in text[start : reading.sentence.end].lower()
    known = known_before(reading.memory, start, definite.strip()) if again else None
    return known.refs if known is not None else (reading.memory.bear("Collective", said),)


def _claim(
    reading: Reading, draft: Draft, stance: str, ref: str, events: tuple[Event, ...],
    inner: tuple[Claim, ...], denied: bool = False,
) -> Claim:  # fmt: skip
    row = reading.row
    first, last = draft.span
    mine = next((p for p in draft.claimants if ref in actors((p,))), None)
    mine = mine or next(iter(draft.claimants), None)
    speaker = mine.name if mine is not None else source(reading, draft)
    lo, hi = draft.content
    content = (row[lo].start, row[hi - 1].end) if lo < hi <= len(row) else (0, 0)
    home = mine.country if mine is not None else ""
    own = tuple(spoken(e, ref, home) for e in events)
    if stance in SAYING:
        said = voice(row, draft)
        own = own if draft.unnamed else tuple(bidden(e, ref, said) for e in own)
        own = tuple(captured(e, ref, said, reading.memory.text) for e in own)
    return Claim(
        stance=stance, claimants=(ref,), start=row[clause_start(row, first)].start,
        end=row[max(0, last - 1)].end, cue=reading_words(row, draft.cue),
        cue_start=row[draft.cue[0]].start, paragraph=reading.sentence.paragraph,
        accused=tuple(r for r in _accused(reading, draft, stance, own, denied) if r != ref)
        or (laid_to(reading, row[draft.cue[0]].start, ref) if stance == "accuses" else ()),
        events=own, inner=inner, answers=draft.answers and not events and not denied,
        accuser=actors(draft.accuser), described=of_office(draft),
        certainty=draft.certainty or ("" if draft.claimants else "underspecified"),
        when=claim_date(reading, draft), surface=speaker, rule=draft.rule, content=content,
        cites=cites(reading, ref, draft, stance), echo=draft.echo,
    )  # fmt: skip


def _accused(
    reading: Reading, draft: Draft, stance: str, own: Sequence[Event], denied: bool
) -> tuple[str, ...]:
    """Who is blamed: by the words of the accusation, else whoever did the deed it tells."""
    accused = actors(draft.claimants if denied else draft.accused)
    if accused or stance != "accuses":
        return accused
    doers = {a for e in own for a in e.agents}
    return actors(p for p in parties_of(reading) if set(p.refs) & doers)


def parties_of(reading: Reading) -> list[Party]:
    return [u.party for u in reading.row if u.party is not None]


def reading_words(row: Sequence[Unit], span: tuple[int, int]) -> str:
    return " ".join(u.text for u in row[span[0] : span[1]] if u.text)
