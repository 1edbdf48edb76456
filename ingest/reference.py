"""Reference actors beside the territories: organizations, media, persons, offices, who held them.

One table a file in `reference/`, told apart by its header. Each row has a record, which states
what the row says; `source` in the tables tells where it comes from, see reference/README.md.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import polars as pl

from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph_ingest import _reference, _territory

SOURCE = Source(
    name="reference",
    title="Reference actors: organizations, media, persons and offices",
    publisher="actorgraph",
    url="https://w3id.org/actorgraph/",
    licence="http://creativecommons.org/publicdomain/zero/1.0/",
    redistribute=True,
    reference=True,
    files=tuple(
        f"reference/{name}.csv"
        for name in (
            "places", "organizations", "ministries", "armed_groups", "media", "offices", "persons",
            "tenures", "kinship", "memberships",
        )
    ),
    order=1,  # after the territories, which these point at
    expects=(50, 10000),
)  # fmt: skip

Frames = dict[str, pl.DataFrame]


def recognise(file: SourceFile) -> bool:
    return _kind(file) is not None


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: a table is one slice, named as the table."""
    table = _reference.read(file.local()).with_row_index("_row", 1)
    rows = table.with_columns(pl.col("_row").cast(pl.Int64))
    slice_ = file.name.removesuffix(".csv")
    yield Chunk(slice=slice_, frames=_MAKERS[_kind(file) or ""](rows), rows_in=rows.height)


def _kind(file: SourceFile) -> str | None:
    """The first columns that no other table has."""
    header = file.head.split(b"\n", 1)[0].decode("utf-8", "replace").rstrip("\r")
    return next((start for start in _MAKERS if header.startswith(start)), None)


# ── columns ──────────────────────────────────────────────────────────────────


def _filled(column: str) -> pl.Expr:
    return pl.col(column).replace("", None)


def _listed(column: str, prefix: str = "") -> pl.Expr:
    values = pl.col(column).str.split("|").list.eval(pl.element().filter(pl.element() != ""))
    return values.list.eval(prefix + pl.element()) if prefix else values


def _labels() -> tuple[pl.Expr, pl.Expr]:
    return pl.col("name").alias("skos:prefLabel@en"), _listed("aliases").alias("skos:altLabel@en")


def _bounds(rows: pl.DataFrame, start: str, end: str) -> pl.DataFrame:
    return rows.select(
        startEarliest=_reference.first_day(start),
        startLatest=_reference.last_day(start),
        endEarliest=_reference.first_day(end),
        endLatest=_reference.last_day(end),
    )


def _keyed(rows: pl.DataFrame, kind: str, *columns: str) -> pl.DataFrame:
    """Adds the id of a relationship, from what makes the row one: `ref-tenure-…`."""
    parts = [pl.col(column).str.replace("^ref-", "") for column in columns]
    key = pl.concat_str(parts, separator="-")
    return rows.with_columns(id="ref-" + kind + "-" + key.str.strip_chars_end("-"))


def _described(rows: pl.DataFrame, **columns: pl.Expr) -> pl.DataFrame:
    names = pl.concat_list("name", _listed("aliases")).list.unique(maintain_order=True)
    return rows.select(
        "_row",
        names.alias("name@en"),
        id=_territory.record(pl.col("id")),
        describes="id",
        recordKey="id",
        fromSource=pl.lit(SOURCE.id),
        **columns,
    )


def _stating(rows: pl.DataFrame) -> pl.DataFrame:
    key = pl.col("id")
    return rows.select(
        "_row", id=_territory.record(key), recordKey=key, fromSource=pl.lit(SOURCE.id)
    )


# ── tables ───────────────────────────────────────────────────────────────────


def _organizations(rows: pl.DataFrame) -> Frames:
    made = rows.select(
        "_row",
        "id",
        *_labels(),
        actorKind=_listed("sectors", "agv:sector-"),
        country=_filled("country"),
        partOf=_filled("part_of"),
    )
    return {"Organization": made, "DatasetRecord": _described(rows)}


def _media(rows: pl.DataFrame) -> Frames:
    ruled = rows.filter(pl.col("controller") != "")
    control = ruled.select(
        "_row",
        "controller",
        id="ref-control-" + pl.col("id").str.replace("^ref-", ""),
        controlled="id",
        controlType="agv:control-" + pl.col("control"),
        statedIn=_territory.record(pl.col("id")),
    )
    dated = pl.concat([control, _bounds(ruled, "control_start", "control_end")], how="horizontal")
    return {**_organizations(rows), "Control": dated}


def _places(rows: pl.DataFrame) -> Frames:
    made = rows.select(
        "_row", "id", *_labels(), within=_filled("within"), country=_filled("country")
    )
    return {"Place": made, "DatasetRecord": _described(rows)}


def _offices(rows: pl.DataFrame) -> Frames:
    made = rows.select(
        "_row", "id", *_labels(), officeOf="office_of", singleHolder=pl.col("single") == "yes"
    )
    return {"Office": made, "DatasetRecord": _described(rows)}


def _persons(rows: pl.DataFrame) -> Frames:
    made = rows.select("_row", "id", *_labels(), country=_filled("country"))
    first, last = _reference.first_day("birth"), _reference.last_day("birth")
    records = _described(rows, birthEarliest=first, birthLatest=last)
    return {"Person": made, "DatasetRecord": records}


def _tenures(rows: pl.DataFrame) -> Frames:
    keyed = _keyed(rows, "tenure", "holder", "office", "start_earliest")
    made = keyed.select(
        "_row",
        "id",
        "holder",
        "office",
        statedIn=_territory.record(pl.col("id")),
        startEarliest=_reference.first_day("start_earliest"),
        startLatest=_reference.first_day("start_latest"),
        endEarliest=_reference.first_day("end_earliest"),
        endLatest=_reference.first_day("end_latest"),
    )
    return {"Tenure": made, "DatasetRecord": _stating(keyed)}


def _kinship(rows: pl.DataFrame) -> Frames:
    keyed = _keyed(rows, "kinship", "person", "relative", "kin")
    made = keyed.select(
        "_row",
        "id",
        "person",
        "relative",
        kinshipType="agv:kin-" + pl.col("kin"),
        statedIn=_territory.record(pl.col("id")),
    )
    return {"Kinship": made, "DatasetRecord": _stating(keyed)}


def _memberships(rows: pl.DataFrame) -> Frames:
    keyed = _keyed(rows, "membership", "member", "member_of", "start")
    made = keyed.select(
        "_row",
        "id",
        "member",
        memberOf="member_of",
        statedIn=_territory.record(pl.col("id")),
    )
    dated = pl.concat([made, _bounds(keyed, "start", "end")], how="horizontal")
    return {"Membership": dated, "DatasetRecord": _stating(keyed)}


_MAKERS: Mapping[str, Callable[[pl.DataFrame], Frames]] = MappingProxyType(
    {
        "id,name,aliases,metonyms,sectors,part_of,country": _organizations,
        "id,name,aliases,credits,descriptions,type": _media,
        "id,name,aliases,within,country": _places,
        "id,name,aliases,titles,office_of,country": _offices,
        "id,name,aliases,gender,birth,country": _persons,
        "holder,office,start_earliest,start_latest,end_earliest": _tenures,
        "person,relative,kin": _kinship,
        "member,member_of,start,end": _memberships,
    }
)
