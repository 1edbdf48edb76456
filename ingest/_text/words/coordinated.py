"""What joined verbs share: "was beaten and killed by X", "shot and killed Y", "X and Y clashed"."""

from dataclasses import replace

from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, doers
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.types import Event, Party
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import Clause, clause
from actorgraph_ingest._text.words.tables import words

Found = tuple[Party, ...]
BODILY = frozenset(("ASSAULT", "COERCE"))


def behind(scene: Scene, at: int) -> int | None:
    """The verb group that is joined with one right behind it, with nothing but "and (later)"."""
    pieces, k = scene.pieces, at + 1
    while k < len(pieces) and (pieces[k].kind in ("cc", "adv") or pieces[k].head == ","):
        k += 1
    if k == at + 1 or k >= len(pieces) or pieces[k].kind != "vg":
        return None
    if any(p.kind == "cc" for p in pieces[at + 1 : k]):
        return k
    same = pieces[k].tag == pieces[at].tag or pieces[k].tag == "VBD"
    same = same and not pieces[k].passive
    return behind(scene, k) if same else None  # "killed, wounded or captured"


def with_doer(scene: Scene, at: int) -> Found:
    """ "was beaten and killed by X": who does what the first passive tells."""
    k = behind(scene, at)
    if k is None or not scene.pieces[k].passive:
        return ()
    by = clause(scene.pieces, k + 1).slots.get("by", [])
    return tuple(p for j in by for p in doers(scene, j, OWNED))


def with_object(scene: Scene, at: int, entry: Entry, parts: Clause) -> Found:
    """ "shot and killed X", "stormed and looted the embassy": what the first of two hits."""
    k = behind(scene, at) if entry.type in _SHARING and "obj" in entry.recipient else None
    if k is None or parts.slots or not _alike(scene.pieces[at], scene.pieces[k]):
        return ()
    hit = clause(scene.pieces, k + 1).slots.get("obj", [])
    return tuple(p for j in hit for p in doers(scene, j, HELD if entry.type in BODILY else ""))


_SHARING = BODILY | {"AID"}


def _alike(first: Piece, second: Piece) -> bool:
    bare = first.infinitive and second.tag in ("VB", "VBP")  # "to shelter and arm X"
    same = bare or first.infinitive == second.infinitive
    return same and not (first.passive or second.passive)


def fought(event: Event) -> Event:
    """ "X and Y clashed": the first with the others."""
    lemma = event.rule.removeprefix("verb:").partition("/")[0]
    apart = event.type == "ASSAULT" and lemma in words("clashing") and not event.recipients
    if not apart or len(event.agents) < 2 or len(event.agents) != len(event.who):
        return event
    return replace(
        event, agents=event.agents[:1], who=event.who[:1], recipients=event.agents[1:],
        whom=event.who[1:],
    )  # fmt: skip
