"""Who a noun phrase denotes: a name, a described group ("protesters in Algiers"), an owner."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from actorgraph_ingest._text.actors.crowds import called, including, lone, several, shared, unended
from actorgraph_ingest._text.actors.earlier import taken_up
from actorgraph_ingest._text.actors.newcomers import citizen, described, nationals, occupier
from actorgraph_ingest._text.actors.pronouns import PRONOUNS, antecedents, suits
from actorgraph_ingest._text.times.days import timed as timed
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.asides import apart
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.view import Scene as Scene
from actorgraph_ingest._text.words.view import agent_nouns as agent_nouns
from actorgraph_ingest._text.words.view import head_party

OWNED = "of"  # "the army of Chad": whose it is, acts
HELD = "of by in from at within inside near around outside"  # "a base in Chad": whose it is, is hit


def doers(scene: Scene, at: int, deep: str = "") -> tuple[Party, ...]:
    """The actors of the noun phrase at a place, and of those joined to it. `deep`: an owner
    counts too ("Palestinian homes"), and whoever stands behind one of these prepositions."""
    found: list[Party] = []
    for k in joined(scene.pieces, at):
        found.extend(_own(scene, k, deep))
    return tuple(found) or _apposed(scene, at)


def _apposed(scene: Scene, at: int) -> tuple[Party, ...]:
    """ "The novelist, Ann Li, urged": the name behind what somebody is."""
    near = scene.pieces[at : at + 4]
    marks = len(near) > 3 and near[1].head == near[3].head == ","
    if not marks or near[2].kind != "np" or near[2].tag != "NNP" or near[0].tag != "NN":
        return ()
    return tuple(p for p in _own(scene, at + 2, "") if p.kind == "Person")


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
        verb = step + 1 + (step + 1 < len(pieces) and pieces[step + 1].kind == "adv")
        acted = at > 0 and pieces[at - 1].kind == "vg"
        ends = verb < len(pieces) and (pieces[verb].finite or (acted and apart(pieces, verb)))
        if ends and not unended(pieces, at):
            break
        listed = listed or pieces[step - 1].kind == "cc"
        places.append(step)
        k = step + 1
    return places if listed or len(places) == 1 else places[:1]


def _own(scene: Scene, at: int, deep: str) -> Iterator[Party]:
    piece = _untimed(scene.pieces[at])
    counted = _counted(scene, at) or several(scene.pieces, at)
    if counted:
        people = nationals(scene, scene.pieces[counted])
        if meant := (people,) if people is not None else doers(scene, counted, deep):
            yield from meant
            return
    if lone(scene.pieces, at, scene.row[piece.last - 1].party):
        yield citizen(scene, piece)
        return
    if piece.head == "others" and (named := including(scene.pieces, at)):
        yield from doers(scene, named, deep)
        return
    head = head_party(scene, piece)
    group = head or described(scene, at, piece)
    if group is not None and (name := called(scene.pieces, at)):
        yield from doers(scene, name) or (group,)
    elif group is not None and group is not head and (state := _country(scene, at)) is not None:
        yield replace(group, refs=state.refs, kind="State", country=state.country)
    elif group is not None:
        yield group
    elif piece.head in PRONOUNS and piece.last - piece.first == 1:
        yield from _meant(scene, at)
    elif deep:
        yield from _behind(scene, at, deep)


def _country(scene: Scene, at: int) -> Party | None:
    """ "Peru agreed to help Chad after the country": the state named last that does not act."""
    pieces = scene.pieces
    if not _the_country(pieces[at].lows):
        return None
    verb = next((k for k in range(at - 1, 0, -1) if pieces[k].finite), 0)
    for k in range(at - 1, -1, -1):
        party = head_party(scene, pieces[k]) if pieces[k].kind == "np" else None
        led = k > 0 and pieces[k - 1].head in ("in", "at", "near")
        if party is not None and party.kind == "State" and not led and k != verb - 1:
            return party
    return None


def _the_country(lows: Sequence[str]) -> bool:
    """ "the country", "the war-torn country", "the country's forests"."""
    n = next((n for n, low in enumerate(lows) if low in ("country", "nation")), 0)
    plain = all("-" in low or low in _SORTS for low in lows[1:n])
    ends = n + 1 == len(lows) or lows[n + 1] in ("'s", "’s")
    return n > 0 and lows[0] == "the" and plain and ends


_SORTS = frozenset(
    "african asian arab european muslim islamic caribbean balkan baltic gulf american latin "
    "pacific impoverished landlocked himalayan andean communist small vast tiny".split()
)


_SPANS = frozenset("day days week weeks month months year years".split())


def _untimed(piece: Piece) -> Piece:
    """ "Albania today", "The Supreme Court Thursday" without the day."""
    if piece.head in _SPANS:
        return piece  # "the national day"
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


def _meant(scene: Scene, at: int) -> Iterator[Party]:
    """Who a pronoun stands for that nothing before the sentence explains."""
    for k in antecedents(scene.pieces, at):
        own = _untimed(scene.pieces[k])
        party = head_party(scene, own) or described(scene, k, own)
        if party is not None and suits(scene.pieces[at].head, own, party):
            many = scene.pieces[at].head in ("they", "them")
            yield from doers(scene, k) if many else (party,)  # "X and Y said they"
            return
    if (party := taken_up(scene, at, described)) is not None:
        yield party


@cache
def _acting() -> frozenset[str]:
    """Nouns by which their owner acts: weapons, strikes, "the campaign of X"."""
    rows = {row["kind"]: row["words"].split() for row in table("kinds")}
    kinds = ("weapon", "troops", "attack", "operation", "raid", "forces", "message")
    return words("instrument").union(words("arms"), *(rows[kind] for kind in kinds))


_ADJECTIVES = frozenset(
    "passenger guest national general chief minority deputy family head council military state "
    "union house pilot star champion model criminal".split()
)


_HELD = frozenset("held controlled run dominated led occupied".split())


def inner(scene: Scene, at: int) -> Party | None:
    """Who a noun before the head tells: "a rebel stronghold"."""
    piece, nouns = scene.pieces[at], agent_nouns()
    for n, low in enumerate(piece.lows[:-1]):
        if (holder := low.partition("-"))[2] in _HELD and holder[0] in nouns:
            return occupier(scene, piece.ats[n], holder[0])
        if low in nouns and low not in _ADJECTIVES:
            if scene.row[piece.ats[n]].party is not None:
                return None
            cut = replace(piece, last=piece.ats[n] + 1, lows=piece.lows[: n + 1],
                          head=low, ats=piece.ats[: n + 1], tag="NN")  # fmt: skip
            return described(scene, at, cut)
    return None


def _ours(party: Party) -> bool:
    """ "my house", "our ships": whoever speaks."""
    return party.pronoun and party.refs[0][0] == "@"


_SEATED = frozenset(("-based", "-media", "-broke", "-train", "-occup", "-born "))  # by what a thing
# of X is called only where it is or who had a hand in it: "a UK-based server"


def _owners(scene: Scene, piece: Piece, deep: str) -> list[Party]:
    if any(low.startswith("anti-") for low in piece.lows):
        return []
    owners = [p for p in piece.parties if p.refs and p.kind != "Place"]
    owners = [p for p in owners if deep == OWNED or not (_ours(p) or shared(piece, p))]
    return [p for p in owners if scene.text[p.end : p.end + 6] not in _SEATED]


def _behind(scene: Scene, at: int, deep: str) -> Iterator[Party]:
    """The owner of a thing ("Palestinian homes"), or who stands behind "of" and "in"."""
    piece = scene.pieces[at]
    person = scene.row[piece.last - 1].text[:1].isupper()  # "Bahrain's Prince Khalifa"
    if deep == OWNED and not person and piece.head not in _acting():
        return  # "Merkel's visit", "the US dollar": a thing does nothing for its owner
    group = None if person else inner(scene, at)
    if group is not None:
        state = _country(scene, at)
        yield (
            group
            if state is None
            else replace(group, refs=state.refs, kind="State", country=state.country)
        )
        return
    if owners := _owners(scene, piece, deep):
        yield replace(owners[-1], possessive=False, modifier=False)
        return
    after = scene.pieces[at + 1 : at + 3]
    linked = len(after) == 2 and after[0].kind == "in" and after[0].head in deep.split()
    if deep == OWNED and piece.head in words("arms"):
        return  # "the bombing of the embassy killed": that is what is hit
    asked = linked and after[0].head == "in" and "at" not in deep.split()
    if asked and piece.head in words("venue"):
        return  # "demanded talks in X"
    if linked and after[1].kind == "np":
        found = doers(scene, at + 2, deep)
        yield from (p for p in found if p.refs[0][0] != "." or p.kind == "Collective")
