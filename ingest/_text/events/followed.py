"""Whose deed a participle behind a comma tells: "Troops stormed the camp, killing nine", "The camp
was attacked by rebels, killing nine"."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.events.doers import agent_nouns
from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.relatives import COURT
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms

_HURTING = ("kill", "wound", "injur", "destroy", "damag", "maim", "behead", "slaughter")


def over(pieces: Sequence[Piece], at: int) -> int | None:
    """The verb group that an -ing form behind it goes with: the nearest, but not one that only
    tells what a thing before "that" or "which" is like."""
    found, behind = None, pieces[at - 1].kind == "mark"
    timed_by = pieces[at - 1].head in ("after", "before", "since", "while")
    timed_by = timed_by and any(p.finite for p in pieces[:at])
    for k in range(at - 1, -1, -1):
        piece = pieces[k]
        if piece.kind == "mark" and piece.head == ";":
            break
        if piece.kind != "vg":
            continue
        found = k if found is None else found
        if timed_by and not piece.finite:
            continue  # "approved laws barring X, a day after signing"
        harms = pieces[at].head.startswith(_HURTING)
        if behind and not harms and (piece.infinitive or _told(pieces, k)):
            continue  # "wanted X to leave, snubbing Y"
        if not (_of_thing(pieces, k) or (behind and _of_one(pieces, k))):
            return k
    return found


def _told(pieces: Sequence[Piece], k: int) -> bool:
    """ "X said Y are sold, siding with": what is only told as done goes on with nothing."""
    if not (pieces[k].finite and pieces[k].passive) or k < 2 or pieces[k - 1].kind != "np":
        return False
    says = next((p for p in reversed(pieces[: k - 1]) if p.kind not in ("np", "in", "rel")), None)
    return says is not None and says.finite and says.head in words("speech_past")


def _of_thing(pieces: Sequence[Piece], k: int) -> bool:
    """ "a base that housed troops, killing": the verb of a clause about a thing."""
    rel = pieces[k - 1] if k else None
    if rel is None or rel.kind != "rel" or rel.head not in ("that", "which") or k < 2:
        return False
    return pieces[k - 2].kind == "np"


def _of_one(pieces: Sequence[Piece], k: int) -> bool:
    """ "fired on men leaving a mosque, killing": what those before an -ing form were at."""
    return pieces[k].tag == "VBG" and k > 0 and pieces[k - 1].kind == "np"


def by_whom(pieces: Sequence[Piece], verb: int, at: int) -> list[int] | None:
    """Who stands behind "by" where the verb before is a passive: nobody where none does and the
    participle tells a harm; nothing where the verb is no such passive."""
    if _repaid(pieces, at):
        return [at - 2]
    if (
        pieces[at].tag == "VBG"
        and pieces[at - 1].head in ("of", "for", "with")
        and not (pieces[verb].passive)
    ):
        return _blamed(pieces, verb, at)
    if not pieces[verb].passive or not pieces[verb].finite or pieces[at].tag != "VBG":
        return None
    if pieces[at - 1].head == "of" and _blames(pieces[verb]):
        return None  # "was accused by Y of misleading"
    for k in range(verb + 1, at - 1):
        if pieces[k].head == "by" and pieces[k + 1].kind == "np":
            return [k + 1]
    return [] if pieces[at].head.startswith(_HURTING) else None


def harmed(pieces: Sequence[Piece], verb: int, at: int) -> bool:
    """ "a man abducted to press X", "two were killed to scare Y": an aim of whoever did it."""
    if not pieces[at].infinitive or not pieces[verb].passive:
        return False
    types = {e.type for lemma, _ in forms().get(pieces[verb].head, ())
             for e in entries().get(lemma, ()) if not e.words}  # fmt: skip
    return bool(types) and types <= {"ASSAULT", "COERCE"}


def _repaid(pieces: Sequence[Piece], at: int) -> bool:
    """ "sanctions on X for invading Y", "a raid against X for backing Y": X did it."""
    near = pieces[max(0, at - 3) : at]
    led = len(near) == 3 and near[0].head in ("on", "against") and near[2].head == "for"
    return led and near[1].kind == "np" and pieces[at].tag == "VBG"


def _blamed(pieces: Sequence[Piece], verb: int, at: int) -> list[int] | None:
    """ "accused X of misleading Y": who is blamed for it did it."""
    if not _blames(pieces[verb], pieces[at - 1].head):
        return None
    own = next((k for k in range(verb + 1, at) if pieces[k].kind == "np"), None)
    if own is not None and not COURT.isdisjoint(pieces[own].lows):
        return None  # "stood trial for killing Y"
    gap = left_out(pieces, verb)
    return [own] if own is not None else [gap] if gap >= 0 else None


def left_out(pieces: Sequence[Piece], verb: int) -> int:
    """ "rebels (whom) it blames for", "men police accuse of": the phrase before a clause that has
    it for its object; -1 where the clause is none such."""
    k = verb - 1
    if k < 1 or not pieces[verb].finite or pieces[verb].passive or pieces[k].kind != "np":
        return -1
    one = pieces[k].tag == "PRP" or pieces[k].parties or pieces[k].head in agent_nouns()
    over = k - 2 if pieces[k - 1].head in ("whom", "who", "which", "that") else k - 1
    over -= over > 0 and pieces[over].head == ","
    near = pieces[k + 2] if k + 2 < len(pieces) else None
    led = near is not None and near.kind == "in" and near.head in ("of", "for", "with")
    return over if one and led and over >= 0 and pieces[over].kind == "np" else -1


def _blames(piece: Piece, led: str = "of") -> bool:
    lemmas = {lemma for lemma, _ in forms().get(piece.head, ())}
    return not lemmas.isdisjoint(_repaying() if led == "for" else _BLAME)


@cache
def _repaying() -> frozenset[str]:
    """The verbs whose object is punished or blamed, thanked or spared, for what it did itself."""
    told = {h for h, rows in entries().items() if any(e.type in _PUNISHING for e in rows)}
    return frozenset(told | _BLAME | {"execute", "hang", "reward", "forgive", "pardon"})


_PUNISHING = frozenset(("ACCUSE", "COERCE", "SANCTION"))
_BLAME = frozenset(
    "accuse suspect convict blame charge criticise criticize condemn denounce fault slam praise "
    "thank acquit".split()
)


def told_of(pieces: Sequence[Piece], k: int) -> int:
    """ "a cleric who is wanted in X was accused": whom a clause with "who" before the verb is
    about; -1 where a phrase is in no such clause."""
    for j in range(k - 1, max(0, k - 7), -1):
        other = pieces[j].kind == "rel" and pieces[j].head != "who"
        if other or pieces[j].kind in ("mark", "cc"):
            return -1
        if pieces[j].kind == "vg" and pieces[j].finite:
            who = pieces[j - 1].head == "who" and j > 1 and pieces[j - 2].kind == "np"
            return j - 2 if who else -1
    return -1
