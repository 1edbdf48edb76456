"""Whom a description takes up again from the sentences before: "they", "the gunmen", "the group".

A group that no table knows has only the words it was brought up with; a further phrase for it must
not make a further actor.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.actors.memory import Memory
from actorgraph_ingest._text.actors.pronouns import PRONOUNS, bodies, suits
from actorgraph_ingest._text.actors.titleholders import bearer
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.view import Scene, agent_nouns, head_party

Describe = Callable[[Scene, int, Piece], Party | None]  # a group by the words of a phrase
_KINDS = frozenset(("armed", "protest"))
_WHOLE = frozenset("group crowd mob gang men attackers assailants".split())
_BOUND = frozenset(("of", "in", "from", "at", "near", "who", "which", "that", "whose"))
_DEFINITE = frozenset(("the", "these", "those"))
_COUNTS = frozenset("hundreds thousands dozens scores tens group groups crowds number".split())


def taken_up(scene: Scene, at: int, describe: Describe) -> Party | None:
    """Who the pronoun at a place stands for: the group or person whom the sentence before is
    about, known by its description alone."""
    low = scene.pieces[at].head
    found = _topic(scene.memory, scene.row[0].start, describe)
    if low not in PRONOUNS or found is None:
        return None
    piece, party = found
    fits = piece.head in bodies() if low == "it" else suits(low, piece, party)
    return _at(party, *_span(scene, at)) if fits else None


def repeated(scene: Scene, at: int, piece: Piece, describe: Describe) -> Party | None:
    """Who "the gunmen" are: the gunmen of an earlier phrase, or armed men by another word, if the
    sentence before is about them."""
    after = scene.pieces[at + 1].head if at + 1 < len(scene.pieces) else ""
    if len(piece.lows) != 2 or piece.lows[0] not in _DEFINITE or after in _BOUND:
        return None
    here = ((scene, k) for k in reversed(range(at)))
    found = _again(here, piece.head, describe)
    found = found or resumed(scene.memory, scene.row[0].start, piece.head, describe)
    return _at(found, *_span(scene, at)) if found is not None else None


def resumed(memory: Memory, start: int, head: str, describe: Describe) -> Party | None:
    """Whom "the" with one noun takes up from the sentences before the one that begins at an
    offset."""
    near = ((s, k) for s in _sentences(memory, start) for k in reversed(range(len(s.pieces))))
    if (found := _again(near, head, describe)) is not None:
        return found
    person = agent_nouns().get(head) is not None and not head.endswith("s")
    if person and (named := bearer(head, memory)) is not None:
        return named
    topic = _topic(memory, start, describe)
    return topic[1] if topic is not None and _alike(head, topic[0]) else None


def _again(phrases: Iterator[tuple[Scene, int]], head: str, describe: Describe) -> Party | None:
    """The nearest phrase about the same noun that says more than "the" of it."""
    for scene, k in phrases:
        piece = scene.pieces[k]
        whole = len(piece.lows) != 2 or piece.lows[0] not in _DEFINITE
        if piece.kind == "np" and piece.head == head and whole:
            return head_party(scene, piece) or describe(scene, k, piece)
    return None


def _alike(head: str, topic: Piece) -> bool:
    """Whether a noun is another word for those whom a sentence is about."""
    kind, own = agent_nouns().get(topic.head, ""), agent_nouns().get(head, "")
    many = topic.head.endswith("s") or topic.head in bodies()
    return kind in _KINDS and many and (head in _WHOLE or own == kind)


def _sentences(memory: Memory, start: int) -> list[Scene]:
    """The sentences before an offset, the nearest first, no further than a paragraph back."""
    near = (s for s in reversed(memory.scenes) if s.row and s.row[0].start < start)
    return [s for s in near if s.row[0].start >= memory.since]


def _topic(memory: Memory, start: int, describe: Describe) -> tuple[Piece, Party] | None:
    """The group that the sentence before begins with."""
    for scene in _sentences(memory, start):
        k = _first(scene.pieces)
        if k < 0:
            return None
        piece = scene.pieces[k]
        if piece.head in PRONOUNS and piece.last - piece.first == 1:
            continue  # "They also ...": the sentence before that tells who
        named = piece.parties and piece.head not in agent_nouns()
        party = None if named else describe(scene, k, piece)
        return (piece, party) if party is not None and party.kind == "Collective" else None
    return None


def _first(pieces: Sequence[Piece]) -> int:
    """The place of the phrase that a sentence is about."""
    for k, piece in enumerate(pieces):
        if piece.kind == "np" and (not k or pieces[k - 1].kind != "in"):
            many = piece.head in _COUNTS and [p.head for p in pieces[k + 1 : k + 2]] == ["of"]
            return k + 2 if many and k + 2 < len(pieces) else k  # "hundreds of protesters"
    return -1


def _span(scene: Scene, at: int) -> tuple[int, int]:
    piece = scene.pieces[at]
    return scene.row[piece.first].start, scene.row[piece.last - 1].end


def _at(party: Party, start: int, end: int) -> Party:
    """The same actor where another phrase stands for it."""
    return replace(party, start=start, end=end, name=(start, end))
