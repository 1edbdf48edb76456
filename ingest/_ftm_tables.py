"""The tables in `opensanctions/`: what becomes of FollowTheMoney's schemata, properties and codes.

A schema without a class and a property without a column are known and left out: the model has no
place for them. What is in no table is new to us, and named in the receipt.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import polars as pl

from actorgraph_ingest import _territory

FOLDER = Path(__file__).with_name("opensanctions")
ACTORS = ("Person", "Organization")
THINGS = (*ACTORS, "Asset", "Office")


class Schema(NamedTuple):
    """`kind`: our class, "" for what is left out; `first`, `second`: the properties with the ids
    of the ends of an edge; `detail`: what else the schema tells, by class."""

    kind: str
    first: str
    second: str
    detail: str


def _rows(name: str) -> Iterator[list[str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        yield from rows


@cache
def schemata() -> Mapping[str, Schema]:
    return MappingProxyType({name: Schema(*rest) for name, *rest in _rows("schemata")})


@cache
def properties() -> Mapping[str, str]:
    """property -> the column its values go to, `id:scheme` for identifiers, "" if left out."""
    return MappingProxyType(dict(_rows("properties")))


@cache
def mapping(name: str) -> Mapping[str, str]:
    """The first two columns of a small table: sectors, kin, authorities."""
    return MappingProxyType({key: value for key, value, *_ in _rows(name)})


@cache
def countries() -> pl.DataFrame:
    """code, state, body: the state behind a code of FollowTheMoney (lower case), or the
    organization. Known codes of neither, such as `zz`, have two nulls."""
    iso = _territory.codes("iso2").filter(pl.col("kind").is_in(_territory.ACTING))
    plain = iso.select(
        code=pl.col("code").str.to_lowercase(), state="id", body=pl.lit(None, pl.String)
    )
    own = pl.DataFrame(_rows("countries"), schema=plain.schema, orient="row")
    own = own.with_columns(pl.col("state", "body").replace("", None))
    return pl.concat([own, plain]).unique("code", keep="first", maintain_order=True)


def places(codes: pl.Series) -> pl.DataFrame:
    """code, state, body for these codes. A part of a state (`us-ca`) is read as the state, unless
    the table has it; `known` is false for what is in no list."""
    table = countries()
    asked = pl.DataFrame({"code": codes.drop_nulls().unique(maintain_order=True)})
    whole = pl.col("code").str.split("-").list.first()
    named = asked.with_columns(
        read=pl.when(pl.col("code").is_in(table["code"].implode())).then("code").otherwise(whole)
    )
    found = named.join(table, left_on="read", right_on="code", how="left", maintain_order="left")
    return found.with_columns(known=pl.col("read").is_in(table["code"].implode())).drop("read")
