"""Persons: births and deaths with their precision, and kin."""

import polars as pl

from actorgraph import cells
from actorgraph.tabular import Check
from actorgraph_ingest import _oh_rows

KIN = {
    "father": "parentOf",
    "mother": "parentOf",
    "child": "childOf",
    "sibling": "siblingOf",
    "spouse": "spouseOf",
    "partner": "partnerOf",
    "relative": "relativeOf",
    "stepparent": "stepParentOf",
}
NO_KIN = "godparent"


def _cut(day: str, precision: str) -> pl.Expr:
    """A date cut down to its precision (9 year, 10 month): what lies below is filler."""
    size = pl.col(precision).replace_strict({"9": 4, "10": 7}, default=10, return_dtype=pl.Int64)
    return pl.col(day).str.head(size)


def bio(rows: _oh_rows.Rows) -> _oh_rows.Made:
    checks = [*_oh_rows.given("id"), *_oh_rows.items("id"), *_oh_rows.partial("dob", "dod")]
    good = rows.block.without(checks)
    cut = good.rows.with_columns(_cut("dob", "dobp").alias("dob"), _cut("dod", "dodp").alias("dod"))
    keyed = _oh_rows.minted(cut, "_id", pl.lit(rows.place.folder), pl.lit("bio"), "id")
    renamed = keyed.rename({"id": "item", "_id": "id"})
    kept = rows.once.fresh(renamed)
    return _oh_rows.Made(
        frames={
            "Person": kept.select("_row", id=_oh_rows.node("item")),
            "DatasetRecord": _oh_rows.described(
                kept,
                "item",
                "name",
                rows.source,
                birthEarliest=cells.earliest("dob"),
                birthLatest=cells.latest("dob"),
                deathEarliest=cells.earliest("dod"),
                deathLatest=cells.latest("dod"),
                identifier=_oh_rows.page(),
            ),
        },
        rows_in=good.rows_in,
        duplicates=renamed.height - kept.height,
        quarantine=good.quarantine,
        notes=good.notes,
    )


def family(rows: _oh_rows.Rows) -> _oh_rows.Made:
    """`relative` is the father, mother … of the person `id`."""
    word = pl.col("relationship")
    known = word.is_in([*KIN, NO_KIN]).fill_null(value=False)
    checks = [
        *_oh_rows.given("id", "relative"),
        *_oh_rows.items("id", "relative"),
        Check(~known, "bad-code", "relationship", word),
    ]
    good = rows.block.without(checks)
    kin = good.rows.filter(word != NO_KIN).rename({"id": "person", "name": "personname"})
    folder = pl.lit(rows.place.folder)
    keyed = _oh_rows.minted(
        kin, "id", folder, pl.lit("kin"), "person", "relative", "relationship"
    )  # fmt: skip
    kept = rows.once.fresh(keyed)
    strange = good.rows.height - kin.height
    note = (f"godparents are no kin, left out: {strange}",) if strange else ()
    return _oh_rows.Made(
        frames=_kinships(kept, rows),
        rows_in=good.rows_in,
        duplicates=keyed.height - kept.height,
        filtered=strange,
        quarantine=good.quarantine,
        notes=(*good.notes, *note),
    )


def _kinships(kept: pl.DataFrame, rows: _oh_rows.Rows) -> dict[str, pl.DataFrame]:
    persons = pl.concat([kept["person"], kept["relative"]])
    records = [_oh_rows.stating(kept, rows.source, _key()), _names(kept, rows)]
    return {
        "Kinship": kept.select(
            "_row",
            "id",
            person=_oh_rows.node("person"),
            relative=_oh_rows.node("relative"),
            kinshipType="agv:kin-" + pl.col("relationship").replace_strict(KIN),
            statedIn=pl.col("id") + ".r",
        ),
        "Person": _oh_rows.nodes("wd-" + persons),
        "DatasetRecord": pl.concat(records, how="diagonal"),
    }


def _key() -> pl.Expr:
    return pl.concat_str("person", "relationship", "relative", separator=" ")


def _names(kept: pl.DataFrame, rows: _oh_rows.Rows) -> pl.DataFrame:
    """A record for each person that is named, shared by its rows."""
    both = pl.concat(
        [
            kept.select("_row", item="person", name="personname"),
            kept.select("_row", item="relative", name="relativename"),
        ]
    )
    keyed = _oh_rows.minted(both, "id", pl.lit(rows.place.folder), pl.lit("family"), "item")
    return _oh_rows.shared(_oh_rows.described(keyed, "item", "name", rows.source))
