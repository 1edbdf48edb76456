"""Names that data sets give to actors, looked up in the reference tables."""

from functools import cache

import polars as pl

from actorgraph_ingest import _reference, _territory

KNOWN, SHARED = "known", "shared"


@cache
def _reference_names() -> tuple[dict[str, tuple[str, str]], frozenset[tuple[str, str]]]:
    """Organizations by folded name, with their country; persons as folded name and country."""
    rows = _reference.names().filter(pl.col("role").is_in(["label", "alias"]))
    found: dict[str, set[tuple[str, str]]] = {}
    persons = set()
    for name, identifier, kind, country in rows.select("name", "id", "kind", "country").rows():
        if kind == "Organization":
            found.setdefault(_territory.fold(name), set()).add((identifier, country))
        elif kind == "Person":
            persons.add((_territory.fold(name), country))
    single = {name: ids.pop() for name, ids in found.items() if len(ids) == 1}
    return single, frozenset(persons)


def of_name(name: str, state: str | None) -> tuple[str, str | None, str]:
    """scope, id of a reference actor, and class of a proper name that is no state's: a person only
    where the tables know such a person of that state, else an actor of unknown kind."""
    organizations, persons = _reference_names()
    folded = _territory.fold(name)
    identifier, country = organizations.get(folded, (None, ""))
    if identifier is not None and (state is None or country in ("", state)):
        return KNOWN, identifier, "Organization"
    return SHARED, None, "Person" if (folded, state) in persons else "Actor"


def state_called(name: str) -> str | None:
    """The state of this name, which may be turned round: `Palestinian Territory, Occupied`."""
    first, comma, rest = name.partition(", ")
    for one in (name, f"{rest} {first}" if comma else name):
        found = _territory.by_name(one) or _territory.territory("icews", one)
        if found is not None and found.is_state:
            return found.id
    return None


def records(named: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """A record of each `id` with its `name`, of the first row that names it, for those who link
    it."""
    return named_in(named.group_by("id", "name").agg(pl.col("_row").min()).sort("id"), dataset)


def named_in(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    """A record for each row, of its `id` by its `name`."""
    return rows.select(
        "_row",
        id=pl.col("id") + ".r",
        recordKey="name",
        fromSource=pl.lit(dataset),
        describes="id",
        **{"name@en": pl.concat_list("name")},
    )
