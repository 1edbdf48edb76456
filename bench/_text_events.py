"""Events as the bench compares them: told by the text itself or inside somebody's claim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from _text_kit import country, walk

Span = tuple[int, int]


@dataclass(frozen=True)
class Told:
    """One event found. `who`, `whom`: its actors with the places where they are named."""

    type: str
    trigger: int
    who: tuple[tuple[str, Span], ...]
    whom: tuple[tuple[str, Span], ...]
    nominal: bool = False
    claimed: bool = False


def told(found: Any) -> Iterator[Told]:
    """Every event of the findings; an accusation is an event of its own too, unless it is told
    among the events already, since nothing that is coded is what it blames somebody for."""
    for event in found.events:
        yield made(event)
    for claim in walk(found.claims):
        if claim.stance == "accuses" and not claim.words:
            yield Told(
                "ACCUSE", claim.cue_start, tuple((r, claim.surface) for r in claim.claimants),
                tuple((r, (0, 0)) for r in claim.accused), claimed=True,
            )  # fmt: skip
        for event in claim.events:
            yield made(event, claimed=True)


def made(event: Any, claimed: bool = False) -> Told:
    return Told(
        event.type, event.trigger, _placed(event.agents, event.who),
        _placed((*event.recipients, *event.participants), event.whom), event.nominal, claimed,
    )  # fmt: skip


def _placed(refs: Sequence[str], spans: Sequence[Span]) -> tuple[tuple[str, Span], ...]:
    """Actors with their spans; where the numbers differ every span may be any actor's."""
    if len(refs) == len(spans):
        return tuple(zip(refs, spans, strict=True))
    return tuple((r, s) for r in refs for s in spans or ((0, 0),))


def both_sides(event: Told, gold: dict[str, Any], text: str, found: Any) -> bool:
    """Both sides of the gold event met, by place in the text or by country. A side without an
    actor asks nothing; two sources and no target are two parties of one act."""
    sources, targets = gold["source"], gold["target"]
    if len(sources) > 1 and not targets:
        everyone = event.who + event.whom
        return sum(_met([a], everyone, text, found) for a in sources) > 1
    straight = _met(sources, event.who, text, found) and _met(targets, event.whom, text, found)
    if straight or event.type not in ("CONSULT", "COOPERATE", "AGREE"):
        return straight
    return _met(sources, event.whom, text, found) and _met(targets, event.who, text, found)


def _met(
    golds: Sequence[dict[str, Any]], actors: Sequence[tuple[str, Span]], text: str, found: Any
) -> bool:
    return not golds or any(
        _overlaps(gold.get("actorText") or "", span, text)
        or (gold.get("code") and country(ref, found) == gold["code"])
        for gold in golds
        for ref, span in actors
    )


def _overlaps(words: str, span: Span, text: str) -> bool:
    for part in filter(None, (p.strip() for p in words.split("..."))):  # "Serbs ... forces"
        at = text.find(part)
        if at >= 0 and span[0] < at + len(part) and at < span[1]:
            return True
    return False


def best_match(events: Sequence[Told], gold: dict[str, Any], text: str) -> Told | None:
    """The event that names the marked source and target, else the one nearest to saying so."""
    source = gold["source"][0]["actorText"]
    target = gold["target"][0]["actorText"] if gold["target"] else ""

    def rank(event: Told) -> tuple[int, int]:
        by = any(_overlaps(source, span, text) for _, span in event.who)
        to = any(_overlaps(target, span, text) for _, span in event.whom)
        return (-2 * by - 2 * to + event.nominal, event.trigger)

    return min(events, key=rank, default=None)
