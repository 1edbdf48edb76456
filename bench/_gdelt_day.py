"""Rows in the format of GDELT 2.0: a quarter of an hour made up, or a real one, repeated at will.

The shares of what is made up are those of a real file: a quarter of the rows without a second
actor, five rows an article, several places an event, the same event told in both directions.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from actorgraph import content

_forms = content.load_ingest("_gdelt_forms")
_territory = content.load_ingest("_territory")

Codes = dict[str, dict[str, str]]
Article = tuple[str, list[tuple[str, str]], list[tuple[str, ...]], list[str]]

DAY, STAMP = "20191024", "20191024143000"
QUARTER = 2_111
ARTICLES = 420
CODES = (
    "010 042 043 036 190 040 051 020 173 046 193 112 111 080 090 057 120 012 013 110 030 060 070 "
    "071 141 0874 084 130 182 100 072 114 192 172 0841 061 062 1243 163 138 075"
).split()
ROLES = ("GOV", "MIL", "COP", "JUD", "MED", "BUS", "LEG", "EDU")
GENERIC = (
    ("COP", "POLICE"), ("GOV", "PRESIDENT"), ("BUS", "COMPANY"), ("EDU", "STUDENT"),
    ("MIL", "MILITARY"), ("LEG", "LAWMAKER"), ("CVL", "CITIZEN"), ("JUD", "JUDGE"),
)  # fmt: skip


def quarter(sample: Path | None = None) -> list[list[str]]:
    """The fields of each row of `sample`, or of a made-up file."""
    if sample is not None:
        return [line.split("\t") for line in sample.read_text("utf-8").splitlines()]
    return list(_made(Random(7)))  # the same rows every time


def repeat(rows: list[list[str]], count: int, path: Path, first: int = 1_000_000_000) -> Path:
    """`count` rows from repeating `rows`, each with an id of its own, each round with its own
    articles, so that no two rounds are duplicates."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for number in range(count):
            round_, row = divmod(number, len(rows))
            key, *fields, url = rows[row]
            key = str(first + number)
            stream.write("\t".join([key, *fields, f"{url}?r={first}-{round_}"]) + "\n")
    return path


def _made(chance: Random) -> Iterator[list[str]]:
    states = [t for t in _territory.territories().values() if t.kind == "state" and t.capitals]
    codes = {scheme: _codes(scheme) for scheme in ("cameo", "fips")}
    states = [t for t in states if all(t.id in codes[scheme] for scheme in codes)]
    articles = [_article(chance, number, states, codes) for number in range(ARTICLES)]
    for number in range(QUARTER):
        yield _row(chance, number, *articles[number * ARTICLES // QUARTER])


def _codes(scheme: str) -> dict[str, str]:
    return {id_: code for code, id_, _ in _territory.codes(scheme).sort("code").rows()}


def _article(chance: Random, number: int, states: list[Any], codes: Codes) -> Article:
    """An address, three actors, three places and two kinds of event."""
    near = chance.choices(states[:60], k=2) + chance.choices(states, k=1)
    actors = [_actor(chance, state, codes["cameo"][state.id]) for state in near]
    places = [_place(chance, state, codes["fips"][state.id]) for state in near]
    return f"https://news.example/{number}", actors, places, chance.choices(CODES, k=2)


def _actor(chance: Random, state: Any, code: str) -> tuple[str, str]:
    kind = chance.random()
    if kind < 0.35:
        return chance.choice(GENERIC)
    if kind < 0.5:
        return code + chance.choice(ROLES), state.name.upper()
    return code, chance.choice([state.name, *state.adjectives, *state.capitals]).upper()


def _place(chance: Random, state: Any, fips: str) -> tuple[str, ...]:
    lat, long = f"{chance.uniform(-60, 70):.4f}", f"{chance.uniform(-180, 180):.3f}"
    if chance.random() < 0.3:
        return ("1", state.name, fips, fips, "", lat, long, fips)
    town = f"{state.capitals[0]}, {state.name}"
    return ("4", town, fips, f"{fips}00", "", lat, long, f"-{crc32(town.encode())}")


def _row(
    chance: Random,
    number: int,
    url: str,
    actors: list[tuple[str, str]],
    places: list[tuple[str, ...]],
    codes: list[str],
) -> list[str]:
    one, other = chance.sample(actors, 2)
    if chance.random() < 0.08:
        one = ("", "")
    elif chance.random() < 0.25:
        other = ("", "")
    code, place = chance.choice(codes), chance.choice(places)
    values = dict.fromkeys(_forms.EVENTS.columns, "")
    values |= {
        "GLOBALEVENTID": str(number), "SQLDATE": DAY, "MonthYear": DAY[:6], "Year": DAY[:4],
        "FractionDate": "2019.8055", "Actor1Code": one[0], "Actor1Name": one[1],
        "Actor2Code": other[0], "Actor2Name": other[1], "IsRootEvent": "1", "EventCode": code,
        "EventBaseCode": code[:3], "EventRootCode": code[:2], "QuadClass": "1",
        "GoldsteinScale": "1.9", "NumMentions": str(chance.randint(1, 40)), "NumSources": "1",
        "NumArticles": str(chance.randint(1, 20)), "AvgTone": f"{chance.gauss(0, 3):.12f}",
        "DATEADDED": STAMP, "SOURCEURL": url,
    }  # fmt: skip
    places_at = [name for name in values if name.startswith("ActionGeo")]
    values |= dict(zip(places_at, place, strict=True))
    return list(values.values())
