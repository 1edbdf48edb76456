"""CAMEO: what an event code means, and of what kinds the parts of an actor code are.

An actor code is a run of three-letter tokens (country, region, group, role, kind, religion,
ethnic group in lower case) in no fixed order, so every token is looked up, never cut out by place.
"""

from functools import cache
from pathlib import Path

import polars as pl

from actorgraph import content
from actorgraph.terms import AG, AGV, shorten
from actorgraph_ingest import _territory

SCHEME = "agv:scheme-cameoEvent"
TOKENS = Path(__file__).parent / "gdelt" / "tokens.csv"

# Codes that say the same of both sides, so that a sentence is often coded in both directions.
# A visit (042) has its other direction in hosting a visit (043).
VISIT, HOST = "042", "043"
SYMMETRIC = ("036", "040", "041", "044", "045", "046", "057", "060", "061", "062", "063", "064")

_PROPERTIES = ("eventType", "eventMode", "eventContext")


@cache
def event_codes() -> pl.DataFrame:
    """code, eventType, eventMode, eventContext: what the ontology says of each CAMEO code."""
    from pyoxigraph import RdfFormat, parse

    base, wanted = f"{AGV}cameo-", {AG + name for name in _PROPERTIES}
    rows = [
        (about.removeprefix(base), quad.predicate.value.removeprefix(AG), quad.object.value)
        for path in content.find("ontology").values()
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if (about := quad.subject.value).startswith(base) and quad.predicate.value in wanted
    ]
    schema = {"code": pl.String, "property": pl.String, "value": pl.String}
    facts = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
        pl.col("value").map_elements(shorten, return_dtype=pl.String)
    )
    columns = [_values(name).alias(name) for name in _PROPERTIES]
    return facts.group_by("code").agg(columns).with_columns(pl.col("eventType").list.first())


def _values(name: str) -> pl.Expr:
    return pl.col("value").filter(pl.col("property") == name).sort()


def events(codes: pl.Series) -> pl.DataFrame:
    """code, read_as, eventType, eventMode, eventContext for the distinct `codes`.

    A code that the ontology lacks is read as its parent (the code without its last digit) where
    the ontology has that; else `read_as` is null.
    """
    known = event_codes()
    code = pl.col("code")
    own = code.is_in(known["code"].implode())
    parent = code.str.head(code.str.len_chars().cast(pl.Int64) - 1)
    has_parent = code.str.contains(r"^[0-9]{3,4}$") & parent.is_in(known["code"].implode())
    read_as = pl.when(own).then(code).when(has_parent).then(parent)
    frame = codes.drop_nulls().unique().rename("code").to_frame().with_columns(read_as=read_as)
    return frame.join(known, left_on="read_as", right_on="code", how="left")


def towards(code: str, one: pl.Expr, other: pl.Expr) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    """The code and the two sides in the one form that mirrored rows share."""
    event = pl.col(code)
    swap = (event == HOST) | (event.is_in(SYMMETRIC) & (one > other))
    told_as = pl.when(event == HOST).then(pl.lit(VISIT)).otherwise(event)
    first, second = pl.when(swap).then(other), pl.when(swap).then(one)
    return told_as, first.otherwise(one), second.otherwise(other)


def classify(codes: pl.Series) -> pl.DataFrame:
    """code, country, region, kinds, sectors, groups, unknown, known for the distinct `codes`.

    `country` is the local id of the first state the code names. Where a token is both a state
    or region and a role or religion (`MUS`: Mauritius, Muslims), it is the former in first
    place or right after a kind (`IGO`, `NGO` …), else the latter. `unknown` lists the tokens of
    no list, `known` says whether any token is of one.
    """
    token = pl.col("token")
    state, region = pl.col("state").is_not_null(), pl.col("region")
    other = ~state & ~region
    class_, sector = pl.col("class"), pl.col("sector")
    return _tokens(codes.drop_nulls().unique().rename("code")).group_by("code").agg(
        pl.col("state").drop_nulls().first().alias("country"),
        region.any(),
        token.filter(other & (class_ == "kind")).alias("kinds"),
        sector.filter(other & (sector != "")).unique(maintain_order=True).alias("sectors"),
        token.filter(other & (class_ == "group")).alias("groups"),
        token.filter(other & class_.is_null()).unique(maintain_order=True).alias("unknown"),
        (state | region | class_.is_not_null()).any().alias("known"),
    )  # fmt: skip


def _tokens(codes: pl.Series) -> pl.DataFrame:
    """One row a token, in the order of each code. What is no run of threes is one unknown token."""
    whole = pl.col("code").str.len_chars() % 3 == 0
    threes = pl.col("code").str.extract_all("(?s)...")
    split = codes.to_frame().select(
        "code", pl.when(whole).then(threes).otherwise(pl.concat_list("code")).alias("token")
    )
    split = split.with_columns(pl.int_ranges(pl.col("token").list.len()).alias("place"))
    frame = split.explode("token", "place", empty_as_null=True)
    lists = pl.read_csv(TOKENS, infer_schema=False).with_columns(pl.col("sector").fill_null(""))
    frame = frame.join(lists, on="token", how="left").join(
        _territory.codes("cameo").rename({"code": "token"}), on="token", how="left"
    )
    ethnic = pl.col("token").str.contains("^[a-z]{3}$")
    frame = frame.with_columns(
        pl.when(ethnic).then(pl.lit("ethnic")).otherwise("class").alias("class")
    )
    return _placed(frame.sort("code", "place"))


def _placed(frame: pl.DataFrame) -> pl.DataFrame:
    """Decides between state or region and role by the place of the token."""
    after_kind = (pl.col("place") == 1) & (pl.col("class").first().over("code") == "kind")
    other = pl.col("class").is_in(["role", "religion", "group", "kind"])
    leads = (pl.col("place") == 0) | after_kind | ~other.fill_null(False)
    acts = pl.col("kind").is_in(_territory.ACTING)
    region = (pl.col("class") == "region") | pl.col("kind").is_not_null()
    return frame.with_columns(
        pl.when(leads & acts).then("id").alias("state"),
        (leads & region & ~acts.fill_null(False)).fill_null(False).alias("region"),
        pl.when(pl.col("class") != "region").then("class").alias("class"),
    )
