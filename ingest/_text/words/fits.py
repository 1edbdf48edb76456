"""Whether an entry of the dictionary fits a verb group: its words around the verb, its object."""

from collections.abc import Sequence

from actorgraph_ingest._text.events.doers import Scene, doers, timed
from actorgraph_ingest._text.events.events import Entry
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.acted import acted_on, chain
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.reach import Clause, clause
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.undone import stopped


def fits(
    scene: Scene, at: int, entry: Entry, known: dict[int, Clause]
) -> tuple[int, Clause] | None:
    """How well an entry fits a verb group, with the clause behind it. `known`: the clauses of this
    verb that were read before, by where they begin."""
    verb = scene.pieces[at]
    if not entry.words and verb.head in words("intent") and _to_do(scene.pieces, at + 1):
        return None  # "seeking to", "wants to": what follows is what is told
    if (
        not entry.words
        and not entry.kinds
        and at + 1 < len(scene.pieces)
        and stopped(scene.pieces, at + 1)
    ):
        return None  # "quit talking to X"
    start, around = _begun(scene, at, entry)
    if start is None:
        return None
    if around:
        parts = clause(scene.pieces, start)
        parts.slots.setdefault("obj", []).insert(0, at + 1)
    else:
        parts = known.get(start) or known.setdefault(start, clause(scene.pieces, start))
    if not entry.kinds:
        return None if _other_sense(verb, entry, parts) else (10 * len(entry.words), parts)
    place = _object(scene, at, entry, parts)
    return None if place is None else (10 * len(entry.words) + max(1, 9 - place), parts)


def _to_do(pieces: Sequence[Piece], k: int) -> bool:
    """ "sought on Monday to": an infinitive, over a time."""
    if k + 1 < len(pieces) and pieces[k].kind == "in" and timed(pieces[k + 1].head):
        k += 2
    while k < len(pieces) and pieces[k].kind == "adv":
        k += 1
    return infinitive(pieces, k)


def _begun(scene: Scene, at: int, entry: Entry) -> tuple[int | None, bool]:
    """Where the clause behind the words of an entry begins, and whether they stand around what is
    acted on; nowhere where they are not there."""
    pieces = scene.pieces
    start, around = _behind(scene, pieces[at].last, entry.words), False
    near = at + 1 < len(pieces) and pieces[at + 1].kind == "np"
    if start is None and near and (" ".join(entry.words) in _AROUND or entry.rule in _BIDDING):
        start, around = _behind(scene, pieces[at + 1].last, entry.words), True
        last = _counted(pieces, at + 1)
        if start is None and pieces[last].lows[-len(entry.words) :] == entry.words:
            start = last + 1  # "took Albanians hostage"
    if start is not None and entry.words:
        start = _over_day(pieces, start, entry.words[-1])
    if entry.rule in _BIDDING and pieces[at].passive:
        return _bidden(pieces, at + 1), False
    bids = entry.rule in _BIDDING and start is not None
    if bids and not (around and start is not None and infinitive(pieces, start)):
        return None, False
    return start, around


def _bidden(pieces: Sequence[Piece], k: int) -> int | None:
    """ "was told (by X) to leave": where what is behind a passive begins, if it is to be done."""
    by = k + 1 < len(pieces) and pieces[k].head == "by" and pieces[k + 1].kind == "np"
    return k if infinitive(pieces, k + 2 if by else k) else None


def _counted(pieces: Sequence[Piece], k: int) -> int:
    """The last piece of a phrase: that behind "of" in "hundreds of children"."""
    after = pieces[k + 1 : k + 3]
    counts = len(after) == 2 and after[0].head == "of" and after[1].kind == "np"
    return k + 2 if counts and pieces[k].head in words("measure") else k


def _over_day(pieces: Sequence[Piece], start: int, word: str) -> int:
    """ "called on Thursday on Chad to": the day stands between the verb and its own word."""
    near = pieces[start : start + 2]
    day = len(near) == 2 and timed(near[0].head) and near[1].head == word
    return start + 2 if day else start


def _object(scene: Scene, at: int, entry: Entry, parts: Clause) -> int | None:
    """How far off the object stands that an entry asks for; nothing where it is not there."""
    lows = acted_on(scene.pieces, parts, bool(entry.words))
    acted = parts.slots.get("obj", [])
    if scene.pieces[at].passive:
        acted = subject(scene.pieces, at)
        lows = [low for k in acted for low in chain(scene.pieces, k)] + lows
    place = next((n for n, low in enumerate(lows) if low in entry.kinds), None)
    if place is None:
        anyone = entry.kinds & ANYONE and any(doers(scene, k) for k in acted)
        anywhere = entry.kinds & ANYWHERE and any(_placed(scene, k) for k in acted)
        return len(lows) + 8 if anyone or anywhere else None  # behind what names its object
    named = entry.rule.endswith("/slur")  # "called the vote a farce"
    return 0 if named or lows[place] in _TELLING else place + 1


def _placed(scene: Scene, k: int) -> bool:
    party = scene.row[scene.pieces[k].last - 1].party
    return party is not None and (party.place or party.kind == "Place")


def _other_sense(verb: Piece, entry: Entry, parts: Clause) -> bool:
    """ "speaks a language", "demonstrates that": a verb that takes no object means something else
    where it has one."""
    lemma = entry.rule.removeprefix("verb:")
    if lemma in words("transitive"):
        return not verb.passive and "obj" not in parts.slots
    if lemma not in words("intransitive"):
        return False
    return verb.passive or parts.that or parts.slots.get("obj", [0])[0] == parts.start > 0


def infinitive(pieces: Sequence[Piece], at: int) -> bool:
    return at < len(pieces) and pieces[at].kind == "vg" and pieces[at].infinitive


_TELLING = frozenset(("hunger", "cyber", "joint"))  # tell more than the noun behind them
_BIDDING = frozenset(("verb:tell to",))  # "told X to leave"
ANYONE = frozenset(("@actor",))  # the object asked for is somebody
ANYWHERE = frozenset(("@place",))  # or a town or region
_AROUND = frozenset(
    "free|hostage|prisoner|on fire|dead|wounded|injured|as|off|out|up|down|back|over|together|home|"
    "on trial|into custody|on alert|"
    "guilty|captive|responsible|persona non grata|to death|to account|to task|to court|"
    "to leave|under arrest|behind bars|off air|off the air|on notice|to justice|until".split("|")
)


def _aside(scene: Scene, k: int) -> bool:
    """ "decided on Monday to": words that only stand between."""
    after = scene.row[k + 1].low if k + 1 < len(scene.row) else ""
    day = words("weekday")
    led = scene.row[k].low == "on" and after in day
    return scene.tags[k] == "RB" or led or scene.row[k].low in day


def _before(scene: Scene, k: int, word: str) -> bool:
    """Whether a word of an entry is still to come: "called | on Thursday on Chad to"."""
    lows = [u.low for u in scene.row[k : k + 3]]
    twice = len(lows) == 3 and lows[0] == lows[2] == word and lows[1] in words("weekday")
    return lows[0] != word or twice


def _behind(scene: Scene, first: int, more: Sequence[str]) -> int | None:
    """The piece behind the words of an entry, None where they do not stand from a unit on. A verb
    group that they end in ("refused to | meet") is still to come."""
    k = first
    for word in more:
        while k < len(scene.row) and _before(scene, k, word) and _aside(scene, k):
            k += 1
        if k >= len(scene.row) or scene.row[k].low != word:
            return None
        k += 1
    if more and k < len(scene.row) and more[-1] == "on" and scene.row[k].low in words("weekday"):
        return None  # "insisted on Thursday that"
    for n, piece in enumerate(scene.pieces):
        if piece.first >= k or (piece.kind == "vg" and piece.first < k < piece.last and more):
            return n
    return len(scene.pieces)
