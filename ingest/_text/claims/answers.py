"""Answers among the claims of a text: denials tied to what they deny, confirmations to claims."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from actorgraph_ingest._text.types import Claim, Event, Findings

REACH = 40  # how many claims back an answer looks
ANSWERING = frozenset(("denies", "disputes", "questions", "declinesToComment"))


def resolved(found: Findings) -> Iterator[Claim]:
    """Denials get the situation they deny; those that find none are noted and left out."""
    earlier: list[Claim] = []
    for claim in found.claims:
        near = earlier[-REACH:]
        made = _settled(claim, near, found)
        made = _stance(_joined(made, near), near) if made is not None else None
        if made is None and claim.stance == "declinesToComment":
            continue  # on what nobody has told
        if made is None:
            found.notes.append(
                f"unattached denial at {claim.start}-{claim.end}: it answers nothing told before"
            )
            continue
        if made.events or made.inner:
            earlier.append(made)
        yield made


def _settled(claim: Claim, earlier: Sequence[Claim], found: Findings) -> Claim | None:
    """A claim with what it answers, or None where nothing is left that it could be about."""
    told = (_settled(c, earlier, found) for c in claim.inner)
    whole = replace(
        claim,
        inner=tuple(c for c in told if c is not None),
        events=tuple(e for e in claim.events if _by_somebody(e)),
    )
    if claim.words and not (claim.events or claim.answers):
        return whole
    if claim.stance in ANSWERING and not whole.inner and bool(claim.events) == bool(whole.events):
        made = _answer(_owned(whole, earlier, found), earlier, found)
        return made or (replace(whole, answers=False) if claim.words else None)
    return whole if whole.events or whole.inner else None


def _by_somebody(event: Event) -> bool:
    """Whether anybody is known to take part; a "we" of nobody's words is not."""
    parts = (*event.agents, *event.recipients, *event.participants)
    return any(not ref.startswith("@") for ref in parts)


def _owned(claim: Claim, earlier: Sequence[Claim], found: Findings) -> Claim:
    """ "The ministry rejected the charge": it is that of the state accused just before."""
    if not claim.described or claim.events:
        return claim
    told = (c for c in reversed(earlier) if c.stance not in ANSWERING and _leaf(c).events)
    last = next(told, None)
    if last is None or claim.paragraph - last.paragraph > 1:
        return claim
    states = {found.homes[ref] for ref in _blamed(last) if ref in found.homes}
    if len(states) != 1 or set(claim.claimants) & states:
        return claim
    return replace(claim, claimants=tuple(states))


def _answer(claim: Claim, earlier: Sequence[Claim], found: Findings) -> Claim | None:
    target = _match(claim, earlier, found) if claim.events else _nearest(claim, earlier, found)
    if target is None:
        return claim if claim.events else None
    return replace(claim, events=_leaf(target).events, answers=True, words=())


def _leaf(claim: Claim) -> Claim:
    return _leaf(claim.inner[0]) if not claim.events and claim.inner else claim


def _match(claim: Claim, earlier: Sequence[Claim], found: Findings) -> Claim | None:
    """The earlier claim about the same deed as a denial tells in words of its own."""
    for old in reversed(earlier):
        leaf = _leaf(old)
        if old.stance not in ANSWERING and any(
            _same(e, o) or _same(_states(e, found), o) for e in claim.events for o in leaf.events
        ):
            return leaf
    return None


def _states(event: Event, found: Findings) -> Event:
    """The event as the act of the states that its agents act for: a ministry's is its state's."""
    return replace(event, agents=tuple(_home(ref, found) for ref in event.agents))


def _same(one: Event, other: Event) -> bool:
    def meets(a: Sequence[str], b: Sequence[str]) -> bool:
        return not a or not b or any(x in b for x in a)

    who = (one.agents, other.agents)
    modes = {one.mode, other.mode}
    alike = len(modes) == 1 or ("" in modes and one.type not in ("COERCE", "SANCTION"))
    return (
        one.type == other.type
        and alike
        and meets(*who)
        and (meets(one.recipients, other.recipients) and meets(one.objects, other.objects))
    )


def _nearest(claim: Claim, earlier: Sequence[Claim], found: Findings) -> Claim | None:
    """The accusation a bare denial can be about: same accused first, same paragraph first."""
    open_ = [
        c
        for c in earlier
        if c.stance not in ANSWERING
        and _leaf(c).events
        and not set(c.claimants) & set(claim.claimants)
    ]
    if claim.echo:
        open_ = [c for c in open_ if any(deed(e) in claim.echo for e in _leaf(c).events)]
    if claim.accuser:
        by_name = [c for c in open_ if _kin(c.claimants, claim.accuser, found)]
        open_ = by_name or open_
    last = earlier[-1] if earlier else None
    ranked = [
        (_about(c, claim, found, c is last), c.paragraph == claim.paragraph, n, c)
        for n, c in enumerate(open_)
    ]
    fit = [r for r in ranked if r[0] > 0]
    best = max(fit, key=lambda r: (r[0] > 1, r[1], r[0], r[2]), default=None)
    return best[3] if best is not None else None


def _about(old: Claim, denial: Claim, found: Findings, last: bool) -> int:
    """3: the denier is accused; 2: somebody of the denier's is; 1: another part in it; 0: none."""
    leaf, blamed = _leaf(old), _blamed(old)
    if blamed & set(denial.claimants):
        return 3
    if _kin(denial.claimants, sorted(blamed), found):
        return 2
    others = {r for e in leaf.events for r in e.recipients}
    next_ = last and old.paragraph == denial.paragraph
    part = bool(_kin(denial.claimants, sorted(others), found))
    return int(part and (old.stance == "accuses" or next_))


def deed(event: Event) -> str:
    """The verb that told an event, "" for a noun."""
    kind, _, words = event.rule.partition(":")
    return words.replace("/", " ").split()[0] if kind == "verb" and words else ""


def _blamed(old: Claim) -> set[str]:
    """Who is accused, or did what a claim tells."""
    leaf = _leaf(old)
    doers = (a for e in leaf.events for a in (*e.agents, *e.participants))
    return {*leaf.accused, *old.accused, *doers}


def _kin(left: Sequence[str], right: Sequence[str], found: Findings) -> bool:
    """Whether two groups share an actor, or a country that one of them acts for."""
    return bool({_home(r, found) for r in left} & {_home(r, found) for r in right})


def _home(ref: str, found: Findings) -> str:
    """The country an actor acts for, else itself."""
    return found.homes.get(ref, ref)


def homes(found: Findings) -> dict[str, str]:
    """The country that each actor of a text acts for."""
    known = {f".{one.local}": one.country for one in found.born.values() if one.country}
    for party in found.parties:
        for ref in party.refs:
            if party.country:
                known.setdefault(ref, party.country)
    return known


def _joined(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """An accusation told after its denial: "X denied the raid, after Y blamed it"."""
    if claim.stance != "accuses" or not claim.events:
        return claim
    for old in earlier:
        if (
            old.stance == "denies"
            and not old.answers
            and old.events
            and any(_same(e, o) for e in claim.events for o in old.events)
        ):
            return replace(claim, events=old.events)
    return claim


def _stance(claim: Claim, earlier: Sequence[Claim]) -> Claim:
    """ "confirmed" where nobody had claimed it is a report."""
    if claim.stance != "confirms":
        return claim
    told = [
        c
        for c in earlier
        if not set(c.claimants) & set(claim.claimants)
        and any(_same(e, o) for e in claim.events for o in _leaf(c).events)
    ]
    if told:
        return replace(claim, events=_leaf(told[-1]).events, answers=True)
    return replace(claim, stance="reports")
