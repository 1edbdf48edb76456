"""When a noun tells no deed but is only spoken of: "talks are stalled", "in March", "no attack",
"his appeal to voters", "ready to resume talks"."""

from collections.abc import Mapping
from functools import cache

from actorgraph_ingest._text.events.doers import Scene, agent_nouns
from actorgraph_ingest._text.events.events import entries
from actorgraph_ingest._text.events.nouns import nouns
from actorgraph_ingest._text.words.goings import endings
from actorgraph_ingest._text.words.tables import inflect, words
from actorgraph_ingest._text.words.undone import joined_to, undone

PLANS = frozenset(("AGREE", "REJECT", "REQUEST", "THREATEN"))


def only_meant(scene: Scene, at: int, kind: str) -> bool:
    """ "agreed to resume talks": what is only promised, asked for or refused is no event. `kind`:
    the category of the noun; a request is made that is rejected."""
    asked = kind == "REQUEST"
    if at and not asked and scene.pieces[at - 1].head in endings() | _urging():
        return True  # "eased its blockade", "ended the talks", "urged the release of X"
    for k in range(at - 1, max(0, at - 5), -1):
        piece = scene.pieces[k]
        if piece.kind == "vg" and piece.head in _judging():
            return False  # "avoided condemning the invasion": that was done
        if piece.kind == "vg":
            led = joined_to(scene.pieces, k) or k
            plans = piece.infinitive and not asked and _planning(scene, led, kind)
            return plans or undone(scene.pieces, k)
        aside = piece.kind == "np" and scene.pieces[k + 1].head != "of" and kind in _WAGED
        if aside or piece.kind in ("mark", "rel", "cc"):
            return False  # "to send weapons for its offensive"
    return False


_WAGED = frozenset(("ASSAULT", "COERCE", "SANCTION"))


def _planning(scene: Scene, k: int, kind: str) -> bool:
    """Whether what stands before an infinitive tells that its deed is not done yet; "a decision to
    impose sanctions" is as good as done, one to hold talks is an agreement."""
    over = scene.pieces[k - 1]
    if over.kind == "adv":
        return over.head in words("unwilling") | words("intent")
    if over.kind == "np":
        if over.head in ("decision", "decisions"):
            return kind not in ("COERCE", "SANCTION")
        return over.lows[0] == "no" or over.head in _undecided() or _bidden(scene, k - 1)
    return over.kind == "vg" and over.head in meant()


def _bidden(scene: Scene, k: int) -> bool:
    """ "called on X to pass a deal": somebody is asked to."""
    j = k - 1
    while j > 0 and scene.pieces[j].kind in ("in", "adv"):
        j -= 1
    return scene.pieces[j].kind == "vg" and scene.pieces[j].head in _forms(("REQUEST",))


@cache
def _undecided() -> frozenset[str]:
    """Nouns that tell what an infinitive behind them means as not done: "plans to", "a bid to"."""
    hopes = "plan plans reason reasons intention need desire ability right time".split()
    return words("endeavour") | planned() | set(hopes)


@cache
def _urging() -> frozenset[str]:
    told = "urge demand request recommend suggest seek favour favor".split()
    return frozenset(form for verb in told for form in inflect(verb))


def meant() -> frozenset[str]:
    """The forms of the verbs that tell what follows them as agreed, asked for or refused."""
    return _forms(tuple(PLANS))


@cache
def _judging() -> frozenset[str]:
    """ "condemn", "criticise": verbs that always tell what somebody thinks of a deed."""
    told = {
        head for head, rows in entries().items()
        if all(e.type == "ACCUSE" and e.mode == "disapprove" and not e.kinds for e in rows)
    }  # fmt: skip
    return frozenset(form for head in told for form in inflect(head))


@cache
def _forms(kinds: tuple[str, ...]) -> frozenset[str]:
    heads = {h for h, rows in entries().items() if any(e.type in kinds for e in rows)}
    return frozenset(f for h in heads for f in inflect(h)) - words("be") - words("have")


@cache
def planned() -> frozenset[str]:
    """The nouns that tell what follows them as a plan: "refusal to", "offer to"."""
    return frozenset(h for h, rows in nouns().items() for _, r in rows if r["type"] in PLANS)


def topic(scene: Scene, at: int, row: Mapping[str, str], unit: int, last: int) -> bool:
    """Whether a noun names something else than a deed, or one that was not done."""
    month = scene.row[unit].low == "march" and unit > 0 and scene.row[unit].text[:1].isupper()
    without = at > 0 and scene.pieces[at - 1].head == "without"
    none = scene.pieces[at].lows[0] == "no" or without
    feared = scene.row[unit].low == "threat" and _leads(scene, last, "of")
    shown = row["noun"].startswith("demonstration") and _shows(scene, last)
    dies = at > 2 and [p.head for p in scene.pieces[at - 2 : at]] == ["death", "by"]  # "by stoning"
    return (
        dies
        or shown
        or month
        or none
        or feared
        or _off(scene, row, last)
        or _charms(scene, row, last)
    )


def turned(scene: Scene, last: int, noun: str, kind: str) -> str:
    """ "a pledge to oust X": what is promised is a threat."""
    after = scene.pieces[last + 1] if last + 1 < len(scene.pieces) else None
    if kind != "AGREE" or noun not in words("pledged") or after is None or not after.infinitive:
        return kind
    plain = (e.type for e in entries().get(after.head, ()) if not e.words)
    return "THREATEN" if next(plain, "") in _HOSTILE else kind


_HOSTILE = frozenset(("ASSAULT", "COERCE"))


def pledged(scene: Scene, at: int, noun: str, last: int) -> bool:
    """ "Iran's pledge to sign", "its promise that", "India's opposition to the treaty": who does it
    says enough, though it is nobody that it is made to."""
    after = scene.pieces[last + 1] if last + 1 < len(scene.pieces) else None
    if after is None or not scene.pieces[at].parties:
        return False
    if noun in words("pledged"):
        return after.infinitive or after.head == "that"
    return noun in words("opposed") and after.head == "to"


def ahead(scene: Scene, at: int) -> bool:
    """ "before their meeting", "ahead of talks with X": it is still to come."""
    led = scene.pieces[at - 1].head if at else ""
    return led == "before" or (led == "of" and at > 1 and scene.pieces[at - 2].head == "ahead")


def _leads(scene: Scene, last: int, head: str) -> bool:
    return last + 1 < len(scene.pieces) and scene.pieces[last + 1].head == head


def _shows(scene: Scene, last: int) -> bool:
    """ "a demonstration of strength": nobody takes to the streets."""
    near = scene.pieces[last + 1 : last + 3]
    return len(near) == 2 and near[0].head == "of" and near[1].kind == "np"


def _off(scene: Scene, row: Mapping[str, str], last: int) -> bool:
    """ "talks with X were called off", "the attack was foiled"."""
    said = scene.pieces[last + 1 : last + 10]
    verb = next((n for n, p in enumerate(said) if p.finite or p.kind in ("mark", "rel")), -1)
    if verb < 0 or not said[verb].finite or not said[verb].passive:
        return False
    ahead = said[verb + 1].head if verb + 1 < len(said) else ""
    fell = said[verb].head in _FOILED or (said[verb].head in ("called", "put") and ahead == "off")
    return fell or (row["type"] != "ASSAULT" and said[verb].head in _PUT_OFF)


_FOILED = frozenset("foiled thwarted averted prevented cancelled canceled scrapped".split())
_PUT_OFF = frozenset(
    "dropped dismissed withdrawn stalled suspended halted postponed delayed blocked frozen "
    "shelved".split()
)


def _charms(scene: Scene, row: Mapping[str, str], last: int) -> bool:
    """ "his appeal to voters", "late-night calls": nothing is asked for."""
    if row["noun"] not in ("appeal", "appeals", "call", "calls"):
        return False
    after = scene.pieces[last + 1 : last + 12]
    stop = next((n for n, p in enumerate(after) if p.finite or p.kind == "mark"), len(after))
    if any(p.infinitive or p.head in ("for", "that") for p in after[:stop]):
        return False
    if row["noun"].startswith("call"):
        return not any(p.head in ("on", "to", "by", "from") for p in after[:1])
    if not after[:1] or after[0].head not in ("to", "by", "from"):
        return True  # "her appeal is broad"
    heads = {p.head for p in after[1:2]}
    people = any(agent_nouns().get(h) == "people" for h in heads)
    return after[:1] != [] and after[0].head == "to" and bool(people or heads & words("audience"))
