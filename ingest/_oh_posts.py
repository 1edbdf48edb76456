"""Posts that are items of Wikidata, and who held them."""

import polars as pl

from actorgraph import cells
from actorgraph.tabular import Check
from actorgraph_ingest import _oh_rows, _reference


def _own(office: str, of: pl.Expr) -> pl.Expr:
    """To whom a post belongs, unless the reference data say so."""
    known = _reference.offices()["id"].implode()
    return pl.when(~_oh_rows.node(office).is_in(known)).then(of)


def positions(rows: _oh_rows.Rows) -> _oh_rows.Made:
    """A row is a post; it belongs to its jurisdiction where that is a state, else its country."""
    checks = [*_oh_rows.given("id"), *_oh_rows.items("id", "country", "jurisdiction")]
    good = rows.block.without(checks)
    renamed = good.rows.rename({"id": "item"})
    keyed = _oh_rows.minted(renamed, "id", pl.lit(rows.place.folder), pl.lit("position"), "item")
    kept = rows.once.fresh(keyed)
    of = pl.coalesce(_oh_rows.states("jurisdiction"), _oh_rows.states("country"))
    frames = {
        "Office": kept.select("_row", id=_oh_rows.node("item"), officeOf=_own("item", of)),
        "DatasetRecord": _oh_rows.described(
            kept, "item", "position", rows.source, identifier=_oh_rows.page()
        ),
    }
    return _oh_rows.made(good, frames, keyed.height, kept.height)


def _offices(kept: pl.DataFrame, rows: _oh_rows.Rows, kind: str) -> tuple[pl.DataFrame, ...]:
    """The posts and their records; a post that several countries share belongs to none."""
    single = pl.col("country").n_unique().over("position") == 1
    of = pl.when(single).then(_oh_rows.states("country"))
    posts = kept.select("_row", id=_oh_rows.node("position"), officeOf=_own("position", of))
    folder = pl.lit(rows.place.folder)
    keyed = _oh_rows.minted(kept.drop("id"), "id", folder, pl.lit(kind), "position")
    records = _oh_rows.described(keyed, "position", "positionLabel", rows.source)
    return _oh_rows.shared(posts), _oh_rows.shared(records)


def _persons(
    kept: pl.DataFrame, rows: _oh_rows.Rows, kind: str, item: str, name: str
) -> pl.DataFrame:
    folder = pl.lit(rows.place.folder)
    held = kept.drop("id").drop_nulls(item)
    keyed = _oh_rows.minted(held, "id", folder, pl.lit(kind), item)
    return _oh_rows.shared(_oh_rows.described(keyed, item, name, rows.source))


def foreign_ministers(rows: _oh_rows.Rows) -> _oh_rows.Made:
    """A row is a statement of Wikidata, `psid`; one without a person is a post that is vacant."""
    checks = [
        *_oh_rows.given("position", "country"),
        *_oh_rows.items("person", "country", "position"),
        *_oh_rows.partial("start"),
        Check(pl.col("person").is_not_null() & pl.col("psid").is_null(), "missing-id", "psid"),
    ]
    good = rows.block.without(checks)
    keyed = _oh_rows.minted(good.rows, "id", pl.coalesce("psid", "country"), pl.lit("minister"))
    kept = rows.once.fresh(keyed)
    posts, named = _offices(kept, rows, "fm")
    vacant = kept.filter(pl.col("person").is_null())
    held = kept.drop_nulls("person").with_columns(
        holder=_oh_rows.node("person"), office=_oh_rows.node("position")
    )
    label, post = pl.col("positionLabel").alias("name@und"), _oh_rows.node("position")
    dates = {"startEarliest": cells.earliest("start"), "startLatest": cells.latest("start")}
    frames = {
        "Tenure": _oh_rows.tenures(held, **dates),
        "Person": _oh_rows.nodes(held["holder"]),
        "Office": posts,
        "DatasetRecord": _oh_rows.together(
            _oh_rows.stating(held, rows.source, pl.col("psid")),
            _oh_rows.of_posts(vacant, rows.source, label, "id", post, "country"),
            _persons(held, rows, "fm", "person", "name"),
            named,
        ),
    }
    return _oh_rows.made(good, frames, keyed.height, kept.height)


def leaders(rows: _oh_rows.Rows) -> _oh_rows.Made:
    """Heads of state and government by years."""
    checks = [
        *_oh_rows.given("countryid", "position", "officeholder"),
        *_oh_rows.items("countryid", "position", "officeholder"),
        *_oh_rows.partial("start_year", "end_year"),
        *_oh_rows.ordered("start_year", "end_year"),
    ]
    good = rows.block.without(checks)
    key = ("countryid", "position", "officeholder", "start_year")
    named = good.rows.with_columns(
        country="countryid", holder=_oh_rows.node("officeholder"), office=_oh_rows.node("position")
    )
    keyed = _oh_rows.minted(named, "id", pl.lit("leader"), *key)
    kept = rows.once.fresh(keyed)
    posts, records = _offices(kept, rows, "leader")
    frames = {
        "Tenure": _oh_rows.tenures(kept, **_oh_rows.bounds("start_year", "end_year")),
        "Person": _oh_rows.nodes(kept["holder"]),
        "Office": posts,
        "DatasetRecord": _oh_rows.together(
            _oh_rows.stating(kept, rows.source, pl.concat_str(*key, separator=" ")),
            _persons(kept, rows, "leader", "officeholder", "officeholderLabel"),
            records,
        ),
    }
    return _oh_rows.made(good, frames, keyed.height, kept.height)


def compared(rows: _oh_rows.Rows) -> _oh_rows.Made:
    """A row is a country with its foreign minister by Wikipedia and by Wikidata, of no date. A
    person whom only a name tells is no node."""
    checks = [*_oh_rows.given("country"), *_oh_rows.items("country", "wpperson", "wdperson")]
    good = rows.block.without(checks)
    minister = pl.lit("foreign-minister")
    posts = _oh_rows.minted(good.rows, "office", "country", minister)
    keyed = _oh_rows.minted(posts, "id", "country", minister, "wpperson", "wdperson")
    kept = rows.once.fresh(keyed)
    held = _compared(kept, rows)
    key = pl.concat_str("country", "item", separator=" ")
    label, office = pl.lit("foreign minister").alias("name@en"), pl.col("office")
    owners = kept.select("_row", id="office", officeOf=_oh_rows.states("country"))
    frames = {
        "Office": _oh_rows.shared(owners),
        "Tenure": _oh_rows.tenures(held, _part=pl.col("id")),
        "Person": _oh_rows.nodes(held["holder"]),
        "DatasetRecord": _oh_rows.together(
            _oh_rows.of_posts(kept, rows.source, label, "id", office, "country"),
            _oh_rows.stating(held, rows.source, key).with_columns(_part=held["id"]),
            _persons(held, rows, "fm", "item", "name"),
        ),
    }
    by_name = kept.filter(pl.col("wpperson").is_null() & pl.col("wppersonlabel").is_not_null())
    note = [f"persons by name only, left out: {by_name.height}"] if by_name.height else []
    return _oh_rows.made(good, frames, keyed.height, kept.height, *note)


def _compared(kept: pl.DataFrame, rows: _oh_rows.Rows) -> pl.DataFrame:
    """Whom either names, a row for each country and person."""
    told = pl.concat(
        kept.select("_row", "office", "country", item=f"{by}person", name=f"{by}personlabel")
        for by in ("wp", "wd")
    ).drop_nulls("item")
    named = _oh_rows.minted(
        told, "id", "country", pl.lit("foreign-minister"), "item", pl.lit("held")
    )
    held = rows.once.fresh(named)
    return held.with_columns(holder=_oh_rows.node("item"), _part=pl.col("id"))
