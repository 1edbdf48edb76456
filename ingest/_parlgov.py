"""The parties of ParlGov, and what it counts like parties, as nodes with their records."""

import polars as pl

from actorgraph.cells import whole

NAMES = ("party_name_short", "party_name", "party_name_english")
# Numbers of the party in other data sets.
LINKED = (
    "cmp", "euprofiler", "ees", "castles_mair", "huber_inglehart", "ray", "benoit_laver", "chess",
)  # fmt: skip
FAMILIES = ("agr", "chr", "code", "com", "con", "eco", "lib", "none", "right", "soc", "spec")

# What is counted under these short names is no party.
_NO_PARTY = ("none", "no-seat", "one-seat", "etc")

Frames = dict[str, pl.DataFrame]


def told_once(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows without those that say nothing new."""
    said = pl.exclude("_row", "_raw")
    return rows.filter(pl.struct(said).is_first_distinct())


def with_records(rows: pl.DataFrame, source: str) -> Frames:
    """The parties of `view_party`, each with its record."""
    linked = [pl.format("{}:{}", pl.lit(name), name) for name in LINKED]
    told = records(rows, source).with_columns(
        rows.select(
            identifier=pl.concat_list(pl.format("parlgov:{}", whole("party_id")), *linked)
            .list.drop_nulls(),
            sourceCode="family_name_short",
        )
    )  # fmt: skip
    return {
        **nodes(rows),
        "DatasetRecord": told.with_columns(codeScheme=pl.lit("agv:scheme-parlgovFamily")),
    }


def nodes(rows: pl.DataFrame) -> Frames:
    """Organization and Collective: a party and what is counted like one."""
    parties = rows.unique("party", keep="first", maintain_order=True)
    is_party = ~pl.col("party_name_short").is_in(_NO_PARTY)
    organizations = parties.filter(is_party).select(
        "_row", id="party", country="state", actorKind=pl.lit("agv:sector-PTY")
    )
    return {
        "Organization": organizations,
        "Collective": parties.filter(~is_party).select("_row", id="party", country="state"),
    }


def records(rows: pl.DataFrame, source: str) -> pl.DataFrame:
    """A party that changed its name has them all in one cell: `A | B`, short `A|B`."""
    parties = rows.unique("party", keep="first", maintain_order=True)
    own = pl.concat_list(_split("party_name"), _split("party_name_short"))
    return parties.select(
        "_row",
        id=pl.col("party") + ".r",
        describes="party",
        recordKey=pl.format("party-{}", whole("party_id")),
        fromSource=pl.lit(source),
        **{
            "name@en": _split("party_name_english").list.unique(maintain_order=True),
            "name@und": own.list.unique(maintain_order=True),
        },
    )


def _split(name: str) -> pl.Expr:
    bare = pl.element().str.strip_chars()
    return pl.col(name).fill_null("").str.split("|").list.eval(bare.filter(bare != ""))
