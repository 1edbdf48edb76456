"""Events told by a verb: the dictionary entry, who did it, to whom, with what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from actorgraph_ingest._text.times.amounts import things
from actorgraph_ingest._text.types import Event, Party, actors, placed
from actorgraph_ingest._text.words.clauses import acting, subject
from actorgraph_ingest._text.words.slots import clause_end, slots
from actorgraph_ingest._text.words.tables import table, words
from actorgraph_ingest._text.words.verbs import Units, Verb

KEEPS = frozenset(("AID", "SUPPORT", "COOPERATE", "CONSULT"))
HOSTILE = frozenset(("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "THREATEN", "RETREAT", "CONCEDE"))
# no thing is handed over
WORDS_ONLY = frozenset(("SUPPORT", "ACCUSE", "CONSULT", "REJECT", "CONCEDE"))
_WITH_AGENT = frozenset(("MOBILIZE", "COOPERATE"))


@dataclass(frozen=True, slots=True)
class Entry:
    words: tuple[str, ...]
    kinds: frozenset[str]
    type: str
    mode: str
    context: str
    recipient: tuple[str, ...]
    rule: str

    @property
    def turned(self) -> bool:
        """ "received arms from X": the subject is who it is done to."""
        return bool(self.recipient) and self.recipient[0].startswith("<")


@cache
def of_some() -> frozenset[str]:
    """What only some can do: soldiers leave a country, a crowd rallies (see riots.py)."""
    return frozenset(f"verb:{verb.replace('_', ' ')}" for verb in words("of_some"))


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """First word of a verb -> its entries, the more exact ones first."""
    kinds = {row["kind"]: frozenset(row["words"].split()) for row in table("kinds")}
    found: dict[str, list[Entry]] = {}
    for row in table("verbs"):
        head, *more = row["verb"].split()
        wanted = [
            kinds[k] if k in kinds else frozenset((k,)) for k in row["objects"].split(",") if k
        ]
        made = Entry(
            tuple(more), frozenset().union(*wanted), row["type"], row["mode"], row["context"],
            tuple(row["recipient"].split(",")) if row["recipient"] else (),
            f"verb:{row['verb']}" + (f"/{row['objects']}" if row["objects"] else ""),
        )  # fmt: skip
        found.setdefault(head, []).append(made)
    return {
        head: tuple(sorted(rows, key=lambda e: (-len(e.words), not e.kinds)))
        for head, rows in found.items()
    }


def clause_event(row: Units, verb: Verb, implied: Sequence[Party] = ()) -> Event | None:
    """The event a verb tells. `implied`: who acts where the clause has no subject of its own
    ("accused X of shelling")."""
    choices = [e for e in entries().get(verb.lemma, ()) if not (e.turned or e.rule in of_some())]
    if not choices:
        return None
    end = clause_end(row, verb.at + 1)
    made: Event | None = None
    for entry in _choose(row, verb, choices, end):
        last = clause_end(row, verb.at + 1 + len(entry.words)) if entry.words else end
        tried = _fill(row, verb, entry, last, implied)
        if tried is None or tried.recipients or not entry.recipient:
            return tried
        made = made or tried
    return made if made is None or verb.lemma != "send" else None


def _choose(row: Units, verb: Verb, choices: Sequence[Entry], end: int) -> list[Entry]:
    """The entries that fit, best first: the longer one, or the one whose object comes first."""
    first = max(0, verb.group - 8) if verb.passive else verb.at + 1
    near = row[first : verb.group] if verb.passive else row[first:end]
    region = [u.low for u in near] + [
        u.party.thing for u in near if u.party is not None and u.party.thing
    ]
    ranked: list[tuple[int, int, Entry]] = []
    for n, entry in enumerate(choices):
        if entry.words and not _follows(row, verb.at, entry.words):
            continue
        place = next((k for k, low in enumerate(region) if low in entry.kinds), None)
        if entry.kinds and place is None:
            continue
        rank = (place if place is not None else 99) - 100 * len(entry.words)
        ranked.append((rank, n, entry))
    best = [entry for _, _, entry in sorted(ranked, key=lambda r: r[:2])]
    return [e for e in best if len(e.words) == len(best[0].words)]


def _follows(row: Units, at: int, more: Sequence[str]) -> bool:
    after = [u.low for u in row[at + 1 : at + 1 + len(more)]]
    return after == list(more)


def _fill(row: Units, verb: Verb, entry: Entry, end: int, implied: Sequence[Party]) -> Event | None:
    start = verb.at + 1 + len(entry.words)
    after = slots(row, start, end)
    agents, patient = _sides(row, verb, entry, after, implied)
    last = _asked(row, entry, start, end)
    found = _recipients(entry, after | {"obj": patient} if patient is not None else after)
    if not found and last > end + 2 and entry.recipient:
        found = _recipients(entry, slots(row, end + 2, last))  # "vowed to help X"
    homes = {p.country for p in agents if p.country}
    own = [p for p in found if not (p.kind == "State" and p.generic and set(p.refs) & homes)]
    first = max(0, verb.group - 6) if verb.passive else start
    made = Event(
        type=entry.type, mode=entry.mode, context=entry.context,
        start=row[verb.group].start, end=row[end - 1].end, trigger=row[verb.at].start,
        agents=actors(agents), recipients=_without(actors(own), actors(agents)),
        objects=() if entry.type in WORDS_ONLY else objects(row, first, last),
        places=_places(after), negated=verb.negated, rule=entry.rule,
        who=placed(agents), whom=placed(p for p in own if not set(p.refs) & set(actors(agents))),
    )  # fmt: skip
    return _mooded(made, verb, _conditional(row, verb))


Found = tuple[Party, ...]


def _sides(
    row: Units, verb: Verb, entry: Entry, after: dict[str, Found], implied: Sequence[Party]
) -> tuple[Found, Found | None]:
    """Who acts, and who is acted on where a passive says so."""
    own = _subject(row, verb, implied)
    if not verb.passive:
        return own, None
    by = after.get("by", ())
    moved = not by and entry.type in _WITH_AGENT  # "troops were deployed": their state's act
    if "to" in entry.words:  # "were used to target X": what X is, stands behind
        return (own if moved else by), None
    return (own, ()) if moved else (by, own)


def _asked(row: Units, entry: Entry, start: int, end: int) -> int:
    """What is asked for can stand in the clause behind: "looked to X to supply arms"."""
    if entry.type not in ("REQUEST", "AGREE", "THREATEN"):
        return end
    stops = words("boundary") | {";", ":", ","}
    return next((k for k in range(start, len(row)) if row[k].low in stops), len(row))


def _subject(row: Units, verb: Verb, implied: Sequence[Party]) -> tuple[Party, ...]:
    if verb.tag == "ing" or verb.infinitive:
        before = row[verb.group - 1] if verb.group else None
        if before is not None and before.party is not None and not before.party.possessive:
            return (before.party,)  # "the US escalating ..."
        return tuple(implied) or acting(row, verb)
    if verb.passive and verb.group == verb.at:
        return subject(row, verb) or tuple(implied)
    return acting(row, verb) or tuple(implied)


def _recipients(entry: Entry, after: dict[str, tuple[Party, ...]]) -> tuple[Party, ...]:
    for slot in entry.recipient:
        found = after.get(slot, ()) or after.get(slot + "+", ())
        if slot == "obj" and entry.type not in HOSTILE:
            loose = entry.type in ("CONSULT", "REQUEST", "SUPPORT")
            found = tuple(p for p in found if not p.modifier and (loose or not p.possessive))
        if found:
            return found
    if entry.type in ("ASSAULT", "COERCE"):
        return next((after[s] for s in ("against", "in", "on", "at") if after.get(s)), ())
    return ()


def _conditional(row: Units, verb: Verb) -> bool:
    """ "If Turkey attacks ...": nothing happened."""
    for k in range(verb.group - 1, max(-1, verb.group - 9), -1):
        if row[k].low in (",", ";"):
            return False
        if row[k].low in ("if", "unless", "whether", "should") and row[k].plain:
            return True
    return False


def _mooded(event: Event, verb: Verb, conditional: bool) -> Event:
    if verb.maybe or conditional:
        return replace(event, auxiliary="hypothetical")
    if verb.future and not event.negated:
        kind = "AGREE" if event.type in KEEPS else event.type
        return replace(event, type=kind, auxiliary="" if kind == "AGREE" else "future")
    return event


def _without(refs: Sequence[str], taken: Sequence[str]) -> tuple[str, ...]:
    return tuple(ref for ref in refs if ref not in taken)


def _places(after: dict[str, tuple[Party, ...]]) -> tuple[str, ...]:
    found = [p for slot in ("in", "at", "near", "into") for p in after.get(slot, ())]
    return tuple(dict.fromkeys(r for p in found if p.kind in ("Place", "State") for r in p.refs))


def objects(row: Units, start: int, end: int) -> tuple[str, ...]:
    """The concepts that the words of a clause name: weapons, troops, aid."""
    found: list[str] = []
    at = start
    while at < end:
        pair = f"{row[at].low} {row[at + 1].low}" if at + 1 < end else ""
        size = 2 if pair in things() else 1
        name = things().get(pair) or things().get(row[at].low, "")
        party = row[at].party
        if party is not None and party.thing:
            name = party.thing
        if name and name not in found:
            found.append(name)
        at += size
    return tuple(found)


def complement(event: Event) -> bool:
    """Whether what follows the verb is only asked for, promised or refused, so no event itself."""
    return event.type in ("REQUEST", "AGREE", "REJECT", "THREATEN")


def parted(row: Units, verb: Verb) -> bool:
    """Whether the verb is only tried, planned or refused: "failed to strike"."""
    near = [u.low for u in row[max(0, verb.group - 3) : verb.at]]
    return any(low in words("tentative") for low in near)
