"""The nodes of disputes: relations, sides, memberships, highest acts, losses, records."""

import polars as pl

from actorgraph.cells import whole
from actorgraph_ingest import _cow, _cow_sides

# Deaths of soldiers, as brackets: the lowest and the highest number, None without bound.
BRACKETS: dict[str, tuple[int, int | None]] = {
    "0": (0, 0), "1": (1, 25), "2": (26, 100), "3": (101, 250), "4": (251, 500), "5": (501, 999),
    "6": (999, None),
}  # fmt: skip
# Highest acts as types and modes: threats, shows of force, uses of force, war.
ACTS: dict[str, tuple[str, str | None]] = {
    **dict.fromkeys(("1", "4", "5", "6", "18"), ("THREATEN", "violence")),
    **dict.fromkeys(("2", "3"), ("THREATEN", "territory")),
    **dict.fromkeys(("7", "8", "10", "11", "12"), ("MOBILIZE", "troops")),
    "9": ("MOBILIZE", "weapons"),
    "13": ("COERCE", "restrict"), "14": ("COERCE", None), "15": ("COERCE", "seize"),
    **dict.fromkeys(("16", "17", "20", "21", "22"), ("ASSAULT", None)),
    "19": ("ASSAULT", "unconventional"),
}  # fmt: skip
NO_ACT = "0"


def disputes(rows: pl.DataFrame, source: str) -> dict[str, pl.DataFrame]:
    keyed = _keyed(rows.with_columns(_cow.ids(rows, "cow-mid", "dispnum3")))
    both = _cow_sides.sides(pl.col("key"))
    relations = keyed.select(
        "_row", *_cow.BOUNDS, "dateText",
        id="key",
        relationType=pl.lit("agv:relation-militarizedDispute"),
        party=pl.concat_list(both),
        quantity=pl.concat_list("losses", "hostility").list.drop_nulls(),
        statedIn=pl.col("key") + ".r",
    )  # fmt: skip
    called = keyed.select(
        pl.col("key").alias("id"), _called(), whole("numa").alias("numa"),
        whole("numb").alias("numb"),
    )  # fmt: skip
    return {
        "PoliticalRelation": relations,
        "Collective": _cow_sides.collectives(called, counts=("numa", "numb")),
        "Quantity": _quantities(keyed),
        "DatasetRecord": _records(keyed, source, pl.col("dispnum3")),
    }


def participants(rows: pl.DataFrame, source: str) -> dict[str, pl.DataFrame]:
    a = pl.col("sidea") == "1"
    started = rows.with_columns(
        since=pl.col("startEarliest").cast(pl.String).str.replace_all("-", "")
    )
    keyed = started.with_columns(
        _cow.ids(started, "cow-mid", "dispnum3", "ccode", "sidea", "since"),
        _cow.ids(started, "cow-mid", "dispnum3").alias("conflict"),
    )
    keyed = _keyed(keyed).with_columns(
        side=pl.col("conflict") + pl.when(a).then(pl.lit(".a")).otherwise(pl.lit(".b")),
        against=pl.col("conflict") + pl.when(a).then(pl.lit(".b")).otherwise(pl.lit(".a")),
    )
    spells = _cow.by_state(keyed)
    conflicts = keyed.unique("conflict", maintain_order=True).select(
        pl.col("conflict").alias("id"), _called()
    )
    key = pl.concat_str("dispnum3", "ccode", "sidea", "since", separator=" ")
    own = _cow.records(keyed.select(id="conflict", recordKey="dispnum3"), source)
    return {
        "PoliticalRelation": _relations(conflicts),
        "Collective": _cow_sides.collectives(conflicts, spells),
        "Membership": _cow_sides.memberships(spells),
        "Event": _acts(spells),
        "Quantity": _quantities(keyed),
        "DatasetRecord": pl.concat([_records(keyed, source, key), own], how="diagonal"),
    }


def notes(rows: pl.DataFrame) -> tuple[str, ...]:
    """Highest acts that are in no list, counted by name."""
    new = rows.filter(~pl.col("hiact").is_in([NO_ACT, *ACTS]).fill_null(value=True))["hiact"]
    told = ", ".join(f"{c} {n}" for c, n in new.value_counts().sort("hiact").rows())
    return (f"highest acts that are in no list: {told}",) if told else ()


def _keyed(rows: pl.DataFrame) -> pl.DataFrame:
    """With the ids of the quantities, null where there is no number."""
    lost = pl.any_horizontal(pl.col("fatality", "fatalpre").is_not_null())
    return rows.with_columns(
        losses=pl.when(lost).then(pl.col("key") + ".q1"),
        hostility=pl.when(pl.col("hostlev").is_not_null()).then(pl.col("key") + ".q2"),
    )


def _called() -> pl.Expr:
    return ("militarized dispute " + pl.col("dispnum3")).alias("called")


def _quantities(keyed: pl.DataFrame) -> pl.DataFrame:
    """Losses as number where one is given, else as bracket; the level of hostility."""
    none = pl.lit(None, pl.Int64)
    low = pl.col("fatality").replace_strict(
        {code: one for code, (one, _) in BRACKETS.items()}, default=None, return_dtype=pl.Int64
    )
    high = pl.col("fatality").replace_strict(
        {code: other for code, (_, other) in BRACKETS.items()}, default=None,
        return_dtype=pl.Int64,
    )  # fmt: skip
    precise = pl.coalesce(whole("fatalpre"), pl.when(pl.col("fatality") == "0").then(0))
    words = pl.concat_str(
        pl.lit("fatality ") + pl.col("fatality"), pl.lit("fatalpre ") + pl.col("fatalpre"),
        separator=", ", ignore_nulls=True,
    )  # fmt: skip
    return pl.concat(
        [
            _cow_sides.counted(keyed, ".q1", "agv:thing-fatalities", low, precise, high, words),
            _cow_sides.counted(
                keyed, ".q2", "agv:thing-hostilityLevel", none, whole("hostlev"), none,
                "hostlev " + pl.col("hostlev"),
            ),
        ]
    )  # fmt: skip


def _records(keyed: pl.DataFrame, source: str, key: pl.Expr) -> pl.DataFrame:
    return keyed.select(
        "_row",
        id=pl.col("key") + ".r",
        recordKey=key,
        sourceCode="hiact",
        codeScheme=pl.when(pl.col("hiact").is_not_null()).then(pl.lit("agv:scheme-cow")),
        fromSource=pl.lit(source),
    )


def _relations(conflicts: pl.DataFrame) -> pl.DataFrame:
    """The disputes again, since memberships point at them; their dates are those of MIDA."""
    return _cow.shared(
        conflicts.select(
            "id",
            relationType=pl.lit("agv:relation-militarizedDispute"),
            party=pl.concat_list(_cow_sides.sides(pl.col("id"))),
            statedIn=pl.col("id") + ".r",
        )
    )


def _acts(spells: pl.DataFrame) -> pl.DataFrame:
    """The highest act of each participant, of its first state where the code changed hands."""
    acted = spells.filter(pl.col("hiact").is_in(list(ACTS)) & (pl.col("part") == 1))
    sides = spells.group_by("side").agg(pl.col("state").unique())
    one = sides.filter(pl.col("state").list.len() == 1)
    single = one.select(against="side", opponent=pl.col("state").list.first())
    met = acted.join(single, on="against", how="left", maintain_order="left").join(
        sides.select(against="side", _known=pl.lit(value=True)), on="against", how="left",
        maintain_order="left",
    )  # fmt: skip
    other = pl.coalesce("opponent", pl.when("_known").then("against"))
    types = {code: f"agv:type-{one}" for code, (one, _) in ACTS.items()}
    modes = {code: f"agv:mode-{mode}" for code, (_, mode) in ACTS.items() if mode}
    return met.select(
        "_row",
        "dateText",
        id=pl.col("key") + ".s1",
        eventType=pl.col("hiact").replace_strict(types),
        eventMode=pl.col("hiact").replace_strict(modes, default=None, return_dtype=pl.String),
        agent="state",
        recipient=other,
        startEarliest="startEarliest",
        endLatest="endLatest",
        statedIn=pl.col("key") + ".r",
    )
