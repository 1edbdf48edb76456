"""Events told by a noun: "the Iranian attack on Israel", "launched a raid on"."""

from collections.abc import Sequence
from functools import cache

from actorgraph_ingest._text.events.events import objects
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.clauses import first_subject
from actorgraph_ingest._text.words.slots import clause_end, slots
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.verbs import Units, read_verb

Row = dict[str, str]


@cache
def nouns() -> dict[str, tuple[tuple[tuple[str, ...], Row], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    for row in table("nouns"):
        head, *more = row["noun"].split()
        found.setdefault(head, []).append((tuple(more), row))
    return {head: tuple(sorted(rows, key=lambda r: -len(r[0]))) for head, rows in found.items()}


def noun_event(
    row: Units, at: int, implied: Sequence[Party] = (), told: bool = False
) -> Event | None:
    """The event a noun tells. `told`: a claim is about this noun, so the agent is enough."""
    fits = ((more, r) for more, r in nouns().get(row[at].low, ()) if _matches(row, at, more))
    entry = next(fits, None)
    named = (at and row[at].text[:1].isupper()) or not row[at].plain
    if entry is None or named or read_verb(row, at) is not None:
        return None
    more, made = entry
    start = at + 1 + len(more)
    end = clause_end(row, start)
    after = slots(row, start, end)
    doers = _agents(row, at, made, after, implied)
    refs = actors(doers)
    wanted = made["recipient"].split(",")
    recipients = next((after[s] for s in wanted if after.get(s)), ())
    aims = tuple(r for r in actors(recipients) if r not in refs)
    if not refs or not (aims or told or made["type"] == "MOBILIZE"):
        return None
    places = tuple(r for p in after.get("in", ()) if p.kind in ("Place", "State") for r in p.refs)
    return Event(
        type=made["type"], mode=made["mode"], context=made["context"],
        start=row[_first(row, at)].start, end=row[end - 1].end, trigger=row[at].start,
        agents=refs, recipients=aims, places=places, objects=objects(row, at, end),
        nominal=True, rule=f"noun:{made['noun']}",
        who=placed(doers), whom=placed(p for p in recipients if not set(p.refs) & set(refs)),
    )  # fmt: skip


def _agents(
    row: Units, at: int, made: Row, after: dict[str, tuple[Party, ...]], implied: Sequence[Party]
) -> tuple[Party, ...]:
    named = _owner(row, at) or after.get("by", ()) or _from(made, after) or _moved(made, after)
    if (
        not named
        and made["type"] == "THREATEN"
        and any(u.low == "from" for u in row[at + 1 : at + 3])
    ):
        return ()  # "underestimated the threat from rebels"
    return named or tuple(implied) or _light(row, at) or _during(row, at, made)


def _during(row: Units, at: int, made: Row) -> tuple[Party, ...]:
    """ "In a meeting with X, Y pledged ...": the subject of the sentence was there."""
    if made["type"] != "CONSULT" or row[0].low not in ("in", "during", "at", "after", "following"):
        return ()
    comma = next((k for k in range(at, len(row)) if row[k].low == ","), len(row))
    if at > 6 or comma + 1 >= len(row):
        return ()
    party = row[comma + 1].party
    return (party,) if party is not None and not party.possessive and not party.modifier else ()


def _matches(row: Units, at: int, more: Sequence[str]) -> bool:
    return [u.low for u in row[at + 1 : at + 1 + len(more)]] == list(more)


def _first(row: Units, at: int) -> int:
    left = at
    while (
        left
        and row[left - 1].plain
        and row[left - 1].low.replace("-", "").isalpha()
        and at - left < 4
    ):
        if row[left - 1].low in words("preposition") or row[left - 1].low in words("determiner"):
            break
        left -= 1
    owned = (
        left
        and row[left - 1].party is not None
        and (
            row[left - 1].party.possessive or row[left - 1].party.modifier  # type: ignore[union-attr]
        )
    )
    return left - 1 if owned else left


def _owner(row: Units, at: int) -> tuple[Party, ...]:
    """The possessor or adjective in front: "Iran's drone attack", "Iranian drone attack"."""
    party = row[_first(row, at)].party
    return (party,) if party is not None else ()


def _from(made: Row, after: dict[str, tuple[Party, ...]]) -> tuple[Party, ...]:
    return after.get("from", ()) if made["type"] in ("SUPPORT", "AID") else ()


def _moved(made: Row, after: dict[str, tuple[Party, ...]]) -> tuple[Party, ...]:
    """ "the deployment of Kenyan troops": whose troops they are."""
    moves = made["type"] in ("MOBILIZE", "RETREAT")
    return tuple(p for p in after.get("of", ()) if p.thing) if moves else ()


def _light(row: Units, at: int) -> tuple[Party, ...]:
    """The subject of a light verb in front: "Iran launched a drone attack"."""
    for left in range(at - 1, max(-1, at - 7), -1):
        low = row[left].low
        if not row[left].plain or low in words("preposition") - {"out"} or low == ",":
            return ()
        if _is_light(low):
            return first_subject(row, left)
    return ()


@cache
def light_forms() -> frozenset[str]:
    from actorgraph_ingest._text.words.tables import inflect

    return frozenset(form for verb in words("light") for form in inflect(verb))


def _is_light(low: str) -> bool:
    return low in light_forms()
