"""What a verb tells when its deed is not simply done: promised, asked for, refused."""

from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.doers import Scene
from actorgraph_ingest._text.tables import table, words
from actorgraph_ingest._text.types import Event


@cache
def _arithmetic() -> dict[tuple[str, str], str]:
    return {(row["when"], row["type"]): row["becomes"] for row in table("arithmetic")}


def reckoned(event: Event, scene: Scene, at: int) -> Event | None:
    """What will be, must be or is refused is another category than what is done."""
    verb = scene.pieces[at]
    if _left(scene, at):
        return None
    modal = next((low for low in verb.lows[:-1] if low in words("maybe") | {"must"}), "")
    told = any(p.kind == "vg" and p.head in words("speech_past") for p in scene.pieces)
    unable = verb.negated and modal in ("can", "could", "cannot")  # "cannot accept"
    future = verb.future or (modal == "would" and told) or unable or _intended(scene, at)
    moods = [m for m, on in (("negated", verb.negated), ("future", future)) if on]
    mood = "+".join(moods) or modal
    if not mood:
        return event
    becomes = _arithmetic().get((mood, event.type), _arithmetic().get((mood, "*"), ""))
    if becomes == "-":
        return None
    kept = replace(event, negated=False)
    if mood in ("must", "should"):  # who must act is asked to, by whoever says so
        return replace(kept, type=becomes, mode="", agents=(), who=(), recipients=event.agents,
                       whom=event.who)  # fmt: skip
    if becomes:
        return replace(kept, type=becomes, mode="")
    if event.negated:
        return None
    return replace(kept, auxiliary="future" if future else "hypothetical")


def _left(scene: Scene, at: int) -> bool:
    """ "decided against sending", "stopped short of condemning": what is not done."""
    if scene.pieces[at].tag != "VBG" or at < 2:
        return False
    led, over = scene.pieces[at - 1].head, scene.pieces[at - 2].head
    return (
        led == "without"
        or (led == "of" and over == "short")
        or (led == "against" and scene.pieces[at - 2].kind == "vg")
    )


def _intended(scene: Scene, at: int) -> bool:
    """ "plans to boycott", "is set to meet": not yet done."""
    if not scene.pieces[at].infinitive:
        return False
    for k in range(at - 1, max(-1, at - 4), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg" or piece.head in words("intent"):
            return piece.head in words("intent")
    return False
