"""Values of FollowTheMoney as ours: ids of nodes, spans of days, countries, notes on what is left
out. Codes and partial dates are read set-wise."""

from collections import Counter
from collections.abc import Iterable

import polars as pl

from actorgraph.terms import mint, short_hash
from actorgraph_ingest import _ftm_tables

TEXTS = pl.List(pl.String)
_PLAIN = r"^[A-Za-z0-9_-]+$"


class Notes:
    """What the receipt is to say of codes and entities that were left out, by name."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}

    def add(self, what: str, names: Iterable[str] | pl.Series) -> None:
        for name in names:
            self._counts.setdefault(what, Counter())[name] += 1

    def lines(self) -> tuple[str, ...]:
        return tuple(
            f"{what}: " + ", ".join(f"{name} {n}" for name, n in sorted(found.items()))
            for what, found in sorted(self._counts.items())
        )


def nodes(ids: pl.Series) -> pl.Series:
    """`os-<id>`. A dot in the source's id is encoded: below ours it would begin a part."""
    odd = ids.filter(~ids.str.contains(_PLAIN)).drop_nulls().unique()
    made = [mint("os", key).replace(".", "%2E") for key in odd]
    return ("os-" + ids).replace("os-" + odd, pl.Series(made, dtype=pl.String))


def hashed(prefix: str, texts: pl.Series) -> pl.Series:
    """`<prefix>-<16 hex>` of a text that is all the source has for a key."""
    distinct = texts.drop_nulls().unique()
    made = [f"{prefix}-{short_hash(text, 16)}" for text in distinct]
    return texts.replace_strict(distinct, pl.Series(made, dtype=pl.String), return_dtype=pl.String)


def first_day(text: pl.Expr) -> pl.Expr:
    """The first day of `2019`, `2019-10` or `2019-10-24`, whatever time of day follows."""
    size, day = text.str.len_chars(), text.str.head(10)
    whole = pl.when(size == 4).then(day + "-01-01").when(size == 7).then(day + "-01")
    return whole.otherwise(day).str.to_date("%Y-%m-%d")


def last_day(text: pl.Expr) -> pl.Expr:
    size, day = text.str.len_chars(), first_day(text)
    year = pl.when(size == 4).then(day.dt.offset_by("1y").dt.offset_by("-1d"))
    return year.when(size == 7).then(day.dt.month_end()).otherwise(day)


def earliest(dates: str) -> pl.Expr:
    return pl.col(dates).list.eval(first_day(pl.element())).list.min()


def latest(dates: str) -> pl.Expr:
    return pl.col(dates).list.eval(last_day(pl.element())).list.max()


def words_of(start: str, end: str) -> pl.Expr:
    """The dates as stated, `start/end`, where the bounds do not tell them."""
    told = [pl.col(name).fill_null([]) for name in (start, end)]
    vague = pl.any_horizontal(
        (one.list.len() > 1) | one.list.eval(pl.element().str.len_chars() < 10).list.any()
        for one in told
    )
    text = pl.concat_str(*(one.list.join("|") for one in told), separator="/")
    return pl.when(vague).then(text.str.strip_chars_end("/"))


def countries(rows: pl.DataFrame, column: str, notes: Notes) -> pl.DataFrame:
    """n, states, bodies: the states, and the organizations, behind the codes in a list column.

    What is neither is counted; rows without any are left out."""
    long = rows.select("n", code=pl.col(column)).explode("code").drop_nulls("code")
    long = long.with_columns(pl.col("code").str.to_lowercase())
    found = long.join(_ftm_tables.places(long["code"]), on="code", maintain_order="left")
    notes.add("country codes in no list, left out", found.filter(~pl.col("known"))["code"])
    return found.group_by("n", maintain_order=True).agg(
        states=pl.col("state").drop_nulls().unique().sort(),
        bodies=pl.col("body").drop_nulls().unique().sort(),
        stateless=pl.col("code").filter(pl.col("known") & pl.col("state").is_null()),
    )
