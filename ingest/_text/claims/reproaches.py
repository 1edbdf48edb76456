"""What is said of somebody that is held against him: "said that X violated the law", "said X's
war was illegal". Who says so accuses, though no verb of accusing tells it."""

from collections.abc import Iterator, Sequence
from functools import cache

from actorgraph_ingest._text.claims.content import Reading
from actorgraph_ingest._text.claims.grievances import aggrieved
from actorgraph_ingest._text.claims.wrongs import labelled, work_of, wrong
from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, agent_nouns, doers
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import SUBORDINATE, Clause, clause
from actorgraph_ingest._text.words.tables import inflect, words

Found = tuple[Party, ...]


def reproaches(reading: Reading) -> Iterator[Event]:
    """The reproaches of a sentence, by the verbs of saying in it."""
    scene = reading.scene
    for at, piece in enumerate(scene.pieces if scene is not None else ()):
        if scene is None or piece.kind != "vg" or piece.head not in _saying() or piece.passive:
            continue
        if piece.negated or piece.maybe or piece.infinitive:
            continue
        made = _reproach(reading, scene, at)
        if made is not None:
            yield made


@cache
def _saying() -> frozenset[str]:
    verbs = "say tell warn complain charge argue claim insist declare contend rule find assert"
    verbs += " predict allege suggest maintain conclude state report reveal believe note add"
    return frozenset(f for verb in verbs.split() for f in inflect(verb)) | {"quoted"}


def _reproach(reading: Reading, scene: Scene, at: int) -> Event | None:
    said = _content(scene, at)
    places = _voice(scene, at, said)
    who = _speaker(scene, places)
    for verb in _predicates(scene.pieces, said) if actors(who) else ():
        whom = _blamed(scene, verb, said)
        taken = set(actors(who))
        whom = tuple(p for p in whom if not set(actors((p,))) & taken and not p.pronoun)
        told, voice = (
            scene.row[scene.pieces[verb].last - 1].start,
            [scene.pieces[k] for k in places],
        )
        if actors(whom) and (
            _held(scene.pieces, verb, said.stop)
            or aggrieved(reading, told, whom, voice, said.start > at)
        ):
            return _made(scene, at, said, who, whom, scene.pieces[verb].head)
    return None


def _made(scene: Scene, at: int, said: range, who: Found, whom: Found, head: str) -> Event:
    piece = scene.pieces[at]
    first, last = min(said.start, at), max(said.stop - 1, at)
    return Event(
        "ACCUSE", scene.row[scene.pieces[first].first].start,
        scene.row[scene.pieces[last].last - 1].end, scene.row[piece.last - 1].start,
        agents=actors(who), recipients=actors(whom), who=placed(who), whom=placed(whom),
        mode="disapprove", rule=f"reproach:{head}",
    )  # fmt: skip


def _held(pieces: Sequence[Piece], verb: int, stop: int) -> bool:
    return wrong(pieces, verb, stop) or work_of(pieces, verb) > 0


def _predicates(pieces: Sequence[Piece], said: range) -> Iterator[int]:
    """The first verb of what is said, over clauses of "who" and "after" and what only shows it,
    and the verbs joined to it."""
    main = False
    for k in said:
        near = [p for p in pieces[max(said.start, k - 3) : k] if p.kind != "adv"]
        over = near[-1] if near else None
        if not pieces[k].finite or (over is not None and over.kind == "rel"):
            continue
        sub = len(near) > 1 and over is not None and over.kind == "np"
        if main is False and sub and near[-2].head in SUBORDINATE and near[-2].kind == "in":
            continue
        if not main or (over is not None and over.kind == "cc"):
            yield k
        main = main or pieces[k].head not in _SHOWING


_SHOWING = frozenset("show shows showed shown proves proved means meant indicated".split())


def _blamed(scene: Scene, verb: int, said: range) -> Found:
    """Whose fault it is: the subject's, or, of a passive, that of "by"."""
    pieces, places = scene.pieces, [k for k in subject(scene.pieces, verb) if k in said]
    if work := work_of(pieces, verb):
        return doers(scene, work, OWNED)
    first = pieces[said.start]
    if first.kind == "np" and not any(p.kind == "rel" for p in pieces[said.start : verb]):
        places = [said.start]  # "that X's plan to leave Y would harm Z"
    if pieces[verb].passive and not labelled(pieces, verb):
        places = clause(pieces, verb + 1).slots.get("by", [])
    if places and (by := _by(scene, places[0], verb)):
        return by
    suffered = words("undergone") | words("mishap") | {"death", "deaths"}
    places = [k for k in places if pieces[k].lows[0] != "no" and pieces[k].head not in suffered]
    return tuple(p for k in places for p in doers(scene, k, HELD))


def _by(scene: Scene, start: int, verb: int) -> Found:
    """ "the ban imposed by X is unjust", "the loss of the sites by X was a disgrace"."""
    for k in range(start + 1, verb - 1):
        if scene.pieces[k].finite or scene.pieces[k].kind == "rel":
            return ()
        if scene.pieces[k].head == "by" and scene.pieces[k + 1].kind == "np":
            return doers(scene, k + 1, OWNED)
    return ()


def _content(scene: Scene, at: int) -> range:
    """The pieces that are said: behind the verb, or before the comma ahead of who says them."""
    pieces = scene.pieces
    comma = _closing(pieces, at)
    if comma > 0:
        return range(comma)
    start = at + 1
    while start < len(pieces) and not _opens(pieces, at, start):
        if pieces[start].kind in ("vg", "cc", "mark"):
            break
        start += 1
    if start < len(pieces) and _opens(pieces, at, start):
        start += 1
    else:
        start = at + 1
    stop = next((k for k in range(start, len(pieces)) if _ends(pieces, k)), len(pieces))
    return range(start, stop)


def _opens(pieces: Sequence[Piece], at: int, k: int) -> bool:
    """ "said on Friday | that", not "said the blasts that killed two were"."""
    if pieces[k].kind != "rel" or pieces[k].head != "that":
        return False
    spoken = pieces[at].head not in _TO_ONE and any(p.kind == "np" for p in pieces[at + 1 : at + 2])
    relative = k + 1 < len(pieces) and pieces[k + 1].finite
    return not (k > at + 1 and (relative or spoken))


_TO_ONE = frozenset("tell tells told telling warn warns warned warning".split())


def _ends(pieces: Sequence[Piece], k: int) -> bool:
    return pieces[k].kind == "mark" and pieces[k].head in (";", ".", ":")


def _closing(pieces: Sequence[Piece], at: int) -> int:
    """The comma behind what is said where the verb of saying closes the sentence; 0 for none."""
    ahead = pieces[at + 1 : at + 3]
    if any(p.kind == "rel" for p in ahead) or any(p.finite for p in ahead):
        return 0
    for k in range(at - 1, max(0, at - 6), -1):
        if pieces[k].kind == "vg":
            return 0
        if pieces[k].head == ",":
            return k if any(p.finite for p in pieces[:k]) else 0
    return 0


def _voice(scene: Scene, at: int, said: range) -> list[int]:
    """The phrases of who speaks."""
    places = subject(scene.pieces, at)
    after = scene.pieces[at + 1 : at + 2]
    if said.start < at and scene.pieces[at - 1].head == "," and after and after[0].kind == "np":
        places = [at + 1]
    return [k for k in places if k not in said]


def _speaker(scene: Scene, places: Sequence[int]) -> Found:
    """Who speaks; an outlet tells what others did, and blames nobody."""
    places = [k for k in places if agent_nouns().get(scene.pieces[k].head) != "press"]
    outlets = scene.memory.lexicon.outlets
    found = (p for k in places for p in doers(scene, k, OWNED))
    return tuple(p for p in found if outlets.isdisjoint(p.refs))


def told_of(scene: Scene, parts: Clause) -> Found:
    """Who is the subject of what a clause goes on with: "charged that X had lied"."""
    verb = next((k for k in range(parts.rest, len(scene.pieces)) if scene.pieces[k].finite), -1)
    if verb < 0 or not parts.that:
        return ()
    own = (k for k in subject(scene.pieces, verb) if parts.rest <= k)
    return tuple(p for k in own for p in doers(scene, k, HELD) if not p.pronoun)


def that_of(scene: Scene, at: int) -> Found:
    """ "accusations by X that Y lied": who is the subject of the clause behind a noun."""
    pieces = scene.pieces
    for k in range(at + 1, min(at + 6, len(pieces))):
        if pieces[k].kind in ("vg", "mark", "cc"):
            break
        if pieces[k].kind == "rel" and pieces[k].head == "that" and k + 1 < len(pieces):
            return doers(scene, k + 1, HELD) if pieces[k + 1].kind == "np" else ()
    return ()


def blaming(pieces: Sequence[Piece], start: int) -> bool:
    """Whether a clause from a piece on is held against its subject: "that X's plan would harm"."""
    verb = next((k for k in range(start, len(pieces)) if pieces[k].finite), -1)
    return verb >= 0 and wrong(pieces, verb, len(pieces))
