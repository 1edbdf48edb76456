"""What lists of country codes share: the country of a row, and its codes as identifiers.

The country is whom the ISO code of two letters means. A code that the territory table gives to
another one is left out with a note, or a look-up of it would find two.
"""

from collections.abc import Mapping

import polars as pl

from actorgraph.tabular import Block, Check
from actorgraph_ingest import _territory

FORMS = {
    "iso2": "[A-Z]{2}", "iso3": "[A-Z]{3}", "isonum": r"0{0,2}[1-9]\d{0,2}", "fips": "[A-Z]{2}",
    "geonames": r"[1-9]\d*", "wikidata": r"Q[1-9]\d*",
}  # fmt: skip


def described(block: Block, column: str) -> Block:
    """Adds `state`, whom the ISO code in `column` means; rows of no or no known code set apart."""
    known = _territory.codes("iso2")
    means = dict(zip(known["code"], known["id"], strict=True))
    found = pl.col(column).replace_strict(means, default=None, return_dtype=pl.String)
    return block.with_columns(state=found).without(
        (
            Check(pl.col(column).is_null(), "missing-id", column),
            Check(pl.col("state").is_null(), "bad-code", column, pl.col(column)),
            Check(
                pl.col("state").is_first_distinct().not_(), "duplicate-conflict", column,
                "a second row of " + pl.col(column),
            ),
        )
    )  # fmt: skip


def identifiers(
    rows: pl.DataFrame, columns: Mapping[str, str]
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """`_row` and `identifier`, all codes of a row as `scheme:code`; and notes on those left out.

    `columns`: the scheme of each column, whose cells hold lists of codes."""
    cells = pl.concat(
        [
            rows.select("_row", "state", code=column, scheme=pl.lit(scheme))
            for column, scheme in columns.items()
        ]
    )
    codes = _read(cells.explode("code").drop_nulls("code"))
    good = codes.filter("formed", own=True).unique(["_row", "scheme", "code"], maintain_order=True)
    made = good.group_by("_row", maintain_order=True).agg(
        identifier=pl.col("scheme") + ":" + pl.col("code")
    )
    return made, (
        *_named("codes that could not be read", codes.filter(~pl.col("formed"))),
        *_named("codes of another country, left out", codes.filter("formed", own=False)),
    )


def _read(codes: pl.DataFrame) -> pl.DataFrame:
    """Adds whether a code has the form of its scheme, and whether it is that of the row's state
    or of none that we know."""
    numeric = pl.col("scheme").is_in(_territory.NUMERIC)
    plain = pl.when(numeric).then(pl.col("code").str.strip_chars_start("0")).otherwise("code")
    formed = pl.coalesce(
        *(
            pl.when(scheme=name).then(pl.col("code").str.contains(f"^(?:{form})$"))
            for name, form in FORMS.items()
        ),
        pl.col("code").str.contains(r"^[0-9A-Za-z.-]+$"),
    )
    schemes = set(codes["scheme"]) & set(_territory.SCHEMES)
    known = pl.concat(
        [pl.DataFrame(schema={"code": pl.String, "id": pl.String, "scheme": pl.String})]
        + [
            _territory.codes(name).select("code", "id", scheme=pl.lit(name))
            for name in sorted(schemes)
        ]
    )
    judged = codes.with_columns(formed=formed, code=pl.when(formed).then(plain).otherwise("code"))
    joined = judged.join(known, on=["scheme", "code"], how="left", maintain_order="left")
    return joined.with_columns(own=(pl.col("id") == pl.col("state")).fill_null(value=True))


def _named(what: str, codes: pl.DataFrame) -> tuple[str, ...]:
    names = _territory.territories()
    told = [
        f"{scheme}:{code} ({names[state].name})"
        for scheme, code, state in codes.select("scheme", "code", "state").rows()
    ]
    return (f"{what}: {', '.join(told)}",) if told else ()
