"""Relationships from the edges of FollowTheMoney, one function a class of ours."""

import polars as pl

from actorgraph_ingest import _ftm_edges, _ftm_tables
from actorgraph_ingest._ftm_values import Notes, hashed

Frames = dict[str, pl.DataFrame]
_PERCENT = r"^\s*([0-9]{1,3}(?:\.[0-9]{1,20})?)\s*%?\s*$"
_RANGE = r"^\s*([0-9]{1,3}(?:\.[0-9]{1,20})?)\s*%?\s*-\s*([0-9]{1,3}(?:\.[0-9]{1,20})?)\s*%?\s*$"


def tenures(told: pl.DataFrame) -> Frames:
    """A post in an organization is an office that all have in common who hold it; its name, the
    role in the words of the list, stands on the record of the edge."""
    rows = told.filter(pl.col("kind") == "Tenure")
    key = rows.select(pl.col("second") + "\n" + pl.col("post").str.to_lowercase()).to_series()
    rows = rows.with_columns(made=hashed("ftm-office", key))
    link = _ftm_edges.base(rows).with_columns(
        holder="one", office=pl.coalesce(rows["made"], pl.col("two"))
    )
    records = _ftm_edges.records(rows).with_columns(describes=rows["made"])
    post = pl.concat_list(rows["post"]).list.drop_nulls().alias("name@und")
    minted = rows.drop_nulls("made")
    offices = minted.select(id="made", officeOf="two", _row=pl.lit(None, pl.Int64)).unique("id")
    return {
        "Tenure": link.drop("one", "two", "n"),
        "DatasetRecord": records.with_columns(rows.select(post).to_series()).drop("n"),
        "Office": offices.sort("id"),
    }


def plain(told: pl.DataFrame, kind: str, first: str, second: str) -> Frames:
    """Relationships that are nothing but their two ends."""
    rows = told.filter(pl.col("kind") == kind)
    link = _ftm_edges.base(rows).rename({"one": first, "two": second}).drop("n")
    return {kind: link, "DatasetRecord": _ftm_edges.records(rows).drop("n")}


def associations(told: pl.DataFrame) -> Frames:
    made = plain(told, "Association", "one", "two")
    both = pl.concat_list("one", "two").alias("party")
    return {**made, "Association": made["Association"].with_columns(both).drop("one", "two")}


def kinships(told: pl.DataFrame, notes: Notes) -> Frames:
    """The type is the one that all words of the edge agree on, else no more than `relativeOf`."""
    made = plain(told, "Kinship", "person", "relative")
    rows = told.filter(pl.col("kind") == "Kinship")
    words = rows.select("node", word="role").explode("word").drop_nulls("word")
    known = _ftm_tables.mapping("kin")
    words = words.with_columns(
        kin=pl.col("word").str.to_lowercase().replace_strict(known, default=None)
    )
    notes.add(
        "words for kin in no list, told as relatives", words.filter(pl.col("kin").is_null())["word"]
    )
    agreed = words.group_by(id="node").agg(pl.col("kin").drop_nulls().unique())
    single = agreed.filter(pl.col("kin").list.len() == 1).explode("kin")
    joined = made["Kinship"].join(single, on="id", how="left", maintain_order="left")
    kinship = joined.with_columns(kinshipType="agv:kin-" + pl.col("kin").fill_null("relativeOf"))
    return {**made, "Kinship": kinship.drop("kin")}


def controls(told: pl.DataFrame, notes: Notes) -> Frames:
    """Ownership, with its share where it is a number, and control."""
    made = plain(told, "Control", "controller", "controlled")
    rows = told.filter(pl.col("kind") == "Control")
    types = {name: f"agv:control-{s.detail}" for name, s in _ftm_tables.schemata().items()}
    type_ = rows.select(controlType=pl.col("schema").replace_strict(types, return_dtype=pl.String))
    shares = _shares(rows, notes)
    owned = shares.group_by(pl.col("id").str.replace(r"\.q[0-9]+$", "")).agg(quantity="id")
    control = made["Control"].with_columns(type_.to_series())
    control = control.join(owned, on="id", how="left", maintain_order="left")
    return {**made, "Control": control, "Quantity": shares}


def _shares(rows: pl.DataFrame, notes: Notes) -> pl.DataFrame:
    long = rows.select("node", _row="row", text="share").explode("text").drop_nulls("text")
    one, two = (
        pl.col("text").str.extract(_PERCENT),
        pl.col("text").str.extract_groups(_RANGE).struct,
    )
    told = long.with_columns(best=one, low=two[0], high=two[1])
    ordered = pl.col("low").cast(pl.Float64) <= pl.col("high").cast(pl.Float64)
    is_number = pl.col("best").is_not_null() | ordered.fill_null(value=False)
    notes.add("shares that are no number, left out", told.filter(~is_number)["text"])
    kept = told.filter(is_number)
    between = pl.col("low").is_not_null()
    return kept.select(
        id=pl.format("{}.q{}", "node", pl.int_range(1, pl.len() + 1).over("node")),
        _row="_row",
        best="best",
        low="low",
        high="high",
        qualifier=pl.when(between).then(pl.lit("agv:q-between")).otherwise(pl.lit("agv:q-exactly")),
        quantifies=pl.lit("agv:thing-share"),
        unitCode=pl.lit("%"),
        asStated="text",
    )


def papers(told: pl.DataFrame) -> Frames:
    """Passports and the like: records that describe their holder, with the number on them."""
    rows = told.filter(pl.col("kind") == "DatasetRecord")
    own = _ftm_edges.records(rows).with_columns(
        id=rows["node"], describes=rows["one"], identifier=rows["identifiers"]
    )
    return {"DatasetRecord": own.drop("n")}
