"""What the tables of the Correlates of War share: the card, missing values, dates and states.

A number such as 365 is one state to this project and two to us, since the Soviet Union is not
Russia. A spell that goes on while its number changes hands becomes a spell of each.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

import polars as pl

from actorgraph import tabular
from actorgraph.cells import made_day, whole
from actorgraph.frames import Source, SourceFile
from actorgraph.tabular import RECODED, Block, Check, Layout
from actorgraph.terms import expand, mint
from actorgraph_ingest import _territory

MISSING = ("", "-9", "-8", "-7")  # not known, does not apply, and both in older tables
BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest")
CODES = "agv:scheme-cow"
WHOLE = 1_000_000  # rows of a table that is read at once, as its rows must be compared
_SLACK = dt.timedelta(days=31)  # so much may a spell begin early or end late


def card(name: str, title: str, page: str, expects: tuple[int, int]) -> Source:
    return Source(
        name=name,
        title=title,
        publisher="Correlates of War Project",
        url=f"https://correlatesofwar.org/data-sets/{page}/",
        licence=expand("agv:licence-cite"),
        redistribute=True,
        order=45,
        expects=expects,
    )


def kind(file: SourceFile, layouts: Mapping[str, Layout], alone: Sequence[str] = ()) -> str | None:
    """The first layout that fits; those named in `alone` must name every column of the file."""
    for name, layout in layouts.items():
        known = {*layout.taken, *layout.optional, *layout.ignored}
        if layout.fits(file) and (name not in alone or known >= set(layout.names(file))):
            return name
    return None


def read(file: SourceFile, layout: Layout) -> Iterator[Block]:
    """The table at once. Older ones are in Latin-1, which is told by this: they have bytes that
    are no UTF-8, and none beyond ASCII that are."""
    data = file.read_bytes() if file.size <= RECODED else b""
    if data.decode("utf-8", "replace").isascii() or not data.decode("utf-8", "ignore").isascii():
        yield from tabular.read(file, layout, WHOLE)
        return
    for block in tabular.read(file, replace(layout, encoding="latin-1"), WHOLE):
        yield replace(block, notes=("is not UTF-8, read as Latin-1", *block.notes))


def version(rows: pl.DataFrame) -> str:
    """The version which the table gives of itself, in each row."""
    return str(rows["version"].max() or "")


# ── days ─────────────────────────────────────────────────────────────────────


def days(year: str, month: str, day: str, first: str, last: str) -> list[pl.Expr]:
    """The columns `first` and `last`: between which days a date of three cells lies."""
    cells = (whole(year), whole(month), whole(day))
    return [made_day(*cells).alias(first), made_day(*cells, last=True).alias(last)]


def words(start: Sequence[str], end: Sequence[str]) -> pl.Expr:
    """`dateText`, where a date of three cells lacks its day or month."""
    partial = [pl.all_horizontal(_lacks(part[2]), pl.col(part[0]).is_not_null())
               for part in (start, end)]  # fmt: skip
    text = pl.concat_str(_cut(*start), _cut(*end), separator=" to ", ignore_nulls=True)
    return pl.when(pl.any_horizontal(partial)).then(text).alias("dateText")


def _lacks(column: str) -> pl.Expr:
    return whole(column).is_null() | (whole(column) < 1)


def _cut(year: str, month: str, day: str) -> pl.Expr:
    parts = [pl.when(~_lacks(c)).then(whole(c).cast(pl.String).str.zfill(2)) for c in (month, day)]
    return pl.concat_str(pl.col(year), *parts, separator="-", ignore_nulls=True)


def in_order(field: str) -> Check:
    """For rows that end before they begin."""
    late = pl.col("startEarliest") > pl.col("endLatest")
    return Check(late, "bad-date", field, "ends before it begins")


# ── states ───────────────────────────────────────────────────────────────────


def unknown(column: str, scheme: str = "cown") -> Check:
    """For rows whose number is that of no state."""
    numbers = _territory.codes(scheme)["code"].implode()
    wrong = pl.col(column).is_null() | ~pl.col(column).is_in(numbers)
    return Check(wrong, "bad-code", column, pl.col(column))


def state_on(rows: pl.DataFrame, code: str, day: str, into: str, scheme: str = "cown") -> pl.Series:
    """The state which `code` means on `day`, a column of days; null where it means none."""
    keys = rows.select(code, day).unique()
    found = [_territory.territory(scheme, c, d) if c else None for c, d in keys.rows()]
    ids = [one.id if one is not None and one.is_state else None for one in found]
    table = keys.with_columns(pl.Series(into, ids, dtype=pl.String))
    return rows.join(table, on=[code, day], how="left", nulls_equal=True, maintain_order="left")[
        into
    ]


def by_state(rows: pl.DataFrame, code: str = "ccode", scheme: str = "cown") -> pl.DataFrame:
    """A row for each state that `code` means from the start to the end of the row's spell.

    Adds `state`, `part` (from 1) and `parts`; the bounds of a part that begins or ends because
    the code changed hands are the day of that change, and its `dateBasis` says so. What is open
    reaches to the last day on which it was seen: no table knows of later states."""
    first = pl.coalesce("startEarliest", "startLatest")
    last = pl.coalesce("endLatest", "endEarliest")
    spells = rows.with_columns(first.alias("_first"), last.alias("_last"))
    keys = spells.select(code, "_first", "_last").unique()
    made = [(*key, *part) for key in keys.rows() for part in _parts(scheme, *key)]
    days, counts = ("_first", "_last", "_since", "_until"), ("part", "parts")
    schema = {
        code: pl.String, **dict.fromkeys(days[:2], pl.Date), "state": pl.String,
        **dict.fromkeys(counts, pl.Int64), **dict.fromkeys(days[2:], pl.Date),
    }  # fmt: skip
    table = pl.DataFrame(made, schema=schema, orient="row")
    joined = spells.join(
        table, on=[code, "_first", "_last"], nulls_equal=True, maintain_order="left"
    )
    cut = pl.any_horizontal(pl.col("_since", "_until").is_not_null())
    return joined.with_columns(
        *(pl.coalesce("_since", b).alias(b) for b in BOUNDS[:2]),
        *(pl.coalesce("_until", b).alias(b) for b in BOUNDS[2:]),
        dateBasis=pl.when(cut).then(pl.lit("agv:dateBasis-inferred")),
    )


def below(suffix: str) -> pl.Expr:
    """Ids below `key`: a spell of one state has `suffix`, those of several are numbered."""
    plain = pl.col("key") + suffix
    return (
        pl.when(pl.col("part") == 1).then(plain).otherwise(plain + "-" + pl.col("part").cast(str))
    )


@cache
def _changes(scheme: str, code: str) -> list[tuple[str, dt.date, dt.date]]:
    """Whom a code meant, from which day to which; the first and the last without bounds."""
    spells = _territory.spells(_territory.read()).filter(scheme=scheme, code=code)
    rows = spells.select("id", "start").rows()
    starts = [dt.date.min, *(start for _, start in rows[1:]), dt.date.max]
    ends = [start - dt.timedelta(days=1) for start in starts[1:]]
    return [(row[0], start, end) for row, start, end in zip(rows, starts, ends, strict=False)]


def _parts(
    scheme: str, code: str, first: dt.date, last: dt.date | None
) -> list[tuple[object, ...]]:
    """(state, part, parts, since, until) of a spell; a month more or less makes no part."""
    end = last or dt.date.max
    met = [one for one in _changes(scheme, code) if one[1] <= end and one[2] >= first]
    long = [one for one in met if min(one[2], end) - max(one[1], first) >= _SLACK]
    kept = long or [max(met, key=lambda one: min(one[2], end) - max(one[1], first))]
    final = len(kept) - 1
    return [
        (state, n + 1, final + 1, since if n else None, until if n < final else None)
        for n, (state, since, until) in enumerate(kept)
    ]


# ── nodes ────────────────────────────────────────────────────────────────────


def ids(rows: pl.DataFrame, prefix: str, *columns: str) -> pl.Series:
    """`prefix` and the cells of `columns` as local ids."""
    made = [mint(prefix, *(str(c) for c in cells)) for cells in rows.select(columns).rows()]
    return pl.Series("key", made, dtype=pl.String)


def records(keys: pl.DataFrame, source: str) -> pl.DataFrame:
    """The records of what several rows tell together: `keys` has its id and its recordKey."""
    once = keys.select("id", "recordKey").unique("id", maintain_order=True)
    return shared(once.with_columns(pl.col("id") + ".r", fromSource=pl.lit(source)))


def shared(frame: pl.DataFrame) -> pl.DataFrame:
    """As nodes that several rows share."""
    return frame.with_columns(pl.lit(None, pl.Int64).alias("_row"))
