"""The territory table: which state or territory a code, a name or a date points at.

A bare code means nothing: FIPS `AU` is Austria and ISO `AU` Australia, COW 970 is Nauru and GW 970
Kiribati. So every look-up takes the scheme, and a date where the code changed hands.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

TABLE = Path(__file__).with_name("territories.csv")
SCHEMES = (
    "wikidata", "iso2", "iso3", "isonum", "fips", "cown", "cowc", "gwn", "cameo", "icews",
)  # fmt: skip
NUMERIC = ("isonum", "cown", "gwn")
ACTING = ("state", "dependent", "de-facto", "historical")  # the other kinds are places


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """One row of the table. `id` is a local id (`wd-Q423`, `ref-…`), `kind` one of state,
    dependent, de-facto, historical, region, not-a-state; `parent` the id of the state it belongs
    to; `capitals` the names of the capital, the usual one first."""

    id: str
    name: str
    kind: str
    formal: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    capital_id: str
    start: dt.date | None
    end: dt.date | None
    parent: str

    @property
    def is_state(self) -> bool:
        """Can it be an actor? Regions and the high seas cannot."""
        return self.kind in ACTING


def read(path: Path = TABLE) -> pl.DataFrame:
    """The table as text. Nothing is null: Namibia's ISO code is `NA`."""
    return pl.read_csv(path, infer_schema=False).fill_null("")


def record(identifier: pl.Expr) -> pl.Expr:
    """The id of our record of this thing: `wd-Q423.r` would be Wikidata's own record of it."""
    ours = identifier.str.starts_with("ref-")
    return pl.when(ours).then(identifier).otherwise("ref-" + identifier) + ".r"


def spells(table: pl.DataFrame) -> pl.DataFrame:
    """scheme, code, id, kind, start, end: a cell `A@/1990-05-21|B@1990-05-22/` is two spells."""
    cells = table.unpivot(on=list(SCHEMES), index=["id", "kind"], variable_name="scheme")
    parts = cells.with_columns(pl.col("value").str.split("|")).explode("value")
    halves = pl.col("value").str.split_exact("@", 1).struct
    terms = halves[1].fill_null("/").str.split_exact("/", 1).struct
    dates = (terms[place].alias(name) for place, name in enumerate(("start", "end")))
    return (
        parts.filter(pl.col("value") != "")
        .with_columns(halves[0].alias("code"), *dates)
        .with_columns(pl.col("start", "end").replace("", None).str.to_date("%Y-%m-%d"))
        .select("scheme", "code", "id", "kind", "start", "end")
        .sort("scheme", "code", "start", nulls_last=False)
    )


@cache
def _spells() -> pl.DataFrame:
    return spells(read())


def _known(scheme: str) -> pl.DataFrame:
    if scheme not in SCHEMES:
        raise ValueError(f"no code scheme {scheme}; the table has {', '.join(SCHEMES)}")
    return _spells().filter(pl.col("scheme") == scheme)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spell:
    at: int
    id: str
    first: dt.date
    last: dt.date

    def distance(self, day: dt.date) -> dt.timedelta:
        return max(self.first - day, day - self.last, dt.timedelta(0))


def codes(scheme: str, date: dt.date | None = None) -> pl.DataFrame:
    """code, id, kind: one row a code, ready to join.

    Without a date the newest meaning counts. A date outside all spells of a code gets the nearest
    one: data sets are days early or late, and no code means something else meanwhile."""
    day = dt.date.max if date is None else date
    first, last = pl.col("start").fill_null(dt.date.min), pl.col("end").fill_null(dt.date.max)
    far = pl.max_horizontal(first - pl.lit(day), pl.lit(day) - last, pl.duration(days=0))
    ranked = _known(scheme).with_columns(far=far)
    newest = ranked.sort("code", "far", "start", descending=[False, False, True], nulls_last=True)
    return newest.unique("code", keep="first", maintain_order=True).select("code", "id", "kind")


def join(frame: pl.LazyFrame, scheme: str, code: str, into: str) -> pl.LazyFrame:
    """Adds the columns `into` (id) and `<into>_kind` for the codes in `code`; null = unknown."""
    found = codes(scheme).rename({"code": code, "id": into, "kind": f"{into}_kind"})
    return frame.join(found.lazy(), on=code, how="left", maintain_order="left")


def territory(scheme: str, code: str | int, date: dt.date | None = None) -> Territory | None:
    """What `code` means in `scheme` on `date`; see `codes`. Numbers may come as `040` or `40.0`."""
    key = str(code)
    if scheme in NUMERIC:
        key = key.removesuffix(".0").lstrip("0")
    found = _meanings(scheme).get(key)
    if found is None:
        return None
    day = dt.date.max if date is None else date
    nearest = min(found, key=lambda spell: (spell.distance(day), -spell.at))
    return territories()[nearest.id]


@cache
def _meanings(scheme: str) -> dict[str, list[_Spell]]:
    found: dict[str, list[_Spell]] = {}
    rows = _known(scheme).select("code", "id", "start", "end")
    for at, (code, identifier, start, end) in enumerate(rows.iter_rows()):
        spell = _Spell(at=at, id=identifier, first=start or dt.date.min, last=end or dt.date.max)
        found.setdefault(code, []).append(spell)
    return found


@cache
def territories() -> dict[str, Territory]:
    """All rows by id, in the order of the table."""
    return {row["id"]: _territory(row) for row in read().iter_rows(named=True)}


def _territory(row: dict[str, str]) -> Territory:
    def listed(column: str) -> tuple[str, ...]:
        return tuple(value for value in row[column].split("|") if value)

    def dated(column: str) -> dt.date | None:
        return dt.date.fromisoformat(row[column]) if row[column] else None

    return Territory(
        **{name: row[name] for name in ("id", "name", "kind", "formal", "capital_id", "parent")},
        aliases=listed("aliases"),
        adjectives=listed("adjectives"),
        demonyms=listed("demonyms"),
        capitals=listed("capital"),
        start=dated("start"),
        end=dated("end"),
    )


def fold(name: str) -> str:
    """The form in which names are compared: case, accents, a leading article, spacing, `&` for
    `and` and `St.` for `Saint` do not count."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = bare.casefold().replace("’", "'").replace(".", "").split()
    plain = [{"&": "and", "st": "saint"}.get(word, word) for word in words]
    return " ".join(plain[1:] if len(plain) > 1 and plain[0] == "the" else plain)


@cache
def _named() -> dict[str, str]:
    everything = territories().values()
    names: Iterable[tuple[str, str]] = (
        *((one.name, one.id) for one in everything),
        *((name, one.id) for one in everything for name in (one.formal, *one.aliases) if name),
    )
    found: dict[str, str] = {}
    for name, identifier in names:
        found.setdefault(fold(name), identifier)
    return found


def by_name(name: str) -> Territory | None:
    """The territory of this English name, formal name or alias; never of an adjective."""
    found = _named().get(fold(name))
    return None if found is None else territories()[found]
