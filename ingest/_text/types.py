"""What the stages of the article reader hand on. Offsets are code points, end exclusive."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    text: str
    low: str


@dataclass(frozen=True, slots=True)
class Sentence:
    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One text with what its own words say of it; `text` is quoted from, never altered."""

    key: str
    text: str
    sha256: str
    title: str
    url: str
    publisher: str
    issued: str
    language: str
    agencies: tuple[tuple[str, str, int, int], ...] = ()  # (actor id, method, start, end)
    marked: tuple[tuple[int, int], ...] = ()  # boilerplate: read for the record, not for claims
    notes: tuple[str, ...] = ()
    outlet: str = ""  # the name of a publisher that no table knows
    undated: str = ""  # a date that was given and cannot be read
    dateline: tuple[int, int] = (0, 0)  # where the words of its day stand


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase of a sentence that denotes actors. `first`, `last`: its tokens, end exclusive."""

    first: int
    last: int
    start: int
    end: int
    refs: tuple[str, ...]
    kind: str
    name: tuple[int, int]  # the span of the name alone, without the words around it
    country: str = ""
    office: str = ""
    thing: str = ""  # "North Korean troops": the state acts, troops are what it sends
    possessive: bool = False
    modifier: bool = False  # a bare adjective: "Russian" in "Russian gas"
    place: bool = False
    pronoun: bool = False
    generic: bool = False  # found by a description ("the group"), not by a name


def actors(parties: Iterable[Party]) -> tuple[str, ...]:
    """Who some phrases denote, once each. A city stands for its state; a region nobody acts for
    is left out."""
    found: dict[str, None] = {}
    for party in parties:
        refs = ((party.country,) if party.country else ()) if party.kind == "Place" else party.refs
        found.update(dict.fromkeys(refs))
    return tuple(found)


def placed(parties: Iterable[Party]) -> tuple[tuple[int, int], ...]:
    """Where each of the actors of some phrases is named, in the order of `actors`."""
    found: dict[str, tuple[int, int]] = {}
    for party in parties:
        for ref in actors((party,)):
            found.setdefault(ref, (party.start, party.end))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Born:
    """An actor known only from this text; `local` is the last part of its id."""

    local: str
    kind: str
    label: str
    sector: str = ""
    country: str = ""
    part_of: str = ""
    count: int | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    start: int
    end: int
    text: str
    earliest: str = ""
    latest: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    start: int
    end: int
    text: str
    low: str
    best: str
    high: str
    qualifier: str
    thing: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody says, denies or thinks something, whoever that is and whatever it is about.

    All spans are offsets. `source` is None where nobody is named or described; `antecedent` is
    whom a source "who" stands for; `idle`: it was not said ("did not say", "would say", "to say").
    """

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    stance: str
    certainty: str = ""
    antecedent: tuple[int, int] | None = None
    quoted: tuple[tuple[int, int], ...] = ()  # the words between quotation marks in the content
    told: tuple[int, int] | None = None  # the addressee
    relay: tuple[tuple[int, int], ...] = ()  # whom the source draws on: "citing the ministry"
    nested: bool = False  # said within what another says
    idle: bool = False
    rule: str = ""
    voice: "Party | None" = None  # whom a pronoun goes on for, by who spoke before


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, as a clause words it."""

    type: str
    start: int
    end: int
    trigger: int  # start of the word that told it
    agents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    mode: str = ""
    context: str = ""
    auxiliary: str = ""
    negated: bool = False
    nominal: bool = False
    when: When | None = None
    amounts: tuple[Amount, ...] = ()
    rule: str = ""
    who: tuple[tuple[int, int], ...] = ()  # where the agents are named
    whom: tuple[tuple[int, int], ...] = ()  # where the recipients are named
    signs: tuple[tuple[str, str], ...] = ()  # what its clause tells of how sure the reading is
    together: bool = False  # several act, with each other: "the ministers met"


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody takes a stance on events, on another claim, or on what one before was about."""

    stance: str
    claimants: tuple[str, ...]
    start: int
    end: int
    cue: str
    cue_start: int
    paragraph: int
    accused: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    inner: tuple["Claim", ...] = ()
    words: tuple[tuple[int, int], ...] = ()  # what it is about, where they tell no coded event
    answers: bool = False  # its content is an earlier claim ("that allegation")
    echo: frozenset[str] = frozenset()  # the verbs of a denial that tells no deed of its own
    described: bool = False  # "the ministry" says so: whose it is, its neighbours tell
    accuser: tuple[str, ...] = ()  # whose claim it answers, where named
    cites: str = ""  # the outlet or body whose unseen document it draws on
    content: tuple[int, int] = (0, 0)
    certainty: str = ""
    when: When | None = None
    surface: tuple[int, int] = (0, 0)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship told by the words around a name: kinship, membership, tenure, sanctions."""

    kind: str  # Kinship, Membership, Tenure, SanctionDesignation
    start: int
    end: int
    fields: Mapping[str, str]


@dataclass(slots=True)
class Findings:
    """Everything read from one article, before it becomes frames."""

    parties: list[Party] = field(default_factory=list)
    born: dict[str, Born] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)  # actor -> the country it acts for


def walked(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims with the claims inside them."""
    for claim in claims:
        yield claim
        yield from walked(claim.inner)
