"""Votes in the UN General Assembly and Security Council as the UN Digital Library gives them.

A row is the vote of one member on one adopted resolution (vetoed drafts are in `unsc_vetoes`).
The columns were renamed from edition to edition, so they are known under all their names; numbers
may be written `120.0`. `X`, once `NV`, is a member that did not vote. The number of the voting
record (`undl_id`) names the roll call. Its totals are no statements of their own: they are held
against the rows, and the receipt names the roll calls in which the two differ.
"""

from collections.abc import Iterator

import polars as pl

from actorgraph.cells import day, whole
from actorgraph.frames import Chunk, Source, SourceFile
from actorgraph.tabular import Block, Check, Layout, read
from actorgraph.terms import expand, mint
from actorgraph_ingest import _unga

SOURCE = Source(
    name="undl-votes",
    title="United Nations Digital Library Voting Data",
    publisher="United Nations, Dag Hammarskjöld Library",
    url="https://digitallibrary.un.org/record/4060887",
    licence=expand("agv:licence-noncommercial"),
    redistribute=True,
    order=20,
    expects=(15, 2_000_000),
)
VALUES = {
    "Y": "agv:vote-yes",
    "N": "agv:vote-no",
    "A": "agv:vote-abstain",
    "X": "agv:vote-absent",
    "NV": "agv:vote-absent",
}
TOTALS = {
    "total_yes": "agv:vote-yes",
    "total_no": "agv:vote-no",
    "total_abstentions": "agv:vote-abstain",
    "total_non_voting": "agv:vote-absent",
}
SYMBOLS = {"resolution": "un", "draft": "un-draft", "committee_report": "un-report",
           "meeting": "un-meeting"}  # fmt: skip
LAYOUT = Layout(
    taken=("undl_id", "ms_code", "ms_name", "ms_vote", "date", "resolution"),
    optional=(
        "draft", "committee_report", "meeting", "title", "agenda_title", "subjects", "vote_note",
        "description", *TOTALS, "total_ms", "undl_link",
    ),
    ignored={
        "session": "follows from the symbol of the resolution",
        "permanent_member": "follows from the member and the day",
        "modality": "only recorded votes have rows",
    },
    synonyms={
        "ms_codes": "ms_code", "ms_names": "ms_name", "ms_votes": "ms_vote",
        "resolutions": "resolution", "drafts": "draft", "agenda": "agenda_title",
        "agenda_titles": "agenda_title", "subject": "subjects", "yes": "total_yes",
        "no": "total_no", "abstentions": "total_abstentions", "non-voting": "total_non_voting",
        "non_voting": "total_non_voting", "total_abstention": "total_abstentions",
        "total-voting": "total_ms", "total_voting": "total_ms", "undl_links": "undl_link",
    },
)  # fmt: skip
_SHOWN = 5  # roll calls that a note names


def recognise(file: SourceFile) -> bool:
    """By the header, in the words of any edition."""
    return LAYOUT.fits(file)


def frames(file: SourceFile) -> Iterator[Chunk]:
    """Chunks of one slice, that of the organ: a file has the votes of one of the two."""
    council = "permanent_member" in LAYOUT.names(file)
    once, totals, told = _unga.Once(), _Totals(), pl.DataFrame()
    for block, is_last in _unga.with_last(read(file, LAYOUT)):
        totals.add(block.rows)
        good, repeated = once.of(_resolved(block).without(_checks()))
        documents = _documents(good.rows, council)
        if told.width:
            documents = pl.concat(
                [
                    told.join(documents, on="id", how="semi"),
                    documents.join(told, on="id", how="anti"),
                ]
            )
        told = documents if not told.width else pl.concat([told, documents]).unique("id")
        yield Chunk(
            slice="security-council" if council else "general-assembly",
            version=str(good.rows["date"].max() or ""),
            frames={**_nodes(good.rows), "Document": documents},
            rows_in=good.rows_in,
            duplicates=repeated,
            quarantine=good.quarantine,
            notes=(
                *good.notes,
                *_unga.unknown(good, "votes or members in no list"),
                *(totals.notes() if is_last else ()),
            ),
        )


def _resolved(block: Block) -> Block:
    vote = pl.col("ms_vote").str.strip_chars().str.to_uppercase()
    rows = block.with_columns(
        roll=whole("undl_id"),
        on=day("date"),
        value=vote.replace_strict(VALUES, default=None, return_dtype=pl.String),
    )
    return _unga.with_voter(rows, _unga.seat, "iso3", "ms_code", "ms_name", "on")


def _checks() -> tuple[Check, ...]:
    who = pl.concat_str("ms_code", "ms_name", separator=" ", ignore_nulls=True)
    return (
        Check(pl.col("roll").is_null(), "missing-id", "undl_id", pl.col("undl_id")),
        Check(pl.col("on").is_null(), "bad-date", "date", pl.col("date")),
        Check(pl.col("value").is_null(), "bad-code", "ms_vote", pl.col("ms_vote")),
        Check(pl.col("voter").is_null(), "bad-code", "ms_code", who),
    )


def _call() -> pl.Expr:
    return pl.format("undl-{}", "roll")


def _nodes(rows: pl.DataFrame) -> dict[str, pl.DataFrame]:
    names = rows.select(key=pl.coalesce("ms_code", "ms_name")).unique().drop_nulls()
    minted = pl.Series("member", [mint(key) for key in names["key"]], dtype=pl.String)
    keyed = rows.with_columns(key=pl.coalesce("ms_code", "ms_name"), call=_call()).join(
        names.with_columns(minted), on="key", how="left", maintain_order="left"
    )
    votes = keyed.select(
        "_row",
        "voter",
        id=pl.concat_str("call", "member", separator="-"),
        voteValue="value",
        resolution="call",
        startEarliest="on",
        endLatest="on",
        statedIn=pl.col("call") + ".r",
    )
    records = rows.unique("roll", keep="first", maintain_order=True).select(
        id=_call() + ".r",
        _row=pl.lit(None, pl.Int64),
        recordKey=pl.col("roll").cast(pl.String),
        describes=_call(),
        fromSource=pl.lit(SOURCE.id),
    )
    return {"Vote": votes, "DatasetRecord": records}


def _documents(rows: pl.DataFrame, council: bool) -> pl.DataFrame:
    """The document of each roll call, as its first row tells it; notes are those of any row."""
    organ = _unga.SECURITY_COUNCIL if council else _unga.GENERAL_ASSEMBLY
    firsts = [pl.col(c).drop_nulls().first() for c in (*SYMBOLS, "title", "subjects", "undl_link")]
    texts = [pl.col(c).drop_nulls().unique(maintain_order=True)
             for c in ("agenda_title", "description", "vote_note")]  # fmt: skip
    told = rows.group_by("roll", maintain_order=True).agg(*firsts, *texts, pl.col("on").first())
    symbols = [pl.format("{}:{}", pl.lit(scheme), name) for name, scheme in SYMBOLS.items()]
    web = pl.col("undl_link").str.contains(r"^https?://[!-~]+$")
    subjects = pl.col("subjects").str.split("|")
    return told.select(
        id=_call(),
        _row=pl.lit(None, pl.Int64),
        identifier=pl.concat_list(pl.format("undl:{}", "roll"), *symbols).list.drop_nulls(),
        publisher=pl.lit(organ),
        fromSource=pl.lit(SOURCE.id),
        url=pl.when(web).then("undl_link"),
        **{
            "dcterms:title@en": pl.coalesce("title", "resolution").str.replace_all(r"\s+", " "),
            "dcterms:issued": pl.col("on"),
            "dcterms:description@en": pl.concat_list("agenda_title", "description", "vote_note"),
            "dcterms:subject@en": subjects.list.eval(_bare(pl.element())),
        },
    )


def _bare(text: pl.Expr) -> pl.Expr:
    bare = text.str.strip_chars()
    return bare.filter(bare != "")


class _Totals:
    """The votes of each roll call as counted over the rows, against the totals of its rows."""

    def __init__(self) -> None:
        self._parts: list[pl.DataFrame] = []

    def add(self, rows: pl.DataFrame) -> None:
        stated = [whole(name).drop_nulls().first().alias(name) for name in (*TOTALS, "total_ms")]
        vote = pl.col("ms_vote").str.strip_chars().str.to_uppercase().replace_strict(
            VALUES, default=None, return_dtype=pl.String
        )  # fmt: skip
        counted = [(vote == value).sum().alias(f"{name}_rows") for name, value in TOTALS.items()]
        self._parts.append(
            rows.group_by("undl_id", maintain_order=True).agg(
                *stated, *counted, pl.len().alias("total_ms_rows")
            )
        )

    def notes(self) -> tuple[str, ...]:
        names = (*TOTALS, "total_ms")
        whole_file = pl.concat(self._parts).group_by("undl_id", maintain_order=True).agg(
            *(pl.col(name).drop_nulls().first() for name in names),
            *(pl.col(f"{name}_rows").sum() for name in names),
        )  # fmt: skip
        found = []
        for name in names:
            wrong = whole_file.filter(pl.col(name) != pl.col(f"{name}_rows"))
            told = wrong.select("undl_id", name, f"{name}_rows").head(_SHOWN).rows()
            if told:
                cases = ", ".join(f"{key} (says {says}, has {has})" for key, says, has in told)
                more = f" and {wrong.height - _SHOWN} more" if wrong.height > _SHOWN else ""
                found.append(f"{name} differs from the rows in roll calls {cases}{more}")
        return tuple(found)
