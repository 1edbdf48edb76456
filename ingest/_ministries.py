"""The names of ministries that most states form alike: "Polish Foreign Ministry", "Poland's
Ministry of Defence". The table of ministries gives those that are formed otherwise."""

import re

import polars as pl

from actorgraph_ingest import _territory

_FORMS = {
    "foreign": ("Foreign Ministry", "Ministry of Foreign Affairs"),
    "defence": (
        "Defence Ministry", "Defense Ministry", "Ministry of Defence", "Ministry of Defense",
    ),
    "interior": ("Interior Ministry", "Ministry of Interior", "Ministry of the Interior"),
}  # fmt: skip
_KIND = re.compile(r"ref-(\w+)-ministry-")
_STATE = re.compile(r"^.* of (?:the )?(?=[A-Z])")


def with_forms(rows: pl.DataFrame) -> pl.DataFrame:
    """A reference table whose ministries without an alias have those that their state gives."""
    if not {"id", "name", "aliases", "country"} <= set(rows.columns):
        return rows
    wanted = rows["id"].str.contains(_KIND.pattern) & (rows["aliases"] == "")
    if not wanted.any():
        return rows
    made = [
        _aliases(row["id"], row["name"], row["country"]) if one else row["aliases"]
        for row, one in zip(rows.iter_rows(named=True), wanted, strict=True)
    ]
    return rows.with_columns(aliases=pl.Series(made, dtype=pl.String))


def _aliases(id_: str, name: str, country: str) -> str:
    kind = _KIND.match(id_)
    forms = _FORMS.get(kind[1], ()) if kind else ()
    state = _territory.territories().get(country)
    short = _STATE.sub("", name)
    owner = f"{short}'" if short.endswith("s") else f"{short}'s"
    adjectives = state.adjectives if state is not None else ()
    return "|".join(f"{whose} {form}" for form in forms for whose in (*adjectives, owner))
