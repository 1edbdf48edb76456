"""Events told by nouns: "the Iranian attack on Israel", "talks between X and Y", and light verbs
that only lend the noun a subject: "launched a raid on", "imposed sanctions on"."""

from collections.abc import Iterator
from functools import cache

from actorgraph_ingest._text.doers import HELD, OWNED, Scene, doers
from actorgraph_ingest._text.nouns import light_forms, nouns
from actorgraph_ingest._text.pieces import Piece
from actorgraph_ingest._text.reach import complement
from actorgraph_ingest._text.sides import subject
from actorgraph_ingest._text.tables import words
from actorgraph_ingest._text.types import Event, Party, actors, placed

_MUTUAL = frozenset(("CONSULT", "COOPERATE", "AGREE", "SUPPORT", "ASSAULT"))
Row = dict[str, str]


def nominals(scene: Scene) -> Iterator[Event]:
    """The events that the noun phrases of a sentence tell."""
    for at, piece in enumerate(scene.pieces):
        if piece.kind != "np":
            continue
        entry = _entry(scene, at)
        if entry is not None:
            made = _event(scene, at, *entry)
            if made is not None:
                yield made


def _entry(scene: Scene, at: int) -> tuple[Row, int, int] | None:
    """The entry whose words end a phrase, the longest first: its row, its first unit, and the
    last piece it takes ("message | of | support" takes three)."""
    piece = scene.pieces[at]
    for start, low in enumerate(piece.lows):
        for more, row in nouns().get(low, ()):
            size = start + 1 + len(more)
            if size == len(piece.lows) and piece.lows[start + 1 :] == more:
                return row, piece.ats[start], at
            own = [u.low for u in scene.row[piece.last : piece.last + len(more)]]
            if start + 1 == len(piece.lows) and more and own == list(more):
                end = piece.last + len(more)
                last = next((k for k, p in enumerate(scene.pieces) if p.last >= end), at)
                return row, piece.ats[start], last
    return None


def _event(scene: Scene, at: int, row: Row, unit: int, last: int) -> Event | None:
    slots = _slots(scene, last)
    light = _lender(scene, at)
    agents = _agents(scene, at, row, slots, light)
    mutual = slots.get("between", ())
    if mutual and row["type"] in _MUTUAL:
        agents, aims = mutual[:1], mutual[1:]
    else:
        taken = set(actors(agents))
        aims = _aims(row, slots, taken) or _planned(scene, last, row, taken)
    if not aims and light is not None and scene.pieces[at - 1].head == "under":
        aims = tuple(p for k in subject(scene.pieces, light) for p in doers(scene, k, HELD))
    refs = actors(agents)
    aims = tuple(p for p in aims if not set(actors((p,))) & set(refs))
    if not (refs and (aims or light is not None or row["type"] == "MOBILIZE")):
        return None
    return Event(
        type=row["type"], mode=row["mode"], context=row["context"],
        start=scene.row[scene.pieces[at].first].start, end=_end(scene, last),
        trigger=scene.row[unit].start,
        agents=refs, recipients=actors(aims), who=placed(agents), whom=placed(aims),
        nominal=light is None, rule=f"noun:{row['noun']}",
    )  # fmt: skip


def _agents(
    scene: Scene, at: int, row: Row, slots: dict[str, tuple[Party, ...]], light: int | None
) -> tuple[Party, ...]:
    """Whose deed a noun tells: the owner's, that of "by" or "from", the subject's of its verb."""
    found = _owners(scene.pieces[at]) or slots.get("by", ())
    if not found and light is not None:
        found = tuple(p for k in subject(scene.pieces, light) for p in doers(scene, k, OWNED))
    if not found and row["type"] in _MUTUAL | {"AID"}:
        found = slots.get("from", ())
    if not found and row["type"] in ("MOBILIZE", "CONSULT") and "of" not in row["recipient"]:
        found = slots.get("of", ())
    if not found and row["type"] == "CONSULT" and at < 3 and scene.pieces[0].kind == "in":
        verb = next((k for k, p in enumerate(scene.pieces) if p.finite), None)
        said = subject(scene.pieces, verb) if verb is not None else []
        found = tuple(p for k in said for p in doers(scene, k))
    return found


def _owners(piece: Piece) -> tuple[Party, ...]:
    """The possessor or adjective in front: "Iran's drone attack"."""
    return tuple(p for p in piece.parties if p.refs)[:1]


def _slots(scene: Scene, at: int) -> dict[str, tuple[Party, ...]]:
    """The actors behind a noun, by preposition."""
    found: dict[str, tuple[Party, ...]] = {}
    k = at + 1
    while k + 1 < len(scene.pieces) and k - at < 9:
        if scene.pieces[k].kind == "in" and scene.pieces[k + 1].kind == "np":
            who = doers(scene, k + 1, HELD)
            if scene.pieces[k].head in ("in", "at", "near", "over"):
                who = tuple(p for p in who if p.refs[0][0] != "." or p.kind == "Collective")
            if who:
                found.setdefault(scene.pieces[k].head, who)
            k += 2
            while (
                k + 1 < len(scene.pieces)
                and scene.pieces[k].kind == "cc"
                and (scene.pieces[k + 1].kind == "np")
            ):
                k += 2
        else:
            break
    return found


def _aims(row: Row, slots: dict[str, tuple[Party, ...]], taken: set[str]) -> tuple[Party, ...]:
    for slot in row["recipient"].split(","):
        found = tuple(p for p in slots.get(slot, ()) if not set(actors((p,))) & taken)
        if found:
            return found
    return ()


def _planned(scene: Scene, last: int, row: Row, taken: set[str]) -> tuple[Party, ...]:
    """ "its refusal to talk to X", "the decision to send X tanks": whom the plan is about."""
    after = scene.pieces[last + 1] if last + 1 < len(scene.pieces) else None
    if after is None or not after.infinitive or row["type"] not in _PLANS:
        return ()
    for k in complement(scene.pieces, last + 2):
        if scene.pieces[k].kind == "np":
            found = (p for p in doers(scene, k, HELD) if not p.pronoun)
            if others := tuple(p for p in found if not set(actors((p,))) & taken):
                return others
    return ()


_PLANS = frozenset(("AGREE", "REJECT", "REQUEST", "THREATEN"))


@cache
def planned() -> frozenset[str]:
    """The nouns that tell what follows them as a plan: "refusal to", "offer to"."""
    return frozenset(h for h, rows in nouns().items() for _, r in rows if r["type"] in _PLANS)


def _lender(scene: Scene, at: int) -> int | None:
    """The verb that lends a noun its subject: "launched", "was behind", "is responsible for"."""
    for k in range(at - 1, max(-1, at - 5), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg":
            light = piece.head in light_forms() or (
                piece.head in words("be") and k < at - 1 and scene.pieces[k + 1].head in _BEHIND
            )
            return k if light and not piece.negated and not piece.passive else None
        if piece.kind in ("np", "mark", "rel"):
            return None
    return None


_BEHIND = frozenset(("responsible", "behind", "guilty", "complicit", "on", "in", "at", "under"))


def _end(scene: Scene, at: int) -> int:
    near = scene.pieces[at + 1 : at + 3]
    last = scene.pieces[at]
    if len(near) == 2 and near[0].kind == "in" and near[1].kind == "np":
        last = near[1]
    return scene.row[last.last - 1].end
