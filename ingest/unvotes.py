"""Votes in the UN General Assembly, in the form of the R package unvotes: three files.

`un_votes.csv` has the votes, `un_roll_calls.csv` the roll calls, `un_roll_call_issues.csv` their
issues. They share the number of the roll call (`rcid`), from which each makes the id of the roll
call's document, so each stands alone and together they add up. One resolution can have several
roll calls (amendments, paragraphs), so the document is that of the roll call, and the symbol of
the resolution one of its identifiers. Absent members have no row.

A row of the votes has no date: the roll call has it, as `dcterms:issued` of the document. But who
held a seat depends on the day, and a vote should stand in time by itself. The numbers of roll
calls run on session by session (special sessions from 9001 on), so `unvotes/sessions.csv` gives
each run of numbers the time of its session; that bounds the vote (`dateBasis` inferred), and its
first day decides who "Russia" or "Yugoslavia" was.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polars as pl

from actorgraph.cells import day, whole
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph.terms import expand, mint
from actorgraph_ingest import _unga

SOURCE = Source(
    name="unvotes",
    title="United Nations General Assembly Voting Data (unvotes)",
    publisher="Erik Voeten, Anton Strezhnev and Michael Bailey",
    url="https://doi.org/10.7910/DVN/LEJUQZ",
    licence=expand("agv:licence-noncommercial"),
    redistribute=True,
    order=30,
    expects=(1000, 2_000_000),
)
SESSIONS = Path(__file__).with_name("unvotes") / "sessions.csv"
VOTES = Layout(taken=("rcid", "country", "country_code", "vote"))
ROLL_CALLS = Layout(
    taken=("rcid", "date", "unres", "short", "descr"),
    optional=("amend", "para", "importantvote"),
    ignored={"session": "follows from the date"},
    nulls=("", "NA"),
)
ISSUES = Layout(taken=("rcid", "short_name", "issue"), nulls=("", "NA"))
VALUES = {value: f"agv:vote-{value}" for value in ("yes", "no", "abstain")}
MARKS = {
    "amend": "vote on an amendment",
    "para": "vote on a paragraph",
    "importantvote": "important vote (United States Department of State)",
}

_NO_ROLL = Check(pl.col("roll").is_null(), "missing-id", "rcid", pl.col("rcid"))


def recognise(file: SourceFile) -> bool:
    """By the header of any of the three files."""
    return any(layout.fits(file) for layout in (VOTES, ROLL_CALLS, ISSUES))


def frames(file: SourceFile) -> Iterator[Chunk]:
    if VOTES.fits(file):
        yield from _votes(file)
    elif ROLL_CALLS.fits(file):
        yield from _roll_calls(file)
    else:
        yield from _issues(file)


@cache
def _sessions() -> pl.DataFrame:
    schema = {"first": pl.Int64, "last": pl.Int64, "since": pl.Date, "until": pl.Date}
    return pl.read_csv(SESSIONS, schema=schema).sort("first")


def _votes(file: SourceFile) -> Iterator[Chunk]:
    once = _unga.Once()
    for block in read(file, VOTES):
        # NA is the code of Namibia and what R writes where there is none
        absent = (pl.col("country_code") == "NA") & (pl.col("country") != "Namibia")
        code = pl.when(~absent.fill_null(value=False)).then("country_code")
        rows = block.with_columns(roll=whole("rcid"), code=code, value=pl.col("vote"))
        timed = Block(_in_time(rows.rows), block.rows_in, block.faults, block.notes)
        told = _unga.with_voter(timed, _unga.member, "iso2", "code", "country", "since")
        good, repeated = once.of(told.without(_checks()))
        yield Chunk(
            slice="votes",
            version=_newest(good.rows),
            frames=_vote_nodes(good.rows),
            rows_in=good.rows_in,
            duplicates=repeated,
            quarantine=good.quarantine,
            notes=(*good.notes, *_unga.unknown(good, "votes or members in no list")),
        )


def _in_time(rows: pl.DataFrame) -> pl.DataFrame:
    """Adds `since` and `until`, the session's first and last day, where the number tells it."""
    numbered = rows.sort("roll", nulls_last=True)
    joined = numbered.join_asof(_sessions(), left_on="roll", right_on="first")
    within = pl.col("roll") <= pl.col("last")
    dates = (pl.when(within).then(name).alias(name) for name in ("since", "until"))
    return joined.with_columns(*dates).drop("first", "last").sort("_row")


def _checks() -> tuple[Check, ...]:
    who = pl.concat_str("code", "country", separator=" ", ignore_nulls=True)
    return (
        _NO_ROLL,
        Check(~pl.col("vote").is_in(list(VALUES)), "bad-code", "vote", pl.col("vote")),
        Check(pl.col("vote").is_null(), "bad-code", "vote"),
        Check(pl.col("voter").is_null(), "bad-code", "country", who),
    )


def _newest(rows: pl.DataFrame) -> str:
    """The highest number of a roll call: editions only add to them."""
    newest = rows["roll"].max()
    return f"{newest:05}" if isinstance(newest, int) else ""


def _vote_nodes(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    names = rows.select(key=pl.coalesce("code", "country")).unique().drop_nulls()
    minted = pl.Series("member", [mint(key) for key in names["key"]], dtype=pl.String)
    known = names.with_columns(minted)
    keyed = rows.with_columns(key=pl.coalesce("code", "country"), call=_call()).join(
        known, on="key", how="left", maintain_order="left"
    )
    votes = keyed.select(
        "_row",
        "voter",
        id=pl.concat_str("call", "member", separator="-"),
        voteValue=pl.col("vote").replace_strict(VALUES, default=None, return_dtype=pl.String),
        resolution="call",
        startEarliest="since",
        endLatest="until",
        dateBasis=pl.when(pl.col("since").is_not_null()).then(pl.lit("agv:dateBasis-inferred")),
        statedIn=pl.col("call") + ".r",
    )
    rolls = rows.unique("roll", keep="first", maintain_order=True)
    shared = rolls.with_columns(pl.lit(None, pl.Int64).alias("_row"))
    return {"Vote": votes, "DatasetRecord": _records(shared), "Document": _documents(shared)}


def _call() -> pl.Expr:
    return pl.format("unvotes-{}", "roll")


def _documents(rows: pl.DataFrame) -> pl.DataFrame:
    """What all three files say of the document of a roll call."""
    return rows.select(
        "_row",
        id=_call(),
        identifier=pl.format("unvotes:{}", "roll"),
        publisher=pl.lit(_unga.GENERAL_ASSEMBLY),
        fromSource=pl.lit(SOURCE.id),
    )


def _records(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select(
        "_row",
        id=_call() + ".r",
        recordKey=pl.col("roll").cast(pl.String),
        describes=_call(),
        fromSource=pl.lit(SOURCE.id),
    )


def _roll_calls(file: SourceFile) -> Iterator[Chunk]:
    blocks = [block.with_columns(roll=whole("rcid")) for block in read(file, ROLL_CALLS)]
    seen: set[int] = set()
    for block in blocks:
        known = pl.col("roll").is_in(list(seen)) | ~pl.col("roll").is_first_distinct()
        good = block.without(
            [
                _NO_ROLL,
                Check(day("date").is_null(), "bad-date", "date", pl.col("date")),
                Check(known, "duplicate-conflict", "rcid", "this roll call stands above"),
            ]
        )
        seen.update(good.rows["roll"])
        yield good.chunk(
            slice="roll-calls",
            version=str(good.rows["date"].max() or ""),
            frames=_roll_call_nodes(good.rows),
        )


def _roll_call_nodes(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    text = {name: pl.col(name).str.strip_chars() for name in ("short", "descr", "unres")}
    symbol = pl.format("unres:{}", text["unres"])
    official = pl.when(text["unres"].str.starts_with("A/")).then(pl.format("un:{}", text["unres"]))
    marks = (pl.when(pl.col(name) == "1").then(pl.lit(mark)) for name, mark in MARKS.items())
    told = rows.select(
        pl.concat_list(symbol, official).list.drop_nulls().alias("symbols"),
        pl.coalesce(text["short"], text["descr"]).alias("dcterms:title@en"),
        text["descr"].alias("dcterms:description@en"),
        pl.concat_list(*marks).list.drop_nulls().alias("dcterms:subject@en"),
        day("date").alias("dcterms:issued"),
    )
    documents = pl.concat([_documents(rows), told], how="horizontal").with_columns(
        identifier=pl.concat_list("identifier", "symbols")
    )
    return {"Document": documents.drop("symbols"), "DatasetRecord": _records(rows)}


def _issues(file: SourceFile) -> Iterator[Chunk]:
    """An issue is a subject of the roll call's document."""
    repeated = pl.struct("roll", "short_name").is_first_distinct()
    for block in read(file, ISSUES):
        rows = block.with_columns(roll=whole("rcid"))
        missing = Check(pl.col("issue").is_null(), "bad-code", "issue", pl.col("short_name"))
        good = rows.without([_NO_ROLL, missing])
        kept = good.rows.filter(repeated)
        subjects = kept.select(pl.col("issue").alias("dcterms:subject@en"))
        yield good.chunk(
            slice="issues",
            version=_newest(kept),
            frames={"Document": pl.concat([_documents(kept), subjects], how="horizontal")},
            duplicates=good.rows.height - kept.height,
        )
