"""What is told without a named source: hedged events and accusations of uncoded deeds."""

from collections.abc import Collection, Iterator, Sequence

from actorgraph_ingest._text.content import Reading, dated, verbal_events
from actorgraph_ingest._text.doers import OWNED, Scene, doers
from actorgraph_ingest._text.draft import Draft
from actorgraph_ingest._text.reach import clause
from actorgraph_ingest._text.sides import subject
from actorgraph_ingest._text.tables import words
from actorgraph_ingest._text.types import Claim, Event, When, actors, placed
from actorgraph_ingest._text.verbs import Unit, forms


def bare_accusations(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Event]:
    """An accusation of something no dictionary codes: that it was made is an event all the same."""
    row = reading.row
    for draft in drafts:
        agents, recipients = actors(draft.claimants), actors(draft.accused)
        if (
            draft.stance == "accuses"
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


def blamed(
    reading: Reading, known: Collection[int], spoken: Sequence[tuple[int, int]]
) -> Iterator[Event]:
    """Accusations whose sides no table knows: "X accused the clan of ..." by the phrases
    around the verb. `known`: where those begin that are told; `spoken`: others' words."""
    scene = reading.scene
    for at, piece in enumerate(scene.pieces if scene is not None else ()):
        unit = reading.row[piece.last - 1]
        accuses = any(lemma in _BLAMING for lemma, _ in forms().get(piece.head, ()))
        if scene is None or piece.kind != "vg" or not accuses or unit.start in known:
            continue
        if any(a <= piece.last - 1 < b for a, b in spoken):
            continue
        if piece.negated or piece.maybe or piece.future or piece.infinitive:
            continue
        made = _blame(scene, at)
        if made is not None:
            yield made


_BLAMING = {"accuse": "of", "blame": "for", "charge": "with", "fault": "for"}


def _blame(scene: Scene, at: int) -> Event | None:
    piece, parts = scene.pieces[at], clause(scene.pieces, at + 1)
    said = tuple(p for k in subject(scene.pieces, at) for p in doers(scene, k, OWNED))
    behind = {
        slot: tuple(p for k in parts.slots.get(slot, ()) for p in doers(scene, k, OWNED))
        for slot in ("obj", "by")
    }
    who, whom = (behind["by"], said) if piece.passive else (said, behind["obj"])
    refs = tuple(r for r in actors(whom) if r not in actors(who))
    linked = any(u.low in _BLAMING.values() for u in scene.row[piece.last : piece.last + 12])
    if not linked or not refs or not (who or piece.passive):
        return None
    last = max((scene.pieces[k].last for f in parts.slots.values() for k in f), default=piece.last)
    return Event(
        "ACCUSE", scene.row[piece.first].start, scene.row[last - 1].end,
        scene.row[piece.last - 1].start, agents=actors(who), recipients=refs, mode="allege",
        who=placed(who), whom=placed(p for p in whom if set(p.refs) & set(refs)),
        rule=f"cue:{piece.head}",
    )  # fmt: skip


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
