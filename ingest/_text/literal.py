"""Whether a word means here what the dictionary takes it for: "attacked the idea", "asked why".

`article/senses.tsv` tells what an ambiguous word asks of its clause to be the deed it stands for,
and what it tells otherwise, if anything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.asks import Deed, holds
from actorgraph_ingest._text.content import SAYING
from actorgraph_ingest._text.doers import Scene
from actorgraph_ingest._text.occasions import courted, plays
from actorgraph_ingest._text.reach import clause
from actorgraph_ingest._text.sides import subject
from actorgraph_ingest._text.signs import nearer, signs
from actorgraph_ingest._text.standing import acts_publicly, persons
from actorgraph_ingest._text.tables import table, words
from actorgraph_ingest._text.types import Claim, Event

Row = dict[str, str]


@cache
def _senses() -> dict[str, Row]:
    return {row["word"]: row for row in table("senses")}


def meant(scene: Scene, claims: Iterable[Claim], events: Iterable[Event]) -> tuple[
    list[Claim], list[Event]
]:  # fmt: skip
    """The claims and events of a sentence without what its words do not mean; a claim about
    nothing else goes."""
    kept = []
    for claim in claims:
        told = tuple(literal(scene, claim.events, framed=claim.stance not in SAYING))
        inner, _ = meant(scene, claim.inner, ())
        if told or inner or claim.words or claim.answers or not (claim.events or claim.inner):
            kept.append(replace(claim, events=told, inner=tuple(inner)))
    return kept, list(literal(scene, events))


def literal(scene: Scene, events: Iterable[Event], framed: bool = False) -> Iterator[Event]:
    """The events that their words mean. `framed`: what somebody is accused of or denies is a deed,
    whatever verb tells it."""
    for event in events:
        made = event if framed else _read(scene, event)
        if made is not None:
            told = made if framed else nearer(scene, made)
            yield replace(told, signs=signs(scene, told))


def _read(scene: Scene, event: Event) -> Event | None:
    if not any(ref for ref in (*event.agents, *event.recipients, *event.participants)):
        return None
    deed = _deed(scene, event)
    if deed is None:
        return event
    if _regretted(deed) or (_urged(deed) and not acts_publicly(scene, event.recipients)):
        return None
    if event.type in _PLAYED and plays(scene):
        return None
    if event.type == "ASSAULT" and _campaigns(deed) and not holds(deed, "force"):
        return None
    sense = _senses().get(event.rule.removeprefix("verb:").removeprefix("class:"))
    if sense is None and event.type == "ASSAULT" and _figures(deed):
        return _verbal(event)
    if sense is None or _urged(deed) or holds(deed, sense["asks"]):
        return _unmade(deed)
    other = sense["else"]
    aims = [deed.scene.pieces[k] for k in deed.onto if sense["word"] == "target"]
    if not other or not (event.agents and event.recipients) or courted(aims):
        return None
    told = replace(event, type=other, mode="", context="", rule=f"{event.rule}>{other}")
    return _unmade(replace(deed, event=told))


def _figures(deed: Deed) -> bool:
    """Whether an attack can be one in words: on a person, without arms; "political battles". To
    stab is nothing but to stab."""
    told = deed.event.rule.partition(":")[2].partition("/")[0].split()
    figure = bool(words("figurative").intersection(deed.piece.lows))
    civil = figure or persons(deed.scene, deed.event.recipients)
    return civil and not words("bodily").intersection(told) and not holds(deed, "force")


def _verbal(event: Event) -> Event | None:
    """ "stepped up his attacks on X", said of those who bear no arms: they are words."""
    told = any(low in event.rule for low in ("attack", "assault", "offensive"))
    if not told or not (event.agents and event.recipients):
        return None
    return replace(event, type="ACCUSE", mode="", context="", rule=f"{event.rule}>ACCUSE")


def _deed(scene: Scene, event: Event) -> Deed | None:
    unit = next((k for k, u in enumerate(scene.row) if u.start == event.trigger), -1)
    at = next((n for n, p in enumerate(scene.pieces) if p.first <= unit < p.last), -1)
    if at < 0:
        return None
    piece, parts = scene.pieces[at], clause(scene.pieces, at + 1)
    if piece.kind != "vg":
        return Deed(scene, event, at, piece, parts, [])
    last = event.rule.partition("/")[0].rpartition(" ")[2]
    onto = subject(scene.pieces, at) if piece.passive else parts.slots.get("obj", [])
    if last in words("preposition"):  # "turn to", "call on"
        onto = parts.slots.get(last, onto if piece.passive else [])
    return Deed(scene, event, at, piece, parts, onto)


def _campaigns(deed: Deed) -> bool:
    """ "launched his campaign", in Florida."""
    return any("campaign" in deed.scene.pieces[k].lows for k in deed.onto)


def _regretted(deed: Deed) -> bool:
    """ "should have congratulated": it was not done, and nobody asks for it now."""
    lows = deed.piece.lows
    return "should" in lows and "have" in lows and deed.event.type == "REQUEST"


def _urged(deed: Deed) -> bool:
    """ "Trump must go": nobody is named who asks for it."""
    event = deed.event
    modal = any(low in ("must", "should") for low in deed.piece.lows)
    return event.type == "REQUEST" and not event.agents and modal


def _unmade(deed: Deed) -> Event:
    """What stands in an infinitive is not yet done, unless the verb over it says so."""
    event, piece = deed.event, deed.piece
    before = deed.scene.row[piece.first - 1].low if piece.first else ""
    if piece.tag == "VBG" and before in _UNDONE and not event.auxiliary:
        return replace(event, auxiliary="hypothetical")
    done = event.auxiliary or event.negated or not piece.infinitive or event.type in _MEANT
    over = deed.scene.pieces[deed.at - 1] if deed.at else None
    if done or (over is not None and (over.head in _DONE or over.head in words("leadin"))):
        return event
    return replace(event, auxiliary="hypothetical")


_PLAYED = frozenset(("ASSAULT", "CONSULT"))
_UNDONE = frozenset(
    "stop stopped stops stopping avoid avoided prevent prevented without from".split()
)
_MEANT = frozenset(("AGREE", "THREATEN"))
_DONE = frozenset(
    "began begun begins begin started starts start helped helps managed manages used continued "
    "continues continue went proceeded joined came moved dared vowed first last only have had "
    "claims claimed admitted said known reported alleged believed".split()
)
