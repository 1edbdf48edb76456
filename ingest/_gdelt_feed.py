"""A file of GDELT events as chunks, whichever form it has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from actorgraph.errors import UsageError
from actorgraph.frames import Chunk, SourceFile, quarantine_frame
from actorgraph_ingest import _gdelt_lines, _gdelt_nodes, _gdelt_rows
from actorgraph_ingest._gdelt_forms import Form

_DATED = r"^[0-9]{8}(?:[0-9]{6})?$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """`prefix` begins the ids of its events; `stamp` matches a file name that names the slice."""

    form: Form
    dataset: str
    prefix: str
    stamp: re.Pattern[str]


def chunks(file: SourceFile, feed: Feed) -> Iterator[Chunk]:
    """One chunk a part of the file, all of one slice: the file's stamp, or where its name has
    none, its newest DATEADDED."""
    filtering, path = _filtering(file), file.local()
    stamp = feed.stamp.match(file.name)
    key = stamp[0] if stamp else max(_newest(_added(d)) for _, d in _gdelt_lines.blocks(path))
    seen = pl.DataFrame(schema=_gdelt_rows.SEEN)
    told = pl.DataFrame(schema=_gdelt_nodes.PLACES)
    for number, data in _gdelt_lines.blocks(path):
        rows, broken = _gdelt_lines.parse(number, data, feed.form)
        kept = _gdelt_rows.keep(rows, seen, filtering=filtering)
        made = _gdelt_nodes.nodes(kept.rows, feed.dataset, feed.prefix)
        places = _gdelt_nodes.as_first_told(made.frames["Place"], told)
        yield Chunk(
            slice=f"{key}.export",
            version=_newest(rows["DATEADDED"]),
            frames={**made.frames, "Place": places},
            rows_in=rows.height + broken.height,
            duplicates=kept.duplicates,
            collapsed=kept.collapsed,
            filtered=kept.filtered,
            quarantine=quarantine_frame(pl.concat([broken, kept.quarantine]).sort("row").rows()),
            notes=(*_unknown_codes(kept.quarantine), *made.notes),
        )
        seen = _gdelt_rows.remember(rows, seen)
        told = pl.concat([told, places]).unique("id", keep="first")


def _filtering(file: SourceFile) -> bool:
    wish = file.options.get("filter", "on")
    if wish not in ("on", "off"):
        raise UsageError(f"filter is `{wish}`", where=file.name, remedy="say filter=on or off")
    return wish == "on"


def _newest(added: pl.Series) -> str:
    """The newest of the values of DATEADDED that are a time or a day."""
    newest = added.filter(added.str.contains(_DATED)).max()
    return newest if isinstance(newest, str) else ""


def _added(data: bytes) -> pl.Series:
    """DATEADDED of each line that has one, without reading the other fields."""
    lines = pl.Series(data.decode("utf-8", "replace").split("\n"))
    return lines.str.strip_chars_end("\r").str.extract(r"\t([0-9]+)(?:\t[^\t]*)?$").drop_nulls()


def _unknown_codes(quarantine: pl.DataFrame) -> tuple[str, ...]:
    unknown = quarantine.filter(pl.col("reason") == "bad-code")
    return tuple(
        f"unknown codes in {field}: {_gdelt_nodes.tally(part['detail'])}"
        for (field,), part in unknown.sort("field").group_by("field", maintain_order=True)
    )
