"""Violence told by a noun: "government attacks on", "the abduction of two engineers"."""

from actorgraph_ingest._text.events.doers import Scene, agent_nouns, doers, inner
from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.events.sides import subject
from actorgraph_ingest._text.types import Party
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.verbs import forms

_FIGHTERS = frozenset(("armed", "forces"))
_RULERS = frozenset(("government", "regime", "junta"))


def fighters(scene: Scene, at: int) -> tuple[Party, ...]:
    """ "a rebel attack", "government shelling": who stands before the noun, if he bears arms."""
    lows = scene.pieces[at].lows[:-1]
    if not any(agent_nouns().get(low) in _FIGHTERS or low in _RULERS for low in lows):
        return ()
    if "terrorist" in lows:
        return ()  # "a terrorist attack" has any doer
    group = inner(scene, at)
    return (group,) if group is not None else ()


def marchers(scene: Scene, at: int) -> tuple[Party, ...]:
    """ "Clashes with police erupted as students marched": those who protest when it comes to it."""
    near = scene.pieces[at + 1 : at + 9]
    led = next((n for n, p in enumerate(near) if p.head in ("as", "when", "while")), 0)
    if scene.pieces[at].head not in ("clashes", "scuffles") or near[0].head != "with" or not led:
        return ()
    k = next((k for k in range(at + led + 2, at + led + 8) if _finite(scene, k)), 0)
    lemmas = {lemma for lemma, _ in forms().get(scene.pieces[k].head, ())}
    angry = any(e.type == "PROTEST" for lemma in lemmas for e in entries().get(lemma, ()))
    return tuple(p for j in subject(scene.pieces, k) for p in doers(scene, j)) if angry else ()


def _finite(scene: Scene, k: int) -> bool:
    return k < len(scene.pieces) and scene.pieces[k].finite


def unnamed(scene: Scene, at: int, noun: str) -> bool:
    """Whether a noun tells violence by whomever: "the beheading of X", "a car bomb attack on Y"."""
    lows = {*noun.split(), *scene.pieces[at].lows}
    if _aside(scene, at):
        return False
    armed = bool(lows & words("arms")) and (bool(lows & _BY_ARMS) or _struck(scene, at))
    return armed or bool(lows & words("bodily"))


def _struck(scene: Scene, at: int) -> bool:
    """ "an attack on the Kenyan embassy": what stands or drives is attacked with arms."""
    after = scene.pieces[at + 1 : at + 3]
    on = len(after) == 2 and after[0].head in ("on", "against")
    return on and after[1].kind == "np" and after[1].lows[-1] in words("premises")


# what makes an attack one in the body
_BY_ARMS = frozenset(
    "bomb bombs suicide car truck rocket mortar grenade missile gun knife arson terror terrorist "
    "terrorists air drone roadside armed deadly deadliest bloody fatal chemical gas sniper acid "
    "machete petrol commando".split()
)


def _aside(scene: Scene, at: int) -> bool:
    """ "jailed for the bombing of X", "guilty of the murder of Y": why something else is done."""
    led = scene.pieces[at - 1] if at else None
    if led is None or led.kind != "in":
        return False
    over = scene.pieces[at - 2] if at > 1 else None
    if over is not None and over.kind == "vg" and over.head in _BROUGHT.get(led.head, ()):
        return False  # "led to a massacre of recruits"
    if led.head != "of":
        past = scene.pieces[at].lows[0] == "the" and led.head != "about"
        return led.head in _WHY and not past  # "held over the killing of X"
    return over is not None and (over.kind in ("vg", "adv") or over.head in _BLAME)


_HURT = ("killed", "died", "wounded", "injured", "hurt", "perished", "damaged", "slain")
_BROUGHT = {"to": ("led", "leads"), "in": ("resulted", "ended", "culminated", *_HURT)}
_WHY = frozenset("for in over with about into on to from against as".split())
_BLAME = frozenset(
    "guilty part role charge charges responsibility involvement suspicion suspected count counts "
    "accusations accusation allegations case crime crimes anniversary memory trial".split()
)


def feared(scene: Scene, at: int, noun: str) -> bool:
    """ "threats of attacks on", "foiled a plot to": violence that did not happen."""
    pieces = scene.pieces
    if dreaded(scene, at):
        return True
    lows = set(pieces[at].lows).difference(noun.split())
    if at > 1 and pieces[at - 1].kind == "cc":
        lows |= set(pieces[at - 2].lows)  # "foiled coup and murder plots"
    return bool(words("unhappened").intersection(lows))


def dreaded(scene: Scene, at: int) -> bool:
    """ "the threat of sanctions", "feared attacks", "hopes of talks"."""
    over = scene.pieces[at - 1] if at else None
    if at > 1 and over is not None and over.head in ("of", "about", "against", "for", "from"):
        return not (words("unhappened") | _HOPES).isdisjoint(scene.pieces[at - 2].lows)
    return over is not None and over.kind in ("vg", "np") and over.head in words("unhappened")


_HOPES = frozenset(("hope", "hopes", "chance", "chances", "idea"))


def on_evil(scene: Scene, noun: str, last: int) -> bool:
    """ "an attack on poverty", "the war on drugs": nobody is fought."""
    after = scene.pieces[last + 1 : last + 3]
    if noun not in _FOUGHT or len(after) < 2 or after[0].head not in ("on", "against", "for"):
        return False
    hit = after[1]
    somebody = bool(hit.parties) or any(low in agent_nouns() for low in hit.lows)
    return hit.kind == "np" and not somebody and hit.head in words("evil")


_FOUGHT = frozenset("attack attacks war battle fight assault offensive crackdown".split())
