"""Posts that have a name only, and who held them."""

import polars as pl

from actorgraph import cells
from actorgraph.terms import mint
from actorgraph_ingest import _keys, _oh_rows, _reference, _territory

_OWNER = r"(?: of| of the|, )\s+(?:the )?([A-Z].*)$"


def holders(rows: _oh_rows.Rows) -> _oh_rows.Made:
    """A row is one spell of a person in a post that has a name only."""
    checks = [
        *_oh_rows.given("position", "personID"),
        *_oh_rows.items("personID"),
        *_oh_rows.partial("start", "end", "DOB", "DOD"),
        *_oh_rows.ordered("start", "end"),
    ]
    good = rows.block.without(checks)
    scope = pl.lit(rows.place.scope)
    posts = _oh_rows.minted(good.rows, "office", scope, "position")
    key = ("position", "personID", "start", "end")
    keyed = _keys.hashed(posts, f"{mint('oh', rows.place.scope)}-", key, "id")
    kept = rows.once.fresh(keyed.with_columns(holder=_oh_rows.node("personID")))
    people, note = _people(kept, rows)
    told = pl.concat_str(*key, separator=" ", ignore_nulls=True)
    label, office = pl.col("position").alias("name@und"), pl.col("office")
    named = _oh_rows.of_posts(kept, rows.source, label, "office", office, "position")
    records = (_oh_rows.stating(kept, rows.source, told), people, _oh_rows.shared(named))
    frames = {
        "Tenure": _oh_rows.tenures(kept, **_oh_rows.bounds("start", "end")),
        "Person": _oh_rows.nodes(kept["holder"]),
        "Office": _oh_rows.shared(kept.select("_row", id="office", officeOf=_owner(rows, kept))),
        "DatasetRecord": _oh_rows.together(*records),
    }
    return _oh_rows.made(good, frames, keyed.height, kept.height, *note)


def _owner(rows: _oh_rows.Rows, kept: pl.DataFrame) -> pl.Expr:
    """The folder's country, else the organization or state that the post's name ends with."""
    if rows.place.state is not None:
        return pl.lit(rows.place.state)
    tails = kept.select(t=pl.col("position").str.extract(_OWNER, 1))["t"].drop_nulls().unique()
    found = {tail: owner for tail in tails.to_list() if (owner := actor(tail))}
    tail = pl.col("position").str.extract(_OWNER, 1)
    return tail.replace_strict(found, default=None, return_dtype=pl.String)


def actor(name: str) -> str | None:
    """The state or the organization of the reference data that is called so."""
    state = _territory.by_name(name)
    if state is not None:
        return state.id if state.is_state else None
    known = _reference.names().filter(
        (pl.col("name") == name) & (pl.col("kind") == "Organization")
        & pl.col("role").is_in(["label", "alias"])
    )["id"].unique()  # fmt: skip
    return known[0] if known.len() == 1 else None


def _people(kept: pl.DataFrame, rows: _oh_rows.Rows) -> tuple[pl.DataFrame, list[str]]:
    """A record a person: births and deaths only where all its rows agree."""
    alone = kept.group_by("personID", maintain_order=True).agg(
        *(pl.col(c).drop_nulls().unique(maintain_order=True) for c in ("DOB", "DOD")),
        pl.col("person").first(),
        pl.col("enwiki").drop_nulls().unique().sort(),
    )
    rival = alone.filter(pl.max_horizontal(pl.col("DOB", "DOD").list.len()) > 1).height
    single = [pl.when(pl.col(c).list.len() == 1).then(pl.col(c).list.first()).alias(c)
              for c in ("DOB", "DOD")]  # fmt: skip
    told = alone.with_columns(*single, pl.lit(None, pl.Int64).alias("_row"))
    folder = pl.lit(rows.place.folder)
    keyed = _oh_rows.minted(told, "id", folder, pl.lit("holder"), "personID")
    pages = pl.col("enwiki").list.eval("wikipedia:" + pl.element().str.replace_all(" ", "_"))
    made = _oh_rows.described(
        keyed,
        "personID",
        "person",
        rows.source,
        birthEarliest=cells.earliest("DOB"),
        birthLatest=cells.latest("DOB"),
        deathEarliest=cells.earliest("DOD"),
        deathLatest=cells.latest("DOD"),
        identifier=pages,
    )
    return made, [f"persons with rival births or deaths, left out: {rival}"] if rival else []
