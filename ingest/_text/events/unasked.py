"""Whom the words behind a deed only speak of: who is to undergo what is asked for, who is helped,
on whose request or in answer to whom it is done."""

from collections.abc import Set

from actorgraph_ingest._text.events.doers import Scene
from actorgraph_ingest._text.words.tables import inflect, words


def undergoes(scene: Scene, k: int, own: Set[str] = frozenset()) -> bool:
    """ "called for the overthrow of X": X is not who is called on. `own`: what the verb itself is
    known by ("put pressure on X")."""
    if k > 1 and scene.pieces[k - 2].head == "pressure" and "pressure" in own:
        return False
    near = scene.pieces[max(0, k - 2) : k + 1]
    of = len(near) == 3 and near[1].head == "of" and near[0].head in _UNDERGONE
    return of or scene.pieces[k].head in _UNDERGONE or _spared(scene, k)


def _spared(scene: Scene, k: int) -> bool:
    """ "called for an end to attacks on X", "appealed for money to help X": X is to be spared or
    helped by somebody else."""
    before = scene.pieces[max(0, k - 7) : k]
    if len(before) > 1 and before[-1].head == "in" and before[-2].head in words("venue"):
        return True  # "demanded talks in X"
    if before and before[-1].head in ("on", "against", "upon"):
        return any(p.head in _ENDS | _HOSTILE for p in before if p.kind == "np")
    helped = [p for p in before if p.kind == "vg" and not p.finite and p.head in _HELP]
    return bool(helped) and all(p.kind in ("np", "in", "adv") or p in helped for p in before[-3:])


_HOSTILE = frozenset(
    "sanctions sanction retaliation action reprisals strike strikes crackdown embargo ban tariffs "
    "attack attacks war pressure restrictions".split()
)
_ENDS = frozenset("end halt stop cessation pause freeze moratorium".split())
_HELP = frozenset(
    f for verb in "help aid assist feed rebuild rescue relieve shelter save protect".split()
    for f in inflect(verb)
)  # fmt: skip


_UNDERGONE = frozenset(
    "overthrow ouster killing assassination destruction defeat release return bodies body remains "
    "safety freedom extradition fate whereabouts names".split()
)


def occasion(scene: Scene, k: int) -> bool:
    """ "left at the request of X", "in response to tests by X": what it is done for."""
    before = scene.pieces[max(0, k - 6) : k + 1]
    for n, piece in enumerate(before[1:], 1):
        led = before[n - 1].head
        if (led == "at" and piece.head in _REQUESTS) or (led == "in" and piece.head in _ANSWERS):
            return all(p.kind in ("np", "in", "adv", "cc") for p in before[n:])
    return False


_REQUESTS = frozenset("request behest invitation urging insistence expense mercy hands".split())
_ANSWERS = frozenset("response reply reaction wake aftermath presence absence name midst".split())
