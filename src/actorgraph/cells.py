"""Cells of text as values, in columns: what is not plainly meant becomes null.

A script tells the faulty from the empty by asking whether the text was null as well:
`pl.col("best").is_not_null() & whole("best").is_null()`, which is `unread("best", whole)`.
"""

from collections.abc import Callable

import polars as pl

_NUMBER = r"^[+-]?\d{1,15}(\.\d{1,15})?$"


def whole(name: str) -> pl.Expr:
    """`12` as Int64; `12.0`, which statistics programs write, as well."""
    digits = pl.col(name).str.extract(r"^([+-]?\d{1,18})(?:\.0+)?$", 1)
    return digits.cast(pl.Int64)


def number(name: str) -> pl.Expr:
    """A decimal of ASCII digits with a point as Float64: no exponent, comma, nan or inf."""
    return pl.when(pl.col(name).str.contains(_NUMBER)).then(pl.col(name)).cast(pl.Float64)


def day(name: str, pattern: str = "%Y-%m-%d") -> pl.Expr:
    """A day of the calendar, whole and in no other pattern. `%m` and `%d` take one digit too."""
    return pl.col(name).str.to_date(pattern, strict=False, exact=True)


def earliest(name: str) -> pl.Expr:
    """The first day of a date that may be cut: `2019`, `2019-10`, `2019-10-24`."""
    return _filled(name).str.to_date("%Y-%m-%d", strict=False)


def latest(name: str) -> pl.Expr:
    """The last day of a date that may be cut."""
    first = earliest(name)
    size = pl.col(name).str.len_chars()
    last = pl.when(size == 4).then(first.dt.offset_by("1y").dt.offset_by("-1d"))
    return last.when(size == 7).then(first.dt.month_end()).otherwise(first)


def _filled(name: str) -> pl.Expr:
    cut = pl.when(pl.col(name).str.contains(r"^\d{4}$")).then(pl.col(name) + "-01-01")
    month = cut.when(pl.col(name).str.contains(r"^\d{4}-\d{2}$")).then(pl.col(name) + "-01")
    return month.when(pl.col(name).str.contains(r"^\d{4}-\d{2}-\d{2}$")).then(pl.col(name))


def made_day(year: pl.Expr, month: pl.Expr, day: pl.Expr, last: bool = False) -> pl.Expr:
    """A day from three numbers; a month or day that is null or below 1 is filled to the first or
    the last that is possible. Null where there is no year or no such day."""
    known = pl.when(month >= 1).then(month).fill_null(12 if last else 1)
    there = pl.when(year.is_between(1, 9999) & (known <= 12))  # pl.date raises on others
    first = pl.date(there.then(year), there.then(known), 1)
    whole = pl.when((month >= 1) & (day >= 1)).then(day)
    end = first.dt.month_end() if last else first
    return pl.when(whole.is_null()).then(end).otherwise(_day_in(first, whole))


def _day_in(first: pl.Expr, day: pl.Expr) -> pl.Expr:
    found = first + pl.duration(days=day - 1)
    return pl.when(found.dt.month() == first.dt.month()).then(found)


def unread(name: str, reader: Callable[[str], pl.Expr]) -> pl.Expr:
    """Where there is a text that `reader` cannot read."""
    return pl.col(name).is_not_null() & reader(name).is_null()
