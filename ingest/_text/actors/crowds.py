"""People told by a plural that no dictionary has: "Omani mediators", "Danish voters"."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.numbers import NUMERALS
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import table, words

_CITIZEN = ("an", "ni", "li", "qi", "on", "urk", "ole", "ane", "ede", "inn", "ard")
_SOLE = frozenset(("a", "an", "another", "one", "the", "this", "that"))


def lone(pieces: Sequence[Piece], at: int, party: Party | None) -> bool:
    """ "another Australian", "the Briton": one citizen, not the state; not "the German and French
    leaders"."""
    piece, after = pieces[at], pieces[at + 1 : at + 3]
    if party is None or not party.modifier or len(piece.parties) > 1 or len(piece.lows) < 2:
        return False
    joined = len(after) == 2 and after[0].kind == "cc" and bool(after[1].parties)
    named = piece.lows[0] in _SOLE and piece.head.endswith(_CITIZEN)
    return named and not joined


_PEOPLE = ("ers", "ors", "ists", "ians", "men", "eers", "ees", "ants")
_MAKERS = ("ists", "ators", "ologists", "eers", "keepers", "workers", "holders", "owners")
_CALLING = ("ist", "ian", "woman", "visor", "eer")  # "a Swedish pianist"
_GOODS = frozenset(
    "abdomen acumen airliners anchors answers banners barriers barters beers blockbusters bombers "
    "boosters borders boulders bulldozers cancers careers carriers centers chambers chapters "
    "characters chargers checkers choppers clusters coffees colors committees compressors "
    "computers containers corners corridors counters covenants covers crackers cruisers cylinders "
    "degrees destroyers detectors detonators dinners disasters doors drawers elephants elevators "
    "errors exists factors favors feathers fees fibers fighters fingers fists fliers floors "
    "flyers folders freighters generators gliders grants guarantees harbors headquarters "
    "helicopters honors humors implants indicators interceptors knees labors ladders lasers "
    "launchers lawnmowers layers letters lighters liners lists liters lubricants markers matters "
    "meters mirrors mists monitors motors newspapers numbers offers orders oysters pants papers "
    "pennants peppers planers plants pollutants posters powers printers processors quarters "
    "reactors refers regimen registers restaurants rivers rollers routers rubbers rumors scooters "
    "sectors sensors servers shelters shoulders showers shutters skyscrapers sneakers specimen "
    "steamers stickers suckers summers tankers theaters thrillers thrusters tigers timbers towers "
    "tractors trailers transfers transformers trawlers trees tremors triggers trousers twists "
    "typewriters underpants variants vectors wagers wallpapers warrants waters whispers winters "
    "wonders zippers".split()
)


@cache
def _things() -> frozenset[str]:
    rows = (row["words"].split() for row in table("kinds"))
    return frozenset(w for row in rows for w in row) | words("instrument") | _GOODS


def crowd(piece: Piece) -> bool:
    """Whether a phrase of a country's or a people's is of people, by the ending of its plural."""
    low = piece.head
    if piece.tag == "NN" and piece.parties and piece.parties[-1].last < piece.last:
        return low.endswith(_CALLING) and f"{low}s" not in _things()
    if low == "others" and len(piece.lows) > 1:
        return piece.lows[-2] in NUMERALS | _SOME or piece.lows[-2].isdigit()
    if piece.tag != "NNS" or len(low) < 6 or low in _things():
        return False
    if not piece.parties:
        return len(low) > 8 and low.endswith(_MAKERS)
    return low.endswith(_PEOPLE) and piece.parties[-1].last < piece.last


_SOME = frozenset("several many dozens scores hundreds dozen".split())


def including(pieces: Sequence[Piece], at: int) -> int:
    """ "wounded seven others, including three soldiers": the place of who is named; 0 for none."""
    near = pieces[at + 1 : at + 4]
    told = len(near) == 3 and near[0].head == "," and near[1].head == "including"
    return at + 3 if told and near[2].kind == "np" else 0


def several(pieces: Sequence[Piece], at: int) -> int:
    """ "the foreign ministers of Syria and Turkey", "officials from Hungary and Slovakia": the
    place of the first of two or more who act through those named before them; 0 for none."""
    after = pieces[at + 1 : at + 5]
    if pieces[at].parties or len(after) < 4 or after[0].head not in ("of", "from"):
        return 0
    both = after[1].kind == after[3].kind == "np" and after[2].head in ("and", ",")
    if not both or not pieces[at].head.endswith("s"):
        return 0
    return at + 2 if _states(after[1].parties) and _states(after[3].parties) else 0


def _states(parties: Sequence[Party]) -> bool:
    return bool(parties) and parties[-1].kind in ("State", "Organization")


def unended(pieces: Sequence[Piece], at: int) -> bool:
    """ "Clashes between X and Y left ten dead": no clause is over yet that "and" could end."""
    led = at > 0 and pieces[at - 1].kind == "in"
    return led and not any(p.kind in ("vg", "mark") for p in pieces[:at])


def home(party: Party) -> str:
    return party.country or (party.refs[0] if party.kind == "State" and party.refs else "")


def called(pieces: Sequence[Piece], at: int) -> int:
    """ "a group calling itself the Army of Dawn", "a faction known as Nur": the place of the name;
    0 for none."""
    after = pieces[at + 1 : at + 4]
    if len(after) < 3 or after[0].kind != "vg" or after[2].kind != "np":
        return 0
    itself = after[0].head == "calling" and after[1].head in ("itself", "themselves")
    return at + 3 if itself or (after[0].head == "known" and after[1].head == "as") else 0


def seat(pieces: Sequence[Piece], at: int) -> str:
    """ "police in Camarines Norte": the state right behind; of no "hostages in", "captors of"."""
    after = pieces[at + 1 : at + 3]
    anywhere = words("anywhere") | words("posted")
    if after and pieces[at].head in (words("captors") if after[0].head == "of" else anywhere):
        return ""
    if len(after) == 2 and after[0].kind == "in" and after[0].head in ("in", "of", "from"):
        party = next(iter(after[1].parties), None)
        if party is not None and party.kind in ("State", "Place"):
            return home(party)
    return ""


def cut(label: str) -> bool:
    """ "his ''Mission | Accomplished'' speech": quoted words that go on behind a phrase."""
    return label.count("''") % 2 + label.count('"') % 2 + label.count("“") - label.count("”") != 0


_OFFICES = frozenset("secretary secretaries department head heads minister ministers".split())


_FEASTS = frozenset((day,) for day in "ramadan christmas easter passover".split())
_CONDITIONS = frozenset("emergency siege alert war affairs mind readiness shock".split())


def titled(pieces: Sequence[Piece], at: int) -> bool:
    """ "while secretary of state": part of what an office is called."""
    if pieces[at].lows == ("person",):
        return True  # "met in person"
    after = pieces[at + 1 : at + 3]
    if pieces[at].lows[-1:] in _FEASTS and len(pieces[at].lows) < 3:
        return True
    if pieces[at].lows in (("force",), ("state",)):
        return True  # "come into force", "use force"
    of = len(after) == 2 and after[0].head == "of"
    if pieces[at].head == "state" and of and after[1].head in _CONDITIONS:
        return True  # "declared a state of emergency"
    if pieces[at].lows != ("state",) or at < 2 or pieces[at - 1].head != "of":
        return False
    return pieces[at - 2].head in _OFFICES


def shared(piece: Piece, party: Party) -> bool:
    """ "the Iran deal": what several have made or fight is no state's own."""
    return piece.head in _SHARED and party.modifier is False and not party.possessive


_SHARED = frozenset("deal deals agreement accord pact treaty".split())
