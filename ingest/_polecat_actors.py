"""Who takes part in a POLECAT event: one row an actor, read from cells that run in parallel.

* A name of the state itself, or a state without any name or sector but the government: the State.
* An article of Wikipedia: an actor of its own by that article and country, an organization of the
  reference tables where it is called like one. A person only where a title is given or the tables
  know such a person.
* Words without an article ("soldiers"): a Collective of the words, country and sector; without a
  country one of the event, since the soldiers of two stories are not the same.
"""

import polars as pl

from actorgraph_ingest import _concepts, _keys, _named, _territory
from actorgraph_ingest._named import KNOWN, SHARED

OF_EVENT = "event"
FIELDS = ("Name", "Country", "Primary Sector", "Sectors", "Title", "Name Raw", "Wikipedia")
SIDES = {"Actor": ("agent", "a"), "Recipient": ("recipient", "b")}
_SECTORS = {"med": "agv:sector-HLH"}  # in PLOVER, MED is health


def cells(side: str) -> dict[str, str]:
    """The column of each field of one side."""
    named = {field: f"{side} {field}" for field in FIELDS}
    named |= {"Primary Sector": f"Primary {side} Sector", "Wikipedia": f"Wikipedia {side} ID"}
    return named


def listed(rows: pl.DataFrame, side: str) -> tuple[pl.DataFrame, int]:
    """_row, event, day, place and the fields of each actor; and in how many rows the lists do not
    match, where the names alone count."""
    columns = cells(side)
    lists = rows.select(
        "_row", "event", "date",
        *(pl.col(column).str.split("; ").alias(field) for field, column in columns.items()),
    )  # fmt: skip
    some = pl.any_horizontal(pl.col(field).is_not_null() for field in FIELDS)
    size = pl.coalesce(pl.col("Name", "Name Raw", "Wikipedia", "Country").list.len())
    sized = lists.filter(some).with_columns(size=size).drop_nulls("size")
    fits = pl.all_horizontal(
        (pl.col(field).list.len() == pl.col("size")).fill_null(value=True) for field in FIELDS
    )
    blank = pl.lit(None, pl.String).repeat_by("size")
    kept = {
        field: pl.when(pl.col(field).list.len() == pl.col("size")).then(field).otherwise(blank)
        for field in FIELDS
    }
    paired = {
        field: pl.when(fits | (field == "Name")).then(kept[field]).otherwise(blank)
        for field in FIELDS
    }
    shown = sized.with_columns(fits=fits, place=pl.int_ranges(1, pl.col("size") + 1), **paired)
    single = shown.explode(*FIELDS, "place", empty_as_null=True).drop("size", "fits")
    cleaned = single.with_columns(
        pl.when(~pl.col(field).is_in(["", "None"])).then(pl.col(field).str.strip_chars())
        for field in FIELDS
    )
    return cleaned.with_columns(side=pl.lit(side)), shown.filter(~pl.col("fits")).height


def resolve(single: pl.DataFrame) -> pl.DataFrame:
    """`single` with state, sectors, scope, id, class and label; `id` is null for an actor that
    says nothing at all."""
    plain = pl.when(~pl.col("Country").str.contains("|", literal=True)).then("Country")
    dated = _keys.with_state(single.with_columns(iso=plain), "iso3", "iso", "date", "state")
    sectors = pl.concat_str("Primary Sector", "Sectors", separator="|", ignore_nulls=True)
    told = dated.with_columns(
        sectors=sectors.str.split("|").list.eval(
            pl.element().str.strip_chars().str.to_lowercase()
        ).list.unique().list.sort(),
        words=pl.coalesce("Name Raw", "Name"),
    )  # fmt: skip
    keys = ["Name", "words", "Wikipedia", "state", "Title", "sectors"]
    distinct = told.select(keys).unique()
    said = [_one(*row) for row in distinct.rows()]
    schema = dict.fromkeys(("scope", "known", "class", "label"), pl.String)
    answers = pl.DataFrame(said, schema=schema, orient="row")
    found = pl.concat([distinct, answers], how="horizontal")
    joined = told.join(found, on=keys, how="left", nulls_equal=True, maintain_order="left")
    return _with_id(joined)


def _with_id(found: pl.DataFrame) -> pl.DataFrame:
    article = pl.col("Wikipedia").is_not_null()
    kind = pl.when(~article).then(pl.coalesce(pl.col("sectors").list.join("|"), pl.lit("")))
    keyed = _keys.hashed(
        found.with_columns(_who=pl.coalesce("Wikipedia", "label"), _kind=kind),
        "polecat-actor-", ["_who", "state", "_kind"], "_own",
    )  # fmt: skip
    letter = pl.when(pl.col("side") == "Actor").then(pl.lit("a")).otherwise(pl.lit("b"))
    below = pl.concat_str("event", pl.lit("."), letter, pl.col("place").cast(pl.String))
    scope = pl.col("scope")
    own = pl.when(scope == SHARED).then("_own").when(scope == OF_EVENT).then(below)
    return keyed.with_columns(id=pl.coalesce("known", own)).drop("_who", "_kind", "_own")


def _one(
    name: str | None, words: str | None, article: str | None, state: str | None,
    title: str | None, sectors: list[str] | None,
) -> tuple[str | None, str | None, str | None, str | None]:  # fmt: skip
    """scope, id of a known actor, class, label."""
    governs = not set(sectors or ()) - {"gov", ""}
    called = next(filter(None, map(_named.state_called, filter(None, (name, words)))), None)
    if called is not None and governs and state in (None, called):
        return KNOWN, called, "State", None
    if article is not None:
        label = name or article.replace("_", " ")
        scope, known, class_ = _named.of_name(label, state)
        if scope == KNOWN:
            return scope, known, class_, None
        return SHARED, None, "Person" if title is not None else class_, label
    if words is not None:
        return (SHARED if state is not None else OF_EVENT), None, "Collective", words
    if state is None:
        return None, None, None, None
    if governs:
        return KNOWN, state, "State", None
    land = _territory.territories()[state].name
    return SHARED, None, "Collective", f"{', '.join(sectors or ()).upper()} ({land})"


def kinds(sectors: pl.Series) -> pl.DataFrame:
    """code and concept of each distinct sector; null where there is no such concept."""
    known = {**_concepts.codes("sector"), **_SECTORS}
    codes = sectors.explode(empty_as_null=True).drop_nulls().unique().sort()
    return pl.DataFrame(
        {"code": codes, "concept": [known.get(code) for code in codes.to_list()]},
        schema={"code": pl.String, "concept": pl.String},
    ).filter(pl.col("code") != "")
