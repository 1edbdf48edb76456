"""The events of a sentence, by its clauses and nouns, whoever tells them."""

import re
from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.actors.earlier import repeated
from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.newcomers import described as newcomer
from actorgraph_ingest._text.claims.addressed import addressed
from actorgraph_ingest._text.claims.blames import blames
from actorgraph_ingest._text.claims.duties import duties
from actorgraph_ingest._text.claims.refusals import refusals
from actorgraph_ingest._text.claims.speakers import described
from actorgraph_ingest._text.events.deeds import deeds
from actorgraph_ingest._text.events.doers import Scene, agent_nouns, doers
from actorgraph_ingest._text.events.jointly import jointly
from actorgraph_ingest._text.events.nominals import nominals
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Event, Sentence, actors
from actorgraph_ingest._text.words.joined import joined
from actorgraph_ingest._text.words.parted import parted
from actorgraph_ingest._text.words.pieces import pieces
from actorgraph_ingest._text.words.reduced import reduced
from actorgraph_ingest._text.words.retag import unit_tags
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.tagger import tagged
from actorgraph_ingest._text.words.verbless import verbal
from actorgraph_ingest._text.words.verbs import Unit


def scene_of(sentence: Sentence, row: Sequence[Unit], memory: Memory, text: str) -> Scene:
    tags = unit_tags(row, sentence, tagged(sentence))
    return Scene(row, joined(verbal(reduced(parted(pieces(row, tags, text))))), tags, memory, text)


def speaker(scene: Scene | None, cue: Unit) -> tuple[str, ...]:
    """Who says what a verb of saying tells: an actor, or a group by its description; nobody where
    the verb has no subject."""
    if scene is None:
        return ()
    start, one = cue.start, cue.said
    if one is not None and one.source is not None and one.source[0] < start:
        party = described(scene.memory, one)
        if party is not None and scene.text[one.source[0]].isupper() and _named(scene, one.source):
            return party.refs  # "Ann Li, a farmer, said the army ..."
    for at, piece in enumerate(scene.pieces):
        if piece.kind == "vg" and any(
            u.start == start for u in scene.row[piece.first : piece.last]
        ):
            said = _inverted(scene, at) or (
                [at + 2] if piece.head == "according" else subject(scene.pieces, at)
            )
            if said and one is not None and not _same(scene, said[0], one.source):
                party = described(scene.memory, one)
                return party.refs if party is not None else ()
            named = tuple(p for k in said for p in doers(scene, k) if not p.generic)
            return actors(named) or tuple(r for k in said[:1] for r in _described(scene, k))
    return ()


def _same(scene: Scene, at: int, source: tuple[int, int] | None) -> bool:
    """Whether a piece is a part of the words that are known to be who speaks."""
    piece = scene.pieces[at]
    start, end = scene.row[piece.first].start, scene.row[piece.last - 1].end
    return source is None or (start < source[1] and source[0] < end)


def _named(scene: Scene, source: tuple[int, int]) -> bool:
    """Whether a source begins with a name of several words, none a dictionary's: "Ann Li"."""
    name = scene.text[slice(*source)].partition(",")[0].split()
    return 1 < len(name) < 4 and all(n[:1].isupper() and n.rstrip(".").isalpha() for n in name)


def _inverted(scene: Scene, at: int) -> list[int]:
    """ "..., said a spokesman": the speaker stands behind."""
    before = scene.pieces[at - 1] if at else None
    after = scene.pieces[at + 1] if at + 1 < len(scene.pieces) else None
    if before is None or before.kind != "mark" or after is None or after.kind != "np":
        return []
    return [at + 1]


_OFFICER = re.compile(r"\w{2}(?:man|men|woman|women|person|er|or|ist|ian)s?$")  # "co-chairman"
_UNHEARD = frozenset(("", "protest"))
_ANYONE = frozenset(
    "man men woman women person people boy girl youth youths child children".split()
)


def _described(scene: Scene, at: int) -> tuple[str, ...]:
    """A body, an office, a paper, a group by its description; a man in the street is nobody."""
    piece = scene.pieces[at]
    kind = agent_nouns().get(piece.head, "")
    officer = not kind and _OFFICER.search(piece.head) is not None
    heard = officer or piece.head in words("source_noun")  # "activists said"
    if (kind in _UNHEARD and not heard) or piece.head in _ANYONE:
        return ()
    if (known := repeated(scene, at, piece, newcomer)) is not None:
        return known.refs
    label = scene.text[scene.row[piece.first].start : scene.row[piece.last - 1].end]
    return (scene.memory.bear("Collective", label),)


def told(scene: Scene) -> list[Event]:
    """Verbs first; a noun tells no event that the verb over it has told already."""
    found = list(deeds(scene))
    for event, rest in tuple(refusals(scene, found)):
        inside = {scene.row[scene.pieces[k].last - 1].start for k in rest}
        found = [*(e for e in found if e.trigger not in inside), event]
    found.extend(jointly(scene, {e.trigger for e in found}))
    found.extend(duties(scene, {e.trigger for e in found}))
    for event in nominals(scene):
        found = [e for e in found if not _completes(event, e)]
        if not any(_told_already(event, e) or _spelled_out(event, e) for e in found):
            found.append(event)
    known = {event.trigger for event in found if event.recipients}
    laid = [event for event in blames(scene) if event.trigger not in known]
    found = [e for e in found if all(e.trigger != b.trigger for b in laid)] + laid
    return addressed(scene, sorted(found, key=lambda e: e.trigger))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {row["kind"]: frozenset(row["words"].split()) for row in table("kinds")}


def _asked(event: Event, by: Event) -> bool:
    """Whether a noun is what a verb asks for as its object: "talks" in "left the talks"."""
    noun, asked = event.rule.partition(":")[2].split(), by.rule.partition("/")[2].split(",")
    return not asked or any(low in _kinds().get(k, (k,)) for k in asked for low in noun)


def _others(event: Event, by: Event) -> bool:
    """Whether other sides are at it."""
    return bool(event.agents and event.recipients) and not set(event.agents) & set(by.agents)


def _spelled_out(event: Event, by: Event) -> bool:
    """ "the allegation that X armed rebels": the claim about the deed tells it."""
    behind = event.mode == "allege" and event.start < by.start
    return behind and bool(set(event.recipients) & set(by.agents))


def _completes(event: Event, by: Event) -> bool:
    """Whether a noun names who does what a verb tells of nobody: "won UN backing"."""
    inside = event.type == by.type != "ASSAULT" and by.start <= event.trigger < by.end
    lacks = bool(event.agents and by.recipients and not by.agents)
    return inside and lacks and set(by.recipients) <= set(event.recipients)


def _elsewhere(event: Event, by: Event) -> bool:
    """Whether an attack hits others than the one it is told beside, or has sides that one lacks."""
    both = bool(event.agents and event.recipients) and not by.agents
    if event.type == "CONSULT" and not (event.agents and by.agents and by.recipients):
        return False
    sides = {*by.agents, *by.recipients}
    return both or (bool(event.recipients) and not sides & set(event.recipients))


def _told_already(event: Event, by: Event) -> bool:
    """Whether a noun is only the object that makes a verb what it is: "imposed sanctions"."""
    if event.type == by.type == "ASSAULT" and not event.recipients and event.agents == by.agents:
        return True  # "an Israeli air strike killed a leader"
    if event.type == by.type in ("ASSAULT", "CONSULT") and _elsewhere(event, by):
        return False  # "killed in clashes between X and Y", "shot in a raid on X"
    if event.type == "ASSAULT" != by.type and _others(event, by):
        return False  # "closed its border because of fighting between X and Y"
    sides = event.agents, event.recipients
    if event.type == by.type and sides == (by.agents, by.recipients) and event.start < by.start:
        return True  # "a pact between X and Y was signed"
    inside = by.start <= event.trigger < by.end and bool(by.agents or by.recipients)
    if event.type != by.type and event.agents and event.recipients and not _asked(event, by):
        return False  # "made the request during talks between X and Y"
    protest = event.type == "PROTEST" and by.type not in (
        "PROTEST",
        "ACCUSE",
    )  # "closed schools in protest at"
    same = event.type == by.type or "/" in by.rule or by.rule.startswith("noun")
    apart = "/" not in by.rule or by.type != event.type
    asked = event.type in ("REQUEST", "ACCUSE") and apart  # "ignored a UN call"
    if event.type == "SUPPORT" and event.recipients and not by.recipients:
        asked = True  # "hailed the accord between X and Y"
    if asked and event.agents and not set(event.agents) & set(by.agents):
        return False
    return inside and same and not protest
