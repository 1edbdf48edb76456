"""The reference tables as a gazetteer."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from actorgraph_ingest import _reference, _territory
from actorgraph_ingest._text.lexicon import (
    EAST_ASIAN,
    Agency,
    Entry,
    Lexicon,
    Tenure,
    index,
    surname,
)
from actorgraph_ingest._text.petrarch_tables import names
from actorgraph_ingest._text.tables import table, words

_SENSES = {
    "label": "name", "alias": "name", "metonym": "name", "credit": "name", "adjective": "adjective",
    "demonym": "adjective", "capital": "capital",
}  # fmt: skip
_ORDER = ("name", "capital", "city", "adjective")


def build() -> Lexicon:
    rows = list(_reference.names().iter_rows(named=True))
    pairs = [*_pairs(rows), *_peoples({str(row["name"]) for row in rows})]
    pairs.sort(key=lambda pair: _ORDER.index(pair[1].sense))
    pairs += _added({name for name, _ in pairs})
    labels = {row["id"]: row["name"] for row in reversed(rows) if row["role"] == "label"}
    held = [_tenure(row) for row in _reference.tenures().iter_rows(named=True)]
    agencies = tuple(_agency(row) for row in _reference.agencies().iter_rows(named=True))
    return Lexicon(
        phrases=index(pairs),
        labels=labels,
        tenures=_grouped([(t.holder, t) for t in held]),
        posts=_grouped([(t.country, t) for t in held]),
        agencies=agencies,
        outlets=frozenset(agency.id for agency in agencies),
        surnames=_surnames(rows),
        leaders=_leaders(rows, held),
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
    short = surname(re.sub(r" (?:Jr\.?|I+|IV|VI*)$", "", str(row["name"])), home)
    short = re.sub(r"^(?:al|el)[- ]", "", short)
    if len(short) < 4 or home in EAST_ASIAN or short.lower() in words("surname_word"):
        return set()
    return {short, _plain(short)}


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
        short = surname(str(row["name"]), home)
        if short:
            entry = Entry(one, "Person", "name", home, str(row["gender"] or ""))
            found.setdefault(short, {}).setdefault(one, entry)
    return {name: tuple(entries.values()) for name, entries in found.items()}
