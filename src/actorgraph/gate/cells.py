"""From answers on single values to answers on rows.

An answered column is a column with the answer for each of its values: in the order of its rows
where it holds one value a row, else in the order of `Column.long`; None: every value counts.
"""

from collections.abc import Iterable, Sequence

import polars as pl

from actorgraph.gate.batch import Column
from actorgraph.gate.values import compared

Answered = tuple[Column, pl.Series | None]


def truth(rows: int, value: bool | None = True) -> pl.Series:
    return pl.repeat(value, rows, dtype=pl.Boolean, eager=True)


def by_rows(answer: pl.Series, rows: pl.Series, value: bool | None) -> pl.Series:
    """The answer with `value` at some row numbers."""
    return answer if rows.is_empty() else answer.clone().scatter(rows.unique().sort(), value)


def every(answered: Iterable[Answered], size: int) -> pl.Series:
    """True where no value is answered false."""
    result = truth(size)
    for column, answer in answered:
        if answer is None:
            continue
        if column.single:
            result = result & (answer | column.values.is_null())
        else:
            rows = column.long["row"]
            part = by_rows(truth(size), rows.filter(answer.is_null()), None)
            result = result & by_rows(part, rows.filter(~answer.fill_null(True)), False)
    return result


def count(answered: Sequence[Answered], size: int, least: int, most: int | None) -> pl.Series:
    """Whether the number of distinct values answered true is within the limits."""
    low = pl.repeat(0, size, dtype=pl.UInt32, eager=True)
    high = low
    for column, answer in answered:
        sure, maybe = _numbers(column, answer, size)
        low, high = low + sure, high + maybe
    single = len(answered) == 1 and answered[0][0].single
    doubtful = (high > 1) & ((low >= least) if least > 1 else False)
    if most is not None:
        doubtful = doubtful | (high > most)
    if not single and doubtful.any():
        low, high = _distinct(answered, doubtful.arg_true(), low, high)
    holds, fails = low >= least, high < least
    if most is not None:
        holds, fails = holds & (high <= most), fails | (low > most)
    return pl.select(pl.when(holds).then(True).when(fails).then(False)).to_series()


def _numbers(column: Column, answer: pl.Series | None, size: int) -> tuple[pl.Series, pl.Series]:
    """How many values of each row surely count, and how many may."""
    if column.single:
        there = column.values.is_not_null()
        if answer is None:
            number = there.cast(pl.UInt32)
            return number, number
        sure, maybe = there & answer.fill_null(False), there & answer.fill_null(True)
        return sure.cast(pl.UInt32), maybe.cast(pl.UInt32)
    if answer is None:
        number = column.values.list.drop_nulls().list.len().fill_null(0).cast(pl.UInt32)
        return number, number
    rows = column.long["row"]
    sure_rows = rows.filter(answer.fill_null(False))
    return _tally(sure_rows, size), _tally(rows.filter(answer.fill_null(True)), size)


def _tally(rows: pl.Series, size: int) -> pl.Series:
    counted = rows.value_counts(name="n")
    empty = pl.repeat(0, size, dtype=pl.UInt32, eager=True)
    return empty.scatter(counted["row"], counted["n"].cast(pl.UInt32))


def keys(columns: Iterable[Answered]) -> pl.DataFrame:
    """Values as keys that are equal where the terms are: `row`, `key`, `sure`, `maybe`."""
    parts = [
        column.long.select(
            "row",
            _key(column).alias("key"),
            pl.lit(True if answer is None else _long(column, answer)).alias("answer"),
        )
        for column, answer in columns
    ]
    empty = pl.DataFrame(schema={"row": pl.UInt32, "key": pl.String, "answer": pl.Boolean})
    return pl.concat([empty, *(p.cast({"row": pl.UInt32}) for p in parts)])


def _long(column: Column, answer: pl.Series) -> pl.Series:
    return answer.filter(column.values.is_not_null()) if column.single else answer


def _key(column: Column) -> pl.Expr:
    kind = "<" if column.of.kind == "iri" else column.of.datatype or ""
    value = pl.col("value")
    if isinstance(column.long["value"].dtype, pl.Struct):
        lang = value.struct.field("lang").fill_null("").str.to_lowercase()
        return pl.concat_str(pl.lit(f"{kind}@"), lang, pl.lit(" "), value.struct.field("value"))
    return pl.concat_str(pl.lit(f"{kind}@{column.lang.lower()} "), value.cast(pl.String))


def _distinct(
    answered: Sequence[Answered], rows: pl.Series, low: pl.Series, high: pl.Series
) -> tuple[pl.Series, pl.Series]:
    """The two counts of some rows again, each term counted once."""
    terms = keys(answered).filter(pl.col("row").is_in(rows.implode())).unique(["row", "key"])
    counted = terms.group_by("row").agg(
        pl.col("answer").fill_null(False).sum().cast(pl.UInt32).alias("low"),
        pl.col("answer").fill_null(True).sum().cast(pl.UInt32).alias("high"),
    )
    at = counted["row"]
    return low.clone().scatter(at, counted["low"]), high.clone().scatter(at, counted["high"])


def ordered(left: Sequence[Column], right: Sequence[Column], operator: str, size: int) -> pl.Series:
    """Whether each value of the left columns is `operator` each of the right ones."""
    result = truth(size)
    for a in left:
        for b in right:
            kinds = a.of.datatype or "", b.of.datatype or ""
            if a.single and b.single:
                nothing = a.values.is_null() | b.values.is_null()
                answer = compared(a.values, kinds[0], operator, b.values, kinds[1])
                result = result & (answer | nothing)
            else:
                pairs = a.long.join(b.long, on="row", suffix="_other")
                answer = compared(
                    pairs["value"], kinds[0], operator, pairs["value_other"], kinds[1]
                )
                rows = pairs["row"]
                result = result & by_rows(truth(size), rows.filter(answer.is_null()), None)
                result = by_rows(result, rows.filter(~answer.fill_null(True)), False)
    return result


def sets(left: Sequence[Column], right: Sequence[Column], operator: str, size: int) -> pl.Series:
    """Whether the values of two paths are the same ("equals") or have none in common."""
    mine, other = (keys([(c, None) for c in side]) for side in (left, right))
    if operator == "disjoint":
        return by_rows(truth(size), mine.join(other, on=["row", "key"], how="semi")["row"], False)
    lone = [mine.join(other, on=["row", "key"], how="anti")["row"]]
    lone.append(other.join(mine, on=["row", "key"], how="anti")["row"])
    return by_rows(truth(size), pl.concat(lone), False)


def unique_lang(columns: Sequence[Column], size: int) -> pl.Series:
    """Whether no two values of a row have the same language tag."""
    if all(c.single for c in columns) and len({c.lang.lower() for c in columns}) == len(columns):
        return truth(size)
    terms = keys([(c, None) for c in columns]).unique(["row", "key"])
    tag = pl.col("key").str.extract(r"@([A-Za-z0-9-]+) ", 1)
    tags = terms.select("row", tag.alias("tag")).drop_nulls("tag")
    return by_rows(truth(size), tags.filter(tags.is_duplicated())["row"], False)
