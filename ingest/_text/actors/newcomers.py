"""Actors that no table knows, by the words of a phrase: a group of people, a new name."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.actors.counts import counted
from actorgraph_ingest._text.actors.crowds import crowd, cut, home, seat, titled
from actorgraph_ingest._text.actors.earlier import repeated
from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.view import Scene, agent_nouns


def described(scene: Scene, at: int, piece: Piece) -> Party | None:
    """A group told by a noun of people, with the state it belongs to where one is told."""
    if (known := repeated(scene, at, piece, described)) is not None:
        return known
    if len(piece.parties) > 1 and (people := nationals(scene, piece)) is not None:
        return people
    if (people := _natives(scene, piece)) is not None:
        return people
    last = scene.row[piece.last - 1].text
    label = scene.text[scene.row[piece.first].start : scene.row[piece.last - 1].end]
    if cut(label) or titled(scene.pieces, at) or _region(scene, piece):
        return None
    whoever = piece.lows[0] == "the" and len(piece.lows) == 2 and piece.head in _LIKE
    if piece.head not in agent_nouns() and not (crowd(piece) or whoever):
        proper = piece.tag in ("NNP", "NNPS") or (last.isupper() and len(last) > 2)
        proper = proper or (piece.tag == "NN" and last.istitle() and piece.last - piece.first > 1)
        inside = bool(piece.parties) or piece.first > 0 or piece.lows[0][0].isdecimal()
        proper = proper or (piece.tag == "NNS" and last.istitle() and inside)
        return _named(scene, piece) if proper else None
    mine = [p for p in piece.parties if p.modifier or not piece.head.startswith("counterpart")]
    owner = next(iter(mine), None)  # "his Omani counterpart" is of Oman
    country = home(owner) if owner is not None else seat(scene.pieces, at)
    return _born(scene, _with_owner(scene, at, piece), "Collective", country, owner)


def _region(scene: Scene, piece: Piece) -> bool:
    """ "oil fields in Unity state": a place by its name, nobody who acts."""
    named = piece.last - piece.first > 1 and scene.row[piece.last - 2].text[:1].isupper()
    led = piece.first > 0 and scene.row[piece.first - 1].low == "in"
    return piece.head in ("state", "province", "region") and named and led


def citizen(scene: Scene, piece: Piece) -> Party:
    """ "another Australian": somebody of a state, not the state."""
    owner = piece.parties[-1]
    return _born(scene, piece, "Person", home(owner), owner)


def occupier(scene: Scene, at: int, noun: str) -> Party:
    """ "rebel-held towns": the rebels."""
    start = scene.row[at].start
    end = start + len(noun)
    ref = scene.memory.bear("Collective", scene.text[start:end])
    return Party(at, at + 1, start, end, (ref,), "Collective", (start, end), generic=True)


def nationals(scene: Scene, piece: Piece) -> Party | None:
    """ "thousands of Hungarians", "Kosovo Albanians": people, not their state."""
    party = scene.row[piece.last - 1].party
    if party is None or not party.modifier or scene.text[party.end - 1 : party.end] != "s":
        return None
    return _born(scene, piece, "Collective", home(piece.parties[0]), piece.parties[0])


_LIKE = frozenset("wounded injured homeless displaced stranded".split())  # "the wounded"


def _natives(scene: Scene, piece: Piece) -> Party | None:
    """ "300 Rohingya", "Uighurs attacked": a people of one state, not the region they live in."""
    party = scene.row[piece.last - 1].party
    if party is None or not party.place or party.possessive:
        return None
    word = scene.text[party.name[0] : party.name[1]]
    if word not in peoples() or not (word.endswith("s") or word in _ALIKE):
        return None
    return _born(scene, piece, "Collective", home(party), party)


@cache
def peoples() -> frozenset[str]:
    """The names of peoples that live in one state."""
    return frozenset(w for row in table("peoples") for w in row["words"].split("|"))


_ALIKE = frozenset("Rohingya Igbo Hausa Maori Kanak Ingush Abkhaz Hazara Zulu".split())


def _with_owner(scene: Scene, at: int, piece: Piece) -> Piece:
    """ "inspectors of the agency": whose they are belongs to who they are."""
    after = scene.pieces[at + 1 : at + 3]
    if piece.last != scene.pieces[at].last or len(after) < 2:
        return piece
    if _charged(scene, piece, after):
        return replace(piece, last=_charge(scene, at + 2))
    owned = after[0].head == "of" and after[1].parties
    return replace(piece, last=after[1].last) if owned else piece


_OFFICES = frozenset("department ministry office bureau secretariat directorate board".split())


def _charged(scene: Scene, piece: Piece, after: Sequence[Piece]) -> bool:
    """ "the Department of Trade": a body by what it is charged with."""
    capital = all(scene.row[k].text[:1].isupper() for k in (piece.last - 1, after[1].first))
    led = after[0].head in ("of", "for") and after[1].kind == "np" and not after[1].parties
    return piece.head in _OFFICES and led and capital


def _charge(scene: Scene, k: int) -> int:
    """Where that ends: "Trade and Industry", "Culture, Media and Sport"."""
    while k + 2 < len(scene.pieces):
        joint, after = scene.pieces[k + 1 : k + 3]
        capital = after.kind == "np" and scene.row[after.first].text[:1].isupper()
        if joint.head not in ("and", ",") or not capital or after.parties:
            break
        if joint.head == "," and not any(p.head == "and" for p in scene.pieces[k + 3 : k + 4]):
            break
        k += 2
    return scene.pieces[k].last


def _named(scene: Scene, piece: Piece) -> Party | None:
    """A name that no table knows: two or more capitalised words, or an acronym."""
    units = [u for u in scene.row[piece.first : piece.last] if u.text != u.low and u.plain]
    the = piece.lows[0] in ("the", "a", "an")
    units = [u for u in units if u.low not in words("determiner")]
    thing = piece.head in words("thingname")
    if not units or thing or timed(piece.head) or units[-1].low != piece.head:
        return None
    if len(units) == 1 and piece.tag == "NNS" and not piece.parties:  # "20 Kurds"
        return _born(scene, piece, "Collective", "", None)
    if len(units) == 1 and piece.parties and piece.tag in ("NNPS", "NNS"):  # "Iraqi Kurds"
        return _born(scene, piece, "Collective", home(piece.parties[0]), piece.parties[0])
    if len(units) == 1 and piece.parties and piece.parties[-1].modifier and piece.tag == "NNP":
        return _born(scene, piece, "Organization", home(piece.parties[-1]), piece.parties[-1])
    if len(units) == 1 and piece.parties and piece.tag == "NNP" and (kind := _kind(piece)):
        return _born(scene, replace(piece, first=piece.last - 1), kind, home(piece.parties[0]),
                     piece.parties[0])  # fmt: skip
    if len(units) == 1 and (piece.parties or (piece.first == 0 and piece.last == 1 and the)):
        return None
    person = not the and not piece.parties and len(units) < 5 and piece.tag == "NNP"
    owner = next(iter(piece.parties), None)
    kind = "Person" if person and not units[-1].text.isupper() else "Organization"
    return _born(scene, piece, kind, home(owner) if owner is not None else "", owner)


_NUMBERS = frozenset("hundred thousand million dozen".split())


def _kind(piece: Piece) -> str:
    """What a name is that stands behind a noun of people: "aircraft maker Airbus"."""
    noun = agent_nouns().get(piece.lows[-2], "") if len(piece.lows) > 1 else ""
    return {"": "", "body": "Organization", "party": "Organization"}.get(noun, "Person")


def _born(scene: Scene, piece: Piece, kind: str, country: str, owner: Party | None) -> Party:
    first = piece.first
    first = max(first, min(counted(scene.row, scene.tags, first), piece.last - 1))
    while first < piece.last - 1 and scene.row[first].low in words("determiner"):
        if scene.row[first + 1].low in _NUMBERS and scene.row[first].low not in ("the", "a"):
            break  # "five thousand people"
        first += 1
    if owner is not None and owner.kind == "State" and not country:
        country = owner.refs[0] if owner.refs else ""
    start, end = scene.row[first].start, scene.row[piece.last - 1].end
    label = scene.text[start:end]
    ref = scene.memory.bear(kind, label, country=country)
    return Party(first, piece.last, start, end, (ref,), kind, (start, end), country=country,
                 generic=kind == "Collective")  # fmt: skip
