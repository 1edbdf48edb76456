"""The edges of FollowTheMoney: entities that join two others, or a sanction and its target.

An edge with several ends is one node a pair (`os-….s2`). Ends are looked up in the whole file: an
edge to what is not in it goes to quarantine, except in a delta, whose ends can stand in the version
that it changes. Pairs of kinds that the model does not join, such as a company that is a director,
are left out and counted.
"""

from typing import NamedTuple

import polars as pl

from actorgraph_ingest import _ftm_index, _ftm_tables
from actorgraph_ingest._ftm_things import SOURCE_ID, issued, lists
from actorgraph_ingest._ftm_values import Notes, earliest, latest, nodes, words_of

EDGES = (
    "SanctionDesignation", "Tenure", "Membership", "Kinship", "Control", "Association",
    "DatasetRecord",
)  # fmt: skip
_ACTORS, _OWNED = [*_ftm_tables.ACTORS], [*_ftm_tables.ACTORS, "Asset"]
_FIRST = {
    "SanctionDesignation": _OWNED, "Tenure": ["Person"], "Membership": _ACTORS,
    "Kinship": ["Person"], "Control": _ACTORS, "Association": _ACTORS,
    "DatasetRecord": [*_OWNED, "Office"],
}  # fmt: skip
_SECOND = {
    "Tenure": ["Organization", "Office"], "Membership": ["Organization"], "Kinship": ["Person"],
    "Control": _OWNED, "Association": _ACTORS,
}  # fmt: skip


class Pairs(NamedTuple):
    """`rows`: one line a pair of an edge that can be told, with `node`, the nodes `one` and `two`
    of its ends and their kinds; `faults`: row, reason, field, detail of edges that cannot be."""

    rows: pl.DataFrame
    faults: pl.DataFrame


def pairs(block: pl.DataFrame, index: _ftm_index.Index, *, is_delta: bool, notes: Notes) -> Pairs:
    """The edges of a block, taken apart and joined to their ends."""
    edges = block.filter(pl.col("kind").is_in(EDGES))
    schemata = _ftm_tables.schemata()
    for end in ("first", "second"):
        names = {name: getattr(schema, end) for name, schema in schemata.items()}
        edges = edges.with_columns(
            pl.col("schema").replace_strict(names, return_dtype=pl.String).alias(f"{end}_name")
        )
    exploded = edges.explode("first").explode("second")
    for end in ("first", "second"):
        exploded = _followed(exploded, end, index)
    faulty = exploded.with_columns(fault=_fault(is_delta=is_delta)).drop_nulls("fault")
    sound = exploded.join(faulty, on="row", how="anti", maintain_order="left")
    told = _roles(sound.sort("n", "first", "second")).with_columns(
        k=pl.int_range(1, pl.len() + 1).over("n"), many=pl.len().over("n")
    )
    fits = _fits("first", _FIRST) & _fits("second", _SECOND)
    odd = told.filter(~fits).unique("n")
    notes.add(
        "edges whose ends the model does not join, left out", odd.select(_joined()).to_series()
    )
    return Pairs(_named(told.filter(fits)), _told_faults(faulty))


def _followed(edges: pl.DataFrame, end: str, index: _ftm_index.Index) -> pl.DataFrame:
    """With `<end>` as the id it goes by now, and `<end>_kind`."""
    now = edges.join(
        index.moved.rename({"old": end, "id": "now"}), on=end, how="left", maintain_order="left"
    ).with_columns(pl.coalesce("now", end).alias(end))
    near = index.kinds.filter(pl.col("id").is_in(now[end].unique().implode()))
    named = near.rename({"id": end, "kind": f"{end}_kind"})
    return now.drop("now").join(named, on=end, how="left", maintain_order="left")


def _fault(*, is_delta: bool) -> pl.Expr:
    """`reason field detail` of the first end that is missing, or that is not in the file."""
    found = []
    for end in ("first", "second"):
        name, value = pl.col(f"{end}_name"), pl.col(end)
        lacks = (name != "") & value.is_null()
        found.append(
            pl.when(lacks).then(pl.format("missing-column {} the edge has no such end", name))
        )
        lost = value.is_not_null() & pl.col(f"{end}_kind").is_null()
        away = pl.format("dangling-ref {} {} is not in the file", name, value)
        found.append(pl.when(lost & pl.lit(not is_delta)).then(away))
    return pl.coalesce(found)


def _told_faults(faulty: pl.DataFrame) -> pl.DataFrame:
    parts = pl.col("fault").str.splitn(" ", 3).struct
    first = faulty.unique("row", keep="first", maintain_order=True)
    return first.select(
        "row", reason=parts[0], field=parts[1], detail=parts[2], raw=pl.col("raw").fill_null("")
    )


def _roles(edges: pl.DataFrame) -> pl.DataFrame:
    """`post`: the role that somebody has in an organization; each role is a tenure of its own."""
    details = {name: schema.detail for name, schema in _ftm_tables.schemata().items()}
    usual = pl.col("schema").replace_strict(details, return_dtype=pl.String)
    has_post = (pl.col("kind") == "Tenure") & (usual != "")
    roles = pl.when(pl.col("role").list.len() > 0).then("role").otherwise(pl.concat_list(usual))
    return edges.with_columns(post=pl.when(has_post).then(roles)).explode("post")


def _fits(end: str, allowed: dict[str, list[str]]) -> pl.Expr:
    """Is the end of a kind that the class joins? A kind that is not known can be."""
    kind = pl.col(f"{end}_kind")
    wrong = pl.any_horizontal(
        (pl.col("kind") == name) & ~kind.is_in(kinds) for name, kinds in allowed.items()
    )
    return ~wrong.fill_null(value=False)


def _joined() -> pl.Expr:
    ends = pl.concat_str("first_kind", "second_kind", separator="-", ignore_nulls=True)
    return pl.format("{} of {}", "schema", ends)


def _named(told: pl.DataFrame) -> pl.DataFrame:
    ids = nodes(told["id"])
    part = pl.when(pl.col("many") > 1).then(pl.format(".s{}", "k")).otherwise(pl.lit(""))
    start = pl.when(pl.col("start").list.len() > 0).then("start").otherwise("listed")
    dated = told.with_columns(begun=start, one=nodes(told["first"]), two=nodes(told["second"]))
    return dated.with_columns(node=ids + dated.select(part).to_series()).with_columns(
        startEarliest=earliest("begun"),
        startLatest=latest("begun"),
        endEarliest=earliest("end"),
        endLatest=latest("end"),
        dateText=words_of("begun", "end"),
    )


def stubs(told: pl.DataFrame, here: pl.DataFrame) -> pl.DataFrame:
    """id, kind: the ends that the block itself does not tell, which its edges rest on."""
    ends = [
        told.select(id=pl.col(node), kind=pl.col(f"{end}_kind"))
        for end, node in (("first", "one"), ("second", "two"))
    ]
    every = pl.concat(ends).drop_nulls().unique(maintain_order=True)
    return every.join(here, on="id", how="anti", maintain_order="left")


def base(told: pl.DataFrame) -> pl.DataFrame:
    """What all relationships have: id, _row, dates, and the record that states them."""
    return told.select(
        "one", "two", "n",
        pl.col("node").alias("id"),
        pl.col("row").alias("_row"),
        "startEarliest", "startLatest", "endEarliest", "endLatest", "dateText",
        (pl.col("node") + ".r").alias("statedIn"),
    )  # fmt: skip


def records(told: pl.DataFrame) -> pl.DataFrame:
    """The record of each pair, which describes nobody yet."""
    return told.select(
        "n",
        (pl.col("node") + ".r").alias("id"),
        pl.col("row").alias("_row"),
        pl.col("id").alias("recordKey"),
        pl.lit(SOURCE_ID).alias("fromSource"),
        lists().alias("citesDocument"),
        issued().alias("dcterms:issued"),
    )
