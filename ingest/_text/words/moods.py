"""What a verb tells when its deed is not simply done: promised, asked for, refused."""

from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.events.further import awaited
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Event, actors, placed
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import inflect, table, words
from actorgraph_ingest._text.words.undone import joined_to, stopped, undone, unplanned


@cache
def _arithmetic() -> dict[tuple[str, str], str]:
    return {(row["when"], row["type"]): row["becomes"] for row in table("arithmetic")}


def reckoned(event: Event, scene: Scene, at: int) -> Event | None:
    """What will be, must be or is refused is another category than what is done."""
    verb = scene.pieces[at]
    modal, told = _modal(event, scene, at)
    unable = verb.negated and modal in ("can", "could", "cannot")  # "cannot accept"
    if undone(scene.pieces, at) or (unable and event.type in _BARRING):
        return None  # "cannot expel X"
    if _unthinkable(scene, at):
        return replace(event, type="REJECT", mode="", negated=False)
    future = verb.future or (modal == "would" and told) or unable or _intended(scene, at, event)
    unplanned_ = unplanned(scene.pieces, at)  # "is not going to free"
    future = future or unplanned_
    negated = verb.negated or unplanned_ or _left_undone(scene, at) or _nobody(scene, at)
    if future and _unless(event, scene, at):
        return _threat(event, scene, at)
    moods = [m for m, on in (("negated", negated), ("future", future)) if on]
    mood = "+".join(moods) or modal
    mood = modal if modal in ("must", "should") else mood  # "must not attack": it is asked for
    mood = "stopped" if not mood and stopped(scene.pieces, at) else mood
    if not mood:
        return event
    if mood in ("must", "should") and believed(scene, at):
        return None
    became = _become(event, scene, at, mood)
    if mood == "stopped" and became is not None and _promised(scene.pieces[at - 1], told):
        became = _become(became, scene, at, "future")  # "said it would stop shelling X"
    if became is event:
        sure = "future" if future else "hypothetical"
        return None if negated else replace(event, negated=False, auxiliary=sure)
    return became


def _promised(stop: Piece, told: bool) -> bool:
    return stop.future or ("would" in stop.lows and told)


def _become(event: Event, scene: Scene, at: int, mood: str) -> Event | None:
    """Another event by the table of moods; the same where the table says nothing of it."""
    becomes = _arithmetic().get((mood, event.type), _arithmetic().get((mood, "*"), ""))
    if becomes == "-" or (becomes == "AGREE" and _unmet(event)):
        return None
    kept = replace(event, negated=False)
    if mood in ("must", "should"):  # who must act is asked to, by whoever says so
        return replace(kept, type=becomes, mode="", agents=(), who=(), recipients=event.agents,
                       whom=event.who)  # fmt: skip
    if becomes and not (mood == "future" and _foretold(event, scene, at)):
        return replace(kept, type=becomes, mode="")
    return event


def _modal(event: Event, scene: Scene, at: int) -> tuple[str, bool]:
    """The word that tells how a deed is meant, and whether somebody says so."""
    verb = scene.pieces[at]
    modal = next((low for low in verb.lows[:-1] if low in words("maybe") | {"must"}), "")
    modal = "must" if not modal and bound(scene, at) else modal
    told = any(p.kind == "vg" and p.head in words("speech_past") | _SAYING for p in scene.pieces)
    modal = "would" if told and modal in _ABLE and _own(event, scene, at) else modal
    if modal in _ABLE and event.type in _BARRING and event.agents and event.recipients:
        modal = "would" if told else modal  # "may impose sanctions on X, officials said"
    return modal, told


def believed(scene: Scene, at: int) -> bool:
    """ "those who think X should talk": others' belief, not what the speaker asks for."""
    near = scene.pieces[max(0, at - 2) : at]
    over = near[0] if len(near) == 2 and near[1].kind == "np" else None
    return over is not None and over.kind == "vg" and over.head in words("opinion")


def _unmet(event: Event) -> bool:
    """ "will travel to Florida": a visit to nobody is no promise."""
    alone = len(event.agents) < 2 and not event.together and "/" not in event.rule
    alone = alone and "talks" not in event.rule
    return event.type == "CONSULT" and alone and not event.recipients


def _own(event: Event, scene: Scene, at: int) -> bool:
    """ "said it could strike X": what one says of oneself is a threat."""
    hostile = event.type in ("ASSAULT", "SANCTION") and bool(event.recipients)
    return hostile and at > 0 and scene.pieces[at - 1].head in ("it", "they", "we", "he")


_ABLE = frozenset(("could", "may", "might", "can"))
_BARRING = frozenset(("COERCE", "SANCTION"))


def _unless(event: Event, scene: Scene, at: int) -> bool:
    """ "will quit unless X gives in"."""
    heads = [p.head for p in scene.pieces[at + 1 : at + 8]]
    return event.type == "RETREAT" and not event.negated and "unless" in heads


def _threat(event: Event, scene: Scene, at: int) -> Event:
    whom = awaited(scene, at + 1)
    return replace(event, type="THREATEN", mode="", context="", recipients=actors(whom),
                   whom=placed(whom))  # fmt: skip


def _spurns(event: Event) -> bool:
    """ "said it would reject the plan": who says so rejects it."""
    return event.rule.removeprefix("verb:").split("/")[0] in _SPURNING


_SPURNING = frozenset("oppose refuse rebuff veto resist defy ignore".split()) | {
    "turn down", "rule out", "refuse to", "vote against", "reject"
}  # fmt: skip
_SAYING = frozenset(
    "hinted signalled signaled indicated suggested saying warning vowing insisting "
    "threatening".split()
)


def _foretold(event: Event, scene: Scene, at: int) -> bool:
    """What is only told to come: nobody is named who promises it, or who is threatened by it."""
    if event.type == "PROTEST":
        terms = any(p.head in ("if", "unless") for p in scene.pieces[at + 1 : at + 9])
        alone = not (event.recipients or terms)  # "would strike if their demands were not met"
        return alone or "attend" in event.rule or "join" in event.rule
    if event.type == "REJECT":
        return scene.pieces[at].infinitive or _spurns(event)  # "sought to fend off criticism"
    if event.type == "MOBILIZE":
        return not any(p.head == "against" for p in scene.pieces[at + 1 : at + 6])
    return event.type in _YIELDED and (not event.agents or event.mode == "resign")


_YIELDED = frozenset(("CONCEDE", "RETREAT"))


def _nobody(scene: Scene, at: int) -> bool:
    """ "No state attacked X", "neither X nor Y did", "none of them": nobody did."""
    pieces = scene.pieces
    if pieces[at].passive and pieces[at].tag == "VBN":
        return False
    said = next(iter(subject(pieces, at)), None)
    if said is None:
        return False
    near = [said, max(0, said - 1)]
    near += [said - 2] if said > 1 and pieces[said - 1].head == "of" else []
    return any(pieces[k].lows[0] in ("no", "neither", "nor", "nobody", "none") for k in near)


def _unthinkable(scene: Scene, at: int) -> bool:
    """ "lifting the ban is out of the question"."""
    heads = [p.head for p in scene.pieces[at + 1 :]]
    asked = scene.pieces[at].tag == "VBG" and "question" in heads
    k = heads.index("question") if asked else 0
    near = heads[max(0, k - 4) : k - 2]
    return heads[max(0, k - 2) : k] == ["out", "of"] and any(low in words("be") for low in near)


def _left_undone(scene: Scene, at: int) -> bool:
    """ "was not going to resign and back X": "not" holds of both."""
    verb, k = scene.pieces[at], at - 1
    bare = verb.lows[0] != "to"
    if verb.tag not in ("VB", "VBP") or not bare or k < 1 or scene.pieces[k].kind != "cc":
        return False
    while k and scene.pieces[k].kind != "vg":
        k -= 1
    over = scene.pieces[k - 1] if k and scene.pieces[k].infinitive else scene.pieces[k]
    return scene.pieces[k].negated or (over.kind == "vg" and over.negated)


def bound(scene: Scene, at: int) -> bool:
    """ "will have to recognise", "needs to open": somebody says that it must be done."""
    over = scene.pieces[at - 1] if at else None
    needed = scene.pieces[at].infinitive and over is not None and over.head in _NEEDS
    return needed or _subjunctive(scene, at)


def _subjunctive(scene: Scene, at: int) -> bool:
    """ "suggested that Chad leave": a bare verb where one who does so "leaves"."""
    near = scene.pieces[max(0, at - 3) : at + 1]
    if len(near) < 4 or near[3].tag != "VBP" or near[3].last - near[3].first > 1:
        return False
    many = near[2].head.endswith("s") and near[2].head in agent_nouns()
    one = near[2].kind == "np" and near[2].tag in ("NN", "NNP") and near[2].head not in _MANY
    one = one and not many
    return one and near[1].head == "that" and near[0].kind == "vg" and near[0].head in _bidding()


@cache
def _bidding() -> frozenset[str]:
    verbs = "suggest insist propose recommend demand request ask urge advise require order"
    return frozenset(form for verb in verbs.split() for form in inflect(verb))


_MANY = frozenset("police people".split())


_NEEDS = frozenset(("have", "has", "need", "needs", "ought"))


def _intended(scene: Scene, at: int, event: Event) -> bool:
    """ "plans to boycott", "is set to meet", "are to meet": not yet done; "decided to expel X" is
    as good as that."""
    if not scene.pieces[at].infinitive:
        return False
    if at and scene.pieces[at - 1].head in words("be") and scene.pieces[at - 1].finite:
        return True
    first = joined_to(scene.pieces, at)
    if first:
        return _intended(scene, first, event)  # "wants to end it and talk to X"
    if at and scene.pieces[at - 1].lows == ("about",):
        return True  # "is about to sign"
    for k in range(at - 1, max(-1, at - 4), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg" or piece.head in words("intent"):
            decided = piece.head.startswith("decide") and event.type in _BARRING
            return piece.head in words("intent") and not decided
    return False


def unreal(scene: Scene, at: int) -> bool:
    """ "possible sanctions", "brace for a withdrawal": what a noun tells is only thought of."""
    if words("unreal").intersection(scene.pieces[at].lows):
        return True
    led = at > 1 and scene.pieces[at - 1].head == "for"
    return led and any(p.head in words("awaiting") for p in scene.pieces[max(0, at - 3) : at - 1])
