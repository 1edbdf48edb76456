"""Events told by nouns: "the Iranian attack on Israel", "talks between X and Y", and light verbs
that only lend the noun a subject: "launched a raid on", "imposed sanctions on"."""

from collections.abc import Iterator, Mapping

from actorgraph_ingest._text.actors.owners import begin, owners
from actorgraph_ingest._text.claims import calls
from actorgraph_ingest._text.events.doers import Scene
from actorgraph_ingest._text.events.nouns import nouns
from actorgraph_ingest._text.events.nounsides import CLAIMS, Told, ordered, sides, undergone
from actorgraph_ingest._text.events.outcries import enough, stopped
from actorgraph_ingest._text.events.received import ALONE
from actorgraph_ingest._text.events.topics import ahead, only_meant, pledged, topic, turned
from actorgraph_ingest._text.events.violence import dreaded, feared, on_evil, unnamed
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.goings import held_talks
from actorgraph_ingest._text.words.moods import unreal
from actorgraph_ingest._text.words.tables import words

Row = Mapping[str, str]


def nominals(scene: Scene) -> Iterator[Event]:
    """The events that the noun phrases of a sentence tell."""
    for at, piece in enumerate(scene.pieces):
        entry = _entry(scene, at) if piece.kind == "np" else None
        refused = entry is not None and only_meant(scene, at, entry[0]["type"])
        if entry is not None and not (refused or unreal(scene, at)):
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
    if topic(scene, at, row, unit, last):
        return None
    if row["type"] in ("CONSULT", "SANCTION", "COERCE", "RETREAT") and dreaded(scene, at):
        return None
    violent = row["type"] == "ASSAULT"
    if violent and (feared(scene, at, row["noun"]) or on_evil(scene, row["noun"], last)):
        return None
    row = stopped(scene, at, last, row)
    told = Told.of(scene, at, row, last)
    agents, aims = sides(told)
    if not _stands(told, agents, aims):
        return None
    meets = row["type"] == "CONSULT"
    kind = turned(scene, last, row["noun"], calls.category(scene, at, row["type"]))
    return Event(
        type=kind, mode=row["mode"] if kind == row["type"] else "", context=row["context"],
        start=scene.row[scene.pieces[at].first].start, end=_end(scene, last),
        trigger=scene.row[unit].start,
        agents=actors(agents), recipients=actors(aims), who=placed(agents), whom=placed(aims),
        nominal=told.light is None and told.taken is None, rule=f"noun:{row['noun']}",
        together=meets and (bool(calls.sits(scene, at)) or held_talks(scene, begin(scene, at))),
        auxiliary="future" if meets and ahead(scene, at) else "",
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
        alone = alone or "by" in told.slots
        foreign = bool(aims) and bodily and not actors(agents) and not _there(row, told.slots)
    else:
        alone = row["type"] == "MOBILIZE" or row["mode"] == "strike" or held
        alone = alone or calls.made(scene, at, row["type"], told.slots, told.last)
        alone = alone or pledged(scene, at, row["noun"], told.last)
        alone = alone or (row["type"] == "SANCTION" and "by" in told.slots)  # "a boycott by X"
        alone = alone or (
            row["type"] == "CONSULT" and row["mode"] == "" and held_talks(scene, begin(scene, at))
        )
    suffers = _suffered(told) or held or _opening(scene, at, row) or _since(told)
    suffers = suffers and bool(aims)
    lent = told.light is not None and row["noun"] not in CLAIMS
    lent = lent or (told.taken is not None and row["type"] in ALONE)
    known = bool(actors(agents)) and (bool(aims) or lent or alone)
    return known or foreign or suffers


def _suffered(told: Told) -> bool:
    """ "is under pressure", "received threats": who suffers it says enough."""
    led = told.scene.pieces[told.at - 1].head if told.at else ""
    return told.taken is not None and (led == "under" or told.row["type"] in ALONE)


def _since(told: Told) -> bool:
    """ "since his arrest in Chad", "after her abduction": what time is told by has happened."""
    led = told.scene.pieces[told.at - 1].head if told.at else ""
    owned = undergone(told.row, owners(told.scene, told.at), told.slots)
    return owned and led in ("after", "since", "following", "during", "over")


def _opening(scene: Scene, at: int, row: Row) -> bool:
    """ "The arrest of X sparked riots": what a clause begins with has happened, whoever did it."""
    first = at == 0 or scene.pieces[at - 1].kind == "mark"
    after = scene.pieces[at + 1 : at + 7]
    return first and row["mode"] in ("arrest", "deport") and any(p.finite for p in after)


def _there(row: Row, slots: dict[str, tuple[Party, ...]]) -> bool:
    """Whether only the place is told: "the bombing in Jakarta"."""
    return next((s for s in ordered(row) if slots.get(s)), "") in ("in", "near")


def _end(scene: Scene, at: int) -> int:
    near = scene.pieces[at + 1 : at + 3]
    last = scene.pieces[at]
    if len(near) == 2 and near[0].kind == "in" and near[1].kind == "np":
        last = near[1]
    return scene.row[last.last - 1].end
