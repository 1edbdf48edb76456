"""Which rows of a GDELT event file count: faults, repeats, artefacts, and one event told twice."""

from typing import NamedTuple

import polars as pl

from actorgraph_ingest import _cameo

EVENT_ID, URL = "GLOBALEVENTID", "SOURCEURL"
COUNTS = ("NumMentions", "NumSources", "NumArticles")
MEASURES = ("FractionDate", "GoldsteinScale", "AvgTone")
POINTS = ("ActionGeo", "Actor1Geo", "Actor2Geo")
NAMES = ("Actor1Name", "Actor2Name", "ActionGeo_FullName")
PRECISION = {"1": 1, "2": 2, "5": 2, "3": 3, "4": 3}  # country, province, town
LONGEST_URL, LONGEST_NAME = 2048, 10_000

SEEN = {EVENT_ID: pl.String, "digest": pl.UInt64}
_DAY = r"^[0-9]{8}$"
_STAMP = r"^[0-9]{8}(?:(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9])?$"


class Kept(NamedTuple):
    """The rows that count, and how many were set aside for which reason."""

    rows: pl.DataFrame
    quarantine: pl.DataFrame
    duplicates: int
    collapsed: int
    filtered: int


def keep(rows: pl.DataFrame, seen: pl.DataFrame, *, filtering: bool) -> Kept:
    """Everything below in its order; `seen` holds the rows of earlier parts of the file."""
    sound, faulty = sound_rows(rows)
    single, conflicts, duplicates = distinct(sound, seen)
    wanted = single.filter(is_wanted()) if filtering else single
    told_once = collapse(wanted)
    return Kept(
        rows=told_once,
        quarantine=pl.concat([faulty, conflicts]),
        duplicates=duplicates,
        collapsed=wanted.height - told_once.height,
        filtered=single.height - wanted.height,
    )


def sound_rows(rows: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows without a fault, with `date` and `day` as dates and the counts as integers, and
    the faulty ones as rows for the quarantine."""
    dated = rows.with_columns(
        _date(pl.col("SQLDATE")).alias("date"), _date(pl.col("DATEADDED").str.head(8)).alias("day")
    )
    judged = dated.with_columns(_fault(rows).alias("fault"))
    sound = judged.filter(pl.col("fault").is_null()).drop("fault")
    return (
        sound.with_columns(pl.col(COUNTS).cast(pl.Int64)),
        _set_aside(judged.filter(pl.col("fault").is_not_null())),
    )


def _date(text: pl.Expr) -> pl.Expr:
    return pl.when(text.str.contains(_DAY)).then(text.str.to_date("%Y%m%d", strict=False))


def _fault(rows: pl.DataFrame) -> pl.Expr:
    """`reason field` of the first fault of a row; null where there is none."""
    event = pl.col(EVENT_ID)
    stamped = pl.col("DATEADDED").str.contains(_STAMP) & pl.col("day").is_not_null()
    faults = [
        (event.is_null(), "missing-id", EVENT_ID),
        (~event.str.contains(r"^[0-9]{1,18}$"), "bad-id", EVENT_ID),
        (pl.col("date").is_null(), "bad-date", "SQLDATE"),
        (~stamped.fill_null(value=False), "bad-date", "DATEADDED"),
        *_code_faults(rows),
        *((~pl.col(name).str.contains(r"^[0-9]{1,15}$"), "bad-number", name) for name in COUNTS),
        *((~_is_number(name, None), "bad-number", name) for name in MEASURES),
        *((~_is_number(f"{name}_Lat", 90), "bad-number", f"{name}_Lat") for name in POINTS),
        *((~_is_number(f"{name}_Long", 180), "bad-number", f"{name}_Long") for name in POINTS),
        *((pl.col(name).str.len_bytes() > LONGEST_NAME, "limit", name) for name in NAMES),
        (pl.col(URL).str.len_bytes() > LONGEST_URL, "limit", URL),
        (pl.col(URL).str.contains(r"[\x00-\x20\x7f]") & is_web(), "bad-iri", URL),
    ]  # fmt: skip
    return pl.coalesce(pl.when(wrong).then(pl.lit(f"{why} {name}")) for wrong, why, name in faults)


def _code_faults(rows: pl.DataFrame) -> list[tuple[pl.Expr, str, str]]:
    events = _cameo.events(rows["EventCode"]).drop_nulls("read_as")["code"]
    pairs = pl.concat([rows["Actor1Code"], rows["Actor2Code"].rename("Actor1Code")])
    actors = _cameo.classify(pairs).filter("known")["code"]
    unknown = ~pl.col("EventCode").is_in(events.implode()).fill_null(False)
    return [
        (unknown, "bad-code", "EventCode"),
        *(
            (~pl.col(name).is_in(actors.implode()), "bad-code", name)
            for name in ("Actor1Code", "Actor2Code")
        ),
        (~pl.col("QuadClass").is_in(["1", "2", "3", "4"]), "bad-code", "QuadClass"),
        (~pl.col("ActionGeo_Type").is_in(list("012345")), "bad-code", "ActionGeo_Type"),
    ]


def _is_number(name: str, bound: int | None) -> pl.Expr:
    """Null where the field is empty, which is no fault."""
    plain = pl.col(name).str.contains(r"^-?[0-9]{1,15}(?:\.[0-9]{1,20})?(?:[eE]-?[0-9]{1,2})?$")
    if bound is None:
        return plain
    return plain & (pl.col(name).cast(pl.Float64, strict=False).abs() <= bound)


def is_web(column: str = URL) -> pl.Expr:
    """Is the source an address? Of what is not on the web GDELT gives a citation in words."""
    return pl.col(column).str.contains(r"^[a-z][a-z0-9+.-]*://")


def _set_aside(faulty: pl.DataFrame) -> pl.DataFrame:
    why = pl.col("fault").str.split_exact(" ", 1).struct
    frame = faulty.with_columns(why[0].alias("reason"), why[1].alias("field"))
    fields = frame["field"].unique().to_list()
    value = pl.coalesce(
        pl.when(pl.col("field") == name).then(pl.col(name).str.head(200)) for name in fields
    ) if fields else pl.lit(None, pl.String)  # fmt: skip
    return frame.select(
        pl.col("_row").alias("row"), "reason", "field",
        value.fill_null("").alias("detail"), pl.col("line").alias("raw"),
    )  # fmt: skip


def distinct(rows: pl.DataFrame, seen: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame, int]:
    """Rows with an id of their own, rows that share one with another content, and how many
    repeat a row word for word.

    Within one part of a file all rows of a conflict go, so that their order does not matter.
    """
    digest = pl.col("line").hash()
    earlier = rows.select(EVENT_ID, digest.alias("now")).join(
        seen, on=EVENT_ID, how="left", maintain_order="left"
    )
    before, same = earlier["digest"].is_not_null(), earlier["digest"] == earlier["now"]
    mixed = pl.col("line").n_unique().over(EVENT_ID) > 1
    alone = rows[EVENT_ID].n_unique() == rows.height
    if alone:
        mixed = pl.lit(value=False)
    marked = rows.with_columns(
        pl.when(before).then(~same).otherwise(mixed).alias("conflict"),
        before.alias("before"),
    )
    conflicts = marked.filter("conflict").with_columns(
        pl.lit(f"duplicate-conflict {EVENT_ID}").alias("fault")
    )
    rest = marked.filter(~pl.col("conflict"))
    single = rest.filter(~pl.col("before"))
    if not alone:
        single = single.unique(EVENT_ID, keep="first", maintain_order=True)
    duplicates = rest.height - single.height
    return single.drop("conflict", "before"), _set_aside(conflicts), duplicates


def remember(rows: pl.DataFrame, seen: pl.DataFrame) -> pl.DataFrame:
    """`seen` with the rows of one more part of the file."""
    new = rows.select(EVENT_ID, pl.col("line").hash().alias("digest")).drop_nulls(EVENT_ID)
    return pl.concat([seen, new.unique(EVENT_ID, keep="first")]).unique(EVENT_ID, keep="first")


def is_wanted() -> pl.Expr:
    """The default filter: both actors are there, and the date is no anniversary.

    GDELT dates a row exactly a month, a year or ten years back where the text speaks of that
    span of time, whatever happened then.
    """
    both = pl.col("Actor1Code").is_not_null() & pl.col("Actor2Code").is_not_null()
    spans = ("-1mo", "-1y", "-10y")
    echo = pl.any_horizontal(pl.col("date") == pl.col("day").dt.offset_by(s) for s in spans)
    return both & ~echo


def collapse(rows: pl.DataFrame) -> pl.DataFrame:
    """One row of those that tell one event of one article again, with another place or, for
    what is mutual, in the other direction: the one with the most precise place, then the
    lowest id."""
    one, other = (
        pl.concat_str(f"Actor{n}Code", pl.lit("\t"), f"Actor{n}Name", ignore_nulls=True)
        for n in (1, 2)
    )
    code, first, second = _cameo.towards("EventCode", one, other)
    precision = pl.col("ActionGeo_Type").replace_strict(PRECISION, default=0)
    article = pl.col(URL).fill_null(pl.col(EVENT_ID))
    keys = {"code": code, "first": first, "second": second, "article": article}
    number = pl.col(EVENT_ID).cast(pl.Int64)
    told = rows.select("date", **keys, place=precision, number=number).with_row_index("at")
    best = told.sort("place", "number", descending=[True, False])
    return rows[best.unique(["date", *keys], keep="first", maintain_order=True)["at"].sort()]
