"""Events told by nouns: "the Iranian attack on Israel", "talks between X and Y", and light verbs
that only lend the noun a subject: "launched a raid on", "imposed sanctions on"."""

from collections.abc import Iterator
from functools import cache

from actorgraph_ingest._text.claims import calls
from actorgraph_ingest._text.events.doers import Scene
from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.events.nouns import nouns
from actorgraph_ingest._text.events.nounsides import PLANS, Told, sides
from actorgraph_ingest._text.events.outcries import enough
from actorgraph_ingest._text.events.violence import feared, unnamed
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.moods import unreal
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
    heads = {h for h, rows in entries().items() if any(e.type in PLANS for e in rows)}
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
    if row["type"] == "ASSAULT" and feared(scene, at, row["noun"]):
        return None
    told = Told.of(scene, at, row, last)
    agents, aims = sides(told)
    if not _stands(told, agents, aims):
        return None
    return Event(
        type=calls.category(scene, at, row["type"]), mode=row["mode"], context=row["context"],
        start=scene.row[scene.pieces[at].first].start, end=_end(scene, last),
        trigger=scene.row[unit].start,
        agents=actors(agents), recipients=actors(aims), who=placed(agents), whom=placed(aims),
        nominal=told.light is None, rule=f"noun:{row['noun']}",
        together=row["type"] == "CONSULT" and bool(calls.sits(scene, at)),
    )  # fmt: skip


def _stands(told: Told, agents: tuple[Party, ...], aims: tuple[Party, ...]) -> bool:
    """Whether enough of its sides is known for an event: both, or one where that says it all."""
    scene, at, row = told.scene, told.at, told.row
    held = enough(scene, at, row, bool(aims), told.slots.keys())
    foreign = row["type"] == "AID" and bool(aims) and bool(scene.pieces[at].parties)
    if row["type"] == "ASSAULT":
        bodily = unnamed(scene, at, row["noun"])
        placed_ = any(p.kind == "Place" for p in agents)  # "the Beslan massacre"
        fought = bodily or row["noun"] in words("campaigns")
        alone = len(told.between) == 1 or (fought and not placed_)  # "fighting between warlords"
        foreign = bool(aims) and bodily and not actors(agents) and not _there(row, told.slots)
    else:
        alone = row["type"] == "MOBILIZE" or row["mode"] == "strike" or held
        alone = alone or calls.made(scene, at, row["type"], told.slots, told.last)
    suffers = (told.under or held or _opening(scene, at, row)) and bool(aims)
    known = bool(actors(agents)) and (bool(aims) or told.light is not None or alone)
    return known or foreign or suffers


def _opening(scene: Scene, at: int, row: Row) -> bool:
    """ "The arrest of X sparked riots": what a clause begins with has happened, whoever did it."""
    first = at == 0 or scene.pieces[at - 1].kind == "mark"
    after = scene.pieces[at + 1 : at + 7]
    return first and row["mode"] in ("arrest", "deport") and any(p.finite for p in after)


def _there(row: Row, slots: dict[str, tuple[Party, ...]]) -> bool:
    """Whether only the place is told: "the bombing in Jakarta"."""
    return next((s for s in row["recipient"].split(",") if slots.get(s)), "") in ("in", "near")


@cache
def planned() -> frozenset[str]:
    """The nouns that tell what follows them as a plan: "refusal to", "offer to"."""
    return frozenset(h for h, rows in nouns().items() for _, r in rows if r["type"] in PLANS)


def _end(scene: Scene, at: int) -> int:
    near = scene.pieces[at + 1 : at + 3]
    last = scene.pieces[at]
    if len(near) == 2 and near[0].kind == "in" and near[1].kind == "np":
        last = near[1]
    return scene.row[last.last - 1].end
