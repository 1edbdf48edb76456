"""What a clause tells of and does not tell as done: "killed no one", "until X frees them", "if X
makes an offer"."""

from collections.abc import Sequence
from itertools import pairwise

from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.words.doing import Deed
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import words

_NOTHING = frozenset("no none nobody nothing neither".split())
_COUNTS = frozenset("fewer less more longer doubt other".split())  # "no fewer than 12 soldiers"
_SUPPOSED = frozenset("if whether unless".split())
_AWAITED = frozenset("until till".split())
_LATER = frozenset("when once before".split())  # with what will be then


def unreal(deed: Deed) -> bool:
    if deed.event.type == "REJECT" or deed.event.negated:
        return False
    if _staged(deed) or _unsaid(deed):
        return True
    if deed.piece.kind != "vg":
        return _supposed(deed)
    return _nothing(deed) or _awaited(deed)


def fancied(deed: Deed) -> bool:
    """ "would attack X": of force that would be used the text itself tells nothing."""
    lows = deed.piece.lows[:-1]
    mayhap = deed.event.auxiliary == "hypothetical" and deed.piece.kind == "vg"
    return mayhap and deed.event.type in _FORCE and not _MAYHAP.isdisjoint(lows)


_FORCE = frozenset("ASSAULT COERCE SANCTION MOBILIZE".split())
_MAYHAP = frozenset("would could might may".split())


def _unsaid(deed: Deed) -> bool:
    """ "withdrew its report": words are taken back, and nobody retreats or gives in."""
    objects = (deed.scene.pieces[k].head for k in deed.onto)
    kind = deed.event.type
    alone = kind == "RETREAT" or (kind == "CONCEDE" and not deed.event.recipients)
    return alone and any(head in words("anaphor") | _PIECES for head in objects)


_PIECES = frozenset("story stories article articles tweet dispatch remark remarks".split())


def _staged(deed: Deed) -> bool:
    """ "in the novel, X attacks Y", "a film in which X attacks Y", "a mock attack on X"."""
    if deed.event.type == "ACCUSE":
        return False  # a film may do so itself
    pieces = deed.scene.pieces
    if deed.piece.kind == "np" and not _MOCK.isdisjoint(deed.piece.lows):
        return True
    behind = pieces[deed.at + 1 : deed.at + 7]
    if any(p.lows == ("in",) and _told_of(q) for p, q in pairwise(behind)):
        return True
    for k in range(deed.at - 1, 0, -1):
        led = pieces[k].kind == "np" and pieces[k - 1].lows == ("in",)
        opened = k + 1 < len(pieces) and pieces[k + 1].lows[0] in (",", "in", "where", "that")
        if opened and ((led and k == 1) or _related(pieces, k)) and _told_of(pieces[k]):
            return True
    return False


def _told_of(piece: Piece) -> bool:
    return piece.kind == "np" and (piece.head in _TALES or not _MOCK.isdisjoint(piece.lows))


def _related(pieces: Sequence[Piece], k: int) -> bool:
    """ "a film | in which", "a novel | where"."""
    lows = [low for p in pieces[k + 1 : k + 3] for low in p.lows]
    return lows[:2] == ["in", "which"] or lows[:1] == ["where"]


_MOCK = frozenset("simulated mock fictional fictitious imaginary imagined hypothetical".split())
_TALES = frozenset(
    "film films movie movies novel novels legend myth drama thriller comic cartoon dream sitcom "
    "fantasy scenario simulation wargame fable satire sequel manga anime screenplay poem fiction "
    "dystopia storyline trailer parody spoof".split()
)


def _nothing(deed: Deed) -> bool:
    """ "killed none of them", "imposed no sanctions", "nobody attacked", not "showed no mercy"."""
    told = deed.event.rule.partition(":")[2].replace("/", " ").replace(",", " ").split()
    if not _NOTHING.isdisjoint(told):
        return False
    pieces = deed.scene.pieces
    near = {*deed.parts.slots.get("obj", []), *deed.onto, *subject(pieces, deed.at)}
    return any(_empty(pieces[k]) for k in near)


def _empty(piece: Piece) -> bool:
    lows = piece.lows
    return piece.kind == "np" and lows[0] in _NOTHING and _COUNTS.isdisjoint(lows[1:2])


def _opener(deed: Deed, wanted: frozenset[str]) -> int:
    """Where the clause of a deed is opened by one of some words, -1 if by none."""
    for k in range(deed.at - 1, -1, -1):
        piece = deed.scene.pieces[k]
        if piece.kind != "np" and piece.head in wanted:
            return k
        if piece.kind in ("mark", "cc", "rel") or (piece.finite and deed.piece.kind == "vg"):
            return -1
    return -1


def _awaited(deed: Deed) -> bool:
    """ "will stay until X frees them", "will lift it once X leaves"."""
    if deed.piece.tag not in ("VBZ", "VBP", "MD"):
        return False
    if _opener(deed, _AWAITED) >= 0:
        return True
    ahead = any(p.future or p.maybe for p in deed.scene.pieces if p is not deed.piece)
    met = deed.event.type in ("CONSULT", "SUPPORT")  # "will come up when X welcomes Y on Monday"
    return ahead and not met and _opener(deed, _LATER) >= 0


def _supposed(deed: Deed) -> bool:
    """ "if X gives its backing to Y": a noun behind the verb of such a clause."""
    start = _opener(deed, _SUPPOSED)
    between = deed.scene.pieces[start + 1 : deed.at] if start >= 0 else []
    return any(p.finite and p.head not in words("opinion") for p in between)
