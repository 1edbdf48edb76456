"""Of which country a group is that a text describes with none of its own: "police" of the state
that is spoken of, "insurgents" of the place where they are fought."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actorgraph_ingest._text.actors.described import states
from actorgraph_ingest._text.actors.lexicon import lexicon
from actorgraph_ingest._text.types import Born, Findings, Party, Sentence, walked
from actorgraph_ingest._text.words.tables import words
from actorgraph_ingest._text.words.view import agent_nouns

Span = tuple[int, int]
_BEHIND = re.compile(
    r"\s(?:of|in|at|on|from|for|who|that|which|led|based|with|to|by|near|outside|inside|accused|"
    r"suspected|loyal|backed)\b|,\s|\s\("
)
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_IN = "in|near|outside|around|across|throughout|inside"
_SEATED = re.compile(
    rf"\s(?:{_IN}|from|of)\s(?:[a-z][\w-]*\s){{0,5}}|\s(?:believed|thought|said) to be\s"
)
_PLACING = frozenset((*_IN.split("|"), "into", "over", "through", "at", "rocked", "hit"))
_PART = re.compile(r"(?:north|south|east|west|central)\w*$")
_ELSEWHERE = re.compile(r"\b(?:war|wars|like|policy|(?:border|frontier) with)\b[^,;.]*$")
_NEXT = re.compile(r"(?:['’]s?)?\s([A-Za-z-]+)(?:\s([A-Za-z]+))?")


@dataclass(frozen=True, slots=True)
class Near:
    """The countries that a sentence names: where it plays; all of them, but not a border's or an
    embassy's, nor that of soldiers from elsewhere."""

    parties: tuple[Party, ...]
    places: frozenset[str]
    all: frozenset[str]


def whereabouts(found: Findings, cut: Sequence[Sentence], text: str) -> dict[str, str]:
    """Described actor -> the country that the words around tell."""
    told: dict[str, str] = {}
    near = [_near(found, sentence, text) for sentence in cut]
    foes = _against(found)
    for ref, span in mentions(found):
        born = found.born.get(ref[1:]) if ref.startswith(".") else None
        if born is None or born.country or ref in told or ref in found.homes:
            continue
        at = next((k for k, s in enumerate(cut) if s.start <= span[0] < s.end), -1)
        sort = _sort(born)
        home = _home(sort, span, near[max(0, at - 2) : at + 1], text) if sort and at >= 0 else ""
        if home and not (sort == "state" and home in foes.get(ref, ())):
            told[ref] = home
    return told


def mentions(found: Findings) -> Iterator[tuple[str, Span]]:
    """Where each actor is named: by phrases, in events, as claimants."""
    for party in found.parties:
        yield from ((ref, (party.start, party.end)) for ref in party.refs)
    claims = [*walked(found.claims)]
    for event in (*found.events, *(e for c in claims for e in c.events)):
        yield from _placed(event.agents, event.who)
        yield from _placed((*event.recipients, *event.participants), event.whom)
    for claim in claims:
        yield from ((ref, claim.surface) for ref in claim.claimants)


def _against(found: Findings) -> dict[str, set[str]]:
    """Actor -> the states it deals with: "the government accused Oman" is not Oman's."""
    met: dict[str, set[str]] = {}
    for event in (*found.events, *(e for c in walked(found.claims) for e in c.events)):
        others = (*event.recipients, *event.participants)
        for one, other in ((event.agents, others), (others, event.agents)):
            for ref in one:
                met.setdefault(ref, set()).update(r for r in other if r in states())
    for claim in walked(found.claims):
        for ref in claim.claimants:
            met.setdefault(ref, set()).update(r for r in claim.accused if r in states())
    return met


def _placed(refs: Sequence[str], spans: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    for k, ref in enumerate(refs if spans else ()):
        yield ref, spans[k] if len(spans) == len(refs) else spans[0]


def _near(found: Findings, sentence: Sentence, text: str) -> Near:
    own = tuple(
        p for p in found.parties
        if sentence.start <= p.start < sentence.end and _of(p) and not _aside(p, sentence, text)
    )  # fmt: skip
    places = frozenset(_of(p) for p in own if _place(p, sentence, text))
    foreign = frozenset(_of(p) for p in own if places and p.thing == "troops") - places
    return Near(own, places, frozenset(map(_of, own)) - foreign)


def _of(party: Party) -> str:
    """The state a phrase names, "" for none."""
    home = party.country or (party.refs[0] if party.kind == "State" and party.refs else "")
    return home if home in states() else ""


def _aside(party: Party, sentence: Sentence, text: str) -> bool:
    """Whether a country is only spoken of: "near the Omani border", "the war in Mali"."""
    if text[party.end : party.end + 1] == "-" or set(party.refs) & lexicon().outlets:
        return True  # "U.S.-backed", who reports it
    if {*_behind(party, text), text[: party.end].rpartition(" ")[2]} & words("aside"):
        return True
    before = text[max(sentence.start, party.start - 60) : party.start]
    return party.kind in ("State", "Place") and _ELSEWHERE.search(before) is not None


def _place(party: Party, sentence: Sentence, text: str) -> bool:
    """Whether a phrase tells where something happens: "in Kirkuk", "in the Sudanese capital",
    "BUJUMBURA (Reuters)"."""
    if party.start == sentence.start and text[party.start : party.end].isupper():
        return party.end - party.start > 3
    if party.kind not in ("State", "Place") or party.thing:
        return False
    if party.kind == "Place" and party.place and not party.possessive:
        return True
    if not _led(text[sentence.start : party.start].split()):
        return False
    next_ = text[party.end + 1 : party.end + 2]
    short = text[party.start : party.end].isupper() and next_.islower()  # "the US base"
    if party.modifier or party.possessive or short:
        return bool(_behind(party, text) & words("placenoun"))
    return not _behind(party, text) & agent_nouns().keys()


def _behind(party: Party, text: str) -> set[str]:
    """The two words after a name: "northern border", "capital"."""
    found = _NEXT.match(text, party.end - 2 if party.possessive else party.end)
    return set(filter(None, found.groups())) if found else set()


def _led(before: Sequence[str]) -> bool:
    """Whether words lead to a place: "in northern", "near the town of"; not "in a row with"."""
    for k in range(len(before) - 1, max(-1, len(before) - 8), -1):
        low = before[k].lower()
        if low in _PLACING or (k == len(before) - 1 and _PART.match(low)):
            return True
        of = low == "of" and before[k - 1] in words("placenoun")
        joins = low in words("preposition") or low in words("boundary") or low == "and"
        if not low[-1:].isalnum() or (joins and not of):
            return False
    return False


def _home(sort: str, span: Span, near: Sequence[Near], text: str) -> str:
    """By the place right behind, by where the sentence plays, by the one state it names; else by
    the sentences before."""
    for party in near[-1].parties:
        between = text[span[1] : party.start] if party.start >= span[1] else ""
        led = _SEATED.fullmatch(between) and party.kind in ("State", "Place") and not party.thing
        if led and sort == "local":
            return _of(party)
    for one in reversed(near):
        if sort == "local" and len(one.places) == 1:
            return next(iter(one.places))
        if one.all:
            return next(iter(one.all)) if len(one.all) == 1 else ""
    return ""


def _sort(born: Born) -> str:
    """local: of where it is; state: of the only state spoken of; "": nothing tells of which."""
    said = _WORD.findall(_BEHIND.split(born.label, maxsplit=1)[0])
    lows = {w.lower() for w in said}
    named = born.kind == "Person" and any(w[0].isupper() for w in said[1:])
    if "government" in lows:
        return "state"
    if not said or named or lows & words("anywhere"):
        return ""
    head = said[-1].lower()
    if head in words("domestic"):
        return "local" if lows & words("policing") else "state"
    return "local" if head in agent_nouns() or head in words("public") else ""
