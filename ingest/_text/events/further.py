"""What the clauses behind a deed tell of whom it is aimed at: hindered, called on, waited for."""

from actorgraph_ingest._text.events.doers import HELD, Scene, doers, timed
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.reach import Clause, complement
from actorgraph_ingest._text.words.tables import words

Found = tuple[Party, ...]


def hindered(scene: Scene, parts: Clause) -> range:
    """ "sued to block the state's plan", "filed a suit asking a judge to stop X": whom it is to
    hinder."""
    pieces = scene.pieces
    for k in range(parts.rest, min(parts.rest + 6, len(pieces))):
        if pieces[k].infinitive and pieces[k].head in _HINDER:
            return complement(pieces, k)
        if pieces[k].finite or pieces[k].kind == "mark":
            break
    return range(0)


_HINDER = frozenset("block stop prevent halt bar force keep overturn compel".split())


def voiced(scene: Scene, parts: Clause) -> range:
    """ "rallied, calling on X to resign": what a crowd wants, not what else goes on meanwhile."""
    pieces, k = scene.pieces, parts.rest
    while k < len(pieces) and pieces[k].head in (",", "and"):
        k += 1
    wants = k < len(pieces) and (pieces[k].tag == "VBG" or pieces[k].head in _CALLS)
    if not wants and not (k < len(pieces) and pieces[k].head == "against"):
        return range(0)
    stops = (j for j in range(k + 1, len(pieces)) if pieces[j].head in ("as", "while", "where"))
    return range(k, min(complement(pieces, k).stop, next(stops, len(pieces))))


_CALLS = frozenset("protest demand denounce condemn oppose press urge call support back".split())


def awaited(scene: Scene, start: int) -> Found:
    """ "will not talk until X leaves", "will strike unless X leaves": who is to act first."""
    pieces = scene.pieces
    for k in range(start, len(pieces) - 2):
        if pieces[k].head in ("until", "unless", "if") and pieces[k + 1].kind == "np":
            led = next((p for p in pieces[k + 2 : k + 5] if p.kind == "vg"), None)
            return doers(scene, k + 1, HELD) if led is not None and led.finite else ()
        if pieces[k].kind == "mark" and pieces[k].head in (";", ":"):
            break
    return ()


def beyond(scene: Scene, k: int) -> bool:
    """ "agreed to leave | after talks with X", "during a visit to X": what was besides."""
    after = scene.pieces[k + 1] if k + 1 < len(scene.pieces) else None
    spell = after is not None and (timed(after.head.removesuffix("s")) or after.tag == "CD")
    return scene.pieces[k].kind == "in" and scene.pieces[k].head in _BESIDES and not spell


_BESIDES = frozenset("during amid amidst despite after following ahead".split())


def suffered(scene: Scene, k: int) -> bool:
    """ "the killing of X", "the treatment of X": he undergoes it, and is not who is blamed."""
    of = k + 1 < len(scene.pieces) and scene.pieces[k + 1].head == "of"
    return of and scene.pieces[k].head in words("undergone")
