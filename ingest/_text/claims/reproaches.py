"""What is said of somebody that is held against him: "said that X violated the law", "said X's
war was illegal". Who says so accuses, though no verb of accusing tells it."""

from collections.abc import Iterator, Sequence
from functools import cache

from actorgraph_ingest._text.claims.content import Reading
from actorgraph_ingest._text.events.doers import HELD, OWNED, Scene, doers
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import Clause, clause
from actorgraph_ingest._text.words.tables import inflect, words

Found = tuple[Party, ...]


def reproaches(reading: Reading) -> Iterator[tuple[Event, int]]:
    """The reproaches of a sentence, by the verbs of saying in it, each with where the verb begins
    that tells the wrong."""
    scene = reading.scene
    for at, piece in enumerate(scene.pieces if scene is not None else ()):
        if scene is None or piece.kind != "vg" or piece.head not in _saying() or piece.passive:
            continue
        if piece.negated or piece.maybe or piece.infinitive:
            continue
        made = _reproach(scene, at)
        if made is not None:
            yield made


@cache
def _saying() -> frozenset[str]:
    verbs = "say tell warn complain charge argue claim insist declare contend rule find assert"
    verbs += " predict allege suggest maintain conclude"
    return frozenset(f for verb in verbs.split() for f in inflect(verb)) | {"quoted"}


def _reproach(scene: Scene, at: int) -> tuple[Event, int] | None:
    said = _content(scene, at)
    verb = next((k for k in said if scene.pieces[k].finite), -1)
    if verb < 0 or not _bad(scene.pieces, verb, said.stop):
        return None
    who = _speaker(scene, at, said)
    whom = _blamed(scene, verb, said)
    taken = set(actors(who))
    whom = tuple(p for p in whom if not set(actors((p,))) & taken and not p.pronoun)
    if not actors(who) or not actors(whom):
        return None
    piece = scene.pieces[at]
    first, last = min(said.start, at), max(said.stop - 1, at)
    made = Event(
        "ACCUSE", scene.row[scene.pieces[first].first].start,
        scene.row[scene.pieces[last].last - 1].end, scene.row[piece.last - 1].start,
        agents=actors(who), recipients=actors(whom), who=placed(who), whom=placed(whom),
        mode="disapprove", rule=f"reproach:{scene.pieces[verb].head}",
    )  # fmt: skip
    return made, scene.row[scene.pieces[verb].last - 1].start


def _blamed(scene: Scene, verb: int, said: range) -> Found:
    """Whose fault it is: the subject's, or, of a passive, that of "by"."""
    pieces, places = scene.pieces, [k for k in subject(scene.pieces, verb) if k in said]
    first = pieces[said.start]
    if first.kind == "np" and not any(p.kind == "rel" for p in pieces[said.start : verb]):
        places = [said.start]  # "that X's plan to leave Y would harm Z"
    if pieces[verb].passive:
        places = clause(pieces, verb + 1).slots.get("by", [])
    return tuple(p for k in places if pieces[k].lows[0] != "no" for p in doers(scene, k, HELD))


def _content(scene: Scene, at: int) -> range:
    """The pieces that are said: behind the verb, or before the comma ahead of who says them."""
    pieces = scene.pieces
    comma = _closing(pieces, at)
    if comma > 0:
        return range(comma)
    start = at + 1
    while start < len(pieces) and not (
        pieces[start].kind == "rel" and pieces[start].head == "that"
    ):
        if pieces[start].kind in ("vg", "cc", "mark"):
            break
        start += 1
    if start < len(pieces) and pieces[start].head == "that":
        start += 1
    else:
        start = at + 1
    stop = next((k for k in range(start, len(pieces)) if _ends(pieces, k)), len(pieces))
    return range(start, stop)


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


def _speaker(scene: Scene, at: int, said: range) -> Found:
    places = subject(scene.pieces, at)
    after = scene.pieces[at + 1 : at + 2]
    if said.start < at and scene.pieces[at - 1].head == "," and after and after[0].kind == "np":
        places = [at + 1]
    return tuple(p for k in places if k not in said for p in doers(scene, k, OWNED))


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
    return verb >= 0 and _bad(pieces, verb, len(pieces))


@cache
def _wrongs() -> frozenset[str]:
    """The forms of the verbs that tell a wrong, whatever they act on."""
    return frozenset(f for verb in words("wrongdoing") for f in inflect(verb))


def _bad(pieces: Sequence[Piece], verb: int, stop: int) -> bool:
    """Whether a predicate is held against its subject."""
    piece = pieces[verb]
    if piece.negated:
        return piece.head in words("duty")
    if piece.head in _wrongs():
        return True
    lows = _predicate(pieces, verb, stop)
    if piece.head in _doing():
        return not words("misdeed").isdisjoint(lows)
    if piece.head in _putting():
        return not _RISK.isdisjoint(lows)
    return piece.head in words("be") and not words("reproach").isdisjoint(lows)


_RISK = frozenset("risk jeopardy danger peril".split())


@cache
def _doing() -> frozenset[str]:
    """ "committed crimes", "amounted to genocide": verbs that only lend a misdeed its doer."""
    verbs = "commit resort engage perpetrate practise practice sponsor amount constitute promote"
    return frozenset(f for verb in verbs.split() for f in inflect(verb))


@cache
def _putting() -> frozenset[str]:
    return frozenset(f for verb in ("put", "place") for f in inflect(verb))


def _predicate(pieces: Sequence[Piece], verb: int, stop: int) -> list[str]:
    """The words that "is" tells of its subject."""
    lows: list[str] = []
    for piece in pieces[verb + 1 : min(verb + 5, stop)]:
        if piece.kind in ("mark", "cc", "rel") or (piece.kind == "vg" and piece.head != "blame"):
            break
        lows += piece.lows
    return lows
