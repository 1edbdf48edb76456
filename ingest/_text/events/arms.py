"""What strikes with no hand named: a bomb, a raid, gunfire; and what kills without being an attack,
a flood or a crash."""

from functools import cache

from actorgraph_ingest._text.actors.grounds import made_by
from actorgraph_ingest._text.events.doers import Scene, agent_nouns, doers
from actorgraph_ingest._text.events.events import Entry, entries
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.reach import Clause, clause
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms


def possible(scene: Scene, at: int, entry: Entry) -> bool:
    """Whether an attack is one by what does it: only a bomb goes off, and no flood assaults."""
    if entry.mode == "strike":
        return not air_strike(scene, at)
    if entry.type == "COERCE" and not scene.pieces[at].passive:
        said = subject(scene.pieces, at)
        idle = (_lifeless(scene, k) and scene.pieces[k].head not in _EDICTS for k in said)
        return not said or not all(idle)  # "snow cut off power"
    if entry.type != "ASSAULT":
        return True
    used = scene.pieces[at - 2].head in ("used", "use") if at > 1 else False
    if scene.pieces[at].tag == "VBG" and used and scene.pieces[at - 1].head == "in":
        return False  # "plans used in striking X"
    return _violent(scene, at, entry)


_EDICTS = frozenset(
    "law laws decree decrees order orders ruling rulings rule rules edict edicts bill bills act "
    "regulation regulations ban curfew measures legislation injunction verdict warrant".split()
)


def _violent(scene: Scene, at: int, entry: Entry) -> bool:
    """Whether what does it can do violence."""
    lemma, wanted, _ = entry.rule.removeprefix("verb:").partition("/")
    if lemma in _phrases("goes_off") and not wanted:
        return not scene.pieces[at].passive and armed(scene, at)
    onto = clause(scene.pieces, at + 1).slots.get("obj", ())
    if lemma in ("hit", "strike") and any(weapon(scene, k) for k in onto):
        return False
    verb = scene.pieces[at]
    if verb.passive or verb.head in words("dying"):
        return not _mishap(scene, at)
    said = subject(scene.pieces, at)
    if not said or armed(scene, at):
        return True
    if lemma not in _phrases("harming"):
        return not all(_lifeless(scene, k) for k in said)
    return any(doers(scene, k, "of") for k in said) or bool(_by(scene, said[0], at))


def _lifeless(scene: Scene, k: int) -> bool:
    """ "Fire destroyed a factory", "tensions hit stocks": no hand and no engine of war."""
    piece = scene.pieces[k]
    engine = words("hardware") | words("engines") | words("arms")
    if words("mishap").intersection(piece.lows) and piece.head not in engine | agent_nouns().keys():
        return True  # "Hurricane Ivan"
    named = piece.tag not in ("NN", "NNS") or bool(piece.parties) or piece.head in engine
    return not named and not doers(scene, k, "of") and piece.head not in agent_nouns()


def air_strike(scene: Scene, at: int) -> bool:
    """ "launched fresh air strikes": nobody stops work."""
    slots = clause(scene.pieces, at + 1).slots
    lows = {low for k in slots.get("obj", ()) for low in scene.pieces[k].lows}
    return bool(
        lows & {"air", "missile", "drone", "military", "rocket", "artillery", "retaliatory"}
    )


def stops_work(scene: Scene, at: int, kinds: set[str]) -> bool:
    """ "workers strike against cuts": nobody is hit."""
    working = bool(kinds) and kinds <= {"people", "party", "body", "protest"}
    return working and "obj" not in clause(scene.pieces, at + 1).slots


def armed(scene: Scene, at: int) -> bool:
    """Whether what the verb at a place is said of is a weapon or an attack."""
    return any(weapon(scene, k) for k in subject(scene.pieces, at))


def weapon(scene: Scene, k: int) -> bool:
    """ "a car bomb", "a series of blasts"; a blast alone is one only where arms are told of."""
    piece, after = scene.pieces[k], scene.pieces[k + 1 : k + 3]
    if piece.head in words("measure") | _SPATES and len(after) == 2 and after[0].head == "of":
        return weapon(scene, k + 2)
    if not _ILLNESS.isdisjoint(piece.lows):
        return False  # "a heart attack"
    if piece.head == "fire":
        return bool(_GUNS.intersection(piece.lows)) or bool(piece.parties)
    if piece.head not in words("arms"):
        return False
    several = piece.head in ("blasts", "explosions")
    return piece.head not in words("blast") or _meant(scene, k, several)


def _meant(scene: Scene, k: int, several: bool) -> bool:
    """Whether a blast is a bomb's: its phrase or sentence tells of arms, and of no accident."""
    lows = {low for p in scene.pieces if p.kind == "np" for low in p.lows}
    own = set(scene.pieces[k].lows[:-1])
    if own & _BOMBS:
        return True  # "a bomb blast on a ferry"
    if words("mishap") & lows:
        return False
    told = (words("arms") | words("violence")) - words("blast") - _SUFFERED
    told = told | words("bodily") - words("blast") | _GUARDED
    armed_ = words("arms") | words("violence")
    return several or bool(own & armed_) or bool(lows & told)


_BOMBS = frozenset("bomb bombs mortar rocket missile grenade landmine dynamite".split())
_GUARDED = frozenset("convoy checkpoint embassy patrol barracks consulate mosque synagogue".split())
_GUNS = frozenset("mortar rocket sniper artillery tank machine-gun gun small-arms enemy".split())
_ILLNESS = frozenset("heart panic asthma shark".split())
_SPATES = frozenset("string spate wave barrage hail volley flurry rash salvo chain".split())
# tell of an accident as well
_SUFFERED = frozenset("killed wounded dead deaths casualties civilians officer officers".split())


def _mishap(scene: Scene, at: int) -> bool:
    """ "were killed in a crash", "by a flood"."""
    slots = clause(scene.pieces, at + 1).slots
    told = [k for s in ("in", "by", "during", "from") for k in slots.get(s, ())]
    blast = any(scene.pieces[k].head in words("blast") and not weapon(scene, k) for k in told)
    return blast or any(words("mishap").intersection(scene.pieces[k].lows) for k in told)


def _by(scene: Scene, k: int, at: int) -> bool:
    return any(piece.head == "by" for piece in scene.pieces[k + 1 : min(at, k + 4)])


@cache
def _phrases(name: str) -> frozenset[str]:
    """Verbs of one list, of one word or several ("goes_off": what only a weapon does)."""
    return frozenset(verb.replace("_", " ") for verb in words(name))


def unmanned(scene: Scene, at: int) -> bool:
    """ "..., killing 12": what a weapon does that nobody is named for, or a deed without a doer."""
    return armed(scene, at)


def within(scene: Scene, parts: Clause) -> tuple[Party, ...]:
    """ "was killed in an Israeli raid", "died in clashes with police", "when police opened fire":
    whose the attack is."""
    for slot in ("in", "during", "from", "after"):
        for k in parts.slots.get(slot, ()):
            if weapon(scene, k):
                own = () if scene.pieces[k].head in _RAGING else doers(scene, k, "of")
                own = own or made_by(scene, [k])
                others = (p for j in parts.slots.get("with", ()) for p in doers(scene, j, "of"))
                fought = scene.pieces[k].head in words("fights") | {"fire"}
                return own or (tuple(others) if fought else ())
    return _when(scene, parts.rest)


_RAGING = frozenset("violence fighting clashes battles siege".split())  # "Chad's violence"


def _when(scene: Scene, k: int) -> tuple[Party, ...]:
    """ "when X attacked": who does violence in the clause that tells how it came about."""
    near = scene.pieces[k : k + 8]
    if len(near) < 3 or near[0].head not in ("when", "after", "as") or near[1].kind != "np":
        return ()
    verb = next((n for n, p in enumerate(near) if p.kind == "vg"), 0)
    told = near[verb] if verb else None
    if told is None or not told.finite or told.passive or told.negated:
        return ()
    lemmas = {lemma for lemma, _ in forms().get(told.head, ())}
    violent = any(e.type == "ASSAULT" for lemma in lemmas for e in entries().get(lemma, ()))
    who = (p for j in subject(scene.pieces, k + verb) for p in doers(scene, j, "of"))
    return tuple(p for p in who if not p.pronoun) if violent else ()
