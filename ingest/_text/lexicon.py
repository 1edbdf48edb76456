"""The gazetteer: every name the reference tables know, found by the words a text begins it with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from actorgraph_ingest._text.split import tokens
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


Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], Entry]]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by their first word, longest first. Words keep their case: "US" is not "us"."""

    phrases: Phrases
    labels: Mapping[str, str] = field(default_factory=dict)
    tenures: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)  # by holder
    posts: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)  # by country
    agencies: tuple[Agency, ...] = ()
    surnames: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    @property
    def outlets(self) -> frozenset[str]:
        """The ids of agencies and outlets."""
        return frozenset(a.id for a in self.agencies)

    def find(self, row: Sequence[Token], at: int, most: int = 99) -> tuple[int, tuple[Entry, ...]]:
        """How many tokens from `at` are a known name, and what it can mean."""
        for name, entry in self.phrases.get(row[at].text, ()):
            size = len(name)
            if size <= most and tuple(_folded(t.text) for t in row[at : at + size]) == name:
                same = tuple(e for n, e in self.phrases[row[at].text] if n == name)
                return size, same if same else (entry,)
        return 0, ()


def _folded(word: str) -> str:
    return word.replace("’", "'")


def index(pairs: Iterable[tuple[str, Entry]]) -> Phrases:
    """The look-up of `Lexicon.find` over (name, meaning) pairs."""
    found: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for name, entry in pairs:
        parts = tuple(_folded(t.text) for t in tokens(name, 0, len(name)))
        if parts:
            found.setdefault(parts[0], []).append((parts, entry))
    return {head: tuple(sorted(rows, key=lambda r: -len(r[0]))) for head, rows in found.items()}


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


def surname(name: str, country: str) -> str:
    """The part of a person's name that stands for it: the first in East Asia, else the last."""
    parts = name.split()
    if len(parts) < 2:
        return ""
    if country in EAST_ASIAN:
        return parts[0]
    particles = ("al-", "de", "van", "von", "bin", "el-")
    if len(parts) > 2 and parts[-2].lower() in particles:
        return " ".join(parts[-2:])
    return parts[-1]


@cache
def lexicon() -> Lexicon:
    """The gazetteer of the reference tables; built once a process."""
    from actorgraph_ingest._text.reference import build

    return build()
