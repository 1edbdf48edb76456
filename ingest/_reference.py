"""The names of the world as the news uses them: what the article extractor and GDELT look up.

Everything comes from the tables in `reference/` and from `territories.csv`. `kind` is the class of
what a name means: State, Organization, Person, Office, Place. One name can have several rows.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl

from actorgraph_ingest import _ministries, _territory, _titles, _typed

FOLDER = Path(__file__).with_name("reference")
NAMES = {
    "name": pl.String, "id": pl.String, "kind": pl.String, "role": pl.String,
    "start": pl.Date, "end": pl.Date, "gender": pl.String, "country": pl.String,
}  # fmt: skip
BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
ROLES = {
    "label": "name", "alias": "aliases", "metonym": "metonyms", "credit": "credits",
    "description": "descriptions", "title": "titles",
}  # fmt: skip
NO_DAY = pl.lit(None, pl.Date)
ORGANIZATIONS = ("organizations", "ministries", "armed_groups", "media")


@cache
def table(name: str) -> pl.DataFrame:
    """One table of `reference/` as text; nothing is null."""
    return read(FOLDER / f"{name}.csv")


def read(path: Path) -> pl.DataFrame:
    """A reference table as text; nothing is null. The names that need not be written out in it
    are added: those of ministries, titles, names without marks."""
    rows = pl.read_csv(path, infer_schema=False).fill_null("")
    return _titles.with_titles(_typed.with_plain(_ministries.with_forms(rows)))


def _split(column: str) -> pl.Expr:
    return pl.col(column).str.split("|").list.eval(pl.element().filter(pl.element() != ""))


def first_day(column: str) -> pl.Expr:
    """The first day of a whole or partial date (`2019`, `2019-10`, `2019-10-24`); null if empty."""
    text, size = pl.col(column), pl.col(column).str.len_chars()
    whole = pl.when(size == 4).then(text + "-01-01").when(size == 7).then(text + "-01")
    return whole.when(size == 10).then(text).str.to_date("%Y-%m-%d").alias(column)


def last_day(column: str) -> pl.Expr:
    """The last day of a whole or partial date."""
    day, size = first_day(column), pl.col(column).str.len_chars()
    year = day.dt.offset_by("1y").dt.offset_by("-1d")
    return pl.when(size == 4).then(year).when(size == 7).then(day.dt.month_end()).otherwise(day)


@cache
def names() -> pl.DataFrame:
    """name, id, kind, role, start, end, gender, country.

    `role`: label, alias, adjective, demonym, capital (the city for the government), metonym (a
    building or street for the body), credit (how an agency signs), description (what a medium
    is called without its name, as "North Korean state media"), title (of an office, as "Russian
    President"). start and end bound the life of what is named, where known."""
    parts = [
        pl.DataFrame(list(_state_names()), schema=NAMES, orient="row"),
        *(_thing_names(name, "Organization") for name in ORGANIZATIONS),
        _thing_names("places", "Place"),
        _thing_names("persons", "Person"),
        _thing_names("offices", "Office"),
    ]
    return pl.concat(parts).unique(["name", "id", "role"], keep="first", maintain_order=True)


def _state_names() -> Iterator[tuple[object, ...]]:
    for one in _territory.territories().values():
        kind = "State" if one.is_state else "Place"
        home = one.parent or (one.id if one.is_state else "")
        roles = (
            ("label", (one.name,)), ("alias", (one.formal, *one.aliases)),
            ("adjective", one.adjectives), ("demonym", one.demonyms), ("capital", one.capitals),
        )  # fmt: skip
        for role, found in roles:
            yield from ((n, one.id, kind, role, one.start, one.end, "", home) for n in found if n)
        if one.capital_id:
            label, *aliases = one.capitals
            place = (one.capital_id, "Place")
            yield label, *place, "label", None, None, "", one.id
            yield from ((n, *place, "alias", None, None, "", one.id) for n in aliases)


def _thing_names(name: str, kind: str) -> pl.DataFrame:
    rows = table(name)
    found = [
        rows.select(
            _split(column).alias("name"),
            "id",
            kind=pl.lit(kind),
            role=pl.lit(role),
            start=first_day("start") if "start" in rows.columns else NO_DAY,
            end=last_day("end") if "end" in rows.columns else NO_DAY,
            gender=pl.col("gender") if "gender" in rows.columns else pl.lit(""),
            country="country",
        )
        for role, column in ROLES.items()
        if column in rows.columns
    ]
    named = pl.concat(found).explode("name").drop_nulls("name")
    return named.select(list(NAMES))


@cache
def offices() -> pl.DataFrame:
    """id, name, aliases (list), titles (list), office_of, country, function, single (boolean).

    `function`: head-of-state, head-of-government, foreign, defence, deputy, party-leader,
    chief-of-staff, spokesperson, security, finance, head (of an organization)."""
    lists = (_split("aliases"), _split("titles"))
    return table("offices").with_columns(*lists, pl.col("single") == "yes").drop("source")


@cache
def tenures() -> pl.DataFrame:
    """holder, office, office_of, function, start_earliest, start_latest, end_earliest, end_latest.

    The four bounds are dates: certain within start_latest..end_earliest, possible within
    start_earliest..end_latest; null = not known."""
    known = table("offices").select(pl.col("id").alias("office"), "office_of", "function")
    dates = (pl.col(bound).replace("", None).str.to_date("%Y-%m-%d") for bound in BOUNDS)
    rows = table("tenures").join(known, on="office", how="left", maintain_order="left")
    return rows.with_columns(*dates).select("holder", "office", "office_of", "function", *BOUNDS)


@cache
def agencies() -> pl.DataFrame:
    """id, name, aliases (list), credits (list: "AFP" as in "(AFP)"), type (agency, outlet or
    company), country, controller, control (ownership, editorial), state (yes, public, no)."""
    columns = "id name aliases credits type country controller control state".split()
    return table("media").with_columns(_split("aliases"), _split("credits")).select(columns)


@cache
def kinships() -> pl.DataFrame:
    """person, relative, kin: `relative` is the siblingOf, childOf … of `person` (`agv:kin-…`)."""
    return table("kinship").select("person", "relative", "kin")
