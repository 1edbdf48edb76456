"""From the blocks of a FollowTheMoney file to chunks: which rows count, and their nodes."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from actorgraph.frames import quarantine_frame
from actorgraph_ingest import (
    _ftm_edges,
    _ftm_index,
    _ftm_lines,
    _ftm_links,
    _ftm_sanctions,
    _ftm_tables,
    _ftm_things,
)
from actorgraph_ingest._ftm_values import Notes, nodes

Frames = dict[str, pl.DataFrame]
_LIST = "https://www.opensanctions.org/datasets/"
_FAULT: Mapping[str, Any] = {
    "row": pl.Int64,
    **dict.fromkeys(("reason", "field", "detail", "raw"), pl.String),
}


def chunks(reader: _ftm_lines.Reader, index: _ftm_index.Index) -> Iterator[Mapping[str, Any]]:
    """The fields of each Chunk but slice and version. The last one has the notes on the file."""
    notes = Notes()
    faults = pl.DataFrame(reader.faults, schema=_FAULT, orient="row")
    last = len(index.parts) - 1
    for number, block in enumerate(index.blocks()):
        made = _chunk(block, index, faults if number == 0 else faults.clear(), reader, notes)
        if number == 0:
            broken = _names(pl.Series(reader.unread, dtype=pl.String))
            made["unread"] = (*made["unread"], *broken)
        yield {**made, "notes": _told(reader, index, notes) if number == last else ()}


def _told(reader: _ftm_lines.Reader, index: _ftm_index.Index, notes: Notes) -> tuple[str, ...]:
    unknown = ", ".join(f"{name} {n}" for name, n in sorted(reader.unknown.items()))
    retold = f"nested entities told in another way elsewhere, left out there: {index.retold:,}"
    return (
        *notes.lines(),
        *((f"properties in no list, left out: {unknown}",) if unknown else ()),
        *((retold,) if index.retold else ()),
        *reader.tally.notes,
    )


def _chunk(
    block: pl.DataFrame,
    index: _ftm_index.Index,
    unread: pl.DataFrame,
    reader: _ftm_lines.Reader,
    notes: Notes,
) -> dict[str, Any]:
    tops = block.filter("top")
    kept = block.join(index.kept.to_frame("n"), on="n", how="semi", maintain_order="left")
    wrong = pl.concat([_conflicts(tops, index), _lacking(kept)])
    kept = kept.join(wrong, on="row", how="anti", maintain_order="left")
    pairs = _ftm_edges.pairs(kept, index, is_delta=reader.is_delta, notes=notes)
    wrong = pl.concat([wrong, pairs.faults]).unique("row", keep="first", maintain_order=True)
    kept = kept.join(pairs.faults, on="row", how="anti", maintain_order="left")
    told = pairs.rows.join(pairs.faults, on="row", how="anti", maintain_order="left")
    frames = _frames(kept, told, notes)
    return {
        "frames": frames,
        "rows_in": tops.height + unread.height,
        "quarantine": quarantine_frame(pl.concat([unread, wrong]).sort("row").rows()),
        "replaces": _replaced(kept) if reader.is_delta else None,
        "unread": _names(tops.join(wrong, on="row", how="semi")["id"]),
        **_counts(tops.join(wrong, on="row", how="anti"), kept, frames, notes),
    }


def _counts(tops: pl.DataFrame, kept: pl.DataFrame, frames: Frames, notes: Notes) -> dict[str, int]:
    """What became of the lines that gave no node."""
    held = pl.concat([frame["_row"].drop_nulls() for frame in frames.values()]).unique()
    rest = tops.filter(~pl.col("row").is_in(held.implode()))
    first = rest.join(kept, on="n", how="semi")
    removed = first.filter(pl.col("op") == "DEL")
    other = first.filter(pl.col("op") != "DEL")
    placeless = other.filter(pl.col("kind").is_null())["schema"]
    notes.add("entities that the model has no place for, left out", placeless)
    return {
        "duplicates": rest.height - first.height,
        "filtered": other.height,
        "removed": removed.height,
    }


def _conflicts(tops: pl.DataFrame, index: _ftm_index.Index) -> pl.DataFrame:
    mixed = tops.filter(pl.col("id").is_in(index.conflicts.implode()))
    return mixed.select(
        "row", reason=pl.lit("duplicate-conflict"), field=pl.lit("id"), detail="id",
        raw=pl.col("raw").fill_null(""),
    )  # fmt: skip


def _lacking(kept: pl.DataFrame) -> pl.DataFrame:
    lone = kept.filter(_ftm_sanctions.lacking())
    why = pl.lit("a sanction without authority or country")
    return lone.select(
        "row", reason=pl.lit("missing-column"), field=pl.lit("authority"), detail=why,
        raw=pl.col("raw").fill_null(""),
    )  # fmt: skip


def _names(ids: pl.Series) -> tuple[str, ...]:
    return tuple(nodes(ids).drop_nulls().unique().sort().to_list())


def _replaced(kept: pl.DataFrame) -> tuple[str, ...]:
    """What a delta's steps make go: the entities they name, and those merged into them. An entity
    that has no nodes has never had any."""
    named = kept.filter((pl.col("op") == "DEL") | pl.col("kind").is_not_null())
    old = named["referents"].explode().drop_nulls()
    return _names(pl.concat([named["id"], old.rename("id")]))


def _frames(kept: pl.DataFrame, told: pl.DataFrame, notes: Notes) -> Frames:
    things = _ftm_things.made(kept, notes)
    here = pl.concat([things[kind].select("id") for kind in _ftm_tables.THINGS])
    parts = [
        things,
        _ftm_links.tenures(told),
        _ftm_links.plain(told, "Membership", "member", "memberOf"),
        _ftm_links.kinships(told, notes),
        _ftm_links.controls(told, notes),
        _ftm_links.associations(told),
        _ftm_links.papers(told),
        _ftm_sanctions.made(told, notes),
        _stubs(_ftm_edges.stubs(told, here)),
    ]
    joined: Frames = {}
    for name in dict.fromkeys(name for part in parts for name in part):
        frame = pl.concat([part[name] for part in parts if name in part], how="diagonal_relaxed")
        joined[name] = frame.rechunk()
    return {**joined, "Document": _lists(joined["DatasetRecord"])}


def _stubs(ends: pl.DataFrame) -> Frames:
    """Nodes that other blocks tell, by their class alone."""
    return {
        kind: ends.filter(pl.col("kind") == kind).select("id", _row=pl.lit(None, pl.Int64))
        for kind in _ftm_tables.THINGS
    }


def _lists(records: pl.DataFrame) -> pl.DataFrame:
    """The lists that records cite."""
    cited = records["citesDocument"].explode().drop_nulls().unique().sort().to_frame("id")
    name = pl.col("id").str.strip_prefix("ftm-list-")
    return cited.select(
        "id",
        name.alias("dcterms:title@en"),
        pl.lit(_ftm_things.SOURCE_ID).alias("fromSource"),
        _row=pl.lit(None, pl.Int64),
        url=_LIST + name + "/",
    )
