"""Whether a word means here what the dictionary takes it for: "attacked the idea", "asked why".

`article/senses.tsv` tells what an ambiguous word asks of its clause to be the deed it stands for,
and what it tells otherwise, if anything.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from actorgraph_ingest._text.actors.standing import acts_publicly, persons
from actorgraph_ingest._text.claims.content import SAYING
from actorgraph_ingest._text.claims.duties import RULE
from actorgraph_ingest._text.events.asks import holds
from actorgraph_ingest._text.events.doers import Scene, timed
from actorgraph_ingest._text.events.livings import livelihood
from actorgraph_ingest._text.events.meanings import of_things, sense_of
from actorgraph_ingest._text.events.occasions import courted, plays
from actorgraph_ingest._text.events.semblance import figures, rescued, unowned
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.events.unreal import fancied, unreal
from actorgraph_ingest._text.output.signs import nearer, signs
from actorgraph_ingest._text.types import Claim, Event
from actorgraph_ingest._text.words.asked import asked, within
from actorgraph_ingest._text.words.doing import Deed, people
from actorgraph_ingest._text.words.moods import bound
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import clause
from actorgraph_ingest._text.words.tables import words


def meant(scene: Scene, claims: Iterable[Claim], events: Iterable[Event]) -> tuple[
    list[Claim], list[Event]
]:  # fmt: skip
    """The claims and events of a sentence without what its words do not mean; a claim about
    nothing else goes."""
    kept = []
    asks = asked(scene.text, scene.row[0].start, scene.row[-1].end) if scene.row else []
    for claim in (c for c in claims if not within(asks, c.cue_start)):
        answered = tuple(e for e in claim.events if not within(asks, e.trigger))
        told = tuple(literal(scene, answered, framed=claim.stance not in SAYING))
        inner, _ = meant(scene, claim.inner, ())
        if told or inner or claim.words or claim.answers or not (claim.events or claim.inner):
            kept.append(replace(claim, events=told, inner=tuple(inner)))
    own = (e for e in events if not (within(asks, e.trigger) or _fancied(scene, e)))
    return kept, list(literal(scene, own))


def _fancied(scene: Scene, event: Event) -> bool:
    deed = _deed(scene, event) if event.auxiliary else None
    return deed is not None and fancied(deed)


def literal(scene: Scene, events: Iterable[Event], framed: bool = False) -> Iterator[Event]:
    """The events that their words mean. `framed`: what somebody is accused of or denies is a deed,
    whatever verb tells it."""
    for event in events:
        made = _framed(scene, event) if framed else _read(scene, event)
        if made is not None:
            told = made if framed else nearer(scene, made)
            yield replace(told, signs=signs(scene, told))


def _read(scene: Scene, event: Event) -> Event | None:
    if not any(ref for ref in (*event.agents, *event.recipients, *event.participants)):
        return None
    deed = _deed(scene, event)
    if deed is None:
        return event
    if _idle(scene, deed) or unreal(deed):
        return None
    if event.type == "REJECT" and deed.piece.negated and event.agents:
        return event  # "will not recognise the vote"
    return _in_its_sense(deed)


def _idle(scene: Scene, deed: Deed) -> bool:
    """Whether nothing of politics is done: asked of nobody, tried, played, freed of no one."""
    event = deed.event
    if _regretted(deed) or (_urged(deed) and not acts_publicly(scene, event.recipients)):
        return True
    unasked = event.type == "REQUEST" and not event.agents
    if unasked and (event.rule == RULE or bound(scene, deed.at)):
        return True  # "has to raise money": nobody says so
    if event.type in _FINISHED and _endeavoured(deed):
        return True
    if event.type in _PLAYED and (plays(scene) or _suicide(deed)):
        return True
    if event.rule.startswith("verb:leave") and event.type == "RETREAT" and _homeward(deed):
        return True  # "Nigerian soldiers left Nigeria for Darfur"
    if event.rule == "noun:release" and not _freed(deed):
        return True
    if figures(deed) or unowned(deed) or livelihood(deed):
        return True
    return event.type in _FOUGHT and _campaigns(deed) and not holds(deed, "force")


def _framed(scene: Scene, event: Event) -> Event | None:
    """A deed that somebody is accused of or denies: no "release of emails", no "war on terror"."""
    deed = _deed(scene, event)
    things_ = of_things(event)
    wrong = deed is not None and (figures(deed) or (things_ and not holds(deed, things_)))
    return None if wrong else event


def _in_its_sense(deed: Deed) -> Event | None:
    """The event in the sense that its clause gives the word, by `senses.tsv`."""
    event = deed.event
    if event.mode == "release" and rescued(deed):
        return replace(event, type="AID", mode="", context="humanitarian")
    sense = sense_of(event)
    if sense is None and event.type == "ASSAULT" and _figures(deed):
        return _verbal(event)
    if sense is None or _urged(deed) or holds(deed, sense["asks"]):
        return _unmade(deed)
    other = sense["else"]
    aims = [deed.scene.pieces[k] for k in deed.onto if sense["word"] == "target"]
    sides = (event.agents and (event.recipients or event.together)) or (
        event.recipients and " under " in event.rule  # "came under fire over the deal"
    )
    if event.type == "PROTEST" and other == "CONSULT":
        sides = sides and event.together  # "gathered facts on X"
    if not other or not sides or courted(aims):
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


def _homeward(deed: Deed) -> bool:
    """Whether somebody leaves the very state he is of."""
    born, agents = deed.scene.memory.born, deed.event.agents
    homes = {*agents, *(born[ref[1:]].country for ref in agents if ref[1:] in born)}
    left = {ref for k in deed.onto for p in deed.scene.pieces[k].parties for ref in p.refs}
    return bool(homes & {*deed.event.recipients, *left})


def _freed(deed: Deed) -> bool:
    """Not "the release of emails"."""
    after = deed.scene.pieces[deed.at + 1 : deed.at + 3]
    told = len(after) == 2 and after[0].head == "of" and after[1].kind == "np"
    return not told or people(deed, deed.at + 2)


def _suicide(deed: Deed) -> bool:
    """ "shot himself", "shot and killed herself", not "blew himself up in X"."""
    after = [p.head for p in deed.scene.pieces[deed.at + 1 : deed.at + 4]]
    near = after[:1] if after[1:2] != ["and"] and after[:1] != ["and"] else after[2:3]
    alone = deed.event.mode not in ("explosives", "suicide-attack")
    return alone and deed.piece.kind == "vg" and any(low in words("oneself") for low in near)


def _campaigns(deed: Deed) -> bool:
    """ "launched his campaign", in Florida."""
    return any("campaign" in deed.scene.pieces[k].lows for k in deed.onto)


def _regretted(deed: Deed) -> bool:
    """ "should have congratulated": it was not done, and nobody asks for it now."""
    lows = deed.piece.lows
    return "should" in lows and "have" in lows and deed.event.type == "REQUEST"


def _urged(deed: Deed) -> bool:
    """ "Trump must go": it is asked for, whatever the verb is."""
    modal = any(low in ("must", "should") for low in deed.piece.lows)
    return deed.event.type == "REQUEST" and (modal or bound(deed.scene, deed.at))


_FINISHED = frozenset(("AGREE", "SUPPORT", "COOPERATE", "CONCEDE", "CONSULT"))


def _endeavoured(deed: Deed) -> bool:
    """ "ways to reach an accord", "in a bid to hammer out a deal": nothing has come of it."""
    over = deed.scene.pieces[deed.at - 1] if deed.at else None
    noun = over is not None and over.kind == "np" and over.head in words("endeavour")
    return deed.piece.infinitive and noun


def _unmade(deed: Deed) -> Event:
    """What stands in an infinitive is not yet done, unless the verb over it says so."""
    event, piece = deed.event, deed.piece
    led = deed.scene.pieces[deed.at - 1] if deed.at else piece
    if piece.kind == "np" and led.infinitive:  # "to broker a deal between X and Y"
        return _unmade(replace(deed, at=deed.at - 1, piece=led))
    before = deed.scene.row[piece.first - 1].low if piece.first else ""
    if piece.tag == "VBG" and before in _UNDONE and not event.auxiliary:
        return replace(event, auxiliary="hypothetical")
    meant = event.type in _MEANT or event.rule == "verb:protest"  # "marched to protest against"
    done = event.auxiliary or event.negated or not piece.infinitive or meant
    over = _ruling(deed)
    if done or (over is not None and (over.head in _DONE or over.head in words("leadin"))):
        return event
    return replace(event, auxiliary="hypothetical")


def _ruling(deed: Deed) -> Piece | None:
    """What stands before an infinitive: "voted on Monday to block it"."""
    k = deed.at - 1
    while k > 0 and (timed(deed.scene.pieces[k].head) or deed.scene.pieces[k].head == "on"):
        k -= 1
    if k > 0 and deed.scene.pieces[k].kind == "np" and deed.scene.pieces[k - 1].head in _WIELDED:
        k -= 1  # "used tear gas to disperse them"
    return deed.scene.pieces[k] if k >= 0 else None


_WIELDED = frozenset("used using uses fired".split())


_FOUGHT = frozenset(("ASSAULT", "RETREAT", "SANCTION"))
_PLAYED = frozenset(("ASSAULT", "CONSULT"))
_UNDONE = frozenset(
    "stop stopped stops stopping avoid avoided prevent prevented without from".split()
)
_MEANT = frozenset(("AGREE", "THREATEN"))
_DONE = frozenset(
    "began begun begins begin started starts start helped helps managed manages used continued "
    "continues continue went proceeded joined came moved dared vowed first last only have had "
    "claims claimed admitted said known voted votes vote reported alleged believed".split()
)
