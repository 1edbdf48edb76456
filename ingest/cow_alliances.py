"""Formal alliances of the Correlates of War, by member: which states were bound, when, to what.

An alliance is a PoliticalRelation with a Membership a row. What is right-censored goes on: it held
on the last day which the version covers, and has no end. What is left-censored began before the
data do. The obligations of one member (defence, neutrality, non-aggression, entente, as four
digits) stand on its record after the type of the alliance, as in `Type I: Defense Pact 1010`.
"""

import datetime as dt
from collections.abc import Iterator

import polars as pl

from actorgraph.cells import whole
from actorgraph.frames import Chunk, SourceFile
from actorgraph.tabular import Block, Check, Layout
from actorgraph_ingest import _cow

SOURCE = _cow.card(
    "cow-alliances", "COW Formal Alliances by member", "formal-alliances", (100, 10_000)
)
ALLIANCE = ("all_st_year", "all_st_month", "all_st_day")
ALLIANCE_END = ("all_end_year", "all_end_month", "all_end_day")
MEMBER = ("mem_st_year", "mem_st_month", "mem_st_day")
MEMBER_END = ("mem_end_year", "mem_end_month", "mem_end_day")
PLEDGES = ("defense", "neutrality", "nonaggression", "entente")
LAYOUT = Layout(
    taken=(
        "version4id", "ccode", "state_name", *ALLIANCE, *ALLIANCE_END, "ss_type", *MEMBER,
        *MEMBER_END, "left_censor", "right_censor", *PLEDGES, "version",
    ),
    nulls=_cow.MISSING,
)  # fmt: skip
TYPES = {
    "Type I: Defense Pact": "defencePact",
    "Type II: Neutrality": "neutralityPact",
    "Type IIa: Non-Aggression Pact": "nonAggressionPact",
    "Type IIb: Non-Aggression Pact": "nonAggressionPact",
    "Type III: Entente": "consultationPact",
}
COVERED = {"4.1": dt.date(2012, 12, 31)}  # the last day of the versions that we know

_BAD_START = pl.col("_start").is_null()
_BAD_END = pl.col("mem_end_year").is_not_null() & pl.col("endLatest").is_null()
CHECKS = (
    Check(pl.col("version4id").is_null(), "missing-id", "version4id"),
    _cow.unknown("ccode"),
    Check(~pl.col("ss_type").is_in(list(TYPES)), "bad-code", "ss_type", pl.col("ss_type")),
    Check(_BAD_START, "bad-date", "mem_st_year", pl.concat_str(MEMBER, separator="-")),
    Check(pl.col("all_first").is_null(), "bad-date", "all_st_year"),
    Check(_BAD_END, "bad-date", "mem_end_year", pl.concat_str(MEMBER_END, separator="-")),
    _cow.in_order("mem_end_year"),
)


def recognise(file: SourceFile) -> bool:
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: an alliance is made of all its rows."""
    for block in _cow.read(file, LAYOUT):
        good, repeated = _dated(block).once("version4id", "ccode", *MEMBER)
        good = good.without(CHECKS)
        yield good.chunk(
            slice="alliances",
            version=_cow.version(good.rows),
            frames=_nodes(good.rows),
            duplicates=repeated,
        )


def _dated(block: Block) -> Block:
    """Four bounds of the membership, and of its alliance."""
    covered = pl.col("version").replace_strict(COVERED, default=None, return_dtype=pl.Date)
    dated = block.with_columns(
        *_cow.days(*ALLIANCE, "all_first", "all_last"),
        *_cow.days(*ALLIANCE_END, "all_end_first", "all_end_last"),
        *_cow.days(*MEMBER, "_start", "startLatest"),
        *_cow.days(*MEMBER_END, "endEarliest", "endLatest"),
        _cow.words(MEMBER, MEMBER_END),
        open=pl.col("right_censor") == "1",
        began=pl.col("left_censor") == "1",
    )
    goes_on = pl.when("open").then(covered).otherwise("endEarliest")
    before = pl.min_horizontal("all_first", "_start")
    return dated.with_columns(
        startEarliest=pl.when("began").then(before).otherwise("_start"),
        endEarliest=goes_on,
        endLatest=pl.when(~pl.col("open")).then("endLatest"),
    )


def _nodes(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    keyed = rows.with_columns(
        _cow.ids(rows, "cow-alliance", "version4id").alias("alliance"),
        pl.concat_str(MEMBER[0], *(pl.col(c).str.zfill(2) for c in MEMBER[1:])).alias("since"),
    )
    keyed = keyed.with_columns(
        key=pl.concat_str("alliance", "ccode", "since", separator="-"),
        recordKey=pl.concat_str("version4id", "ccode", "since", separator=" "),
    )
    spells = _cow.by_state(keyed)
    memberships = spells.select(
        "_row", id=_cow.below(""), member="state", memberOf="alliance",
        statedIn=pl.col("key") + ".r", **{b: b for b in (*_cow.BOUNDS, "dateText", "dateBasis")},
    )  # fmt: skip
    own = _cow.records(keyed.select(id="alliance", recordKey="version4id"), SOURCE.id)
    return {
        "PoliticalRelation": _alliances(spells),
        "Membership": memberships,
        "DatasetRecord": pl.concat([_records(keyed), own], how="diagonal"),
    }


def _alliances(spells: pl.DataFrame) -> pl.DataFrame:
    """An alliance goes on while it is without an end, or a member of it is right-censored."""
    made = spells.group_by("alliance", maintain_order=True).agg(
        pl.col("ss_type").first().replace_strict(TYPES).alias("type"),
        pl.col("all_first").min().alias("startEarliest"),
        pl.col("all_last").max().alias("startLatest"),
        pl.col("all_end_first").max().alias("endEarliest"),
        pl.col("all_end_last").max().alias("endLatest"),
        pl.col("endEarliest").filter("open").max().alias("held"),
        pl.col("open").any(),
        pl.col("state").unique().sort().alias("party"),
    )
    goes_on = pl.col("endLatest").is_null() & pl.col("open")
    return _cow.shared(
        made.select(
            "startEarliest", "startLatest", "endLatest", "party",
            id="alliance",
            statedIn=pl.col("alliance") + ".r",
            relationType="agv:relation-" + pl.col("type"),
            endEarliest=pl.when(goes_on).then("held").otherwise("endEarliest"),
        )
    )  # fmt: skip


def _records(rows: pl.DataFrame) -> pl.DataFrame:
    pledges = pl.concat_str([whole(c).cast(pl.String).fill_null("-") for c in PLEDGES])
    return rows.select(
        "_row", "recordKey",
        id=pl.col("key") + ".r",
        sourceCode=pl.concat_str("ss_type", pledges, separator=" "),
        codeScheme=pl.lit(_cow.CODES),
        fromSource=pl.lit(SOURCE.id),
    )  # fmt: skip
