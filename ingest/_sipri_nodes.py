"""From the sound rows of SIPRI's register to frames: deliveries, orders, quantities, sides."""

from functools import cache
from pathlib import Path

import polars as pl

from actorgraph_ingest import _keys, _named

FOLDER = Path(__file__).parent / "sipri"
NO_ROW = pl.lit(None, pl.Int64)
SIDES = {"Supplier": "agent", "Recipient": "recipient"}
_YES = ("yes", "true", "1")


@cache
def things() -> dict[str, str]:
    """Category of arms and the thing of the ontology."""
    table = pl.read_csv(FOLDER / "categories.csv", infer_schema=False)
    return {name: f"agv:thing-{thing}" for name, thing in table.rows()}


@cache
def _other_names() -> dict[str, str]:
    return dict(pl.read_csv(FOLDER / "names.csv", infer_schema=False).rows())


def _side(name: str) -> tuple[str | None, bool, bool]:
    """id of a known actor, whether it has a node of its own, whether the name is in no list."""
    meant = _other_names().get(name, name)
    if name.casefold().startswith("unknown"):
        return None, False, False
    if meant.endswith("**"):
        scope, known, _ = _named.of_name(name.rstrip("*"), None)
        return (known, False, False) if scope == _named.KNOWN else (None, True, False)
    if meant.endswith("*"):
        return None, True, False
    found = _named.state_called(meant)
    return found, False, found is None


def with_sides(rows: pl.DataFrame) -> pl.DataFrame:
    """`agent` and `recipient`; of each side `… own` (its own node) and `… unknown`."""
    for side, role in SIDES.items():
        names = rows[side].drop_nulls().unique().sort()
        told = pl.DataFrame(
            [_side(name) for name in names.to_list()], orient="row",
            schema={"_known": pl.String, f"{side} own": pl.Boolean, f"{side} unknown": pl.Boolean},
        ).with_columns(names)  # fmt: skip
        rows = rows.join(told, on=side, how="left", maintain_order="left")
        plain = pl.col(side).str.strip_chars_end("*")
        rows = _keys.hashed(rows.with_columns(_name=plain), "sipri-actor-", ["_name"], "_own")
        own = pl.when(pl.col(f"{side} own")).then("_own")
        rows = rows.with_columns(
            pl.coalesce("_known", own).alias(role), pl.col(f"{side} unknown").fill_null(value=True)
        ).drop("_known", "_own", "_name")
    return rows


def nodes(rows: pl.DataFrame, dataset: str) -> dict[str, pl.DataFrame]:
    rows = rows.with_columns(
        event=pl.format("sipri-{}-{}", "key", "year"),
        deal=pl.format("sipri-{}", "key"),
        thing=pl.col("Armament category").replace_strict(things(), return_dtype=pl.String),
    )
    orders = (
        rows.drop_nulls("ordered").sort("_row").unique("deal", keep="first", maintain_order=True)
    )
    return {
        "Event": pl.concat([_deliveries(rows), _orders(orders)], how="diagonal"),
        "Quantity": pl.concat([_items(rows), _volumes(rows)]),
        "DatasetRecord": pl.concat(
            [_records(rows, dataset), _names(rows, dataset)], how="diagonal"
        ),
        "Organization": _groups(rows),
    }


def _deliveries(rows: pl.DataFrame) -> pl.DataFrame:
    parts = [
        pl.when(pl.col(column).is_not_null()).then(pl.col("event") + f".{part}")
        for part, column in (("q1", "items"), ("q2", "volume"))
    ]
    return rows.select(
        "_row", "agent", "recipient",
        id="event",
        eventType=pl.lit("agv:type-COOPERATE"),
        eventContext=pl.lit("agv:ctx-military"),
        object="thing",
        quantity=pl.concat_list(parts).list.drop_nulls(),
        startEarliest=pl.date(pl.col("year"), 1, 1),
        endLatest=pl.date(pl.col("year"), 12, 31),
        statedIn=pl.col("event") + ".r",
    )  # fmt: skip


def _orders(orders: pl.DataFrame) -> pl.DataFrame:
    return orders.select(
        "_row", "agent", "recipient",
        id=pl.col("deal") + ".order",
        eventType=pl.lit("agv:type-AGREE"),
        eventContext=pl.lit("agv:ctx-military"),
        object="thing",
        startEarliest=pl.date(pl.col("ordered"), 1, 1),
        endLatest=pl.date(pl.col("ordered"), 12, 31),
        statedIn=pl.col("event") + ".r",
    )  # fmt: skip


def _items(rows: pl.DataFrame) -> pl.DataFrame:
    guessed = pl.col("Numbers delivered is estimate").str.to_lowercase().is_in(_YES)
    about = pl.when(guessed).then(pl.lit("agv:q-approximately"))
    return rows.drop_nulls("items").select(
        "_row",
        id=pl.col("event") + ".q1",
        best="items",
        qualifier=about.otherwise(pl.lit("agv:q-exactly")),
        quantifies="thing",
        unitCode=pl.lit("1"),
        asStated=pl.concat_str("Numbers delivered", "Designation", "Description", separator=" ",
                               ignore_nulls=True),
    )  # fmt: skip


def _volumes(rows: pl.DataFrame) -> pl.DataFrame:
    """In millions of a unit of SIPRI's own, which UCUM writes in braces."""
    return rows.drop_nulls("volume").select(
        "_row",
        id=pl.col("event") + ".q2",
        best="volume",
        qualifier=pl.lit("agv:q-exactly"),
        quantifies="thing",
        unitCode=pl.lit("10*6.{TIV}"),
        asStated=pl.col("TIV delivery values") + " million TIV",
    )


def _records(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    guessed = [
        pl.when(pl.col(f"{what} is estimate").str.to_lowercase().is_in(_YES)).then(pl.lit(word))
        for what, word in (("Order date", "order estimated"), ("Delivery year", "year estimated"))
    ]
    precision = pl.concat_str(guessed, separator=", ", ignore_nulls=True)
    return rows.select(
        "_row",
        id=pl.col("event") + ".r",
        recordKey=pl.format("{}-{}", "key", "year"),
        fromSource=pl.lit(dataset),
        identifier=pl.concat_list(pl.lit("sipri-deal:") + pl.col("key")),
        datePrecision=pl.when(precision != "").then(precision),
    )


def _own(rows: pl.DataFrame) -> pl.DataFrame:
    sides = [
        rows.filter(pl.col(f"{side} own")).select(
            "_row", id=role, name=pl.col(side).str.strip_chars_end("*")
        )
        for side, role in SIDES.items()
    ]
    return pl.concat(sides).group_by("id", "name").agg(pl.col("_row").min()).sort("id")


def _groups(rows: pl.DataFrame) -> pl.DataFrame:
    return _own(rows).select("id", NO_ROW.alias("_row"))


def _names(rows: pl.DataFrame, dataset: str) -> pl.DataFrame:
    return _own(rows).select(
        "_row",
        id=pl.col("id") + ".r",
        recordKey="name",
        fromSource=pl.lit(dataset),
        describes="id",
        **{"name@en": pl.concat_list("name")},
    )
