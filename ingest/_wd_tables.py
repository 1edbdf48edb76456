"""What this source reads of Wikidata: the tables in `wikidata/`, and the kinds of what is known.

* `properties.csv`: which property becomes which relationship. `use` says how the two ends are
  read, `type` is the concept, `office` the property that names the office of a head.
* `classes.csv`: which class (P31) is which kind. An item of no class of the table is left out.
* `identifiers.csv`: which identifiers are kept, and under which scheme.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import polars as pl

from actorgraph_ingest import _reference

FOLDER = Path(__file__).with_name("wikidata")


class Use(NamedTuple):
    """How a property is read."""

    property: str
    label: str
    use: str
    type: str
    office: str


class Kind(NamedTuple):
    """What a class stands for."""

    kind: str
    sector: str


def _rows(name: str) -> pl.DataFrame:
    return pl.read_csv(FOLDER / f"{name}.csv", infer_schema=False).fill_null("")


@cache
def properties() -> dict[str, Use]:
    return {row[0]: Use(*row) for row in _rows("properties").iter_rows()}


@cache
def classes() -> dict[str, Kind]:
    rows = _rows("classes").select("class", "kind", "sector")
    return {name: Kind(kind, sector) for name, kind, sector in rows.iter_rows()}


@cache
def identifiers() -> dict[str, str]:
    return dict(_rows("identifiers").select("property", "scheme").iter_rows())


@cache
def referred() -> dict[str, str]:
    """Reference node -> its class, of those that are Wikidata items."""
    names = _reference.names().select("id", "kind").unique("id", keep="first", maintain_order=True)
    known = names.filter(pl.col("id").str.starts_with("wd-"))
    return dict(known.iter_rows())


def kind_of(qid: str, classes_given: list[str]) -> tuple[str, tuple[str, ...]]:
    """The kind of an item by the classes it is given, and its sectors.

    "" where no class is known or two known ones exclude each other: a wrong class would be worse
    than none. What is a reference actor is what it is there. A state is also a place, and so is
    many an islet or city that is a state: the state counts.
    """
    known = [classes()[name] for name in classes_given if name in classes()]
    kinds = {one.kind for one in known}
    fixed = referred().get(f"wd-{qid}")
    if fixed is None and kinds == {"State", "Place"}:
        fixed = "State"
    if fixed is None and len(kinds) == 1:
        (fixed,) = kinds
    if fixed is None:
        return "", ()
    sectors = sorted({one.sector for one in known if one.sector and fixed == "Organization"})
    return fixed, tuple(sectors)
