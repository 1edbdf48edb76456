"""What somebody says to be so, what not to be so, and what his words only presuppose."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.claims.answers import ANSWERING
from actorgraph_ingest._text.claims.content import SAYING, Reading, worth
from actorgraph_ingest._text.claims.draft import Draft
from actorgraph_ingest._text.claims.glances import verbs_told
from actorgraph_ingest._text.types import Event
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import inflect
from actorgraph_ingest._text.words.verbs import Unit

Signed = tuple[tuple[Event, ...], tuple[Event, ...]]


def told_whole(event: Event) -> bool:
    """Whether an event that somebody merely says is whole enough to be kept."""
    return worth(event, spoken=True) or (bool(event.recipients) and event.type == "AID")


def signed(draft: Draft, events: Sequence[Event]) -> Signed:
    """What is said to be and what is said not to be."""
    if draft.stance in ANSWERING | {"withdraws"}:
        return tuple(replace(e, negated=False) for e in events), ()
    positive = tuple(e for e in events if not e.negated)
    negative = tuple(replace(e, negated=False) for e in events if e.negated)
    return positive, negative if draft.stance in ("asserts", "reports") else ()


def echoes(row: Sequence[Unit], content: tuple[int, int]) -> frozenset[str]:
    """The verbs by which a denial that tells no deed may find the one it denies; who denies that
    something was not done denies no deed."""
    lows = {u.low for u in row[slice(*content)]}
    return verbs_told(row, content) if lows.isdisjoint(_NOT | _undoing()) else frozenset()


def claimed(reading: Reading, draft: Draft, events: Sequence[Event]) -> list[Event]:
    """The events of some words without those that they only presuppose, or whose opposite is
    denied: "denied that it had not met X", "that the talks had collapsed"."""
    if draft.stance in ("denies", "disputes"):
        events = [e for e in events if not (e.negated or _ended(reading, e))]
    elif draft.stance in SAYING:
        events = [e for e in events if not _depicted(reading, e)]
    return [e for e in events if not _lost(reading, e)]


_NOT = frozenset("not n't never no without fail failed fails failing failure".split())
_ENDS = (
    "collapse fail break end halt stall cancel founder stop suspend postpone abandon freeze shelve "
    "scrap delay"
)


@cache
def _undoing() -> frozenset[str]:
    return frozenset(form for verb in ("fail", "neglect", "refuse") for form in inflect(verb))


@cache
def _ending() -> frozenset[str]:
    return frozenset(form for verb in _ENDS.split() for form in inflect(verb)) | {"deadlocked"}


def _pieces(reading: Reading, event: Event) -> tuple[Sequence[Piece], int]:
    """The pieces of the sentence, and which of them tells an event; -1 if none does."""
    pieces = reading.scene.pieces if reading.scene is not None else ()
    at = next((k for k, u in enumerate(reading.row) if u.start == event.trigger), -1)
    return pieces, next((n for n, p in enumerate(pieces) if p.first <= at < p.last), -1)


def _ended(reading: Reading, event: Event) -> bool:
    """ "the talks with X had collapsed": it is their end that is told."""
    pieces, at = _pieces(reading, event)
    if not event.nominal or at < 0 or pieces[at].kind != "np":
        return False
    verb = next((p for p in pieces[at + 1 : at + 6] if p.kind in ("vg", "mark", "rel")), None)
    return verb is not None and verb.kind == "vg" and (verb.negated or verb.head in _ending())


def _depicted(reading: Reading, event: Event) -> bool:
    """ "took video of the killing of X": that it was done is taken for known, not said."""
    pieces, at = _pieces(reading, event)
    if not event.nominal or event.agents or at < 2 or pieces[at - 1].head not in _LINKS:
        return False
    return pieces[at - 2].kind == "np" and pieces[at - 2].head in _DEPICTING


_LINKS = frozenset("of from about showing into".split())
_DEPICTING = frozenset(
    "video videos videotape footage film films picture pictures photo photos photograph "
    "photographs image images recording recordings memory memories anniversary scene site victim "
    "victims survivor survivors witness witnesses aftermath".split()
)


def _lost(reading: Reading, event: Event) -> bool:
    """ "admitted losing 69 killed": by others."""
    if event.type != "ASSAULT":
        return False
    row = reading.row
    at = next((k for k, u in enumerate(row) if u.start == event.trigger), 0)
    near = [u.low for u in row[max(0, at - 5) : at]]
    lows = {low for k, low in enumerate(near) if "," not in near[k:] and "and" not in near[k:]}
    return row[at].low in _CASUALTIES and bool(lows & _losing()) and "by" not in near


_CASUALTIES = frozenset("killed wounded injured dead slain shot captured".split())


@cache
def _losing() -> frozenset[str]:
    told = ("lose", "suffer", "sustain", "mourn")
    return frozenset(form for verb in told for form in inflect(verb))
