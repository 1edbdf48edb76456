"""Deeds that are told of and not done: prevented, avoided, put off, only aimed at, not brought
about."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.times.days import timed
from actorgraph_ingest._text.words.pieces import Piece
from actorgraph_ingest._text.words.tables import inflect, words
from actorgraph_ingest._text.words.view import Scene


def undone(pieces: Sequence[Piece], at: int) -> bool:
    """Whether what a verb group tells is not done: "decided against sending", "prevented X from
    leaving", "failed to send", "a drive aimed at taking X"."""
    if pieces[at].kind != "vg":
        return False
    if _unreal(pieces, at):
        return True
    if at < 1:
        return False
    if pieces[at].infinitive:
        return _missed(pieces, at) or _discussed(pieces, at)
    if pieces[at].tag != "VBG":
        return False
    led = pieces[at - 1]
    return led.head == "without" or _spurned(pieces, at) or (at > 1 and _led_off(pieces, at, led))


def _unreal(pieces: Sequence[Piece], at: int) -> bool:
    """ "would have attacked", "nearly bombed", "almost reached a deal": it did not come to that."""
    lows = set(pieces[at].lows[:-1])
    if ({"would", "have"} <= lows and "be" not in lows) or _turned(pieces, at):
        return True
    near = pieces[at - 1].lows[-1:] if at and pieces[at - 1].kind == "adv" else ()
    return bool({"nearly", "almost"} & {*lows, *near}) and "certainly" not in lows


def _turned(pieces: Sequence[Piece], at: int) -> bool:
    """ "it would be better had X congratulated Y", "should X attack"."""
    near = pieces[max(0, at - 2) : at]
    asked = len(near) == 2 and near[0].lows in (("had",), ("should",)) and near[1].kind == "np"
    ahead = any(p.maybe or p.future for k, p in enumerate(pieces) if k not in (at, at - 2))
    return asked and ahead


def stopped(pieces: Sequence[Piece], at: int) -> bool:
    """ "stopped shelling X", "has ceased to help X": what was done before is done no more."""
    over = pieces[at - 1] if at else None
    if over is None or over.kind != "vg" or over.negated or over.head not in _stopping():
        return False
    return pieces[at].tag == "VBG" or (pieces[at].infinitive and over.head.startswith("cease"))


@cache
def _stopping() -> frozenset[str]:
    told = ("stop", "cease", "quit", "halt", "end", "suspend", "discontinue")
    return frozenset(form for verb in told for form in inflect(verb))


def unplanned(pieces: Sequence[Piece], at: int) -> bool:
    """ "was not about to free", "is not going to hand over", "no longer recognises": it is
    refused."""
    if at > 2 and [p.head for p in pieces[at - 2 : at]] == ["no", "longer"]:
        return True
    if at < 2 or not pieces[at].infinitive:
        return False
    near = pieces[at - 1]
    if near.kind == "vg":
        return near.negated and near.head in ("going", "about", "prepared", "ready", "willing")
    lows = [low for p in pieces[max(0, at - 3) : at] if p.kind in ("adv", "vg") for low in p.lows]
    return near.head in ("about", "prepared", "ready") and not _NOT.isdisjoint(lows)


def scheme(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an infinitive tells what a plan is: "a plan to build a dam"."""
    near = pieces[at - 1] if at else None
    return pieces[at].infinitive and near is not None and near.head in _SCHEMES


def _discussed(pieces: Sequence[Piece], at: int) -> bool:
    """ "protested against the plan to leave", "talks on plans to send troops": a plan of nobody
    who is named is only spoken of."""
    if not scheme(pieces, at) or pieces[at - 1].parties or at < 2:
        return False
    over = pieces[at - 2]
    if over.kind == "in":  # "went ahead with plans to"
        return over.head not in ("with", "in", "under", "as") and at > 2
    return over.kind == "vg" and over.head in _weighing()


_SCHEMES = frozenset(
    "plan plans proposal proposals scheme schemes attempt attempts effort efforts move moves bid "
    "bids campaign campaigns drive".split()
)


@cache
def _weighing() -> frozenset[str]:
    told = (
        "support back criticise criticize oppose condemn welcome discuss debate reject denounce "
        "drop abandon shelve scrap block praise endorse defend attack question favour favor"
    )
    return frozenset(form for verb in told.split() for form in inflect(verb))


_NOT = frozenset(("not", "n't", "never"))


def _missed(pieces: Sequence[Piece], at: int) -> bool:
    """ "failed to send", "has yet to recognise", "was unable to free", "for failing to protect"."""
    over = pieces[at - 1]
    if over.kind == "vg" and (over.head in _failing() or over.lows[-1] == "yet"):
        return not over.negated
    if over.head == "yet" and at > 1 and pieces[at - 2].head in words("have") | words("be"):
        return True
    return over.head in ("unable", "failure", "inability") and not over.negated


def _led_off(pieces: Sequence[Piece], at: int, led: Piece) -> bool:
    """Whether the words before an -ing form tell that it is not done."""
    over = pieces[at - 2]
    if led.kind == "np":
        return over.head in words("preventing")
    if led.head == "against":
        return over.kind == "vg" or _over(pieces, at - 2, _warning())
    if led.head == "from":
        return _over(pieces, at - 2, _hindering())
    if led.head in ("at", "on", "of", "for"):
        with_ = at > 4 and pieces[at - 3].head in ("with", "between")  # "a pact with X on lifting"
        heads = {over.head, pieces[at - 4].head if with_ else ""}
        return bool(heads & (_POINTED[led.head] | _PROSPECTS))
    return led.head == "to" and over.head in _NEAR


def _over(pieces: Sequence[Piece], k: int, heads: frozenset[str]) -> bool:
    """Whether the verb over a phrase is one of these: "warned | its people | against"."""
    for j in range(k, max(-1, k - 6), -1):
        if pieces[j].kind == "vg":
            return pieces[j].head in heads
        if pieces[j].kind in ("mark", "rel", "cc"):
            return False
    return False


def _spurned(pieces: Sequence[Piece], at: int) -> bool:
    """ "avoided blaming X", "put off signing it", "held off on Monday on approving it"."""
    k = at - 1
    while k > 0 and (pieces[k].kind == "in" or timed(pieces[k].head)):
        k -= 1
    if pieces[k].kind == "adv" and pieces[k].head == "off" and k:
        return pieces[k - 1].head in ("held", "hold", "holds", "holding", "put", "puts", "putting")
    return k == at - 1 and pieces[k].kind == "vg" and pieces[k].head in _avoiding()


_NEAR = frozenset("close near closer nearer".split())
_POINTED = {
    "at": frozenset("aimed aiming aim".split()),
    "on": frozenset(
        "bent intent set agreement agreements accord deal pact talks discussions consensus vote "
        "referendum negotiations debate".split()
    ),
    "of": frozenset("short capable incapable instead".split()),
    "for": frozenset(),
}
_PROSPECTS = frozenset(
    "possibility prospect prospects likelihood chance chances hope hopes idea risk danger issue "
    "question aim goal intention purpose option".split()
)


@cache
def _failing() -> frozenset[str]:
    return frozenset(form for verb in ("fail", "neglect", "omit") for form in inflect(verb))


@cache
def _avoiding() -> frozenset[str]:
    return frozenset(
        form for verb in ("avoid", "delay", "postpone", "resist", "consider", "contemplate", "mull")
        for form in inflect(verb)
    )  # fmt: skip


@cache
def _warning() -> frozenset[str]:
    told = "warn caution advise decide counsel argue recommend lobby campaign vote".split()
    return frozenset(form for verb in told for form in inflect(verb))


@cache
def _hindering() -> frozenset[str]:
    told = (
        "prevent stop bar keep block ban prohibit discourage deter refrain dissuade forbid hinder "
        "restrain shy desist abstain"
    )
    return frozenset(form for verb in told.split() for form in inflect(verb))


def joined_to(pieces: Sequence[Piece], at: int) -> int:
    """The infinitive that a bare one is joined to: "to end it and | talk to X"; 0 for none."""
    if at < 3 or not pieces[at].infinitive or pieces[at].lows[0] == "to":
        return 0
    k = next((k for k in range(at - 2, 0, -1) if pieces[k].kind == "vg"), 0)
    return k if pieces[k].infinitive else 0


def undone_at(scene: Scene | None, start: int) -> bool:
    """Whether the verb that begins at a place of the text tells what is not done."""
    row = scene.row if scene is not None else ()
    unit = next((k for k, u in enumerate(row) if u.start == start), -1)
    if scene is None or unit < 0:
        return False
    at = next((n for n, p in enumerate(scene.pieces) if p.first <= unit < p.last), -1)
    return at >= 0 and undone(scene.pieces, at)
