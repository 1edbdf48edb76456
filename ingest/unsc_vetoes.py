"""Vetoes in the UN Security Council: a table of vetoed drafts, one row each.

A veto is a vote of "no" by a permanent member on a draft that fails by it: a Vote with the event
type REJECT. Who vetoed stands twice in a row, by name (`member_veto1` to `3`) and by one column a
member; a row in which the two differ is set apart. Dates are written month first. Several drafts
of one day can have equal rows, each of them a veto, so the key of a row counts its repeats.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import day, whole
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph.terms import short_hash
from actorgraph_ingest import _unga

SOURCE = Source(
    name="unsc-vetoes",
    title="List of UN Security Council Vetoes",
    publisher="Carlos L. Yordan, World Politics Data Lab",
    url="https://github.com/world-politics-datalab/vetoes-un-security-council",
    licence="https://opensource.org/license/mit",
    redistribute=True,
    order=20,
    expects=(1, 2000),
)
MEMBERS = ("China", "France", "Russia", "USSR", "USA", "UK")
NAMED = ("member_veto1", "member_veto2", "member_veto3")
_ALL = 1_000_000  # rows in one block
_PAIRS = ("russia_china", "usa_uk", "usa_france", "usa_france_uk", "france_uk")
_KEY = ("date", "draft", "meeting_record", "agenda_item")
LAYOUT = Layout(
    taken=(*_KEY, "year", "crisis_topic", "region", *NAMED, *MEMBERS),
    ignored={
        "month": "follows from the date",
        "single_veto": "follows from the members",
        "multiple_vetoes": "follows from the members",
        **dict.fromkeys(_PAIRS, "follows from the members"),
    },
    nulls=("", "NA"),
)


def recognise(file: SourceFile) -> bool:
    """By the header: no other table has a column for each veto of a draft."""
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """One chunk: the table is short."""
    for block in read(file, LAYOUT, _ALL):
        good = _resolved(block).without(_checks())
        yield Chunk(
            slice="vetoes",
            version=str(good.rows["on"].max() or ""),
            frames=_nodes(_with_key(good.rows)),
            rows_in=good.rows_in,
            quarantine=good.quarantine,
            notes=(*good.notes, *_unga.unknown(good, "members in no list")),
        )


def _resolved(block: Block) -> Block:
    marks = (pl.when(pl.col(name) == "1").then(pl.lit(name)) for name in MEMBERS)
    return block.with_columns(
        on=day("date", "%m/%d/%Y"),
        named=pl.concat_list(NAMED).list.drop_nulls(),
        marked=pl.concat_list(*marks).list.drop_nulls(),
    )


def _checks() -> tuple[Check, ...]:
    told, named = pl.col("marked").list.sort(), pl.col("named").list.sort()
    strange = pl.col("named").list.set_difference(list(MEMBERS))
    both = pl.format("named {}, marked {}", named.list.join("+"), told.list.join("+"))
    return (
        Check(pl.col("on").is_null(), "bad-date", "date", pl.col("date")),
        Check(pl.col("on").dt.year() != whole("year"), "bad-date", "year", pl.col("year")),
        Check(strange.list.len() > 0, "bad-code", "member_veto1", strange.list.join("+")),
        Check(named.list.len() == 0, "missing-id", "member_veto1"),
        Check(
            named.list.join("+") != told.list.join("+"), "duplicate-conflict", "member_veto1", both
        ),
    )


def _with_key(rows: pl.DataFrame) -> pl.DataFrame:
    """Adds `draft_id`, from what tells the drafts apart, and a number where rows are equal."""
    texts = rows.select(pl.concat_str(pl.col(_KEY).fill_null(""), separator="\n"))
    keys = pl.Series("key", [f"unsc-veto-{short_hash(text, 16)}" for (text,) in texts.rows()])
    keyed = rows.with_columns(keys.cast(pl.String))
    nth = pl.int_range(pl.len()).over("key") + 1
    again = pl.when(nth > 1).then(pl.format("{}-{}", "key", nth)).otherwise("key")
    return keyed.with_columns(draft_id=again)


def _nodes(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    shared = {"fromSource": pl.lit(SOURCE.id)}
    symbols = [pl.format("un-draft:{}", "draft"), pl.format("un-meeting:{}", "meeting_record")]
    documents = rows.select(
        "_row",
        id="draft_id",
        identifier=pl.concat_list(*symbols).list.drop_nulls(),
        publisher=pl.lit(_unga.SECURITY_COUNCIL),
        **shared,
        **{
            "dcterms:title@en": pl.col("agenda_item"),
            "dcterms:issued": pl.col("on"),
            "dcterms:subject@en": pl.concat_list("crisis_topic", "region").list.drop_nulls(),
        },
    )
    records = rows.select(
        "_row",
        id=pl.col("draft_id") + ".r",
        recordKey=pl.col("draft_id").str.strip_prefix("unsc-veto-"),
        describes="draft_id",
        **shared,
    )
    return {"Vote": _votes(rows), "Document": documents, "DatasetRecord": records}


def _votes(rows: pl.DataFrame) -> pl.DataFrame:
    cast = rows.explode("named", empty_as_null=True)
    pairs = cast.select("named", "on").rows()
    voters = [_unga.seat("iso3", None, name, on) for name, on in pairs]
    return cast.select(
        "_row",
        pl.Series("voter", voters, dtype=pl.String),
        id=pl.concat_str("draft_id", "named", separator="-"),
        voteValue=pl.lit("agv:vote-no"),
        eventType=pl.lit("agv:type-REJECT"),
        eventContext=pl.lit("agv:ctx-diplomatic"),
        resolution="draft_id",
        startEarliest="on",
        endLatest="on",
        statedIn=pl.col("draft_id") + ".r",
    )
