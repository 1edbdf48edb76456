"""Events told by nouns: "the Iranian attack on Israel", "talks between X and Y", and light verbs
that only lend the noun a subject: "launched a raid on", "imposed sanctions on"."""

from collections.abc import Iterator
from functools import cache

from actorgraph_ingest._text.actors.owners import begin, owners
from actorgraph_ingest._text.claims import calls
from actorgraph_ingest._text.claims.reproaches import that_of
from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, doers
from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.events.nouns import light_forms, nouns
from actorgraph_ingest._text.events.nounslots import behind
from actorgraph_ingest._text.events.outcries import enough
from actorgraph_ingest._text.events.parties import MUTUAL
from actorgraph_ingest._text.events.sharing import halves
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.events.violence import feared, fighters, unnamed
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.goings import gone_for
from actorgraph_ingest._text.words.moods import unreal
from actorgraph_ingest._text.words.reach import complement
from actorgraph_ingest._text.words.tables import inflect, words

Row = dict[str, str]


def nominals(scene: Scene) -> Iterator[Event]:
    """The events that the noun phrases of a sentence tell."""
    for at, piece in enumerate(scene.pieces):
        entry = _entry(scene, at) if piece.kind == "np" else None
        refused = entry is not None and entry[0]["type"] != "REQUEST" and _only_meant(scene, at)
        if entry is not None and not (refused or unreal(scene, at)):
            made = _event(scene, at, *entry)
            if made is not None:
                yield made


def _only_meant(scene: Scene, at: int) -> bool:
    """ "agreed to resume talks": what is only promised, asked for or refused is no event."""
    if at and scene.pieces[at - 1].head in _ending():
        return True  # "eased its blockade", "ended the talks"
    for k in range(at - 1, max(0, at - 5), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg":
            over = scene.pieces[k - 1]
            plans = over.head in words("unwilling") if over.kind == "adv" else over.head in meant()
            return piece.infinitive and over.kind in ("vg", "adv") and plans
        if piece.kind in ("mark", "rel", "cc"):
            return False
    return False


@cache
def _ending() -> frozenset[str]:
    return frozenset(form for verb in words("ending") for form in inflect(verb))


@cache
def meant() -> frozenset[str]:
    """The forms of the verbs that tell what follows them as agreed, asked for or refused."""
    heads = {h for h, rows in entries().items() if any(e.type in _PLANS for e in rows)}
    return frozenset(f for h in heads for f in inflect(h)) - words("be") - words("have")


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
    slots = behind(scene, last)
    front = begin(scene, at)
    light = _lender(scene, front)
    under = light is not None and scene.pieces[front - 1].head == "under"  # "is under attack"
    agents = _agents(scene, at, row, slots, None if under else light)
    mutual = slots.get("between", ())
    if mutual and row["type"] in MUTUAL:
        agents, aims = mutual[:1], mutual[1:]
    else:
        taken = set(actors(agents))
        aims = _aims(row, slots, taken)
        if not aims and row["type"] == "REQUEST":
            aims = calls.turned_to(scene, at) or ()
        if not row["noun"].startswith(("proposal", "suggestion")):
            aims = aims or _planned(scene, last, row, taken)
        if not aims and row["type"] == "SUPPORT" and gone_for(scene, at, row["type"]) is not None:
            aims = slots.get("of", ())  # "voted in support of X"
    if not aims and under and light is not None:
        aims = tuple(p for k in subject(scene.pieces, light) for p in doers(scene, k, HELD))
    if not aims and row["type"] in MUTUAL - {"RETREAT", "SUPPORT"}:
        agents, aims = halves(agents)  # "X and Y held talks"
    refs = actors(agents)
    aims = tuple(p for p in aims if not set(actors((p,))) & set(refs))
    alone = row["type"] == "MOBILIZE" or row["mode"] == "strike"
    alone = alone or calls.made(scene, at, row["type"], slots, last)
    held = enough(scene, at, row, bool(aims), slots.keys())
    alone = alone or held
    if not aims and row["mode"] == "allege":
        aims = that_of(scene, last)
    abroad = bool(aims) and bool(scene.pieces[at].parties)  # "Western aid to X"
    foreign = row["type"] == "AID" and abroad
    if row["type"] == "ASSAULT":
        if feared(scene, at, row["noun"]):
            return None
        bodily = unnamed(scene, at, row["noun"])
        placed_ = any(p.kind == "Place" for p in agents)  # "the Beslan massacre"
        bodily_ = bodily or row["noun"] in words("campaigns")
        alone = len(mutual) == 1 or (bodily_ and not placed_)  # "fighting between warlords"
        foreign = bool(aims) and bodily and not refs and not _there(row, slots)
    suffers = (under or held or _opening(scene, at, row)) and bool(aims)
    if not (refs and (aims or light is not None or alone)) and not (foreign or suffers):
        return None
    kind = calls.category(scene, at, row["type"])
    return Event(
        type=kind, mode=row["mode"], context=row["context"],
        start=scene.row[scene.pieces[at].first].start, end=_end(scene, last),
        trigger=scene.row[unit].start,
        agents=refs, recipients=actors(aims), who=placed(agents), whom=placed(aims),
        nominal=light is None, rule=f"noun:{row['noun']}",
        together=row["type"] == "CONSULT" and bool(calls.sits(scene, at)),
    )  # fmt: skip


def _opening(scene: Scene, at: int, row: Row) -> bool:
    """ "The arrest of X sparked riots": what a clause begins with has happened, whoever did it."""
    first = at == 0 or scene.pieces[at - 1].kind == "mark"
    after = scene.pieces[at + 1 : at + 7]
    return first and row["mode"] in ("arrest", "deport") and any(p.finite for p in after)


def _there(row: Row, slots: dict[str, tuple[Party, ...]]) -> bool:
    """Whether only the place is told: "the bombing in Jakarta"."""
    return next((s for s in row["recipient"].split(",") if slots.get(s)), "") in ("in", "near")


def _agents(
    scene: Scene, at: int, row: Row, slots: dict[str, tuple[Party, ...]], light: int | None
) -> tuple[Party, ...]:
    """Whose deed a noun tells: the owner's, that of "by" or "from", the subject's of its verb."""
    found = owners(scene, at) or slots.get("by", ())
    if not found and row["type"] in ("REQUEST", "ACCUSE", "REJECT", "PROTEST"):
        found = calls.callers(scene, at) or slots.get("from", ())
    if not found and row["type"] in ("ASSAULT", "THREATEN"):
        found = fighters(scene, at)
    if not found and light is not None:
        found = tuple(p for k in subject(scene.pieces, light) for p in doers(scene, k, OWNED))
    if not found and row["type"] in MUTUAL | {"AID"} and "from" not in row["recipient"]:
        found = slots.get("from", ())
    if not found and row["type"] in _BY_OF and "of" not in row["recipient"]:
        found = slots.get("of", ())
    over = gone_for(scene, at, row["type"])
    if not found and over is not None:
        found = tuple(p for k in subject(scene.pieces, over) for p in doers(scene, k, OWNED))
    led = at < 3 and scene.pieces[0].kind == "in" and scene.pieces[at].lows[0] not in _WHOSE
    if not found and row["type"] == "CONSULT" and led:
        verb = next((k for k, p in enumerate(scene.pieces) if p.finite), None)
        said = subject(scene.pieces, verb) if verb is not None else []
        found = tuple(p for k in said for p in doers(scene, k))
    return found


_WHOSE = frozenset(("his", "her"))  # "her meeting with X", whoever she is
_BY_OF = frozenset(("MOBILIZE", "CONSULT", "RETREAT"))  # "the withdrawal of Syrian troops"


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
