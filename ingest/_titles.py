"""The titles of offices that most states form alike: "Polish Prime Minister", "Polish Premier". The
table of offices gives those that are formed otherwise."""

import polars as pl

from actorgraph_ingest import _territory

# Function of an office, how its name begins -> what follows the adjective of its state.
_FORMS = {
    ("head-of-state", "President"): ("President",),
    ("head-of-state", "King"): ("King", "Queen", "monarch"),
    ("head-of-state", "Monarch"): ("King", "Queen", "monarch"),
    ("head-of-government", "Prime Minister"): ("Prime Minister", "Premier"),
    ("head-of-government", "President"): ("President",),
    ("foreign", ""): ("Foreign Minister",),
    ("defence", ""): ("Defence Minister", "Defense Minister"),
}


def with_titles(rows: pl.DataFrame) -> pl.DataFrame:
    """A reference table whose offices without a title have those that their state gives."""
    if not {"name", "titles", "country", "function"} <= set(rows.columns):
        return rows
    made = [
        _titles(*row) for row in rows.select("name", "titles", "country", "function").iter_rows()
    ]
    return rows.with_columns(titles=pl.Series(made, dtype=pl.String))


def _titles(name: str, titles: str, country: str, function: str) -> str:
    state = _territory.territories().get(country)
    if titles or state is None:
        return titles
    for (kind, opening), forms in _FORMS.items():
        if kind == function and name.startswith(opening):
            return "|".join(f"{whose} {form}" for form in forms for whose in state.adjectives)
    return ""
