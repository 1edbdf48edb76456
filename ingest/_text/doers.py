"""Who a noun phrase denotes: a name, a described group ("protesters in Algiers"), an owner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from actorgraph_ingest._text.crowds import crowd, cut, home, seat, several, shared, titled, unended
from actorgraph_ingest._text.memory import Memory
from actorgraph_ingest._text.pieces import Piece
from actorgraph_ingest._text.tables import table, words
from actorgraph_ingest._text.types import Party, actors
from actorgraph_ingest._text.verbs import Unit

OWNED = "of"  # "the army of Chad": whose it is, acts
HELD = "of by in from at within inside near around outside"  # "a base in Chad": whose it is, is hit


@dataclass(slots=True)
class Scene:
    """A sentence as pieces, with who its phrases denote."""

    row: Sequence[Unit]
    pieces: Sequence[Piece]
    tags: Sequence[str]
    memory: Memory
    text: str


@cache
def agent_nouns() -> dict[str, str]:
    """Nouns that denote people who act -> the list they stand in."""
    return {word: row["kind"] for row in table("agents") for word in row["words"].split()}


def doers(scene: Scene, at: int, deep: str = "") -> tuple[Party, ...]:
    """The actors of the noun phrase at a place, and of those joined to it. `deep`: an owner
    counts too ("Palestinian homes"), and whoever stands behind one of these prepositions."""
    found: list[Party] = []
    for k in joined(scene.pieces, at):
        found.extend(_own(scene, k, deep))
    return tuple(found)


def joined(pieces: Sequence[Piece], at: int) -> list[int]:
    """The places of the noun phrases joined to the right: "Iran, Libya and Cuba"."""
    places, k, listed = [at], at + 1, False
    while k < len(pieces) - 1:
        piece = pieces[k]
        if piece.kind not in ("cc", "mark") or piece.head not in ("and", ",", "&", "or"):
            break
        step = k + 1
        if pieces[step].kind == "cc":
            step += 1
        if step >= len(pieces) or pieces[step].kind != "np":
            break
        if step + 1 < len(pieces) and pieces[step + 1].finite and not unended(pieces, at):
            break
        listed = listed or pieces[step - 1].kind == "cc"
        places.append(step)
        k = step + 1
    return places if listed or len(places) == 1 else places[:1]


def _own(scene: Scene, at: int, deep: str) -> Iterator[Party]:
    piece = _untimed(scene.pieces[at])
    counted = _counted(scene, at) or several(scene.pieces, at)
    if counted:
        people = _nationals(scene, scene.pieces[counted])
        yield from (people,) if people is not None else doers(scene, counted, deep)
        return
    head = head_party(scene, piece)
    group = head or _described(scene, at, piece)
    if group is not None:
        yield group
    elif piece.head in _THEY and piece.last - piece.first == 1:
        yield from _meant(scene, at)
    elif deep:
        yield from _behind(scene, at, deep)


def _untimed(piece: Piece) -> Piece:
    """ "Albania today", "The Supreme Court Thursday" without the day."""
    last = piece.last
    while last - piece.first > 1 and timed(piece.lows[-1 - (piece.last - last)]):
        last -= 1
    if last == piece.last:
        return piece
    size = len(piece.lows) - (piece.last - last)
    return replace(piece, last=last, lows=piece.lows[:size], head=piece.lows[size - 1],
                   ats=piece.ats[:size], tag="NNP" if piece.tag == "NN" else piece.tag)  # fmt: skip


def _counted(scene: Scene, at: int) -> int:
    """ "thousands of Kurds", "members of the party": the place of who is meant."""
    after = scene.pieces[at + 1 : at + 3]
    if scene.pieces[at].head not in words("measure") or len(after) < 2 or after[0].head != "of":
        return 0
    return at + 2 if after[1].kind == "np" else 0


_THEY = frozenset("they he she it them him her".split())


def _meant(scene: Scene, at: int) -> Iterator[Party]:
    """Who a pronoun stands for that nothing before the sentence explains: its first phrase."""
    for k in range(at):
        piece = scene.pieces[k]
        led = k and scene.pieces[k - 1].kind == "in"
        if piece.kind == "np" and piece.head not in _THEY and not led:
            own = _untimed(piece)
            party = head_party(scene, own) or _described(scene, k, own)
            yield from (party,) if party is not None else ()
            return


def head_party(scene: Scene, piece: Piece) -> Party | None:
    """The name that a phrase ends with: "Prime Minister Orban", but not "Iran deal"."""
    if not piece.parties:
        return None
    party = scene.row[piece.last - 1].party
    if party is None or party.possessive or party.place:
        return None
    if party.modifier and piece.last - piece.first > 1 and len(piece.parties) > 1:
        return None
    return party if actors((party,)) else None


def timed(low: str) -> bool:
    return low in _times()


@cache
def _times() -> frozenset[str]:
    return words("weekday") | _DAYS | words("month") - {"march", "may"}


_DAYS = frozenset(
    "today yesterday tomorrow tonight year week month day morning night next last".split()
)


def _described(scene: Scene, at: int, piece: Piece) -> Party | None:
    """A group told by a noun of people, with the state it belongs to where one is told."""
    if len(piece.parties) > 1 and (people := _nationals(scene, piece)) is not None:
        return people
    last = scene.row[piece.last - 1].text
    label = scene.text[scene.row[piece.first].start : scene.row[piece.last - 1].end]
    if cut(label) or titled(scene.pieces, at):
        return None
    if piece.head not in agent_nouns() and not crowd(piece):
        proper = piece.tag in ("NNP", "NNPS") or (last.isupper() and len(last) > 2)
        proper = proper or (piece.tag == "NNS" and last.istitle() and bool(piece.parties))
        return _named(scene, piece) if proper else None
    owner = next(iter(piece.parties), None)
    country = home(owner) if owner is not None else seat(scene.pieces, at)
    return _born(scene, _with_owner(scene, at, piece), "Collective", country, owner)


def _nationals(scene: Scene, piece: Piece) -> Party | None:
    """ "thousands of Hungarians", "Kosovo Albanians": people, not their state."""
    party = scene.row[piece.last - 1].party
    if party is None or not party.modifier or scene.text[party.end - 1 : party.end] != "s":
        return None
    return _born(scene, piece, "Collective", home(piece.parties[0]), piece.parties[0])


def _with_owner(scene: Scene, at: int, piece: Piece) -> Piece:
    """ "inspectors of the agency": whose they are belongs to who they are."""
    after = scene.pieces[at + 1 : at + 3]
    if piece.last != scene.pieces[at].last or len(after) < 2 or after[0].head != "of":
        return piece
    return replace(piece, last=after[1].last) if after[1].parties else piece


def _named(scene: Scene, piece: Piece) -> Party | None:
    """A name that no table knows: two or more capitalised words, or an acronym."""
    units = [u for u in scene.row[piece.first : piece.last] if u.text != u.low and u.plain]
    the = piece.lows[0] in ("the", "a", "an")
    units = [u for u in units if u.low not in words("determiner")]
    thing = piece.head in words("thingname")
    if not units or thing or timed(piece.head) or units[-1].low != piece.head:
        return None
    if len(units) == 1 and piece.parties and piece.tag in ("NNPS", "NNS"):  # "Iraqi Kurds"
        return _born(scene, piece, "Collective", home(piece.parties[0]), piece.parties[0])
    if len(units) == 1 and piece.parties and piece.parties[-1].modifier and piece.tag == "NNP":
        return _born(scene, piece, "Organization", home(piece.parties[-1]), piece.parties[-1])
    if len(units) == 1 and (piece.parties or (piece.first == 0 and piece.last == 1 and the)):
        return None
    person = not the and not piece.parties and len(units) < 5 and piece.tag == "NNP"
    owner = next(iter(piece.parties), None)
    kind = "Person" if person and not units[-1].text.isupper() else "Organization"
    return _born(scene, piece, kind, home(owner) if owner is not None else "", owner)


def _born(scene: Scene, piece: Piece, kind: str, country: str, owner: Party | None) -> Party:
    first = piece.first
    while first < piece.last - 1 and scene.row[first].low in words("determiner"):
        first += 1
    if owner is not None and owner.kind == "State" and not country:
        country = owner.refs[0] if owner.refs else ""
    start, end = scene.row[first].start, scene.row[piece.last - 1].end
    label = scene.text[start:end]
    ref = scene.memory.bear(kind, label, country=country)
    return Party(first, piece.last, start, end, (ref,), kind, (start, end), country=country,
                 generic=kind == "Collective")  # fmt: skip


@cache
def _acting() -> frozenset[str]:
    """Nouns by which their owner acts: weapons, strikes, "the campaign of X"."""
    rows = {row["kind"]: row["words"].split() for row in table("kinds")}
    kinds = ("weapon", "troops", "attack", "operation", "raid", "forces", "message")
    return words("instrument").union(*(rows[kind] for kind in kinds))


_ADJECTIVES = frozenset(
    "national general chief minority deputy family head council military state union house".split()
)


def _inner(scene: Scene, at: int) -> Party | None:
    """Who a noun before the head tells: "a rebel stronghold"."""
    piece, nouns = scene.pieces[at], agent_nouns()
    for n, low in enumerate(piece.lows[:-1]):
        if low in nouns and low not in _ADJECTIVES:
            if scene.row[piece.ats[n]].party is not None:
                return None
            cut = replace(piece, last=piece.ats[n] + 1, lows=piece.lows[: n + 1],
                          head=low, ats=piece.ats[: n + 1], tag="NN")  # fmt: skip
            return _described(scene, at, cut)
    return None


def _behind(scene: Scene, at: int, deep: str) -> Iterator[Party]:
    """The owner of a thing ("Palestinian homes"), or who stands behind "of" and "in"."""
    piece = scene.pieces[at]
    person = scene.row[piece.last - 1].text[:1].isupper()  # "Bahrain's Prince Khalifa"
    if deep == OWNED and not person and piece.head not in _acting():
        return  # "Merkel's visit", "the US dollar": a thing does nothing for its owner
    owners = [p for p in piece.parties if p.refs and p.kind != "Place"]
    owners = [p for p in owners if deep == OWNED or not (p.pronoun or shared(piece, p))]
    group = None if person else _inner(scene, at)
    if group is not None:
        yield group
        return
    if owners:
        party = owners[-1]
        yield replace(party, possessive=False, modifier=False)
        return
    after = scene.pieces[at + 1 : at + 3]
    linked = len(after) == 2 and after[0].kind == "in" and after[0].head in deep.split()
    if linked and after[1].kind == "np":
        found = doers(scene, at + 2, deep)
        yield from (p for p in found if p.refs[0][0] != "." or p.kind == "Collective")
