"""Events told by nouns: "the Iranian attack on Israel", "talks between X and Y", and light verbs
that only lend the noun a subject: "launched a raid on", "imposed sanctions on"."""

from collections.abc import Iterator
from functools import cache

from actorgraph_ingest._text.doers import HELD, OWNED, Scene, doers
from actorgraph_ingest._text.events import entries
from actorgraph_ingest._text.grounds import city
from actorgraph_ingest._text.nouns import light_forms, nouns
from actorgraph_ingest._text.owners import begin, owners
from actorgraph_ingest._text.parties import MUTUAL
from actorgraph_ingest._text.reach import complement
from actorgraph_ingest._text.sides import subject
from actorgraph_ingest._text.tables import inflect, words
from actorgraph_ingest._text.types import Event, Party, actors, placed

Row = dict[str, str]


def nominals(scene: Scene) -> Iterator[Event]:
    """The events that the noun phrases of a sentence tell."""
    for at, piece in enumerate(scene.pieces):
        if piece.kind != "np":
            continue
        entry = _entry(scene, at)
        if entry is not None and not _only_meant(scene, at):
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
            return piece.infinitive and over.kind == "vg" and over.head in meant()
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
    slots = _slots(scene, last)
    front = begin(scene, at)
    light = _lender(scene, front)
    agents = _agents(scene, at, row, slots, light)
    mutual = slots.get("between", ())
    if mutual and row["type"] in MUTUAL:
        agents, aims = mutual[:1], mutual[1:]
    else:
        taken = set(actors(agents))
        aims = _aims(row, slots, taken) or _planned(scene, last, row, taken)
        if not aims and row["type"] == "SUPPORT" and _gone_for(scene, at, row) is not None:
            aims = slots.get("of", ())  # "voted in support of X"
    if not aims and light is not None and scene.pieces[front - 1].head == "under":
        aims = tuple(p for k in subject(scene.pieces, light) for p in doers(scene, k, HELD))
    refs = actors(agents)
    aims = tuple(p for p in aims if not set(actors((p,))) & set(refs))
    alone = row["type"] == "MOBILIZE" or row["mode"] == "strike"
    foreign = row["type"] == "AID" and aims and scene.pieces[at].parties  # "Western aid to X"
    if not (refs and (aims or light is not None or alone)) and not foreign:
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
    found = owners(scene, at) or slots.get("by", ())
    if not found and light is not None:
        found = tuple(p for k in subject(scene.pieces, light) for p in doers(scene, k, OWNED))
    if not found and row["type"] in MUTUAL | {"AID"} and "from" not in row["recipient"]:
        found = slots.get("from", ())
    if not found and row["type"] in _BY_OF and "of" not in row["recipient"]:
        found = slots.get("of", ())
    if not found and (over := _gone_for(scene, at, row)) is not None:
        found = tuple(p for k in subject(scene.pieces, over) for p in doers(scene, k, OWNED))
    led = at < 3 and scene.pieces[0].kind == "in" and scene.pieces[at].lows[0] not in _WHOSE
    if not found and row["type"] == "CONSULT" and led:
        verb = next((k for k, p in enumerate(scene.pieces) if p.finite), None)
        said = subject(scene.pieces, verb) if verb is not None else []
        found = tuple(p for k in said for p in doers(scene, k))
    return found


_WHOSE = frozenset(("his", "her"))  # "her meeting with X", whoever she is
_BY_OF = frozenset(("MOBILIZE", "CONSULT", "RETREAT"))  # "the withdrawal of Syrian troops"
_GOING = {"CONSULT": ("for", "after", "following"), "SUPPORT": ("in",), "PROTEST": ("in",)}


def _gone_for(scene: Scene, at: int, row: Row) -> int | None:
    """ "was in Tehran for talks with", "voted in support of": the verb of who meets or backs."""
    led = scene.pieces[at - 1].head if at else ""
    backs = row["type"] == "SUPPORT" and len(scene.pieces[at].lows) > 1  # "in budget support"
    if led not in _GOING.get(row["type"], ()) or scene.pieces[at - 2].tag == "JJ" or backs:
        return None
    for k in range(at - 2, max(-1, at - 9), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg":
            goes = led != "for" or row["type"] != "CONSULT" or piece.head in _goers()
            done = not (piece.negated or piece.maybe or piece.passive or piece.future)
            return k if goes and done else None
        if piece.kind in ("rel", "cc") or (piece.kind == "mark" and piece.head != ","):
            return None
    return None


@cache
def _goers() -> frozenset[str]:
    verbs = "arrive leave travel fly go come head gather return convene assemble stop stay".split()
    return frozenset(f for verb in verbs for f in inflect(verb)) | words("be")


def _slots(scene: Scene, at: int) -> dict[str, tuple[Party, ...]]:
    """The actors behind a noun, by preposition."""
    found: dict[str, tuple[Party, ...]] = {}
    k = _on(scene, at)
    while k + 1 < len(scene.pieces) and k - at < 9:
        if scene.pieces[k].kind == "in" and scene.pieces[k + 1].kind == "np":
            who = doers(scene, k + 1, HELD)
            if scene.pieces[k].head in ("in", "at", "near", "over"):
                who = tuple(p for p in who if p.refs[0][0] != "." or p.kind == "Collective")
            who = who or city(scene, k + 1)
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


def _on(scene: Scene, at: int) -> int:
    """Where a noun's own words go on: "fighting broke out between", "talks resumed with"."""
    k = at + 1
    verb = scene.pieces[k] if k < len(scene.pieces) else None
    if verb is None or verb.kind != "vg" or verb.head not in _HAPPENED:
        return k
    k += 1
    while k < len(scene.pieces) and scene.pieces[k].kind == "adv":
        k += 1
    out = k < len(scene.pieces) and scene.pieces[k].head in ("out", "up")
    return k + out


_HAPPENED = frozenset(
    "erupted erupts broke began begins resumed resumes continued continues raged flared "
    "started starts took opened".split()
)


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
