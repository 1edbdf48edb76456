"""Who an ICEWS actor is: from name, country and sectors to a node, the same in every file.

`icews/sectors.csv` has the names of ICEWS's sectors, as its dictionary lists them; what each
becomes here is our own.

* A name of the state itself: the State.
* `Police (India)`: a role or a group in words. A Collective, never a person.
* A region without a country (`Africa`): a Collective too.
* An organization of the reference tables, in the same country or in none: that one.
* Nobody (`Unspecified Actor`): no node. A state that is not named (`Unidentified State Actor`): a
  Collective of its event, since two unnamed states are not one.
* Any other name: a node of its own by name and country. ICEWS does not say whether it is a person
  or an organization, so it is a Person only where the reference tables know such a person.
"""

from functools import cache
from pathlib import Path

import polars as pl

from actorgraph_ingest import _keys, _named, _territory
from actorgraph_ingest._named import KNOWN, SHARED

TABLE = Path(__file__).parent / "icews" / "sectors.csv"
NOBODY = ("Unspecified Actor",)
UNNAMED = ("Unidentified State Actor",)
OF_EVENT, NONE = "event", "none"


@cache
def _sectors() -> dict[str, list[str]]:
    """Name of a sector of ICEWS and the sectors it becomes here: none for religions and peoples."""
    table = pl.read_csv(TABLE, infer_schema=False).fill_null("")
    return {
        name: [f"agv:sector-{one}" for one in sectors.split("|") if one]
        for name, sectors in table.select("name", "sectors").rows()
    }


def sectors(texts: pl.Series) -> pl.DataFrame:
    """text, kinds, unknown for each distinct text, a set of names that may have commas in them."""
    distinct = texts.drop_nulls().unique().sort()
    read = [_read(text.split(",")) for text in distinct.to_list()]
    return pl.DataFrame(
        {"text": distinct, "kinds": [kinds for kinds, _ in read], "unknown": [u for _, u in read]},
        schema={"text": pl.String, "kinds": pl.List(pl.String), "unknown": pl.List(pl.String)},
    )


def _read(parts: list[str]) -> tuple[list[str], list[str]]:
    """The longest run of parts that is a name of the table counts as one name."""
    kinds: dict[str, None] = {}
    unknown: list[str] = []
    while parts:
        ends = range(len(parts), 0, -1)
        end = next((n for n in ends if ",".join(parts[:n]).strip() in _sectors()), 0)
        if end:
            kinds |= dict.fromkeys(_sectors()[",".join(parts[:end]).strip()])
        elif parts[0].strip():
            unknown.append(parts[0].strip())
        parts = parts[max(end, 1) :]
    return sorted(kinds), unknown


def resolve(actors: pl.DataFrame) -> pl.DataFrame:
    """`actors` (name, state: distinct pairs) with scope, id and class. Where `scope` is `event`,
    the node lies below that of the event; where it is `none`, there is no actor."""
    told = [_one(name, state) for name, state in actors.select("name", "state").rows()]
    schema = {"scope": pl.String, "known": pl.String, "class": pl.String}
    frame = pl.concat([actors, pl.DataFrame(told, schema=schema, orient="row")], how="horizontal")
    frame = _keys.hashed(frame, "icews-actor-", ["name", "state"], "own")
    shared = pl.when(pl.col("scope") == SHARED).then("own")
    return frame.with_columns(id=pl.coalesce("known", shared)).drop("known", "own")


def _one(name: str, state: str | None) -> tuple[str, str | None, str]:
    """scope, id of a known actor, class."""
    if name in NOBODY:
        return NONE, None, ""
    if name in UNNAMED and state is None:
        return OF_EVENT, None, "Collective"
    own = _named.state_called(name)
    if own is not None and (own == state or state is None):
        return KNOWN, own, "State"
    region = _territory.by_name(name)
    if name.endswith(")") or name in UNNAMED or (region is not None and not region.is_state):
        return SHARED, None, "Collective"
    return _named.of_name(name, state)
