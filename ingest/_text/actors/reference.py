"""The reference tables as a gazetteer."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from actorgraph_ingest import _reference, _territory
from actorgraph_ingest._text.actors.bearers import by_surname
from actorgraph_ingest._text.actors.leaders import terms
from actorgraph_ingest._text.actors.lexicon import (
    EAST_ASIAN,
    Agency,
    Entry,
    Lexicon,
    Tenure,
    index,
    shorts,
)
from actorgraph_ingest._text.actors.likeness import people
from actorgraph_ingest._text.petrarch.tables import names
from actorgraph_ingest._text.words.tables import table, words

_SENSES = {
    "label": "name", "alias": "name", "metonym": "name", "credit": "name", "adjective": "adjective",
    "demonym": "adjective", "capital": "capital",
}  # fmt: skip
_ORDER = ("name", "capital", "city", "adjective")


def build() -> Lexicon:
    rows = list(_reference.names().iter_rows(named=True))
    taken = {str(row["name"]) for row in rows}
    pairs = [*_pairs(rows), *_peoples(taken), *_citizens(rows, taken)]
    pairs.sort(key=lambda pair: _ORDER.index(pair[1].sense))
    pairs += _added({name for name, _ in pairs})
    labels = {row["id"]: row["name"] for row in reversed(rows) if row["role"] == "label"}
    held = [_tenure(row) for row in _reference.tenures().iter_rows(named=True)]
    held += terms(rows)
    agencies = tuple(_agency(row) for row in _reference.agencies().iter_rows(named=True))
    surnames = _surnames(rows)
    return Lexicon(
        phrases=index(pairs),
        labels=labels,
        tenures=_grouped([(t.holder, t) for t in held]),
        posts=_grouped([(t.country, t) for t in held]),
        agencies=agencies,
        outlets=frozenset(agency.id for agency in agencies),
        surnames=surnames,
        leaders=_leaders(rows, held),
        people=people((n, e) for n, e in pairs if e.kind == "Person"),
        bearers=by_surname((name, e) for name, own in surnames.items() for e in own),
    )


_LEADING = frozenset(("head-of-state", "head-of-government"))


def _leaders(rows: list[dict[str, object]], held: list[Tenure]) -> dict[str, tuple[Entry, ...]]:
    """Heads of states and governments by a surname that can stand alone ("Putin"), one entry a
    term. Short ones, and those that are words, cannot."""
    people: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        if row["kind"] == "Person":
            people.setdefault(str(row["id"]), []).append(row)
    found: dict[str, list[Entry]] = {}
    for term in held:
        if term.function not in _LEADING:
            continue
        forms = {form: row for row in people.get(term.holder, ()) for form in _alone(row)}
        for form, row in sorted(forms.items()):
            home, gender = str(row["country"] or ""), str(row["gender"] or "")
            entry = Entry(term.holder, "Person", "name", home, gender, term.start, term.end)
            found.setdefault(form, []).append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def _alone(row: dict[str, object]) -> set[str]:
    """The forms of a surname that tell who is meant without more."""
    home = str(row["country"] or "")
    name = re.sub(r" (?:Jr\.?|I+|IV|VI*)$", "", str(row["name"]))
    own = (re.sub(r"^(?:al|el)[- ]", "", short) for short in shorts(name, home))
    known = [s for s in own if len(s) > 3 and s.lower() not in words("surname_word")]
    return set() if home in EAST_ASIAN else {form for s in known for form in (s, _plain(s))}


def _plain(name: str) -> str:
    """A name as it is typed without its marks: "Erdogan"."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _pairs(rows: list[dict[str, object]]) -> Iterator[tuple[str, Entry]]:
    """Names with their meanings. A capital is a city that can stand for its state; one of a state
    that is no more stands only for itself."""
    seats = {(row["name"], row["id"]) for row in rows if row["role"] == "capital"}
    cities = {(row["name"], row["country"]) for row in rows if row["kind"] == "Place"}
    for row in rows:
        sense = _SENSES.get(str(row["role"]), "")
        name, home = str(row["name"]), str(row["country"] or "")
        told = sense == "capital" and ((name, home) in cities or row["end"] is not None)
        if not sense or row["kind"] == "Office" or told:
            continue
        if row["kind"] == "Place" and sense == "name":
            sense = "capital" if (name, home) in seats else "city"
        yield name, Entry(
            str(row["id"]), str(row["kind"]), sense, home, str(row["gender"] or ""),
            _day(row["start"]), _day(row["end"]),
        )  # fmt: skip


def _added(ours: set[str]) -> Iterator[tuple[str, Entry]]:
    """Names of states from the dictionaries of a workspace that no table of ours knows."""
    given = [pair for pair in names() if pair[0] not in ours]
    table = _territory.codes("cameo").select("code", "id") if given else None
    states = dict(table.iter_rows()) if table is not None else {}
    for name, code in given:
        if code in states:
            yield name, Entry(states[code], "State", "name")


def _peoples(known: set[str]) -> Iterator[tuple[str, Entry]]:
    """Adjectives of regions and peoples, read as a city is: they say where somebody is of."""
    for row in table("peoples"):
        home = row["country"]
        for word in row["words"].split("|"):
            if word not in known:
                yield word, Entry(home, "Place", "city", home)


_MEN = {"French": "wd-Q142", "English": "wd-Q145", "Welsh": "wd-Q145", "Scots": "wd-Q145",
        "Irish": "wd-Q27", "Dutch": "wd-Q29999"}  # fmt: skip


def _citizens(rows: list[dict[str, object]], known: set[str]) -> Iterator[tuple[str, Entry]]:
    """One of a people, by the plural that the table has, or as a man: "Turk", "Dutchman"."""
    for row in rows:
        name, home = str(row["name"]), str(row["id"])
        single = name.removesuffix("s")
        if row["role"] == "demonym" and single != name and single not in known:
            yield single, Entry(home, "State", "adjective", home)
    yield "Korea", Entry("wd-Q884", "State", "name")
    for word, home in _MEN.items():
        for end in ("man", "woman", "men", "women"):
            yield word + end, Entry(home, "State", "adjective", home)


def _day(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else ""


def _tenure(row: dict[str, object]) -> Tenure:
    return Tenure(
        str(row["holder"]),
        str(row["office"]),
        str(row["function"] or ""),
        str(row["office_of"] or ""),
        _day(row["start_earliest"]),
        _day(row["end_latest"]),
    )


def _agency(row: dict[str, object]) -> Agency:
    aliases = row["aliases"] if isinstance(row["aliases"], list) else []
    credits = row["credits"] if isinstance(row["credits"], list) else []
    names = tuple(dict.fromkeys([str(row["name"]), *aliases, *credits]))
    return Agency(
        str(row["id"]),
        names,
        str(row["type"]),
        str(row["controller"] or ""),
        str(row["country"] or ""),
        str(row["state"] or ""),
    )


def _grouped(pairs: list[tuple[str, Tenure]]) -> dict[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for key, tenure in pairs:
        found.setdefault(key, []).append(tenure)
    return {key: tuple(rows) for key, rows in found.items()}


def _surnames(rows: list[dict[str, object]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[str, Entry]] = {}
    for row in rows:
        if row["kind"] != "Person":
            continue
        home, one = str(row["country"] or ""), str(row["id"])
        for short in shorts(str(row["name"]), home):
            entry = Entry(one, "Person", "name", home, str(row["gender"] or ""))
            found.setdefault(short, {}).setdefault(one, entry)
    return {name: tuple(entries.values()) for name, entries in found.items()}
