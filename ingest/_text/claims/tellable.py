"""Whether a deed among somebody's words is told by them: done by another than who speaks, not only
planned, and told with its sides."""

from collections.abc import Sequence

from actorgraph_ingest._text.claims.content import Reading
from actorgraph_ingest._text.claims.draft import Draft, cues
from actorgraph_ingest._text.claims.signed import claimed
from actorgraph_ingest._text.events.literal import literal
from actorgraph_ingest._text.types import Event, actors
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import Unit, forms


def fits(reading: Reading, event: Event, draft: Draft) -> bool:
    row = reading.row
    at = next(k for k, u in enumerate(row) if u.start == event.trigger)
    piece = _piece(reading, at)
    opens = piece is not None and _opens(row, piece, draft)
    if piece is not None and piece.infinitive and not opens:
        return False  # "accused X of trying to silence Y", "said that X wants to help Y"
    if not claimed(reading, draft, (event,)):
        return False  # "filmed the killing of X"
    if not event.agents and not event.nominal and (piece is None or not piece.passive):
        return False  # "the war that ousted X"
    if _speaking(row, event, draft) and not opens:
        return False  # "a man they contend conspired"
    cue = row[draft.cue[0]]
    bare = cue.said is None and cue.low in forms() and cue.low not in words("rumour")
    if event.nominal and bare and not _clausal(reading, draft):
        return False  # "insisted on talks with X"
    if not blaming(row, draft.cue[0]):
        return True
    violent = event.type in ("ASSAULT", "COERCE")
    suffered = violent and piece is not None and piece.passive  # "a man slain by a radical"
    if not (event.agents or suffered) or not (event.recipients or violent):
        return False
    if set(event.agents) & set(actors(draft.claimants)):
        return False  # "charged men with a plot to kill"
    return reading.scene is not None and any(literal(reading.scene, (event,)))


def _clausal(reading: Reading, draft: Draft) -> bool:
    lo, hi = draft.content
    pieces = reading.scene.pieces if reading.scene is not None else ()
    return any(p.finite and lo <= p.first and p.last <= hi for p in pieces)


def _opens(row: Sequence[Unit], piece: Piece, draft: Draft) -> bool:
    """ "claimed on Monday to have captured X", "admitted killing X"."""
    led = row[draft.content[0] : piece.first]
    bare = all(u.low in words("weekday") or u.low in ("on", "yesterday", "today") for u in led)
    return bare and (piece.infinitive or piece.tag == "VBG")


def _piece(reading: Reading, at: int) -> Piece | None:
    pieces = reading.scene.pieces if reading.scene is not None else ()
    return next((p for p in pieces if p.first <= at < p.last), None)


def _speaking(row: Sequence[Unit], event: Event, draft: Draft) -> bool:
    """Whether the words that tell who acts are those that tell who speaks."""
    one = row[draft.cue[0]].said
    start, end = one.source if one is not None and one.source is not None else (0, 0)
    return any(a < end and start < b for a, b in event.who)


def blaming(row: Sequence[Unit], at: int) -> bool:
    """ "accused of", "blamed for": what follows is a deed of whoever is blamed."""
    lemmas = (lemma for lemma, _ in forms().get(row[at].low, ()))
    frames = {entry["frame"] for lemma in lemmas for entry in cues().get(lemma, ())}
    return bool(frames & {"of", "for"})
