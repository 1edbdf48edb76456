"""What the tables of UCDP have in common: days, releases, sides without a state."""

import polars as pl


def day(name: str) -> pl.Expr:
    """`2013-01-03`, also with a midnight behind it."""
    found = pl.col(name).str.extract(r"^(\d{4}-\d{2}-\d{2})(?:[ T]00:00:00(?:\.0+)?)?$", 1)
    return found.str.to_date("%Y-%m-%d", strict=False)


def in_order(release: str) -> str:
    """The release so that texts sort like numbers: `05.0` before `23.1`."""
    return ".".join(part.zfill(2) for part in release.split("."))
