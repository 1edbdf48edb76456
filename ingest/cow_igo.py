"""Intergovernmental organizations of the Correlates of War, and which states were their members.

The tables come from yearly observations: a state was a member in the years from JoinYear to
LeaveYear. Up to 1965 only every fifth year was observed, so there spells of one state that are
five years apart are one membership, and it began or ended between two observations. A membership
that is seen in the last year of the table goes on.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import whole
from actorgraph.frames import Chunk, SourceFile
from actorgraph.tabular import Check, Layout
from actorgraph_ingest import _cow

SOURCE = _cow.card("cow-igo", "COW Intergovernmental Organizations", "IGOs", (100, 200_000))
LAYOUTS = {
    "organizations": Layout(
        taken=("igoID", "igoAbbr", "igoShortName", "igoLongName", "EndYear"),
        ignored={
            "StartYear": "an organization has no span of life in the model",
            "EndReason": "an organization has no span of life in the model",
            "Notes": "remarks of the compiler",
        },
        nulls=_cow.MISSING,
    ),
    "memberships": Layout(taken=("igoID", "StateID", "JoinYear", "LeaveYear"), nulls=_cow.MISSING),
}
YEARLY = 1965  # from this year on every year was observed
STEP = 5
_JOIN, _LEAVE = whole("JoinYear").cast(pl.Int32), whole("LeaveYear").cast(pl.Int32)
_YEARS = (1800, 2100)
CHECKS = (
    Check(pl.col("igoID").is_null(), "missing-id", "igoID"),
    _cow.unknown("StateID"),
    Check(~_JOIN.is_between(*_YEARS).fill_null(value=False), "bad-date", "JoinYear",
          pl.col("JoinYear")),
    Check(~_LEAVE.is_between(*_YEARS).fill_null(value=False), "bad-date", "LeaveYear",
          pl.col("LeaveYear")),
    Check(_JOIN > _LEAVE, "bad-date", "LeaveYear", "ends before it begins"),
)  # fmt: skip


def recognise(file: SourceFile) -> bool:
    return _cow.kind(file, LAYOUTS) is not None


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: spells of one state in one organization can stand anywhere in the table."""
    kind = _cow.kind(file, LAYOUTS) or ""
    key = ("igoID",) if kind == "organizations" else ("igoID", "StateID", "JoinYear")
    for block in _cow.read(file, LAYOUTS[kind]):
        good, repeated = block.once(*key)
        if kind == "organizations":
            missing = Check(pl.col("igoID").is_null(), "missing-id", "igoID")
            good = good.without([missing])
            made = _organizations(good.rows)
        else:
            good = good.without(CHECKS)
            made = _memberships(good.rows)
        yield good.chunk(
            slice=kind,
            version=_last(good.rows, "EndYear" if kind == "organizations" else "LeaveYear"),
            frames=made,
            duplicates=repeated,
        )


def _last(rows: pl.DataFrame, column: str) -> str:
    """The last year of the table, which gives no version."""
    return str(rows.select(whole(column).max()).item() or "")


def _organizations(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    keyed = rows.with_columns(_cow.ids(rows, "cow-igo", "igoID"))
    bare = pl.col("igoLongName").str.replace(r"\s*\([^()]*\)$", "").str.strip_chars()
    records = keyed.select(
        "_row",
        bare.alias("name@en"),
        pl.col("igoShortName").alias("weakName@en"),
        pl.col("igoAbbr").alias("weakName@und"),
        id=pl.col("key") + ".r",
        describes="key",
        recordKey="igoID",
        identifier="cow-igo:" + pl.col("igoID"),
        fromSource=pl.lit(SOURCE.id),
    )
    return {
        "Organization": _nodes(keyed).with_columns(_row=keyed["_row"]),
        "DatasetRecord": records,
    }


def _nodes(keyed: pl.DataFrame) -> pl.DataFrame:
    return keyed.select(id="key", actorKind=pl.lit("agv:sector-IGO"))


def _memberships(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    years = rows.with_columns(_JOIN.alias("join"), _LEAVE.alias("leave"))
    keyed = years.with_columns(
        _cow.ids(years, "cow-igo", "igoID").alias("organization"),
        _cow.ids(years, "cow-igo", "igoID", "StateID", "join"),
    )
    spells = _cow.by_state(_bounded(_joined(keyed)), "StateID")
    memberships = spells.select(
        "_row", *_cow.BOUNDS, "dateText", "dateBasis", "statedIn",
        id=_cow.below(""), member="state", memberOf="organization",
    )  # fmt: skip
    organizations = keyed.select(key="organization").unique("key", maintain_order=True)
    records = keyed.select(
        "_row",
        id=pl.col("key") + ".r",
        recordKey=pl.concat_str("igoID", "StateID", "join", separator=" "),
        fromSource=pl.lit(SOURCE.id),
    )
    return {
        "Organization": _cow.shared(_nodes(organizations)),
        "Membership": memberships,
        "DatasetRecord": records,
    }


def _joined(keyed: pl.DataFrame) -> pl.DataFrame:
    """One row a membership: `states` are the records of the spells that it was observed in."""
    pair = ("igoID", "StateID")
    ordered = keyed.sort(*pair, "join")
    before = pl.col("leave").shift(1).over(pair)
    gap = pl.when(before < YEARLY).then(STEP).otherwise(1)
    begins = (pl.col("join") - before > gap).fill_null(value=True)
    run = begins.cum_sum().over(pair).alias("_run")
    return ordered.group_by(*pair, run, maintain_order=True).agg(
        pl.col("_row", "key", "organization").first(),
        pl.col("join").first(),
        pl.col("leave").last(),
        (pl.col("key") + ".r").alias("statedIn"),
    )


def _bounded(rows: pl.DataFrame) -> pl.DataFrame:
    """It began after the observation before the first, and ended before that after the last."""
    slack = STEP - 1
    before = pl.when(pl.col("join") <= YEARLY).then(slack).otherwise(0)
    after = pl.when(pl.col("leave") < YEARLY).then(slack).otherwise(0)
    goes_on = pl.col("leave") == pl.col("leave").max()
    return rows.with_columns(
        startEarliest=pl.date(pl.col("join") - before, 1, 1),
        startLatest=pl.date("join", 12, 31),
        endEarliest=pl.date("leave", 1, 1),
        endLatest=pl.when(goes_on.not_()).then(pl.date(pl.col("leave") + after, 12, 31)),
        dateText=pl.format("{} to {}", "join", "leave"),
    )
