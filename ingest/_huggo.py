"""The nodes of treaties: relations, documents, memberships, signing and ratifying, records."""

import polars as pl

from actorgraph.cells import day
from actorgraph_ingest import _cow

OPEN = "31.12.9999"
CONSENTS = ("Accession", "Acceptance", "Consent", "Succession")
# Parties that are no states, by the names and codes that the table gives them.
ORGANIZATIONS = {
    "EUE": "wd-Q458", "EUU": "wd-Q458",
    "IAEA International Atomic Energy Agency": "wd-Q41984", "IO-IAEA": "wd-Q41984",
    "FAO Food and Agriculture Organization of the UN": "wd-Q82151",
    "IO-Un Food and Agriculture Organization": "wd-Q82151",
    "WHO World Health Organization": "wd-Q7817", "IO-World Health Organization": "wd-Q7817",
    "WMO World Metereological Organization": "wd-Q170424",
    "IO-World Meteorological Organization": "wd-Q170424",
}  # fmt: skip
_FORCE = ("stateForce", "stateForce2", "stateForce3")
_LEFT = ("stateWithdrawal", "stateWithdrawal2")


def date(column: str) -> pl.Expr:
    """`24.10.2019` or `2019-10-24`; the last day of the year 9999 is none."""
    found = pl.coalesce(day(column, "%d.%m.%Y"), day(column))
    return pl.when(pl.col(column) != OPEN).then(found)


def actors(rows: pl.DataFrame) -> pl.Series:
    """The state of the code on the day of its first act, or the organization."""
    first = rows.with_columns(
        _first=pl.coalesce(
            *(date(c) for c in ("stateSignature", "stateRat", "stateForce", "Signature"))
        )
    )
    states = _cow.state_on(first, "stateID", "_first", "actor", "iso3")
    named = rows["stateID"].replace_strict(ORGANIZATIONS, default=None, return_dtype=pl.String)
    return states.fill_null(named)


def latest(rows: pl.DataFrame) -> str:
    """The last day on which a state joined or ratified: the table has no version."""
    days = rows.select(pl.max_horizontal(date(c).max() for c in ("stateRat", *CONSENTS)))
    return str(days.item() or "") if rows.height else ""


def nodes(rows: pl.DataFrame, source: str) -> tuple[dict[str, pl.DataFrame], tuple[str, ...]]:
    """Frames by class, and lines for the receipt."""
    keyed = rows.with_columns(
        _cow.ids(rows, "huggo", "treatyID", "gengID", "stateID"),
        _cow.ids(rows, "huggo", "treatyID", "gengID").alias("treaty"),
    )
    spells = _spells(keyed)
    both = pl.concat_str("treatyID", "gengID", separator=" ")
    own = _cow.records(keyed.select(id="treaty", recordKey=both), source)
    own = own.with_columns(citesDocument=pl.col("id").str.replace(r"\.r$", ".doc"))
    frames = {
        "PoliticalRelation": _treaties(keyed, spells),
        "Document": _documents(keyed, source),
        "Membership": spells.select(
            "_row", *_cow.BOUNDS, "id", member="actor", memberOf="treaty",
            statedIn=pl.col("key") + ".r",
        ),
        "Event": pl.concat([_signed(keyed), _ratified(keyed)]),
        "DatasetRecord": pl.concat([_records(keyed, source), own], how="diagonal"),
    }  # fmt: skip
    return frames, _notes(keyed, spells)


def _notes(keyed: pl.DataFrame, spells: pl.DataFrame) -> tuple[str, ...]:
    """What the table says that cannot be, or that we do not take, counted."""
    second = keyed.filter(date("stateForce2").is_not_null()).height - spells.filter(n=2).height
    counted = (
        ("second entries into force that follow no withdrawal of the state, left out", second),
        ("withdrawals before the entry into force, left out",
         keyed.filter(date("stateWithdrawal") < date("stateForce")).height),
        ("rows whose treaty ends before it is in force, that end left out",
         keyed.filter(date("End") < date("Force")).height),
    )  # fmt: skip
    return tuple(f"{what}: {number}" for what, number in counted if number)


def _spells(keyed: pl.DataFrame) -> pl.DataFrame:
    """From each entry into force to the withdrawal that followed it.

    A second entry counts only after a withdrawal which is not the end of the treaty itself: other
    second dates are those of amendments."""
    (one, two, three), (left, again) = (
        tuple(date(c) for c in columns) for columns in (_FORCE, _LEFT)
    )
    own = (left != date("End")).fill_null(value=True)
    back = (two > left) & own
    times = (
        (one, pl.when(one <= left).then(left), one.is_not_null()),
        (two, pl.when(two <= again).then(again), back),
        (three, pl.lit(None, pl.Date), back & (three > again)),
    )
    parts = [
        keyed.filter(counts.fill_null(value=False)).with_columns(
            startEarliest=begin, startLatest=begin, endEarliest=end, endLatest=end,
            n=pl.lit(n, pl.Int64), id=pl.col("key") if n == 1 else pl.col("key") + f".m{n}",
        )
        for n, (begin, end, counts) in enumerate(times, 1)
    ]  # fmt: skip
    return pl.concat(parts).sort("_row", "n")


def _treaties(keyed: pl.DataFrame, spells: pl.DataFrame) -> pl.DataFrame:
    """The parties are those for which it came into force, or who signed where that is nobody."""
    bound = spells.group_by("treaty").agg(pl.col("actor").unique().sort().alias("bound"))
    made = keyed.group_by("treaty", maintain_order=True).agg(
        pl.col("Title").drop_nulls().first().alias("name@en"),
        date("Force").min().alias("startEarliest"),
        date("Force").max().alias("startLatest"),
        date("End").min().alias("_first"),
        date("End").max().alias("_last"),
        date("End").is_null().any().alias("open"),
        pl.col("actor").unique().sort().alias("named"),
    )
    both = made.join(bound, on="treaty", how="left", maintain_order="left")
    several = pl.col("bound").list.len().fill_null(0) > 1
    sound = (pl.col("_last") >= pl.col("startEarliest")).fill_null(value=True)
    ended = ~pl.col("open") & sound
    return _cow.shared(
        both.select(
            "name@en", "startEarliest", "startLatest",
            id="treaty",
            statedIn=pl.col("treaty") + ".r",
            endEarliest=pl.when(ended).then("_first"),
            endLatest=pl.when(ended).then("_last"),
            relationType=pl.lit("agv:relation-treaty"),
            party=pl.when(several).then("bound").otherwise("named"),
        )
    )  # fmt: skip


def _documents(keyed: pl.DataFrame, source: str) -> pl.DataFrame:
    made = keyed.group_by("treaty", maintain_order=True).agg(
        pl.col("Title").drop_nulls().first().alias("dcterms:title@en"),
        date("Signature").min().alias("dcterms:issued"),
        *(
            pl.col(c).drop_nulls().unique().sort()
            for c in ("treatyID", "gengID", "ecolexID", "ieaID")
        ),
    )
    schemes = {"treatyID": "huggo:", "gengID": "geng:", "ecolexID": "ecolex:", "ieaID": "iea:"}
    numbers = [pl.col(c).list.eval(scheme + pl.element()) for c, scheme in schemes.items()]
    return _cow.shared(
        made.select(
            "dcterms:title@en", "dcterms:issued",
            id=pl.col("treaty") + ".doc",
            identifier=pl.concat_list(numbers),
            fromSource=pl.lit(source),
        )
    )  # fmt: skip


def _signed(keyed: pl.DataFrame) -> pl.DataFrame:
    return _acts(keyed, date("stateSignature"), ".s1", "agv:mode-x-sign")


def _ratified(keyed: pl.DataFrame) -> pl.DataFrame:
    given = pl.coalesce(date("stateRat"), *(date(c) for c in CONSENTS))
    return _acts(keyed, given, ".s2", "agv:mode-x-ratify")


def _acts(keyed: pl.DataFrame, on: pl.Expr, suffix: str, mode: str) -> pl.DataFrame:
    return keyed.filter(on.is_not_null()).select(
        "_row",
        id=pl.col("key") + suffix,
        eventType=pl.lit("agv:type-SUPPORT"),
        eventMode=pl.lit(mode),
        eventContext=pl.lit("agv:ctx-diplomatic"),
        agent="actor",
        object=pl.lit("agv:thing-agreement"),
        startEarliest=on,
        endLatest=on,
        statedIn=pl.col("key") + ".r",
    )


def _records(keyed: pl.DataFrame, source: str) -> pl.DataFrame:
    """The way in which consent was given, where the table says it, stands as code."""
    ways = [pl.when(date(c).is_not_null()).then(pl.lit(c)) for c in CONSENTS]
    return keyed.select(
        "_row",
        id=pl.col("key") + ".r",
        recordKey=pl.concat_str("treatyID", "gengID", "stateID", separator=" "),
        sourceCode=pl.coalesce(ways),
        citesDocument=pl.col("treaty") + ".doc",
        fromSource=pl.lit(source),
    )
