"""Who a meeting, a march or a vote is of that somebody goes to: "was in Tehran for talks with"."""

from functools import cache

from actorgraph_ingest._text.words.tables import inflect, words
from actorgraph_ingest._text.words.view import Scene

_GOING = {
    "CONSULT": ("for", "after", "following", "during", "at", "on", "in", "before", "despite"),
    "SUPPORT": ("in",), "PROTEST": ("in",),
}  # fmt: skip
_WANTING = frozenset("demand demanding protest protesting against oppose denounce".split())
_TO_PRESS = frozenset(("news", "press"))
_BUSY = frozenset(("engaged", "locked", "involved"))


def gone_for(scene: Scene, at: int, kind: str) -> int | None:
    """ "was in Tehran for talks with", "voted in support of": the verb of who meets or backs, for a
    noun of a category."""
    led = scene.pieces[at - 1].head if at else ""
    after = scene.pieces[at + 1].head if at + 1 < len(scene.pieces) else ""
    backs = len(scene.pieces[at].lows) > 1 or after != "of"  # "in budget support", "support for"
    angry = any(p.head in _WANTING for p in scene.pieces[at : at + 9])
    backs = (kind == "SUPPORT" and backs) or ("rally" in scene.pieces[at].lows and not angry)
    over = scene.pieces[max(0, at - 2)]
    if led not in _GOING.get(kind, ()) or (over.tag == "JJ" and over.head not in _BUSY) or backs:
        return awaited(scene, at) if kind == "CONSULT" else None
    for k in range(at - 2, max(-1, at - 9), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg":
            if led == "in" and piece.head in endings():
                return None  # "suspended its part in talks"
            goes = led != "for" or kind != "CONSULT" or piece.head in _goers()
            busy = not piece.passive or piece.head in _BUSY
            done = busy and not (piece.negated or piece.maybe or piece.future)
            return k if goes and done else awaited(scene, at) if kind == "CONSULT" else None
        if piece.kind in ("rel", "cc") or (piece.kind == "mark" and piece.head != ","):
            break
    return None


def held_talks(scene: Scene, at: int) -> bool:
    """ "left after talks", "headed to X for talks": who does so meets somebody, though it is not
    told whom."""
    led = scene.pieces[at - 1].head if at else ""
    if not _TO_PRESS.isdisjoint(scene.pieces[at].lows):
        return False  # "after a news conference"
    return (
        led in ("after", "following", "for", "despite")
        and gone_for(scene, at, "CONSULT") is not None
    )


@cache
def endings() -> frozenset[str]:
    """The forms of the verbs by which something ends."""
    return frozenset(form for verb in words("ending") for form in inflect(verb))


_TRAVEL = (
    "arrive leave travel fly go come head gather return convene assemble stop stay land depart jet"
).split()


@cache
def _goers() -> frozenset[str]:
    return frozenset(f for verb in _TRAVEL for f in inflect(verb)) | words("be")


def awaited(scene: Scene, at: int) -> int | None:
    """ "is expected in Rome for talks with": the verb of who is to meet."""
    for k in range(at - 2, max(-1, at - 7), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg":
            due = piece.head in ("expected", "due") and not piece.negated
            return k if due and scene.pieces[at - 1].head == "for" else None
        if piece.kind in ("rel", "cc") or piece.head == "due":
            break
    return None
