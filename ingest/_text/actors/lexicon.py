"""The gazetteer: every name the reference tables know, found by the words a text begins it with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from actorgraph_ingest._text.source.split import tokens
from actorgraph_ingest._text.types import Token


@dataclass(frozen=True, slots=True)
class Entry:
    """What one name means. sense: name, adjective, capital, city, surname."""

    id: str
    kind: str
    sense: str
    country: str = ""
    gender: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Tenure:
    holder: str
    office: str
    function: str  # head-of-state, head-of-government, foreign, defence, head, ...
    country: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Agency:
    id: str
    names: tuple[str, ...]
    type: str  # agency, outlet, company
    controller: str
    country: str
    state: str  # yes, public, no


class Names:
    """The names that begin with one word. They are cut into tokens when the word is first met: of
    a million names a text meets few."""

    __slots__ = ("_made", "_rows", "_sizes")

    def __init__(self) -> None:
        self._rows: list[tuple[str, Entry]] = []
        self._made: dict[tuple[str, ...], tuple[Entry, ...]] | None = None
        self._sizes: tuple[int, ...] = ()

    def add(self, name: str, entry: Entry) -> None:
        self._rows.append((name, entry))
        self._made = None

    @property
    def entries(self) -> Mapping[tuple[str, ...], tuple[Entry, ...]]:
        """The meanings of each name, by its tokens."""
        if self._made is None:
            self._made = {}
            for name, entry in self._rows:
                parts = _parts(name)
                self._made[parts] = (*self._made.get(parts, ()), entry)
            self._sizes = tuple(sorted({*map(len, self._made)}, reverse=True))
        return self._made

    @property
    def sizes(self) -> tuple[int, ...]:
        """The numbers of tokens of the names, the longest first."""
        return self._sizes if self.entries else ()


Phrases = Mapping[str, Names]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by their first word. Words keep their case: "US" is not "us"."""

    phrases: Phrases
    labels: Mapping[str, str] = field(default_factory=dict)
    tenures: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)  # by holder
    posts: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)  # by country
    agencies: tuple[Agency, ...] = ()
    outlets: frozenset[str] = frozenset()  # the ids of agencies and outlets
    surnames: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    leaders: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)  # by surname, with terms
    people: Mapping[str, Entry | None] = field(default_factory=dict)  # by the sound of the name
    bearers: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)  # of a surname's sound

    def find(self, row: Sequence[Token], at: int, most: int = 99) -> tuple[int, tuple[Entry, ...]]:
        """How many tokens from `at` are a known name, and what it can mean."""
        names = self.phrases.get(row[at].text)
        for size in names.sizes if names is not None else ():
            if names is not None and size <= most and at + size <= len(row):
                found = names.entries.get(tuple(_folded(t.text) for t in row[at : at + size]))
                if found:
                    return size, found
        return 0, ()

    def leader(self, surname: str, day: str) -> Entry | None:
        """The head of a state or government whom a surname alone means: who was in office on the
        day, else who took office last."""
        terms = [e for e in self.leaders.get(surname, ()) if not day or e.start <= day]
        now = [e for e in terms if day and (not e.end or e.end >= day)]
        last = max(now or terms, key=lambda e: e.start, default=None)
        return None if last is None or len({e.id for e in now}) > 1 else last


def _folded(word: str) -> str:
    return word.replace("’", "'")


def _parts(name: str) -> tuple[str, ...]:
    """The tokens of a name; plain ones need no tokenizer, and there are many."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return tuple(name.split())
    return tuple(_folded(t.text) for t in tokens(name, 0, len(name)))


def index(pairs: Iterable[tuple[str, Entry]]) -> Phrases:
    """The look-up of `Lexicon.find` over (name, meaning) pairs."""
    found: dict[str, Names] = {}
    for name, entry in pairs:
        head = _first(name)
        names = found.get(head)
        if names is None:
            names = found[head] = Names()
        names.add(name, entry)
    found.pop("", None)
    return found


def _first(name: str) -> str:
    """The first token of a name."""
    head = name.partition(" ")[0]
    plain = head[:1].isalpha() and all(part.isalnum() for part in head.split("-"))
    return head if plain else next(iter(_parts(head)), "")


_HEADS = ("head-of-state", "head-of-government", "head", "party-leader")
_FUNCTIONS = {
    "president": ("head-of-state", "head"), "king": ("head-of-state",), "emir": ("head-of-state",),
    "leader": _HEADS, "supreme leader": _HEADS, "dictator": _HEADS, "ruler": _HEADS,
    "prime minister": ("head-of-government",), "premier": ("head-of-government",),
    "chancellor": ("head-of-government",), "foreign minister": ("foreign",),
    "secretary of state": ("foreign",), "foreign secretary": ("foreign",), "minister": (),
    "defence minister": ("defence",), "defense minister": ("defence",),
    "defence secretary": ("defence",), "defense secretary": ("defence",),
    "secretary-general": ("head",), "secretary general": ("head",),
}  # fmt: skip


def functions(title: str) -> tuple[str, ...]:
    """The functions of an office that words of office can mean, the likelier first."""
    return _FUNCTIONS.get(title, ())


EAST_ASIAN = frozenset(("wd-Q423", "wd-Q884", "wd-Q148", "wd-Q865", "wd-Q881", "wd-Q424"))

# Where the first name is the one a person goes by: Thailand, Indonesia, Ethiopia, Eritrea, Iceland.
FIRST_NAMED = frozenset(("wd-Q869", "wd-Q252", "wd-Q115", "wd-Q986", "wd-Q189"))


def shorts(name: str, country: str) -> tuple[str, ...]:
    """The parts of a person's name by which it can be called: "Thaksin", "Shinawatra"."""
    first = name.partition(" ")[0] if country in FIRST_NAMED else ""
    own = (surname(name, country), first if len(first) > 3 and first != name else "")
    return tuple(dict.fromkeys(filter(None, own)))


def surname(name: str, country: str) -> str:
    """The part of a person's name that stands for it: the first in East Asia, else the last."""
    parts = name.split()
    if len(parts) < 2:
        return ""
    if country in EAST_ASIAN:
        return parts[0]
    particles = ("al-", "de", "van", "von", "bin", "el-", "dos")
    if len(parts) > 2 and parts[-2].lower() in particles:
        return " ".join(parts[-2:])
    return parts[-1]


@cache
def lexicon() -> Lexicon:
    """The gazetteer of the reference tables; built once a process."""
    from actorgraph_ingest._text.actors.reference import build

    return build()
