"""Who a GDELT actor is: from the pair (code, name) to a node, the same in every file.

* A country and a name, adjective or capital of it, alone or as its government: the State.
* A group or kind (IGO, NGO …) and a name that the reference tables know: that organization.
* A firm or an NGO with a name of its own: an Organization.
* Whatever else has a country, region, group or kind: a Collective of that code and name. So
  `USAGOV OBAMA` is no person: GDELT's dictionary is years older than its news, and a city or a
  role of the country (`GBR MANCHESTER`, `GBRCOP POLICE`) is not the State.
* Without any of these (`COP POLICE`): a Collective of its document, since the police of two
  articles are not the same police.
"""

from functools import cache
from pathlib import Path

import polars as pl

from actorgraph.terms import short_hash
from actorgraph_ingest import _cameo, _reference, _territory

FOLDER = Path(__file__).parent / "gdelt"
ORGANIZED = ("MNC", "NGO", "NGM")
KNOWN, SHARED, OF_DOCUMENT = "known", "shared", "document"


@cache
def _state_names() -> pl.DataFrame:
    """country, folded: the names by which the news calls each state, its capital among them."""
    rows = {
        (one.id, _territory.fold(name))
        for one in _territory.territories().values()
        if one.is_state
        for name in (
            one.name, one.formal, *one.aliases, *one.adjectives, *one.demonyms, *one.capitals,
        )
    }  # fmt: skip
    return pl.DataFrame(sorted(rows), schema=["country", "folded"], orient="row")


@cache
def _organization_names() -> pl.DataFrame:
    """folded, organization: names of the reference tables that mean one organization only."""
    names = _reference.names().filter(pl.col("kind") == "Organization")
    folded = [_territory.fold(name) for name in names["name"].to_list()]
    found = names.select(pl.Series("folded", folded, dtype=pl.String), organization="id").unique()
    return found.filter(pl.len().over("folded") == 1)


@cache
def _generic_names() -> frozenset[str]:
    return frozenset(pl.read_csv(FOLDER / "generic_names.csv", infer_schema=False)["name"])


def resolve(pairs: pl.DataFrame) -> pl.DataFrame:
    """code, name, scope, id, class, label, country, sectors, unknown for each distinct pair of
    `code` and `name`.

    `scope` says whose the node is: `known` (a reference actor, not ours to make), `shared` (of
    this source, `id` is its id), or `document` (`id` is what follows the id of the document).
    """
    frame = _described(pairs.drop_nulls("code").unique())
    organized = (pl.col("kinds").list.len() > 0) | (pl.col("groups").list.len() > 0)
    governs = pl.col("sectors").list.set_difference(["GOV"]).list.len() == 0
    state = pl.col("is_name") & governs & ~organized
    organization = organized & pl.col("organization").is_not_null()
    generic = pl.col("name").is_null() | pl.col("name").is_in(_generic_names())
    placed = pl.col("country").is_not_null() | pl.col("region")
    firm = pl.col("kinds").list.set_intersection(list(ORGANIZED)).list.len() > 0
    known = pl.when(state | organization).then(pl.lit(KNOWN))
    scope = known.when(placed | (organized & ~generic)).then(pl.lit(SHARED))
    own = pl.when(firm & ~generic & ~pl.col("is_name")).then(pl.lit("Organization"))
    return frame.select(
        "code", "name", "country", "unknown",
        scope.otherwise(pl.lit(OF_DOCUMENT)).alias("scope"),
        pl.when(organization).then("organization").when(state).then("country").alias("known_id"),
        pl.col("digest"),
        own.otherwise(pl.lit("Collective")).alias("class"),
        pl.coalesce("name", "code").alias("label"),
        pl.col("sectors").list.eval(pl.lit("agv:sector-") + pl.element()),
    ).with_columns(_node().alias("id")).drop("known_id", "digest")  # fmt: skip


def _node() -> pl.Expr:
    """The id: the reference actor's; else from a digest of code and name, since a name may be a
    person's and no id may be made of that."""
    shared = pl.lit("gdelt-actor-") + pl.col("digest")
    in_document = pl.lit("a") + pl.col("digest").str.head(8)
    scope = pl.col("scope")
    return (
        pl.when(scope == KNOWN).then("known_id").when(scope == SHARED).then(shared)
        .otherwise(in_document)
    )  # fmt: skip


def _described(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs with what their code, their name and the reference tables say."""
    rows = pairs.select("code", pl.col("name").fill_null("")).rows()
    folded = [_territory.fold(name) for _, name in rows]
    digests = [short_hash(f"{code}\t{name}", 16) for code, name in rows]
    frame = pairs.with_columns(
        pl.Series("folded", folded, dtype=pl.String), pl.Series("digest", digests, dtype=pl.String)
    )
    names = _state_names().with_columns(is_name=pl.lit(value=True))
    return (
        frame.join(_cameo.classify(pairs["code"]), on="code", how="left")
        .join(names, on=["country", "folded"], how="left")
        .join(_organization_names(), on="folded", how="left")
        .with_columns(pl.col("is_name").fill_null(value=False))
    )
